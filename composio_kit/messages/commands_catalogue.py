"""The shape of the command line's words: `composio-kit run`, `lab`, `doctor`, and their help."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LessonMessages:
    """Finding the lesson that a person typed."""

    unknown: str
    none_found: str


@dataclass(frozen=True, slots=True)
class RunMessages:
    """Running lessons headless: progress, summary, failures."""

    lessons: str
    starting_kernel: str
    failed_so_far: str
    line_started: str
    line_passed: str
    line_failed: str
    line_stopped: str
    lesson: str
    language: str
    cells: str
    seconds: str
    verdict: str
    passed: str
    failed: str
    stopped: str
    failed_in_cell: str
    failed_before_first_cell: str
    closing: str
    stopping: str
    all_stopped: str
    would_overwrite: str
    same_output: str


@dataclass(frozen=True, slots=True)
class LabMessages:
    """The learner's working copy, and JupyterLab in it."""

    added: str
    as_you_left_it: str
    browser_opens: str
    open_the_address: str
    stopped: str
    server_failed: str
    port_taken: str
    among_lessons: str
    not_writable: str


@dataclass(frozen=True, slots=True)
class DoctorMessages:
    """What the doctor looks at, what it finds, and what to do."""

    ok: str
    note: str
    problem: str
    all_well: str
    problems_found: str
    python: str
    python_ok: str
    python_wrong: str
    python_advice: str
    packages: str
    packages_ok: str
    packages_missing: str
    packages_unfit: str
    packages_advice: str
    kernel: str
    kernel_ok: str
    kernel_missing: str
    kernel_broken: str
    kernel_elsewhere: str
    kernel_advice: str
    loopback: str
    loopback_ok: str
    loopback_blocked: str
    loopback_advice: str
    port: str
    port_free: str
    port_taken: str
    port_advice: str
    emulator: str
    emulator_ok: str
    emulator_failed: str
    emulator_silent: str
    emulator_advice: str
    browser: str
    browser_ok: str
    browser_missing: str
    browser_advice: str
    key: str
    key_unset: str
    key_set: str
    key_odd: str
    key_advice: str
    proxy: str
    proxy_unset: str
    proxy_bypassed: str
    proxy_set: str
    proxy_advice: str


@dataclass(frozen=True, slots=True)
class CommandMessages:
    """Help texts, and one sentence for each way to type something wrong."""

    summary: str
    run: str
    lab: str
    doctor: str
    lessons: str
    run_language: str
    jobs: str
    out: str
    lab_language: str
    folder: str
    fresh: str
    no_browser: str
    port: str
    doctor_language: str
    version: str
    help: str
    usage: str
    arguments: str
    options: str
    commands: str
    options_metavar: str
    command_metavar: str
    lesson_metavar: str
    folder_metavar: str
    number_metavar: str
    unknown_language: str
    unknown_option: str
    unknown_command: str
    bad_value: str
    bad_call: str
