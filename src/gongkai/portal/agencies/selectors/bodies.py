"""Bodies as lists, as a tree, one by one; their past comes from `past`."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from gongkai.portal.agencies import access
from gongkai.portal.agencies.kinds import OFFICE_KINDS
from gongkai.portal.agencies.models import Appointment, LeadingGroup, Person, Standing, Unit
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors.past import Moment as Moment
from gongkai.portal.agencies.selectors.past import past as past
from gongkai.portal.agencies.selectors.standings import in_force
from gongkai.portal.audit.actor import Actor
from gongkai.portal.frame import clock

OBLIGED = ("government", "general_office", "department", "vertical")
"""Kinds of bodies that designate a disclosure office (条例第四条)."""

STATES: dict[str, str] = {"open": "现有", "closed": "已撤销", "coming": "将设立", "all": "全部"}
LACKS: dict[str, str] = {
    "office": "没有公开工作机构",
    "clerk": "没有经办人",
    "deputy": "没有替岗人",
    "group": "没有领导小组",
    "people": "没有登记人员",
}
"""What a list of bodies can be narrowed to, in words."""


@dataclass(slots=True)
class Node:
    """A body in the tree of a day with those under it; `depth` is 0 at the top."""

    standing: Standing
    depth: int = 0
    children: "list[Node]" = field(default_factory=list)


def tree(by: Actor, on: date | None = None) -> list[Node]:
    """The bodies of a day as trees, top ones first; one query."""
    rows = (
        Standing.objects.filter(access.bodies(by, Right.SEE_BODIES), in_force(on)).select_related("agency").order_by("place", "name", "pk")
    )
    nodes = {standing.agency_id: Node(standing) for standing in rows}
    tops: list[Node] = []
    for node in nodes.values():
        above = nodes.get(node.standing.parent_id or 0)
        (above.children if above else tops).append(node)
    waiting = list(tops)
    while waiting:
        node = waiting.pop()
        for child in node.children:
            child.depth = node.depth + 1
        waiting.extend(node.children)
    return tops


def listed(
    by: Actor,
    on: date | None = None,
    q: str = "",
    kind: str = "",
    level: str = "",
    office: int | None = None,
    state: str = "open",
    lack: str = "",
) -> QuerySet[Standing]:
    """The standings that a list shows: `row.agency` (key, codes, days), and annotated `office_name`, `office_key`, `parent_name`.

    `q` finds by any name the body ever had, key or code; `office` keeps bodies directly under it; `state` is a key of `STATES`,
    `lack` one of `LACKS`.
    """
    day = on or clock.today()
    rows = Standing.objects.filter(access.bodies(by, Right.SEE_BODIES, on=day), _in_state(state, day))
    text = q.strip()
    if text:
        rows = rows.filter(_named(text))
    exact = {"kind": kind, "level": level, "competent_office": office}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if lack:
        rows = rows.filter(lacks(lack, day))
    return _annotated(rows, day)


def _in_state(state: str, day: date) -> Q:
    now = in_force(day)
    ended = Q(agency__closed_on__lte=day, until=F("agency__closed_on"))
    comes = Q(agency__opened_on__gt=day, since=F("agency__opened_on"))
    return {"open": now, "closed": ended, "coming": comes}.get(state, now | ended | comes)


def _named(text: str) -> Q:
    ever = Standing.objects.filter(Q(name__icontains=text) | Q(short_name__icontains=text)).values("agency_id")
    return Q(agency_id__in=ever) | Q(agency__key__startswith=text) | Q(agency__credit_code=text.upper())


def lacks(what: str, day: date) -> Q:
    """The condition that a body lacks something it should have on a day; `what` is a key of `LACKS`."""
    held = Appointment.objects.filter(in_force(day), agency=OuterRef("agency_id"))
    match what:
        case "office":
            units = Unit.objects.filter(in_force(day), agency=OuterRef("agency_id"), is_disclosure_office=True)
            return Q(~Exists(units), kind__in=OBLIGED)
        case "group":
            return Q(~Exists(LeadingGroup.objects.filter(in_force(day), agency=OuterRef("agency_id"))), kind__in=OBLIGED)
        case "people":
            return Q(~Exists(Person.objects.filter(agency=OuterRef("agency_id")).exclude(state="left")))
        case _:
            return Q(~Exists(held.filter(role=what)))


def _name_of(column: str, day: date) -> Subquery:
    return Subquery(Standing.objects.filter(agency_id=OuterRef(column), since__lte=day).order_by("-since").values("name")[:1])


def _annotated(rows: QuerySet[Standing], day: date) -> QuerySet[Standing]:
    return rows.select_related("agency").annotate(
        office_name=_name_of("competent_office_id", day), office_key=F("competent_office__key"), parent_name=_name_of("parent_id", day)
    )


def one(by: Actor, key: str, on: date | None = None) -> Standing | None:
    """The body of that key as it stood on a day, annotated as in `listed` and with `parent_key`, `organ_name`, `organ_key`.

    Its last standing where it has ended, its first where it is to come; none where there is none in sight.
    """
    day = on or clock.today()
    rows = _annotated(Standing.objects.filter(access.bodies(by, Right.SEE_BODIES, on=day), agency__key=key), day)
    rows = rows.annotate(parent_key=F("parent__key"), organ_name=_name_of("reviewing_organ_id", day), organ_key=F("reviewing_organ__key"))
    past = rows.filter(since__lte=day).order_by("-since").first()
    return past or rows.order_by("since").first()


def below(by: Actor, agency: int, on: date | None = None) -> QuerySet[Standing]:
    """The standings of bodies whose competent office this is, directly or through another, without itself; annotated as in `listed`."""
    day = on or clock.today()
    seen = Standing.objects.filter(access.bodies(by, Right.SEE_BODIES, on=day), in_force(day), access.overseen(agency, on=day))
    return _annotated(seen.exclude(agency_id=agency), day)


def under(by: Actor, agency: int, on: date | None = None) -> QuerySet[Standing]:
    """The standings of bodies that belong to this one (`parent`), in their order."""
    day = on or clock.today()
    seen = Standing.objects.filter(access.bodies(by, Right.SEE_BODIES, on=day), in_force(day), parent=agency)
    return _annotated(seen.order_by("place", "name", "pk"), day)


def choices(by: Actor, on: date | None = None, offices: bool = False) -> list[tuple[int, str]]:
    """The bodies of a day as a form offers them: (id, name); with `offices` only those that can be a competent office."""
    rows = Standing.objects.filter(access.bodies(by, Right.SEE_BODIES), in_force(on))
    if offices:
        rows = rows.filter(kind__in=OFFICE_KINDS)
    return list(rows.order_by("place", "name", "pk").values_list("agency_id", "name"))


def directory(on: date | None = None, q: str = "") -> QuerySet[Standing]:
    """The bodies of a day for the public, annotated `unit_name`, `unit_phone`, `unit_address`, `unit_hours` (disclosure office)."""
    rows = Standing.objects.filter(in_force(on)).select_related("agency").order_by("place", "name", "pk")
    if q.strip():
        rows = rows.filter(_named(q.strip()))
    office = Unit.objects.filter(in_force(on), agency=OuterRef("agency_id"), is_disclosure_office=True)
    said: dict[str, Any] = {f"unit_{name}": Subquery(office.values(name)[:1]) for name in ("name", "phone", "address", "hours")}
    return rows.annotate(**said)
