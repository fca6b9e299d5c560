"""A worksheet as lines and tables: in a sheet all is cells, headings and sentences too; here they are told apart.

A row in which two cells are filled, or which a cell from above reaches into, is a row of a table. A row with one filled
cell is a line of text if that cell is merged over the whole width, holds a sentence, or stands between tables of
different width; otherwise it is a row whose numbers were left blank.

Tables that stand beside one another, with empty columns between them, are read from left to right.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from gongkai.reading.errors import UnusableFileError
from gongkai.reading.table import MAX_COLUMNS, Cell, Table, TableRow

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is too much for the sheets of one report, and what makes a line."""

    cells: int = 300_000
    """Places of all tables together; the largest workbook seen has 4,000."""
    full: float = 0.8
    """Share of a table's width from which a merged cell counts as a line over it."""
    label: int = 45
    """Characters; the longest label of a row has 42, a longer text alone in its row is a sentence."""


LIMITS = Limits()
TOO_BIG = "表格过大，不像一份年度报告；请核对是否选错文件，或只留年报所在的工作表，另存后再读"


@dataclass(slots=True)
class Sheet:
    """The visible cells of a worksheet: row → column → text as shown; `drawn` counts per row the cells that exist, blank ones too."""

    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    drawn: dict[int, int] = field(default_factory=dict)


def sheet_page(sheet: Sheet, page: Cell) -> None:
    """Adds the sheet's lines and tables to a page; UnusableFileError where they are too many."""
    _Layout(sheet).add_to(page)


@dataclass(slots=True)
class _Line:
    """One row of the sheet: where it has text, and whether it is part of a cell that reaches over several rows."""

    number: int
    filled: list[int]
    reached: bool
    wide: bool


class _Layout:
    """Rows of a sheet while they are parted."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.last = max((row for row, cells in sheet.rows.items() if any(cells.values())), default=-1)
        self.last = max(self.last, max(sheet.drawn, default=-1) if self.last >= 0 else -1)
        self.spans: dict[tuple[int, int], tuple[int, int]] = {}
        self.covered: dict[int, set[int]] = {}
        self.begun: dict[int, set[int]] = {}
        """Row → columns where merged cells begin."""
        self.reached: dict[int, set[int]] = {}
        """Row → first columns of the cells that reach over it and others."""
        covered = 0
        for top, left, bottom, right in sheet.merges:
            bottom, right = min(bottom, self.last), min(right, MAX_COLUMNS - 1)
            if bottom < top or right < left:
                continue
            covered += (bottom - top + 1) * (right - left + 1)
            if covered > LIMITS.cells:
                raise UnusableFileError(TOO_BIG)
            self.spans[top, left] = (bottom - top + 1, right - left + 1)
            self.begun.setdefault(top, set()).add(left)
            for row in range(top, bottom + 1):
                self.covered.setdefault(row, set()).update(range(left, right + 1))
                if bottom > top:
                    self.reached.setdefault(row, set()).add(left)
            self.covered[top].discard(left)

    def add_to(self, page: Cell) -> None:
        """Lines and tables in order."""
        places = 0
        for part in (part for block in self.blocks() for beside in _beside(block, self) for part in _parts(beside, self)):
            if isinstance(part, _Line):
                page.items += self.text(part).split("\n")
                continue
            first = min((line.filled[0] for line in part if line.filled), default=0)
            end = max(self.end(line) for line in part)
            places += len(part) * (end - first)
            if places > LIMITS.cells:
                raise UnusableFileError(TOO_BIG)
            page.add(self.table(part, first, end))

    def blocks(self) -> Iterator[list[_Line]]:
        """Rows that follow one another without an empty one between them."""
        block: list[_Line] = []
        for number in sorted({*self.sheet.rows, *self.reached, *self.sheet.drawn}):
            line = self.line(number)
            if line is None:
                continue
            if block and number != block[-1].number + 1:
                yield block
                block = []
            block.append(line)
        if block:
            yield block

    def line(self, number: int) -> _Line | None:
        """A row that counts; none for one that is empty."""
        filled = sorted(column for column, text in self.sheet.rows.get(number, {}).items() if text)
        reached = number in self.reached
        if not filled and not reached and self.sheet.drawn.get(number, 0) < 2:
            return None
        return _Line(number, filled, reached, len(filled) > 1 or (reached and bool(filled)))

    def within(self, line: _Line, columns: range) -> _Line | None:
        """The piece of a row that stands in these columns; none where nothing does."""
        filled = [column for column in line.filled if column in columns]
        reached = any(column in columns for column in self.reached.get(line.number, ()))
        return _Line(line.number, filled, reached, len(filled) > 1 or (reached and bool(filled))) if filled or reached else None

    def occupied(self, line: _Line) -> set[int]:
        """The columns of a row that hold text or lie in a merged cell, filled or not."""
        return {*line.filled, *self.covered.get(line.number, ()), *self.begun.get(line.number, ())}

    def text(self, line: _Line) -> str:
        """All that a row says."""
        return "\t".join(self.sheet.rows[line.number][column] for column in line.filled) if line.filled else ""

    def end(self, line: _Line) -> int:
        """The column behind the last filled cell of a row."""
        return max((column + self.spans.get((line.number, column), (1, 1))[1] for column in line.filled), default=0)

    def is_text(self, line: _Line, width: int) -> bool:
        """Whether a row with one filled cell is a line over or between tables `width` columns wide."""
        if not line.filled or line.reached:
            return False
        text = self.sheet.rows[line.number][line.filled[0]]
        across = self.spans.get((line.number, line.filled[0]), (1, 1))[1]
        return across >= max(2.0, LIMITS.full * width) or len(text) > LIMITS.label or "。" in text

    def table(self, lines: list[_Line], first: int, end: int) -> Table:
        """The rows of a table with all their cells, blank ones too, from a column to before another."""
        rows: list[TableRow] = []
        starts: list[list[int]] = []
        for line in lines:
            texts, covered = self.sheet.rows.get(line.number, {}), self.covered.get(line.number, set())
            columns = [column for column in range(first, end) if column not in covered]
            rows.append(TableRow([self.cell(line.number, column, texts.get(column, "")) for column in columns]))
            starts.append([column - first for column in columns])
        return Table(rows, starts)

    def cell(self, row: int, column: int, text: str) -> Cell:
        """One cell with its spans."""
        down, across = self.spans.get((row, column), (1, 1))
        return Cell([*text.split("\n")], across, down)


_NUMBER = re.compile(r"[-+]?\d[\d,，.]*")


def _beside(block: list[_Line], layout: _Layout) -> list[list[_Line]]:
    """The block in pieces, left to right, where empty columns part tables; whole where they may be columns left blank in one table.

    Each piece must have words and numbers, and end in another row than its neighbour: columns of one table end together.
    """
    runs = _runs(block)
    core = block[runs[0][0] : runs[-1][1]] if runs else []
    ranges = _ranges({column for line in core for column in layout.occupied(line)})
    pieces = [[piece for line in core if (piece := layout.within(line, columns))] for columns in ranges]
    if len(pieces) < 2 or not all(_is_table(piece, layout) for piece in pieces):
        return [block]
    ends = [max(line.number for line in piece if line.filled) for piece in pieces]
    if any(end == following for end, following in pairwise(ends)):
        return [block]
    lead, tail = block[: runs[0][0]], block[runs[-1][1] :]
    for line in list(tail):
        # A row of the longest table whose numbers were left blank.
        place = next((place for place, columns in enumerate(ranges) if layout.occupied(line) <= set(columns)), None)
        if place is None or line.number != pieces[place][-1].number + 1:
            break
        pieces[place].append(line)
        tail.remove(line)
    return [part for part in (lead, *pieces, tail) if part]


def _is_table(piece: list[_Line], layout: _Layout) -> bool:
    """Whether the piece has words as well as numbers."""
    numbers = {bool(_NUMBER.fullmatch(layout.sheet.rows[line.number][column])) for line in piece for column in line.filled}
    return len(numbers) == 2


def _ranges(columns: set[int]) -> list[range]:
    """The columns in stretches without a gap."""
    stretches: list[range] = []
    for column in sorted(columns):
        if stretches and stretches[-1].stop == column:
            stretches[-1] = range(stretches[-1].start, column + 1)
        else:
            stretches.append(range(column, column + 1))
    return stretches


def _parts(block: list[_Line], layout: _Layout) -> Iterator[_Line | list[_Line]]:
    """The block as lines of text and tables, in order."""
    runs = _runs(block)
    if not runs:
        yield from (line for line in block if line.filled)
        return
    yield from (line for line in block[: runs[0][0]] if line.filled)
    table = block[runs[0][0] : runs[0][1]]
    for (start, stop), (following, end) in zip(runs, [*runs[1:], (len(block), len(block))], strict=True):
        between = block[stop:following]
        above = max(layout.end(line) for line in block[start:stop])
        below = max((layout.end(line) for line in block[following:end]), default=0)
        upper, lines, lower = _between(between, layout, above, below)
        table += upper
        if not lines and below:
            table += block[following:end]
            continue
        yield table
        yield from (line for line in lines if line.filled)
        table = lower + block[following:end]
    if table:
        yield table


def _runs(block: list[_Line]) -> list[tuple[int, int]]:
    """First and behind-last places of the stretches of rows that surely are table rows."""
    runs: list[tuple[int, int]] = []
    for place, line in enumerate(block):
        if line.wide:
            if runs and runs[-1][1] == place:
                runs[-1] = (runs[-1][0], place + 1)
            else:
                runs.append((place, place + 1))
    return runs


def _between(lines: list[_Line], layout: _Layout, above: int, below: int) -> tuple[list[_Line], list[_Line], list[_Line]]:
    """Rows between two tables (below 0: behind the last): what ends the upper one, lines of text, what begins the lower one."""
    width = max(above, below)
    texts = [place for place, line in enumerate(lines) if layout.is_text(line, width)]
    if not texts and below and above != below:
        texts = [place for place, line in enumerate(lines) if line.filled and layout.sheet.drawn.get(line.number, 0) < 2]
    if not texts:
        return lines, [], []
    first, last = texts[0], texts[-1]
    return lines[:first], lines[first : last + 1], lines[last + 1 :]
