"""The kit's words in English."""

from composio_kit.messages.authoring_english import AUTHORING, RULES
from composio_kit.messages.catalogue import ClassroomMessages, Messages, ModelMessages
from composio_kit.messages.commands_english import COMMANDS, DOCTOR, LAB, LESSONS, RUN
from composio_kit.messages.day_english import DAY
from composio_kit.messages.exercises_english import EXERCISES
from composio_kit.messages.serving_english import SERVING
from composio_kit.messages.widgets_english import CONNECTION, TRACE

ENGLISH = Messages(
    language="en",
    classroom=ClassroomMessages(
        emulator_ready=(
            "Emulator ready: the real SDK, a service on this computer, no account, no internet."
        ),
        emulator_again=(
            "A new emulator, and it is empty: run the lesson again from its first step."
        ),
        live_ready="Live. Every call goes to Composio, with the key in COMPOSIO_API_KEY.",
        key_missing=(
            "Live mode needs your Composio API key in the environment variable COMPOSIO_API_KEY, "
            "and JupyterLab must see it too: stop JupyterLab, set the variable in that terminal, "
            "and start JupyterLab again. Or set LIVE = False to use the emulator."
        ),
        emulator_failed=(
            "The emulator did not start: {reason} "
            "Run `composio-kit doctor` in a terminal to see what is wrong."
        ),
        open_link="Open this link in your browser and approve {account}: {link}",
        waiting_for_person="Waiting until you have approved it …",
        connected="Connected: {account} is {status}.",
        not_approved="{account} was not approved: its status is {status}. Ask for a new link.",
        link_refused=(
            "The consent page did not take the answer (HTTP {status}). "
            "The link may be used or expired: call `authorize` again for a new one."
        ),
        not_a_request=(
            "approve() needs what session.authorize(…) returned, a connection request "
            "with a link, and got {kind}."
        ),
        error_did_not_happen=(
            "This cell shows an error, {expected}, and it did not happen. "
            "The SDK or the service has changed: the lesson must change too."
        ),
        measured_plot=(
            "A plot of times measured in this run. No two runs measure the same, so the stored "
            "lesson leaves it out: run this cell to see yours."
        ),
    ),
    models=ModelMessages(
        real_ready="Model: {model}, with the key in {key}.",
        scripted_ready=(
            "Model: scripted. It is no language model: it follows the script of this lesson, "
            "its calls of tools are real, and it says so in every answer. For a real one set "
            "CEREBRAS_API_KEY or OPENAI_API_KEY."
        ),
        package_missing=(
            "{key} is set, but the package {package} is not installed: run "
            "pip install {package} (ChatCerebras needs Python below 3.13)."
        ),
        scripted_mark="[scripted model]",
        unknown_request="I have no script for this. I know these words: {words}.",
        not_connected="Not connected yet: {toolkit}. Please connect it and ask me again.",
        tool_missing="I have no tool {tool} in this session.",
        call_failed="{tool} failed: {error}",
    ),
    lessons=LESSONS,
    run=RUN,
    lab=LAB,
    doctor=DOCTOR,
    commands=COMMANDS,
    serving=SERVING,
    exercises=EXERCISES,
    day=DAY,
    connection=CONNECTION,
    trace=TRACE,
    authoring=AUTHORING,
    rules=RULES,
)
