"""What taking a reorganisation back brings back, in words: seen while it is rehearsed, told in the log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from gongkai.letters.wording import chinese_date
from gongkai.portal.agencies import access
from gongkai.portal.agencies.facts import LABELS, REFERENCES
from gongkai.portal.agencies.models import Appointment, Person, Standing, Succession, SuccessionSide, Trace
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.roles import ROLES
from gongkai.portal.agencies.selectors.consequences import Moved
from gongkai.portal.agencies.selectors.standings import names
from gongkai.portal.audit.actor import Actor


@dataclass(frozen=True, slots=True)
class Restored:
    """What is again as it was, from the day `on`: the bodies before, by their names then; those that are gone, as (name, key).

    `moved` are bodies that refer again to where they did, `people` are (name, body), `roles` are (name, roles in words).
    """

    on: date
    registered: tuple[str, ...]
    gone: tuple[tuple[str, str], ...]
    home: str
    ids: tuple[int, ...]
    bodies: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    roles: tuple[tuple[str, str], ...] = ()


def one(by: Actor, pk: int) -> Succession | None:
    """The reorganisation of that number; none where there is none in sight of somebody who may register one."""
    return Succession.objects.filter(access.bodies(by, Right.EDIT_TREE, "sides__agency_id"), pk=pk).distinct().first()


def told(succession: Succession) -> str:
    """What was registered, in the words of the log; where the platform had not kept them yet, its kind and day."""
    trace = Trace.objects.filter(succession=succession).first()
    return trace.says if trace else f"自{chinese_date(succession.on)}起的{succession.get_kind_display()}"


def home_key(succession: Succession) -> str:
    """The key of the first body before the reorganisation."""
    return succession.sides.filter(side=SuccessionSide.BEFORE).select_related("agency").order_by("place")[0].agency.key


def before(trace: Trace) -> Restored:
    """What there is of it before anything is put back: the bodies as they were registered, and those that will be gone."""
    succession = trace.succession
    sides = list(succession.sides.select_related("agency").order_by("place"))
    called = names({side.agency_id for side in sides}, succession.on)
    opened = {int(pk) for pk in trace.made["agency"]}
    after = [side for side in sides if side.side == SuccessionSide.AFTER]
    ids = tuple(side.agency_id for side in sides if side.side == SuccessionSide.BEFORE)
    lasting = tuple(side.agency_id for side in after if side.agency_id not in opened and side.agency_id not in ids)
    return Restored(
        succession.on,
        tuple(called[side.agency_id] for side in after),
        tuple((called[side.agency_id], side.agency.key) for side in after if side.agency_id in opened),
        home_key(succession),
        (*ids, *lasting),
    )


def after(seen: Restored, rows: Mapping[str, Sequence[int]]) -> Restored:
    """The same with what has been put back; `rows` has the ids of the rows by table."""
    called = names(set(seen.ids), seen.on)
    standings = Standing.objects.filter(pk__in=rows["standing"]).exclude(agency__in=seen.ids).order_by("name", "since")
    people = Person.objects.filter(pk__in=rows["person"]).order_by("name", "pk")
    held = Appointment.objects.filter(pk__in=rows["appointment"]).select_related("person").order_by("person__name", "person_id", "pk")
    by_person = groupby(held, lambda each: (each.person_id, each.person.name))
    return replace(
        seen,
        bodies=tuple(called[body] for body in seen.ids),
        moved=tuple(dict.fromkeys(Moved(each.name, _leading(each, seen.ids)) for each in standings)),
        people=tuple((person.name, called[person.agency_id or 0]) for person in people),
        roles=tuple((name, "、".join(ROLES[each.role].label for each in own)) for (_, name), own in by_person),
    )


def _leading(standing: Standing, bodies: Sequence[int]) -> str:
    named = [(LABELS[fact], getattr(standing, f"{fact}_id")) for fact in REFERENCES]
    called = names({body for _, body in named if body in bodies}, standing.since)
    return "，".join(f"{label}：{called[body]}" for label, body in named if body in called)
