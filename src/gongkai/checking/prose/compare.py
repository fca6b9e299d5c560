"""Hold a claim against the figures: which cells it speaks of, what they come to, how to say so to a clerk."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from gongkai.checking.prose.claim import Claim, Verb
from gongkai.editions import TABLE_NAMES
from gongkai.form import Cell, Edition, part_name
from gongkai.report import Report, Value

_OUTSIDE = {0: "开头", 7: "结尾"}
"""What stands before and behind the six parts."""
_SAME_COLUMN = {"issued": "made"}
"""Columns of 2021 and the column of 2019 that counts the same thing."""
_TEN_THOUSAND = 10_000


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells that a subject means in one edition, and their name: the one cell's label, or the group's."""

    addresses: tuple[str, ...]
    label: str
    unit: str

    def value(self, report: Report) -> Value | None:
        """What the cells come to; none where one of them holds no certain number."""
        figures = [report.figure(address) for address in self.addresses]
        if any(figure.value is None or not figure.certain for figure in figures):
            return None
        return sum(figure.value for figure in figures if figure.value is not None)

    def units(self, report: Report) -> str:
        """The unit of the value: as printed in the cell, else the form's."""
        return report.figure(self.addresses[0]).unit or self.unit


@cache
def cells_of(edition: Edition, subject: str) -> Cells | None:
    """The cells of a subject (`requests/denied/total`, `disputes/review+suits/total`); none where the form has none."""
    table, rows, column = subject.split("/")
    wanted = rows.split("+")
    cells = [cell for cell in edition.cells.values() if cell.table == table and _lies(cell, wanted, column)]
    if not cells and column in _SAME_COLUMN:
        return cells_of(edition, f"{table}/{rows}/{_SAME_COLUMN[column]}")
    if not cells:
        return None
    name = cells[0].short_label if len(cells) == 1 else _group_label(cells[0], wanted, column)
    return Cells(tuple(cell.address for cell in cells), f"{TABLE_NAMES[table]}〔{name}〕", cells[0].unit)


def _lies(cell: Cell, rows: list[str], column: str) -> bool:
    return any(line.key in rows for line in cell.row_path) and any(line.key == column for line in cell.column_path)


def _group_label(cell: Cell, rows: list[str], column: str) -> str:
    row = "、".join(dict.fromkeys(line.label for line in cell.row_path if line.key in rows)) if len(rows) == 1 else "行政复议、行政诉讼"
    head = next(line.label for line in cell.column_path if line.key == column)
    return f"{row}各项合计 × {head}"


def covers(claim: Claim, report: Report, edition: Edition) -> bool | None:
    """Whether the tables bear a claim out under any lawful reading of its verb; none where they cannot say."""
    cells = cells_of(edition, claim.subject)
    found = cells.value(report) if cells else None
    if cells is None or found is None:
        return None
    if claim.subject.startswith("proactive/charges"):
        return _same_money(claim, found, cells.units(report) or "万元")
    if claim.value == found:
        return True
    return any(claim.value == other for other in _readings(claim, report, edition))


def _readings(claim: Claim, report: Report, edition: Edition) -> Iterable[Value]:
    """Other figures that the sentence may mean: 收到 with what was carried in, 答复 without what was only settled."""
    table, row, column = claim.subject.split("/")

    def at(key: str) -> Value:
        cells = cells_of(edition, f"{table}/{key}/{column}")
        return (cells.value(report) or 0) if cells else 0

    if table != "requests":
        return
    if row == "received":
        yield at("received") + at("carried_in")
        if claim.verb in (Verb.HANDLED, Verb.NONE):
            yield at("processed_total")
    elif row == "processed_total" and claim.verb is Verb.REPLIED:
        yield at("processed_total") - at("other")
        yield at("processed_total") - at("not_processed")
        yield at("processed_total") - at("other") - at("not_processed")
    elif row == "granted":
        yield at("granted") + at("partial")


def _same_money(claim: Claim, found: Value, unit: str) -> bool:
    """Whether two amounts are equal when the finer one is rounded to the coarser one's last digit."""
    said, held = _yuan(claim.value, claim.unit), _yuan(found, unit)
    slack = max(_last_digit(claim.value, claim.unit), _last_digit(found, unit))
    return said == held or (abs(said - held) < slack and min(_last_digit(claim.value, claim.unit), _last_digit(found, unit)) < slack)


def _yuan(value: Value, unit: str) -> Decimal:
    return Decimal(value) * {"元": 1, "万元": _TEN_THOUSAND, "亿元": _TEN_THOUSAND**2}.get(unit, 1)


def _last_digit(value: Value, unit: str) -> Decimal:
    exponent = Decimal(value).as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) * _yuan(1, unit)


def told(part: int) -> str:
    """Where in the report a sentence stands, as a clerk says it."""
    return _OUTSIDE.get(part) or part_name(part)


def quoted(quote: str) -> str:
    """A quotation short enough for a message."""
    limit = 120
    return f"“{quote}”" if len(quote) <= limit else f"“{quote[: limit - 1]}…”"
