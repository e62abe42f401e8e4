"""Says in plain words what is missing or wrong on this machine, and what to do.

Each check is a function that looks at one thing and returns a `Check`. Its
parameters are the edges of the machine; without them it looks at this one.
"""

import os
import platform
import socket
import subprocess
import tempfile
import webbrowser
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from importlib import metadata
from typing import Protocol

from rich.console import Console
from rich.table import Table
from rich.text import Text

from composio_kit.messages import messages

STANDALONE_PORT = 9900
_KIT = "composio-kit"
_ANSWER_SECONDS = 10
_NAME_WIDTH = 14
_HAS_THIS_PACKAGE = (
    "import importlib.util, sys; sys.exit(importlib.util.find_spec('composio_kit') is None)"
)


class Verdict(Enum):
    """How much a finding matters: only a problem keeps the lessons from running."""

    OK = "ok"
    NOTE = "note"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, what was found, and what to do about it (nothing, if ok)."""

    name: str
    verdict: Verdict
    sentence: str
    advice: str = ""


class StartedEmulator(Protocol):
    """What `classroom.start_emulator` returns, as far as it matters here."""

    @property
    def base_url(self) -> str:
        """Where it listens."""

    def close(self) -> None:
        """End it."""


def check_python(version: str, wanted: str) -> Check:
    """Whether Python `version` is one of those `wanted`, a specifier like `>=3.11,<3.14`."""
    from packaging.specifiers import SpecifierSet

    words = messages().doctor
    if SpecifierSet(wanted).contains(version, prereleases=True):
        return _ok(words.python, words.python_ok.format(version=version))
    sentence = words.python_wrong.format(version=version, wanted=wanted)
    return _problem(words.python, sentence, words.python_advice)


def check_packages(
    requirements: Sequence[str], version_of: Callable[[str], str] = metadata.version
) -> Check:
    """Whether each of the `requirements` that applies here is installed and fits.

    `version_of` gives a package's version or raises PackageNotFoundError.
    """
    from packaging.requirements import Requirement

    words = messages().doctor
    missing, unfit, here = [], [], 0
    for requirement in map(Requirement, requirements):
        if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
            continue
        here += 1
        try:
            version = version_of(requirement.name)
        except metadata.PackageNotFoundError:
            missing.append(requirement.name)
            continue
        if not requirement.specifier.contains(version, prereleases=True):
            unfit.append(f"{requirement.name} {version} ({requirement.specifier})")
    found = []
    if missing:
        found.append(words.packages_missing.format(names=", ".join(missing)))
    if unfit:
        found.append(words.packages_unfit.format(names=", ".join(unfit)))
    if found:
        return _problem(words.packages, " ".join(found), words.packages_advice)
    return _ok(words.packages, words.packages_ok.format(count=here))


def kernel_interpreter() -> str | None:
    """The Python that the kernel `python3` of the notebooks runs, or None without one."""
    from jupyter_client.kernelspec import NoSuchKernel
    from jupyter_client.manager import KernelManager

    try:
        return str(KernelManager(kernel_name="python3").format_kernel_cmd()[0])
    except NoSuchKernel:
        return None


def check_kernel(interpreter_of_kernel: Callable[[], str | None] = kernel_interpreter) -> Check:
    """Whether the notebooks' kernel is there and its Python has this package."""
    words = messages().doctor
    interpreter = interpreter_of_kernel()
    if interpreter is None:
        return _problem(words.kernel, words.kernel_missing, words.kernel_advice)
    try:
        # In a folder of nobody's: the current one would be on the path of imports.
        asked = subprocess.run(  # noqa: S603
            [interpreter, "-c", _HAS_THIS_PACKAGE],
            cwd=tempfile.gettempdir(),
            capture_output=True,
            timeout=_ANSWER_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        sentence = words.kernel_broken.format(interpreter=interpreter)
        return _problem(words.kernel, sentence, words.kernel_advice)
    if asked.returncode:
        sentence = words.kernel_elsewhere.format(interpreter=interpreter)
        return _problem(words.kernel, sentence, words.kernel_advice)
    return _ok(words.kernel, words.kernel_ok.format(interpreter=interpreter))


def port_is_free(port: int) -> bool:
    """Whether a server can listen on `port` of 127.0.0.1 now."""
    with socket.socket() as probe:
        # As servers do: a port that was left a moment ago counts as free.
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def check_loopback(can_listen: Callable[[int], bool] = port_is_free) -> Check:
    """Whether a server can listen on this computer at all: kernels and the emulator do."""
    words = messages().doctor
    if can_listen(0):
        return _ok(words.loopback, words.loopback_ok)
    return _problem(words.loopback, words.loopback_blocked, words.loopback_advice)


def check_port(port: int = STANDALONE_PORT) -> Check:
    """Whether the port is free at which the SDK looks for `environment="local"`."""
    words = messages().doctor
    name = words.port.format(port=port)
    if port_is_free(port):
        return _ok(name, words.port_free)
    return Check(name, Verdict.NOTE, words.port_taken, words.port_advice)


def start_emulator() -> StartedEmulator:
    """The emulator as the lessons start it."""
    from composio_kit import classroom

    return classroom.start_emulator()


def check_emulator(start: Callable[[], StartedEmulator] = start_emulator) -> Check:
    """Whether the emulator starts, and answers a request."""
    import httpx

    words = messages().doctor
    try:
        emulator = start()
    # Whatever keeps it from starting is the finding. In the kit's own error it lies
    # beneath: the sentence above it sends the reader to the doctor.
    except Exception as error:
        reason = _first_line(error.__context__ or error)
        sentence = words.emulator_failed.format(reason=reason)
        return _problem(words.emulator, sentence, words.emulator_advice)
    try:
        # Any answer will do. Never through a proxy: it is this computer.
        httpx.get(emulator.base_url, timeout=_ANSWER_SECONDS, trust_env=False)
    except httpx.HTTPError as error:
        sentence = words.emulator_silent.format(reason=_first_line(error))
        return _problem(words.emulator, sentence, words.emulator_advice)
    finally:
        emulator.close()
    return _ok(words.emulator, words.emulator_ok)


def check_browser(find: Callable[[], object] = webbrowser.get) -> Check:
    """Whether a browser opens by itself; `find` raises webbrowser.Error if there is none."""
    words = messages().doctor
    try:
        find()
    except webbrowser.Error:
        return Check(words.browser, Verdict.NOTE, words.browser_missing, words.browser_advice)
    return _ok(words.browser, words.browser_ok)


def check_key(environment: Mapping[str, str]) -> Check:
    """Whether there is an API key for live mode. Its value is never shown."""
    words = messages().doctor
    key = environment.get("COMPOSIO_API_KEY", "")
    if not key:
        return _ok(words.key, words.key_unset)
    if key != key.strip(" \t\r\n'\""):
        return Check(words.key, Verdict.NOTE, words.key_odd, words.key_advice)
    return _ok(words.key, words.key_set)


def check_proxy(environment: Mapping[str, str]) -> Check:
    """Whether programs that obey proxy settings would miss servers on this computer.

    Only the names of the variables are shown: their values may hold a password.
    """
    words = messages().doctor
    variables = {name.upper(): value for name, value in environment.items() if value}
    proxies = [name for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY") if name in variables]
    if not proxies:
        return _ok(words.proxy, words.proxy_unset)
    direct = {host.strip() for host in variables.get("NO_PROXY", "").split(",")}
    if "*" in direct or {"localhost", "127.0.0.1"} <= direct:
        return _ok(words.proxy, words.proxy_bypassed)
    sentence = words.proxy_set.format(names=", ".join(proxies))
    return Check(words.proxy, Verdict.NOTE, sentence, words.proxy_advice)


def _this_python() -> Check:
    wanted = metadata.metadata(_KIT)["Requires-Python"]
    return check_python(platform.python_version(), wanted)


def _packages_here() -> Check:
    return check_packages(metadata.requires(_KIT) or [])


# In the order in which one thing depends on another.
ALL_CHECKS: tuple[Callable[[], Check], ...] = (
    _this_python,
    _packages_here,
    check_kernel,
    check_loopback,
    check_port,
    check_emulator,
    check_browser,
    lambda: check_key(os.environ),
    lambda: check_proxy(os.environ),
)


def examine(checks: Sequence[Callable[[], Check]] = ALL_CHECKS) -> Iterator[Check]:
    """Make the `checks`, one after the other. A package that one of them lacks is a finding."""
    for check in checks:
        try:
            yield check()
        except ImportError as error:
            words = messages().doctor
            sentence = words.packages_missing.format(names=error.name)
            yield _problem(words.packages, sentence, words.packages_advice)


def show(console: Console, checks: Iterator[Check]) -> bool:
    """Print each check as soon as it is done, and a closing sentence.

    Returns
    -------
    bool
        whether no check found a problem.
    """
    words = messages().doctor
    looks = {
        Verdict.OK: ("✓", words.ok, "green"),
        Verdict.NOTE: ("!", words.note, "yellow"),
        Verdict.PROBLEM: ("✗", words.problem, "bold red"),
    }
    width = max(len(word) for _, word, _ in looks.values()) + 2
    problems = 0
    for check in checks:
        sign, word, style = looks[check.verdict]
        row = Table.grid(padding=(0, 2, 0, 0))
        row.add_column(width=width)
        row.add_column(width=_NAME_WIDTH)
        row.add_column()
        row.add_row(Text(f"{sign} {word}", style), Text(check.name), Text(check.sentence))
        if check.advice:
            row.add_row("", "", Text(f"→ {check.advice}", "bold"))
        console.print(row)
        problems += check.verdict is Verdict.PROBLEM
    closing = words.all_well if not problems else words.problems_found.format(count=problems)
    console.print()
    console.print(Text(closing))
    return not problems


def _ok(name: str, sentence: str) -> Check:
    return Check(name, Verdict.OK, sentence)


def _problem(name: str, sentence: str, advice: str) -> Check:
    return Check(name, Verdict.PROBLEM, sentence, advice)


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
