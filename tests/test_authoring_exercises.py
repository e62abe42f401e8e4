"""E1 to E4: the exercises of a lesson are those that its module declares."""

import dataclasses

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from composio_kit.authoring.checks import RULES
from composio_kit.exercises.declarations import (
    Choice,
    Exercise,
    Mistake,
    Option,
    Outcome,
    Prediction,
    Question,
    Quiz,
    Text,
)
from tests.small_course import PROSE, SmallCourse

WORDS = Text(en="Good morning to `{you}`", id="Selamat pagi, `{you}`")
EXERCISE = Exercise(
    id="00-sum",
    start="total = ...",
    answer="total",
    judge=lambda total: Outcome.CORRECT,
    correct=WORDS,
    hints=(WORDS, WORDS),
    mistakes=(Mistake("less", "total = 2", WORDS), Mistake("more", "total = 4", WORDS)),
    solution="total = 3",
)
PREDICTION = Prediction(
    id="00-side",
    question=WORDS,
    options=(Option("left", WORDS), Option("right", WORDS)),
    observe=lambda: "left",
    happens="left",
    because=WORDS,
)
QUESTION = Question(WORDS, (Choice(WORDS, WORDS, right=True), Choice(WORDS, WORDS)))
QUIZ = Quiz(id="00-quiz", questions=(QUESTION, QUESTION, QUESTION))
SOLUTION = """\
<details>
<summary>{title}</summary>

```python
total = 3

check("00-sum", total)
```

</details>"""
CODE = {
    "00-side-predict": 'predict("00-side")',
    "00-side-reveal": 'reveal("00-side", LANG)',
    "00-sum-exercise": 'total = ...\n\ncheck("00-sum", total)',
    "00-quiz": 'quiz("00-quiz")',
}
SOLUTIONS = {"en": SOLUTION.format(title="Solution"), "id": SOLUTION.format(title="Solusi")}


@pytest.fixture
def course(tmp_path):
    """The small course with one of each; its cells are not run, which V1 would refuse."""
    course = SmallCourse(tmp_path)
    for language in PROSE:
        with course.notebook(language) as notebook:
            notebook.cells += [new_code_cell(source, id=name) for name, source in CODE.items()]
            notebook.cells.append(new_markdown_cell(SOLUTIONS[language], id="00-sum-solution"))
    course.accept()
    return course


def reports(course, *items):
    """What the rules for exercises report on a course that declares these: rule and cell."""
    declared = dataclasses.replace(course.load(), exercises=items or (EXERCISE, PREDICTION, QUIZ))
    found = [finding for rule in ("E1", "E2", "E3", "E4") for finding in RULES[rule](declared)]
    return [f"{finding.rule} {finding.cell}" for finding in found]


def rewrite(course, cell_id, old, new):
    for language in PROSE:
        with course.cell(language, cell_id) as cell:
            assert old in cell.source
            cell.source = cell.source.replace(old, new)


def test_a_lesson_that_shows_what_it_declares(course):
    assert reports(course) == []


class TestE1DeclaredAndThere:
    @pytest.mark.parametrize("call", ['check("00-x", 1)', 'hint("00-side")', 'kit.quiz("00-sum")'])
    def test_a_cell_that_names_what_is_not_declared(self, course, call):
        rewrite(course, "00-words-run", "greetings[LANG].split()", call)

        assert reports(course) == ["E1 00-words-run", "E1 00-words-run"]

    @pytest.mark.parametrize("missing", ["00-side-predict", "00-side-reveal", "00-quiz"])
    def test_a_declared_item_without_its_cell(self, course, missing):
        for language in PROSE:
            with course.notebook(language) as notebook:
                notebook.cells = [cell for cell in notebook.cells if cell.id != missing]

        assert reports(course) == [f"E1 {missing}", f"E1 {missing}"]

    def test_a_declared_exercise_without_its_cell_in_one_language(self, course):
        with course.notebook("id") as notebook:
            notebook.cells = [cell for cell in notebook.cells if cell.id != "00-sum-exercise"]

        assert reports(course) == ["E1 00-sum-exercise", "E2 00-sum-exercise"]

    def test_a_declared_item_of_a_lesson_that_nobody_wrote(self, course):
        other = dataclasses.replace(PREDICTION, id="09-side")

        assert reports(course, EXERCISE, PREDICTION, QUIZ, other) == ["E1 09-side"]


class TestE2DeclaredStart:
    def test_a_cell_that_is_solved_already(self, course):
        rewrite(course, "00-sum-exercise", "...", "3")

        assert reports(course) == ["E2 00-sum-exercise", "E2 00-sum-exercise"]


class TestE3TestedSolution:
    def test_a_solution_that_is_not_the_tested_one(self, course):
        rewrite(course, "00-sum-solution", "total = 3", "total = 1 + 2")

        assert reports(course) == ["E3 00-sum-solution", "E3 00-sum-solution"]

    def test_a_solution_that_everybody_sees(self, course):
        rewrite(course, "00-sum-solution", "<details>\n", "")

        assert reports(course) == ["E3 00-sum-solution", "E3 00-sum-solution"]

    def test_a_solution_that_is_missing(self, course):
        with course.notebook("en") as notebook:
            del notebook.cells[-1]

        assert reports(course) == ["E3 00-sum-solution"]


class TestE4CompleteExercises:
    @pytest.mark.parametrize(
        ("hint", "why"),
        [
            (Text(en="", id="Selamat pagi"), "empty"),
            (Text(en="Good morning", id=" "), "not in Indonesian"),
            (Text(en="To {you}", id="Untuk {kamu}"), "another placeholder"),
            (Text(en="Good morning", id="Good morning"), "not translated"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_a_hint_that_says_nothing_to_somebody(self, course, hint, why):
        exercise = dataclasses.replace(EXERCISE, hints=(WORDS, hint))

        assert reports(course, exercise, PREDICTION, QUIZ) == ["E4 00-sum hints.1"]

    def test_a_mistake_without_its_hint(self, course):
        silent = dataclasses.replace(EXERCISE.mistakes[0], says=Text(en="", id=""))
        exercise = dataclasses.replace(EXERCISE, mistakes=(silent, EXERCISE.mistakes[1]))

        assert reports(course, exercise, PREDICTION, QUIZ) == ["E4 00-sum mistakes.less"]

    def test_too_few_mistakes(self, course):
        exercise = dataclasses.replace(EXERCISE, mistakes=EXERCISE.mistakes[:1])

        assert reports(course, exercise, PREDICTION, QUIZ) == ["E4 00-sum"]

    def test_two_mistakes_of_one_name(self, course):
        exercise = dataclasses.replace(EXERCISE, mistakes=EXERCISE.mistakes[:1] * 2)

        assert reports(course, exercise, PREDICTION, QUIZ) == ["E4 00-sum"]

    def test_a_start_that_leaves_nothing_open(self, course):
        rewrite(course, "00-sum-exercise", "...", "3")
        exercise = dataclasses.replace(EXERCISE, start="total = 3")

        assert reports(course, exercise, PREDICTION, QUIZ) == ["E4 00-sum"]

    def test_a_prediction_of_what_is_no_option(self, course):
        prediction = dataclasses.replace(PREDICTION, happens="above")

        assert reports(course, EXERCISE, prediction, QUIZ) == ["E4 00-side"]

    @pytest.mark.parametrize("right", [True, False])
    def test_a_question_with_two_right_choices_or_with_none(self, course, right):
        choice = Choice(WORDS, WORDS, right=right)
        question = Question(WORDS, (choice, choice))
        quiz = dataclasses.replace(QUIZ, questions=(QUESTION, question, QUESTION))

        assert reports(course, EXERCISE, PREDICTION, quiz) == ["E4 00-quiz"]


class TestLanguage:
    def test_the_words_of_an_exercise_are_in_their_language(self, course):
        hint = Text(en="What is it that you have to add?", id="What is it that you add to it?")
        exercise = dataclasses.replace(EXERCISE, hints=(WORDS, hint))
        declared = dataclasses.replace(course.load(), exercises=(exercise,))

        assert [finding.cell for finding in RULES["L2"](declared)] == ["00-sum hints.1"]

    def test_they_keep_the_glossary(self, course):
        hint = Text(en="Which user is it?", id="Pengguna yang mana?")
        exercise = dataclasses.replace(EXERCISE, hints=(WORDS, hint))
        declared = dataclasses.replace(course.load(), exercises=(exercise,))

        assert [finding.cell for finding in RULES["L3"](declared)] == ["00-sum hints.1"]
