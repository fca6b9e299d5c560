"""Units of a body, the contact of its disclosure office, its leading group."""

from collections.abc import Sequence
from datetime import date
from typing import NotRequired, TypedDict

from gongkai.letters.wording import chinese_date
from gongkai.portal.agencies.access import require
from gongkai.portal.agencies.deeds._accounts import refuse
from gongkai.portal.agencies.kinds import GROUP_DUTIES
from gongkai.portal.agencies.models import Agency, GroupMember, LeadingGroup, Person, Unit
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors.contacts import CONTACT
from gongkai.portal.agencies.selectors.standings import names
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.audit.record import About, Value
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Problem, Refused


class Member(TypedDict):
    """A member of a leading group as a form gives it; `duty` is a key of `kinds.GROUP_DUTIES`, `person` an account where there is one."""

    duty: str
    name: str
    post: NotRequired[str]
    person: NotRequired[int | None]


@deed("agencies.open_unit", label="设立内设机构")
def open_unit(
    by: Actor,
    *,
    agency: int,
    name: str,
    since: date,
    is_disclosure_office: bool = False,
    address: str = "",
    hours: str = "",
    phone: str = "",
    fax: str = "",
    email: str = "",
) -> Done[Unit]:
    """A unit of the body; as disclosure office it takes the place of the one before."""
    require(by, Right.EDIT_CONTACTS, agency)
    body = _standing(agency)
    unit = Unit(agency=body, name=name, address=address, hours=hours, phone=phone, fax=fax, email=email, since=since)
    unit.is_disclosure_office = is_disclosure_office
    _tidy(unit)
    problems = _unit_problems(unit)
    if since < body.opened_on:
        problems.append(Problem(f"内设机构的开始日期不能早于机关设立的日期（{chinese_date(body.opened_on)}）。", "since"))
    refuse(problems)
    _one_disclosure_office(unit)
    unit.save()
    called = names({agency}).get(agency, body.key)
    return Done(unit, says=f"设立“{called}”的内设机构“{unit.name}”", about=_about(unit), after=_shown(unit))


@deed("agencies.edit_unit", label="更改内设机构")
def edit_unit(
    by: Actor,
    *,
    unit: int,
    name: str,
    is_disclosure_office: bool,
    address: str = "",
    hours: str = "",
    phone: str = "",
    fax: str = "",
    email: str = "",
) -> Done[Unit]:
    """The unit with its name and contact as given."""
    found = _unit(unit)
    require(by, Right.EDIT_CONTACTS, found.agency_id)
    if found.until is not None and found.until <= clock.today():
        raise Refused(f"“{found.name}”自{chinese_date(found.until)}起已经撤销，不能再改。")
    before = _shown(found)
    given = {"name": name, "address": address, "hours": hours, "phone": phone, "fax": fax, "email": email}
    for field, value in given.items():
        setattr(found, field, value)
    found.is_disclosure_office = is_disclosure_office
    _tidy(found)
    refuse(_unit_problems(found))
    after = _shown(found)
    what = "、".join(label for label in after if after[label] != before[label])
    if what:
        _one_disclosure_office(found)
        found.save()
    return Done(found, says=f"修改内设机构“{found.name}”的{what}" if what else "", about=_about(found), before=before, after=after)


@deed("agencies.close_unit", label="撤销内设机构")
def close_unit(by: Actor, *, unit: int, on: date) -> Done[Unit]:
    """The unit until `on`; its people stay with the body."""
    found = _unit(unit)
    require(by, Right.EDIT_CONTACTS, found.agency_id)
    if found.until is not None:
        raise Refused(f"“{found.name}”自{chinese_date(found.until)}起已经撤销。")
    if on <= found.since:
        raise Refused(f"撤销的日期应晚于它开始的日期（{chinese_date(found.since)}）。", "on")
    found.until = on
    found.save(update_fields=["until"])
    Person.objects.filter(unit=found).update(unit=None)
    return Done(found, says=f"自{chinese_date(on)}起撤销内设机构“{found.name}”", about=_about(found), before={"至": None}, after={"至": on})


@deed("agencies.set_up_group", label="成立领导小组")
def set_up_group(
    by: Actor,
    *,
    agency: int,
    name: str,
    document_title: str,
    document_number: str = "",
    since: date,
    members: Sequence[Member],
) -> Done[LeadingGroup]:
    """The leading group as a document sets it up; the one before ends on that day."""
    require(by, Right.EDIT_CONTACTS, agency)
    body = _standing(agency)
    last = LeadingGroup.objects.filter(agency=body).order_by("-since", "-pk").first()
    problems = _group_problems(name, document_title, members)
    if last and since <= last.since:
        problems.append(Problem(f"已有{chinese_date(last.since)}成立的“{last.name}”，新文件的日期应晚于那一天。", "since"))
    if since < body.opened_on:
        problems.append(Problem(f"成立日期不能早于机关设立的日期（{chinese_date(body.opened_on)}）。", "since"))
    refuse(problems)
    before = _group_shown(last) if last and last.until is None else {}
    LeadingGroup.objects.filter(agency=body, until=None).update(until=since)
    group = LeadingGroup.objects.create(
        agency=body, name=name.strip(), document_title=document_title.strip(), document_number=document_number.strip(), since=since
    )
    GroupMember.objects.bulk_create(
        GroupMember(
            group=group,
            duty=member["duty"],
            name=member["name"].strip(),
            post=member.get("post", "").strip(),
            person_id=member.get("person"),
            place=place,
        )
        for place, member in enumerate(members)
    )
    return Done(
        group,
        says=f"自{chinese_date(since)}起成立“{group.name}”（{document_number.strip() or document_title.strip()}）",
        about=About("group", str(group.pk), group.name, agency),
        before=before,
        after=_group_shown(group),
    )


@deed("agencies.end_group", label="撤销领导小组")
def end_group(by: Actor, *, group: int, on: date) -> Done[LeadingGroup]:
    """The leading group until `on`, with none after it."""
    found = _group(group)
    require(by, Right.EDIT_CONTACTS, found.agency_id)
    if found.until is not None:
        raise Refused(f"“{found.name}”自{chinese_date(found.until)}起已经结束。")
    if on <= found.since:
        raise Refused(f"结束的日期应晚于成立的日期（{chinese_date(found.since)}）。", "on")
    found.until = on
    found.save(update_fields=["until"])
    about = About("group", str(found.pk), found.name, found.agency_id)
    return Done(found, says=f"自{chinese_date(on)}起撤销“{found.name}”", about=about, before={"至": None}, after={"至": on})


def _standing(agency: int) -> Agency:
    body = Agency.objects.select_for_update(no_key=True).filter(pk=agency).first()
    if body is None:
        raise Refused("机关目录里没有这个机关，请重新选择。")
    if body.closed_on is not None:
        raise Refused(f"这个机关自{chinese_date(body.closed_on)}起撤销，不能再设内设机构和领导小组。")
    return body


def _unit(unit: int) -> Unit:
    found = Unit.objects.select_for_update(no_key=True).filter(pk=unit).first()
    if found is None:
        raise Refused("没有这个内设机构，请重新打开机关的页面。")
    return found


def _group(group: int) -> LeadingGroup:
    found = LeadingGroup.objects.select_for_update(no_key=True).filter(pk=group).first()
    if found is None:
        raise Refused("没有这个领导小组，请重新打开这一页。")
    return found


def _tidy(unit: Unit) -> None:
    for field in CONTACT:
        setattr(unit, field, getattr(unit, field).strip())


def _unit_problems(unit: Unit) -> list[Problem]:
    problems: list[Problem] = []
    if not unit.name:
        problems.append(Problem("请写内设机构的名称，例如“办公室”。", "name"))
    for field, label in CONTACT.items():
        limit = getattr(Unit._meta.get_field(field), "max_length", 0)
        if len(getattr(unit, field)) > limit:
            problems.append(Problem(f"{label}最多{limit}个字。", field))
    if Unit.objects.filter(agency_id=unit.agency_id, name=unit.name, until=None).exclude(pk=unit.pk or 0).exists():
        problems.append(Problem(f"这个机关已有内设机构“{unit.name}”。", "name"))
    return problems


def _one_disclosure_office(unit: Unit) -> None:
    if unit.is_disclosure_office:
        others = Unit.objects.filter(agency_id=unit.agency_id, until=None, is_disclosure_office=True)
        others.exclude(pk=unit.pk or 0).update(is_disclosure_office=False)


def _group_problems(name: str, document_title: str, members: Sequence[Member]) -> list[Problem]:
    problems: list[Problem] = []
    if not name.strip():
        problems.append(Problem("请写领导小组的名称，例如“云溪县政务公开领导小组”。", "name"))
    if not document_title.strip():
        problems.append(Problem("请写成立领导小组的文件标题。", "document_title"))
    if sum(member["duty"] == "head" for member in members) != 1:
        problems.append(Problem("组长应有且只有一位。", "members"))
    for place, member in enumerate(members, 1):
        if member["duty"] not in GROUP_DUTIES:
            problems.append(Problem(f"第{place}位成员的职责只能是：{'、'.join(GROUP_DUTIES.values())}。", "members"))
        if not member["name"].strip():
            problems.append(Problem(f"请写第{place}位成员的姓名。", "members"))
    return problems


def _about(unit: Unit) -> About:
    return About("unit", str(unit.pk), unit.name, unit.agency_id)


def _shown(unit: Unit) -> dict[str, Value]:
    return {**{label: getattr(unit, field) or None for field, label in CONTACT.items()}, "政府信息公开工作机构": unit.is_disclosure_office}


def _group_shown(group: LeadingGroup) -> dict[str, Value]:
    people = [f"{GROUP_DUTIES[member.duty]}{member.name}" for member in group.members.order_by("place")]
    return {
        "名称": group.name,
        "文件": f"{group.document_title} {group.document_number}".strip(),
        "成立日期": group.since,
        "成员": "、".join(people),
    }
