"""Who should have handed in and who has: expected names held against the reports at hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongkai.report import Member, Reorganisation
from gongkai.report.agency_name import folded_name

_SHORTEST = 3
"""Characters of a name without its place (教育局) that may stand for the whole one."""


@dataclass(frozen=True, slots=True)
class Roster:
    """`missing` are expected names without a report, `unexpected` members that no expected name fits."""

    missing: tuple[str, ...] = ()
    unexpected: tuple[Member, ...] = ()


def match_expected(expected: Iterable[str], members: Sequence[Member], reorganisations: Sequence[Reorganisation]) -> Roster:
    """Who is missing and who was not expected.

    A name fits a report with the same name; else, where that leaves no doubt, the one report whose name ends with it or
    with which it ends (教育局 and 云溪县教育局). An agency that another one carries on is not missing while that one is there.
    """
    left = {member.key: member for member in members}
    handed_in = {member.key for member in members}
    open_names: list[str] = []
    for name in dict.fromkeys(expected):
        if left.pop(folded_name(name), None) is None:
            open_names.append(name)
    missing = []
    for name in open_names:
        fitting = _fitting(folded_name(name), left)
        if len(fitting) == 1:
            del left[fitting[0]]
        elif successors := _successors(name, handed_in, reorganisations):
            for key in successors:
                left.pop(key, None)
        else:
            missing.append(name)
    return Roster(tuple(missing), tuple(left.values()))


def _fitting(name: str, left: Iterable[str]) -> list[str]:
    """The keys that end with the name, or with which the name ends."""
    return [key for key in left if len(min(name, key, key=len)) >= _SHORTEST and (key.endswith(name) or name.endswith(key))]


def _successors(name: str, handed_in: set[str], reorganisations: Sequence[Reorganisation]) -> set[str]:
    """The agencies that carry this one on and have handed in, over any number of reorganisations."""
    seen = {folded_name(name)}
    frontier = seen
    while frontier:
        frontier = {folded_name(record.new) for record in reorganisations if folded_name(record.old) in frontier} - seen
        seen = seen | frontier
    return (seen - {folded_name(name)}) & handed_in
