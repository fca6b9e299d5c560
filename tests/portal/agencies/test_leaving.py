"""Leaving, moving, coming back; handovers in two steps."""

from datetime import date, timedelta

import pytest

from gongkai.portal.agencies import handing
from gongkai.portal.agencies.deeds.bodies import open_body
from gongkai.portal.agencies.deeds.leaving import confirm_handover, readmit_person, register_leave, transfer_person
from gongkai.portal.agencies.deeds.roles import appoint
from gongkai.portal.agencies.models import Appointment, Handover
from gongkai.portal.agencies.selectors import handovers, people
from gongkai.portal.audit.models import Entry
from gongkai.portal.frame.refusal import NotPermitted
from tests.portal.agencies.refusing import fields, refused
from tests.portal.cast import TODAY

LATER = TODAY + timedelta(days=10)


def left(cast, who="clerk", **other):
    successor = other.pop("to", None)
    given = {"person": cast.pk(who), "on": TODAY, "successor": cast.pk(successor) if successor else None, **other}
    return register_leave(cast.actor("system_admin"), **given)


def roles_in(handover):
    return list(handovers.appointments(handover).values_list("pk", flat=True))


def test_nobody_moves_to_a_body_that_is_still_to_come(cast):
    """Found by the random steps: the deed ended in an error of the program."""
    opened = {"kind": "department", "level": "county", "opened_on": LATER}
    coming = open_body(cast.actor("system_admin"), name="云溪县数据局", **opened)
    given = {"person": cast.pk("clerk"), "agency": coming.pk, "on": TODAY}
    assert refused(transfer_person, cast.actor("system_admin"), **given) == [
        ("agency", "所选的机关2026年1月30日才设立，请到那一天再办调动。")
    ]


def confirmed(cast, handover, to, keep=None):
    return confirm_handover(
        cast.actor("security_admin"),
        handover=handover.pk,
        successor=cast.pk(to) if to else None,
        keep=roles_in(handover) if keep is None else keep,
    )


@pytest.fixture
def work():
    """Open work of a later app: cases by their holder, and the deed that moves one."""
    cases = {}

    def items(person):
        def move(case):
            return lambda by, to: cases.update({case: to})

        return [handing.Item("依申请公开", case, f"第{case}号", move(case)) for case, holder in sorted(cases.items()) if holder == person]

    handing.ITEMS.append(items)
    yield cases
    handing.ITEMS.remove(items)


def test_leaving_ends_rights_at_once_and_waits_for_the_second_step(cast):
    handover = left(cast, to="newcomer", reason="退休")
    assert not cast.person("clerk").is_active
    assert not cast.actor("clerk").seats
    assert not cast.actor("newcomer").seats
    assert [each.pk for each in handovers.listed(cast.actor("security_admin"), waiting=True)] == [handover.pk]
    assert Entry.objects.last().says == "登记陈文慧自2026年1月20日起离岗，建议由许家宁接手"
    confirmed(cast, handover, "newcomer")
    fresh = Appointment.objects.get(person=cast.pk("newcomer"))
    assert (fresh.role, fresh.agency_id, fresh.since) == ("clerk", cast.science.pk, TODAY)
    ended = Appointment.objects.get(person=cast.pk("clerk"))
    assert (ended.until, ended.ending, ended.successor_id) == (TODAY, "handed_over", cast.pk("newcomer"))
    assert Entry.objects.last().says == "确认陈文慧的交接，由许家宁接手"
    assert refused(confirm_handover, cast.actor("security_admin"), handover=handover.pk, successor=cast.pk("newcomer"))


def test_leaving_ahead(cast, settings):
    handover = left(cast, to="newcomer", on=LATER)
    confirmed(cast, handover, "newcomer")
    assert cast.actor("clerk").seats
    assert not cast.actor("newcomer").seats
    settings.GONGKAI_TODAY = LATER
    assert not cast.person("clerk").is_active
    assert cast.actor("newcomer").seats
    assert people.one(cast.actor("system_admin"), cast.pk("clerk")).shown_state == "left"


def test_open_work_goes_to_the_successor(cast, work):
    work.update({"1": cast.pk("clerk"), "2": cast.pk("clerk"), "3": cast.pk("deputy")})
    handover = left(cast)
    assert [item.name for item in handovers.contents(cast.actor("security_admin"), handover).items] == ["第1号", "第2号"]
    assert fields(confirmed, cast, handover, None, keep=[]) == ["successor"]
    confirmed(cast, handover, "newcomer")
    assert work == {"1": cast.pk("newcomer"), "2": cast.pk("newcomer"), "3": cast.pk("deputy")}
    assert [item["name"] for item in Handover.objects.get(pk=handover.pk).items] == ["第1号", "第2号"]


def test_roles_not_kept_end(cast):
    handover = left(cast)
    confirmed(cast, handover, None, keep=[])
    assert Appointment.objects.get(person=cast.pk("clerk")).ending == "left"
    assert not Appointment.objects.filter(role="clerk", agency=cast.science, until=None).exists()


@pytest.mark.parametrize(
    ("who", "other", "at"),
    [
        ("clerk", {"to": "clerk"}, ["successor"]),
        ("clerk", {"successor": 10**9}, ["successor"]),
        ("clerk", {"on": date(2023, 1, 1)}, ["on"]),
        ("clerk", {"person": 10**9}, ["person"]),
        ("system_admin", {}, ["person"]),  # the only one
        ("security_admin", {}, ["person"]),
        ("audit_admin", {"on": LATER}, ["person"]),
    ],
)
def test_leaving_is_refused(cast, who, other, at):
    assert fields(left, cast, who, **other) == at


def test_leaving_twice_is_refused(cast):
    left(cast)
    assert fields(left, cast) == ["person"]


def test_administrator_leaves_after_another_was_appointed(cast):
    appoint(cast.actor("security_admin"), person=cast.pk("newcomer"), role="audit_admin", agency=None, since=TODAY)
    handover = left(cast, "audit_admin")
    confirmed(cast, handover, None, keep=[])
    assert fields(left, cast, "newcomer") == ["person"]


@pytest.mark.parametrize(
    ("to", "at"),
    [
        ("deputy", ["successor"]),  # clerk and deputy cannot be one person
        ("audit_admin", ["successor"]),
        ("security_admin", ["successor"]),  # to oneself
        ("clerk", ["successor"]),
    ],
)
def test_confirming_is_refused(cast, to, at):
    handover = left(cast)
    assert fields(confirmed, cast, handover, to) == at


def test_confirming_with_a_strange_role_or_without_a_successor(cast):
    handover = left(cast)
    strange = Appointment.objects.get(person=cast.pk("finance_clerk")).pk
    assert fields(confirmed, cast, handover, "newcomer", keep=[strange]) == ["keep"]
    assert fields(confirmed, cast, handover, None) == ["successor"]


def test_successor_who_has_left_meanwhile(cast):
    handover = left(cast, to="newcomer")
    left(cast, "newcomer")
    assert fields(confirmed, cast, handover, "newcomer") == ["successor"]


@pytest.mark.parametrize("who", ["clerk", "security_admin", "audit_admin", "stranger"])
def test_first_step_is_the_system_administrators(cast, who):
    with pytest.raises(NotPermitted):
        register_leave(cast.actor(who), person=cast.pk("finance_clerk"), on=TODAY)
    with pytest.raises(NotPermitted):
        transfer_person(cast.actor(who), person=cast.pk("finance_clerk"), agency=cast.science.pk, on=TODAY)


@pytest.mark.parametrize("who", ["clerk", "system_admin", "audit_admin", "stranger"])
def test_second_step_is_the_security_administrators(cast, who):
    handover = left(cast)
    with pytest.raises(NotPermitted):
        confirm_handover(cast.actor(who), handover=handover.pk, successor=cast.pk("newcomer"))


def test_transfer(cast):
    handover = transfer_person(
        cast.actor("system_admin"), person=cast.pk("clerk"), agency=cast.finance.pk, on=TODAY, post="科员", successor=cast.pk("newcomer")
    )
    assert cast.person("clerk").agency_id == cast.finance.pk
    assert cast.person("clerk").is_active
    assert not cast.actor("clerk").seats
    confirmed(cast, handover, "newcomer")
    assert cast.actor("newcomer").seats
    assert Entry.objects.filter(says="自2026年1月20日起把陈文慧调到“云溪县财政局”").exists()


def test_transfer_without_roles_needs_no_handover(cast):
    assert transfer_person(cast.actor("system_admin"), person=cast.pk("newcomer"), agency=cast.finance.pk, on=TODAY) is None


@pytest.mark.parametrize(
    ("other", "at"),
    [
        ({"agency": "science"}, ["agency"]),
        ({"agency": 10**9}, ["agency"]),
        ({"on": LATER}, ["on"]),
        ({"on": date(2023, 1, 1)}, ["on"]),
        ({"unit": "unit"}, ["unit"]),
    ],
)
def test_transfer_is_refused(cast, other, at):
    named = {key: getattr(cast, value).pk if isinstance(value, str) else value for key, value in other.items()}
    given = {"person": cast.pk("clerk"), "agency": cast.finance.pk, "on": TODAY, **named}
    assert fields(transfer_person, cast.actor("system_admin"), **given) == at


def test_coming_back(cast, settings):
    act = cast.actor("system_admin")
    assert fields(readmit_person, act, person=cast.pk("clerk"), agency=cast.science.pk, joined_on=TODAY) == ["person"]
    left(cast)
    assert fields(readmit_person, act, person=cast.pk("clerk"), agency=cast.science.pk, joined_on=date(2025, 1, 1)) == ["joined_on"]
    settings.GONGKAI_TODAY = LATER
    person, code = readmit_person(act, person=cast.pk("clerk"), agency=cast.finance.pk, joined_on=LATER)
    assert (person.state, person.left_on, person.agency_id) == ("invited", None, cast.finance.pk)
    assert not cast.actor("clerk").seats
    assert people.owner_of_code(code).pk == person.pk


def test_handovers_are_for_administrators(cast):
    handover = left(cast)
    for who, sees in (("security_admin", True), ("system_admin", True), ("clerk", False), ("deputy", False), ("stranger", False)):
        assert (handovers.one(cast.actor(who), handover.pk) is not None) is sees
