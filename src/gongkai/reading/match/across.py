"""The table whose rows lie side by side: table four, one line of values under three groups of heads."""

import re

from gongkai.form import Block, Edition
from gongkai.form.line import leaves
from gongkai.reading.match.figures import NAMES, cell_findings, figure_of
from gongkai.reading.match.found import TableFound
from gongkai.reading.match.hits import Hit
from gongkai.reading.match.labels import labels
from gongkai.reading.match.regions import Region
from gongkai.reading.match.stream import Stream, folded
from gongkai.reading.match.values import Geometry, Piece, Span, align, span
from gongkai.reading.oddities import ODDITIES
from gongkai.report import Figure, Finding, State

_COUNTED = re.compile(r"[^\d\W]\d+[^\d\W]")
_PROSE = re.compile(r"[^\d\W]{5,}")


def read_across(stream: Stream, region: Region, edition: Edition) -> TableFound | None:
    """Table four in its region, in the given edition (its layout is the same in all); none without heads."""
    found = _heads(stream, region)
    if not any(hit.is_a("column") for hit in found):
        return None
    block = edition.table(region.table).blocks[0]
    addresses = list(edition.addresses(region.table))
    pieces, end = _values(stream, region, found, len(addresses))
    table = TableFound(edition, dict.fromkeys(addresses, Figure(state=State.ABSENT)), rows=1)
    present = _present(stream, found, block, pieces, region.table) or addresses
    outcome, aligned = align(pieces, len(present), _geometry(stream, found, block, pieces) if len(present) == len(addresses) else None)
    where = pieces.all[0].where if pieces.all else None
    if aligned is not None:
        for address, piece in zip(present, aligned, strict=True):
            table.figures[address] = figure_of(piece)
            table.findings += cell_findings(piece, edition.cells[address])
    elif outcome == "empty":
        table.figures |= dict.fromkeys(present, Figure(where=where))
    else:
        text = " ".join(piece.text for piece in pieces.all if not piece.empty)
        table.figures |= dict.fromkeys(present, Figure(None, "", text, State.UNREADABLE, False, where))
        table.findings.append(_trouble(outcome, pieces, present, region.table, text))
    table.findings += _head_finding(found, len(present), region.table)
    tables = {stream.table(stream.field_at(hit.core)) for hit in found}
    table.extents = [(region.start, end), *(stream.extent(number) for number in tables if number is not None)]
    return table


def _head_finding(found: list[Hit], count: int, table: str) -> list[Finding]:
    """Column heads that are not all there."""
    heads = [hit.words[0].printed for hit in found if hit.is_a("column")]
    if len(heads) >= count:
        return []
    quote = "、".join(heads)
    return [ODDITIES["F211"].found(f"{NAMES[table]}的表头不完整：应有{count}个列名，只有{len(heads)}个（{quote}）。", quote=quote)]


def _heads(stream: Stream, region: Region) -> list[Hit]:
    """The heads of the table; the same words in a sentence behind it are none."""
    found: list[Hit] = []
    for hit in labels(stream, region):
        between = stream.text[found[-1].end : hit.start] if found else ""
        if _PROSE.search(between) and any(other.is_a("column") for other in found):
            break
        if _COUNTED.search(between):
            # “行政复议案件共3件，其中结果维持1件”: the head before this one began the sentence.
            return found[:-1] if len(found) > 1 else found
        found.append(hit)
    return found


def _values(stream: Stream, region: Region, found: list[Hit], count: int) -> tuple[Span, int]:
    """The values behind the heads, and where they end; heads and values may alternate (one group after the other)."""
    every: list[Piece] = []
    end = found[-1].end
    glued = False
    for place, hit in enumerate(found):
        last = place + 1 == len(found)
        following = region.end if last else found[place + 1].start
        pieces = span(stream, hit.end, following)
        if not last and all(piece.empty for piece in pieces.all):
            continue
        every += pieces.all
        glued = glued or pieces.glued
        end = max(end, hit.end + sum(len(folded(piece.text)) for piece in pieces.all))
    rows = _by_row(every)
    whole = next((row for row in rows if len(row) == count), rows[0] if len(rows) == 1 else ())
    return Span(whole, tuple(every), glued=glued), end


def _by_row(pieces: list[Piece]) -> list[tuple[Piece, ...]]:
    """Pieces of one document row together."""
    rows: dict[int, list[Piece]] = {}
    for piece in pieces:
        rows.setdefault(piece.row, []).append(piece)
    return [tuple(row) for row in rows.values()]


def _columns(stream: Stream, found: list[Hit], keys: set[str], pieces: Span) -> dict[int, tuple[int, str]]:
    """Column → span and key of the leaf heads in the table (or text) of the values."""
    table = stream.document.rows[pieces.all[0].row].table if pieces.all else None
    heads = {}
    for hit in found:
        field = stream.field_at(hit.core)
        column, key = stream.fields[field].column, hit.key("column")
        if key in keys and key is not None and column is not None and stream.table(field) == table:
            heads[column] = (stream.fields[field].span, key)
    return heads


def _geometry(stream: Stream, found: list[Hit], block: Block, pieces: Span) -> Geometry | None:
    """Where the values stand under the heads, if there is a head for each."""
    keys = {column.key for column in leaves(block.columns)}
    heads = _columns(stream, found, keys, pieces)
    if len(heads) != len(leaves(block.rows)) * len(keys) or not pieces.all:
        return None
    real = stream.document.rows[pieces.all[0].row].table is not None
    under = {c: n for n, start in enumerate(sorted(heads)) for c in range(start, start + heads[start][0])}
    offsets = sorted(heads) != list(range(min(heads), min(heads) + len(heads)))
    return Geometry(under, whole_rows=real) if real or offsets else None


def _present(stream: Stream, found: list[Hit], block: Block, pieces: Span, table: str) -> list[str] | None:
    """The addresses that a real table has, where whole groups are missing from its head; none where all are there."""
    columns = [column.key for column in leaves(block.columns)]
    heads = _columns(stream, found, set(columns), pieces)
    groups: dict[str, range] = {}
    for hit in found:
        key, field = hit.key("group"), stream.fields[stream.field_at(hit.core)]
        if key in {row.key for row in leaves(block.rows)} and key is not None and field.column is not None:
            groups[key] = range(field.column, field.column + field.span)
    present = [f"{table}/{group}/{heads[column][1]}" for column in sorted(heads) for group, covered in groups.items() if column in covered]
    whole = {f"{table}/{group}/{column}" for group in groups for column in columns}
    real = bool(pieces.all) and stream.document.rows[pieces.all[0].row].table is not None
    return present if real and present and set(present) == whole and len(present) == len(heads) == len(pieces.row) else None


def _trouble(outcome: str, pieces: Span, addresses: list[str], table: str, text: str) -> Finding:
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
