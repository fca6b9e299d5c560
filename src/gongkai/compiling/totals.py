"""The sum of one cell over many members."""

from collections.abc import Sequence

from gongkai.form import Edition
from gongkai.report import Figure, Member, State, Total, Value

_FIRST_UNITS = ("", "万元", "元")
"""Where members print different units, the numbers in the first of these that occurs are summed; empty: as the form has it."""


def total(members: Sequence[Member], address: str, edition: Edition) -> Total:
    """The sum of a cell, with the members that it lacks.

    What has a number is added, certain or not. The sum is certain only where every member has a certain number in one
    unit; a cell that no member has a number in is blank (unreadable where one is), never 0. Numbers in another unit are
    left out, never converted. All of this is associative and does not look at the order, so merged reports can be merged.
    """
    form_unit = edition.cells[address].unit
    sums: dict[str, Value] = {}
    units: dict[str, list[Member]] = {}
    lacking: list[Member] = []
    unreadable = False
    for member in members:
        figure = member.report.figures.get(address)
        if figure is None or figure.value is None:
            lacking.append(member)
            unreadable = unreadable or (figure is not None and figure.state is State.UNREADABLE)
            continue
        unit = "" if figure.unit == form_unit else figure.unit
        sums[unit] = sums.get(unit, 0) + figure.value
        units.setdefault(unit, []).append(member)
        if not figure.certain:
            lacking.append(member)
    if not sums:
        return Total(Figure(state=State.UNREADABLE, certain=False)) if unreadable else Total(Figure())
    unit = min(sums, key=_preference)
    others = tuple(member for other, own in units.items() if other != unit for member in own)
    return Total(_figure(sums[unit], unit, not lacking and not others), tuple(lacking), others)


def _figure(value: Value, unit: str, certain: bool) -> Figure:
    printed = str(value) if isinstance(value, int) else format(value, "f")
    return Figure(value, unit, printed + unit, State.NUMBER, certain)


def _preference(unit: str) -> tuple[int, str]:
    return (_FIRST_UNITS.index(unit) if unit in _FIRST_UNITS else len(_FIRST_UNITS), unit)
