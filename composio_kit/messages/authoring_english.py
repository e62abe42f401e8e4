"""The words for whoever writes lessons, in English."""

from composio_kit.messages.authoring_catalogue import AuthoringMessages, RuleMessages

AUTHORING = AuthoringMessages(
    help="Write lessons: keep the English and the Indonesian notebooks one course.",
    help_sync=(
        "Copy code, cell ids, tags and order from the English notebooks to the Indonesian ones. "
        "Prose is never touched."
    ),
    help_accept="Record that translations were made from the English text as it is now.",
    help_run=(
        "Run lessons in a fresh kernel and store their outputs. "
        "A lesson that fails stays as it was."
    ),
    help_check="Hold both languages to every rule of the course.",
    help_lessons="The lessons, by number or name; all of them if you name none.",
    help_lesson="The lesson, by number or name.",
    help_cells="The cells whose translation you have read; all of the lesson if you name none.",
    cell_metavar="CELL",
    help_language="The language: en, id or all.",
    help_root="The folder that holds notebooks/, if it is not this repository.",
    not_a_notebook=(
        "{file} cannot be read as a notebook ({reason}). Save it again from JupyterLab, "
        "or take the last version that git has."
    ),
    unknown_language="There is no language {given}: write en, id or all.",
    in_step="{lesson}: both languages are in step, and nothing was written.",
    synced="{lesson}: copied to Indonesian.",
    to_translate="  To translate, then accept: {cells}.",
    dropped="  Dropped, because English no longer has them: {cells}.",
    to_run="  Without outputs until you run the lesson: {cells}.",
    accepted="{lesson}: accepted the translation of {cells}.",
    nothing_to_accept="{lesson}: every one of these translations was accepted already.",
    sync_first=(
        "{lesson} has no notebook in that language yet. Run `composio-kit author sync {lesson}`."
    ),
    no_such_translation=(
        "{lesson} has no text cell {cell} in both languages. Look at the id of the cell, "
        "or run `composio-kit author sync {lesson}` first."
    ),
    still_untranslated=(
        "{cell} in {lesson} is still in English. Translate it, delete its first line, "
        "and accept it then."
    ),
    executed="{lesson} ({language}): ran {cells} cells in {seconds:.1f} s and stored what changed.",
    executed_unchanged=(
        "{lesson} ({language}): ran {cells} cells in {seconds:.1f} s, "
        "and the outputs were those of the file."
    ),
    cell_failed="{lesson} ({language}) failed in cell {cell}; the file stays as it was.\n{error}",
    cell_timed_out="The cell was still running after {seconds} seconds.",
    kernel_died="The kernel died while it ran this cell.",
    sound="Every rule is kept in both languages. Lessons: {lessons}.",
    findings="Places that break a rule: {count}.",
)

RULES = RuleMessages(
    none_of_them="none",
    no_lesson="There is no lesson yet. Write notebooks/en/00_start.ipynb first.",
    notebook_missing=(
        "The lesson has no notebook in this language. Run `composio-kit author sync`, "
        "or delete the other one if the lesson was renamed."
    ),
    cell_missing="English has this cell and Indonesian does not. Run `composio-kit author sync`.",
    cell_extra="English has no such cell. Run `composio-kit author sync` to drop it.",
    cells_out_of_order="The cells stand in another order. Run `composio-kit author sync`.",
    cell_differs="Type, tags or slide differ from the English. Run `composio-kit author sync`.",
    parameters_count=(
        "{count} code cells carry the tag `parameters`. Exactly one does, "
        "so that papermill knows where to set the language."
    ),
    parameters_wrong=(
        'The parameters cell holds `LANG = "{language}"` and `LIVE = False`, and nothing else.'
    ),
    parameters_differ=(
        "The parameters cells differ in more than the value of LANG. "
        "Run `composio-kit author sync`."
    ),
    code_differs=(
        "The code differs from the English. Change the English cell, "
        "then run `composio-kit author sync`."
    ),
    translation_stale=(
        "The English text has changed since this translation was accepted. Revise it, then run "
        "`composio-kit author accept {lesson} {cell}`."
    ),
    translation_not_accepted=(
        "Nobody has accepted this translation. Read it, then run "
        "`composio-kit author accept {lesson} {cell}`."
    ),
    facts_differ=(
        "{kind} must be the same in both languages. "
        "Only in English: {english}. Only in Indonesian: {indonesian}."
    ),
    fact_code="Inline code",
    fact_fence="Blocks of code",
    fact_link="Links",
    fact_number="Numbers",
    fact_image="Images",
    headings_differ="The headings have other levels than in the other language. Make them equal.",
    heading_skipped=(
        "A heading of level {level} follows one of level {previous}. "
        "Do not skip a level: a screen reader reads them as a tree."
    ),
    titles_count="There are {count} headings of level 1. A lesson has one: its title.",
    link_broken="The link {link} leads to nothing in this repository. Correct it.",
    link_changes_language=(
        "The link {link} leads into the other language. Only the title cell may do that, "
        "to the same lesson."
    ),
    anchor_missing="The link {link} names a heading that is not there. Write it as it stands.",
    cell_untranslated=(
        "This cell still holds the English text. Translate it, delete its first line, "
        "and accept it."
    ),
    text_same=(
        "The text is the same as in English. Translate it, or tag the English cell `{tag}` "
        "if it is meant to be the same."
    ),
    text_not_same=(
        "The cell is tagged `{tag}`, but the texts differ. Make them equal, or drop the tag."
    ),
    foreign_sentence="This sentence is in the other language: “{sentence}”. Translate it.",
    foreign_output=(
        "The output speaks the other language: “{sentence}”. Take the words "
        "from the message catalogue."
    ),
    foreign_comment=(
        "This comment is in one language, and the code is shared by both: “{sentence}”. "
        "Say it in the text above the cell."
    ),
    term_lost="The English text says {term}, and this one does not. The glossary keeps that word.",
    word_english="In Indonesian prose, write {right} where “{found}” stands.",
    word_forbidden="The glossary refuses “{found}”. Write {right}.",
    hyphen_missing="Put a hyphen between the English word and the Indonesian ending: “{found}”.",
    gloss_missing=(
        "This is the first lesson that says {term}. Explain the word here once: {gloss}."
    ),
    message_missing="The other language has this message. Write it here too.",
    message_empty="The message is empty. Write it, or delete it in the catalogue.",
    message_same=(
        "The message is the same in both languages. Translate it, or add its words to "
        "`same_in_both` in the glossary if they are the same by nature."
    ),
    message_unused="Nothing in the kit says this message. Delete it, or use it.",
    placeholders_differ=(
        "The placeholders differ: {english} in English, {indonesian} in Indonesian. "
        "Use the same in both."
    ),
    garbled="“{characters}” is a character that was decoded wrongly. Type it again.",
    not_composed="An accent stands beside its letter instead of on it. Save the text in NFC.",
    double_space="There are two spaces in “{around}”. One is enough.",
    document_missing="The document exists in one language only. Write this one too.",
    not_executed=(
        "The cell was never run, so nothing of it is compared. Run `composio-kit author run`."
    ),
    counts_out_of_order=(
        "The execution counts are {counts} and not 1 to N. Run `composio-kit author run`."
    ),
    outputs_few=(
        "Only {count} cells show something that can be compared. A lesson shows at least {fewest}."
    ),
    value_not_shown=(
        "The last line is a value and nothing is shown. Assign it, end it with a semicolon, "
        "or run the lesson."
    ),
    nbval_comment="A comment here switches the comparison of outputs off. Delete it.",
    error_stored=(
        "An error is stored as output, and papermill stops there. "
        "Show expected errors with `expect_error`."
    ),
    notebook_metadata=(
        "The metadata of the notebook holds more than its kernel, or another kernel. "
        "Run `composio-kit author run`."
    ),
    cell_metadata=(
        "The metadata of the cell holds {keys}, which says nothing about the lesson. "
        "Run `composio-kit author run`."
    ),
    widget_view=(
        "The live view of a widget is stored, and will be broken for whoever opens the file. "
        "Run `composio-kit author run`."
    ),
    format_wrong="The notebook is not of format 4.5. Save it again from a current JupyterLab.",
    notebook_invalid="The notebook breaks the format: {error}.",
    written_differently=(
        "The file is not written as JupyterLab writes it. Run `composio-kit author run`."
    ),
    id_repeated="Two cells have this id. Give one of them a name of its own.",
    code_unreadable="The code of this cell is not Python. Correct it.",
    key_like=(
        "“{found}” looks like a key. Take it out, revoke it if it is real, "
        "and use words in an example that nobody takes for one."
    ),
    real_address=(
        "{address} may be the address of a person. Use a domain that is reserved for examples: "
        "example.com, .example or .test."
    ),
    file_name="Name the notebook NN_topic.ipynb, in small letters: 04_multiple_connections.ipynb.",
    title_id="The first cell of a lesson is its title, with an id like {number}-topic-title.",
    id_speechless=(
        "Give the cell an id that says what it is for: {number}-topic-role, in small letters."
    ),
    title_missing="A lesson begins with a text cell that holds its title, a heading of level 1.",
    minutes_missing="Say in the first cell how long the lesson takes: 15 minutes.",
    switch_missing="Link to the other language in the first cell: {link}.",
    code_cells_many="The lesson has {count} code cells, and {most} is the most. Split it.",
    code_long="The cell has {count} lines of code, and {most} is the most. Split it.",
    prose_long="The cell has {count} words, and {most} is the most. Say less, or split it.",
    tag_unknown="The tag {tag} means nothing here. The tags are: {known}.",
    exercise_unknown=(
        'No lesson declares `{function}("{id}")`. Correct the id, or declare it in '
        "`composio_kit/exercises`."
    ),
    exercise_absent=(
        'The lesson declares {id}, and this cell does not call `{function}("{id}", …)`. '
        "Write the cell, or delete the declaration."
    ),
    exercise_without_lesson="There is no notebook for {id}. Write it, or delete the declaration.",
    start_differs=(
        "The cell must be the declared start of {id} with its check, letter by letter: "
        "see {module}."
    ),
    solution_differs=(
        "The text must fold the tested solution of {id} with its check, letter by letter, as "
        "Python between <details> and </details>, under a <summary>: see {module}."
    ),
    exercise_words_missing="Write this in both languages; nothing may be empty.",
    exercise_placeholders="Use the same placeholders in both languages.",
    mistakes_few=(
        "Declare at least {fewest} typical mistakes, each with a key of its own and with its hint."
    ),
    start_solved="The start must leave the answer open: write `...` where it goes.",
    options_wrong=(
        "A prediction has two options or more, each with a key of its own, and {happens} is "
        "one of the keys."
    ),
    one_right_choice="Exactly one choice of question {number} is right.",
)
