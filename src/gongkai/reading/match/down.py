"""Tables whose rows lie below each other: tables two and three."""

from functools import cache, lru_cache

from gongkai.editions import EDITIONS
from gongkai.form import Edition
from gongkai.form.line import leaves
from gongkai.reading.match.figures import Home, Row, figures_of
from gongkai.reading.match.found import TableFound
from gongkai.reading.match.geometry import Heads
from gongkai.reading.match.hits import Hit
from gongkai.reading.match.labels import labels
from gongkai.reading.match.regions import Region
from gongkai.reading.match.stream import Stream, folded, narrowed
from gongkai.reading.match.values import Span, align, span
from gongkai.reading.match.vocabulary import core, own_cores
from gongkai.reading.oddities import ODDITIES
from gongkai.report import Finding, Severity, State

_SHORT = 2
"""Characters of a label that other labels begin with."""
_FEW_COLUMNS = 3
"""As many has table two; lists of any kind have them too."""


@cache
def _homes(edition: Edition, table: str) -> dict[str, Home]:
    """The place of each row of a table, by its key."""
    found: dict[str, Home] = {}
    for block in edition.table(table).blocks:
        columns = tuple(column.key for column in leaves(block.columns))
        found |= {row.key: Home(columns, tuple(f"{table}/{row.key}/{key}" for key in columns)) for row in leaves(block.rows)}
    return found


def read_down(stream: Stream, region: Region, edition: Edition | None, year_edition: Edition | None) -> TableFound | None:
    """Table two or three in its region; none where no row of it stands there.

    `edition` is the caller's word; otherwise the edition is found by fit, `year_edition` breaking a tie.
    """
    found = labels(stream, region)
    fit = edition or _fit(region.table, found, year_edition)
    homes = _homes(fit, region.table)
    heads = Heads(stream, found)
    rows: list[Row] = []
    for place, hit in enumerate(found):
        key = hit.key("row")
        if key not in homes:
            continue
        following = found[place + 1].start if place + 1 < len(found) else region.end
        row = _row(stream, hit, key, following, heads, homes[key])
        if _shares_values(stream, found, place, homes, region.end):
            row.outcome, row.pieces = "row", None
        rows.append(row)
    rows = [row for row in rows if not _elsewhere(stream, row, found)]
    if not any(row.pieces is not None or row.span.all for row in rows) and len(rows) < 3:
        return None
    table = figures_of(fit, region.table, _once(rows, homes, heads))
    table.findings += _head_findings(stream, found, fit)
    table.findings += _label_findings(stream, found, region.table, fit)
    table.extents = _extents(stream, region, found, rows)
    table.rows = len({row.key for row in rows})
    return table


def _row(stream: Stream, hit: Hit, key: str, following: int, heads: Heads, home: Home) -> Row:
    pieces = span(stream, hit.end, following)
    outcome, aligned = align(pieces, len(home.columns), heads.over(hit, home.columns))
    if hit.cut and aligned is not None and any(piece.doubt for piece in pieces.row):
        outcome, aligned = "row", None
    own = stream.fields[stream.field_at(hit.core) : stream.field_at(hit.end - 1) + 1]
    loose = stream.table(stream.field_at(hit.core)) is None
    if outcome == "empty" and any(field.doubt == "row" or (loose and field.doubt) for field in own):
        outcome = "row"
    return Row(key, hit, home, pieces, outcome, aligned)


def _shares_values(stream: Stream, found: list[Hit], place: int, homes: dict[str, Home], end: int) -> bool:
    """Whether another label stands in the same cell of a table with no value between, so that those behind may be of either row.

    It is the label of another row, or a word that may head a column and is a piece of this one's.
    """
    hit = found[place]
    if stream.table(stream.field_at(hit.core)) is None:
        return False
    before = found[place - 1] if place else None
    after = found[place + 1] if place + 1 < len(found) else None
    if before is not None and before.key("row") in homes and before.key("row") != hit.key("row") and _touch(stream, before, hit):
        return True
    if after is None or after.key("row") == hit.key("row") or not _touch(stream, hit, after):
        return False
    following = found[place + 2].start if place + 2 < len(found) else end
    return after.key("row") in homes or any(not piece.empty for piece in span(stream, after.end, following).all)


def _touch(stream: Stream, one: Hit, other: Hit) -> bool:
    """Whether two labels that follow each other stand in one cell with no value between."""
    return stream.field_at(one.core) == stream.field_at(other.core) and not span(stream, one.end, other.start).all


def _fit(table: str, found: list[Hit], year_edition: Edition | None) -> Edition:
    """The edition that most labels belong to; the year decides between equals, then the newest."""
    cores = {hit.words[0].core for hit in found}
    scores = {name: len(cores & set(own)) for name, own in own_cores(table).items()}
    best = max(scores.values())
    equal = [name for name, score in scores.items() if score == best]
    whole = [name for name in equal if _whole(EDITIONS[name], table, found)]
    if len(whole) == 1:
        return EDITIONS[whole[0]]
    return year_edition if year_edition is not None and year_edition.name in equal else EDITIONS[equal[-1]]


def _whole(edition: Edition, table: str, found: list[Hit]) -> bool:
    """Whether every row of the edition's table was found."""
    keys = {word.key for hit in found for word in hit.words}
    return all(row.key in keys for block in edition.table(table).blocks for row in leaves(block.rows))


def _elsewhere(stream: Stream, row: Row, found: list[Hit]) -> bool:
    """Whether a row stands in a real table that is not the form: one without a head or title of ours.

    A row with all its many cells may be what a page end cut off.
    """
    table = stream.table(stream.field_at(row.hit.core))
    if table is None or (row.outcome == "aligned" and len(row.span.row) > _FEW_COLUMNS):
        return False
    here = [hit for hit in found if stream.table(stream.field_at(hit.core)) == table]
    others = sum(hit.is_a("row") for hit in here)
    return others < 4 and not any(hit.is_a("title") or hit.is_a("column") or hit.is_a("corner") for hit in here)


def _once(rows: list[Row], homes: dict[str, Home], heads: Heads) -> list[Row]:
    """One row for each key, the one that looks most like a row of the form; another as good that differs makes it uncertain.

    Comparisons with other years, lists of departments and sentences name rows of the form as well.
    """
    by_key: dict[str, list[Row]] = {key: [] for key in homes}
    for row in rows:
        by_key[row.key].append(row)
    return [_best(same, heads) if len(same) > 1 else same[0] for same in by_key.values() if same]


def _best(same: list[Row], heads: Heads) -> Row:
    ranks = [_rank(row, heads) for row in same]
    best, *others = [row for row, rank in zip(same, ranks, strict=True) if rank == max(ranks)]
    best.conflict = next((other for other in others if other.printed != best.printed), None)
    return best


def _rank(row: Row, heads: Heads) -> tuple[bool, bool, bool, bool]:
    """How much a row looks like one of the form: it has cells, enough of them under its heads, and lies in a table.

    A very short label may be a piece of another one, unless its number stands before it.
    """
    field = heads.stream.field_at(row.hit.core)
    in_table = heads.stream.table(field) is not None or heads.stream.fields[field].column is not None
    enough = row.outcome in ("aligned", "empty") or 2 * len(row.span.all) > len(row.home.columns)
    named = row.hit.start < row.hit.core or row.hit.end - row.hit.core > _SHORT
    return bool(row.span.all), named, enough and heads.are_over(row.hit, row.home.columns), in_table


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
        if label is None:
            continue
        printed = stream.label(hit.start, hit.end)
        if _is_spelt(stream.text[hit.core : hit.end], printed, label):
            continue
        code, what = ("F210", "项目名称") if word.sort == "row" else ("F211", "列名")
        message = f"{what}写成了“{printed}”，规定的写法是“{label}”。"
        if hit.cut:
            message = f"{what}“{label}”被拆成了几段，第一段是“{printed}”。"
        where = stream.fields[stream.field_at(hit.core)].where
        severity = Severity.INFO if hit.cut else None
        finding = ODDITIES[code].found(message, quote=printed, expected=label, where=where, severity=severity)
        findings.setdefault(printed, finding)
    return list(findings.values())


@lru_cache(maxsize=4096)
def _is_spelt(found: str, printed: str, label: str) -> bool:
    """Whether a label is spelt as the edition spells it; thousands of reports print it alike."""
    return found == core(label)[1] and narrowed(printed).endswith(narrowed(label)[-len(found) :])


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
