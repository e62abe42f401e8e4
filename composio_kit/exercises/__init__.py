"""Predictions, exercises and quizzes: declared once, in the module of their lesson.

`lesson_00.py` declares what lesson 00 asks, with its wrong answers, its solution
and its words in both languages. An id such as `00-tools` says by its number
where it is declared.
"""

from composio_kit.exercises.checks import check, hint
from composio_kit.exercises.overview import progress
from composio_kit.exercises.predictions import predict, reveal
from composio_kit.exercises.quizzes import quiz

__all__ = ["check", "hint", "predict", "progress", "quiz", "reveal"]
