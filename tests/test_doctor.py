"""What the doctor finds on a machine, and what it advises."""

import io
import sys
import threading
import webbrowser
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.metadata import PackageNotFoundError

import pytest
from rich.console import Console

from composio_kit import doctor
from composio_kit.doctor import Check, Verdict
from composio_kit.messages import set_language


@pytest.fixture(autouse=True)
def english():
    set_language("en")
    yield
    set_language("en")


def assert_problem(check, *words):
    """It is a problem, the sentence has these words, and there is advice."""
    assert check.verdict is Verdict.PROBLEM
    for word in words:
        assert word in check.sentence
    assert check.advice


class TestPython:
    @pytest.mark.parametrize("version", ["3.11.0", "3.12.7", "3.13.0rc1"])
    def test_a_version_that_the_kit_takes_is_ok(self, version):
        assert doctor.check_python(version, ">=3.11,<3.14").verdict is Verdict.OK

    @pytest.mark.parametrize("version", ["3.10.14", "3.14.0"])
    def test_another_version_is_a_problem(self, version):
        assert_problem(doctor.check_python(version, ">=3.11,<3.14"), version)


class TestPackages:
    REQUIREMENTS = ("rich>=13.9", "composio>=0.29,<0.31", 'nbval>=0.11; extra == "test"')

    def check(self, **installed):
        def version_of(name):
            if name not in installed:
                raise PackageNotFoundError(name)
            return installed[name]

        return doctor.check_packages(self.REQUIREMENTS, version_of)

    def test_all_in_fitting_versions_are_ok_whatever_the_extras_want(self):
        check = self.check(rich="14.0", composio="0.30.0")

        assert check.verdict is Verdict.OK
        assert "2" in check.sentence

    def test_a_missing_one_is_named(self):
        assert_problem(self.check(rich="14.0"), "Not installed: composio.")

    def test_one_of_another_version_is_named_with_what_it_should_be(self):
        check = self.check(rich="14.0", composio="0.8.0")

        assert_problem(check, "composio 0.8.0", "<0.31")


class TestKernel:
    def test_the_interpreter_of_this_test_has_the_kit(self):
        assert doctor.check_kernel(lambda: sys.executable).verdict is Verdict.OK

    def test_no_kernel_is_a_problem(self):
        assert_problem(doctor.check_kernel(lambda: None), "python3")

    def test_an_interpreter_without_the_kit_is_a_problem(self, tmp_path):
        # No site-packages: a Python in which nothing is installed.
        bare = tmp_path / "bare-python"
        bare.write_text(f'#!/bin/sh\nexec "{sys.executable}" -I -S "$@"\n')
        bare.chmod(0o755)

        assert_problem(doctor.check_kernel(lambda: str(bare)), str(bare), "does not have the kit")

    def test_an_interpreter_that_is_gone_is_a_problem(self, tmp_path):
        gone = str(tmp_path / "gone")

        assert_problem(doctor.check_kernel(lambda: gone), gone, "does not start")


class TestPorts:
    def test_a_computer_on_which_programs_can_listen_is_ok(self):
        assert doctor.check_loopback().verdict is Verdict.OK

    def test_one_that_forbids_it_is_a_problem(self):
        assert_problem(doctor.check_loopback(lambda port: False), "127.0.0.1")

    def test_a_taken_port_is_only_a_note(self):
        with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
            check = doctor.check_port(server.server_port)

        assert (check.name, check.verdict) == (f"Port {server.server_port}", Verdict.NOTE)

    def test_a_free_port_is_ok(self):
        with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
            port = server.server_port

        assert doctor.check_port(port).verdict is Verdict.OK


class StandIn:
    """An emulator to the doctor: it has an address, and it was closed or not."""

    def __init__(self, base_url):
        self.base_url = base_url
        self.closed = False

    def close(self):
        self.closed = True


class TestEmulator:
    def test_one_that_answers_is_ok_and_is_closed(self):
        with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
            emulator = StandIn(f"http://127.0.0.1:{server.server_port}")
            thread = threading.Thread(target=server.handle_request)
            thread.start()
            check = doctor.check_emulator(lambda: emulator)
            thread.join()

        assert check.verdict is Verdict.OK
        assert emulator.closed

    def test_the_kits_own_starts_and_answers(self):
        assert doctor.check_emulator().verdict is Verdict.OK

    def test_one_that_does_not_answer_is_a_problem_and_is_closed(self):
        with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
            emulator = StandIn(f"http://127.0.0.1:{server.server_port}")
        check = doctor.check_emulator(lambda: emulator)

        assert_problem(check, "does not answer")
        assert emulator.closed

    def test_one_that_does_not_start_is_a_problem_with_its_reason(self):
        def start():
            raise RuntimeError("Port 1 is not yours.\nA second line.")

        check = doctor.check_emulator(start)

        assert_problem(check)
        assert check.sentence == "Does not start: Port 1 is not yours."

    def test_the_reason_is_shown_without_the_sentence_that_sends_to_the_doctor(self):
        def start():
            try:
                raise OSError("No space left on device")
            except OSError:
                raise RuntimeError("It did not start. Run the doctor.") from None

        check = doctor.check_emulator(start)

        assert check.sentence == "Does not start: No space left on device"


class TestBrowser:
    def test_one_that_opens_is_ok(self):
        assert doctor.check_browser(lambda: object()).verdict is Verdict.OK

    def test_none_is_a_note_that_tells_of_no_browser(self):
        def find():
            raise webbrowser.Error("could not locate runnable browser")

        check = doctor.check_browser(find)

        assert check.verdict is Verdict.NOTE
        assert "composio-kit lab --no-browser" in check.advice


class TestKey:
    SECRET = "ak_only_for_this_test"

    def test_it_is_not_needed(self):
        assert doctor.check_key({}).verdict is Verdict.OK

    @pytest.mark.parametrize(
        ("value", "verdict"),
        [(SECRET, Verdict.OK), (f"{SECRET}\n", Verdict.NOTE), (f"'{SECRET}'", Verdict.NOTE)],
    )
    def test_it_is_never_shown(self, value, verdict):
        check = doctor.check_key({"COMPOSIO_API_KEY": value})

        assert check.verdict is verdict
        assert self.SECRET not in str(check)


class TestProxy:
    def test_none_is_ok(self):
        assert doctor.check_proxy({"HTTP_PROXY": ""}).verdict is Verdict.OK

    def test_one_without_an_exception_for_this_computer_is_a_note(self):
        check = doctor.check_proxy({"https_proxy": "http://ayu:password@proxy:3128"})

        assert check.verdict is Verdict.NOTE
        assert "HTTPS_PROXY" in check.sentence
        assert "NO_PROXY=localhost,127.0.0.1" in check.advice
        assert "password" not in str(check)

    @pytest.mark.parametrize("exempt", ["*", "localhost, 127.0.0.1", "127.0.0.1,intra,localhost"])
    def test_one_with_an_exception_is_ok(self, exempt):
        check = doctor.check_proxy({"HTTP_PROXY": "http://proxy", "no_proxy": exempt})

        assert check.verdict is Verdict.OK


OK = Check("Python", Verdict.OK, "3.12.7, one that the kit runs on.")
NOTE = Check("Browser", Verdict.NOTE, "None can be opened from here.", "Open it yourself.")
PROBLEM = Check("Kernel", Verdict.PROBLEM, "There is none [/bold].", "Install one.")


def report(*checks, width=80):
    """Whether all is well, and what is printed."""
    console = Console(file=io.StringIO(), width=width)
    well = doctor.show(console, iter(checks))
    return well, console.file.getvalue()


class TestReport:
    def test_notes_do_no_harm(self):
        well, text = report(OK, NOTE)

        assert well
        assert text.rstrip().endswith("the lessons can run on this computer.")

    def test_a_problem_does(self):
        well, text = report(OK, PROBLEM, PROBLEM)

        assert not well
        assert "Problems found: 2." in text

    def test_verdicts_are_words_and_advice_follows_an_arrow(self):
        lines = [line.rstrip() for line in report(OK, NOTE, PROBLEM)[1].splitlines()]

        assert lines[:5] == [
            "✓ ok       Python          3.12.7, one that the kit runs on.",
            "! note     Browser         None can be opened from here.",
            "                           → Open it yourself.",
            "✗ problem  Kernel          There is none [/bold].",
            "                           → Install one.",
        ]

    def test_a_package_that_the_doctor_itself_lacks_is_a_finding(self):
        def check():
            raise ModuleNotFoundError("No module named 'httpx'", name="httpx")

        (finding,) = doctor.examine([check])

        assert_problem(finding, "Not installed: httpx.")
