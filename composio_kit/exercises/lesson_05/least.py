"""Giving a session the least that a described job needs."""

from collections.abc import Mapping
from typing import Any

from composio_kit.exercises.declarations import (
    Exercise,
    Judgement,
    Mistake,
    Outcome,
    Text,
    mistaken,
)

READING = "readOnlyHint"
SENDING = "SLACK_SEND_MESSAGE"
TOOLKITS = ["github", "slack"]
MOST_TOOLS = 1000


def may_run(composio: Any, config: Mapping[str, Any]) -> set[str]:
    """The tools that a configuration allows in its toolkits, by its own rules and the tags.

    A toolkit's list of tools decides alone; without one the tags do, the
    toolkit's over the session's.
    """
    allowed = set()
    for toolkit in config["toolkits"]["enabled"]:
        rule = config.get("tools", {}).get(toolkit, {})
        tags = rule.get("tags") or config.get("tags", {})
        for tool in composio.tools.get_raw_composio_tools(toolkits=[toolkit], limit=MOST_TOOLS):
            has = set(tool.tags)
            if "enabled" in rule:
                enabled = tool.slug in rule["enabled"]
            elif "disabled" in rule:
                enabled = tool.slug not in rule["disabled"]
            else:
                wanted, unwanted = (set(tags.get(way) or ()) for way in ("enabled", "disabled"))
                enabled = (not wanted or bool(has & wanted)) and not has & unwanted
            if enabled:
                allowed.add(tool.slug)
    return allowed


def judge_least(composio: Any, session: Any) -> Judgement:
    """Whether this session of Budi's may do the job and no more, and shows its model just that."""
    config = composio.use(session.session_id).config.model_dump(exclude_none=True)
    if config["user_id"] != "user_budi":
        return mistaken("other-user", user=config["user_id"])
    if sorted(config.get("toolkits", {}).get("enabled", ())) != TOOLKITS:
        return mistaken("other-toolkits")
    allowed = may_run(composio, config)
    shown = {tool["function"]["name"] for tool in session.tools()}
    reading = composio.tools.get_raw_composio_tools(toolkits=["github"], limit=MOST_TOOLS)
    job = {tool.slug for tool in reading if READING in tool.tags} | {SENDING}
    if SENDING not in allowed:
        return mistaken("mute")
    if shown == job < allowed:
        return mistaken("only-shown", more=len(allowed - job))
    if allowed - job:
        return mistaken("leaky", tools=", ".join(f"`{slug}`" for slug in sorted(allowed - job)))
    if allowed != job:
        return Outcome.NOT_YET
    return Outcome.CORRECT if shown == job else mistaken("must-search", shown=len(shown))


LEAST = Exercise(
    id="05-least",
    start="bot = ...",
    answer="composio, bot",
    judge=judge_least,
    correct=Text(
        en="The model sees what the job needs, and nothing else may run, whatever it asks for.",
        id="Model melihat apa yang diperlukan pekerjaannya. Selain itu tidak ada yang boleh "
        "berjalan, apa pun yang dimintanya.",
    ),
    hints=(
        Text(
            en="Which arguments decide what may run, and which one decides what is in the list?",
            id="Argumen mana yang menentukan apa yang boleh berjalan, dan mana yang menentukan isi "
            "daftarnya?",
        ),
        Text(
            en="Each toolkit can have a rule of its own in `tools`: a list of slugs, or "
            '`{"tags": [...]}`. Add `toolkits` and the preset.',
            id="Di `tools`, setiap toolkit bisa punya aturan sendiri: list berisi slug, atau "
            '`{"tags": [...]}`. Tambahkan `toolkits` dan preset-nya.',
        ),
    ),
    mistakes=(
        Mistake(
            "other-user",
            code='bot = composio.create(user_id="user_ayu", toolkits=["github", "slack"])',
            says=Text(
                en="This session acts for `{user}`. The job is done with Budi's accounts.",
                id="Session ini bertindak untuk `{user}`. Pekerjaan ini memakai akun Budi.",
            ),
        ),
        Mistake(
            "other-toolkits",
            code="""\
bot = composio.create(
    user_id="user_budi",
    tools={"github": {"tags": ["readOnlyHint"]}, "slack": ["SLACK_SEND_MESSAGE"]},
)""",
            says=Text(
                en="The job needs GitHub and Slack. `tools` narrows the toolkits it names and "
                "leaves all others open: close them with `toolkits`.",
                id="Pekerjaan ini memerlukan GitHub dan Slack. `tools` mempersempit toolkit yang "
                "disebutnya dan membiarkan yang lain terbuka: tutup dengan `toolkits`.",
            ),
        ),
        Mistake(
            "mute",
            code="""\
bot = composio.create(
    user_id="user_budi",
    toolkits=["github", "slack"],
    tags=["readOnlyHint"],
    session_preset="direct_tools",
)""",
            says=Text(
                en="This bot cannot write to Slack: `tags` holds for every toolkit that has no "
                "rule of its own. Give each toolkit its own in `tools`.",
                id="Bot ini tidak bisa menulis di Slack: `tags` berlaku untuk setiap toolkit yang "
                "tidak punya aturan sendiri. Beri masing-masing aturannya di `tools`.",
            ),
        ),
        Mistake(
            "leaky",
            code="""\
writing = ["createHint", "updateHint", "destructiveHint"]
bot = composio.create(
    user_id="user_budi",
    toolkits=["github", "slack"],
    tools={"github": {"tags": {"disable": writing}}, "slack": ["SLACK_SEND_MESSAGE"]},
    session_preset="direct_tools",
)""",
            says=Text(
                en="This may run too: {tools}. Forbidding stops only what carries the tag, and a "
                "toolkit without a rule is open. Say for each what is allowed.",
                id="Ini juga boleh berjalan: {tools}. Larangan hanya menahan yang punya tag itu, "
                "dan toolkit tanpa aturan berarti terbuka. Sebutkan untuk masing-masing apa yang "
                "diizinkan.",
            ),
        ),
        Mistake(
            "only-shown",
            code="""\
direct = {"toolkits": ["github"], "tags": ["readOnlyHint"], "session_preset": "direct_tools"}
reader = composio.create(user_id="user_budi", **direct)
reads = [tool["function"]["name"] for tool in reader.tools()]
bot = composio.create(
    user_id="user_budi",
    toolkits=["github", "slack"],
    preload={"tools": [*reads, "SLACK_SEND_MESSAGE"]},
    session_preset="direct_tools",
)""",
            says=Text(
                en="The list is right, and {more} tools more may run: whoever knows a slug can "
                "call it. `preload` shows; `tools` allows.",
                id="Daftarnya benar, tetapi masih ada {more} tool lain yang boleh berjalan: siapa "
                "pun yang tahu slug-nya bisa memanggilnya. `preload` memperlihatkan; `tools` "
                "mengizinkan.",
            ),
        ),
        Mistake(
            "must-search",
            code="""\
bot = composio.create(
    user_id="user_budi",
    toolkits=["github", "slack"],
    tools={"github": {"tags": ["readOnlyHint"]}, "slack": ["SLACK_SEND_MESSAGE"]},
)""",
            says=Text(
                en="The permissions are right. But the model sees {shown} tools, and those of the "
                "job are not among them: it must search first. There is a preset for that.",
                id="Izinnya sudah benar. Tetapi model melihat {shown} tool, dan tool untuk "
                "pekerjaannya tidak termasuk: ia harus mencari dulu. Ada preset untuk itu.",
            ),
        ),
    ),
    solution="""\
bot = composio.create(
    user_id="user_budi",
    toolkits=["github", "slack"],
    tools={"github": {"tags": ["readOnlyHint"]}, "slack": ["SLACK_SEND_MESSAGE"]},
    session_preset="direct_tools",
)""",
)
