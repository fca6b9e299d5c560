"""The one place where spans are computed: a table of the form as boxes on a grid.

A renderer draws the boxes; it never works out a rowspan of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from gongkai.form.line import Line, leaves
from gongkai.form.table import Block, Layout, Table


class Role(StrEnum):
    """What a box is for."""

    TITLE = "title"
    CORNER = "corner"
    COLUMN = "column"
    ROW = "row"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Box:
    """One merged cell: its place (0-based), its spans, its text or the address whose figure it shows.

    `leaf` says whether a head stands directly over (or before) values, or is a group head over other heads.
    """

    row: int
    column: int
    rowspan: int
    colspan: int
    role: Role
    text: str = ""
    address: str | None = None
    leaf: bool = True


@dataclass(frozen=True, slots=True)
class Grid:
    """Boxes that tile `height` × `width` squares exactly; `head_rows` of each block's head are marked in `heads`."""

    height: int
    width: int
    boxes: tuple[Box, ...]
    heads: tuple[int, ...]
    """Numbers of the rows that are heads (titles and column heads)."""

    def rows(self) -> Iterator[tuple[Box, ...]]:
        """The boxes that begin in each row, left to right."""
        for number in range(self.height):
            yield tuple(sorted((b for b in self.boxes if b.row == number), key=lambda b: b.column))


@cache
def grid(table: Table) -> Grid:
    """The boxes of a table as the notice lays it out, its blocks stacked, narrower blocks stretched at the end."""
    width = max(_width(block) for block in table.blocks)
    boxes: list[Box] = []
    heads: list[int] = []
    top = 0
    for block in table.blocks:
        stacked, height, head = _block(table, block, top, width)
        boxes += stacked
        heads += range(top, top + head)
        top += height
    return Grid(top, width, tuple(boxes), tuple(heads))


def _depth(lines: tuple[Line, ...]) -> int:
    return max(line.depth() for line in lines)


def _width(block: Block) -> int:
    if block.layout is Layout.ACROSS:
        return len(leaves(block.rows)) * len(leaves(block.columns))
    return _depth(block.rows) + len(leaves(block.columns))


def _block(table: Table, block: Block, top: int, width: int) -> tuple[list[Box], int, int]:
    """Boxes of one block from row `top` on, its height, and how many of its rows are heads."""
    boxes: list[Box] = []
    head = 0
    if block.title:
        boxes.append(Box(top, 0, 1, width, Role.TITLE, block.title, leaf=False))
        head = 1
    place = _across if block.layout is Layout.ACROSS else _down
    more, height, rows = place(table, block, top + head, width)
    return boxes + more, head + height, head + rows


def _down(table: Table, block: Block, top: int, width: int) -> tuple[list[Box], int, int]:
    labels, depth = _depth(block.rows), _depth(block.columns)
    columns = leaves(block.columns)
    boxes = [Box(top, 0, depth, labels, Role.CORNER, block.corner)]
    boxes += _heads(block.columns, top, labels, depth, Role.COLUMN)
    first = top + depth
    boxes += _labels(block.rows, first, 0, labels)
    for number, row in enumerate(leaves(block.rows)):
        boxes += (
            Box(first + number, labels + i, 1, 1, Role.VALUE, address=f"{table.key}/{row.key}/{column.key}")
            for i, column in enumerate(columns)
        )
    return _stretch(boxes, labels + len(columns), width), depth + len(leaves(block.rows)), depth


def _across(table: Table, block: Block, top: int, width: int) -> tuple[list[Box], int, int]:
    heads = tuple(_with_columns(row, block.columns) for row in block.rows)
    depth = _depth(heads)
    boxes = _heads(heads, top, 0, depth, Role.COLUMN)
    places = ((row, column) for row in leaves(block.rows) for column in leaves(block.columns))
    boxes += (
        Box(top + depth, i, 1, 1, Role.VALUE, address=f"{table.key}/{row.key}/{column.key}") for i, (row, column) in enumerate(places)
    )
    return _stretch(boxes, _width(block), width), depth + 1, depth


def _with_columns(line: Line, columns: tuple[Line, ...]) -> Line:
    children = tuple(_with_columns(child, columns) for child in line.children) or columns
    return Line(line.key, line.label, children)


def _heads(lines: tuple[Line, ...], top: int, left: int, depth: int, role: Role) -> list[Box]:
    boxes: list[Box] = []
    for line in lines:
        span = len(line.leaves())
        rowspan = 1 if line.children else depth
        boxes.append(Box(top, left, rowspan, span, role, line.label, leaf=not line.children))
        boxes += _heads(line.children, top + 1, left, depth - 1, role)
        left += span
    return boxes


def _labels(lines: tuple[Line, ...], top: int, left: int, depth: int) -> list[Box]:
    boxes: list[Box] = []
    for line in lines:
        span = len(line.leaves())
        colspan = 1 if line.children else depth
        boxes.append(Box(top, left, span, colspan, Role.ROW, line.label, leaf=not line.children))
        boxes += _labels(line.children, top, left + 1, depth - 1)
        top += span
    return boxes


def _stretch(boxes: list[Box], have: int, width: int) -> list[Box]:
    """Let the boxes at the right edge reach the table's width."""
    if have == width:
        return boxes
    return [
        Box(b.row, b.column, b.rowspan, b.colspan + width - have, b.role, b.text, b.address, b.leaf) if b.column + b.colspan == have else b
        for b in boxes
    ]
