"""Checks JSON against JSON Schema, and says in one sentence what does not fit."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from composio_kit.emulator.text import Language, Text

if TYPE_CHECKING:
    import fastjsonschema

Schema = Mapping[str, Any]

_RULES: Mapping[str, Text] = {
    "required": Text(en="it must contain {rule}", id="harus memuat {rule}"),
    "type": Text(en="it must be of type {rule}", id="harus bertipe {rule}"),
    "enum": Text(en="it must be one of {rule}", id="harus salah satu dari {rule}"),
    "const": Text(en="it must be {rule}", id="harus {rule}"),
    "minLength": Text(
        en="it needs at least {rule} characters", id="harus berisi minimal {rule} karakter"
    ),
    "maxLength": Text(
        en="it may have at most {rule} characters", id="tidak boleh lebih dari {rule} karakter"
    ),
    "minimum": Text(en="it must be at least {rule}", id="tidak boleh kurang dari {rule}"),
    "maximum": Text(en="it must be at most {rule}", id="tidak boleh lebih dari {rule}"),
    "minItems": Text(en="it needs at least {rule} items", id="harus berisi minimal {rule} butir"),
    "maxItems": Text(
        en="it may have at most {rule} items", id="tidak boleh lebih dari {rule} butir"
    ),
    "pattern": Text(
        en="it does not have the expected form", id="bentuknya tidak seperti yang seharusnya"
    ),
    "additionalProperties": Text(en="it may not contain {rule}", id="tidak boleh memuat {rule}"),
    "anyOf": Text(en="it must contain one of {rule}", id="harus memuat salah satu dari {rule}"),
    "not": Text(
        en="it may not contain these together: {rule}",
        id="tidak boleh memuat semuanya sekaligus: {rule}",
    ),
}
_OTHER = Text(en="it does not fit the documentation", id="tidak sesuai dengan dokumentasi")

_compiled: dict[int, tuple[Schema, Callable[[Any], Any]]] = {}


def misfit(schema: Schema, value: Any, language: Language, name: str) -> tuple[str, str] | None:
    """Where `value` departs from `schema`, as (field, reason), or None if it fits.

    Parameters
    ----------
    schema
        A constant: the check made of it is kept for as long as the process lives.
    name
        What the value is called in the sentence, such as `arguments`.
    """
    import fastjsonschema

    if id(schema) not in _compiled:
        check = fastjsonschema.compile(dict(schema), use_default=False)
        _compiled[id(schema)] = (schema, check)
    try:
        _compiled[id(schema)][1](value)
    except fastjsonschema.JsonSchemaValueException as error:
        return _field(error, name), _reason(error, language)
    return None


def _field(error: "fastjsonschema.JsonSchemaValueException", name: str) -> str:
    path = [str(step) for step in error.path[1:]]
    return ".".join([name, *path] if name else path or ["body"])


def _reason(error: "fastjsonschema.JsonSchemaValueException", language: Language) -> str:
    rule = error.rule_definition
    if error.rule == "required" and isinstance(error.value, dict):
        rule = [field for field in rule if field not in error.value]
    if error.rule == "additionalProperties" and isinstance(error.value, dict):
        rule = [
            field for field in error.value if field not in error.definition.get("properties", ())
        ]
    if error.rule in ("anyOf", "not"):
        forms = rule if isinstance(rule, list) else [rule]
        if any(set(form) != {"required"} for form in forms):
            return _OTHER.say(language)
        rule = [field for form in forms for field in form["required"]]
    shown = ", ".join(str(item) for item in rule) if isinstance(rule, list) else rule
    return _RULES.get(error.rule or "", _OTHER).say(language, rule=shown)
