"""Taking back a reorganisation that was registered wrongly: everything as it was, and what stands in the way."""

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder

from gongkai.portal.agencies.deeds.bodies import change_standing, correct_codes, open_body
from gongkai.portal.agencies.deeds.contacts import edit_unit, open_unit
from gongkai.portal.agencies.deeds.leaving import confirm_handover, register_leave, transfer_person
from gongkai.portal.agencies.deeds.parting import assign_people
from gongkai.portal.agencies.deeds.people import register_person
from gongkai.portal.agencies.deeds.reorganising import close_body, merge_bodies, replace_body, settle_people, split_body
from gongkai.portal.agencies.deeds.roles import appoint
from gongkai.portal.agencies.deeds.withdrawing import withdraw_reorganisation
from gongkai.portal.agencies.models import Agency, Handover, Standing, Succession, SuccessionSide, Trace, Unit
from gongkai.portal.agencies.selectors import bodies, restoring
from gongkai.portal.annual.deeds.typing import open_filing
from gongkai.portal.annual.models import Snapshot
from gongkai.portal.audit.actor import PLATFORM
from gongkai.portal.audit.guard import lifted
from gongkai.portal.audit.models import Entry
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import NotPermitted
from tests.portal.agencies.refusing import refused
from tests.portal.cast import DIVISION, SINCE, TODAY, Cast

ON = date(2026, 1, 1)
AHEAD = TODAY + timedelta(days=40)
PLAN = {"document_title": "云溪县机构改革方案", "document_number": "云委〔2025〕30号"}
KEPT = ("KeySeries", "Draft", "Entry", "Head")
"""Tables that go on: keys are given out once, and the log forgets nothing."""


def everything() -> dict[str, str]:
    """Every row of bodies, people and reports, by table."""
    models = [model for app in ("agencies", "annual") for model in apps.get_app_config(app).get_models()]
    return {
        model.__name__: json.dumps(list(model._default_manager.order_by("pk").values()), cls=DjangoJSONEncoder, ensure_ascii=False)
        for model in models
        if model.__name__ not in KEPT
    }


def merged(cast: Cast, on: date = ON) -> Succession:
    members = [cast.science.pk, cast.finance.pk]
    return merge_bodies(cast.actor("system_admin"), members=members, into=None, name="云溪县财政和科技局", on=on, **PLAN)


def merged_into_one_of_them(cast: Cast, on: date = ON) -> Succession:
    members = [cast.science.pk, cast.finance.pk]
    return merge_bodies(cast.actor("system_admin"), members=members, into=cast.finance.pk, name="云溪县财政和科技局", on=on, **PLAN)


def split(cast: Cast, on: date = ON) -> Succession:
    parts = [{"name": "云溪县科技局", "people": [cast.pk("clerk")]}, {"name": "云溪县数据局"}]
    return split_body(cast.actor("system_admin"), agency=cast.science.pk, parts=parts, keeps=False, on=on, **PLAN)


def split_off(cast: Cast, on: date = ON) -> Succession:
    parts = [{"name": "云溪县数据局", "people": [cast.pk("deputy")]}]
    return split_body(cast.actor("system_admin"), agency=cast.science.pk, parts=parts, keeps=True, on=on, **PLAN)


def office_replaced(cast: Cast, on: date = ON) -> Succession:
    """The competent office of everybody else, and the reviewing organ of none."""
    return replace_body(cast.actor("system_admin"), agency=cast.office.pk, name="云溪县政务公开办公室", on=on, **PLAN)


def government_closed(cast: Cast, on: date = ON) -> Succession:
    """Everybody's parent; its heir stood under it."""
    return close_body(cast.actor("system_admin"), agency=cast.government.pk, successor=cast.office.pk, on=on, **PLAN)


WAYS = [merged, merged_into_one_of_them, split, split_off, office_replaced, government_closed]


def newest() -> Agency:
    return Agency.objects.latest("pk")


def take_back(cast: Cast, succession: Succession, why: str = "生效日期写错了一年"):
    return withdraw_reorganisation(cast.actor("system_admin"), succession=succession.pk, reason=why)


def stands_in_the_way(cast: Cast, succession: Succession) -> str:
    """The one sentence that says why not; nothing has been written."""
    before = everything()
    (problem,) = refused(take_back, cast, succession)
    assert everything() == before
    return problem[1]


@pytest.mark.parametrize("register", WAYS)
@pytest.mark.parametrize("on", [ON, AHEAD], ids=["in force", "ahead"])
def test_everything_is_as_it_was(cast, register, on):
    before = everything()
    succession = register(cast, on)
    assert everything() != before
    take_back(cast, succession)
    assert everything() == before


@pytest.mark.parametrize("register", WAYS)
def test_registered_ahead_and_taken_back_after_its_day(cast, settings, register):
    before = everything()
    succession = register(cast, AHEAD)
    settings.GONGKAI_TODAY = AHEAD + timedelta(days=1)
    settle_people(PLATFORM)
    take_back(cast, succession)
    assert everything() == before


def test_the_right_one_can_be_registered_afterwards(cast):
    take_back(cast, merged(cast))
    merged(cast, date(2026, 1, 10))
    assert newest().opened_on == date(2026, 1, 10)
    assert newest().key == "339900-0007"  # a key is given out once, that of the withdrawn body too


def test_the_log_says_what_was_and_what_is(cast):
    succession = merged(cast)
    registered = Entry.objects.get(deed="agencies.merge_bodies").says
    take_back(cast, succession, "  合并的机关选错了 ")
    entry = Entry.objects.get(deed="agencies.withdraw_reorganisation")
    assert entry.says == f"撤销登记：{registered}"
    assert (entry.about_name, entry.about_agency) == ("云溪县科学技术局", cast.science.pk)
    changes = {label: (was, now) for label, was, now in json.loads(entry.body)["changes"]}
    assert changes["机关"] == ("云溪县财政和科技局", "云溪县科学技术局、云溪县财政局")
    assert changes["撤销的原因"] == (None, "合并的机关选错了")
    assert changes["不再有的机关"] == (None, "云溪县财政和科技局（339900-0006）")
    assert "陈文慧（云溪县科学技术局）" in changes["回到原机关的人员"][1]
    assert "陈文慧：经办人" in changes["恢复的角色"][1]
    assert Entry.objects.filter(deed="agencies.merge_bodies").exists()  # the past stays readable


def test_what_it_brings_back_in_words(cast):
    restored = take_back(cast, government_closed(cast))
    assert restored.bodies == ("云溪县人民政府", "云溪县人民政府办公室")
    assert restored.gone == ()
    assert ("云溪县财政局", "隶属于：云溪县人民政府，信息公开主管部门：云溪县人民政府办公室，行政复议机关：云溪县人民政府") in [
        (each.name, each.whereto) for each in restored.moved
    ]


def _confirmed(cast: Cast) -> None:
    handover = Handover.objects.get(leaver=cast.pk("clerk"))
    keep = list(handover.appointments.values_list("pk", flat=True))
    confirm_handover(cast.actor("security_admin"), handover=handover.pk, successor=cast.pk("clerk"), keep=keep)


def _unit(cast: Cast) -> None:
    open_unit(cast.actor("system_admin"), agency=newest().pk, name="办公室", since=ON, is_disclosure_office=True)


def _report(cast: Cast) -> None:
    open_filing(PLATFORM, agency=newest().pk, year=2026)


def _newcomer(cast: Cast) -> None:
    register_person(cast.actor("system_admin"), username="xinren", name="江一帆", agency=newest().pk, joined_on=TODAY)


def _below(cast: Cast) -> None:
    system = cast.actor("system_admin")
    open_body(system, name="云溪县科技馆", kind="other", level="county", division=DIVISION, opened_on=TODAY, parent=newest().pk)


def _renamed(cast: Cast) -> None:
    change_standing(cast.actor("system_admin"), agency=newest().pk, since=TODAY, name="云溪县科技财政局")


def _codes(cast: Cast) -> None:
    correct_codes(cast.actor("system_admin"), agency=newest().pk, credit_code="", opened_on=date(2025, 12, 1))


def _moved(cast: Cast) -> None:
    transfer_person(cast.actor("system_admin"), person=cast.pk("leader"), agency=cast.office.pk, on=TODAY)


def _left(cast: Cast) -> None:
    register_leave(cast.actor("system_admin"), person=cast.pk("deputy"), on=TODAY + timedelta(days=9))


def _other_role(cast: Cast) -> None:
    appoint(cast.actor("security_admin"), person=cast.pk("reviewer"), role="audit_admin", agency=None, since=TODAY)


HINDRANCES: list[tuple[Callable[[Cast], None], str]] = [
    (_confirmed, "已经确认了陈文慧的交接；“云溪县财政和科技局”名下有了角色任用1条"),
    (_unit, "“云溪县财政和科技局”名下有了内设机构1条"),
    (_report, "“云溪县财政和科技局”名下有了年度报告1条"),
    (_newcomer, "“云溪县财政和科技局”名下有了人员1条"),
    (_below, "“云溪县财政和科技局”名下有了机关沿革1条"),
    (_renamed, "“云溪县财政和科技局”又有变更或更正"),
    (_codes, "“云溪县财政和科技局”又更正过代码或设立日期"),
    (_moved, "周建平又登记了调动、离岗或别的变动"),
    (_left, "李向东又登记了调动、离岗或别的变动"),
    (_other_role, "王秀兰后来有了别的角色，和要恢复的不能并存"),
]


@pytest.mark.parametrize(("then", "why"), HINDRANCES)
def test_what_was_built_on_it_stands_in_the_way(cast, then, why):
    succession = merged(cast)
    then(cast)
    sentence = stands_in_the_way(cast, succession)
    assert sentence.startswith("现在不能撤销这次登记，因为")
    assert why in sentence
    assert "请" in sentence.partition("。")[2]  # what to do


@pytest.fixture
def leaving(cast):
    """The clerk leaves in ten days; the newcomer is to take over."""
    given = {"person": cast.pk("clerk"), "on": TODAY + timedelta(days=10), "successor": cast.pk("newcomer")}
    return register_leave(cast.actor("system_admin"), **given)


@pytest.mark.usefixtures("leaving")
@pytest.mark.parametrize("register", [merged, split, government_closed])
def test_leave_that_was_registered_before_stays(cast, register):
    before = everything()
    take_back(cast, register(cast, AHEAD))
    assert everything() == before


def test_leaver_s_handover_that_was_confirmed_since_stands_in_the_way(cast, leaving):
    succession = merged_into_one_of_them(cast, TODAY + timedelta(days=10))
    keep = list(leaving.appointments.values_list("pk", flat=True))
    confirm_handover(cast.actor("security_admin"), handover=leaving.pk, successor=cast.pk("newcomer"), keep=keep)
    assert "陈文慧的角色又有变动" in stands_in_the_way(cast, succession)


def test_leaver_of_the_body_that_goes_on_does_not_matter(cast):
    given = {"person": cast.pk("finance_clerk"), "on": TODAY, "successor": cast.pk("newcomer")}
    leave = register_leave(cast.actor("system_admin"), **given)
    succession = merged_into_one_of_them(cast, AHEAD)
    keep = list(leave.appointments.values_list("pk", flat=True))
    confirm_handover(cast.actor("security_admin"), handover=leave.pk, successor=cast.pk("newcomer"), keep=keep)
    take_back(cast, succession)


def test_what_was_changed_back_stands_no_longer_in_the_way(cast):
    before = everything()
    succession = merged(cast)
    _codes(cast)
    stands_in_the_way(cast, succession)
    correct_codes(cast.actor("system_admin"), agency=newest().pk, credit_code="", opened_on=ON)
    take_back(cast, succession)
    assert everything() == before


def test_people_who_have_been_told_where_to_go_stand_in_the_way(cast):
    succession = split(cast)
    to = dict.fromkeys(SuccessionSide.objects.get(side="before").people, Agency.objects.get(standings__name="云溪县数据局").pk)
    assign_people(cast.actor("system_admin"), split=succession.pk, to=to)
    assert "登记以后已经选定了人员的去向" in stands_in_the_way(cast, succession)


def test_later_reorganisation_is_taken_back_first(cast):
    before = everything()
    first = merged(cast)
    second = replace_body(cast.actor("system_admin"), agency=newest().pk, name="云溪县财经局", on=date(2026, 1, 10), **PLAN)
    assert stands_in_the_way(cast, first) == (
        "现在不能撤销这次登记，因为后来又登记了：自2026年1月10日起把“云溪县财政和科技局”整体改建为“云溪县财经局”。"
        "请先撤销那一次登记，再撤销这一次。"
    )
    take_back(cast, second)
    take_back(cast, first)
    assert everything() == before


def test_reorganisation_elsewhere_does_not_matter(cast):
    succession = merged(cast)
    replace_body(cast.actor("system_admin"), agency=cast.elsewhere.pk, name="平川县科技创新局", on=ON, **PLAN)
    take_back(cast, succession)
    assert Agency.objects.get(pk=cast.science.pk).closed_on is None


def test_work_of_a_body_that_still_goes_on_does_not_matter(cast):
    """Registered for a day to come: until then everybody works on, and a wrong registration must not get stuck on that."""
    succession = merged(cast, AHEAD)
    open_filing(PLATFORM, agency=cast.science.pk, year=2025)
    kept = {"name": "办公室", "is_disclosure_office": True, "phone": "0000-6110009"}
    edit_unit(cast.actor("clerk"), unit=cast.unit.pk, **kept)
    take_back(cast, succession)
    unit = Unit.objects.get(pk=cast.unit.pk)
    assert (unit.until, unit.phone) == (None, "0000-6110009")


def test_name_that_somebody_else_has_taken_since(cast):
    succession = merged(cast)
    system = cast.actor("system_admin")
    open_body(system, name="云溪县财政局", kind="department", level="county", division=DIVISION, opened_on=TODAY)
    sentence = stands_in_the_way(cast, succession)
    assert "“云溪县财政局”恢复不了原样：同一行政区划里已有“云溪县财政局”（339900-0007）。请先把那里改好，再撤销。" in sentence


def test_circle_that_would_close_again(cast):
    """The heir of the upper body is not under it, so that the one above may be put below; taken back, that would go round."""
    system = cast.actor("system_admin")
    given = {"kind": "department", "level": "county", "division": DIVISION, "opened_on": SINCE}
    upper = open_body(system, name="云溪县产业办", parent=cast.science.pk, **given)
    lower = open_body(system, name="云溪县园区办", parent=upper.pk, **given)
    succession = close_body(system, agency=upper.pk, successor=cast.finance.pk, on=ON, **PLAN)
    change_standing(system, agency=cast.science.pk, since=TODAY, parent=lower.pk)
    assert "会成为一个圈" in stands_in_the_way(cast, succession)


def test_signed_report_of_the_heir_stands_on_it(cast):
    """The year in which it took over the other body: its report is held against those of both."""
    succession = merged_into_one_of_them(cast, date(2025, 7, 1))
    filing = open_filing(PLATFORM, agency=cast.finance.pk, year=2025)
    with lifted():
        Snapshot.objects.create(filing=filing, number=1, move="sign", at=clock.now(), content="{}", sha256="0" * 64, rules="")
        filing.stage = "approved"
        filing.save()
    assert "“云溪县财政和科技局”2025年度的报告已签发，待报送" in stands_in_the_way(cast, succession)
    with lifted():
        filing.stage = "drafting"  # withdrawn for mending
        filing.save()
    take_back(cast, succession)
    assert bodies.one(cast.actor("system_admin"), cast.finance.key).name == "云溪县财政局"


def test_registered_before_the_platform_kept_traces(cast):
    succession = merged(cast)
    with lifted():
        Trace.objects.all().delete()
    assert "登记时平台还没有留下恢复原样所需的记录" in stands_in_the_way(cast, succession)
    assert restoring.told(succession) == "自2026年1月1日起的合并"


def test_needs_a_reason_and_is_done_once(cast):
    succession = merged(cast)
    assert refused(take_back, cast, succession, " ") == [("reason", "请写撤销的原因，例如：生效日期写错了。")]
    assert [field for field, _ in refused(take_back, cast, succession, "长" * 201)] == ["reason"]
    take_back(cast, succession)
    assert (
        "可能已经撤销" in refused(withdraw_reorganisation, cast.actor("system_admin"), succession=succession.pk or 1, reason="又一次")[0][1]
    )
    assert Standing.objects.filter(name="云溪县财政和科技局").count() == 0


@pytest.mark.parametrize("who", ["security_admin", "audit_admin", "clerk", "competent_office", "stranger"])
def test_only_who_registers_takes_back(cast, who):
    succession = merged(cast)
    with pytest.raises(NotPermitted):
        withdraw_reorganisation(cast.actor(who), succession=succession.pk, reason="写错了")
    assert restoring.one(cast.actor(who), succession.pk) is None
