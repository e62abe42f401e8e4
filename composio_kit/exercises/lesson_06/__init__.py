"""What lesson 06 asks: when is a session created, reused, changed?"""

from composio_kit.exercises.lesson_06.kept import KEPT, REPIN
from composio_kit.exercises.lesson_06.quiz import QUIZ
from composio_kit.exercises.lesson_06.replayed import NOON, STORY, THREE
from composio_kit.exercises.lesson_06.storing import SESSION_FOR

ITEMS = (NOON, THREE, STORY, KEPT, REPIN, SESSION_FOR, QUIZ)
