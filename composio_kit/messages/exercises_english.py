"""The words around predictions, exercises and quizzes, in English."""

from composio_kit.messages.exercises_catalogue import ExerciseMessages

EXERCISES = ExerciseMessages(
    not_attempted="Not attempted yet.",
    not_attempted_next="Write your answer where `...` stands, then run this cell again.",
    not_yet="✕ Not yet.",
    not_yet_next=(
        "Something is still different from what the task asks for. Read it once more, or "
        "take a hint."
    ),
    correct="✓ Correct.",
    hint="Hint {number}",
    ask_for_hint='Stuck? `hint("{id}")` helps without giving it away.',
    more_hints='Still stuck? `hint("{id}", 2)` says more.',
    no_such_level="There are two hints, 1 and 2, and no hint {given}.",
    no_such_id=(
        'Nothing is called "{given}" here. Copy the id from the lesson; there are: {known}.'
    ),
    not_readable=(
        "`check` cannot read what you handed over ({kinds}). Look at the task: what does "
        "it ask you to hand over?"
    ),
    service_gone=(
        "The service does not answer, so nothing can be checked. Run the lesson again "
        "from its first cell."
    ),
    your_prediction="Your prediction",
    predict_in_code='To answer in code: `predict("{id}", 1)`, with the number of your option.',
    predicted="You predicted: {option}",
    no_prediction="You made no prediction.",
    happened="What happened: {option}",
    nothing_of_these="Something else happened than any of the options. Did you change the run?",
    as_predicted="✓ As you predicted.",
    surprise="✕ A surprise: that is where learning begins.",
    no_such_option="There is no option {given}: choose a number from 1 to {most}.",
    answers_unfit=(
        'Give one number for each of the {count} questions, such as `quiz("{id}", 1, 2, 1)`.'
    ),
    quiz_in_code=(
        'To answer in code: `quiz("{id}", 1, 2, 1)`, with the number of one choice for '
        "each question."
    ),
    quiz_button="Check my answers",
    quiz_open="{number}. Not answered yet.",
    quiz_right="{number}. ✓ Correct. {because}",
    quiz_wrong="{number}. ✕ Not yet. {because}",
    quiz_score="{right} of {count} are correct.",
    no_progress=(
        "Your progress will stand here: exercises solved, predictions made, quiz "
        "questions answered correctly. It stays on this computer."
    ),
    progress_caption="Your progress, kept on this computer",
    lesson="Lesson",
    exercises="Exercises",
    predictions="Predictions",
    quiz="Quiz",
)
