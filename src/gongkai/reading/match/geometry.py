"""Heads over values: which column of the grid belongs to which column of the form."""

from bisect import bisect_left
from collections import Counter

from msgspec import Struct

from gongkai.reading.document import Row
from gongkai.reading.match.hits import Hit
from gongkai.reading.match.stream import Stream
from gongkai.reading.match.values import Geometry

_ONE_LEVEL = 3
"""Columns at the most of a head of one level: more have heads over heads, whose reading order is not their order."""

INCOMPLETE = Geometry({}, (), complete=False)
"""What is known of a row over which only some heads stand."""
SHUFFLED = Geometry({}, (), complete=False, shuffled=True)
"""What is known of a row whose heads are in an order that nothing explains."""


class _Run(Struct, frozen=True):
    """Heads that stand together, by column; `core` is where the last of them stands."""

    heads: dict[str, Hit]
    core: int


_NO_HEADS = _Run({}, 0)


class _Body(Struct, frozen=True):
    """The rows of a real table that have a label of the form, and how far most of them reach."""

    rows: set[int]
    reach: int


class Heads:
    """The labels of one table of the form, asked where the columns of a row stand."""

    def __init__(self, stream: Stream, found: list[Hit]) -> None:
        """Know the labels; what is worked out for one row serves those under the same heads."""
        self.stream = stream
        self.found = found
        self._columns = [place for place, hit in enumerate(found) if hit.is_a("column")]
        self._starts = [found[place].start for place in self._columns]
        self._runs: dict[tuple[int, int | None, tuple[str, ...]], _Run] = {}
        self._known: dict[tuple[int, tuple[str, ...]], Geometry | None] = {}
        self._bodies: dict[int | None, _Body] = {}

    def over(self, hit: Hit, keys: tuple[str, ...]) -> Geometry | None:
        """Where the columns `keys` stand for the row whose label is `hit`; none where some have no head."""
        run = self._run(hit, keys)
        if len(run.heads) != len(keys):
            return INCOMPLETE if run.heads else None
        place = (run.core, keys)
        if place not in self._known:
            self._known[place] = self._geometry(hit, [self.stream.field_at(run.heads[key].core) for key in keys])
        return self._known[place]

    def are_over(self, hit: Hit, keys: tuple[str, ...]) -> bool:
        """Whether one of the columns has its head over the row, in the same real table where it stands in one."""
        return bool(self._run(hit, keys).heads)

    def _run(self, hit: Hit, keys: tuple[str, ...]) -> _Run:
        """The heads of the nearest head above a row."""
        before = bisect_left(self._starts, hit.start)
        if not before:
            return _NO_HEADS
        last, table = self._columns[before - 1], self.stream.table(self.stream.field_at(hit.core))
        place = (last, table, keys)
        if place not in self._runs:
            heads = self._back_from(last, table, keys)
            self._runs[place] = _Run(heads, max((head.core for head in heads.values()), default=0))
        return self._runs[place]

    def _back_from(self, last: int, table: int | None, keys: tuple[str, ...]) -> dict[str, Hit]:
        """The heads from the last one back to the row before them, in the same real table or outside of all."""
        heads: dict[str, Hit] = {}
        for other in reversed(self.found[: last + 1]):
            if other.is_a("row") or self.stream.table(self.stream.field_at(other.core)) != table:
                break
            key = other.key("column")
            if key is not None and key in keys:
                heads.setdefault(key, other)
        return heads

    def _geometry(self, hit: Hit, heads: list[int]) -> Geometry | None:
        if self.stream.table(self.stream.field_at(hit.core)) is not None:
            return self._grid(hit, heads)
        if self.stream.fields[self.stream.field_at(hit.core)].column is not None:
            return self._text(heads)
        # Heads that follow each other with nothing between them, as those of table two do.
        order = tuple(sorted(range(len(heads)), key=lambda number: (heads[number], number)))
        return Geometry({}, order) if len(set(heads)) == len(heads) <= _ONE_LEVEL else None

    def _grid(self, hit: Hit, heads: list[int]) -> Geometry | None:
        under: dict[int, int] = {}
        for number, index in enumerate(heads):
            head = self.stream.fields[index]
            if head.column is not None:
                under |= dict.fromkeys(range(head.column, head.column + head.span), number)
        if len(set(under.values())) != len(heads):
            return None
        order = tuple(dict.fromkeys(under[column] for column in sorted(under)))
        if not self._is_proved(heads, order):
            if self._is_shuffled(heads, order):
                return SHUFFLED
            order = tuple(range(len(heads)))
        reaches = self._reaches(heads, max(under) + 1)
        return Geometry(under, order, reaches, self._foreign(heads, under)) if reaches else Geometry({}, order)

    def _top(self, heads: list[int]) -> int:
        """The first row of a head: one above the highest of its leaf heads."""
        first = min(self.stream.rows[index] for index in heads)
        rows = self.stream.document.rows
        above = first - 1
        while above > 0 and _is_drawn(rows[above]):
            above -= 1
        return above if above >= 0 and rows[above].table == rows[first].table else first

    def _foreign(self, heads: list[int], under: dict[int, int]) -> frozenset[int]:
        """Columns behind the form's that have a head of their own, such as 备注."""
        stream = self.stream
        bottom = stream.field_end(max(stream.rows[index] for index in heads))
        cells = stream.fields[stream.firsts[self._top(heads)] : bottom]
        return frozenset(cell.column for cell in cells if cell.column is not None and cell.column > max(under) and cell.text.strip())

    def _is_proved(self, heads: list[int], order: tuple[int, ...]) -> bool:
        """Whether heads in another order than the form's really are: wrong spans put them in disorder, too.

        Then the lower heads do not stand under the one head that is as wide as they are together.
        """
        rows = {self.stream.rows[index] for index in heads}
        if len(rows) == 1 or order == tuple(range(len(heads))):
            return True
        lower = [self.stream.fields[index].column or 0 for index in heads if self.stream.rows[index] == max(rows)]
        upper = (self.stream.fields[self.stream.field_at(hit.core)] for hit in self.found if hit.is_a("group"))
        return any(group.column == min(lower) and group.span == len(lower) == max(lower) - min(lower) + 1 for group in upper)

    def _is_shuffled(self, heads: list[int], order: tuple[int, ...]) -> bool:
        """Whether heads of one level are in another order than the form's, which wrong spans cannot bring about."""
        levels: dict[int, list[int]] = {}
        for number in order:
            levels.setdefault(self.stream.rows[heads[number]], []).append(number)
        return any(numbers != sorted(numbers) for numbers in levels.values())

    def _reaches(self, heads: list[int], least: int) -> frozenset[int]:
        """How far a row of this table may reach if all its cells are there: as far as its heads.

        Empty columns that all rows have behind the head are no matter. Where something stands in them, values stand
        beside their heads: then there is no telling.
        """
        stream = self.stream
        first, last = self._top(heads), max(stream.rows[index] for index in heads)
        table = stream.document.rows[last].table
        width = max(_end(stream, row) for row in range(first, last + 1))
        body = self._body(table)
        if body.reach <= width:
            return frozenset({width}) if body.reach == width else frozenset({least, width})
        cells = (stream.fields[index] for row in body.rows for index in range(stream.firsts[row], stream.field_end(row)))
        beyond = any(cell.text.strip() for cell in cells if cell.column is not None and cell.column >= width)
        return frozenset() if beyond else frozenset({body.reach})

    def _body(self, table: int | None) -> _Body:
        """The rows of a real table, gathered once for all heads in it."""
        if table not in self._bodies:
            stream = self.stream
            rows = {stream.rows[stream.field_at(other.core)] for other in self.found if other.is_a("row")}
            rows = {row for row in rows if stream.document.rows[row].table == table}
            self._bodies[table] = _Body(rows, Counter(_end(stream, row) for row in rows).most_common(1)[0][0])
        return self._bodies[table]

    def _text(self, heads: list[int]) -> Geometry | None:
        """Heads of a text table, where its rows prove that they stand in line.

        Rows parted by tabs or bars do if all have the same number of fields; rows aligned by blanks do because an
        offset is met or not.
        """
        stream = self.stream
        columns = [stream.fields[index].column for index in heads]
        under = {column: number for number, column in enumerate(columns) if column is not None}
        if len(under) != len(heads):
            return None
        order = tuple(under[column] for column in sorted(under))
        tops = {stream.rows[index] for index in heads}
        rows = {stream.rows[stream.field_at(hit.core)] for hit in self.found if hit.is_a("row")} - tops
        lengths = {row: stream.field_end(row) - stream.firsts[row] for row in rows | tops}
        rows = {row for row in rows if lengths[row] > 1}
        foreign = self._foreign(heads, under)
        if any(_offsets(stream, row) for row in rows | tops):
            return Geometry(_near(under), order, foreign=foreign, whole_rows=False)
        usual = {lengths[row] for row in rows}
        # Blank cells at the end of a head may be cut off, those of a row are not where its total is printed.
        if len(usual) != 1 or max(lengths[row] for row in tops) > max(usual):
            return None
        return Geometry(under, order, foreign=foreign)


def _is_drawn(row: Row) -> bool:
    """Whether a row only rules columns off, as Markdown does."""
    return row.table is None and not any(char.isalnum() for field in row.fields for char in field.text)


def _end(stream: Stream, row: int) -> int:
    """How far a row of a real table reaches: to the end of its last cell."""
    behind = stream.field_end(row)
    last = stream.fields[behind - 1]
    return last.column + last.span if behind > stream.firsts[row] and last.column is not None else 0


def _near(under: dict[int, int]) -> dict[int, int]:
    """Offsets with their neighbours: quotation marks are one or two wide, as the font will have it."""
    near = {offset + shift: number for shift in (2, -2, 1, -1) for offset, number in under.items()}
    return near | under if len(near | under) == 5 * len(under) else under


def _offsets(stream: Stream, row: int) -> bool:
    """Whether the columns of a text row are offsets, not numbers of fields."""
    columns = [stream.fields[index].column for index in range(stream.firsts[row], stream.field_end(row))]
    return len(columns) > 1 and columns != list(range(len(columns)))
