"""Failures that a developer orders, to see what a program does when Composio fails."""

from dataclasses import dataclass

from starlette.responses import JSONResponse, Response

from composio_kit.emulator.coverage import CoveredOperation, operation_at
from composio_kit.emulator.problems import Problem, Refusal
from composio_kit.emulator.records import JsonObject
from composio_kit.emulator.text import Language, Text

ORDERED = Text(
    en="This call fails because a failure was ordered for it at /_emulator/fail.",
    id="Panggilan ini gagal karena kegagalannya dipesan lewat /_emulator/fail.",
)
LEFT = Text(
    en="Nothing was changed. Ordered failures like this one that are still to come: {left}.",
    id="Tidak ada yang berubah. Sisa kegagalan serupa yang dipesan: {left}.",
)


@dataclass
class Fault:
    """The next calls of one operation fail, or of any operation if that is None.

    Parameters
    ----------
    times
        How many requests are still to fail. Every attempt of a client that
        tries again is a request of its own.
    retry
        What the answer tells the client to do (`x-should-retry`); None tells it
        nothing, so that its own rule decides.
    """

    operation: CoveredOperation | None
    status: int
    times: int
    retry: bool | None

    def meets(self, method: str, path: str) -> bool:
        """Whether a request is one that is to fail."""
        called = operation_at(method, path)
        return called is not None and self.operation in (None, called)

    def answer(self, language: Language, request_id: str) -> Response:
        """The failure, in Composio's error envelope."""
        slug = "Emulator_OrderedFailure"
        refusal = Refusal(
            Problem(self.status, 10000 + self.status, slug, ORDERED, LEFT), left=self.times
        )
        headers = {} if self.retry is None else {"x-should-retry": str(self.retry).lower()}
        return JSONResponse(refusal.envelope(language, request_id), self.status, headers)

    def described(self) -> JsonObject:
        """The failure in the words in which it was ordered."""
        called = self.operation
        return {
            "operation": f"{called.method} {called.path}" if called else "any",
            "status": self.status,
            "times": self.times,
            "retry": self.retry,
        }


class Faults:
    """The failures that each project has ordered, in the order of the orders."""

    def __init__(self) -> None:
        self._ordered: dict[str, list[Fault]] = {}

    def order(self, project: str, fault: Fault) -> None:
        """Let calls of a project fail."""
        self._ordered.setdefault(project, []).append(fault)

    def of(self, project: str) -> list[Fault]:
        """What a project has ordered and not had yet."""
        return list(self._ordered.get(project, ()))

    def clear(self, project: str) -> None:
        """Forget what a project has ordered."""
        self._ordered.pop(project, None)

    def take(self, project: str, method: str, path: str) -> Fault | None:
        """Use up one failure if this request is to have one."""
        for fault in self.of(project):
            if fault.meets(method, path):
                fault.times -= 1
                if not fault.times:
                    self._ordered[project].remove(fault)
                return fault
        return None
