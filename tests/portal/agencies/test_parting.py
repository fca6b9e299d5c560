"""The people of a split body: who waits, where each goes, and when; what becomes of their roles."""

from datetime import date

import pytest

from gongkai.portal.agencies.access import may
from gongkai.portal.agencies.deeds.leaving import confirm_handover, register_leave, transfer_person
from gongkai.portal.agencies.deeds.parting import assign_people
from gongkai.portal.agencies.deeds.reorganising import replace_body, settle_people, split_body
from gongkai.portal.agencies.deeds.roles import appoint
from gongkai.portal.agencies.models import Agency, Appointment, Handover, Person, SuccessionSide
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors import handovers, parting, people
from gongkai.portal.agencies.selectors.duties import todo
from gongkai.portal.audit.actor import PLATFORM
from gongkai.portal.audit.guard import lifted
from gongkai.portal.audit.models import Entry
from gongkai.portal.frame.refusal import NotPermitted
from tests.portal.agencies.refusing import fields, refused
from tests.portal.cast import TODAY

ON, AHEAD = date(2026, 1, 1), date(2026, 3, 1)
STAFF = ("clerk", "deputy", "reviewer", "secrecy_reviewer", "leader", "newcomer")
"""Who works at the science bureau; the newcomer has no role there."""


def split(cast, *, keeps=False, on=ON, agency=None):
    """The science bureau split into a bureau of science (first where it ends) and one of data; the number of the split."""
    names = ["云溪县数据局"] if keeps else ["云溪县科技局", "云溪县数据局"]
    done = split_body(
        cast.actor("system_admin"),
        agency=agency or cast.science.pk,
        parts=[{"name": name} for name in names],
        keeps=keeps,
        on=on,
        document_title="云溪县机构改革方案",
    )
    return done.pk


def body(name):
    return Agency.objects.get(standings__name=name).pk


def waiting(cast, number):
    found = parting.one(cast.actor("system_admin"), number)
    return [each.name for each in found.people]


def ways(cast, stay, *others):
    """Everybody to `stay`, but for those named: (who, body)."""
    return {cast.pk(who): stay for who in STAFF} | {cast.pk(who): body for who, body in others}


def confirm(cast, who):
    found = Handover.objects.get(leaver=cast.pk(who), confirmed_on=None)
    keep = list(handovers.appointments(found).values_list("pk", flat=True))
    confirm_handover(cast.actor("security_admin"), handover=found.pk, successor=cast.pk(who), keep=keep)


def test_everybody_waits_until_somebody_chooses(cast):
    number = split(cast)
    assert len(waiting(cast, number)) == len(STAFF)
    assert {cast.person(who).agency_id for who in STAFF} == {cast.science.pk}
    assert not Handover.objects.exists()
    first = todo(cast.actor("system_admin"), TODAY)[0]
    assert first.title == "6人还没有选定去向"
    assert "“云溪县科学技术局”自2026年1月1日起分立" in first.why
    assert first.urgent
    assert Entry.objects.get(deed="agencies.split_body").body.count("6人") == 1
    # The same people are not asked about a second time as left behind in an ended body.
    assert not people.listed(cast.actor("system_admin"), state="stranded").exists()


def test_people_of_an_ended_body_go_where_they_are_told(cast):
    number = split(cast)
    science, data = body("云溪县科技局"), body("云溪县数据局")
    assign_people(cast.actor("system_admin"), split=number, to=ways(cast, science, ("clerk", data), ("newcomer", data)))
    assert [cast.person(who).agency_id for who in STAFF] == [data, science, science, science, science, data]
    assert not waiting(cast, number)
    assert not [each for each in todo(cast.actor("system_admin"), TODAY) if "去向" in each.title]
    assert {(each.leaver.username, each.to_agency_id, each.on) for each in Handover.objects.all()} == {
        ("clerk", data, ON),
        *((who, science, ON) for who in ("deputy", "reviewer", "secrecy_reviewer", "leader")),
    }
    confirm(cast, "clerk")
    assert may(cast.actor("clerk"), Right.EDIT_CONTACTS, data)
    assert not may(cast.actor("clerk"), Right.EDIT_CONTACTS, science)
    entry = Entry.objects.get(deed="agencies.assign_people")
    assert entry.says == "选定“云溪县科学技术局”分立后6人的去向"
    assert "许家宁、陈文慧" in entry.body


def test_people_of_a_body_that_goes_on(cast):
    """Until somebody chooses they work as before; whoever goes loses the role today, not on the day of the split, on which they had it."""
    number = split(cast, keeps=True)
    data = body("云溪县数据局")
    assert cast.actor("deputy").seats
    assign_people(cast.actor("system_admin"), split=number, to=ways(cast, cast.science.pk, ("deputy", data)))
    assert cast.actor("clerk").seats
    assert not cast.actor("deputy").seats
    assert cast.person("deputy").agency_id == data
    assert (Appointment.objects.get(person=cast.pk("deputy")).until, Handover.objects.get().on) == (TODAY, TODAY)
    confirm(cast, "deputy")
    assert may(cast.actor("deputy"), Right.EDIT_CONTACTS, data)


@pytest.mark.parametrize("keeps", [True, False])
def test_chosen_ahead_of_the_day(cast, settings, keeps):
    number = split(cast, keeps=keeps, on=AHEAD)
    data = body("云溪县数据局")
    stay = cast.science.pk if keeps else body("云溪县科技局")
    first = todo(cast.actor("system_admin"), TODAY)[0]
    assert (first.due, first.urgent) == (AHEAD, False)
    assign_people(cast.actor("system_admin"), split=number, to=ways(cast, stay, ("deputy", data)))
    assert cast.person("deputy").agency_id == cast.science.pk
    assert cast.actor("deputy").seats
    settings.GONGKAI_TODAY = AHEAD
    settle_people(PLATFORM)
    assert [cast.person(who).agency_id for who in ("deputy", "clerk")] == [data, stay]
    assert not cast.actor("deputy").seats
    assert bool(cast.actor("clerk").seats) is keeps


def test_day_comes_before_somebody_has_chosen(cast, settings):
    number = split(cast, on=AHEAD)
    settings.GONGKAI_TODAY = AHEAD
    assert settle_people(PLATFORM) == 0
    assert len(waiting(cast, number)) == len(STAFF)
    science = body("云溪县科技局")
    assign_people(cast.actor("system_admin"), split=number, to=ways(cast, science))
    assert {cast.person(who).agency_id for who in STAFF} == {science}


def test_everybody_must_be_chosen_for_by_name(cast):
    number = split(cast)
    science = body("云溪县科技局")
    to = ways(cast, science, ("leader", cast.finance.pk))
    del to[cast.pk("clerk")]
    assert sorted(refused(assign_people, cast.actor("system_admin"), split=number, to=to)) == sorted(
        [
            (f"person_{cast.pk('clerk')}", "请选陈文慧到哪个机关。"),
            (f"person_{cast.pk('leader')}", "周建平只能到分立后的机关。请从列出的里面选。"),
        ]
    )
    assert len(waiting(cast, number)) == len(STAFF)
    assert not Handover.objects.exists()


def test_whoever_left_or_moved_meanwhile_is_not_asked_about(cast):
    number = split(cast)
    system = cast.actor("system_admin")
    register_leave(system, person=cast.pk("leader"), on=TODAY)
    transfer_person(system, person=cast.pk("newcomer"), agency=cast.finance.pk, on=TODAY)
    assert "周建平" not in waiting(cast, number)
    assert "许家宁" not in waiting(cast, number)
    science = body("云溪县科技局")
    assert fields(assign_people, system, split=number, to=ways(cast, science)) == [""]  # chosen from an old page
    to = ways(cast, science)
    del to[cast.pk("leader")], to[cast.pk("newcomer")]
    assign_people(system, split=number, to=to)
    assert cast.person("newcomer").agency_id == cast.finance.pk


def test_somebody_of_another_body_with_a_role_there(cast):
    """The role goes where it is told; the person stays where they work."""
    appoint(cast.actor("security_admin"), person=cast.pk("office_clerk"), role="deputy", agency=cast.science.pk, since=ON)
    number = split(cast, on=date(2026, 1, 10))
    found = parting.one(cast.actor("system_admin"), number)
    assert [(each.elsewhere, each.roles) for each in found.people if each.pk == cast.pk("office_clerk")] == [
        ("云溪县人民政府办公室", ("替岗人",))
    ]
    data = body("云溪县数据局")
    assign_people(cast.actor("system_admin"), split=number, to={**ways(cast, body("云溪县科技局")), cast.pk("office_clerk"): data})
    assert cast.person("office_clerk").agency_id == cast.office.pk
    confirm(cast, "office_clerk")
    assert may(cast.actor("office_clerk"), Right.EDIT_CONTACTS, data)


def test_part_that_is_itself_replaced_before_somebody_chooses(cast):
    number = split(cast)
    science = body("云溪县科技局")
    replace_body(
        cast.actor("system_admin"), agency=science, name="云溪县科技创新局", on=date(2026, 1, 10), document_title="云溪县机构改革方案"
    )
    assign_people(cast.actor("system_admin"), split=number, to=ways(cast, science))
    assert {cast.person(who).agency_id for who in STAFF} == {body("云溪县科技创新局")}


def test_two_of_one_name_are_told_apart(cast):
    with lifted():
        Person.objects.filter(pk=cast.pk("deputy")).update(name="陈文慧")
    assert [name for name in waiting(cast, split(cast)) if "陈文慧" in name] == ["陈文慧（clerk）", "陈文慧（deputy）"]


def test_nothing_is_chosen_twice_or_for_what_is_no_split(cast):
    number = split(cast)
    system = cast.actor("system_admin")
    assign_people(system, split=number, to=ways(cast, body("云溪县科技局")))
    assert "都已选定去向" in refused(assign_people, system, split=number, to=ways(cast, body("云溪县科技局")))[0][1]
    assert "没有这次分立" in refused(assign_people, system, split=number + 1, to={})[0][1]
    assert parting.one(system, number + 1) is None
    assert SuccessionSide.objects.get(side="before").people == []


@pytest.mark.parametrize("who", ["security_admin", "audit_admin", "clerk", "competent_office", "stranger"])
def test_only_who_registers_people_chooses(cast, who):
    number = split(cast)
    with pytest.raises(NotPermitted):
        assign_people(cast.actor(who), split=number, to=ways(cast, body("云溪县科技局")))
    assert parting.one(cast.actor(who), number) is None
    assert parting.waiting(cast.actor(who)) == []
