"""What the convention tests look at: the files of src/gongkai, and the literals in them that are no docstrings."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "gongkai"
TEXT_FILES = frozenset({".html", ".j2", ".jinja", ".js", ".css", ".typ", ".txt", ".json", ".xml"})


@dataclass(frozen=True, slots=True)
class Literal:
    """A piece of text in a source file: a string of Python, or a line of a template."""

    path: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT) if self.path.is_relative_to(ROOT) else self.path}:{self.line} {self.text[:60]!r}"


def modules(*outside: str) -> list[Path]:
    """Python files of the package but those under the folders `outside` (names relative to the package) and what Django generates."""
    written = (p for p in sorted(PACKAGE.rglob("*.py")) if not (p.parent.name == "migrations" and p.name[0] == "0"))
    return [p for p in written if p.relative_to(PACKAGE).parts[0] not in outside]


def literals(*outside: str) -> Iterator[Literal]:
    """Literals of Python files and lines of templates, but those under the folders `outside` and the example reports."""
    for path in modules(*outside):
        yield from python_literals(path)
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in TEXT_FILES and path.relative_to(PACKAGE).parts[0] not in {*outside, "examples"}:
            lines = path.read_text(encoding="utf-8").splitlines()
            yield from (Literal(path, number, line) for number, line in enumerate(lines, 1))


def python_literals(path: Path) -> Iterator[Literal]:
    """String literals of one Python file; docstrings are left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    docstrings = {id(node) for node in _docstrings(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield Literal(path, node.lineno, node.value)


def _docstrings(tree: ast.Module) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        first = node.body[0] if node.body else None
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
            yield first.value
