"""Bars over years, drawn by the server: a picture with its numbers on it and the same numbers as a table under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

_BASE, _TOP, _WIDTH = 170, 30, 34
_NARROWEST = 580
"""Units of a drawing: fewer bars leave room, so that letters keep their size."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: where it stands and what is written over it; `value` none: nothing was published, nothing is drawn."""

    x: int
    y: int
    height: int
    value: Decimal | None
    series: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of one or two series over the same labels; `width` in units of the drawing."""

    labels: tuple[tuple[int, str], ...]
    bars: tuple[Bar, ...]
    width: int


def bars(labels: Sequence[str], series: Sequence[Sequence[Decimal | None]]) -> Chart:
    """The chart of these numbers, each series as long as the labels; all bars share one scale that begins at zero."""
    highest = max((value for row in series for value in row if value is not None), default=Decimal(0)) or Decimal(1)
    step = _WIDTH * len(series) + 32
    drawn, marks = [], []
    for place, label in enumerate(labels):
        left = 55 + place * step
        marks.append((left + _WIDTH * len(series) // 2, label))
        for number, row in enumerate(series):
            value = row[place]
            height = int((_BASE - _TOP) * value / highest) if value is not None and value > 0 else 0
            drawn.append(Bar(left + number * _WIDTH, _BASE - height, height, value, number + 1))
    return Chart(tuple(marks), tuple(drawn), max(_NARROWEST, 75 + step * len(labels)))
