"""What lesson 03 asks: connecting, bringing back, narrowing, and the layers of an error."""

from composio_kit.exercises.lesson_03.back import BACK
from composio_kit.exercises.lesson_03.layer import LAYER
from composio_kit.exercises.lesson_03.link import LINK
from composio_kit.exercises.lesson_03.narrow import NARROW
from composio_kit.exercises.lesson_03.predictions import CALLBACK, TEXT, UNCHECKED
from composio_kit.exercises.lesson_03.questions import QUIZ

ITEMS = (UNCHECKED, CALLBACK, LINK, BACK, NARROW, TEXT, LAYER, QUIZ)
