"""Heads over values: which column of the grid belongs to which column of the form."""

from collections.abc import Iterable

from gongkai.reading.match.hits import Hit
from gongkai.reading.match.stream import Stream
from gongkai.reading.match.values import Geometry


def geometry(stream: Stream, hit: Hit, found: list[Hit], keys: list[str]) -> Geometry | None:
    """Where the columns `keys` stand for the row whose label is `hit`; none where some have no head."""
    field = stream.field_at(hit.core)
    heads = _heads(stream, hit, found, keys)
    if stream.table(field) is not None:
        return _grid(stream, [(key, head) for key, head in heads if stream.table(head) == stream.table(field)], keys)
    if stream.fields[field].column is None:
        return None
    return _text(stream, [(key, head) for key, head in heads if stream.fields[head].column is not None], keys, found)


def _heads(stream: Stream, hit: Hit, found: list[Hit], keys: list[str]) -> list[tuple[str, int]]:
    """Column heads before a row, as key and field."""
    heads = []
    for other in found:
        if other.start > hit.start:
            break
        key = other.key("column")
        if key in keys:
            heads.append((key, stream.field_at(other.core)))
    return heads


def _grid(stream: Stream, heads: list[tuple[str, int]], keys: list[str]) -> Geometry | None:
    under: dict[int, int] = {}
    for key, head in heads:
        column = stream.fields[head].column
        if column is not None:
            under |= dict.fromkeys(range(column, column + stream.fields[head].span), keys.index(key))
    return Geometry(under) if len(set(under.values())) == len(keys) else None


def _text(stream: Stream, heads: list[tuple[str, int]], keys: list[str], found: list[Hit]) -> Geometry | None:
    """Heads of a text table, where its rows prove that they stand in line.

    Rows parted by tabs or bars do if all have the same number of fields, heads included; rows aligned by blanks do
    because an offset is met or not.
    """
    under = {}
    for key, head in heads:
        column = stream.fields[head].column
        if column is not None:
            under[column] = keys.index(key)
    if len(set(under.values())) != len(keys):
        return None
    rows = {stream.rows[head] for _, head in heads} | set(_label_rows(stream, found))
    aligned = any(_offsets(stream, row) for row in rows)
    if aligned:
        return Geometry(_near(under), whole_rows=False)
    return Geometry(under) if len({_count(stream, row) for row in rows}) == 1 else None


def _near(under: dict[int, int]) -> dict[int, int]:
    """Offsets with their neighbours: quotation marks are one or two wide, as the font will have it."""
    near = {offset + shift: number for shift in (2, -2, 1, -1) for offset, number in under.items()}
    return near | under if len(near | under) == 5 * len(under) else under


def _label_rows(stream: Stream, found: list[Hit]) -> Iterable[int]:
    return (stream.rows[stream.field_at(hit.core)] for hit in found if hit.is_a("row"))


def _count(stream: Stream, row: int) -> int:
    return stream.field_end(row) - stream.firsts[row]


def _offsets(stream: Stream, row: int) -> bool:
    """Whether the columns of a text row are offsets, not numbers of fields."""
    columns = [stream.fields[index].column for index in range(stream.firsts[row], stream.field_end(row))]
    return len(columns) > 1 and columns != list(range(len(columns)))
