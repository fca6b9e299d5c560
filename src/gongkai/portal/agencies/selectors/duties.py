"""What waits for whom in the matter of bodies and people."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse

from gongkai.letters.wording import chinese_date
from gongkai.portal.agencies import access
from gongkai.portal.agencies.models import Person, Standing
from gongkai.portal.agencies.selectors import bodies, handovers, parting, people
from gongkai.portal.agencies.selectors.contacts import disclosure_office, group, lacking
from gongkai.portal.agencies.selectors.standings import in_force
from gongkai.portal.audit.actor import Actor, Seat
from gongkai.portal.frame.todo import Todo

_NAMED = 3
"""How many bodies or people a line names before it only counts."""
_ONE_BY_ONE = 5
"""Up to so many handovers stand on the desk one by one."""


def todo(by: Actor, today: date) -> list[Todo]:
    """Everything of this app that waits for the actor today, the most pressing first."""
    found: list[Todo] = []
    for seat in by.seats:
        match seat.role:
            case "system_admin":
                found += _system(by, today)
            case "security_admin":
                found += _security(by, today)
            case "competent_office":
                found += _office(by, seat, today)
            case "clerk" | "deputy":
                found += _clerk(by, seat, today)
    return sorted(dict.fromkeys(found), key=lambda each: each.order)


def _system(by: Actor, today: date) -> Iterator[Todo]:
    yield from _partings(by, today)
    yield from _bodies(
        _lacking("people", today),
        "{count}个机关还没有登记人员",
        "登记经办人等人员后，安全管理员才能授予角色。",
        _at("people"),
        "登记人员",
    )
    yield from _bodies(
        _lacking("office", today),
        "{count}个机关没有写明政府信息公开工作机构",
        "条例第四条：各级人民政府和县级以上人民政府部门应当指定机构负责本机关政府信息公开的日常工作。",
        _at("bodies", lack="office"),
        "查看这些机关",
    )
    yield from _people(
        people.listed(by, state="stranded"),
        "{count}人还在已撤销的机关名下",
        "把他们调到承接的机关，或者登记离岗。",
        _at("people", state="stranded"),
        "查看这些人",
    )
    yield from _handovers(by, today, waits_for="安全管理员")


def _partings(by: Actor, today: date) -> Iterator[Todo]:
    for each in parting.waiting(by):
        names = [person.name for person in each.people]
        named = "、".join(names[:_NAMED]) + ("等" if len(names) > _NAMED else "")
        yield Todo(
            f"{len(names)}人还没有选定去向",
            f"{named}。“{each.name}”自{chinese_date(each.succession.on)}起分立，请给每个人选一个机关。",
            reverse("agencies:assign", args=[each.succession.pk]),
            "选定去向",
            due=each.succession.on,
            urgent=each.succession.on <= today,
        )


def _security(by: Actor, today: date) -> Iterator[Todo]:
    yield from _handovers(by, today)
    yield from _people(
        people.locked(by),
        "{count}个账号因输错口令锁定",
        "确认是本人后可以提前解锁。",
        _at("people", state="locked"),
        "查看锁定的账号",
        urgent=True,
    )
    yield from _bodies(
        _lacking("clerk", today),
        "{count}个机关没有经办人",
        "没有经办人，申请和年度报告就没有人办。",
        _at("bodies", lack="clerk"),
        "查看这些机关",
    )
    yield from _bodies(
        _lacking("deputy", today),
        "{count}个机关没有替岗人",
        "经办人请假、离岗时，期限不会停下来等。",
        _at("bodies", lack="deputy"),
        "查看这些机关",
    )
    yield from _people(
        people.listed(by, state="expired"),
        "{count}人的启用码已失效，账号还没有启用",
        "重发启用码，当面或者打电话告诉本人。",
        _at("people", state="expired"),
        "查看这些人",
    )


def _handovers(by: Actor, today: date, waits_for: str = "") -> Iterator[Todo]:
    urgent = not waits_for
    waiting = list(handovers.listed(by, waiting=True)[: _ONE_BY_ONE + 1])
    if len(waiting) > _ONE_BY_ONE:
        count = handovers.listed(by, waiting=True).count()
        why = "有人离岗、调动，或者机关撤并，角色要交给接手人。"
        yield Todo(f"确认{count}次交接", why, _at("handovers"), "查看交接", urgent=urgent, waits_for=waits_for)
        return
    for each in waiting:
        yield Todo(
            f"确认{each.leaver.name}的交接",
            f"{each.get_kind_display()}，自{chinese_date(each.on)}起"
            + (f"；建议由{each.successor.name}接手" if each.successor else "；还没有写明接手人"),
            reverse("agencies:handover", args=[each.pk]),
            "确认交接",
            due=each.on,
            urgent=urgent and each.on <= today,
            waits_for=waits_for,
        )


def _office(by: Actor, seat: Seat, today: date) -> Iterator[Todo]:
    overseen = access.overseen(seat.agency, on=today) & ~Q(agency_id=seat.agency)
    yield from _bodies(
        _lacking("clerk", today).filter(overseen),
        "所管的{count}个机关没有经办人",
        "催这些机关报送经办人，由安全管理员授予角色。",
        _at("bodies", lack="clerk", office=str(seat.agency)),
        "查看这些机关",
        waits_for="安全管理员",
    )


def _clerk(by: Actor, seat: Seat, today: date) -> Iterator[Todo]:
    standing = Standing.objects.filter(in_force(today), agency_id=seat.agency).select_related("agency").first()
    if standing is None:
        return
    key = standing.agency.key
    office = disclosure_office(by, seat.agency, today)
    missing = lacking(office) if office else []
    contacts = reverse("agencies:contacts", args=[key])
    why = "公开指南要写明工作机构的名称、办公地址、办公时间、联系电话、传真号码、互联网联系方式（条例第十二条）。"
    if office is None and standing.kind in bodies.OBLIGED:
        yield Todo(f"写明“{standing.name}”的政府信息公开工作机构", why, contacts, "填写联系方式")
    elif missing:
        yield Todo(f"补全工作机构的{'、'.join(missing)}", why, contacts, "补全联系方式")
    if standing.kind in bodies.OBLIGED and group(by, seat.agency, today) is None:
        yield Todo(
            f"登记“{standing.name}”的政务公开领导小组",
            "登记成立文件和组成人员；检查时要看这份文件。",
            reverse("agencies:group", args=[key]),
            "登记领导小组",
        )


def _lacking(what: str, today: date) -> QuerySet[Standing]:
    return Standing.objects.filter(bodies.lacks(what, today), in_force(today)).order_by("place", "name", "pk")


def _bodies(rows: QuerySet[Standing], title: str, why: str, url: str, action: str, waits_for: str = "") -> Iterator[Todo]:
    yield from _counted(rows, title, why, Todo("", "", url, action, waits_for=waits_for))


def _people(rows: QuerySet[Person], title: str, why: str, url: str, action: str, urgent: bool = False) -> Iterator[Todo]:
    yield from _counted(rows, title, why, Todo("", "", url, action, urgent=urgent))


def _counted(rows: QuerySet[Standing] | QuerySet[Person], title: str, why: str, form: Todo) -> Iterator[Todo]:
    first = list(rows.values_list("name", flat=True)[: _NAMED + 1])
    if not first:
        return
    count = len(first) if len(first) <= _NAMED else rows.count()
    named = "、".join(first[:_NAMED]) + ("等" if count > _NAMED else "")
    yield Todo(title.format(count=count), f"{named}。{why}", form.url, form.action, urgent=form.urgent, waits_for=form.waits_for)


def _at(page: str, **asked: str) -> str:
    return reverse(f"agencies:{page}") + (f"?{urlencode(asked)}" if asked else "")
