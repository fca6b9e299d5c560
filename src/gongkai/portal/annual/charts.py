"""Bars that lie beside their names: one bar a row, so that letters keep their size on a phone and every number stands as text."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

FULL = 100
"""Units of the longest bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its number (none: nothing to draw), its length."""

    label: str
    value: Decimal | None
    length: Decimal


def bars(labels: Sequence[str], values: Sequence[Decimal | None]) -> tuple[Bar, ...]:
    """A bar for each label in the order given; all share one scale that begins at zero."""
    highest = max((value for value in values if value is not None), default=Decimal(0)) or Decimal(1)
    return tuple(Bar(label, value, _length(value, highest)) for label, value in zip(labels, values, strict=True))


def _length(value: Decimal | None, highest: Decimal) -> Decimal:
    return (FULL * value / highest).quantize(Decimal("0.1")) if value is not None and value > 0 else Decimal(0)
