"""Aligned rows to figures, with a finding for whatever is odd about a cell or a row."""

from msgspec import Struct

from gongkai.editions import TABLE_NAMES
from gongkai.form import Cell, Edition
from gongkai.reading.cells import UNREADABLE
from gongkai.reading.match.found import TableFound
from gongkai.reading.match.hits import Hit
from gongkai.reading.match.values import Outcome, Piece, Span
from gongkai.reading.oddities import ODDITIES
from gongkai.report import Figure, Finding, State

_MANY = 3
"""More rows than this with the same trouble are told in one finding."""


class Home(Struct, frozen=True):
    """The place of a row in the form: the keys of its columns and the address of each of its cells, from left to right."""

    columns: tuple[str, ...]
    addresses: tuple[str, ...]


class Row(Struct):
    """One row found: its pieces, and which piece belongs to which column (`pieces` none: that cannot be told)."""

    key: str
    hit: Hit
    home: Home
    span: Span
    outcome: Outcome
    pieces: tuple[Piece, ...] | None
    conflict: "Row | None" = None

    @property
    def has_values(self) -> bool:
        """Whether anything stands in the row."""
        return any(not piece.empty for piece in self.span.all)

    @property
    def printed(self) -> tuple[str, ...]:
        """What stands in the row, blanks left out."""
        return tuple(piece.text for piece in self.span.all if not piece.empty)


def figures_of(edition: Edition, table: str, rows: list[Row]) -> TableFound:
    """A figure for every address of the table; rows that were not found are absent."""
    absent = Figure(state=State.ABSENT)
    figures = dict.fromkeys(edition.addresses(table), absent)
    findings: list[Finding] = []
    shifted = _shifted(rows) if table == "requests" else set()
    for row in rows:
        addresses = row.home.addresses
        sure = row.conflict is None and row.key not in shifted
        for address, figure in zip(addresses, _figures(row, len(addresses), sure), strict=True):
            figures[address] = figure
        for address, piece in zip(addresses, row.pieces or (), strict=False):
            if piece.content.oddities:
                findings += cell_findings(piece, edition.cells[address])
        findings += _row_findings(row, edition.cells[addresses[0]], figures)
    findings += _troubles(edition, table, rows, shifted)
    return TableFound(edition, figures, findings)


def _figures(row: Row, count: int, sure: bool) -> list[Figure]:
    if row.pieces is not None:
        return [figure_of(piece, sure) for piece in row.pieces]
    where = row.span.all[0].where if row.span.all else None
    if row.outcome == "empty":
        if len(row.span.row) == count:
            return [figure_of(piece, sure) for piece in row.span.row]
        return [Figure(where=where)] * count
    text = " ".join(piece.text for piece in row.span.all if not piece.empty)
    return [Figure(None, "", text, UNREADABLE, False, where)] * count


def figure_of(piece: Piece, sure: bool = True) -> Figure:
    """The figure of one piece; an unreadable one is never certain, a blank one of an uncertain row is not either."""
    what = piece.content
    return Figure(what.value, what.unit, piece.text, what.state, sure and what.state is not UNREADABLE, piece.where)


def cell_findings(piece: Piece, cell: Cell) -> list[Finding]:
    """What is odd about the text of one cell."""
    findings = []
    for code in piece.content.oddities:
        if code == "F207" and piece.content.unit == cell.unit:
            continue
        message = f"{TABLE_NAMES[cell.table]}〔{cell.short_label}〕格子里写的是“{piece.text}”，{_read_as(piece, code)}。"
        findings.append(ODDITIES[code].found(message, address=cell.address, where=piece.where, quote=piece.text, found=piece.content.value))
    return findings


def _read_as(piece: Piece, code: str) -> str:
    if code == "F208":
        return "不是一个数，没有读取"
    unit = f"，单位{piece.content.unit}" if code == "F207" else ""
    return f"按{piece.content.value}读取{unit}"


def _row_findings(row: Row, first: Cell, figures: dict[str, Figure]) -> list[Finding]:
    findings: list[Finding] = []
    if row.span.residue:
        findings.append(
            ODDITIES["F203"].found(
                f"{TABLE_NAMES[first.table]}项目名称“{first.row.label}”里混入了数字“{row.span.residue}”，没有计入任何一格。",
                address=first.address,
                quote=f"{row.hit.words[0].printed}{row.span.residue}",
                found=row.span.residue,
            )
        )
    if row.conflict is not None:
        findings.append(
            ODDITIES["F216"].found(
                f"{TABLE_NAMES[first.table]}“{first.row.label}”出现两次，"
                f"先写“{' '.join(row.printed)}”，后写“{' '.join(row.conflict.printed)}”。",
                address=first.address,
                where=figures[first.address].where,
                quote=" ".join(row.conflict.printed),
            )
        )
    return findings


def _shifted(rows: list[Row]) -> set[str]:
    """Rows of table three that seem to have slid to the left: their last number sums the others, and 总计 is empty.

    Where a text lost cells, “0 0 2 2 _ _ _” reads as two columns of 2 without a total. If any row shows it, every
    filled row of the table whose total is empty is in doubt.
    """
    doubtful: set[str] = set()
    proof = False
    for row in rows:
        if row.pieces is None or not row.pieces[-1].empty or not row.has_values:
            continue
        doubtful.add(row.key)
        values = [piece.content.value for piece in row.pieces]
        count = next((i for i, value in enumerate(values) if value is None), len(values))
        filled = [value for value in values[:count] if value is not None]
        alone = all(value is None for value in values[count:])
        if alone and 2 <= count < len(values) - 1 and filled[-1] == sum(filled[:-1]) and filled[-1] > 0:
            proof = True
    return doubtful if proof else set()


def _troubles(edition: Edition, table: str, rows: list[Row], shifted: set[str]) -> list[Finding]:
    """One finding for each row that could not be aligned, or one for many with the same trouble."""
    findings: list[Finding] = []
    for code, those in (
        ("F201", [row for row in rows if row.outcome == "count"]),
        ("F209", [row for row in rows if row.outcome == "column" or row.key in shifted]),
        ("F202", [row for row in rows if row.outcome == "glued"]),
        ("F217", [row for row in rows if row.outcome == "row"]),
    ):
        if len(those) > _MANY or (code == "F202" and those):
            findings.append(_together(code, edition, table, those))
        else:
            findings += (_one(code, edition, table, row) for row in those)
    return findings


def _one(code: str, edition: Edition, table: str, row: Row) -> Finding:
    cell = _first(edition, row)
    message = f"{TABLE_NAMES[table]}“{cell.row.label}”一行{_what(code, row)}，不能确定各格的数。"
    return ODDITIES[code].found(
        message,
        address=cell.address,
        where=row.span.all[0].where if row.span.all else None,
        expected=len(row.home.columns) if code == "F201" else None,
        found=len(row.printed) if code == "F201" else None,
        quote=" ".join(row.printed),
    )


def _together(code: str, edition: Edition, table: str, rows: list[Row]) -> Finding:
    named = "、".join(f"“{_first(edition, row).row.label}”" for row in rows[:_MANY])
    message = f"{TABLE_NAMES[table]}有{len(rows)}行{_what(code, rows[0])}（{named}{'等' if len(rows) > _MANY else ''}），不能确定各格的数。"
    first = rows[0]
    return ODDITIES[code].found(
        message,
        address=_first(edition, first).address,
        where=first.span.all[0].where if first.span.all else None,
        expected=len(first.home.columns) if code == "F201" else None,
        found="、".join(str(len(row.printed)) for row in rows) if code == "F201" else None,
        quote="；".join(" ".join(row.printed) for row in rows),
    )


def _first(edition: Edition, row: Row) -> Cell:
    return edition.cells[row.home.addresses[0]]


def _what(code: str, row: Row) -> str:
    count = len(row.home.columns)
    if code == "F201":
        return f"应有{count}个数，写了{len(row.printed)}个"
    if code == "F217":
        return "旁边的数字可能是上一行或下一行的"
    return "的数字粘连在一起" if code == "F202" else "有空格，数字和列对不上"
