"""What lesson 05 asks: what does a model see, what may it call, and who changed that?"""

from composio_kit.exercises.lesson_05.changing import CHANGE, REPLACE
from composio_kit.exercises.lesson_05.least import LEAST
from composio_kit.exercises.lesson_05.quiz import QUIZ
from composio_kit.exercises.lesson_05.seeing import REACH, SEEN
from composio_kit.exercises.lesson_05.writers import LOST, MERGE

ITEMS = (SEEN, REACH, LEAST, REPLACE, CHANGE, LOST, MERGE, QUIZ)
