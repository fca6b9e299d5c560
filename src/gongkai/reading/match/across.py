"""The table whose rows lie side by side: table four, one line of values under three groups of heads."""

from gongkai.form import Block, Edition
from gongkai.form.line import leaves
from gongkai.reading.match.figures import NAMES, cell_findings, figure_of
from gongkai.reading.match.found import TableFound
from gongkai.reading.match.hits import Hit
from gongkai.reading.match.labels import labels
from gongkai.reading.match.regions import Region
from gongkai.reading.match.stream import Stream, folded
from gongkai.reading.match.values import Piece, Span, align, span
from gongkai.reading.oddities import ODDITIES
from gongkai.report import Figure, Finding, State


def read_across(stream: Stream, region: Region, edition: Edition) -> TableFound | None:
    """Table four in its region, in the given edition (its layout is the same in all); none without heads."""
    found = [hit for hit in labels(stream, region) if hit.is_a("column") or hit.is_a("group")]
    if not any(hit.is_a("column") for hit in found):
        return None
    block = edition.table(region.table).blocks[0]
    addresses = edition.addresses(region.table)
    pieces, consumed = _values(stream, region, found, len(addresses))
    outcome, aligned = align(pieces, len(addresses), _geometry(stream, found, block, pieces))
    table = TableFound(edition, dict.fromkeys(addresses, Figure(state=State.ABSENT)), rows=1)
    where = pieces.all[0].where if pieces.all else None
    if aligned is not None:
        for address, piece in zip(addresses, aligned, strict=True):
            table.figures[address] = figure_of(piece)
            table.findings += cell_findings(piece, edition.cells[address])
    elif outcome == "empty":
        table.figures = dict.fromkeys(addresses, Figure(where=where))
    else:
        text = " ".join(piece.text for piece in pieces.all if not piece.empty)
        table.figures = dict.fromkeys(addresses, Figure(None, "", text, State.UNREADABLE, False, where))
        table.findings.append(_trouble(outcome, pieces, addresses, region.table, text))
    tables = {stream.table(stream.field_at(hit.core)) for hit in found}
    table.extents = [(region.start, consumed), *(stream.extent(number) for number in tables if number is not None)]
    return table


def _values(stream: Stream, region: Region, found: list[Hit], count: int) -> tuple[Span, int]:
    """The values behind the heads, and where they end; heads and values may alternate (one group after the other)."""
    every: list[Piece] = []
    rows: list[tuple[Piece, ...]] = []
    end = found[-1].end
    glued = False
    for place, hit in enumerate(found):
        following = found[place + 1].start if place + 1 < len(found) else region.end
        if following - hit.end < 1 and place + 1 < len(found):
            continue
        pieces = span(stream, hit.end, following)
        if place + 1 < len(found) and not any(not piece.empty for piece in pieces.all):
            continue
        every += pieces.all
        rows += _by_row(pieces.all)
        glued = glued or pieces.glued
        end = max(end, hit.end + sum(len(folded(piece.text)) for piece in pieces.all))
    whole = next((row for row in rows if len(row) == count), None)
    return Span(whole or (), tuple(every), glued=glued), end


def _by_row(pieces: tuple[Piece, ...]) -> list[tuple[Piece, ...]]:
    """Pieces of one document row together."""
    rows: dict[int, list[Piece]] = {}
    for piece in pieces:
        rows.setdefault(piece.row, []).append(piece)
    return [tuple(row) for row in rows.values()]


def _geometry(stream: Stream, found: list[Hit], block: Block, pieces: Span) -> dict[int, int] | None:
    """Grid column → number of the value column, where the real table has a head for each."""
    keys = {column.key for column in leaves(block.columns)}
    table = pieces.all[0].where.table if pieces.all else None
    heads = {}
    for hit in found:
        field = stream.field_at(hit.core)
        column = stream.fields[field].column
        if hit.key("column") in keys and column is not None and stream.table(field) == table:
            heads[column] = stream.fields[field].span
    if len(heads) != len(leaves(block.rows)) * len(keys):
        return None
    return {c: number for number, start in enumerate(sorted(heads)) for c in range(start, start + heads[start])}


def _trouble(outcome: str, pieces: Span, addresses: tuple[str, ...], table: str, text: str) -> Finding:
    code = {"glued": "F202", "column": "F209"}.get(outcome, "F201")
    count = sum(not piece.empty for piece in pieces.all)
    what = {
        "F202": "的数字粘连在一起",
        "F209": f"只有{count}个数，其余是空格，和列对不上",
        "F201": f"应有{len(addresses)}格，原文是{len(pieces.all)}格、{count}个数",
    }[code]
    return ODDITIES[code].found(
        f"{NAMES[table]}{what}，不能确定各格的数。",
        address=addresses[0],
        where=pieces.all[0].where,
        expected=len(addresses) if code == "F201" else None,
        found=len(pieces.all) if code == "F201" else None,
        quote=text,
    )
