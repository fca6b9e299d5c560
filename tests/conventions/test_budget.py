"""Files and functions stay small (design.md §8): what grows past this has found a second idea."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conventions.source_tree import ROOT, modules

FILE_LINES = 400
FUNCTION_LINES = 80
USUAL_LINES = 35
USUAL_SHARE = 0.95


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Name and length in lines of every function of a file, decorators and docstring counted."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
            start = min([node.lineno, *(d.lineno for d in node.decorator_list)])
            yield f"{path.name}:{node.name}", node.end_lineno - start + 1


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_file_is_short(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= FILE_LINES, f"{lines} lines; {FILE_LINES} are the budget"


def test_no_function_is_long() -> None:
    long = [(name, lines) for path in modules() for name, lines in functions(path) if lines > FUNCTION_LINES]
    assert not long


def test_functions_are_short_as_a_rule() -> None:
    lengths = [(lines, name) for path in modules() for name, lines in functions(path)]
    assert lengths, "no function found: the test looks in the wrong place"
    over = sorted((pair for pair in lengths if pair[0] > USUAL_LINES), reverse=True)
    assert len(over) <= (1 - USUAL_SHARE) * len(lengths), f"{len(over)} of {len(lengths)} functions are over {USUAL_LINES} lines: {over}"


def test_length_counts_decorators_and_docstring(tmp_path: Path) -> None:
    path = tmp_path / "one.py"
    path.write_text('@cache\ndef f():\n    """Doc."""\n    return 1\n', encoding="utf-8")
    assert list(functions(path)) == [("one.py:f", 4)]
