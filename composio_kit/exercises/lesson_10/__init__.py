"""What lesson 10 asks: a session over MCP, from the call to the settings file."""

from composio_kit.exercises.lesson_10.calling import CALL
from composio_kit.exercises.lesson_10.knocking import LOCALHOST, ORIGIN
from composio_kit.exercises.lesson_10.narrowing import LEAST, UNLISTED
from composio_kit.exercises.lesson_10.quiz import QUIZ
from composio_kit.exercises.lesson_10.settings import SETTINGS

ITEMS = (CALL, UNLISTED, LEAST, LOCALHOST, SETTINGS, ORIGIN, QUIZ)
