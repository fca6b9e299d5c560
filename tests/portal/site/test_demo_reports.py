"""The annual reports of the demo: every stage on the board, figures that add up, faults exactly where they are meant to be."""

from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from gongkai.portal.agencies.models import Person, Standing
from gongkai.portal.annual import store
from gongkai.portal.annual.models import Exemption, Fact, Filing, Merger, OldReport, Publication, Reminder, Step
from gongkai.portal.annual.proof import FORMATS, figures_of, read_again
from gongkai.portal.annual.selectors import board, filings
from gongkai.portal.site.demo.bodies import BODIES, GOVERNMENT, MERGED, OFFICE
from gongkai.portal.site.demo.reports_figures import SIZES
from gongkai.portal.site.demo.reports_slips import SLIPS
from gongkai.report import State

YEARS = (2023, 2024)
NAMES = {body.slug: body.name for body in (GOVERNMENT, OFFICE, *BODIES)}

pytestmark = pytest.mark.usefixtures("told")


def agency(slug: str, year: int = 2024) -> int:
    name = MERGED.name if (slug, year) == ("wenlv", 2025) else NAMES[slug]
    return Standing.objects.filter(name=name).values_list("agency_id", flat=True).get()


def filing(slug: str, year: int) -> Filing:
    return Filing.objects.get(agency_id=agency(slug, year), year=year)


def newest(found: Filing) -> Publication:
    return found.publications.order_by("-version")[0]


def sign_in(username: str) -> Client:
    client = Client()
    client.force_login(Person.objects.get(username=username), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("year", YEARS)
def test_everybody_published_the_years_before(year):
    """All bodies of the year and the county itself; exactly one too late."""
    found = Filing.objects.filter(year=year)
    assert found.count() == len(SIZES) + 1
    assert set(found.values_list("stage", flat=True)) == {"published"}
    department, government = board.statutory(year)[1]
    county = agency("yunxi")
    first = dict(Publication.objects.filter(filing__in=found, version=1).values_list("filing__agency_id", "published_on"))
    late = [pk for pk, on in first.items() if on > (government if pk == county else department)]
    assert late == ([agency("tiyu")] if year == 2023 else [])


def test_every_stage_is_on_the_board():
    office = agency("zhengfuban")
    actor = actor_of("shenmuyun")
    shown = board.board(actor, office, 2025)
    stages = Counter(row.stage for row in shown.rows)
    assert stages == {
        "published": 3,
        "accepted": 2,
        "handed_in": 4,
        "returned": 1,
        "office_review": 1,
        "leader_review": 1,
        "approved": 1,
        "drafting": 1,
        "not_started": 1,
        "exempt": 1,
    }
    assert set(stages) == set(board.BOARD_STAGES)
    assert (shown.hand_in_by, shown.publish_by) == (date(2026, 1, 23), date(2026, 1, 28))
    assert shown.hand_in_by < board.statutory(2025)[0]


def actor_of(username: str):
    from gongkai.portal.agencies.selectors.seats import actor_of as found

    return found(Person.objects.get(username=username), "192.0.2.10")


def test_facts_are_those_of_what_went_out():
    checked = 0
    for found in Filing.objects.filter(stage="published", archived=False):
        report = filings.report_in(newest(found).snapshot)
        facts = {fact.address: (fact.value, fact.state) for fact in Fact.objects.filter(filing=found)}
        assert facts == {a: (f.value, f.state.value) for a, f in report.figures.items() if f.state is not State.ABSENT}
        checked += 1
    assert checked == 39


def test_files_say_what_was_signed():
    for found in Filing.objects.filter(stage="published", archived=False):
        publication = newest(found)
        expected = figures_of(filings.report_in(publication.snapshot))
        files = {file.format: file.sha256 for file in publication.files.all()}
        assert set(files) == set(FORMATS)
        for to in ("html", "json"):
            assert figures_of(read_again(store.fetch(files[to]), to)) == expected


@pytest.mark.parametrize("year", YEARS)
def test_county_is_the_sum_of_its_members(year):
    """Added here by hand, from the facts of everybody else; the sum was taken from a merger without anybody missing."""
    county = filing("yunxi", year)
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for address, value in Fact.objects.filter(year=year).exclude(filing=county).values_list("address", "value"):
        sums[address] += value
    assert dict(Fact.objects.filter(filing=county).values_list("address", "value")) == sums
    merger = Merger.objects.get(taken_by=county)
    assert (merger.missing, len(merger.members)) == ([], len(SIZES))


def test_what_was_left_over_is_carried_on():
    """Column by column, but where a report is meant to say otherwise; the merged bureau carries on both bureaus'."""
    for slug in SIZES:
        for year in (2024, 2025):
            if not Fact.objects.filter(agency_id=agency(slug, year), year=year).exists() or (slug, year) in SLIPS:
                continue
            before = ("wenlv", "tiyu") if (slug, year) == ("wenlv", 2025) else (slug,)
            last = Counter()
            for one in before:
                last.update(row(one, year - 1, "carried_out"))
            assert row(slug, year, "carried_in") == dict(last), (slug, year)


def row(slug: str, year: int, key: str) -> dict[str, int]:
    facts = Fact.objects.filter(agency_id=agency(slug, year), year=year, address__startswith=f"requests/{key}/")
    return {address.rpartition("/")[2]: int(value) for address, value in facts.values_list("address", "value")}


def test_faults_are_where_they_are_meant_to_be():
    """Every report checked anew as the first time: its slip is found, and nothing else worth more than a remark."""
    slugs = {agency(slug, year): slug for slug in NAMES for year in (2024, 2025) if (slug, year) != ("tiyu", 2025)}
    seen = {}
    for found in Filing.objects.filter(archived=False):
        judged = filings.findings(found)
        slip = SLIPS.get((slugs[found.agency_id], found.year))
        expected = set(slip.codes) if slip else set()
        worse = {one.finding.code for one in judged if one.finding.severity.value != "info"}
        assert worse <= expected, (found, worse)
        assert expected <= {one.finding.code for one in judged}, found
        seen[slugs[found.agency_id], found.year] = {one.finding.code for one in judged if one.open}
    assert set(SLIPS) <= set(seen)
    assert {key: codes for key, codes in seen.items() if codes} == {("keji", 2025): {"A104", "B101"}}


def test_error_is_let_stand_in_public():
    for slug in ("ziran", "yunxi"):
        publication = newest(filing(slug, 2024))
        assert [waiver["code"] for waiver in publication.waivers] == ["B101", "B101"]
        assert all(one["explained"] for one in publication.snapshot.findings if one["severity"] == "error")
        page = Client().get(f"/reports/{publication.filing.agency.key}/2024/").content.decode()
        assert SLIPS[slug, 2024].waived in page
        assert SLIPS[slug, 2024].explained in page


def test_office_has_something_to_decide():
    undecided = Filing.objects.filter(year=2025, stage="handed_in", errors__gt=0)
    assert {f.agency_id for f in undecided} == {agency("ziran"), agency("gongan")}
    returned = filing("chengguan", 2025)
    assert returned.remarks.filter(settled_at=None).count() == 3
    assert returned.steps.get(move="return").note


def test_erratum():
    found = filing("caizheng", 2024)
    second, first = found.publications.order_by("-version")
    assert {change["address"] for change in second.changes} == {"proactive/charges/amount", ""}
    amounts = [filings.report_in(one.snapshot).value("proactive/charges/amount") for one in (first, second)]
    assert amounts[1] - amounts[0] == Decimal("2.7")
    assert "少计2.7万元" in Client().get(f"/reports/{found.agency.key}/2024/").content.decode()


def test_clerk_finds_two_faults_and_another_s_words():
    found = filing("keji", 2025)
    assert list(found.working.rivals) == ["proactive/licences/decisions"]
    client = sign_in("hexiulan")
    page = client.get(f"/desk/annual/2025/{found.agency.key}/").content.decode()
    assert "A104" in page
    assert "B101" in page
    part = client.get(f"/desk/annual/2025/{found.agency.key}/part/2/").content.decode()
    assert "唐一鸣" in part


def test_copied_and_contradicting_reports_lie_at_the_office():
    client = sign_in("shenmuyun")
    for slug, code in (("zhujian", "B105"), ("gongan", "D102"), ("ziran", "A104")):
        found = filing(slug, 2025)
        page = client.get(f"/desk/annual/2025/{found.agency.key}/review/").content.decode()
        assert code in page, slug


def test_nobody_signed_their_own():
    for found in Filing.objects.filter(archived=False):
        steps = list(Step.objects.filter(filing=found).order_by("pk").values_list("move", "by_id"))
        submitted = {by for move, by in steps if move == "submit"}
        assert not submitted & {by for move, by in steps if move in ("pass", "sign", "accept")}, found


def test_old_report_is_kept_with_its_words():
    old = OldReport.objects.get()
    found = Filing.objects.get(archived=True)
    assert (old.state, found.year, found.published_on) == (OldReport.KEPT, 2012, date(2013, 3, 18))
    assert not Fact.objects.filter(filing=found).exists()
    page = Client().get(f"/reports/{found.agency.key}/2012/").content.decode()
    assert "镇政府在政府大院和九个村设立公开栏" in page
    assert "一、总体情况" not in page
    assert "逾期未公开" not in Client().get("/reports/?year=2012").content.decode()


def test_reminded_and_let_off():
    assert Exemption.objects.get().agency_id == agency("nanping")
    assert Counter(Reminder.objects.values_list("channel", flat=True)) == {"platform": 4, "phone": 1}
    assert "洪水冲毁镇政府办公楼" in Client().get("/reports/?year=2025").content.decode()


def test_reports_are_told_apart_by_their_words():
    """No two reports have the same first part; each says its own body's deed."""
    words = [filings.report_in(newest(found).snapshot).part(1).text for found in Filing.objects.filter(stage="published", archived=False)]
    assert len(set(words)) == len(words) == 39


@pytest.mark.parametrize(
    ("username", "words"),
    [
        ("hexiulan", "填完云溪县科学技术局2025年度报告"),
        ("panyingzi", "2025年度报告"),
        ("kongqinghua", "2025年度报告"),
        ("fuguoqiang", "2025年度报告"),
        ("shitianyu", "2025年度报告"),
        ("shenmuyun", "审核已报送的4家年度报告"),
    ],
)
def test_desk_says_who_has_the_next_step(username, words):
    context = sign_in(username).get("/desk/").context
    waiting = context["waiting"]
    assert words in " ".join(todo.title for todo in (waiting.first, *waiting.rest))


def test_home_has_the_newest_reports():
    page = Client().get("/").content.decode()
    assert "云溪县文化广电旅游体育局2025年政府信息公开工作年度报告" in page
    assert "还没有年度报告公布在这里" not in page


def test_what_was_sent_back_says_who_and_why():
    page = sign_in("panyingzi").get("/desk/").content.decode()
    assert "沈慕云1月14日退回：三处请核对后改好，21日前再报。" in page
    assert "没有被退回的事" not in page


def test_board_of_an_earlier_year_expects_no_body_that_came_later():
    """The bureau merged in March 2025 owes no report of 2024; the two it came from gave theirs."""
    shown = board.board(actor_of("shenmuyun"), agency("zhengfuban"), 2024)
    assert {row.stage for row in shown.rows} == {"published"}
    assert len(shown.rows) == len(SIZES)
    assert shown.government and shown.government.stage == "published"
    page = sign_in("shenmuyun").get("/desk/annual/board/2024/").content.decode()
    assert "2024年度的报告都已公开" in page
    assert "等各机关报送" not in page


@pytest.mark.parametrize(
    ("q", "title"), [("科技局", "云溪县科学技术局2024年"), ("财政局2024", "云溪县财政局2024年"), ("城关镇", "城关镇人民政府2012年")]
)
def test_search_finds_reports(q, title):
    page = Client().get("/search/", {"q": q}).content.decode()
    assert title in page
    assert "没有找到" not in page
