"""What lesson 02 asks: what a session keeps, what it can use, and how it is changed."""

from composio_kit.exercises.lesson_02.exercises import HELPER, SCREEN, USABLE
from composio_kit.exercises.lesson_02.predictions import COPY, HEADERS, NARROWED
from composio_kit.exercises.lesson_02.quiz import QUIZ

ITEMS = (NARROWED, COPY, HEADERS, SCREEN, USABLE, HELPER, QUIZ)
