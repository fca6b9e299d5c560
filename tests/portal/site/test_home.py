"""The public pages: the home with its bodies, finding a body by any name it had, help, accessibility, privacy."""

import re
from datetime import date

import pytest
from django.test import Client

from gongkai.portal.agencies.models import Agency, Standing, Unit
from gongkai.portal.agencies.roles import ROLES
from gongkai.portal.annual.models import Filing, Publication, Snapshot
from gongkai.portal.audit.guard import lifted
from gongkai.portal.frame import clock
from gongkai.portal.site.selectors import finding, home, who
from tests.portal.big_region import FOUNDED, settle

NAMES = ("云溪县人民政府", "云溪县科学技术局", "云溪县人民政府办公室", "云溪县经济和信息化局", "云溪县白石镇人民政府")


@pytest.fixture
def county(db):
    """A county with a past: a renamed bureau, and one that was merged into another."""
    with lifted():
        government, office, science, trade, sport, town = (
            Agency.objects.create(key=f"339900-{number:04d}", opened_on=FOUNDED) for number in range(1, 7)
        )
        rows = [
            (government, "云溪县人民政府", "县政府", "government", "county", None, office),
            (office, "云溪县人民政府办公室", "县政府办", "general_office", "county", government, None),
            (science, "云溪县科学技术局", "县科技局", "department", "county", government, office),
            (trade, "云溪县经贸局", "县经贸局", "department", "county", government, office),
            (sport, "云溪县体育局", "县体育局", "department", "county", government, office),
            (town, "云溪县白石镇人民政府", "白石镇", "government", "township", government, office),
        ]
        for place, (agency, name, short, kind, level, parent, competent) in enumerate(rows):
            Standing.objects.create(
                agency=agency,
                since=FOUNDED,
                name=name,
                short_name=short,
                kind=kind,
                level=level,
                division="339900",
                parent=parent,
                competent_office=competent,
                place=place,
            )
        Standing.objects.filter(agency=trade).update(until=date(2024, 7, 1))
        Standing.objects.create(
            agency=trade,
            since=date(2024, 7, 1),
            name="云溪县经济和信息化局",
            short_name="县经信局",
            kind="department",
            level="county",
            parent=government,
            competent_office=office,
            place=3,
        )
        Standing.objects.filter(agency=sport).update(until=date(2025, 3, 1))
        Agency.objects.filter(pk=sport.pk).update(closed_on=date(2025, 3, 1))
        Unit.objects.create(
            agency=office,
            name="政务公开办公室",
            is_disclosure_office=True,
            address="溪山路1号",
            phone="0000-6210002",
            hours="工作日8:30至12:00",
            since=FOUNDED,
        )


def text_of(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_home_before_founding(db):
    text = text_of("/")
    assert "平台刚刚装好，还没有登记机关" in text
    assert "政府信息公开平台" in text


def test_home_names_the_government_and_whom_to_ask(county):
    text = text_of("/")
    for word in ("云溪县政府信息公开", "云溪县人民政府办公室", "0000-6210002", "溪山路1号"):
        assert word in text


def test_home_groups_the_bodies_of_today(county):
    groups = {group.heading: [body.name for body in group.bodies] for group in home.home().groups}
    assert groups == {
        "政府和办公室": ["云溪县人民政府", "云溪县人民政府办公室"],
        "政府工作部门": ["云溪县科学技术局", "云溪县经济和信息化局"],
        "乡镇": ["云溪县白石镇人民政府"],
    }


def test_home_of_a_city_names_its_own_bodies_only(db):
    settle(200, 1200)
    groups = home.home().groups
    assert [group.heading for group in groups] == ["政府和办公室", "下级人民政府"]
    assert len(groups[1].bodies) == 4


@pytest.mark.parametrize("path", ["/", "/search/?q=科技", "/search/?q=海洋", "/search/", "/help/", "/accessibility/", "/privacy/"])
def test_every_link_leads_somewhere(county, path):
    """A page of today promises nothing that is not there."""
    for link in set(re.findall(r'href="(/[^"#]*)"', text_of(path))):
        if link.startswith("/static/"):
            continue
        # Signing in leads on to the founding while nobody is registered.
        assert Client().get(link.replace("&amp;", "&")).status_code == (302 if link == "/login/" else 200), link


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("科技局", ["云溪县科学技术局"]),  # a short name
        ("科学技术", ["云溪县科学技术局"]),  # a part of the name
        ("经贸局", ["云溪县经济和信息化局"]),  # a former name
        ("体育局", ["云溪县体育局"]),  # one that has ended
        ("339900-0003", ["云溪县科学技术局"]),  # its number
        ("３３９９００－０００３", ["云溪县科学技术局"]),  # in full-width signs
        (" “科 技 局” ", ["云溪县科学技术局"]),  # as somebody copies it
        ("人民政府", ["云溪县人民政府", "云溪县人民政府办公室", "云溪县白石镇人民政府"]),  # short names first
        ("云溪县", [*NAMES, "云溪县体育局"]),  # what has ended comes last
        ("海洋局", []),
        ("", []),
        ("%", []),
    ],
)
def test_finding(county, asked, names):
    assert [found.name for found in finding.find(asked)] == names


def test_former_name_is_told_where_it_was_asked(county):
    assert [found.formerly for found in finding.find("经贸局")] == ["云溪县经贸局"]
    assert [found.formerly for found in finding.find("经济和信息化")] == [""]


def test_exact_name_comes_first(county):
    assert finding.find("云溪县人民政府")[0].name == "云溪县人民政府"


def test_nothing_found_shows_the_ways_on(county):
    text = text_of("/search/?q=海洋局")
    for word in ("没有找到", "换一个说法", "看全部机关", "打电话问", "0000-6210002"):
        assert word in text


def test_question_is_shown_as_text(county):
    text = text_of("/search/?q=<script>alert(1)</script>")
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text


def test_many_hits_are_cut_into_pages(db):
    settle(130, 700)
    first = Client().get("/search/?q=镇")
    assert len(first.context["page"].object_list) == 20
    assert "下一页" in first.content.decode()
    assert Client().get("/search/?q=镇&page=99").context["page"].number == first.context["page"].paginator.num_pages


def test_help_names_every_role(county):
    text = text_of("/help/")
    for role in ROLES.values():
        assert role.label in text


def test_identity(county):
    found = who.identity()
    assert (found.title, found.host, found.phone) == ("云溪县政府信息公开", "云溪县人民政府办公室", "0000-6210002")


def publish_science(*days):
    science = Agency.objects.get(key="339900-0003")
    with lifted():
        filing = Filing.objects.create(agency=science, year=2025, stage="published")
        for version, day in enumerate(days, 1):
            snapshot = Snapshot.objects.create(
                filing=filing, number=version, move="publish", at=clock.now(), content="{}", sha256=str(version), rules=""
            )
            Publication.objects.create(
                filing=filing,
                version=version,
                snapshot=snapshot,
                agency_name="云溪县科学技术局",
                title=f"云溪县科学技术局2025年政府信息公开工作年度报告（第{version}版）",
                published_on=day,
            )


def test_home_lists_reports_in_their_newest_version(county):
    publish_science(date(2026, 1, 20), date(2026, 1, 22))
    assert [(report.version, report.filing.year) for report in home.home().reports] == [(2, 2025)]
    text = text_of("/")
    assert 'href="/reports/339900-0003/2025/"' in text
    assert "2026年1月22日" in text
    assert "还没有年度报告公布在这里" not in text


def test_home_never_says_that_nothing_is_published_where_reports_are(county):
    publish_science(date(2026, 1, 20))
    text = text_of("/")
    assert "还没有信息发布在这里" not in text
    assert 'href="/reports/compare/"' in text


@pytest.mark.parametrize("asked", ["科学技术局 2025", "科学技术局 年报", "科学技术局　2025　年报", "科技局 2025", "科技局2025年度年报"])
def test_report_is_found_by_several_words(county, asked):
    publish_science(date(2026, 1, 20))
    text = text_of(f"/search/?q={asked}")
    assert 'href="/reports/339900-0003/2025/"' in text
    assert "没有找到" not in text


@pytest.mark.parametrize("path", ["/search/?q=%00", "/bodies/?q=%00", "/bodies/a%00/", "/api/v1/bodies?q=%00", "/reports/?q=%00"])
def test_address_with_a_null_sign_is_not_understood(county, path):
    """PostgreSQL takes none, so the page would break."""
    assert Client().get(path).status_code == 400
