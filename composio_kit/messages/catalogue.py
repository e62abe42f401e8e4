"""The shape of the catalogue: which words exist, grouped by the part of the kit that shows them.

A field is one message. Placeholders are `str.format` names; a test holds that
both languages use the same ones, that no message is empty or left in the other
language, and that every field is used somewhere.
"""

from dataclasses import dataclass

from composio_kit.messages.authoring_catalogue import AuthoringMessages, RuleMessages
from composio_kit.messages.commands_catalogue import (
    CommandMessages,
    DoctorMessages,
    LabMessages,
    LessonMessages,
    RunMessages,
)
from composio_kit.messages.day_catalogue import DayMessages
from composio_kit.messages.exercises_catalogue import ExerciseMessages
from composio_kit.messages.serving_catalogue import ServingMessages
from composio_kit.messages.widgets_catalogue import ConnectionMessages, TraceMessages


@dataclass(frozen=True, slots=True)
class ClassroomMessages:
    """Starting a lesson, approving a connection, showing an error that was expected."""

    emulator_ready: str
    emulator_again: str
    live_ready: str
    key_missing: str
    emulator_failed: str
    open_link: str
    waiting_for_person: str
    connected: str
    not_approved: str
    link_refused: str
    not_a_request: str
    error_did_not_happen: str
    measured_plot: str


@dataclass(frozen=True, slots=True)
class ModelMessages:
    """The chat model of an agent lesson: which it is, and what the scripted one answers."""

    real_ready: str
    scripted_ready: str
    package_missing: str
    scripted_mark: str
    unknown_request: str
    not_connected: str
    tool_missing: str
    call_failed: str


@dataclass(frozen=True, slots=True)
class Messages:
    """Everything the kit says, in one language."""

    language: str
    classroom: ClassroomMessages
    models: ModelMessages
    lessons: LessonMessages
    run: RunMessages
    lab: LabMessages
    doctor: DoctorMessages
    commands: CommandMessages
    serving: ServingMessages
    exercises: ExerciseMessages
    day: DayMessages
    connection: ConnectionMessages
    trace: TraceMessages
    authoring: AuthoringMessages
    rules: RuleMessages
