"""What lesson 01 asks: whose connections they are, and which user id keeps them so."""

from composio_kit.exercises.lesson_01.choice import CHOICE
from composio_kit.exercises.lesson_01.isolation import ISOLATION
from composio_kit.exercises.lesson_01.move import MOVE
from composio_kit.exercises.lesson_01.predictions import DEFAULT, EMAIL, TRESPASS
from composio_kit.exercises.lesson_01.quiz import QUIZ

ITEMS = (TRESPASS, DEFAULT, EMAIL, ISOLATION, CHOICE, MOVE, QUIZ)
