"""Rows of a table without lines where nothing but their height tells which label is whose."""

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from gongkai.reading.pdf.columns import Printed, Span, TextRow, as_one, borders, by_column, in_columns, is_told, label_row
from gongkai.reading.pdf.drawn import Figure, figure_of, is_whole, with_below
from gongkai.reading.pdf.emptiness import Filled, is_labelled, open_cells
from gongkai.reading.pdf.labels import STEP, LabelCell, is_rest, label_cells, level_with
from gongkai.reading.pdf.levels import Level
from gongkai.reading.pdf.lines import Line

_NEXT = 2.2
"""Heights of a line from one line of a number to the next, at most."""
_LONG = 3
"""Digits of a number that may have gone over its column."""


@dataclass(slots=True)
class _FigureRow:
    """The figures of a row, each with its place across; the height of their middle and the size of their print."""

    height: float
    size: float
    figures: list[Figure]


@dataclass(slots=True)
class Heights:
    """The labels and lines of figures of a table as far as it stands on one page, and which of them are level.

    `above` are labels beside the heads, `cells` those beside and between the figures; `taken` is the row of each cell (by id).
    """

    above: list[LabelCell]
    cells: list[LabelCell]
    rows: list[_FigureRow]
    taken: dict[int, _FigureRow]
    seams: tuple[bool, bool]

    @property
    def labels(self) -> dict[int, LabelCell]:
        """The label of each row (by id)."""
        return {id(row): cell for cell in self.cells if (row := self.taken.get(id(cell))) is not None}


def heights_of(body: list[Level], beside: list[Line], upper: list[Line], seams: tuple[bool, bool]) -> Heights:
    """What is level with what: `beside` are label pieces above the first figures, `upper` the heads."""
    levels = [level for level in body if level.figures]
    cells = label_cells(beside + [piece for level in body for piece in level.others], [_height(level) for level in levels])
    rows = _figure_rows(levels, cells)
    taken = {id(cell): row for row in rows if (cell := level_with(cells, row.height, row.size)) is not None}
    above = [cell for cell in cells if id(cell) not in taken and cell.middle < rows[0].height and cell.is_before(upper)]
    return Heights(above, [cell for cell in cells if cell not in above], rows, taken, seams)


def is_broken(found: Heights, width: int) -> bool:
    """Whether a row has no label, or one that seems to be a piece, though the table has labels; rows that a page end cuts aside."""
    cut = _cut_rows(found, width)
    rows = [row for row in found.rows if all(row is not piece for piece in cut)]
    labels = found.labels
    loose = [cell for cell in found.cells if id(cell) not in found.taken]
    if not found.cells:
        return False
    return len(labels) < len(rows) or any(is_rest(one, cell) or is_rest(cell, one) for one in labels.values() for cell in loose)


def _cut_rows(found: Heights, width: int) -> list[_FigureRow]:
    """Rows at the ends of the page that may be a piece of one: not a figure a column, or none of the labels is theirs."""
    rows = found.rows
    labelled = {id(row) for row in found.taken.values()} if found.cells else {id(row) for row in rows}
    edges = [row for row, seam in ((rows[0], found.seams[0]), (rows[-1], found.seams[1])) if seam]
    return [row for row in edges if len(row.figures) < width or id(row) not in labelled]


def _figure_rows(levels: list[Level], cells: list[LabelCell]) -> list[_FigureRow]:
    """A row for each line of figures; a line that belongs to no label goes on with numbers too long for their columns."""
    rows: list[_FigureRow] = []
    for level in levels:
        own = _FigureRow(_height(level), level.line.height, [figure_of(piece) for piece in level.figures])
        above = rows[-1] if rows else None
        if above is not None and own.height - above.height <= STEP * own.size and _are_rests(above, own, cells):
            above.figures = [_with_rest(figure, own) for figure in above.figures]
            above.height = (above.height + own.height) / 2
        else:
            rows.append(own)
    return rows


def _are_rests(above: _FigureRow, own: _FigureRow, cells: list[LabelCell]) -> bool:
    """Whether figures are the ends of the ones above: no label is theirs alone, or only long ones have something below."""
    over = [next((upper.text for upper in above.figures if _overlap(upper, figure)), "") for figure in own.figures]
    if not all(over):
        return False
    if not any(abs(cell.middle - own.height) < own.size / 4 for cell in cells):
        return True
    return len(own.figures) < len(above.figures) and all(len(text) >= _LONG for text in over)


def _with_rest(figure: Figure, rest: _FigureRow) -> Figure:
    """A figure with what stands below it; its place across stays."""
    whole = figure
    for other in rest.figures:
        if _overlap(figure, other):
            whole = with_below(whole, other)
    return whole._replace(left=figure.left, right=figure.right)


def _overlap(one: Figure, other: Figure) -> bool:
    """Whether two figures stand below each other."""
    return one.left < other.right and other.left < one.right


def _height(level: Level) -> float:
    return median(piece.level for piece in level.figures)


def rows_by_height(found: Heights, heads: list[TextRow], bands: list[Span], spread: set[Span], in_heads: bool) -> list[TextRow]:
    """Rows from top to bottom, `heads` above them; a label over several rows stands before the row that its middle is next to.

    What may be a piece of a row is one text, not a number a column; so is a row in which a figure is not clearly one number
    in one column (`spread` are those that stand over two). `in_heads` says that figures stand among the heads.
    """
    middles = borders(bands)
    labels = found.labels
    cut = {id(row) for row in _cut_rows(found, len(bands))}
    waiting = [cell for cell in found.cells if id(cell) not in found.taken]
    filled = [Filled(row.height, row.size, labels.get(id(row)), is_whole(row.figures)) for row in found.rows]
    owned = [is_labelled(row, filled) for row in filled]
    open_rows = cut | (_beside_orphans(found.rows, owned) if found.cells else set()) | _in_pieces(found.rows, labels)
    for row, each in zip(found.rows, filled, strict=True):
        each.told = each.told and id(row) not in open_rows
    unproved = open_cells(found.above + waiting, filled, found.seams)
    rows = [label_row(cell.text, in_heads or id(cell) in unproved) for cell in found.above] + heads
    for row, own in zip(found.rows, owned, strict=True):
        rows += [label_row(cell.text, id(cell) in unproved) for cell in waiting if cell.middle < row.height]
        waiting = [cell for cell in waiting if cell.middle >= row.height]
        label = labels.get(id(row))
        named = [Printed(label.text, 0)] if label else []
        if named and not own:
            rows.append((named, "row"))
            named = []
        figures = by_column(row.figures, middles)
        if (label and label.holds_figures) or id(row) in open_rows or not is_told(row.figures, figures, spread):
            rows.append(([*named, *as_one(row.figures)], "row"))
        else:
            rows.append(([*named, *in_columns(figures, len(bands))], ""))
    return rows + [label_row(cell.text, id(cell) in unproved) for cell in waiting]


def _beside_orphans(rows: list[_FigureRow], owned: list[bool]) -> set[int]:
    """Rows (by id) without a label of their own and those next to them: one may hold the ends of the other's numbers."""
    found = {id(row) for row, own in zip(rows, owned, strict=True) if not own}
    for (above, one), (below, other) in pairwise(zip(rows, owned, strict=True)):
        if not (one and other) and below.height - above.height < _NEXT * max(above.size, below.size):
            found |= {id(above), id(below)}
    return found


def _in_pieces(rows: list[_FigureRow], labels: dict[int, LabelCell]) -> set[int]:
    """Rows (by id) that may be two lines of one: fewer figures right below long ones, and a label that goes on or none."""
    found: set[int] = set()
    for above, below in pairwise(rows):
        label, rest = labels.get(id(above)), labels.get(id(below))
        goes_on = is_rest(label, rest, _NEXT) if label and rest else not (label or rest)
        over = [next((upper.text for upper in above.figures if _overlap(upper, figure)), "") for figure in below.figures]
        wraps = len(below.figures) < len(above.figures) and all(len(text) >= _LONG for text in over)
        if goes_on and below.height - above.height < _NEXT * max(above.size, below.size) and (wraps or not labels):
            found |= {id(above), id(below)}
    return found
