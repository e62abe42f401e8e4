"""The shape of the words around predictions, exercises and quizzes; each lesson has its own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExerciseMessages:
    """Verdicts, hints, predictions and what happened, quizzes, progress, wrong calls of these."""

    not_attempted: str
    not_attempted_next: str
    not_yet: str
    not_yet_next: str
    correct: str
    hint: str
    ask_for_hint: str
    more_hints: str
    no_such_level: str
    no_such_id: str
    not_readable: str
    service_gone: str
    your_prediction: str
    predict_in_code: str
    predicted: str
    no_prediction: str
    happened: str
    nothing_of_these: str
    as_predicted: str
    surprise: str
    no_such_option: str
    answers_unfit: str
    quiz_in_code: str
    quiz_button: str
    quiz_open: str
    quiz_right: str
    quiz_wrong: str
    quiz_score: str
    no_progress: str
    progress_caption: str
    lesson: str
    exercises: str
    predictions: str
    quiz: str
