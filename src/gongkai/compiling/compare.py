"""This year's report beside last year's: every cell, what was carried over, and how much of the text is the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from gongkai.editions import TABLES
from gongkai.form import Cell, Kind
from gongkai.report import Figure, Report, Value
from gongkai.report.similarity import copied_sentences, copied_share, mask
from gongkai.report.year_on_year import LinkVerdict, link_verdicts


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What is worth showing."""

    base: int = 10
    """A percentage is given over at least this much: 1 becoming 2 is no growth of 100 %."""
    sentence: int = 20
    """Characters without signs of a sentence that is named as copied: shorter ones are set phrases."""
    sentences: int = 5
    """So many copied sentences of a part are kept, the longest."""
    shortest: int = 60
    """Characters without signs: the share of a shorter part says nothing."""


_THRESHOLDS = Thresholds()


@dataclass(frozen=True, slots=True)
class Row:
    """One cell in both years. `last` and `this` are none where that year's table has no such cell.

    `difference` (this − last) and `percent` (of last, one decimal) are none where they cannot be given: a number is missing,
    uncertain or in another unit; `percent` also over a small base and for cells that themselves are changes.
    """

    cell: Cell
    last: Figure | None
    this: Figure | None
    difference: Value | None = None
    percent: Decimal | None = None

    @property
    def idle(self) -> bool:
        """Whether there is nothing to tell: in neither year stands anything but 0, a blank or a mark."""
        return not any(figure is not None and (figure.value or not figure.certain) for figure in (self.last, self.this))


@dataclass(frozen=True, slots=True)
class PartPair:
    """One numbered part in both years: `share` of this year's characters that are copied (none: too short to say)."""

    number: int
    title: str
    last_length: int
    this_length: int
    share: float | None = None
    copied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports of one agency, the tables that both have, the equations between them, their parts.

    `tables` maps a table to its rows in this year's order, cells that only last year's form has at the end; a table that
    one of the reports lacks is not there. `links` are the equations that last year's form can answer.
    """

    last: Report
    this: Report
    tables: dict[str, tuple[Row, ...]]
    links: tuple[LinkVerdict, ...]
    parts: tuple[PartPair, ...]

    @property
    def broken(self) -> tuple[LinkVerdict, ...]:
        """The equations between the years that do not hold."""
        return tuple(verdict for verdict in self.links if verdict.holds is False)

    @property
    def consecutive(self) -> bool | None:
        """Whether this year's report follows last year's; none where a year is not known."""
        if self.last.year is None or self.this.year is None:
            return None
        return self.this.year == self.last.year + 1


def compare(last: Report, this: Report) -> Comparison:
    """This year's report held beside last year's, whatever their editions: cells with the same address are one line."""
    tables = {table: tuple(_rows(table, last, this)) for table in TABLES if last.table_edition(table) and this.table_edition(table)}
    numbers = sorted({part.number for part in (*last.sections, *this.sections)})
    parts = tuple(_pair(number, last, this) for number in numbers)
    return Comparison(last, this, tables, tuple(link_verdicts(this, last)), parts)


def _rows(table: str, last: Report, this: Report) -> Iterator[Row]:
    before, now = last.table_edition(table), this.table_edition(table)
    if before is None or now is None:
        return
    for address in now.addresses(table):
        yield _row(now.cells[address], last.figure(address) if address in before.cells else None, this.figure(address))
    for address in before.addresses(table):
        if address not in now.cells:
            yield _row(before.cells[address], last.figure(address), None)


def _row(cell: Cell, last: Figure | None, this: Figure | None) -> Row:
    old, new = _sure(last), _sure(this)
    if last is None or this is None or old is None or new is None or last.unit != this.unit:
        return Row(cell, last, this)
    return Row(cell, last, this, new - old, None if cell.kind is Kind.SIGNED else _percent(old, new))


def _sure(figure: Figure | None) -> Value | None:
    return figure.value if figure is not None and figure.certain else None


def _percent(old: Value, new: Value) -> Decimal | None:
    if old < _THRESHOLDS.base:
        return None
    return ((Decimal(new) - Decimal(old)) * 100 / Decimal(old)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _pair(number: int, last: Report, this: Report) -> PartPair:
    old, new = last.part(number), this.part(number)
    title = new.title if new else old.title if old else ""
    before, text = (part.text if part else "" for part in (old, new))
    masked_before, masked = mask(before), mask(text)
    share = copied_share(masked, masked_before) if min(len(masked), len(masked_before)) >= _THRESHOLDS.shortest else None
    copied = [sentence for sentence in copied_sentences(text, before) if len(mask(sentence)) >= _THRESHOLDS.sentence]
    return PartPair(number, title, len(masked_before), len(masked), share, tuple(copied[: _THRESHOLDS.sentences]))
