"""Mergers, splits, replacements and closings, with everything that follows from them."""

from datetime import date

import pytest

from gongkai.portal.agencies.access import may
from gongkai.portal.agencies.deeds.bodies import change_standing, open_body
from gongkai.portal.agencies.deeds.leaving import confirm_handover, register_leave
from gongkai.portal.agencies.deeds.reorganising import close_body, merge_bodies, replace_body, settle_people, split_body
from gongkai.portal.agencies.models import Agency, Appointment, Handover, LeadingGroup, Person, Standing, Succession, Unit
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors import bodies, handovers
from gongkai.portal.audit.actor import PLATFORM
from gongkai.portal.audit.models import Entry
from gongkai.portal.frame.refusal import NotPermitted
from tests.portal.agencies.refusing import fields, refused
from tests.portal.cast import DIVISION, SINCE, TODAY

ON = date(2026, 1, 1)
PLAN = {"on": ON, "document_title": "云溪县机构改革方案", "document_number": "云委〔2025〕30号"}


def merged(cast, **other):
    given = {"members": [cast.science.pk, cast.finance.pk], "into": None, "name": "云溪县财政和科技局", **PLAN, **other}
    return merge_bodies(cast.actor("system_admin"), **given)


def newest():
    return Agency.objects.latest("pk")


def test_merger_into_a_new_body(cast):
    merged(cast)
    new = newest()
    assert new.opened_on == ON
    assert {body.closed_on for body in Agency.objects.filter(pk__in=(cast.science.pk, cast.finance.pk))} == {ON}
    standing = bodies.one(cast.actor("audit_admin"), new.key)
    assert (standing.name, standing.parent_id, standing.office_key) == ("云溪县财政和科技局", cast.government.pk, cast.office.key)
    assert standing.basis == "《云溪县机构改革方案》（云委〔2025〕30号）"
    assert [entry.says for entry in Entry.objects.order_by("-seq")[:2]] == [
        "自2026年1月1日起设立“云溪县财政和科技局”",
        "自2026年1月1日起把“云溪县科学技术局”、“云溪县财政局”合并为“云溪县财政和科技局”",
    ]


def test_past_of_a_merged_body_stays_readable(cast):
    merged(cast)
    by = cast.actor("competent_office")
    assert bodies.one(by, cast.science.key, date(2021, 1, 1)).name == "云溪县经济贸易和科学技术局"
    assert bodies.one(by, cast.science.key).name == "云溪县科学技术局"
    assert [(moment.on, moment.says) for moment in bodies.past(by, cast.science.pk)] == [
        (ON, "合并到“云溪县财政和科技局”"),
        (date(2022, 7, 1), "更名为“云溪县科学技术局”，简称由空改为县科技局"),
        (SINCE, "设立“云溪县经济贸易和科学技术局”"),
    ]
    assert [moment.says for moment in bodies.past(by, newest().pk)] == [
        "承接“云溪县科学技术局”、“云溪县财政局”（合并）",
        "设立“云溪县财政和科技局”",
    ]
    assert cast.science.key not in [row.agency.key for row in bodies.listed(by)]
    assert cast.science.key in [row.agency.key for row in bodies.listed(by, on=date(2025, 12, 31))]
    assert cast.science.key in [row.agency.key for row in bodies.listed(by, state="closed")]


def test_people_go_and_their_roles_are_proposed(cast):
    merged(cast)
    new = newest()
    assert cast.person("clerk").agency_id == new.pk
    ended = Appointment.objects.get(person=cast.pk("clerk"))
    assert (ended.until, ended.ending) == (ON, "closed")
    assert not may(cast.actor("clerk"), Right.EDIT_CONTACTS, new.pk)
    waiting = Handover.objects.get(leaver=cast.pk("clerk"))
    assert (waiting.kind, waiting.successor_id, waiting.to_agency_id, waiting.confirmed_on) == ("closed", cast.pk("clerk"), new.pk, None)
    assert [held.label for held in handovers.contents(cast.actor("security_admin"), waiting).roles] == ["经办人"]
    confirm_handover(cast.actor("security_admin"), handover=waiting.pk, successor=cast.pk("clerk"), keep=[ended.pk])
    assert may(cast.actor("clerk"), Right.EDIT_CONTACTS, new.pk)
    assert Appointment.objects.get(person=cast.pk("clerk"), until=None).since == TODAY


def test_units_and_group_end(cast):
    merged(cast)
    assert Unit.objects.get(pk=cast.unit.pk).until == ON
    assert LeadingGroup.objects.get(agency=cast.science).until == ON


def test_merger_into_one_of_them_with_a_new_name(cast):
    succession = merged(cast, into=cast.finance.pk)
    assert Agency.objects.get(pk=cast.finance.pk).closed_on is None
    assert bodies.one(cast.actor("audit_admin"), cast.finance.key, ON).name == "云溪县财政和科技局"
    assert bodies.one(cast.actor("audit_admin"), cast.finance.key, date(2025, 12, 31)).name == "云溪县财政局"
    sides = sorted(succession.sides.values_list("side", "agency__key"))
    assert sides == [("after", cast.finance.key), ("before", cast.science.key), ("before", cast.finance.key)]
    assert cast.person("finance_clerk").agency_id == cast.finance.pk
    assert Appointment.objects.get(person=cast.pk("finance_clerk")).until is None
    assert [moment.says for moment in bodies.past(cast.actor("audit_admin"), cast.finance.pk)][:2] == [
        "“云溪县科学技术局”并入",
        "更名为“云溪县财政和科技局”",
    ]


def test_what_refers_to_a_merged_office_refers_to_the_new_one(cast):
    act = cast.actor("system_admin")
    merge_bodies(
        act, members=[cast.office.pk, cast.finance.pk], into=None, name="云溪县人民政府办公室（财政局）", kind="general_office", **PLAN
    )
    new = newest()
    for body in (cast.science, cast.township, cast.government):
        assert bodies.one(act, body.key, ON).competent_office_id == new.pk
        assert bodies.one(act, body.key, date(2025, 12, 31)).competent_office_id == cast.office.pk
    assert "云溪县科学技术局" in Entry.objects.get(deed="agencies.merge_bodies").body
    assert bodies.one(act, new.key, ON).competent_office_id is None


def test_heir_under_the_old_body_moves_up(cast):
    act = cast.actor("system_admin")
    branch = open_body(
        act,
        name="云溪县政务公开中心",
        kind="general_office",
        level="county",
        opened_on=SINCE,
        parent=cast.office.pk,
        competent_office=cast.office.pk,
    )
    close_body(act, agency=cast.office.pk, successor=branch.pk, **PLAN)
    now = bodies.one(act, branch.key, ON)
    assert (now.parent_id, now.competent_office_id) == (cast.government.pk, None)


def test_office_cannot_be_taken_over_by_a_bureau(cast):
    act = cast.actor("system_admin")
    assert fields(close_body, act, agency=cast.office.pk, successor=cast.finance.pk, **PLAN) == ["successor"]


@pytest.mark.parametrize(
    ("other", "at"),
    [
        ({"members": ["science"]}, ["members"]),
        ({"members": ["science", "science"]}, ["members"]),
        ({"members": ["science"], "into": "science"}, ["members"]),
        ({"name": " "}, ["name"]),
        ({"document_title": " "}, ["document_title"]),
        ({"on": SINCE}, ["on", "on"]),
        ({"on": date(2022, 1, 1)}, ["on"]),  # the science bureau was renamed after that day
        ({"into": 10**9}, ["into"]),
        ({"members": ["science", 10**9]}, ["members"]),
        ({"name": "云溪县白石镇人民政府", "division": "339900101"}, ["name"]),
        ({"parent": "science"}, ["parent"]),
    ],
)
def test_merger_is_refused(cast, other, at):
    def ids(value):
        if isinstance(value, list):
            return [ids(each) for each in value]
        return cast.science.pk if value == "science" else value

    assert fields(merged, cast, **{key: ids(value) for key, value in other.items()}) == at
    assert not Succession.objects.exists()
    assert Agency.objects.filter(closed_on=None).count() == 7


def test_merging_twice_is_refused(cast):
    merged(cast)
    assert "自2026年1月1日起已经撤销" in refused(merged, cast, name="云溪县经济局")[0][1]


def test_name_of_a_merged_body_can_go_on(cast):
    merged(cast, name="云溪县财政局")
    assert bodies.one(cast.actor("audit_admin"), newest().key).name == "云溪县财政局"


def test_split_that_ends_the_body(cast):
    act = cast.actor("system_admin")
    branch = open_body(act, name="云溪县地震台", kind="branch", level="county", opened_on=SINCE, parent=cast.science.pk)
    parts = [{"name": "云溪县科技局", "people": [cast.pk("deputy")]}, {"name": "云溪县数据局", "people": [cast.pk("clerk")]}]
    split_body(act, agency=cast.science.pk, parts=parts, keeps=False, heir=0, **PLAN)
    first, second = Agency.objects.order_by("-pk")[1], newest()
    assert cast.person("clerk").agency_id == second.pk
    assert cast.person("deputy").agency_id == first.pk
    assert cast.person("leader").agency_id == cast.science.pk  # named for none: waits until somebody chooses
    assert not Handover.objects.filter(leaver=cast.pk("leader")).exists()
    assert not cast.actor("leader").seats
    assert {each.to_agency_id for each in Handover.objects.filter(leaver=cast.pk("clerk"))} == {second.pk}
    assert bodies.one(act, branch.key).parent_id == first.pk
    assert bodies.past(act, cast.science.pk)[0].says == "分立为“云溪县科技局”、“云溪县数据局”"
    assert bodies.past(act, second.pk)[0].says == "从“云溪县科学技术局”分立"


def test_split_that_keeps_the_body(cast):
    act = cast.actor("system_admin")
    parts = [{"name": "云溪县数据局", "people": [cast.pk("deputy")]}]
    split_body(act, agency=cast.science.pk, parts=parts, keeps=True, **PLAN)
    assert Agency.objects.get(pk=cast.science.pk).closed_on is None
    assert cast.person("clerk").agency_id == cast.science.pk
    assert cast.actor("clerk").seats
    assert cast.person("deputy").agency_id == newest().pk
    assert not cast.actor("deputy").seats
    assert Entry.objects.get(deed="agencies.split_body").says == "自2026年1月1日起从“云溪县科学技术局”分立出“云溪县数据局”"


@pytest.mark.parametrize(
    ("other", "at"),
    [
        ({"parts": [], "keeps": True}, ["parts"]),
        ({"parts": [{"name": "甲局"}], "keeps": False}, ["parts"]),
        ({"parts": [{"name": "甲局"}, {"name": ""}], "keeps": False}, ["parts"]),
        ({"parts": [{"name": "甲局"}, {"name": "乙局"}], "keeps": False, "heir": 2}, ["heir"]),
        ({"parts": [{"name": "甲局", "people": ["stranger"]}], "keeps": True}, ["parts"]),
        ({"parts": [{"name": "甲局", "people": ["clerk"]}, {"name": "乙局", "people": ["clerk"]}], "keeps": True}, ["parts"]),
        ({"parts": [{"name": "甲局"}, {"name": "甲局"}], "keeps": True}, ["name"]),
    ],
)
def test_split_is_refused(cast, other, at):
    for part in other["parts"]:
        part["people"] = [cast.pk(who) if isinstance(who, str) else who for who in part.get("people", ())]
    assert fields(split_body, cast.actor("system_admin"), agency=cast.science.pk, **{**PLAN, **other}) == at


def test_replacement(cast):
    act = cast.actor("system_admin")
    replace_body(act, agency=cast.science.pk, name="云溪县科技创新局", **PLAN)
    new = newest()
    assert bodies.one(act, new.key).division == DIVISION
    assert cast.person("clerk").agency_id == new.pk
    assert bodies.past(act, new.pk)[0].says == "由“云溪县科学技术局”整体改建"
    assert fields(replace_body, act, agency=cast.finance.pk, **PLAN) == ["name"]


def test_closing_without_a_successor(cast):
    act = cast.actor("system_admin")
    close_body(act, agency=cast.finance.pk, successor=None, **PLAN)
    assert Appointment.objects.get(person=cast.pk("finance_clerk")).ending == "closed"
    assert not Handover.objects.exists()
    assert cast.person("finance_clerk").agency_id == cast.finance.pk
    assert bodies.past(act, cast.finance.pk)[0].says == "撤销"


@pytest.mark.parametrize(
    ("who", "successor", "at"),
    [
        ("office", None, "successor"),  # others still name it
        ("finance", "finance", "successor"),
        ("finance", 10**9, "successor"),
    ],
)
def test_closing_is_refused(cast, who, successor, at):
    heir = getattr(cast, successor).pk if isinstance(successor, str) else successor
    assert fields(close_body, cast.actor("system_admin"), agency=getattr(cast, who).pk, successor=heir, **PLAN) == [at]


def test_reorganisation_registered_ahead(cast, settings):
    """People stay until the day has come; the daily job moves them, once."""
    later = date(2026, 3, 1)
    merged(cast, on=later)
    assert cast.person("clerk").agency_id == cast.science.pk
    assert cast.actor("clerk").seats
    assert bodies.one(cast.actor("clerk"), cast.science.key).name == "云溪县科学技术局"
    assert settle_people(PLATFORM) == 0
    settings.GONGKAI_TODAY = later
    assert not cast.actor("clerk").seats
    assert settle_people(PLATFORM) == 7
    assert cast.person("clerk").agency_id == newest().pk
    count = Entry.objects.count()
    assert settle_people(PLATFORM) == 0
    assert Entry.objects.count() == count


def test_clerks_of_both_bodies(cast):
    """Both go on in the new body; each is confirmed for themself."""
    merged(cast)
    security = cast.actor("security_admin")
    for who in ("clerk", "finance_clerk"):
        waiting = Handover.objects.get(leaver=cast.pk(who))
        keep = list(handovers.appointments(waiting).values_list("pk", flat=True))
        confirm_handover(security, handover=waiting.pk, successor=cast.pk(who), keep=keep)
    assert Appointment.objects.filter(agency=newest(), role="clerk", until=None).count() == 2


def test_chain_of_reorganisations_hands_on_to_what_stands(cast, settings):
    """A handover that waits through a second reorganisation ends at the body that stands by then."""
    merged(cast)
    waiting = Handover.objects.get(leaver=cast.pk("clerk"))
    first = newest()
    replace_body(cast.actor("system_admin"), agency=first.pk, name="云溪县经济局", **{**PLAN, "on": date(2026, 1, 15)})
    keep = list(handovers.appointments(waiting).values_list("pk", flat=True))
    confirm_handover(cast.actor("security_admin"), handover=waiting.pk, successor=cast.pk("clerk"), keep=keep)
    assert Appointment.objects.get(person=cast.pk("clerk"), until=None).agency_id == newest().pk
    assert cast.person("clerk").agency_id == newest().pk


@pytest.mark.parametrize("act", [merge_bodies, split_body, replace_body, close_body])
@pytest.mark.parametrize("who", ["clerk", "security_admin", "audit_admin", "stranger"])
def test_others_are_not_permitted(cast, act, who):
    given = {
        merge_bodies: {"members": [cast.science.pk, cast.finance.pk], "into": None, "name": "甲局"},
        split_body: {"agency": cast.science.pk, "parts": [{"name": "甲局"}], "keeps": True},
        replace_body: {"agency": cast.science.pk, "name": "甲局"},
        close_body: {"agency": cast.finance.pk, "successor": None},
    }[act]
    with pytest.raises(NotPermitted):
        act(cast.actor(who), **given, **PLAN)


def test_closed_body_takes_no_changes(cast):
    merged(cast)
    act = cast.actor("system_admin")
    assert fields(change_standing, act, agency=cast.science.pk, since=date(2026, 1, 10), name="甲局") == ["since"]
    assert Person.objects.filter(agency=cast.science).count() == 0
    assert Standing.objects.filter(agency=cast.science, until=None).count() == 0


def confirmed(cast, who):
    """Somebody's roles confirmed for the body that took over."""
    waiting = Handover.objects.get(leaver=cast.pk(who), confirmed_on=None)
    keep = list(handovers.appointments(waiting).values_list("pk", flat=True))
    confirm_handover(cast.actor("security_admin"), handover=waiting.pk, successor=cast.pk(who), keep=keep)


def test_files_of_an_ended_body_are_with_its_heir_and_the_office(cast):
    """Who takes over the duties takes over the files; through two reorganisations too."""
    merged(cast)
    confirmed(cast, "clerk")
    for old in (cast.science, cast.finance):
        assert may(cast.actor("clerk"), Right.EDIT_CONTACTS, old.pk)
        assert may(cast.actor("competent_office"), Right.SEE_PEOPLE, old.pk)
        assert not may(cast.actor("stranger"), Right.EDIT_CONTACTS, old.pk)
        assert not may(cast.actor("township_clerk"), Right.EDIT_CONTACTS, old.pk)
    replace_body(cast.actor("system_admin"), agency=newest().pk, name="云溪县经济局", **{**PLAN, "on": date(2026, 1, 10)})
    confirmed(cast, "clerk")
    assert may(cast.actor("clerk"), Right.EDIT_CONTACTS, cast.finance.pk)
    assert may(cast.actor("competent_office"), Right.SEE_PEOPLE, cast.finance.pk)


def test_files_of_an_office_go_to_the_new_office(cast):
    act = cast.actor("system_admin")
    close_body(act, agency=cast.finance.pk, successor=None, **PLAN)
    replace_body(act, agency=cast.office.pk, name="云溪县人民政府办公室（数据局）", **{**PLAN, "on": date(2026, 1, 10)})
    confirmed(cast, "competent_office")
    for body in (cast.office, cast.finance, cast.science, newest()):
        assert may(cast.actor("competent_office"), Right.SEE_PEOPLE, body.pk)
    assert not may(cast.actor("competent_office"), Right.SEE_PEOPLE, cast.elsewhere.pk)


def test_part_of_a_split_does_not_inherit_the_files(cast):
    parts = [{"name": "云溪县科技局", "people": [cast.pk("deputy")]}, {"name": "云溪县数据局", "people": [cast.pk("clerk")]}]
    split_body(cast.actor("system_admin"), agency=cast.science.pk, parts=parts, keeps=False, heir=0, **PLAN)
    confirmed(cast, "clerk")
    confirmed(cast, "deputy")
    assert not may(cast.actor("clerk"), Right.EDIT_CONTACTS, cast.science.pk)
    assert may(cast.actor("deputy"), Right.EDIT_CONTACTS, cast.science.pk)


def test_ahead_the_files_stay_until_the_day(cast):
    replace_body(cast.actor("system_admin"), agency=cast.finance.pk, name="甲局", **{**PLAN, "on": date(2026, 3, 1)})
    assert not may(cast.actor("clerk"), Right.EDIT_CONTACTS, cast.finance.pk)
    assert may(cast.actor("finance_clerk"), Right.EDIT_CONTACTS, cast.finance.pk)


def test_leaver_s_roles_stay_in_the_handover_that_was_there(cast):
    """They were proposed to the one who had left, and the handover to the successor stood empty on the desk."""
    clerk, newcomer = cast.pk("clerk"), cast.pk("newcomer")
    leave = register_leave(cast.actor("system_admin"), person=clerk, on=TODAY, successor=newcomer)
    merged(cast)
    assert [handover.pk for handover in Handover.objects.filter(leaver=clerk)] == [leave.pk]
    (role,) = leave.appointments.all()
    assert (role.until, role.ending) == (ON, "left")
    confirm_handover(cast.actor("security_admin"), handover=leave.pk, successor=newcomer, keep=[role.pk])
    assert may(cast.actor("newcomer"), Right.EDIT_CONTACTS, newest().pk)


def test_leaver_who_stays_until_later_goes_on_at_the_heir(cast):
    """The role is needed there until the day of leaving."""
    clerk = cast.pk("clerk")
    register_leave(cast.actor("system_admin"), person=clerk, on=date(2026, 3, 1), successor=cast.pk("newcomer"))
    merged(cast)
    assert Handover.objects.filter(leaver=clerk, kind="closed", to_agency=newest()).exists()
