"""What each role looks after, in numbers: the side of the desk."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Count
from django.urls import NoReverseMatch, reverse

from gongkai.portal.agencies import access
from gongkai.portal.agencies.models import Agency, Appointment, LeadingGroup, Person, Standing, Unit
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors import handovers
from gongkai.portal.agencies.selectors.standings import in_force, names, standings
from gongkai.portal.audit.actor import Actor, Seat
from gongkai.portal.audit.models import Head
from gongkai.portal.frame import clock
from gongkai.portal.frame.pages import PAGES, Door


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with what it counts and the page that lists it (empty: this person has none)."""

    label: str
    value: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Charge:
    """What one role looks after: its heading and its numbers."""

    heading: str
    figures: tuple[Figure, ...]


def charges(by: Actor) -> tuple[Charge, ...]:
    """One charge for the platform, for the bodies below, and for each own body (by name where there are several), as the seats go."""
    own = {seat.agency for seat in by.seats if seat.role not in _HEADINGS}
    called = names(own) if len(own) > 1 else {}
    made: dict[tuple[str, int], Charge] = {}
    for seat in by.seats:
        heading, figures = _HEADINGS.get(seat.role, (called.get(seat.agency, _OWN), _own_body))
        if (heading, seat.agency) not in made:
            made[heading, seat.agency] = Charge(heading, tuple(figures(by, seat)))
    return tuple(made.values())


def link(by: Actor, page: str, *args: object) -> str:
    """The address of a page that opens to the actor; empty where there is no such page or it does not open."""
    entry = PAGES.get(page)
    if entry is None or (entry.door is Door.RIGHT and not access.has(by, Right(entry.right))):
        return ""
    try:
        return reverse(page, args=args)
    except NoReverseMatch:
        return ""


def _tree(by: Actor, seat: Seat) -> Iterator[Figure]:
    """The system administrator: bodies and people."""
    states = dict(Person.objects.order_by().values_list("state").annotate(Count("pk")))
    listed = link(by, "agencies:people")
    yield Figure("机关", f"{standings().count()}个", link(by, "agencies:bodies"))
    yield Figure("在岗的人", f"{states.get('active', 0)}人", listed)
    yield Figure(
        "还没有启用账号", f"{states.get('invited', 0)}人", link(by, "agencies:people") and f"{link(by, 'agencies:people')}?state=invited"
    )


def _grants(by: Actor, seat: Seat) -> Iterator[Figure]:
    """The security administrator: roles and handovers."""
    yield Figure("等待确认的交接", f"{handovers.listed(by, waiting=True).count()}份", link(by, "agencies:handovers"))
    yield Figure("正在行使的角色", f"{Appointment.objects.filter(in_force()).count()}个", link(by, "agencies:people"))


def _log(by: Actor, seat: Seat) -> Iterator[Figure]:
    """The audit administrator: the log."""
    head = Head.objects.first()
    yield Figure("操作记录", f"{head.seq if head else 0:,}条", link(by, "audit:log"))


def _below(by: Actor, seat: Seat) -> Iterator[Figure]:
    """The competent office and the auditor: the bodies below."""
    right = Right.SEE_PEOPLE
    inside = access.bodies(by, right, "pk")
    bodies = Agency.objects.filter(inside).exclude(closed_on__lte=clock.today())
    staffed = Appointment.objects.filter(in_force(), access.bodies(by, right), role="clerk").values("agency").distinct()
    yield Figure("所管机关（含本机关）", f"{bodies.count()}个", link(by, "agencies:bodies"))
    yield Figure("其中有经办人的", f"{staffed.count()}个")


def _own_body(by: Actor, seat: Seat) -> Iterator[Figure]:
    """Clerk, reviewers, leader: the own body."""
    held = Standing.objects.filter(in_force(), agency=seat.agency).select_related("agency").first()
    url = link(by, "agencies:body", held.agency.key) if held else ""
    units = list(Unit.objects.filter(in_force(), agency=seat.agency).values_list("is_disclosure_office", flat=True))
    people = Appointment.objects.filter(in_force(), agency=seat.agency).values("person").distinct().count()
    group = LeadingGroup.objects.filter(in_force(), agency=seat.agency).exists()
    yield Figure("承担信息公开工作的人", f"{people}人", url)
    yield Figure("内设机构", f"{len(units)}个", url)
    yield Figure("政府信息公开工作机构", "已填写" if any(units) else "没有填写", url)
    yield Figure("领导小组", "已登记" if group else "没有登记", url)


_OWN = "本机关"
_HEADINGS: dict[str, tuple[str, Callable[[Actor, Seat], Iterator[Figure]]]] = {
    "system_admin": ("机关和人员", _tree),
    "security_admin": ("角色和交接", _grants),
    "audit_admin": ("操作记录", _log),
    "competent_office": ("所管机关", _below),
    "auditor": ("所管机关", _below),
}
"""Role → heading and numbers; every other role looks after its own body."""
