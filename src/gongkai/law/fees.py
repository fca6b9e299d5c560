"""The information processing fee: two schemes, each progressive by bracket (国办函〔2020〕109号; `domain.md` §4).

Money is whole yuan, counts are pieces (件) or A4 sides (页). No fee is the rule (Art. 42); an organ picks one scheme per request.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law.instruments import INSTRUMENTS


class Scheme(StrEnum):
    """The two ways to charge; never both for one request (Art. 3 of the measures)."""

    BY_PIECE = "by_piece"
    BY_VOLUME = "by_volume"


@dataclass(frozen=True, slots=True)
class Bracket:
    """Units `first` to `last` (none: no end) at `rate` yuan each; with `step`, each further `step` units cost `rise` more each."""

    first: int
    last: int | None
    rate: int
    step: int = 0
    rise: int = 0


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One line of a fee notice: units `first` to `last` at `rate` yuan, together `amount` yuan."""

    first: int
    last: int
    rate: int

    @property
    def count(self) -> int:
        """How many units the line charges."""
        return self.last - self.first + 1

    @property
    def amount(self) -> int:
        """Yuan for the line."""
        return self.count * self.rate


@dataclass(frozen=True, slots=True)
class FeeScheme:
    """One scheme: what it counts, over what, by which brackets, by what article."""

    scheme: Scheme
    name: str
    unit: str
    counted: str
    brackets: tuple[Bracket, ...]
    instrument: str
    article: str


SCHEMES = {
    Scheme.BY_PIECE: FeeScheme(
        Scheme.BY_PIECE,
        "按件计收",
        "件",
        "同一申请人一个自然月内向同一机关提出的申请累计",
        (Bracket(1, 10, 0), Bracket(11, 30, 100), Bracket(31, None, 200, step=10, rise=100)),
        "fees",
        "第四条",
    ),
    Scheme.BY_VOLUME: FeeScheme(
        Scheme.BY_VOLUME,
        "按量计收",
        "页",
        "一件申请所提供的页数，A4纸单面为一页",
        (Bracket(1, 30, 0), Bracket(31, 100, 10), Bracket(101, 200, 20), Bracket(201, None, 40)),
        "fees",
        "第五条",
    ),
}


def fee(scheme: Scheme, units: int) -> int:
    """Yuan for that many units from the first on; ValueError for a negative number.

    >>> fee(Scheme.BY_PIECE, 31), fee(Scheme.BY_VOLUME, 101)
    (2200, 720)
    """
    return sum(line.amount for line in fee_lines(scheme, units))


def marginal_fee(scheme: Scheme, nth: int) -> int:
    """Yuan for the nth unit alone; ValueError if there is no such unit.

    >>> [marginal_fee(Scheme.BY_PIECE, n) for n in (10, 11, 30, 31, 40, 41)]
    [0, 100, 100, 200, 200, 300]
    """
    if nth < 1:
        raise ValueError(f"no unit {nth}: units count from 1")
    return fee_lines(scheme, nth)[-1].rate


def fee_of(scheme: Scheme, before: int, units: int) -> int:
    """Yuan for further units where `before` of the same month (by piece) were already charged or free."""
    if units < 0:
        raise ValueError(f"{units} units cannot be charged")
    return fee(scheme, before + units) - fee(scheme, before)


def fee_lines(scheme: Scheme, units: int) -> tuple[FeeLine, ...]:
    """The calculation line by line, free units included; ValueError for a negative number of units."""
    if units < 0:
        raise ValueError(f"{units} units cannot be charged")
    lines: list[FeeLine] = []
    for bracket in SCHEMES[scheme].brackets:
        lines.extend(_lines_of(bracket, units))
    return tuple(lines)


def _lines_of(bracket: Bracket, units: int) -> list[FeeLine]:
    first, rate, lines = bracket.first, bracket.rate, []
    while first <= units and (bracket.last is None or first <= bracket.last):
        end = bracket.last if bracket.last is not None else units
        last = min(end, units, first + bracket.step - 1 if bracket.step else units)
        lines.append(FeeLine(first, last, rate))
        first, rate = last + 1, rate + bracket.rise
    return lines


def fee_may_be_charged(on: date) -> bool:
    """Whether the measures were in force on the day of the fee notice."""
    return INSTRUMENTS["fees"].since <= on
