"""How an emulator is to run, as one process tells another."""

import json
from dataclasses import asdict, dataclass

from composio_kit.emulator.text import Language


@dataclass(frozen=True, slots=True)
class Settings:
    """How an emulator is to run.

    Parameters
    ----------
    api_keys
        The keys it accepts; each opens a project of its own.
    repeatable
        Whether ids and time are the same in every run, as a lesson needs.
    public_host, public_prefix
        Where browsers reach it behind JupyterHub or Binder, see `Emulator`;
        `{port}` in the prefix becomes the port.
    """

    api_keys: tuple[str, ...]
    language: Language = "en"
    port: int = 0
    state: str | None = None
    repeatable: bool = False
    public_host: str | None = None
    public_prefix: str | None = None

    def to_json(self) -> str:
        """The settings as one line, for the standard input of a new process."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, line: str) -> "Settings":
        """The settings from such a line."""
        values = json.loads(line)
        return cls(**{**values, "api_keys": tuple(values["api_keys"])})
