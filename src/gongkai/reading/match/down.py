"""Tables whose rows lie below each other: tables two and three."""

from dataclasses import dataclass
from functools import cache

from gongkai.editions import EDITIONS
from gongkai.form import Block, Edition
from gongkai.form.line import leaves
from gongkai.reading.match.figures import Row, figures_of
from gongkai.reading.match.found import TableFound
from gongkai.reading.match.hits import Hit
from gongkai.reading.match.labels import labels
from gongkai.reading.match.regions import Region
from gongkai.reading.match.stream import Stream, folded
from gongkai.reading.match.values import Span, align, span
from gongkai.reading.match.vocabulary import column_cores, core
from gongkai.reading.oddities import ODDITIES
from gongkai.report import Finding, State


@dataclass(frozen=True, slots=True)
class _Home:
    """The block of a row and how many columns it has."""

    block: Block
    count: int


def read_down(stream: Stream, region: Region, edition: Edition | None, year_edition: Edition | None) -> TableFound | None:
    """Table two or three in its region; none where no row of it stands there.

    `edition` is the caller's word; otherwise the edition is found by fit, `year_edition` breaking a tie.
    """
    found = labels(stream, region)
    fit = edition or _fit(region.table, found, year_edition)
    homes = {
        row.key: _Home(block, len(leaves(block.columns))) for block in fit.table(region.table).blocks for row in leaves(block.rows)
    }
    rows: list[Row] = []
    for place, hit in enumerate(found):
        key = hit.key("row")
        if key not in homes:
            continue
        following = found[place + 1].start if place + 1 < len(found) else region.end
        rows.append(_row(stream, hit, key, following, found, homes[key]))
    if not any(row.pieces is not None or row.span.all for row in rows) and len(rows) < 3:
        return None
    table = figures_of(fit, region.table, _once(rows, homes))
    table.findings += _head_findings(stream, found, fit)
    table.findings += _label_findings(stream, found, region.table, fit)
    table.extents = _extents(stream, region, found, rows)
    table.rows = len({row.key for row in rows})
    return table


def _row(stream: Stream, hit: Hit, key: str, following: int, found: list[Hit], home: _Home) -> Row:
    pieces = span(stream, hit.end, following)
    outcome, aligned = align(pieces, home.count, _geometry(stream, hit, found, home))
    return Row(key, hit, home.block, pieces, outcome, aligned)


def _fit(table: str, found: list[Hit], year_edition: Edition | None) -> Edition:
    """The edition that most labels belong to; the year decides between equals, then the newest."""
    own = {name: set(cores) for name, cores in column_cores(table).items()}
    scores = {name: sum(_core(hit) in cores for hit in found) for name, cores in own.items()}
    best = max(scores.values())
    equal = [name for name, score in scores.items() if score == best]
    if year_edition is not None and year_edition.name in equal:
        return year_edition
    if table == "requests" and best == 0:
        return _fit_other(found) or EDITIONS[equal[-1]]
    return EDITIONS[equal[-1]]


def _fit_other(found: list[Hit]) -> Edition | None:
    """Without any label that only one edition has: an edition whose every row was found, if there is just one."""
    keys = {word.key for hit in found for word in hit.words}
    whole = [e for e in EDITIONS.values() if all(r.key in keys for b in e.table("requests").blocks for r in leaves(b.rows))]
    return whole[0] if len(whole) == 1 else None


def _core(hit: Hit) -> str:
    return hit.words[0].core


def _once(rows: list[Row], homes: dict[str, _Home]) -> list[Row]:
    """One row for each key: the first with values; a later one that differs makes it uncertain."""
    kept: dict[str, Row] = {}
    for row in rows:
        first = kept.get(row.key)
        if first is None or (not first.has_values and row.has_values):
            kept[row.key] = row
        elif row.has_values and first.has_values and row.printed != first.printed:
            first.conflict = row
    return [kept[key] for key in homes if key in kept]


def _geometry(stream: Stream, hit: Hit, found: list[Hit], home: _Home) -> dict[int, int] | None:
    """Grid column → number of the value column, where this row's real table has a head for every column."""
    field = stream.field_at(hit.core)
    table = stream.table(field)
    if table is None:
        return None
    keys = [column.key for column in leaves(home.block.columns)]
    under: dict[int, int] = {}
    for other in found:
        if other.start > hit.start:
            break
        key = other.key("column")
        head = stream.field_at(other.core)
        column = stream.fields[head].column
        if key not in keys or column is None or stream.table(head) != table:
            continue
        number = keys.index(key)
        for covered in range(column, column + stream.fields[head].span):
            under[covered] = number
    return under if len(set(under.values())) == len(keys) else None


def _head_findings(stream: Stream, found: list[Hit], edition: Edition) -> list[Finding]:
    """Numbers that stand among the column heads."""
    findings = []
    for place, hit in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        if hit.is_a("row") or following is None or not (hit.is_a("column") or hit.is_a("corner")):
            continue
        pieces = [p for p in span(stream, hit.end, following.start).all if p.content.state is State.NUMBER]
        if pieces:
            text = "、".join(piece.text for piece in pieces)
            findings.append(
                ODDITIES["F204"].found(f"表头“{hit.words[0].printed}”旁边混入了数字“{text}”。", where=pieces[0].where, quote=text)
            )
    return findings


@cache
def _official(edition: Edition, table: str) -> dict[tuple[str, str], str]:
    """Printed label by sort and key of a table's leaf rows and columns."""
    blocks = edition.table(table).blocks
    rows = {("row", line.key): line.label for block in blocks for line in leaves(block.rows)}
    return rows | {("column", line.key): line.label for block in blocks for line in leaves(block.columns)}


def _label_findings(stream: Stream, found: list[Hit], table: str, edition: Edition) -> list[Finding]:
    """Labels that are understood but not spelt as the edition spells them, each spelling once."""
    official = _official(edition, table)
    findings: dict[str, Finding] = {}
    for hit in found:
        word = hit.words[0]
        label = official.get((word.sort, word.key))
        if label is None or stream.text[hit.core : hit.end] == core(label)[1]:
            continue
        printed = "".join(stream.words(hit.start, hit.end).split())
        code, what = ("F210", "项目名称") if word.sort == "row" else ("F211", "列名")
        message = f"{what}写成了“{printed}”，规定的写法是“{label}”。"
        where = stream.fields[stream.field_at(hit.core)].where
        findings.setdefault(printed, ODDITIES[code].found(message, quote=printed, expected=label, where=where))
    return list(findings.values())


def _extents(stream: Stream, region: Region, found: list[Hit], rows: list[Row]) -> list[tuple[int, int]]:
    """The stretches that the table fills: from its first label to its last value, and every real table it stands in."""
    if not rows:
        return []
    last = max(rows, key=lambda row: row.hit.end)
    first = min(found[0].start, rows[0].hit.start)
    extents = [(first, last.hit.end + _length(last.span))]
    tables = {stream.table(stream.field_at(row.hit.core)) for row in rows}
    extents += (stream.extent(table) for table in tables if table is not None)
    return extents


def _length(pieces: Span) -> int:
    return len(folded(pieces.residue)) + sum(len(folded(piece.text)) for piece in pieces.all)
