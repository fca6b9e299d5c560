"""The three tables as rows of cells with spans, before any style of writing touches them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from .form import BALANCE, COLUMNS, DISPUTES, PROACTIVE, RESULTS, RULINGS, request_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .document import Document


@dataclass
class Cell:
    """One box of a table."""

    text: str
    rows: int = 1
    cols: int = 1
    kind: str = "value"  # or label, head


Grid = list[list[Cell]]


def proactive(document: Document) -> Grid:
    """Table two: four columns wide, the value of a one-column block spread over three."""
    grid: Grid = []
    for article, columns, rows in PROACTIVE[document.edition_two]:
        rest = 4 - len(columns)  # the last cell takes what is left of the width
        grid.append([Cell(article, 1, 4, "head")])
        heads = [Cell(document.label(label), 1, 1, "head") for _, label in columns]
        heads[-1].cols = rest
        grid.append([Cell("信息内容", 1, 1, "head"), *heads])
        for key, label in rows:
            if key in document.absent:
                continue
            values = [Cell(document.shown(f"proactive/{key}/{column}")) for column, _ in columns]
            values[-1].cols = rest
            grid.append([Cell(document.label(label), 1, 1, "label"), *values])
    return grid


def request_head(document: Document, width: int = 3) -> Grid:
    """The three head rows of table three, for so many columns of labels."""
    first = [Cell(document.label(BALANCE), 3, width, "head"), Cell("申请人情况", 1, 7, "head")]
    second = [Cell("自然人", 2, 1, "head"), Cell("法人或其他组织", 1, 5, "head"), Cell("总计", 2, 1, "head")]
    return [first, second, [Cell(document.label(label), 1, 1, "head") for _, label in COLUMNS[1:-1]]]


def requests(document: Document, layout: str = "span") -> Grid:
    """Table three: labels in three columns with spans, repeated in each row, or in two with row three's name merged in."""
    width = 2 if layout == "merged" else 3
    grid = request_head(document, width)
    rows = request_rows(document.edition)
    paths = [tuple(document.label(label) for label in labels) for _, labels in rows]
    for index, (key, _) in enumerate(rows):
        values = [Cell(document.shown(f"requests/{key}/{column}")) for column, _ in COLUMNS]
        grid.append([*_labels(paths, index, width, layout), *values])
    return grid


def _labels(paths: list[tuple[str, ...]], index: int, width: int, layout: str) -> list[Cell]:
    path = paths[index]
    if layout == "merged" and len(path) > 1:
        first = not index or paths[index - 1][0] != path[0]
        path = (path[0] + path[1], *path[2:]) if first else path[1:]
        paths = [p[1:] if len(p) > 1 else p for p in paths]
    cells = []
    for depth, text in enumerate(path):
        cols = width - depth if depth == len(path) - 1 else 1
        if layout == "repeat":
            cells.append(Cell(text, 1, cols, "label"))
            continue
        if cols > 1 or depth == width - 1:
            cells.append(Cell(text, 1, cols, "label"))
        elif not index or _prefix(paths[index - 1], depth) != _prefix(paths[index], depth):
            cells.append(Cell(text, _run(paths, index, depth), 1, "label"))
    return cells


def _prefix(path: tuple[str, ...], depth: int) -> tuple[str, ...]:
    return path[: depth + 1]


def _run(paths: list[tuple[str, ...]], index: int, depth: int) -> int:
    length = 1
    for before, after in pairwise(paths[index:]):
        if _prefix(before, depth) != _prefix(after, depth):
            break
        length += 1
    return length


def disputes(document: Document) -> Grid:
    """Table four: two head rows over a third, then one row of fifteen numbers."""
    first = [Cell("行政复议", 1, 5, "head"), Cell("行政诉讼", 1, 10, "head")]
    review = [Cell(label, 2, 1, "head") for _, label in RULINGS]
    suits = [Cell(label, 1, 5, "head") for _, label in DISPUTES[1:]]
    third = [Cell(label, 1, 1, "head") for _ in DISPUTES[1:] for _, label in RULINGS]
    values = [Cell(document.shown(f"disputes/{group}/{ruling}")) for group, _ in DISPUTES for ruling, _ in RULINGS]
    return [first, [*review, *suits], third, values]


def placed(grid: Grid) -> Iterator[tuple[int, int, Cell]]:
    """Each cell with the row and the column where it begins: the first place that no span from above covers."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(grid):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            taken.update((row + down, column + across) for down in range(cell.rows) for across in range(cell.cols))
            yield row, column, cell
            column += cell.cols


def expanded(grid: Grid) -> list[list[str]]:
    """The grid as a rectangle of texts, what a span covers left empty."""
    texts = {(row, column): cell.text for row, column, cell in placed(grid)}
    width = max(column + cell.cols for _, column, cell in placed(grid))
    return [[texts.get((y, x), "") for x in range(width)] for y in range(len(grid))]


def find(grid: Grid, text: str) -> Cell:
    """The first cell whose text begins so."""
    return next(cell for cells in grid for cell in cells if cell.text.startswith(text))


__all__ = ["RESULTS", "Cell", "Grid", "disputes", "expanded", "find", "placed", "proactive", "request_head", "requests"]
