"""What a service's own API is: endpoints, each with the tool that does the same.

A proxied call says what it wants in the service's words. An endpoint turns that
into the arguments of a tool, and the tool's result into the service's answer, so
that policy, approvals, records and log are those of the tool.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Literal
from urllib.parse import parse_qsl, unquote, urlsplit

from composio_kit.emulator.catalogue import JsonObject
from composio_kit.emulator.text import Text

MOST_DIGITS = 18
"""Text with more digits than this is no number that a service takes."""

Answer = tuple[int, Any]
"""Status and body of what a service answers."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request in the service's words."""

    method: str
    address: str
    path: Mapping[str, str]
    query: Mapping[str, str]
    body: JsonObject

    def all(self) -> JsonObject:
        """Everything that it says, whether in its path, its body or its query."""
        return {**self.query, **self.body, **self.path}

    def number(self, name: str, default: int) -> int | str:
        """A number of its query; what is none stays as it is, so that the tool refuses it."""
        said = self.query.get(name, str(default))
        return int(said) if said.isdecimal() and len(said) < MOST_DIGITS else said


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a call failed: the kind of reason, the tool's own sentence, and with its values."""

    kind: Literal["invalid", "forbidden", "missing"]
    why: Text
    message: str

    @property
    def status(self) -> int:
        """What most services answer to this kind of reason."""
        return {"invalid": 400, "forbidden": 403, "missing": 404}[self.kind]


def always(asked: Asked) -> bool:
    """Whatever is asked."""
    return True


def as_it_is(data: JsonObject, asked: Asked) -> Any:
    """The tool's result, which is what the service answers."""
    return data


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A path of the service's own API, and the tool that does the same.

    Parameters
    ----------
    arguments
        The tool's arguments that a request means. Those that the tool does not
        know are left out.
    answer
        What the service answers, from the tool's result and the request.
    when
        Which requests to the path it is for.
    """

    method: str
    path: str
    tool: str
    arguments: Callable[[Asked], JsonObject] = Asked.all
    answer: Callable[[JsonObject, Asked], Any] = as_it_is
    status: int = 200
    when: Callable[[Asked], bool] = always


@dataclass(frozen=True, slots=True)
class Service:
    """The API of the service behind a toolkit.

    Parameters
    ----------
    base_url
        Where its paths begin. A proxied call may leave it out, or its path.
    failure
        How the service says that a call failed.
    absent
        Why there is no endpoint at a path, if there is a reason to give.
    """

    base_url: str
    endpoints: tuple[Endpoint, ...]
    failure: Callable[[Failure], Answer]
    absent: Text | None = None

    def find(self, asked: Asked) -> tuple[Endpoint, Asked] | None:
        """The endpoint that a request means, and the request with its path read."""
        path = _below(self.base_url, asked.address)
        if path is None:
            return None
        for endpoint in self.endpoints:
            match = _pattern(endpoint.path).fullmatch(path)
            if endpoint.method != asked.method or match is None:
                continue
            named = {name: unquote(value) for name, value in match.groupdict().items()}
            read = Asked(asked.method, asked.address, named, asked.query, asked.body)
            if endpoint.when(read):
                return endpoint, read
        return None


def asked_by(method: str, endpoint: str, parameters: Mapping[str, str], body: JsonObject) -> Asked:
    """What a proxied call asks for.

    Parameters
    ----------
    endpoint
        A whole address, or a path below the service's own.
    parameters
        The parameters of its query that do not stand in the endpoint.
    """
    address, _, query = endpoint.partition("?")
    return Asked(method, address, {}, {**dict(parse_qsl(query, True)), **parameters}, body)


@cache
def service_of(toolkit: str) -> Service | None:
    """The service that a module of `composio_kit.emulator.services` defines for a toolkit."""
    name = f"{__package__}.services.{toolkit}"
    return import_module(name).SERVICE if find_spec(name) else None


def _below(base_url: str, address: str) -> str | None:
    """The path of an address below a service's own, or None if it is somewhere else."""
    base = urlsplit(base_url)
    if "://" in address:
        try:
            parts = urlsplit(address)
        except ValueError:
            return None
        if (parts.scheme, parts.netloc) != (base.scheme, base.netloc):
            return None
        if not parts.path.startswith(base.path):
            return None
        path = parts.path
    else:
        path = f"/{address.lstrip('/')}"
    if base.path and (path == base.path or path.startswith(f"{base.path}/")):
        path = path.removeprefix(base.path)
    return path.rstrip("/") or "/"


@cache
def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(path)))
