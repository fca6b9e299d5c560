"""The columns of a table without lines: where its figures stand across, and which head is whose."""

from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

from gongkai.reading.document import Doubt
from gongkai.reading.pdf.drawn import Figure, is_whole
from gongkai.reading.pdf.frame import Box
from gongkai.reading.pdf.labels import LabelCell, label_cells
from gongkai.reading.pdf.lines import Line


class Printed(NamedTuple):
    """One text of a row: its column (0 holds the labels), and where it stands if that was kept."""

    text: str
    column: int
    box: Box | None = None


TextRow = tuple[list[Printed], Doubt]
"""The texts of a row, and what is open about its figures; of a row without any, whether it is blank."""
Span = tuple[float, float]
"""From where to where something stands across."""


def label_row(text: str, is_open: bool = False) -> TextRow:
    """A row of a label alone; open if its figures may stand elsewhere."""
    return [Printed(text, 0)], "row" if is_open else ""


def columns_of(spans: list[Span]) -> tuple[list[Span], set[Span]]:
    """Stretches across that figures of one column cover, and the figures that reach over two of them.

    Narrow figures come first: where two that touch look like one long number, the columns are known already.
    """
    bands: list[Span] = []
    spread: set[Span] = set()
    for left, right in sorted(set(spans), key=lambda span: (span[1] - span[0], span)):
        under = [band for band in bands if left < band[1] and band[0] < right]
        if len(under) > 1:
            spread.add((left, right))
            continue
        for band in under:
            bands.remove(band)
            left, right = min(left, band[0]), max(right, band[1])
        bands.append((left, right))
    return sorted(bands), spread


def bands_of(pieces: list[Line]) -> list[tuple[float, float]]:
    """Stretches across that pieces cover."""
    return joined_spans([(piece.left, piece.right) for piece in pieces])


def joined_spans(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Stretches from left to right, those that overlap as one."""
    bands: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if bands and left < bands[-1][1]:
            bands[-1] = bands[-1][0], max(bands[-1][1], right)
        else:
            bands.append((left, right))
    return bands


def with_heads(bands: list[Span], upper: list[LabelCell]) -> tuple[list[Span], bool]:
    """Bands with those of columns that have a head and no figure, and whether it is clear which columns these are.

    They are those of the heads that are nearest to no band; that is clear where every band stands below one head alone.
    """
    heads = bands_of([line for head in upper if not _spans(head, bands, upper) for line in head.lines])
    if len(heads) <= len(bands):
        return bands, True
    nearest = {min(range(len(heads)), key=lambda number: _distance(heads[number], band)) for band in bands}
    if len(nearest) < len(bands):
        return bands, False
    clear = all(sum(head[0] < band[1] and band[0] < head[1] for head in heads) == 1 for band in bands)
    return sorted([*bands, *(head for number, head in enumerate(heads) if number not in nearest)]), clear


def _distance(head: tuple[float, float], band: tuple[float, float]) -> tuple[float, float]:
    gap = max(head[0] - band[1], band[0] - head[1], 0.0)
    return gap, abs(sum(head) - sum(band))


def _spans(head: LabelCell, bands: list[tuple[float, float]], heads: list[LabelCell]) -> bool:
    """Whether a head stands over several columns of figures, or over several heads."""
    line = head.lines[-1]
    below = [other for cell in heads for other in cell.lines if other.level > line.level + line.height / 2 and cell is not head]
    under = [bands_of(below), bands]
    return any(sum(head.left < right and left < head.right for left, right in places) > 1 for places in under)


def borders(bands: list[tuple[float, float]]) -> list[float]:
    """The middles between bands."""
    return [(a[1] + b[0]) / 2 for a, b in pairwise(bands)]


def head_rows(upper: list[LabelCell], bands: list[tuple[float, float]], whole: bool) -> list[TextRow]:
    """Heads over several columns, or above another head, each alone; then one row with the heads of the columns.

    `whole` says that the cells are whole; otherwise each is a line, and those that stand below each other belong together.
    """
    above = [head for head in upper if _spans(head, bands, upper)]
    own = [head for head in upper if not _spans(head, bands, upper)]
    places = bands_of([line for head in own for line in head.lines])
    # Heads may be centred over figures that are not: where there are as many, their order tells.
    middles = borders(places if len(places) == len(bands) else bands)
    columns: dict[int, list[LabelCell]] = {}
    for head in own:
        columns.setdefault(bisect_right(middles, (head.left + head.right) / 2), []).append(head)
    row: list[Printed] = []
    for number in sorted(columns):
        cells = columns[number] if whole else label_cells([line for head in columns[number] for line in head.lines], [])
        *higher, lowest = sorted(cells, key=lambda cell: cell.middle)
        above += higher
        row.append(Printed(lowest.text, number + 1))
    rows = [[Printed(cell.text, 1)] for cell in _in_reading_order(above)] + ([row] if row else [])
    return [(own, "") for own in rows]


def _in_reading_order(cells: list[LabelCell]) -> list[LabelCell]:
    """Cells row by row, from left to right; those of a row stand nearly level."""
    rows: list[list[LabelCell]] = []
    for cell in sorted(cells, key=lambda cell: cell.middle):
        if rows and cell.middle - rows[-1][0].middle < cell.lines[0].height / 2:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [cell for row in rows for cell in sorted(row, key=lambda cell: cell.lines[0].left)]


def by_column(figures: list[Figure], middles: list[float]) -> dict[int, Figure]:
    """The figures under the columns whose borders are given, counted from 0."""
    return {bisect_right(middles, (figure.left + figure.right) / 2): figure for figure in figures}


def in_columns(figures: dict[int, Figure], width: int) -> list[Printed]:
    """Figures in so many columns, blanks between them; one alone without blanks."""
    columns = range(width) if len(figures) > 1 else sorted(figures)
    return [Printed(figures[n].text, n + 1, figures[n].box) if n in figures else Printed("", n + 1) for n in columns]


def around(figures: list[Figure]) -> Box | None:
    """Where figures stand together."""
    if not figures:
        return None
    left, top = min(figure.left for figure in figures), min(figure.top for figure in figures)
    return left, top, max(figure.right for figure in figures), max(figure.bottom for figure in figures)


def is_told(figures: list[Figure], placed: dict[int, Figure], spread: set[Span], over_lines: bool = False) -> bool:
    """Whether each of the figures of a row is clearly one number in one column of its own."""
    clear = is_whole(figures, over_lines) and not any((figure.left, figure.right) in spread for figure in figures)
    return clear and len(placed) == len(figures)


def as_one(figures: list[Figure]) -> list[Printed]:
    """Figures of which nobody can tell the columns, as one text."""
    return [Printed(" ".join(figure.text for figure in figures if figure.text), 1, around(figures))] if figures else []
