"""GitHub's REST API."""

from collections.abc import Callable

from composio_kit.emulator.catalogue import JsonObject
from composio_kit.emulator.service import Answer, Asked, Endpoint, Failure, Service

_REPO = "/repos/{owner}/{repo}"
_ISSUES = f"{_REPO}/issues"
_ISSUE = f"{_ISSUES}/{{issue_number}}"


def _only(name: str) -> Callable[[JsonObject, Asked], object]:
    return lambda data, asked: data[name]


def _failure(failure: Failure) -> Answer:
    status = {"invalid": 422}.get(failure.kind, failure.status)
    return status, {"message": failure.message, "status": str(status)}


SERVICE = Service(
    base_url="https://api.github.com",
    failure=_failure,
    endpoints=(
        Endpoint("GET", "/user", "GITHUB_GET_THE_AUTHENTICATED_USER"),
        Endpoint(
            "GET",
            "/user/repos",
            "GITHUB_LIST_REPOSITORIES_FOR_THE_AUTHENTICATED_USER",
            answer=_only("repositories"),
        ),
        Endpoint("GET", _REPO, "GITHUB_GET_A_REPOSITORY"),
        Endpoint("GET", _ISSUES, "GITHUB_LIST_REPOSITORY_ISSUES", answer=_only("issues")),
        Endpoint("POST", _ISSUES, "GITHUB_CREATE_AN_ISSUE", status=201),
        Endpoint("GET", _ISSUE, "GITHUB_GET_AN_ISSUE"),
        Endpoint("PATCH", _ISSUE, "GITHUB_UPDATE_AN_ISSUE"),
        Endpoint(
            "GET", f"{_ISSUE}/comments", "GITHUB_LIST_ISSUE_COMMENTS", answer=_only("comments")
        ),
        Endpoint("POST", f"{_ISSUE}/comments", "GITHUB_CREATE_AN_ISSUE_COMMENT", status=201),
        Endpoint(
            "PUT",
            "/user/starred/{owner}/{repo}",
            "GITHUB_STAR_A_REPOSITORY_FOR_THE_AUTHENTICATED_USER",
            answer=lambda data, asked: None,
            status=204,
        ),
    ),
)
