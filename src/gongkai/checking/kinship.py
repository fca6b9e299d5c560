"""Which agencies of last year became which of this year: groups over which what was carried out must be carried in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gongkai.report import Member, Merged, Reorganisation
from gongkai.report.agency_name import folded_name

_Node = tuple[str, str]
"""`last` or `this`, and the key of an agency."""


@dataclass(frozen=True, slots=True)
class Kin:
    """Agencies of both years that reorganisations join; `records` are those; `absent` are names without a report."""

    last: tuple[Member, ...]
    this: tuple[Member, ...]
    records: tuple[Reorganisation, ...] = ()
    absent: tuple[str, ...] = ()


def kin(merged: Merged) -> list[Kin]:
    """The groups that have a member this year and a report or a predecessor last year, in the order of this year's members.

    An agency goes on under its own name; a reorganisation of the report year, or one of an agency that still reported
    last year, joins the old agency to the new one.
    """
    last = {member.key: member for member in reversed(merged.last) if _is_of_last_year(member, merged)}
    this = {member.key: member for member in merged.counted}
    year = merged.report.year
    records = [record for record in merged.reorganisations if record.on.year == year or folded_name(record.old) in last]
    groups = _joined([(("last", key), ("this", key)) for key in last if key in this], records)
    found = [_kin(group, last, this, records) for group in groups]
    order = {key: number for number, key in enumerate(this)}
    return sorted((one for one in found if one.this), key=lambda one: min(order[member.key] for member in one.this))


def _is_of_last_year(member: Member, merged: Merged) -> bool:
    year = merged.report.year
    return year is None or member.report.year in (None, year - 1)


def _joined(pairs: Sequence[tuple[_Node, _Node]], records: Iterable[Reorganisation]) -> list[set[_Node]]:
    """The connected groups of the pairs and of the records' agencies."""
    groups: dict[_Node, set[_Node]] = {}
    for one, other in (*pairs, *((("last", folded_name(r.old)), ("this", folded_name(r.new))) for r in records)):
        joint = groups.get(one, {one}) | groups.get(other, {other})
        groups |= dict.fromkeys(joint, joint)
    return list({id(group): group for group in groups.values()}.values())


def _kin(group: set[_Node], last: dict[str, Member], this: dict[str, Member], records: Sequence[Reorganisation]) -> Kin:
    before, now = (sorted(key for year, key in group if year == which) for which in ("last", "this"))
    own = tuple(record for record in records if folded_name(record.old) in before)
    absent = (*_absent(before, last, own), *_absent(now, this, own))
    return Kin(tuple(last[k] for k in before if k in last), tuple(this[k] for k in now if k in this), own, absent)


def _absent(keys: Iterable[str], there: dict[str, Member], records: Iterable[Reorganisation]) -> Iterator[str]:
    """Names as the records write them of agencies without a report."""
    written = {folded_name(name): name for record in records for name in (record.old, record.new)}
    return (written.get(key, key) for key in keys if key not in there)
