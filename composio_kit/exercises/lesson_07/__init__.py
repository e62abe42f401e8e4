"""What lesson 07 asks: which call was it, and whose?"""

from composio_kit.exercises.lesson_07.failing import DAY, FAILING
from composio_kit.exercises.lesson_07.following import FOLLOW, IDS
from composio_kit.exercises.lesson_07.joining import JOIN, MIX
from composio_kit.exercises.lesson_07.quiz import QUIZ

ITEMS = (IDS, FOLLOW, DAY, FAILING, MIX, JOIN, QUIZ)
