"""`predict` and `reveal`: what somebody expects of a run, and what it did."""

from dataclasses import dataclass
from typing import Any

from composio_kit.errors import KitError
from composio_kit.exercises.declarations import Prediction
from composio_kit.exercises.declared import find
from composio_kit.exercises.records import record
from composio_kit.exercises.shown import (
    GOOD,
    NEUTRAL,
    WRONG,
    Shown,
    bare,
    box,
    headline,
    numbered_html,
    numbered_plain,
    paragraph,
    question_html,
)
from composio_kit.messages import messages

# What was predicted in this kernel: the key of an option, by the id of the prediction.
_predicted: dict[str, str] = {}


@dataclass(frozen=True, repr=False)
class Revealed(Shown):
    """The comparison: the keys of what was predicted and of what happened, None if neither."""

    predicted: str | None = None
    happened: str | None = None


def predict(prediction_id: str, choice: int | None = None) -> Shown:
    """Ask what the next run will do; one click on an option is the answer.

    Parameters
    ----------
    prediction_id
        The id of the prediction, such as `"00-tools"`.
    choice
        The number of an option, from 1, for whoever would rather type than click.

    Raises
    ------
    KitError
        there is no such prediction, or no such option.
    """
    prediction = find(Prediction, prediction_id)
    words = messages().exercises
    options = [option.says.say() for option in prediction.options]
    if choice is not None:
        if choice not in range(1, len(options) + 1):
            raise KitError(words.no_such_option.format(given=choice, most=len(options)))
        _predicted[prediction.id] = prediction.options[choice - 1].key
        noted = words.predicted.format(option=options[choice - 1])
        return Shown(plain=noted, html=box(NEUTRAL, paragraph(noted)))
    question = prediction.question.say()
    in_code = words.predict_in_code.format(id=prediction.id)
    return Shown(
        plain=f"{words.your_prediction}: {question}\n{numbered_plain(options)}\n{in_code}",
        html=box(
            NEUTRAL,
            headline(f"{words.your_prediction}: {question}"),
            numbered_html(options),
            paragraph(in_code),
        ),
        view=_radio(prediction, f"{words.your_prediction}: {question}", options),
    )


def reveal(prediction_id: str, *observed: Any) -> Revealed:
    """Compare the prediction with what happened.

    Parameters
    ----------
    prediction_id
        The id of the prediction.
    observed
        What its cell hands over: the values that show what happened.

    Returns
    -------
    Revealed
        what was predicted, what happened and why. Without a prediction it says
        what happened, and no more.

    Raises
    ------
    KitError
        there is no such prediction.
    """
    prediction = find(Prediction, prediction_id)
    words = messages().exercises
    says = {option.key: option.says.say() for option in prediction.options}
    predicted = _predicted.get(prediction.id)
    happened = _observed(prediction, observed)
    was = words.predicted.format(option=says[predicted]) if predicted else words.no_prediction
    if happened is None:
        color, lines = NEUTRAL, [words.nothing_of_these, was]
    else:
        what = words.happened.format(option=says[happened])
        because = prediction.because.say()
        if predicted is None:
            color, lines = NEUTRAL, [what, because, was]
        else:
            is_right = predicted == happened
            title = words.as_predicted if is_right else words.surprise
            color, lines = GOOD if is_right else WRONG, [title, was, what, because]
            record(prediction.id, 1)
    return Revealed(
        plain="\n".join(lines),
        html=box(color, headline(lines[0]), *map(paragraph, lines[1:])),
        predicted=predicted,
        happened=happened,
    )


def _observed(prediction: Prediction, observed: tuple[Any, ...]) -> str | None:
    try:
        return prediction.observe(*observed)
    # A learner may change the run so that nothing can be read from it.
    except Exception:
        return None


def _radio(prediction: Prediction, question: str, options: list[str]) -> Any:
    import ipywidgets as widgets

    keys = [option.key for option in prediction.options]
    before = _predicted.get(prediction.id)
    layout = widgets.Layout(width="auto")
    radio = widgets.RadioButtons(
        options=list(zip(map(bare, options), keys, strict=True)),
        tooltip=bare(question),
        index=keys.index(before) if before else None,
        layout=layout,
    )

    def remember(change: Any) -> None:
        if change["new"] is not None:
            _predicted[prediction.id] = change["new"]

    radio.observe(remember, "value")
    asked = widgets.HTML(question_html(question), layout=layout)
    return widgets.VBox([asked, radio], layout=layout)
