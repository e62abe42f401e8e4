"""Linear's API, which is GraphQL. The emulator has no engine for that, and says so."""

from composio_kit.emulator.service import Answer, Failure, Service
from composio_kit.emulator.text import Text

NO_GRAPHQL = Text(
    en="Linear's API is GraphQL, and the emulator runs no GraphQL. Call Linear's tools instead, "
    "such as LINEAR_LIST_LINEAR_ISSUES: they work on the same records.",
    id="API Linear berupa GraphQL, dan emulator ini tidak menjalankan GraphQL. Panggil tool "
    "Linear, misalnya LINEAR_LIST_LINEAR_ISSUES: tool itu memakai data yang sama.",
)


def _failure(failure: Failure) -> Answer:
    return failure.status, {"errors": [{"message": failure.message}]}


SERVICE = Service(
    base_url="https://api.linear.app", failure=_failure, endpoints=(), absent=NO_GRAPHQL
)
