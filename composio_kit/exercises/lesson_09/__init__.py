"""What lesson 09 asks: whose request is it, and what may the answer say?"""

from composio_kit.exercises.lesson_09.away import AWAY
from composio_kit.exercises.lesson_09.own import OWN
from composio_kit.exercises.lesson_09.predictions import LINK, LOOP
from composio_kit.exercises.lesson_09.quiz import QUIZ
from composio_kit.exercises.lesson_09.survive import SURVIVE

ITEMS = (LINK, OWN, SURVIVE, AWAY, LOOP, QUIZ)
