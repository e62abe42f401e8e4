"""The words for whoever writes lessons: `composio-kit author`, and what its rules report."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AuthoringMessages:
    """`composio-kit author`: help, what was done, what could not be done."""

    help: str
    help_sync: str
    help_accept: str
    help_run: str
    help_check: str
    help_lessons: str
    help_lesson: str
    help_cells: str
    cell_metavar: str
    help_language: str
    help_root: str
    not_a_notebook: str
    unknown_language: str
    in_step: str
    synced: str
    to_translate: str
    dropped: str
    to_run: str
    accepted: str
    nothing_to_accept: str
    sync_first: str
    no_such_translation: str
    still_untranslated: str
    executed: str
    executed_unchanged: str
    cell_failed: str
    cell_timed_out: str
    kernel_died: str
    sound: str
    findings: str


@dataclass(frozen=True, slots=True)
class RuleMessages:
    """What a rule says about a place that breaks it, and what to do there."""

    none_of_them: str
    no_lesson: str
    notebook_missing: str
    cell_missing: str
    cell_extra: str
    cells_out_of_order: str
    cell_differs: str
    parameters_count: str
    parameters_wrong: str
    parameters_differ: str
    code_differs: str
    translation_stale: str
    translation_not_accepted: str
    facts_differ: str
    fact_code: str
    fact_fence: str
    fact_link: str
    fact_number: str
    fact_image: str
    headings_differ: str
    heading_skipped: str
    titles_count: str
    link_broken: str
    link_changes_language: str
    anchor_missing: str
    cell_untranslated: str
    text_same: str
    text_not_same: str
    foreign_sentence: str
    foreign_output: str
    foreign_comment: str
    term_lost: str
    word_english: str
    word_forbidden: str
    hyphen_missing: str
    gloss_missing: str
    message_missing: str
    message_empty: str
    message_same: str
    message_unused: str
    placeholders_differ: str
    garbled: str
    not_composed: str
    double_space: str
    document_missing: str
    not_executed: str
    counts_out_of_order: str
    outputs_few: str
    value_not_shown: str
    nbval_comment: str
    error_stored: str
    notebook_metadata: str
    cell_metadata: str
    widget_view: str
    format_wrong: str
    notebook_invalid: str
    written_differently: str
    id_repeated: str
    code_unreadable: str
    key_like: str
    real_address: str
    file_name: str
    title_id: str
    id_speechless: str
    title_missing: str
    minutes_missing: str
    switch_missing: str
    code_cells_many: str
    code_long: str
    prose_long: str
    tag_unknown: str
