"""Reading: who sees what, searching, the past, the proposals of the law, what waits for whom; and how many queries it takes."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.portal.agencies.deeds.bodies import change_standing, open_body
from gongkai.portal.agencies.deeds.leaving import register_leave
from gongkai.portal.agencies.deeds.people import register_person
from gongkai.portal.agencies.deeds.roles import appoint
from gongkai.portal.agencies.selectors import bodies, duties, handovers, people, reviewing
from tests.portal.big_region import settle
from tests.portal.cast import DIVISION, SINCE, TODAY, WHO


def test_tree(cast):
    tops = bodies.tree(cast.actor("clerk"))
    assert [top.standing.name for top in tops] == ["云溪县人民政府", "平川县人民政府办公室", "平川县科学技术局"]
    assert {child.standing.agency_id for child in tops[0].children} == {
        each.pk for each in (cast.office, cast.science, cast.finance, cast.township)
    }
    assert {child.depth for child in tops[0].children} == {1}
    assert bodies.tree(cast.actor("clerk"), date(2018, 1, 1)) == []
    assert bodies.tree(cast.actor("newcomer")) == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"government", "office", "science", "finance", "township", "other_office", "elsewhere"}),
        ({"q": "经济贸易"}, {"science"}),  # by a name it had
        ({"q": "科学技术"}, {"science", "elsewhere"}),
        ({"q": "339900-0004"}, {"finance"}),
        ({"q": "没有这个"}, set()),
        ({"kind": "department", "office": "office"}, {"science", "finance"}),
        ({"level": "township"}, {"township"}),
        ({"state": "closed"}, set()),
        ({"lack": "clerk"}, {"government", "other_office"}),
        ({"lack": "deputy", "kind": "department"}, {"finance", "elsewhere"}),
        ({"lack": "office", "office": "office"}, {"government", "finance", "township"}),
        ({"lack": "group", "office": "office"}, {"government", "finance", "township"}),
        ({"lack": "people"}, {"government", "other_office"}),
        ({"on": date(2018, 1, 1)}, set()),
        ({"on": date(2018, 1, 1), "state": "coming", "level": "township"}, {"township"}),
    ],
)
def test_listed(cast, asked, found):
    if asked.get("office"):
        asked = {**asked, "office": cast.office.pk}
    rows = bodies.listed(cast.actor("clerk"), **asked)
    assert {row.agency_id for row in rows} == {getattr(cast, name).pk for name in found}


def test_row_of_a_list_names_the_office(cast):
    row = bodies.listed(cast.actor("clerk"), q="财政").get()
    assert (row.office_name, row.office_key, row.parent_name) == ("云溪县人民政府办公室", cast.office.key, "云溪县人民政府")


def test_below_and_under(cast):
    by = cast.actor("competent_office")
    assert {row.agency_id for row in bodies.below(by, cast.office.pk)} == {
        each.pk for each in (cast.government, cast.science, cast.finance, cast.township)
    }
    assert not bodies.below(by, cast.science.pk)
    assert bodies.under(by, cast.government.pk).count() == 4


def test_choices(cast):
    assert {name for _, name in bodies.choices(cast.actor("system_admin"), offices=True)} == {
        "云溪县人民政府办公室",
        "平川县人民政府办公室",
    }
    assert len(bodies.choices(cast.actor("system_admin"))) == 7
    assert people.choices(cast.actor("system_admin"), cast.finance.pk) == [(cast.pk("finance_clerk"), "冯德明（云溪县财政局）")]


def test_directory_is_for_everybody(cast):
    row = bodies.directory(q="科技局").get()
    assert (row.name, row.unit_name, row.unit_phone) == ("云溪县科学技术局", "办公室", "0000-6110001")


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("clerk", {"clerk", "deputy", "reviewer", "secrecy_reviewer", "leader", "newcomer"}),
        ("competent_office", set(WHO) - {"stranger"}),
        ("auditor", set(WHO) - {"stranger"}),
        ("stranger", {"stranger"}),
        ("newcomer", {"newcomer"}),
        ("system_admin", set(WHO)),
        ("audit_admin", set(WHO)),
        ("visitor", set()),
    ],
)
def test_who_sees_whom(cast, who, sees):
    by = cast.actor(who)
    assert {name for name in WHO if people.one(by, cast.pk(name))} == sees
    assert {person.pk for person in people.listed(by)} == {cast.pk(name) for name in sees - ({"newcomer"} if who == "newcomer" else set())}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "陈文"}, {"clerk"}),
        ({"q": "FINANCE_"}, {"finance_clerk"}),
        ({"role": "reviewer"}, {"reviewer"}),
        ({"agency": "finance"}, {"finance_clerk"}),
        ({"state": "left"}, set()),
        ({"state": "active", "role": "clerk"}, {"clerk", "office_clerk", "finance_clerk", "township_clerk", "stranger"}),
    ],
)
def test_people_listed(cast, asked, found):
    if asked.get("agency"):
        asked = {"agency": cast.finance.pk}
    assert {person.pk for person in people.listed(cast.actor("system_admin"), **asked)} == {cast.pk(who) for who in found}


def test_roles_ever(cast):
    register_leave(cast.actor("system_admin"), person=cast.pk("clerk"), on=TODAY)
    by = cast.actor("security_admin")
    assert people.roles_of(by, cast.pk("clerk")) == []
    assert [held.label for held in people.roles_of(by, cast.pk("clerk"), date(2025, 1, 1))] == ["经办人"]
    assert [held.agency_name for held in people.roles_ever(by, cast.pk("clerk"))] == ["云溪县科学技术局"]
    assert people.roles_ever(cast.actor("stranger"), cast.pk("clerk")) == []


@pytest.mark.parametrize(
    ("kind", "level", "name", "parent", "article", "organ"),
    [
        ("department", "county", "云溪县林业局", "government", "第二十四条第一款第一项", "government"),
        ("department", "county", "云溪县司法局", "government", "第二十八条", "government"),
        ("general_office", "county", "云溪县人民政府办公室", "government", "第二十四条第一款第一项", "government"),
        ("government", "township", "云溪县白石镇人民政府", "government", "第二十四条第一款第二项", "government"),
        ("government", "county", "云溪县人民政府", None, "第二十四条第一款第二项", None),
        ("dispatched", "township", "城关街道办事处", "government", "第二十四条第一款第三项", "government"),
        ("branch", "township", "白石市场监督管理所", "science", "第二十四条第四款", "government"),
        ("vertical", "county", "云溪县税务局", "government", "第二十七条", None),
        ("government", "province", "某省人民政府", None, "第二十四条第二款", None),
        ("department", "state", "某部", None, "第二十五条第一项", None),
    ],
)
def test_reviewing_organ_as_the_law_proposes(cast, kind, level, name, parent, article, organ):
    above = getattr(cast, parent).pk if parent else None
    proposal = reviewing.proposed(cast.actor("system_admin"), kind=kind, level=level, name=name, parent=above)
    assert proposal.rule.article == article
    assert proposal.organ == (getattr(cast, organ).pk if organ else None)
    assert proposal.itself is (level in ("province", "state"))


@pytest.mark.parametrize("kind", ["authorised", "other"])
def test_no_rule_no_proposal(cast, kind):
    assert reviewing.proposed(cast.actor("system_admin"), kind=kind, level="county", name="某组织", parent=None) is None


def titles(cast, who):
    return [each.title for each in duties.todo(cast.actor(who), TODAY)]


def test_duties_of_each_role(cast):
    assert titles(cast, "system_admin") == ["2个机关还没有登记人员", "6个机关没有写明政府信息公开工作机构"]
    assert titles(cast, "security_admin") == ["2个机关没有经办人", "6个机关没有替岗人"]
    assert titles(cast, "competent_office") == ["所管的1个机关没有经办人"]
    assert titles(cast, "clerk") == []
    assert titles(cast, "finance_clerk") == ["写明“云溪县财政局”的政府信息公开工作机构", "登记“云溪县财政局”的政务公开领导小组"]
    for who in ("reviewer", "leader", "auditor", "audit_admin", "newcomer", "visitor"):
        assert titles(cast, who) == []


def test_handover_stands_first(cast):
    register_leave(cast.actor("system_admin"), person=cast.pk("clerk"), on=TODAY, successor=cast.pk("newcomer"))
    first = duties.todo(cast.actor("security_admin"), TODAY)[0]
    assert (first.title, first.urgent, first.due) == ("确认陈文慧的交接", True, TODAY)
    assert first.why == "离岗，自2026年1月20日起；建议由许家宁接手"


def test_who_registered_a_leaver_sees_on_whom_it_waits(cast):
    """The desk said that nothing waits for others while a handover did."""
    register_leave(cast.actor("system_admin"), person=cast.pk("clerk"), on=TODAY, successor=cast.pk("newcomer"))
    (waits,) = [each for each in duties.todo(cast.actor("system_admin"), TODAY) if each.waits_for]
    assert (waits.title, waits.waits_for, waits.due, waits.urgent) == ("确认陈文慧的交接", "安全管理员", TODAY, False)


def test_many_handovers_are_one_line(cast):
    for who in ("clerk", "deputy", "reviewer", "leader", "finance_clerk", "township_clerk"):
        register_leave(cast.actor("system_admin"), person=cast.pk(who), on=TODAY)
    assert titles(cast, "security_admin")[0] == "确认6次交接"


def test_contact_to_complete(cast):
    from gongkai.portal.agencies.deeds.contacts import edit_unit

    edit_unit(cast.actor("clerk"), unit=cast.unit.pk, name="办公室", is_disclosure_office=True, phone="1")
    assert titles(cast, "clerk") == titles(cast, "deputy") == ["补全工作机构的办公地址、办公时间、传真、互联网联系方式"]


def test_names_of_the_past_in_the_office_of_a_row(cast):
    change_standing(cast.actor("system_admin"), agency=cast.office.pk, since=date(2025, 1, 1), name="云溪县人民政府办公室（数据局）")
    by = cast.actor("clerk")
    assert bodies.one(by, cast.finance.key, date(2024, 12, 31)).office_name == "云溪县人民政府办公室"
    assert bodies.one(by, cast.finance.key).office_name == "云溪县人民政府办公室（数据局）"


def queries(read) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        read()
    return len(captured)


READS = {
    "bodies": (lambda by, cast: list(bodies.listed(by)[:50]), 1),
    "bodies found": (lambda by, cast: list(bodies.listed(by, q="局", lack="clerk", state="all")[:50]), 1),
    "tree": (lambda by, cast: bodies.tree(by), 1),
    "body": (lambda by, cast: bodies.one(by, cast.science.key), 1),
    "past": (lambda by, cast: bodies.past(by, cast.science.pk), 3),
    "below": (lambda by, cast: list(bodies.below(by, cast.office.pk)[:50]), 1),
    "directory": (lambda by, cast: list(bodies.directory()[:50]), 1),
    "people": (lambda by, cast: people.with_roles(people.listed(by)[:50]), 3),
    "handovers": (lambda by, cast: list(handovers.listed(by)), 1),
    "duties of the system administrator": (lambda by, cast: duties.todo(cast.actor("system_admin"), TODAY), 10),
    "duties of the security administrator": (lambda by, cast: duties.todo(cast.actor("security_admin"), TODAY), 12),
}


@pytest.mark.parametrize("read", READS)
def test_number_of_queries_does_not_grow(cast, read):
    act, most = READS[read]
    by = cast.actor("system_admin")
    assert queries(lambda: act(by, cast)) <= most
    for place in range(8):
        made = open_body(
            cast.actor("system_admin"),
            name=f"云溪县第{place}局",
            kind="department",
            level="county",
            division=DIVISION,
            opened_on=SINCE,
            parent=cast.government.pk,
            competent_office=cast.office.pk,
        )
        person, _ = register_person(cast.actor("system_admin"), username=f"p{place}", name="某", agency=made.pk, joined_on=TODAY)
        appoint(cast.actor("security_admin"), person=person.pk, role="clerk", agency=made.pk, since=TODAY)
        change_standing(cast.actor("system_admin"), agency=cast.science.pk, since=date(2023, 1, 1 + place), short_name=f"简称{place}")
    assert queries(lambda: act(by, cast)) <= most


@pytest.mark.slow
def test_three_thousand_bodies_and_twenty_thousand_people(db, settings):
    from time import perf_counter

    from gongkai.portal.agencies.selectors.seats import actor_of

    settings.GONGKAI_TODAY = TODAY
    region = settle()
    by = actor_of(region.people["system_admin"])
    office = actor_of(region.people["competent_office"])
    reads = {
        "bodies": lambda: list(bodies.listed(by)[:50]),
        "found": lambda: list(bodies.listed(by, q="林业")[:50]),
        "lack": lambda: list(bodies.listed(by, lack="clerk")[:50]),
        "people": lambda: people.with_roles(people.listed(by)[:50]),
        "people of the office": lambda: people.with_roles(people.listed(office)[:50]),
        "people found": lambda: list(people.listed(by, q="伟")[:50]),
        "tree": lambda: bodies.tree(by),
        "below": lambda: list(bodies.below(office, region.office)[:50]),
        "duties": lambda: duties.todo(by, TODAY),
        "duties of the office": lambda: duties.todo(office, TODAY),
    }
    for name, read in reads.items():
        read()
        start = perf_counter()
        read()
        taken = perf_counter() - start
        print(f"{name}: {taken * 1000:.0f} ms")  # noqa: T201  # shown with -s
        assert taken < 2, name
