"""Rows of a table without lines, told by the order of drawing: the labels of a row were drawn right before its figures.

What draws a table cell by cell tells its rows more surely than the heights do, where labels of many lines follow each
other without a gap. Where the order contradicts the places, nothing is told.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from gongkai.reading.document import Doubt
from gongkai.reading.pdf.frame import Box
from gongkai.reading.pdf.labels import BEGINS, LabelCell, opens
from gongkai.reading.pdf.levels import Level, levels_of
from gongkai.reading.pdf.lines import Line

_STEP = 2.2
"""Heights of a line from one line of a cell to the next, at most; the order of drawing tells more than the distance."""
_BESIDE = 0.5
"""Of a line's height by which the figures of a row may stand above or below the lines of its label."""
_BETWEEN = 6
"""Characters drawn between two lines of one cell, at most."""
_IN_LINE = 2.0
"""Points by which lines of one cell may miss each other's left edge or middle."""
_ONE_NUMBER = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_COVERED = 0.4
"""Of a digit's width that the next one covers where two lines of a number were taken for one."""
_LONGEST = 11
"""Digits of a number without separators; two numbers that touch have more."""
_CLEAN = re.compile(rf"[-－−]?(?:{_ONE_NUMBER.pattern})[%％]?(?:\[\d+\])?")
_TWO = re.compile(rf"\d{{{_LONGEST + 1}}}")
_WRAPS = 2
"""Figures that the narrowest column holds on a line."""
_CONTRADICTIONS = 0.25
"""Of the rows, which may contradict the order; with more of them it means nothing."""


class Figure(NamedTuple):
    """From where to where it stands across, its text, and from where to where it stands down the page."""

    left: float
    right: float
    text: str
    top: float
    bottom: float

    @property
    def box(self) -> Box:
        """Where it stands."""
        return self.left, self.top, self.right, self.bottom


def figure_of(piece: Line) -> Figure:
    """The figure that a piece of a line is; with a mark of doubt if its digits stand over each other."""
    text = piece.text
    if any(b.left < a.right - _COVERED * (a.right - a.left) and a.text != b.text for a, b in pairwise(piece.chars)):
        text += "？"
    return Figure(piece.left, piece.right, text, piece.top, piece.bottom)


@dataclass(slots=True)
class BodyRow:
    """The labels of one row, the innermost last, and its figures; `doubtful` if they may be of another row."""

    labels: list[LabelCell]
    figures: list[Figure]
    doubtful: bool = False
    cut: bool = False
    """Whether a page end may have cut the row, so that it is sure only if its label is whole."""

    @property
    def doubt(self) -> Doubt:
        """What is open about its figures."""
        return "row" if self.doubtful else "cut" if self.cut else ""


@dataclass(slots=True)
class _Run:
    """Label pieces drawn one after the other, then figures."""

    labels: list[Line] = field(default_factory=list)
    figures: list[Line] = field(default_factory=list)


def drawn_rows(body: list[Level], beside: list[Line], corner: set[int], at_start: bool) -> list[BodyRow] | None:
    """The rows from top to bottom; none where the order of drawing does not fit the places.

    `body` are the lines from the first figures on, `beside` label pieces that stand above them; `corner` are the pieces
    (by id) that belong to the head. Only where a page begins (`at_start`), figures may come first: ends of numbers.
    """
    runs = _runs(body, beside, corner)
    if not runs[0].labels and len(runs) > 1 and not at_start:
        return None
    if any(b <= a for a, b in pairwise(_height(run.figures) for run in runs if run.figures)):
        return None
    rows: list[BodyRow] = []
    wrong = 0
    torn = _torn(body, runs)
    for place, run in enumerate(runs):
        row = BodyRow(drawn_cells(run.labels), [])
        if run.figures:
            fits = not row.labels or _stands_beside(row.labels[-1], _height(run.figures), run.figures[0].height)
            fits = fits and place not in torn
            row.doubtful = not _fill(row, run.figures) or not fits
            wrong += row.doubtful
        rows.append(row)
    return rows if wrong <= _CONTRADICTIONS * len(rows) else None


def _torn(body: list[Level], runs: list[_Run]) -> set[int]:
    """Which runs share a line of figures with another run: of which of them each figure is, the order does not tell."""
    owner = {id(piece): place for place, run in enumerate(runs) for piece in run.figures}
    shared = [{owner[id(piece)] for piece in level.figures} for level in body]
    return {place for places in shared if len(places) > 1 for place in places}


def _height(figures: list[Line]) -> float:
    """The middle of figures that may have several lines."""
    levels = [piece.level for piece in figures]
    return (min(levels) + max(levels)) / 2


def _runs(body: list[Level], beside: list[Line], corner: set[int]) -> list[_Run]:
    labels = [piece for level in body for piece in level.others]
    pieces = [(_order(piece), False, piece) for piece in [*beside, *labels] if id(piece) not in corner]
    pieces += [(_order(piece), True, piece) for level in body for piece in level.figures]
    runs = [_Run()]
    for _, is_figure, piece in sorted(pieces, key=lambda each: each[0]):
        if is_figure:
            runs[-1].figures.append(piece)
            continue
        if runs[-1].figures:
            runs.append(_Run())
        runs[-1].labels.append(piece)
    return runs


def _order(piece: Line) -> int:
    return min(char.order for char in piece.chars)


def are_after(upper: list[Line], figures: list[Line]) -> bool:
    """Whether all figures were drawn after all heads."""
    return max(map(_order, upper), default=-1) < min(map(_order, figures))


def heads_before(beside: list[Line], upper: list[Line]) -> set[int]:
    """Which pieces (by id) at the side of the heads were drawn before the last of them: the corner, not the first label."""
    last = max((_order(piece) for piece in upper), default=-1)
    return {id(piece) for piece in beside if _order(piece) < last}


def drawn_cells(pieces: list[Line]) -> list[LabelCell]:
    """Pieces put together to cells in the order in which they were drawn."""
    cells: list[LabelCell] = []
    for piece in sorted(pieces, key=_order):
        cell = None if opens(piece.text) or not cells else cells[-1]
        if cell is not None and not _goes_on(cell, piece):
            # PDFium puts what stands on one line in order, so that cells beside each other may alternate.
            cell = next((other for other in cells[-2:-4:-1] if _is_right_below(other, piece)), None)
        if cell is None:
            cells.append(LabelCell([piece]))
        else:
            cell.lines.append(piece)
    return cells


def _goes_on(cell: LabelCell, piece: Line) -> bool:
    last = cell.lines[-1]
    step = piece.level - last.level
    if abs(step) < last.height / 2:
        return piece.left >= last.right and BEGINS.fullmatch(last.text) is not None
    return 0 < step <= _STEP * piece.height and piece.left < cell.right and cell.left < piece.right


def _is_right_below(cell: LabelCell, piece: Line) -> bool:
    last = cell.lines[-1]
    in_line = min(abs(last.left - piece.left), abs(last.left + last.right - piece.left - piece.right) / 2) < _IN_LINE
    return in_line and _order(piece) - max(char.order for char in last.chars) <= _BETWEEN and _goes_on(cell, piece)


def _stands_beside(label: LabelCell, height: float, size: float) -> bool:
    return label.lines[0].level - _BESIDE * size < height < label.lines[-1].level + _BESIDE * size


def _fill(row: BodyRow, figures: list[Line]) -> bool:
    """Gives a row its figures, from left to right; what was drawn right below one is the end of a number too long for its cell."""
    told = True
    before: Line | None = None
    for piece in figures:
        if before is None or piece.left >= before.right:
            row.figures.append(figure_of(piece))
        else:
            above = row.figures.pop()
            told = told and 0 < piece.level - before.level <= _STEP * piece.height and above.left < piece.right
            row.figures.append(with_below(above, figure_of(piece)))
        before = piece
    return told


def with_below(figure: Figure, below: Figure) -> Figure:
    """A figure with what stands below it; the line feed says that nobody can tell one number from two."""
    left, right, text = min(figure.left, below.left), max(figure.right, below.right), f"{figure.text}\n{below.text}"
    return Figure(left, right, text, min(figure.top, below.top), max(figure.bottom, below.bottom))


def join_long(rows: list[BodyRow]) -> None:
    """Makes numbers that were too wide for their column whole again: every line but the last is as long as any in the column."""
    columns: dict[Figure, int] = {}
    edge, column = float("-inf"), 0
    for figure in sorted(figure for row in rows for figure in row.figures):
        column += figure.left >= edge
        edge = max(edge, figure.right)
        columns[figure] = column
    longest: dict[int, float] = {}
    for figure, column in columns.items():
        longest[column] = max(longest.get(column, 0.0), *map(_length, figure.text.split("\n")))
    for row in rows:
        row.figures = [figure._replace(text=_whole(figure.text, longest[columns[figure]])) for figure in row.figures]


def _length(line: str) -> float:
    """The length in figures; a comma is half as wide."""
    return len(line) - (line.count(",") + line.count(".")) / 2


def _whole(text: str, longest: float) -> str:
    *full, _ = text.split("\n")
    whole = text.replace("\n", "")
    wrapped = _ONE_NUMBER.fullmatch(whole) and longest >= _WRAPS and all(_length(line) > longest - 1 for line in full)
    return whole if wrapped else text


def is_whole(figures: list[Figure], over_lines: bool = False) -> bool:
    """Whether each figure is clearly one number or mark, and no two that touch; `over_lines` if one may have several lines."""
    texts = [unicodedata.normalize("NFKC", figure.text) for figure in figures]
    parts = [part for text in texts for part in (text.split("\n") if over_lines else [text])]
    return all(_CLEAN.fullmatch(part) and not _TWO.search(part) for part in parts if any(map(str.isdigit, part)))


def lines_in_order(lines: list[Line]) -> list[str]:
    """The texts of cells on lines where a table ends with the page before its figures; the lines where no order tells the cells."""
    _, levels = levels_of(lines)
    for level in levels:
        if any(_order(b) <= _order(a) for a, b in pairwise(level.pieces)):
            return [line.text for line in lines]
    return [cell.text for cell in drawn_cells([piece for level in levels for piece in level.pieces])]


def equal_bands(rows: list[BodyRow]) -> list[tuple[float, float]]:
    """Where columns stand across in rows that all have as many figures, though not in line; none if they stand in line anyway."""
    filled = [row.figures for row in rows if row.figures]
    if len({len(figures) for figures in filled}) != 1 or any(row.doubtful for row in rows):
        return []
    bands = [(min(each.left for each in column), max(each.right for each in column)) for column in zip(*filled, strict=True)]
    return bands if any(b[0] < a[1] for a, b in pairwise(bands)) else []


def join_rows(above: list[BodyRow], below: list[BodyRow]) -> None:
    """Puts together what a page end cut: labels and figures of the last row of a page and of the first of the next.

    What begins with a number is a label of its own; what does not, on top of a page, is the rest of the one before.
    """
    last, first = above[-1], below[0]
    if not first.labels:
        last.doubtful = first.doubtful = True
        return
    if not _has_numbers(above + below):
        last.cut = first.cut = True
        return
    count = next((n for n, cell in enumerate(first.labels) if opens(cell.lines[0].text)), len(first.labels))
    rests, own = first.labels[:count], first.labels[count:]
    if last.figures and rests and not own:
        last.doubtful = first.doubtful = bool(first.figures)
    for rest in rests:
        _append(last.labels, rest)
    first.labels = own
    if not own and not last.figures:
        first.labels = last.labels
        above.pop()


def _has_numbers(rows: list[BodyRow]) -> bool:
    """Whether most of the labels that stand beside figures begin with a number."""
    labels = [row.labels[-1].lines[0].text for row in rows if row.labels and row.figures]
    return 2 * sum(map(opens, labels)) > len(labels)


def _append(labels: list[LabelCell], rest: LabelCell) -> None:
    """Puts the rest of a label behind the one under which it stands."""
    for cell in reversed(labels):
        if any(line.left < rest.right and rest.left < line.right for line in cell.lines):
            cell.lines += rest.lines
            return
    labels.append(rest)
