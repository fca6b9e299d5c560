"""A report as Markdown: headings, paragraphs, and pipe tables in which labels are repeated where the notice merges cells."""

import re
from collections.abc import Iterator, Mapping, Sequence

from gongkai.form import Box, Grid, Role, Table, grid
from gongkai.rendering.outline import PartOutline, on_paper
from gongkai.report import Finding, Report

_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_BREAK = re.compile(r"[\t\r\n]+")
_RULE = "---"


def render_md(report: Report, findings: Sequence[Finding] = ()) -> bytes:
    """The text as UTF-8; findings have no place in it."""
    content = on_paper(report)
    blocks = [f"# {_text(content.title)}"] if content.title else []
    blocks += [_text(text) for text in content.opening]
    for part in content.parts:
        blocks += _part(part)
    blocks += [_text(text) for text in content.closing]
    return ("\n\n".join(blocks) + "\n").encode()


def _part(part: PartOutline) -> Iterator[str]:
    yield f"## {_text(part.heading)}"
    for text in part.paragraphs:
        yield _text(text)
    for outlined in part.tables:
        if outlined.table is not None:
            yield table(outlined.table, outlined.texts())


def table(form: Table, texts: Mapping[str, str]) -> str:
    """A pipe table of the form filled with the texts (by address): its first row is the head that Markdown asks for."""
    squares = grid(form)
    lines = [f"| {' | '.join(row)} |" for row in _rows(squares, texts)]
    rule = f"| {' | '.join([_RULE] * squares.width)} |"
    return "\n".join([lines[0], rule, *lines[1:]])


def _rows(squares: Grid, texts: Mapping[str, str]) -> list[list[str]]:
    rows = [[""] * squares.width for _ in range(squares.height)]
    for box in squares.boxes:
        text = _cell(texts.get(box.address, "") if box.address else box.text)
        for row in range(box.row, box.row + box.rowspan):
            for column in range(box.column, box.column + box.colspan):
                rows[row][column] = text if _shows(box, row, column) else ""
    return rows


def _shows(box: Box, row: int, column: int) -> bool:
    """Whether a merged box shows its text in this square: a row group in all, so that each row says what it belongs to;
    a head of a column in the lowest, next to its figures; any other box in the first.
    """
    if box.role is Role.ROW and not box.leaf:
        return True
    at = box.row + box.rowspan - 1 if box.role is Role.COLUMN else box.row
    return row == at and column == box.column


def _cell(text: str) -> str:
    return _text(text).replace("|", r"\|")


def _text(text: str) -> str:
    """A text on one line in which nothing is taken for a tag."""
    return _TAG.sub(r"\\<", _BREAK.sub(" ", text.strip()))
