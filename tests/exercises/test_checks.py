"""`check` and `hint`: what a learner hears, whatever they hand over."""

import pytest
from composio import Composio

from composio_kit import KitError, check, hint
from composio_kit.exercises.declarations import Outcome
from composio_kit.exercises.lesson_00 import CHRIS
from composio_kit.messages import messages


@pytest.mark.parametrize("answer", [..., [...], {"toolkits": {"gmail": (...,)}}])
def test_an_answer_that_still_holds_the_dots_was_not_attempted(answer):
    verdict = check("00-chris", answer)

    assert verdict.outcome is Outcome.NOT_ATTEMPTED
    assert repr(verdict).startswith(messages().exercises.not_attempted)


def test_a_wrong_answer_gets_the_hint_of_its_misconception(language):
    verdict = check("00-chris", "trs_0001")

    says = next(each.says.say() for each in CHRIS.mistakes if each.key == "session-id")
    assert (verdict.outcome, verdict.mistake) == (Outcome.NOT_YET, "session-id")
    assert says in repr(verdict)


@pytest.mark.parametrize("answer", [None, 5, [], {}, object()])
def test_what_cannot_be_read_is_a_verdict_that_names_it(answer):
    verdict = check("00-chris", answer)

    assert (verdict.outcome, verdict.mistake) == (Outcome.NOT_YET, "")
    assert type(answer).__name__ in repr(verdict)


def test_a_service_that_is_gone_is_a_verdict_that_says_so(language):
    gone = Composio(
        api_key="nobody", base_url="http://127.0.0.1:9", allow_tracking=False, max_retries=0
    )

    verdict = check("00-find-call", gone, "log_0001")

    assert verdict.outcome is Outcome.NOT_YET
    assert messages().exercises.service_gone in repr(verdict)


def test_a_verdict_that_is_not_correct_folds_both_hints_in(language):
    html = check("00-chris", ...).html

    assert html.count("<details><summary>") == 2
    assert all(part in html for part in ("composio.create", "<code>authorize</code>"))


def test_the_plain_verdict_gives_no_hint_away(language):
    assert CHRIS.hints[1].say() not in repr(check("00-chris", ...))
    assert 'hint("00-chris")' in repr(check("00-chris", ...))


def test_the_first_hint_leads_to_the_second(language):
    assert CHRIS.hints[0].say() in repr(hint("00-chris"))
    assert 'hint("00-chris", 2)' in repr(hint("00-chris"))
    assert CHRIS.hints[1].say() in repr(hint("00-chris", 2))


@pytest.mark.parametrize("level", [0, 3, "2", None])
def test_there_is_no_third_hint(level):
    with pytest.raises(KitError, match="two hints"):
        hint("00-chris", level)


@pytest.mark.parametrize("call", [check, hint])
@pytest.mark.parametrize("name", ["00-cris", "99-chris", "00-tools", "", None, 7])
def test_an_id_that_is_no_exercise_is_one_sentence_that_names_those_there_are(call, name):
    with pytest.raises(KitError, match="00-chris"):
        call(name)
