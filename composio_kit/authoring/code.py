"""The code of a cell, as Python reads it."""

import ast
import io
import tokenize
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager


def parse(source: str) -> ast.Module | None:
    """The syntax tree of a cell, magics and top-level await included; None if it has an error."""
    try:
        plain = TransformerManager().transform_cell(source)  # type: ignore[no-untyped-call]
        tree = compile(plain, "cell", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    except (SyntaxError, ValueError):
        return None
    return tree if isinstance(tree, ast.Module) else None


def comments(source: str) -> list[str]:
    """The comments of a cell without their `#`; none if it cannot be read as Python."""
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    except (tokenize.TokenError, SyntaxError):
        return []
    return [token.string.lstrip("# ") for token in tokens if token.type == tokenize.COMMENT]


def ends_in_expression(source: str) -> bool:
    """Whether the last line is a value that a notebook would show; `;` at the end hides it."""
    tree = parse(source)
    if tree is None or not tree.body or source.rstrip().endswith(";"):
        return False
    return isinstance(tree.body[-1], ast.Expr)


def parameters(source: str) -> dict[str, Any] | None:
    """The names and values that a parameters cell assigns; None if it does anything else."""
    tree = parse(source)
    if tree is None:
        return None
    values = {}
    for statement in tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=value)):
                values[name] = value
            case _:
                return None
    return values


def with_language(source: str, language: str) -> str:
    """A parameters cell with its LANG set to `language`; the rest stays as it is."""
    lines = source.encode().splitlines(keepends=True)
    for statement in ast.parse(source).body:
        match statement:
            case ast.Assign(targets=[ast.Name(id="LANG")], value=ast.Constant() as value):
                line, number = lines[value.lineno - 1], value.lineno - 1
                literal = f'"{language}"'.encode()
                lines[number] = line[: value.col_offset] + literal + line[value.end_col_offset :]
    return b"".join(lines).decode()


def same_but_for_language(source: str, twin: str) -> bool:
    """Whether two parameters cells do the same, apart from the value of LANG."""
    try:
        first, second = (ast.dump(ast.parse(with_language(each, ""))) for each in (source, twin))
    except SyntaxError:
        return False
    return first == second
