"""Tables without ruling lines: figures that stand below each other are columns, and what stands beside a row is its label.

A table is known by its figures alone. Each line of figures is a row; a label may have several lines, and its middle (or
its first line) is level with the figures. What stands between figures and the text above is the head.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from gongkai.reading.document import Doubt, Field, Row, Spot
from gongkai.reading.pdf.by_height import heights_of, is_broken, rows_by_height
from gongkai.reading.pdf.columns import (
    Printed,
    Span,
    TextRow,
    as_one,
    borders,
    by_column,
    columns_of,
    head_rows,
    in_columns,
    is_told,
    label_row,
    with_heads,
)
from gongkai.reading.pdf.drawn import (
    BodyRow,
    are_after,
    drawn_cells,
    drawn_rows,
    equal_bands,
    figure_of,
    heads_before,
    is_whole,
    join_long,
    join_rows,
)
from gongkai.reading.pdf.emptiness import Filled, open_cells
from gongkai.reading.pdf.labels import STEP, LabelCell
from gongkai.reading.pdf.levels import LONGEST, Level, is_row, levels_of
from gongkai.reading.pdf.lines import Line, cut_at_gaps
from gongkai.reading.pdf.tables import is_number
from gongkai.report import Where

_SEED = 3
"""Figures on a line that make a table known; sentences have no three that stand apart."""
_LONGEST_HEAD = 18
"""Characters of a head on one line, its neighbour included; text that runs across is longer."""
_SURE = 3
"""Labels with figures drawn behind them, of which none is there by chance."""
_CLOSE = 5
"""Lines between a table and the next part of it."""
_SENTENCE_ENDS = ("。", "；", "：")
_TAIL = 2.0
"""Heights of a line from one line of a label to the next below the last figures, at most."""
_HEADING = re.compile(r"[一二三四五六七八九十]+\s*、")
_HIGHEST_HEAD = 14
"""Lines between the first figures and the top of the head; where a table goes on, the rest of a label may stand there."""


@dataclass(slots=True)
class Unruled:
    """A table without lines, as far as it stands on one page: bands of its columns of figures, rows of text and column.

    Column 0 holds the labels. A row of a single text is a head over several columns or a label over several rows.
    """

    page: int
    bands: list[tuple[float, float]]
    rows: list[TextRow] = field(default_factory=list)
    body: list[BodyRow] = field(default_factory=list)
    """The rows below the heads, where the order of drawing tells them."""
    seams: tuple[bool, bool] = (False, False)
    """Whether it begins and ends with the page."""
    spread: set[Span] = field(default_factory=set)
    """From where to where figures stand that reach over two columns: nobody can tell whose they are, or how many."""
    broken: bool = False
    """Whether some of its labels are in pieces, so that nobody can tell for sure which row is whose."""


@dataclass(slots=True)
class UnruledTable:
    """A whole table without lines: its parts, on one page after the other, in order."""

    parts: list[Unruled]

    def rows(self, number: int, doubtful: frozenset[int]) -> list[Row]:
        """The rows with column 0 for labels; figures below each other have the same column in all parts.

        `doubtful` are the pages on which no figure is taken for sure.
        """
        for before, part in pairwise(self.parts):
            if part.page == before.page + 1 and before.body and part.body and before.seams[1] and part.seams[0]:
                join_rows(before.body, part.body)
        rows: list[Row] = []
        columns: list[list[int]] = []
        begins: list[int] = []
        for count, part in enumerate(self.parts):
            begins.append(len(rows))
            columns.append(self._columns(count, columns))
            for own, doubt in _text_rows(part):
                place = len(rows) + 1
                fields = []
                for text, band, box in own:
                    column = columns[-1][band - 1] if band else 0
                    unsure: Doubt = "row" if part.page in doubtful and is_number(text) else doubt
                    spot = Spot(part.page, *box) if box else None
                    where = Where(page=part.page, table=number, row=place, column=column + 1)
                    fields.append(Field(text, where, column, doubt=unsure if band or len(own) == 1 else "", spot=spot))
                rows.append(Row(fields, number))
        for begin in begins[1:]:
            _doubt_rests(rows[:begin], rows[begin:])
        return rows

    def _columns(self, count: int, before: list[list[int]]) -> list[int]:
        """The column of each band of a part: that of the part before under which it stands, or new ones for all."""
        bands = self.parts[count].bands
        for earlier, columns in zip(reversed(self.parts[:count]), reversed(before), strict=True):
            under = [[n for n, (left, right) in enumerate(earlier.bands) if left < band[1] and band[0] < right] for band in bands]
            if all(len(found) == 1 for found in under) and len({found[0] for found in under}) == len(bands):
                return [columns[found[0]] for found in under]
        first = 1 + max((column for columns in before for column in columns), default=0)
        return list(range(first, first + len(bands)))


def _doubt_rests(above: list[Row], below: list[Row]) -> None:
    """Leaves open the last figures of a part and the first of the next if those have no label: they may be ends of numbers."""
    last = next((row for row in reversed(above) if _figures(row)), None)
    first = next((row for row in below if _figures(row)), None)
    if last is not None and first is not None and not any(field.column == 0 for field in first.fields):
        for field in _figures(last) + _figures(first):
            field.doubt = "row"


def _figures(row: Row) -> list[Field]:
    return [field for field in row.fields if field.column and is_number(field.text)]


def _text_rows(part: Unruled) -> Iterator[tuple[list[Printed], Doubt]]:
    """The texts of the rows of a part, and what is open about its figures."""
    yield from part.rows
    middles = borders(part.bands)
    unproved = _open_cells(part)
    for row in part.body:
        for cell in row.labels[: None if not row.figures else -1]:
            yield label_row(cell.text, id(cell) in unproved or row.doubtful)
        label = [Printed(row.labels[-1].text, 0)] if row.labels else []
        full = len(row.figures) == len(part.bands)
        placed = dict(enumerate(row.figures)) if full else by_column(row.figures, middles)
        touched = bool(row.labels) and row.labels[-1].holds_figures
        if row.doubtful or touched or not is_told(row.figures, placed, set() if full else part.spread, over_lines=True):
            yield [*label, *as_one(row.figures)], "row"
        elif row.figures:
            yield [*label, *in_columns(placed, len(part.bands))], row.doubt


def _open_cells(part: Unruled) -> set[int]:
    """The labels (by id) of whose row nobody can say that it is blank."""
    filled = [
        Filled(
            (min(figure.top for figure in row.figures) + max(figure.bottom for figure in row.figures)) / 2,
            min(figure.bottom - figure.top for figure in row.figures),
            row.labels[-1] if row.labels else None,
            not row.doubtful and is_whole(row.figures),
        )
        for row in part.body
        if row.figures
    ]
    return open_cells([cell for row in part.body for cell in (row.labels[:-1] if row.figures else row.labels)], filled, part.seams)


def may_be_head(line: Line) -> bool:
    """Whether a line at the end of a page may belong to the head of the table on the next: short, or with wide gaps."""
    if line.text[-1:] in _SENTENCE_ENDS or _HEADING.match(line.text) or ends_in_figures(line):
        return False
    return len(line.chars) <= LONGEST or len(cut_at_gaps(line, line.height)) > 1


def ends_in_figures(line: Line) -> bool:
    """Whether a line may be a row of a table: few words, then figures."""
    return line.text[-1:].isdigit() and is_row(levels_of([line])[1][0])


def parted(lines: list[Line], page: int, after_table: bool) -> Iterator[list[Line] | Unruled]:
    """Stretches of lines that are text, and the tables between them; `after_table` if the page before ended with one."""
    lines, levels = levels_of(lines)
    if not any(len(level.figures) >= _SEED for level in levels):
        yield lines
        return
    done = 0
    for first, last in _blocks(levels, 0 if after_table else -_CLOSE):
        start = _head_start(levels, done, first, last, len(levels) if after_table and not done else _HIGHEST_HEAD)
        end = _tail_end(levels, first, last)
        seams = (start == 0, end == len(levels))
        table = _table(levels[start:first], levels[first:end], page, seams)
        if table is None:
            if not after_table and sum(len(level.figures) >= _SEED and bool(level.others) for level in levels[first:end]) < _SURE:
                continue
            table = _untold(levels[start:end], page, seams)
        if start > done:
            yield lines[done:start]
        yield table
        done = end
    if done < len(lines):
        yield lines[done:]


def _untold(levels: list[Level], page: int, seams: tuple[bool, bool]) -> Unruled:
    """A table of which nobody can tell the columns: each line with its figures in doubt."""
    rows: list[TextRow] = []
    for level in levels:
        label = [Printed(" ".join(piece.text for piece in level.others), 0)] if level.others else []
        rows.append(([*label, *as_one([figure_of(piece) for piece in level.figures])], "row"))
    figures = [piece for level in levels for piece in level.figures]
    return Unruled(page, [(min(piece.left for piece in figures), max(piece.right for piece in figures))], rows, seams=seams, broken=True)


def _blocks(levels: list[Level], end: int) -> Iterator[tuple[int, int]]:
    """First and last line of figures of each table: between them nothing but labels, which stand left of all figures."""
    rows = [number for number, level in enumerate(levels) if is_row(level)]
    start = rows[0]
    for number, following in zip(rows, [*rows[1:], len(levels)], strict=True):
        if following == len(levels) or not _same_block(levels, number, following):
            follows = start - end < _CLOSE or (not end and _are_heads(levels[:start], levels[start]))
            if follows or _is_table(levels[start : number + 1]):
                yield start, number
                end = number
            start = following


def _is_table(levels: list[Level]) -> bool:
    """Whether figures are a table by themselves: several on a line, and no tabs between words and dates."""
    return any(len(level.figures) >= _SEED for level in levels)


def _are_heads(above: list[Level], row: Level) -> bool:
    """Whether everything above a row, on top of a page, may be the repeated head of the table that goes on there."""
    edge = row.figures[0].left
    return not any(_runs_across(level, edge) or _HEADING.match(level.line.text) for level in above)


def _same_block(levels: list[Level], first: int, last: int) -> bool:
    edge = min(levels[first].figures[0].left, levels[last].figures[0].left)
    return all(piece.right <= edge for level in levels[first + 1 : last] for piece in level.others)


def _head_start(levels: list[Level], least: int, first: int, last: int, most: int) -> int:
    """The first line of the head, at most so many: upwards until a line of text runs across the edge between labels and figures."""
    edge = _edge(levels, first, last)
    start = first
    while start > max(least, first - most) and not _runs_across(levels[start - 1], edge):
        start -= 1
        if _is_heading(levels[start], levels[start + 1], start + 1 == first):
            return start + 1
    return start


def _is_heading(level: Level, below: Level, is_last: bool) -> bool:
    """Whether a line is the heading above a table, not the first line of a numbered label."""
    return len(level.pieces) == 1 and _HEADING.match(level.pieces[0].text) is not None and not (is_last and _is_near(level, below))


def _edge(levels: list[Level], first: int, last: int) -> float:
    return min(level.figures[0].left for level in levels[first : last + 1] if level.figures)


def _runs_across(level: Level, edge: float) -> bool:
    """Whether a line is running text: a sentence's end, or long between wide gaps, from the labels' side over to the figures'."""
    if level.line.text[-1:] in _SENTENCE_ENDS:
        return True
    runs = cut_at_gaps(level.line, level.line.height / 2)
    return any(run.left < edge < run.right and len(run.chars) > _LONGEST_HEAD for run in runs)


def _tail_end(levels: list[Level], first: int, last: int) -> int:
    """Behind the last line: the rest of the last label may stand below its figures."""
    edge = _edge(levels, first, last)
    end = last + 1
    while end < len(levels) and all(piece.right <= edge for piece in levels[end].pieces):
        step = levels[end].line.level - levels[end - 1].line.level
        if step > _TAIL * levels[end].line.height or _HEADING.match(levels[end].line.text):
            break
        end += 1
    return end


def _is_near(above: Level, below: Level) -> bool:
    return below.line.level - above.line.level < STEP * below.line.height


def _table(head: list[Level], body: list[Level], page: int, seams: tuple[bool, bool]) -> Unruled | None:
    """The table; none where no line has a figure in every column: then they stand below each other by chance.

    `seams` tells whether it begins and ends with the page, so that its first and last row may be cut.
    """
    figures = [piece for level in body for piece in level.figures]
    edge = min(piece.left for piece in figures)
    upper = [piece for level in head for piece in level.pieces if piece.right > edge]
    bands, spread = columns_of([(piece.left, piece.right) for piece in figures])
    most = max(len(level.figures) for level in body)
    # The label of the first row may begin above its figures, and the corner of the head ends there too.
    beside = [piece for level in head for piece in level.pieces if piece.right <= edge]
    corner = heads_before(beside, upper)
    in_rows = are_after(upper, figures + [piece for level in body for piece in level.others])
    drawn = (drawn_rows(body, beside, corner, seams[0]) or []) if in_rows else []
    sure = [row for row in drawn if not row.doubtful]
    if sure:
        bands, spread = columns_of([(figure.left, figure.right) for row in sure for figure in row.figures])
        most = max(most, *(len(row.figures) for row in sure))
    even = equal_bands(drawn)
    if len(bands) > most and not even and sum(bool(row.labels) for row in sure) < _SURE:
        return None
    table = Unruled(page, bands, body=drawn, seams=seams, broken=any(is_number(piece.text) for piece in upper))
    if not drawn:
        found = heights_of(body, beside, upper, seams)
        heads = [LabelCell([piece]) for piece in upper]
        table.bands, clear = with_heads(bands, heads)
        spread = spread if clear else {(piece.left, piece.right) for piece in figures}
        table.rows = rows_by_height(found, head_rows(heads, table.bands, whole=False), table.bands, spread, table.broken)
        table.broken = table.broken or is_broken(found, len(table.bands))
        return table
    join_long(drawn)
    heads = drawn_cells(upper)
    table.bands, clear = (even, True) if even else with_heads(bands, heads)
    labels = [piece for level in [*head, *body] for piece in level.pieces if id(piece) in corner]
    table.rows = [label_row(cell.text, table.broken) for cell in drawn_cells(labels)] + head_rows(heads, table.bands, whole=True)
    table.spread = spread if clear else {(figure.left, figure.right) for row in drawn for figure in row.figures}
    return table
