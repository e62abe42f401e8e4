"""What lesson 08 asks: whose tools, whose word, and where does a run go on?"""

from composio_kit.exercises.lesson_08.apart import APART
from composio_kit.exercises.lesson_08.approve import APPROVE
from composio_kit.exercises.lesson_08.connect import CONNECT
from composio_kit.exercises.lesson_08.predictions import ASK, SHARED, THREE
from composio_kit.exercises.lesson_08.quiz import QUIZ

ITEMS = (THREE, CONNECT, ASK, APPROVE, SHARED, APART, QUIZ)
