"""All static rules, by name, and the one call that holds a course to them."""

from pathlib import Path

from composio_kit.authoring.findings import Finding, Rule
from composio_kit.authoring.rules_catalogue import complete_catalogues
from composio_kit.authoring.rules_documents import same_documents
from composio_kit.authoring.rules_exercises import (
    complete_exercises,
    declared_and_there,
    declared_start,
    tested_solution,
)
from composio_kit.authoring.rules_language import (
    agreed_words,
    clean_text,
    own_language,
    translated_prose,
)
from composio_kit.authoring.rules_notebook import (
    compared_outputs,
    executed,
    executed_in_order,
    no_secrets,
    no_traces,
    valid_file,
)
from composio_kit.authoring.rules_pairs import (
    fresh_prose,
    same_cells,
    same_code,
    same_facts,
    sound_structure,
)
from composio_kit.authoring.rules_shape import (
    inviting_title,
    known_tags,
    small_cells,
    speaking_ids,
)
from composio_kit.authoring.trees import REPOSITORY, load_course

RULES: dict[str, Rule] = {
    "P1": same_cells,
    "P2": same_code,
    "P3": fresh_prose,
    "P4": same_facts,
    "P5": sound_structure,
    "L1": translated_prose,
    "L2": own_language,
    "L3": agreed_words,
    "L4": complete_catalogues,
    "L5": clean_text,
    "O2": same_documents,
    "V1": executed,
    "V2": executed_in_order,
    "V3": compared_outputs,
    "V4": no_traces,
    "V5": valid_file,
    "V6": no_secrets,
    "S1": speaking_ids,
    "S2": inviting_title,
    "S3": small_cells,
    "S4": known_tags,
    "E1": declared_and_there,
    "E2": declared_start,
    "E3": tested_solution,
    "E4": complete_exercises,
}


def check(root: Path = REPOSITORY) -> list[Finding]:
    """Hold the course under `root` to every static rule; what breaks one comes back.

    Needs no kernel and no network. That outputs repeat is proved by running:
    see `tests/notebooks/test_outputs.py`.
    """
    course = load_course(root)
    return [finding for rule in RULES.values() for finding in rule(course)]
