"""What lesson 04 asks: which account a call uses, how to know, and how to decide."""

from composio_kit.exercises.lesson_04.culprit import CULPRIT
from composio_kit.exercises.lesson_04.pin import PIN
from composio_kit.exercises.lesson_04.predictions import DEFAULT, DEMAND, DISCONNECT
from composio_kit.exercises.lesson_04.quiz import QUIZ
from composio_kit.exercises.lesson_04.whose import WHOSE

ITEMS = (DEFAULT, CULPRIT, DEMAND, WHOSE, PIN, DISCONNECT, QUIZ)
