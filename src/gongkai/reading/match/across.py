"""The table whose rows lie side by side: table four, one line of values under three groups of heads."""

from itertools import pairwise

from msgspec import Struct

from gongkai.editions import TABLE_NAMES
from gongkai.form import Block, Edition
from gongkai.form.line import leaves
from gongkai.reading.cells import content
from gongkai.reading.match.figures import cell_findings, figure_of
from gongkai.reading.match.found import TableFound
from gongkai.reading.match.hits import Hit
from gongkai.reading.match.labels import labels
from gongkai.reading.match.regions import Region
from gongkai.reading.match.stream import Stream, folded
from gongkai.reading.match.values import Geometry, Outcome, Piece, Span, align, span
from gongkai.reading.oddities import ODDITIES
from gongkai.report import Figure, Finding, State


class _Stretch(Struct):
    """Heads with nothing but heads between them, and the values behind the last of them."""

    heads: list[Hit]
    values: Span
    end: int

    @property
    def columns(self) -> list[Hit]:
        """The heads that stand right over values."""
        return [hit for hit in self.heads if hit.is_a("column")]


class _Line(Struct, frozen=True):
    """A line of values: the addresses its places belong to, from left to right, and what stands in them."""

    slots: list[str]
    values: Span
    outcome: Outcome
    aligned: tuple[Piece, ...] | None
    end: int


def read_across(stream: Stream, region: Region, edition: Edition) -> TableFound | None:
    """Table four in its region, in the given edition (its layout is the same in all); none without heads."""
    found = labels(stream, region)
    if not any(hit.is_a("column") for hit in found):
        return None
    block = edition.table(region.table).blocks[0]
    stretches = _stretches(stream, region, found)
    lines = _in_groups(stream, stretches, block, region.table)
    if not lines:
        lines = [_unclaimed(stream, region, _in_one(stretches, block, list(edition.addresses(region.table))))]
    table = TableFound(edition, dict.fromkeys(edition.addresses(region.table), Figure(state=State.ABSENT)), rows=1)
    for line in lines:
        _take(table, line, edition, region.table)
    table.findings += _head_finding(
        [hit for stretch in stretches for hit in stretch.columns], sum(len(line.slots) for line in lines), region.table
    )
    end = max(line.end for line in lines)
    tables = {stream.table(stream.field_at(hit.core)) for hit in found if hit.start < end}
    table.extents = [(region.start, end), *(stream.extent(number) for number in tables if number is not None)]
    return table


def _stretches(stream: Stream, region: Region, found: list[Hit]) -> list[_Stretch]:
    """The heads and the values behind them; in most tables one stretch, in others one for each group."""
    stretches: list[_Stretch] = []
    heads: list[Hit] = []
    for place, hit in enumerate(found):
        heads.append(hit)
        following = found[place + 1].start if place + 1 < len(found) else region.end
        pieces = span(stream, hit.end, following)
        if not pieces.all and place + 1 < len(found):
            continue
        values = _values(pieces, sum(head.is_a("column") for head in heads))
        if any(not piece.empty for piece in values.all) or place + 1 == len(found) or _is_blank_line(stream, heads, pieces, following):
            length = sum(len(folded(piece.text)) for piece in pieces.all)
            stretches.append(_Stretch(heads, values, hit.end + length))
            heads = []
    return stretches


def _is_blank_line(stream: Stream, heads: list[Hit], found: Span, following: int) -> bool:
    """Whether blank cells behind heads are a line of values without any: as many as the heads, in a row of their own."""
    count = sum(hit.is_a("column") for hit in heads)
    rows = {piece.row for piece in found.all}
    others = {stream.rows[stream.field_at(heads[-1].core)], stream.rows[stream.field_at(following)]}
    return count > 0 and len(found.all) == count and len(rows) == 1 and not rows & others


def _values(found: Span, count: int) -> Span:
    """The pieces in their document row; where several rows have any, the first with numbers.

    Words before them name the line, unless the row has no more cells than there are heads (`count`).
    """
    pieces = list(found.all)
    rows = list(dict.fromkeys(piece.row for piece in pieces if not piece.empty))
    exact = sum(piece.row == found.all[0].row for piece in found.all) == count
    while pieces and not exact and pieces[0].content.state is State.UNREADABLE and not any(char.isdigit() for char in pieces[0].text):
        del pieces[0]
    first = tuple(piece for piece in pieces if rows and piece.row == rows[0])
    one = len(rows) == 1 or len(first) > 1
    return Span(first, first, glued=found.glued) if one else Span((), tuple(pieces), glued=found.glued)


def _in_groups(stream: Stream, stretches: list[_Stretch], block: Block, table: str) -> list[_Line]:
    """The lines of values, each under the heads of whole groups; none where heads and values do not fit each other."""
    groups = [row.key for row in leaves(block.rows)]
    keys = [column.key for column in leaves(block.columns)]
    open_groups, lines = list(groups), []
    order, heads = keys, list[Hit]()
    for stretch in stretches:
        if not open_groups:
            break
        named = [key for hit in stretch.heads if (key := hit.key("group")) in groups]
        columns = [hit.key("column") or "" for hit in stretch.columns]
        chunks = [columns[first : first + len(keys)] for first in range(0, len(columns), len(keys))] or [order]
        if any(sorted(chunk) != sorted(keys) for chunk in chunks):
            return []
        meant = named if len(named) == len(chunks) else open_groups[: len(chunks)]
        if len(meant) != len(chunks) or any(key not in open_groups for key in meant):
            return []
        slots = [f"{table}/{group}/{key}" for group, chunk in zip(meant, chunks, strict=True) for key in chunk]
        heads = stretch.columns or heads
        outcome, aligned = align(stretch.values, len(slots), _geometry(stream, heads, stretch.values, len(slots)))
        unnamed = meant is not named and len(slots) < len(stretch.values.row)
        if unnamed or (meant != open_groups[: len(chunks)] and not _is_proved(stream, stretch.heads)):
            outcome, aligned = "column", None
        if aligned is None and outcome != "empty" and len(stretch.values.all) != len(slots):
            return (
                []
                if len(stretches) > 1 or len(slots) < len(groups) * len(keys)
                else [_Line(slots, stretch.values, outcome, None, stretch.end)]
            )
        lines.append(_Line(slots, stretch.values, outcome, aligned, stretch.end))
        open_groups = [key for key in open_groups if key not in meant]
        order = chunks[-1]
    return lines


def _is_proved(stream: Stream, heads: list[Hit]) -> bool:
    """Whether groups in another order than the form's really stand so: as heads over several columns, or not in a table at all."""
    fields = [stream.field_at(hit.core) for hit in heads if hit.is_a("group")]
    return all(stream.table(field) is None or stream.fields[field].span > 1 for field in fields)


def _in_one(stretches: list[_Stretch], block: Block, addresses: list[str]) -> _Line:
    """The line of all values where the heads are not all there: it can only be told by its length.

    Heads that are there in another order than the form's forbid even that.
    """
    most = max(stretches, key=lambda stretch: sum(not piece.empty for piece in stretch.values.all))
    outcome, aligned = align(most.values, len(addresses))
    order = [column.key for column in leaves(block.columns)]
    places = [order.index(key) for hit in most.columns if (key := hit.key("column")) in order]
    if sum(after <= before for before, after in pairwise(places)) >= len(leaves(block.rows)) and aligned is not None:
        return _Line(addresses, most.values, "column", None, most.end)
    return _Line(addresses, most.values, outcome, aligned, most.end)


def _unclaimed(stream: Stream, region: Region, line: _Line) -> _Line:
    """A line without any cell, where heads are missing, as one that cannot be told if there are numbers in the region's tables."""
    if line.values.all or line.outcome != "empty":
        return line
    fields = range(stream.field_at(region.start), stream.field_at(max(region.end - 1, region.start)) + 1)
    cells = [(stream.fields[index], stream.rows[index]) for index in fields if stream.table(index) is not None]
    pieces = [Piece(cell.text.strip(), cell.where, content(cell.text), row, cell.column, cell.span, cell.doubt) for cell, row in cells]
    numbers = tuple([piece for piece in pieces if piece.content.state is State.NUMBER or piece.doubt])
    return _Line(line.slots, Span((), numbers), "count", None, line.end) if numbers else line


def _geometry(stream: Stream, heads: list[Hit], values: Span, count: int) -> Geometry | None:
    """Where the values stand under the heads, if there is a head for each."""
    if not values.all or len(heads) != count:
        return None
    row = values.all[0].row
    table = stream.document.rows[row].table
    fields = [stream.field_at(hit.core) for hit in heads]
    starts = [stream.fields[field].column for field in fields if stream.table(field) == table]
    columns = [column for column in starts if column is not None]
    if len(columns) != count or columns != sorted(set(columns)):
        return None
    spans = [stream.fields[field].span for field in fields]
    under = {column: n for n, (start, wide) in enumerate(zip(columns, spans, strict=True)) for column in range(start, start + wide)}
    rows = {stream.rows[field] for field in fields}
    if table is not None:
        ends = (stream.fields[stream.field_end(other) - 1] for other in rows)
        reaches = frozenset({max(under) + 1, max((end.column or 0) + end.span for end in ends)})
        return Geometry(under, tuple(range(count)), reaches)
    offsets = columns != list(range(columns[0], columns[0] + count))
    lengths = {stream.field_end(other) - stream.firsts[other] for other in (row, *rows)}
    return Geometry(under, tuple(range(count)), whole_rows=not offsets) if offsets or len(lengths) == 1 else None


def _take(table: TableFound, line: _Line, edition: Edition, name: str) -> None:
    """Put the figures of a line into the table, with what is odd about them."""
    where = line.values.all[0].where if line.values.all else None
    if line.aligned is not None:
        for address, piece in zip(line.slots, line.aligned, strict=True):
            table.figures[address] = figure_of(piece)
            table.findings += cell_findings(piece, edition.cells[address])
    elif line.outcome == "empty":
        table.figures |= dict.fromkeys(line.slots, Figure(where=where))
    else:
        text = " ".join(piece.text for piece in line.values.all if not piece.empty)
        table.figures |= dict.fromkeys(line.slots, Figure(None, "", text, State.UNREADABLE, False, where))
        table.findings.append(_trouble(line, name, text))


def _head_finding(heads: list[Hit], count: int, table: str) -> list[Finding]:
    """Column heads that are not all there; one head for several lines of values is enough."""
    distinct = {hit.words[0].key for hit in heads}
    if len(heads) >= count or not heads or (len(heads) == len(distinct) and count % len(heads) == 0):
        return []
    quote = "、".join(hit.words[0].printed for hit in heads)
    return [ODDITIES["F211"].found(f"{TABLE_NAMES[table]}的表头不完整：应有{count}个列名，只有{len(heads)}个（{quote}）。", quote=quote)]


def _trouble(line: _Line, table: str, text: str) -> Finding:
    code = {"glued": "F202", "column": "F209", "row": "F217"}.get(line.outcome, "F201")
    pieces = line.values.all
    count = sum(not piece.empty for piece in pieces)
    what = {
        "F202": "的数字粘连在一起",
        "F217": "的数字可能被换页分开",
        "F209": f"只有{count}个数，其余是空格，和列对不上",
        "F201": f"应有{len(line.slots)}格，原文是{len(pieces)}格、{count}个数",
    }[code]
    return ODDITIES[code].found(
        f"{TABLE_NAMES[table]}{what}，不能确定各格的数。",
        address=line.slots[0],
        where=pieces[0].where,
        expected=len(line.slots) if code == "F201" else None,
        found=len(pieces) if code == "F201" else None,
        quote=text,
    )
