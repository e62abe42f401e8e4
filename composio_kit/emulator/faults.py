"""Failures that a developer orders, to see what a program does when Composio fails."""

import json
from dataclasses import dataclass

from starlette.responses import JSONResponse, Response

from composio_kit.emulator.coverage import CoveredOperation, operation_at
from composio_kit.emulator.problems import Problem, Refusal
from composio_kit.emulator.properties import ORDERED_FAILURES, Properties
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

    def answer(self, language: Language, request_id: str, **more: object) -> Response:
        """The failure, in Composio's error envelope.

        Parameters
        ----------
        more
            What the body says besides.
        """
        slug = "Emulator_OrderedFailure"
        refusal = Refusal(
            Problem(self.status, 10000 + self.status, slug, ORDERED, LEFT), left=self.times
        )
        headers = {} if self.retry is None else {"x-should-retry": str(self.retry).lower()}
        body = {**more, **refusal.envelope(language, request_id)}
        return JSONResponse(body, self.status, headers)

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
    """The failures that each project has ordered, in the order of the orders.

    Parameters
    ----------
    properties
        Where they are kept, so that a restart forgets none.
    """

    def __init__(self, properties: Properties) -> None:
        self._properties = properties
        kept = json.loads(properties.get(ORDERED_FAILURES) or "{}")
        self._ordered = {project: [_fault(one) for one in own] for project, own in kept.items()}

    def order(self, project: str, fault: Fault) -> None:
        """Let calls of a project fail."""
        self._ordered.setdefault(project, []).append(fault)
        self._keep()

    def of(self, project: str) -> list[Fault]:
        """What a project has ordered and not had yet."""
        return list(self._ordered.get(project, ()))

    def clear(self, project: str) -> None:
        """Forget what a project has ordered."""
        if self._ordered.pop(project, None):
            self._keep()

    def take(self, project: str, method: str, path: str) -> Fault | None:
        """Use up one failure if this request is to have one."""
        for fault in self.of(project):
            if fault.meets(method, path):
                fault.times -= 1
                if not fault.times:
                    self._ordered[project].remove(fault)
                self._keep()
                return fault
        return None

    def _keep(self) -> None:
        described = {
            project: [one.described() for one in own] for project, own in self._ordered.items()
        }
        self._properties.keep(ORDERED_FAILURES, json.dumps(described))


def _fault(described: JsonObject) -> Fault:
    method, _, path = described["operation"].partition(" ")
    return Fault(
        operation_at(method, path), described["status"], described["times"], described["retry"]
    )
