"""Linear: teams with their states and labels, and issues with their comments."""

from dataclasses import dataclass

from composio_kit.emulator.catalogue import Account, JsonObject, Tool, ToolFailure, Toolkit
from composio_kit.emulator.people import email_of
from composio_kit.emulator.text import Text

TEAM_NOT_FOUND = Text(
    en="There is no team {key} in this workspace. List the teams first.",
    id="Tidak ada tim {key} di workspace ini. Lihat dulu daftar timnya.",
)
ISSUE_NOT_FOUND = Text(
    en="There is no issue {key} in this workspace. List the issues first.",
    id="Tidak ada issue {key} di workspace ini. Lihat dulu daftar issue-nya.",
)
STATE_NOT_FOUND = Text(
    en="There is no workflow state {key}. List the states of the team first.",
    id="Tidak ada status alur kerja {key}. Lihat dulu daftar status timnya.",
)
LABEL_NOT_FOUND = Text(
    en="There is no label {key}. List the labels of the team first.",
    id="Tidak ada label {key}. Lihat dulu daftar label timnya.",
)
LABEL_EXISTS = Text(
    en="The team has a label {name} already. Use it, or choose another name.",
    id="Tim ini sudah memiliki label {name}. Pakai yang itu, atau pilih nama lain.",
)
USER_NOT_FOUND = Text(
    en="Nobody here has the id {key}. List the teams to see their members.",
    id="Tidak ada orang dengan id {key}. Lihat daftar tim untuk melihat anggotanya.",
)


@dataclass(frozen=True, slots=True)
class _Team:
    """A team, who else is in it, and its issues: in which state, with which label."""

    name: str
    key: str
    people: tuple[str, ...]
    issues: tuple[tuple[str, str, Text], ...]


_SEED = {
    ("ayu", "work"): _Team(
        name="SD Melati",
        key="MEL",
        people=("Rina", "Dedi"),
        issues=(
            ("Doing", "repair", Text(en="The garden tap drips", id="Keran kebun menetes")),
            ("Todo", "repair", Text(en="New lamp for projector 5B", id="Lampu proyektor 5B")),
            ("Todo", "events", Text(en="Plan the science day", id="Rencanakan hari sains")),
        ),
    ),
    ("budi", "work"): _Team(
        name="Harbour",
        key="HAR",
        people=("Wulan", "Joko"),
        issues=(
            ("Doing", "bug", Text(en="Sunday ferries an hour late", id="Feri Minggu telat sejam")),
            ("Todo", "bug", Text(en="Login takes nine seconds", id="Login butuh sembilan detik")),
            ("Todo", "feature", Text(en="Ferries that take bicycles", id="Feri untuk sepeda")),
        ),
    ),
}
_ANYBODY = {
    "work": _Team(
        name="Office",
        key="OFF",
        people=("Maya",),
        issues=(("Todo", "setup", Text(en="A desk for {name}", id="Meja untuk {name}")),),
    ),
    "personal": _Team(
        name="Home",
        key="HOME",
        people=(),
        issues=(("Todo", "house", Text(en="{name}'s bicycle", id="Sepeda {name}")),),
    ),
}


def _seed(account: Account) -> None:
    owner = account.owner
    seed = _SEED.get((owner.name.lower(), owner.purpose), _ANYBODY[owner.purpose])
    host = owner.handle.partition("@")[2]
    emails = {owner.name: owner.handle}
    emails |= {name: f"{name.lower()}@{host}" for name in seed.people}
    members = [_write(account, "user", {"name": who, "email": at}) for who, at in emails.items()]
    named = {"name": seed.name, "key": seed.key}
    team = _write(account, "team", {**named, "members": members})
    of_team = {"team_id": team["id"]}
    states = {
        name: _write(account, "state", {"name": name, **of_team})["id"]
        for name in ("Todo", "Doing", "Done")
    }
    labels: dict[str, str] = {}
    for state, label, title in seed.issues:
        if label not in labels:
            fields = {"name": label, "color": "#5e6ad2", **of_team}
            labels[label] = _write(account, "label", fields)["id"]
        said = title.say(account.language, name=owner.name)
        chosen = {"state_id": states[state], "label_ids": [labels[label]]}
        _write_issue(account, team, {"title": said, **chosen, "assignee_id": members[0]["id"]})


def _write(account: Account, kind: str, fields: JsonObject) -> JsonObject:
    record = {"id": account.new_id(), **fields}
    account.put(kind, record["id"], record)
    return record


def _found(account: Account, kind: str, key: str, otherwise: Text) -> JsonObject:
    """The record with this id, or with this key that people use, such as HAR or HAR-2."""
    for record in account.all(kind):
        names = (record["id"], record.get("key"), record.get("identifier"))
        if key in names and "archivedAt" not in record:
            return record
    raise ToolFailure(otherwise, key=key)


def _of_team(account: Account, kind: str, arguments: JsonObject) -> list[JsonObject]:
    team = _found(account, "team", arguments["team_id"], TEAM_NOT_FOUND)
    return [record for record in account.all(kind) if record["team_id"] == team["id"]]


def _brief(record: JsonObject) -> JsonObject:
    return {"id": record["id"], "name": record["name"]}


def _changes(account: Account, arguments: JsonObject) -> JsonObject:
    """What arguments say about an issue, with every id replaced by what it stands for."""
    names = ("title", "description", "priority")
    changes: JsonObject = {name: arguments[name] for name in names if name in arguments}
    if "state_id" in arguments:
        state = _found(account, "state", arguments["state_id"], STATE_NOT_FOUND)
        changes["state"] = _brief(state)
    if "assignee_id" in arguments:
        user = _found(account, "user", arguments["assignee_id"], USER_NOT_FOUND)
        changes["assignee"] = _brief(user)
    if "label_ids" in arguments:
        keys = arguments["label_ids"]
        labels = [_found(account, "label", key, LABEL_NOT_FOUND) for key in keys]
        changes["labels"] = [_brief(label) for label in labels]
    return changes


def _write_issue(account: Account, team: JsonObject, arguments: JsonObject) -> JsonObject:
    number = sum(issue["team"]["id"] == team["id"] for issue in account.all("issue")) + 1
    first_state = _of_team(account, "state", {"team_id": team["id"]})[0]
    issue = {
        "identifier": f"{team['key']}-{number}",
        "description": "",
        "priority": 0,
        "state": _brief(first_state),
        "assignee": None,
        "labels": [],
        "team": _brief(team),
        "createdAt": account.now,
        "updatedAt": account.now,
    }
    return _write(account, "issue", {**issue, **_changes(account, arguments)})


def _issue(account: Account, arguments: JsonObject) -> JsonObject:
    return _found(account, "issue", arguments["issue_id"], ISSUE_NOT_FOUND)


def get_current_user(account: Account, arguments: JsonObject) -> JsonObject:
    return {"user": account.all("user")[0]}


def list_teams(account: Account, arguments: JsonObject) -> JsonObject:
    return {"teams": account.all("team")}


def list_states(account: Account, arguments: JsonObject) -> JsonObject:
    return {"states": _of_team(account, "state", arguments)}


def list_labels(account: Account, arguments: JsonObject) -> JsonObject:
    return {"labels": _of_team(account, "label", arguments)}


def create_label(account: Account, arguments: JsonObject) -> JsonObject:
    name = arguments["name"]
    if any(label["name"] == name for label in _of_team(account, "label", arguments)):
        raise ToolFailure(LABEL_EXISTS, name=name)
    team = _found(account, "team", arguments["team_id"], TEAM_NOT_FOUND)
    fields = {"name": name, "color": arguments["color"], "team_id": team["id"]}
    return _write(account, "label", fields)


def list_issues(account: Account, arguments: JsonObject) -> JsonObject:
    wanted = arguments.get("assignee_id")
    found = [
        issue
        for issue in reversed(account.all("issue"))
        if "archivedAt" not in issue
        and (wanted is None or (issue["assignee"] or {}).get("id") == wanted)
    ]
    start = int(arguments.get("after", 0))
    end = start + arguments.get("first", 10)
    info = {"hasNextPage": end < len(found), "endCursor": str(end)}
    return {"issues": found[start:end], "page_info": info}


def get_issue(account: Account, arguments: JsonObject) -> JsonObject:
    issue = _issue(account, arguments)
    comments = [item for item in account.all("comment") if item["issue_id"] == issue["id"]]
    return {"issue": {**issue, "comments": comments}}


def create_issue(account: Account, arguments: JsonObject) -> JsonObject:
    team = _found(account, "team", arguments["team_id"], TEAM_NOT_FOUND)
    return _write_issue(account, team, arguments)


def update_issue(account: Account, arguments: JsonObject) -> JsonObject:
    issue = {**_issue(account, arguments), **_changes(account, arguments)}
    issue["updatedAt"] = account.now
    account.put("issue", issue["id"], issue)
    return {"success": True, "issue": issue}


def delete_issue(account: Account, arguments: JsonObject) -> JsonObject:
    issue = _issue(account, arguments)
    account.put("issue", issue["id"], {**issue, "archivedAt": account.now})
    return {"success": True}


def create_comment(account: Account, arguments: JsonObject) -> JsonObject:
    issue, me = _issue(account, arguments), account.all("user")[0]
    fields = {"issue_id": issue["id"], "body": arguments["body"], "created_at": account.now}
    return _write(account, "comment", {**fields, "user_id": me["id"], "user_name": me["name"]})


_READS = ("readOnlyHint", "idempotentHint", "openWorldHint")
_STRING: JsonObject = {"type": "string"}
_WORDS: JsonObject = {"type": "string", "minLength": 1}
_TEAM: dict[str, JsonObject] = {
    "team_id": {"type": "string", "description": "The team's id, or its key, such as HAR."}
}
_ISSUE: dict[str, JsonObject] = {
    "issue_id": {"type": "string", "description": "The issue's id or identifier, such as HAR-2."}
}
_FIELDS: dict[str, JsonObject] = {
    "title": _WORDS,
    "description": {"type": "string", "description": "Markdown."},
    "priority": {
        "type": "integer",
        "minimum": 0,
        "maximum": 4,
        "description": "1 urgent, 2 high, 3 normal, 4 low, 0 none.",
    },
    "state_id": _STRING,
    "assignee_id": _STRING,
    "label_ids": {"type": "array", "items": _STRING},
}

TOOLKIT = Toolkit(
    slug="linear",
    name="Linear",
    description="The teams and issues of a Linear workspace.",
    category="Developer tools",
    colour="#5e6ad2",
    auth_scheme="OAUTH2",
    scopes={
        "read": Text(en="see your teams and issues", id="melihat tim dan issue Anda"),
        "write": Text(en="change issues and labels", id="mengubah issue dan label"),
        "issues:create": Text(en="create issues", id="membuat issue"),
        "comments:create": Text(en="comment in your name", id="berkomentar atas nama Anda"),
    },
    handle=email_of,
    seed=_seed,
    tools=(
        Tool(
            slug="LINEAR_GET_CURRENT_USER",
            name="Get current user",
            description="Tells whose Linear account is connected.",
            parameters={},
            required=(),
            tags=_READS,
            scopes=("read",),
            run=get_current_user,
        ),
        Tool(
            slug="LINEAR_GET_ALL_LINEAR_TEAMS",
            name="Get all teams",
            description="Lists the teams of the workspace with their members.",
            parameters={},
            required=(),
            tags=_READS,
            scopes=("read",),
            run=list_teams,
        ),
        Tool(
            slug="LINEAR_LIST_LINEAR_STATES",
            name="List Linear states",
            description="Lists the workflow states of a team, the first one for new issues.",
            parameters=_TEAM,
            required=("team_id",),
            tags=_READS,
            scopes=("read",),
            run=list_states,
        ),
        Tool(
            slug="LINEAR_LIST_LINEAR_LABELS",
            name="List Linear labels",
            description="Lists the labels of a team.",
            parameters=_TEAM,
            required=("team_id",),
            tags=_READS,
            scopes=("read",),
            run=list_labels,
        ),
        Tool(
            slug="LINEAR_CREATE_LINEAR_LABEL",
            name="Create Linear label",
            description="Creates a label for a team.",
            parameters={
                **_TEAM,
                "name": _WORDS,
                "color": {"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"},
            },
            required=("team_id", "name", "color"),
            tags=("openWorldHint", "createHint"),
            scopes=("write",),
            run=create_label,
        ),
        Tool(
            slug="LINEAR_LIST_LINEAR_ISSUES",
            name="List Linear issues",
            description="Lists the issues of the workspace, the newest first.",
            parameters={
                "first": {"type": "integer", "minimum": 1, "maximum": 250, "default": 10},
                "after": {"type": "string", "pattern": "^[0-9]{1,9}$"},
                "assignee_id": _STRING,
            },
            required=(),
            tags=(*_READS, "important"),
            scopes=("read",),
            run=list_issues,
        ),
        Tool(
            slug="LINEAR_GET_LINEAR_ISSUE",
            name="Get Linear issue",
            description="Returns one issue with its comments.",
            parameters=_ISSUE,
            required=("issue_id",),
            tags=_READS,
            scopes=("read",),
            run=get_issue,
        ),
        Tool(
            slug="LINEAR_CREATE_LINEAR_ISSUE",
            name="Create Linear issue",
            description="Creates an issue in a team.",
            parameters={**_TEAM, **_FIELDS},
            required=("team_id", "title"),
            tags=("openWorldHint", "createHint", "important"),
            scopes=("issues:create",),
            run=create_issue,
        ),
        Tool(
            slug="LINEAR_UPDATE_ISSUE",
            name="Update issue",
            description="Changes what is given of an issue: its words, state, assignee or labels.",
            parameters={**_ISSUE, **_FIELDS},
            required=("issue_id",),
            tags=("openWorldHint", "updateHint", "important"),
            scopes=("write",),
            run=update_issue,
        ),
        Tool(
            slug="LINEAR_DELETE_LINEAR_ISSUE",
            name="Delete Linear issue",
            description="Archives an issue, which is how Linear deletes.",
            parameters=_ISSUE,
            required=("issue_id",),
            tags=("openWorldHint", "destructiveHint"),
            scopes=("write",),
            run=delete_issue,
        ),
        Tool(
            slug="LINEAR_CREATE_LINEAR_COMMENT",
            name="Create Linear comment",
            description="Writes a comment under an issue.",
            parameters={**_ISSUE, "body": _WORDS},
            required=("issue_id", "body"),
            tags=("openWorldHint", "createHint"),
            scopes=("comments:create",),
            run=create_comment,
        ),
    ),
)
