"""The story of the region from its founding on the platform to the morning on which the demo begins."""

from datetime import date, datetime

from gongkai.portal.agencies.deeds import bodies, contacts, founding, leaving, people, reorganising, roles, sessions
from gongkai.portal.agencies.deeds.contacts import Member
from gongkai.portal.agencies.deeds.founding import Administrator, Founding
from gongkai.portal.agencies.selectors import handovers
from gongkai.portal.frame import clock
from gongkai.portal.site.demo import reports_years
from gongkai.portal.site.demo.bodies import BODIES, DIVISION, FORESTRY, GOVERNMENT, MERGED, OFFICE, Body, credit_code, organisation_code
from gongkai.portal.site.demo.groups import GROUPS, NEW_GROUP, Group
from gongkai.portal.site.demo.people import ADMINISTRATORS, NEWCOMER, PASSWORD, PEOPLE, SUCCESSOR, Someone
from gongkai.portal.site.demo.reports import Reports
from gongkai.portal.site.demo.telling import Telling
from gongkai.portal.site.selectors.heir import heir_of

BEGIN = datetime(2024, 1, 2, 9, 0)  # noqa: DTZ001  # Beijing's, as the clock takes it
"""The morning on which the platform is founded."""

SYSTEM, SECURITY, AUDIT = (username for _, username, _, _ in ADMINISTRATORS)
_HOURS = "工作日8:30至12:00，14:30至18:00"
_LACKING: dict[str, dict[str, str]] = {"baishi": {"email": "", "hours": ""}, "keji": {"fax": ""}}
"""What the contacts of some bodies do not say: their clerks have something to do."""
_WITHOUT_OFFICE = "nanping"
"""The township that has not said which of its units is the disclosure office."""


def tell() -> None:
    """The whole region, inside a deed, on a platform that nobody has founded."""
    told = Telling(BEGIN)
    reports = Reports(told)
    try:
        _tell(told, reports)
    finally:
        reports.proofs.close()


def _tell(told: Telling, reports: Reports) -> None:
    for opening in (_found, _set_up, _staff):
        opening(told)
    reports_years.year_2023(reports)
    _groups(told)
    reports_years.old_report(reports)
    _rename(told)
    reports_years.year_2024(reports)
    _merge(told)
    _replace_reviewer(told)
    reports_years.year_2025_begins(reports)
    _this_month(told)
    reports_years.year_2025_goes_on(reports)


def _found(told: Telling) -> None:
    """January 2024: the platform with the government, its office and the three administrators."""
    administrators = {
        role: Administrator(username, name, post, OFFICE.phone, f"{username}@yunxi.example")
        for role, username, name, post in ADMINISTRATORS
    }
    founded: Founding = told.act(
        founding.found,
        "console",
        government=GOVERNMENT.name,
        level=GOVERNMENT.level,
        division=DIVISION,
        office=OFFICE.name,
        since=GOVERNMENT.opened_on,
        system=administrators["system_admin"],
        security=administrators["security_admin"],
        audit=administrators["audit_admin"],
        password=PASSWORD,
    )
    told.bodies |= {GOVERNMENT.slug: founded.government.pk, OFFICE.slug: founded.office.pk}
    told.people |= {SYSTEM: founded.system, SECURITY: founded.security, AUDIT: founded.audit}
    for code in founded.codes.values():
        told.act(people.activate, code=code, password=PASSWORD)


def _set_up(told: Telling) -> None:
    """The bodies with their codes, units and contacts."""
    told.go_to(2024, 1, 3, 9, 0)
    for body in (GOVERNMENT, OFFICE):
        told.act(
            bodies.correct_standing, SYSTEM, agency=told.bodies[body.slug], short_name=body.short_name, division=DIVISION, basis=body.basis
        )
        told.act(bodies.correct_codes, SYSTEM, agency=told.bodies[body.slug], **_codes(body))
    for place, body in enumerate(BODIES, 3):
        opened = told.act(
            bodies.open_body,
            SYSTEM,
            name=body.name,
            short_name=body.short_name,
            kind=body.kind,
            level=body.level,
            division=DIVISION,
            parent=told.bodies[GOVERNMENT.slug],
            competent_office=told.bodies[OFFICE.slug],
            reviewing_organ=told.bodies[GOVERNMENT.slug],
            opened_on=body.opened_on,
            place=place * 10,
            basis=body.basis,
            **_codes(body),
        )
        told.bodies[body.slug] = opened.pk
    for body in (GOVERNMENT, OFFICE, *BODIES):
        _open_units(told, body)


def _codes(body: Body) -> dict[str, str]:
    return {"credit_code": credit_code(body.number), "organisation_code": organisation_code(body.number)}


def _open_units(told: Telling, body: Body) -> None:
    first, *others = body.units
    contact = {"address": body.address, "phone": body.phone, "fax": body.fax, "email": body.email, "hours": _HOURS}
    contact |= _LACKING.get(body.slug, {})
    if body.slug == _WITHOUT_OFFICE:
        contact = {}
    agency, since = told.bodies[body.slug], max(body.opened_on, date(2019, 3, 1))
    told.units[body.slug, first] = told.act(
        contacts.open_unit, SYSTEM, agency=agency, name=first, since=since, is_disclosure_office=bool(contact), **contact
    ).pk
    for name in others:
        told.units[body.slug, name] = told.act(contacts.open_unit, SYSTEM, agency=agency, name=name, since=since).pk


def _staff(told: Telling) -> None:
    """The people: registered by one administrator, activated by themselves, appointed by another."""
    told.go_to(2024, 1, 8, 8, 30)
    codes = [_register(told, someone, date(2024, 1, 8)) for someone in PEOPLE]
    told.go_to(2024, 1, 9, 8, 30)
    for code in codes:
        told.act(people.activate, code=code, password=PASSWORD)
    told.go_to(2024, 1, 10, 8, 30)
    for someone in PEOPLE:
        _appoint(told, someone, date(2024, 1, 10))


def _register(told: Telling, someone: Someone, joined: date) -> str:
    person, code = told.act(
        people.register_person,
        SYSTEM,
        username=someone.username,
        name=someone.name,
        agency=told.bodies[someone.body],
        unit=told.units.get((someone.body, someone.unit)),
        post=someone.post,
        phone=someone.phone,
        email=someone.email,
        joined_on=joined,
    )
    told.people[someone.username] = person
    return str(code)


def _appoint(told: Telling, someone: Someone, since: date, document: str = "") -> None:
    for role, body in someone.roles:
        told.act(
            roles.appoint,
            SECURITY,
            person=told.people[someone.username].pk,
            role=role,
            agency=told.bodies[body],
            since=since,
            document=document,
        )


def _groups(told: Telling) -> None:
    """Spring 2024: the leading groups."""
    told.go_to(2024, 3, 12, 9, 0)
    for group in GROUPS:
        _set_up_group(told, group, date(2024, 3, 12))


def _set_up_group(told: Telling, group: Group, since: date) -> None:
    told.act(
        contacts.set_up_group,
        SYSTEM,
        agency=told.bodies[group.body],
        name=f"{group.called}政务公开领导小组",
        document_title=f"关于成立{group.called}政务公开领导小组的通知",
        document_number=group.number,
        since=since,
        members=list(_members(told, group)),
    )


def _members(told: Telling, group: Group) -> list[Member]:
    by_role = {role: person for person in PEOPLE for role, body in person.roles if body == group.body}
    duties = (("deputy_head", "leader"), ("member", "reviewer"), ("member", "clerk"))
    named = [(duty, by_role[role]) for duty, role in duties if role in by_role]
    head = Member(duty="head", name=group.head, post=group.post)
    return [head, *(Member(duty=duty, name=one.name, post=one.post, person=told.people[one.username].pk) for duty, one in named)]


def _rename(told: Telling) -> None:
    """July 2024: a bureau gets a new name, written down a week ahead."""
    told.go_to(2024, 6, 24, 10, 0)
    told.act(
        bodies.change_standing,
        SYSTEM,
        agency=told.bodies["jingmao"],
        since=date(2024, 7, 1),
        name="云溪县经济和信息化局",
        short_name="县经信局",
        basis="云编〔2024〕12号",
    )


def _merge(told: Telling) -> None:
    """March 2025: two bureaus become one; their people go with them, their roles are handed over."""
    told.go_to(2025, 3, 3, 9, 0)
    merged = told.act(
        reorganising.merge_bodies,
        SYSTEM,
        members=[told.bodies["wenlv"], told.bodies["tiyu"]],
        into=None,
        on=MERGED.opened_on,
        document_title="云溪县机构改革方案",
        document_number=MERGED.basis,
        name=MERGED.name,
        short_name=MERGED.short_name,
        **_codes(MERGED),
    )
    told.bodies["wenlv"] = heir_of(merged)
    _open_units(told, MERGED)
    told.go_to(2025, 3, 4, 9, 0)
    _confirm_all(told)
    told.go_to(2025, 3, 20, 9, 0)
    _set_up_group(told, NEW_GROUP, date(2025, 3, 20))


def _confirm_all(told: Telling) -> None:
    """The security administrator confirms what waits, as it is proposed."""
    with clock.stopped_at(told.moment):
        waiting = sorted(handovers.listed(told.actor(SECURITY), waiting=True), key=lambda handover: handover.pk)
    for handover in waiting:
        kept = [appointment.pk for appointment in handovers.appointments(handover)]
        told.act(leaving.confirm_handover, SECURITY, handover=handover.pk, successor=handover.successor_id, keep=kept)


def _replace_reviewer(told: Telling) -> None:
    """September 2025: a reviewer moves on, somebody new takes over."""
    told.go_to(2025, 9, 1, 9, 0)
    code = _register(told, SUCCESSOR, date(2025, 9, 1))
    told.act(people.activate, code=code, password=PASSWORD)
    told.act(
        leaving.register_leave,
        SYSTEM,
        person=told.people["shihongbin"].pk,
        on=date(2025, 9, 2),
        successor=told.people[SUCCESSOR.username].pk,
        reason="调往市教育局",
    )
    told.go_to(2025, 9, 2, 9, 0)
    _confirm_all(told)


def _split_ahead(told: Telling) -> None:
    """A bureau that will part with forestry in March: nobody has said yet who goes there. It has no report to make for 2025."""
    told.act(
        reorganising.split_body,
        SYSTEM,
        agency=told.bodies["ziran"],
        parts=[{"name": FORESTRY.name, "short_name": FORESTRY.short_name, **_codes(FORESTRY)}],
        keeps=True,
        on=FORESTRY.opened_on,
        document_title="云溪县机构改革方案",
        document_number=FORESTRY.basis,
    )


def _this_month(told: Telling) -> None:
    """January 2026: a newcomer who has not opened the account, a split to come, a retirement that waits, a morning's work."""
    told.go_to(2026, 1, 16, 15, 0)
    _register(told, NEWCOMER, date(2026, 1, 16))
    _split_ahead(told)
    _appoint(told, NEWCOMER, date(2026, 1, 19), "南政〔2026〕2号")
    told.go_to(2026, 1, 19, 9, 0)
    told.act(sessions.signed_in, "hexiulan")
    told.act(people.edit_own_contact, "hexiulan", phone="0000-6211013转8", email="hexiulan@yunxi.example")
    told.act(sessions.sign_in_failed, username="qinyufen")
    told.act(
        leaving.register_leave,
        SYSTEM,
        person=told.people["qinyufen"].pk,
        on=date(2026, 1, 20),
        successor=told.people["wensiyuan"].pk,
        reason="退休",
    )
