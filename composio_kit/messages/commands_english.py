"""The command line's words in English."""

from composio_kit.messages.commands_catalogue import (
    CommandMessages,
    DoctorMessages,
    LabMessages,
    LessonMessages,
    RunMessages,
)

LESSONS = LessonMessages(
    unknown="There is no lesson {typed}. There are: {lessons}.",
    none_found=(
        "There are no lessons in {folder}. Install composio-kit again, or call it in a checkout."
    ),
)

RUN = RunMessages(
    lessons="Lessons",
    starting_kernel="starting the kernel",
    failed_so_far="{count} failed",
    line_started="{lesson}: running (cells: {cells})",
    line_passed="{lesson}: passed in {seconds} s",
    line_failed="{lesson}: failed after {seconds} s",
    line_stopped="{lesson}: stopped",
    lesson="Lesson",
    language="Language",
    cells="Cells",
    seconds="Seconds",
    verdict="Verdict",
    passed="passed",
    failed="failed",
    stopped="stopped",
    failed_in_cell="{lesson} failed in cell {cell}:",
    failed_before_first_cell=(
        "{lesson} failed before its first cell; `composio-kit doctor` looks for the reason:"
    ),
    closing="Passed: {passed} of {total}. The executed notebooks are in the folder {folder}.",
    stopping="stopping the kernels …",
    all_stopped="Stopped. No kernel is left running.",
    would_overwrite=(
        "The executed notebook would overwrite the lesson {lesson}: "
        "choose another folder with --out."
    ),
    same_output=(
        "{first} and {second} would be written to the same file: "
        "run one after the other, each with its own --out."
    ),
)

LAB = LabMessages(
    added="New in {folder}: {lessons}.",
    as_you_left_it="{folder} is as you left it; nothing was added.",
    browser_opens=(
        "JupyterLab opens {lesson} in your browser. To stop it, press Ctrl-C in this terminal."
    ),
    open_the_address=(
        "JupyterLab shows its address in a moment; in a browser, it opens {lesson}. "
        "To stop it, press Ctrl-C in this terminal."
    ),
    stopped="JupyterLab has stopped. Your work is in the folder {folder}.",
    server_failed=(
        "JupyterLab ended with the error above. `composio-kit doctor` looks for the reason."
    ),
    port_taken=(
        "Port {port} is taken: choose another with --port, or leave it out and a free one is found."
    ),
    among_lessons=(
        "{folder} holds the kit's own lessons, which stay as they are: "
        "choose another folder with --folder."
    ),
    not_writable="{folder} cannot be written ({reason}): choose another folder with --folder.",
)

DOCTOR = DoctorMessages(
    ok="ok",
    note="note",
    problem="problem",
    all_well="Nothing is missing: the lessons can run on this computer.",
    problems_found="Problems found: {count}. Follow the arrows, then run the doctor again.",
    python="Python",
    python_ok="{version}, one that the kit runs on.",
    python_wrong="This is Python {version}, and the kit needs {wanted}.",
    python_advice="Install Python 3.12, then set up the kit again: make PYTHON=python3.12",
    packages="Packages",
    packages_ok="All {count} are installed, in versions that fit.",
    packages_missing="Not installed: {names}.",
    packages_unfit="Of a version that does not fit: {names}.",
    packages_advice=(
        "Set up the kit again: `make lab` in its folder, or `python -m pip install .` there."
    ),
    kernel="Kernel",
    kernel_ok="Notebooks run on {interpreter}, which has the kit.",
    kernel_missing="There is no kernel python3 to run the notebooks.",
    kernel_broken="The kernel python3 runs on {interpreter}, which does not start.",
    kernel_elsewhere="The kernel python3 runs on {interpreter}, which does not have the kit.",
    kernel_advice=(
        "Make this Python the kernel: `python -m ipykernel install --sys-prefix`. If another "
        "one is still used, `jupyter kernelspec list` shows where it is defined."
    ),
    loopback="This computer",
    loopback_ok="Programs can reach each other on 127.0.0.1.",
    loopback_blocked="No program can listen on 127.0.0.1: kernels and the emulator need that.",
    loopback_advice="Allow Python to accept local connections in your firewall or sandbox.",
    port="Port {port}",
    port_free='Free, for Composio(environment="local").',
    port_taken='Taken, and Composio(environment="local") would talk to whatever holds it.',
    port_advice="Nothing to do for the lessons: each finds a free port by itself.",
    emulator="Emulator",
    emulator_ok="Starts and answers.",
    emulator_failed="Does not start: {reason}",
    emulator_silent="Starts, but does not answer: {reason}",
    emulator_advice=(
        "Solve the problems above first. If there are none, let your antivirus or firewall "
        "allow Python to listen on 127.0.0.1."
    ),
    browser="Browser",
    browser_ok="One opens by itself.",
    browser_missing="None can be opened from here.",
    browser_advice="Run `composio-kit lab --no-browser` and open the address it shows.",
    key="API key",
    key_unset="COMPOSIO_API_KEY is not set. Only live mode needs it, the emulator does not.",
    key_set="COMPOSIO_API_KEY is set. Only live mode uses it.",
    key_odd="COMPOSIO_API_KEY has spaces or quotation marks around it.",
    key_advice="Set it again without them; live mode would be refused with 401.",
    proxy="Proxy",
    proxy_unset="None is set.",
    proxy_bypassed="One is set, and this computer is exempt from it.",
    proxy_set="{names} is set, and this computer is not exempt from it.",
    proxy_advice=(
        "The kit does without. For programs of your own that talk to the emulator, set "
        "NO_PROXY=localhost,127.0.0.1"
    ),
)

COMMANDS = CommandMessages(
    summary="Learn in Jupyter notebooks how Composio keeps many users apart.",
    run="Run lessons without a browser and show which ones pass.",
    lab="Open JupyterLab in your own copy of the lessons.",
    doctor="Find out what is missing or wrong on this computer.",
    lessons=(
        "A number (0), a name (00_start) or the path of a notebook. Without one: all lessons."
    ),
    run_language="Language of the lessons. Without it: that of your system.",
    jobs="How many to run at the same time. Without it: one for each core.",
    out="Where the executed notebooks go. Without it: runs",
    lab_language="Language to begin in. Without it: that of your system.",
    folder="Where your copy of the lessons is. Without it: my-lessons",
    fresh="Lay out this lesson once more, beside what you have, and open it.",
    no_browser="Show the address instead of opening a browser.",
    port="Port of JupyterLab. Without it: the first free one from 8888.",
    doctor_language="Language of the report. Without it: that of your system.",
    version="Show the version.",
    help="Show this help.",
    usage="Usage",
    arguments="Arguments",
    options="Options",
    commands="Commands",
    options_metavar="[OPTIONS]",
    command_metavar="COMMAND …",
    lesson_metavar="LESSON",
    folder_metavar="FOLDER",
    number_metavar="N",
    unknown_language="There is no language {typed} for --lang: it takes one of {choices}.",
    unknown_option="There is no option {option}: `{command} --help` shows those there are.",
    unknown_command="There is no command {typed}. There are: {commands}.",
    bad_value="The value of {option} does not fit: `{command} --help` shows what it takes.",
    bad_call="It cannot be called like this: `{command} --help` shows how.",
)
