"""Granting and taking back roles; the separation of the three administrators; founding."""

from datetime import date, timedelta
from itertools import product

import pytest

from gongkai.portal.agencies.access import may
from gongkai.portal.agencies.deeds.founding import Administrator, found
from gongkai.portal.agencies.deeds.leaving import register_leave
from gongkai.portal.agencies.deeds.people import activate, register_person, suspend_person
from gongkai.portal.agencies.deeds.roles import appoint, end_appointment
from gongkai.portal.agencies.models import Appointment, Person
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.roles import BODY_ROLES, PLATFORM_ROLES, ROLES
from gongkai.portal.agencies.selectors import bodies, people
from gongkai.portal.agencies.separation import clash
from gongkai.portal.audit.actor import CONSOLE, VISITOR
from gongkai.portal.audit.models import Entry
from gongkai.portal.frame.refusal import NotPermitted
from tests.portal.agencies.refusing import fields, refused
from tests.portal.cast import PASSWORD, SINCE, TODAY


def granted(cast, who, role, body, **other):
    agency = getattr(cast, body).pk if body else None
    return appoint(cast.actor("security_admin"), **{"person": cast.pk(who), "role": role, "agency": agency, "since": TODAY, **other})


def test_appoint(cast):
    granted(cast, "newcomer", "reviewer", "finance", document="云财〔2026〕1号")
    assert may(cast.actor("newcomer"), Right.SEE_BODIES, cast.finance.pk)
    assert Entry.objects.last().says == "授予许家宁“云溪县财政局”的审核人，自2026年1月20日起"


def test_role_begins_on_its_day(cast, settings):
    granted(cast, "newcomer", "clerk", "finance", since=TODAY + timedelta(days=3))
    assert not cast.actor("newcomer").seats
    settings.GONGKAI_TODAY = TODAY + timedelta(days=3)
    assert cast.actor("newcomer").seats


@pytest.mark.parametrize(
    ("who", "role", "body", "other", "at"),
    [
        ("newcomer", "king", "science", {}, ["role"]),
        ("newcomer", "clerk", None, {}, ["agency"]),
        ("newcomer", "audit_admin", "science", {}, ["agency"]),
        ("newcomer", "clerk", "science", {"agency": 10**9}, ["agency"]),
        ("newcomer", "clerk", "science", {"unit": 10**9}, ["unit"]),
        ("newcomer", "clerk", "science", {"since": date(2023, 1, 1)}, ["since"]),  # before joining
        ("newcomer", "competent_office", "finance", {}, ["agency"]),  # 条例第三条
        ("clerk", "clerk", "science", {}, ["role"]),  # is it already
        ("clerk", "deputy", "science", {}, ["role"]),
        ("clerk", "auditor", "science", {}, ["role"]),
        ("clerk", "audit_admin", None, {}, ["role"]),
        ("system_admin", "clerk", "science", {}, ["role"]),
        ("system_admin", "audit_admin", None, {}, ["role"]),
        ("security_admin", "clerk", "science", {}, ["person", "role"]),  # to oneself
        ("security_admin", "audit_admin", None, {}, ["person", "role"]),
    ],
)
def test_appointing_is_refused(cast, who, role, body, other, at):
    assert fields(granted, cast, who, role, body, **other) == at


def test_unknown_person(cast):
    assert fields(granted, cast, "newcomer", "clerk", "science", person=10**9) == ["person"]


def test_administrator_must_have_opened_the_account(cast):
    person, _ = register_person(cast.actor("system_admin"), username="xinren", name="新人", agency=cast.office.pk, joined_on=TODAY)
    assert fields(granted, cast, "newcomer", "audit_admin", None, person=person.pk) == ["person"]


def test_suspended_person_gets_no_role(cast):
    suspend_person(cast.actor("security_admin"), person=cast.pk("newcomer"))
    assert fields(granted, cast, "newcomer", "clerk", "finance") == ["person"]


def test_one_person_may_work_for_two_bodies(cast):
    granted(cast, "clerk", "deputy", "finance")
    granted(cast, "clerk", "reviewer", "science")
    assert {held.label for held in people.roles_of(cast.actor("clerk"), cast.pk("clerk"))} == {"经办人", "替岗人", "审核人"}


def test_clash_is_symmetric_and_knows_every_role():
    for one, other in product(ROLES, ROLES):
        assert bool(clash(one, 1, other, 1)) == bool(clash(other, 1, one, 1))
    assert all(clash(one, None, other, None) for one, other in product(PLATFORM_ROLES, PLATFORM_ROLES) if one != other)
    assert all(clash(one, None, other, 1) for one, other in product(PLATFORM_ROLES, BODY_ROLES))
    assert not any(clash(one, 1, other, 2) for one, other in product(BODY_ROLES, BODY_ROLES))


def test_no_administrator_can_do_anothers_part():
    parts = {
        "system_admin": {Right.EDIT_TREE, Right.REGISTER_PEOPLE, Right.RUN_PLATFORM},
        "security_admin": {Right.GRANT_ROLES, Right.SECURE_ACCOUNTS},
        "audit_admin": {Right.READ_LOG, Right.VERIFY_LOG},
    }
    for administrator, part in parts.items():
        for other in set(parts) - {administrator}:
            assert not part & set(ROLES[other].rights)


@pytest.mark.parametrize("who", ["clerk", "system_admin", "audit_admin", "competent_office", "stranger", "visitor"])
def test_only_the_security_administrator_grants(cast, who):
    with pytest.raises(NotPermitted):
        appoint(cast.actor(who), person=cast.pk("newcomer"), role="clerk", agency=cast.science.pk, since=TODAY)
    with pytest.raises(NotPermitted):
        end_appointment(cast.actor(who), appointment=Appointment.objects.get(person=cast.pk("finance_clerk")).pk, on=TODAY)


def test_end_appointment(cast):
    held = Appointment.objects.get(person=cast.pk("clerk"))
    end_appointment(cast.actor("security_admin"), appointment=held.pk, on=TODAY)
    assert not cast.actor("clerk").seats
    assert Entry.objects.last().says == "自2026年1月20日起收回陈文慧“云溪县科学技术局”的经办人"
    assert fields(end_appointment, cast.actor("security_admin"), appointment=held.pk, on=TODAY) == [""]
    granted(cast, "clerk", "deputy", "science")  # what clashed has ended


def test_ending_is_refused(cast):
    security = cast.actor("security_admin")
    held = Appointment.objects.get(person=cast.pk("clerk"))
    assert fields(end_appointment, security, appointment=held.pk, on=date(2023, 1, 1)) == ["on"]
    assert refused(end_appointment, security, appointment=10**9, on=TODAY)


@pytest.mark.parametrize("role", ["system_admin", "audit_admin"])
def test_last_administrator_stays_until_there_is_another(cast, role):
    security = cast.actor("security_admin")
    held = Appointment.objects.get(role=role)
    assert fields(end_appointment, security, appointment=held.pk, on=TODAY) == ["person"]
    granted(cast, "newcomer", role, None)
    end_appointment(security, appointment=held.pk, on=TODAY)
    assert fields(end_appointment, security, appointment=Appointment.objects.get(role=role, until=None).pk, on=TODAY) == ["person"]


def test_security_administrator_is_ended_by_another(cast):
    own = Appointment.objects.get(role="security_admin")
    granted(cast, "newcomer", "security_admin", None)
    assert fields(end_appointment, cast.actor("security_admin"), appointment=own.pk, on=TODAY) == [""]
    end_appointment(cast.actor("newcomer"), appointment=own.pk, on=TODAY)
    assert not cast.actor("security_admin").seats


def test_successor_whose_role_begins_later_does_not_count(cast):
    granted(cast, "newcomer", "audit_admin", None, since=TODAY + timedelta(days=10))
    held = Appointment.objects.get(person=cast.pk("audit_admin"))
    security = cast.actor("security_admin")
    assert fields(end_appointment, security, appointment=held.pk, on=TODAY) == ["person"]
    assert end_appointment(security, appointment=held.pk, on=TODAY + timedelta(days=10))


def test_successor_who_is_about_to_leave_does_not_count(cast):
    """Found by the property: one leaves in ten days, so the other cannot go today."""
    granted(cast, "newcomer", "audit_admin", None)
    register_leave(cast.actor("system_admin"), person=cast.pk("newcomer"), on=TODAY + timedelta(days=10))
    held = Appointment.objects.get(person=cast.pk("audit_admin"))
    assert fields(end_appointment, cast.actor("security_admin"), appointment=held.pk, on=TODAY) == ["person"]
    assert fields(suspend_person, cast.actor("security_admin"), person=cast.pk("audit_admin")) == ["person"]


def test_holders_of_a_body_and_of_the_platform(cast):
    by = cast.actor("competent_office")
    assert [held.appointment.person.name for held in people.holders(by, cast.science.pk)] == [
        "陈文慧",
        "李向东",
        "王秀兰",
        "赵国强",
        "周建平",
    ]
    assert [held.label for held in people.holders(by, None)] == ["系统管理员", "安全管理员", "审计管理员"]
    assert people.holders(by, cast.elsewhere.pk) == []
    assert people.holders(cast.actor("newcomer"), None) == []


FOUNDING = {
    "government": "平川市人民政府",
    "level": "city",
    "division": "339700",
    "office": "平川市人民政府办公室",
    "since": SINCE,
    "system": Administrator("jia", "甲"),
    "security": Administrator("yi", "乙"),
    "audit": Administrator("bing", "丙"),
    "password": PASSWORD,
}


def test_found(db):
    made = found(CONSOLE, **FOUNDING)
    assert set(made.codes) == {"yi", "bing"}
    assert (made.system.is_active, made.security.is_active) == (True, False)
    assert set(Appointment.objects.values_list("role", "person__username")) == {
        ("system_admin", "jia"),
        ("security_admin", "yi"),
        ("audit_admin", "bing"),
    }
    top = bodies.one(CONSOLE, made.government.key)
    assert (top.office_name, top.level) == ("平川市人民政府办公室", "city")
    assert bodies.one(CONSOLE, made.office.key).organ_name == "平川市人民政府"
    assert activate(VISITOR, code=made.codes["yi"], password=PASSWORD).is_active
    assert people.any_account()
    assert refused(found, CONSOLE, **FOUNDING)


@pytest.mark.parametrize(
    ("other", "at"),
    [
        ({"government": ""}, ["government"]),
        ({"office": " "}, ["office"]),
        ({"level": "township"}, ["level"]),
        ({"division": "1"}, ["division"]),
        ({"security": Administrator("jia", "乙")}, ["security_username"]),
        ({"audit": Administrator("ding", "甲")}, ["audit_name"]),
        ({"audit": Administrator("ding", "")}, ["audit_name"]),
        ({"system": Administrator("", "甲")}, ["system_username"]),
        ({"password": "123"}, ["password"] * 3),
        ({"password": "", "government": "", "office": ""}, ["government", "office", "password"]),
    ],
)
def test_founding_is_refused(db, other, at):
    assert fields(found, CONSOLE, **{**FOUNDING, **other}) == at
    assert not Person.objects.exists()


def test_only_the_console_founds(db):
    with pytest.raises(NotPermitted):
        found(VISITOR, **FOUNDING)
