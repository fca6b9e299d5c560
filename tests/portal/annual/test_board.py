"""The board of an office: its numbers and their lists, whom to remind, the one next step, what it may not see."""

import csv
import io
import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.portal.agencies.models import Agency, Appointment, Person
from gongkai.portal.annual.deeds.collecting import exempt, open_collection, remind
from gongkai.portal.annual.deeds.typing import open_filing
from gongkai.portal.annual.models import Collection, Reminder
from gongkai.portal.annual.selectors.board import BOARD_STAGES, board
from gongkai.portal.annual.selectors.board_page import COLUMNS
from gongkai.portal.annual.selectors.todo import todo
from gongkai.portal.audit.guard import lifted
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Refused
from tests.portal.big_region import settle

from .handing_in import hand_in, lay, report_for

YEAR = 2025
OFFICE = "competent_office"
ROOT = f"/desk/annual/board/{YEAR}/"


@pytest.fixture
def collection(cast):
    """The days of the office."""
    days = {"hand_in_by": date(2026, 1, 23), "publish_by": date(2026, 1, 30)}
    return open_collection(cast.actor(OFFICE), office=cast.office.pk, year=YEAR, **days)


@pytest.fixture
def desk(cast, client, collection):
    """The browser of the office, its days set."""
    cast.sign_in(client, OFFICE)
    return client


def signed_in(cast):
    """Another browser of the office: a session does not last into another day."""
    browser = Client()
    cast.sign_in(browser, OFFICE)
    return browser


def moment(year, month, day):
    return datetime(year, month, day, 9, tzinfo=UTC)


def text_of(answer):
    return answer.content.decode()


def names_in(page):
    return re.findall(r'<th scope="row"><a href="[^"]*">([^<]+)</a>', page)


def test_every_body_once_with_its_stage(cast, desk):
    open_filing(cast.actor("clerk"), agency=cast.science.pk, year=YEAR)
    lay(cast.finance, YEAR)
    found = board(cast.actor(OFFICE), cast.office.pk, YEAR)
    stages = {row.name: row.stage for row in found.rows}
    assert stages == {
        "云溪县人民政府办公室": "not_started",
        "云溪县科学技术局": "drafting",
        "云溪县财政局": "handed_in",
        "云溪县白石镇人民政府": "not_started",
    }


def test_each_number_leads_to_the_list_of_as_many(cast, desk):
    lay(cast.finance, YEAR)
    lay(cast.township, YEAR, stage="returned")
    page = text_of(desk.get(ROOT))
    links = re.findall(r'href="(/desk/annual/board/2025/list/\?[^"]*stage=[^"]*)" aria-label="[^"]*?(\d+)家"', page)
    assert len(links) >= 6
    assert len([url for url, _ in links if "branch=" not in url]) == 3  # the totals
    for link, number in links:
        listed = text_of(desk.get(link.replace("&amp;", "&")))
        assert len(names_in(listed)) == int(number), link


def test_numbers_add_up(cast, desk):
    lay(cast.finance, YEAR)
    page = desk.get(ROOT).context["page"]
    for place, key in enumerate(COLUMNS):
        assert page.total.counts[place].column == key
        assert page.total.counts[place].number == sum(line.counts[place].number for line in page.lines)
    assert page.total.due == sum(line.due for line in page.lines) == 4


@pytest.mark.parametrize(
    ("who", "status"),
    [("clerk", 403), ("leader", 403), ("auditor", 403), ("stranger", 403), ("system_admin", 403), (OFFICE, 200)],
)
def test_only_the_office_opens_it(cast, desk, who, status):
    browser = Client()
    cast.sign_in(browser, who)
    for page in ("", "list/", "remind/", "days/", f"body/{cast.finance.key}/"):
        assert browser.get(ROOT + page).status_code == status, page


def test_board_of_another_county_is_not_found(cast, desk):
    for page in ("", "list/", "remind/", "days/"):
        assert desk.get(f"{ROOT}{page}?office={cast.other_office.key}").status_code == 404
    assert desk.get(f"{ROOT}body/{cast.elsewhere.key}/").status_code == 404


@pytest.mark.parametrize("year", [2007, 2027, 99999])
def test_year_that_makes_no_sense(desk, year):
    assert desk.get(f"/desk/annual/board/{year}/").status_code == 404


def test_first_step_is_to_set_the_days(cast, client):
    cast.sign_in(client, OFFICE)
    page = client.get(ROOT).context["page"]
    assert page.next.url.startswith(f"{ROOT}days/")
    answer = client.post(f"{ROOT}remind/", {"agency": [cast.finance.pk], "channel": "platform"})
    assert answer.url.startswith(f"{ROOT}days/")


def test_days_later_than_the_law_say_so_at_the_field(cast, client):
    cast.sign_in(client, OFFICE)
    late = client.post(f"{ROOT}days/", {"hand_in_by": "2026-02-10", "publish_by": "2026-02-10"})
    assert late.status_code == 422
    assert set(late.context["form"].errors) == {"hand_in_by", "publish_by"}
    assert "条例第四十九条" in text_of(late)
    assert (
        client.post(f"{ROOT}days/", {"hand_in_by": "2026年1月22日", "publish_by": "2026-01-30", "note": "另送纸质件。"}).status_code == 302
    )
    assert Collection.objects.get().hand_in_by == date(2026, 1, 22)


@pytest.mark.parametrize(
    ("today", "handed_in", "begins"),
    [
        (date(2026, 1, 6), [], "催一催没开始和退回修改的4家"),  # nothing else to do
        (date(2026, 1, 6), ["finance"], "审核已报送的1家"),  # the day is far: what has come is read first
        (date(2026, 1, 20), ["finance"], "催一催没开始和退回修改的3家"),  # the day is near
    ],
)
def test_one_next_step(cast, desk, today, handed_in, begins):
    for body in handed_in:
        lay(getattr(cast, body), YEAR)
    with clock.stopped_at(moment(today.year, today.month, today.day)):
        page = text_of(desk.get(ROOT))
    assert page.count('class="next-kicker"') == 1
    assert begins in page


def test_all_in_hand_leads_to_the_sum(cast, desk):
    for body in (cast.office, cast.science, cast.finance, cast.township):
        lay(body, YEAR, stage="accepted")
    lay(cast.government, YEAR, stage="drafting")
    assert desk.get(ROOT).context["page"].next.url.startswith("/desk/annual/merge/")


def test_reminding_by_box(cast, desk):
    page = text_of(desk.get(ROOT))
    assert page.count('name="agency"') == 4  # the government waits for the others
    sent = {"agency": [cast.science.pk, cast.finance.pk], "channel": "platform", "text": "请抓紧。"}
    assert desk.post(f"{ROOT}remind/?office={cast.office.key}", sent).status_code == 302
    assert sorted(Reminder.objects.values_list("agency_id", flat=True)) == sorted([cast.science.pk, cast.finance.pk])
    desk.post(f"{ROOT}remind/", {"agency": [cast.finance.pk], "channel": "phone"})
    assert "今天催过，一共2次" in text_of(desk.get(ROOT))
    browser = Client()
    cast.sign_in(browser, "clerk")
    assert "请抓紧。" in text_of(browser.get("/desk/annual/"))


def test_who_was_reminded_today_is_not_reminded_again_by_oversight(cast, desk):
    """Sent to all at once, the next step is another one and no box is ticked; tomorrow it is as before."""
    lay(cast.finance, YEAR)
    desk.post(f"{ROOT}remind/", {"agency": [cast.office.pk, cast.science.pk, cast.township.pk], "channel": "platform"})
    page = text_of(desk.get(ROOT))
    assert "审核已报送的1家" in page[page.index("next-kicker") : page.index("</section>")]
    assert re.findall(r'name="agency" value="\d+"( checked)?', page) == ["", "", ""]
    assert page.count("今天催过") == 3
    assert [each.title for each in todo(cast.actor(OFFICE), clock.today())] == ["审核已报送的1家年度报告"]
    with clock.stopped_at(moment(2026, 1, 21)):
        assert re.findall(r'name="agency" value="\d+"( checked)?', text_of(signed_in(cast).get(ROOT))) == [" checked"] * 3


def test_who_is_still_filling_in_can_be_reminded_too(cast, desk):
    lay(cast.science, YEAR, stage="drafting")
    lay(cast.finance, YEAR)
    assert names_in(text_of(desk.get(f"{ROOT}remind/"))) == ["云溪县白石镇人民政府", "云溪县人民政府办公室"]
    page = desk.get(f"{ROOT}remind/?who=lacking")
    assert names_in(text_of(page)) == ["云溪县白石镇人民政府", "云溪县人民政府办公室", "云溪县科学技术局"]
    assert "另有1家正在填报或者本级审核" in text_of(desk.get(ROOT))


def test_whom_to_telephone_stands_beside(cast, desk):
    with lifted():
        Person.objects.filter(pk=cast.pk("township_clerk")).update(phone="0000-6212032")
    for page in (ROOT, f"{ROOT}remind/"):
        assert '何春生 <span class="num">0000-6212032</span>' in text_of(desk.get(page))


def test_passed_and_not_published_in_time(cast, collection):
    for body in (cast.office, cast.science, cast.finance, cast.township):
        lay(body, YEAR, stage="published" if body == cast.finance else "accepted")
    with clock.stopped_at(moment(2026, 1, 30)):
        assert "过了公开日" not in text_of(signed_in(cast).get(ROOT))
    with clock.stopped_at(moment(2026, 1, 31)):
        desk = signed_in(cast)
        following = desk.get(ROOT).context["page"].next
        assert following.title == "公开过了公开日的3家"
        assert "公开过了公开日的3家2025年度报告" in [each.title for each in todo(cast.actor(OFFICE), clock.today())]
        assert "已通过，待公开" in text_of(desk.get(following.url))
        found = text_of(desk.get(f"{ROOT}list/?only=unpublished"))
    assert len(names_in(found)) == 3
    assert found.count("过期没公开") >= 3


def test_what_was_typed_and_chosen_stays_where_it_was_refused(cast, desk):
    lay(cast.finance, YEAR)
    sent = {"agency": [cast.finance.pk, cast.science.pk], "channel": "platform", "text": "请抓紧。"}
    answer = desk.post(f"{ROOT}remind/", sent)
    page = text_of(answer)
    assert answer.status_code == 422
    assert "请抓紧。" in page
    assert re.findall(r'value="(\d+)" checked', page) == [str(cast.science.pk)]


def test_late_ones_are_marked(cast, desk):
    with clock.stopped_at(moment(2026, 1, 26)):
        assert "过期没报" in text_of(desk.get(ROOT))
        late = text_of(desk.get(f"{ROOT}list/?only=late"))
        assert len(names_in(late)) == 4
        lay(cast.finance, YEAR)
        assert len(names_in(text_of(desk.get(f"{ROOT}list/?only=late")))) == 3
    with clock.stopped_at(moment(2026, 4, 1)):
        later = Client()
        cast.sign_in(later, OFFICE)
        assert len(names_in(text_of(later.get(f"{ROOT}list/?only=late")))) == 3
        assert "过期没公开" in text_of(later.get(ROOT))
    assert "过期没报" not in text_of(desk.get(ROOT))


def test_nobody_to_fill_in_is_said(cast, desk):
    assert "没有人能填报本级政府的报告" in text_of(desk.get(ROOT))
    assert names_in(text_of(desk.get(f"{ROOT}list/?only=clerkless"))) == []
    with lifted():
        Appointment.objects.filter(agency=cast.finance, role__in=("clerk", "deputy")).delete()
    assert names_in(text_of(desk.get(f"{ROOT}list/?only=clerkless"))) == ["云溪县财政局"]
    assert "1家还没报的机关没有经办人" in text_of(desk.get(ROOT))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("stage=handed_in", ["云溪县财政局"]),
        ("stage=not_started", ["云溪县人民政府办公室", "云溪县科学技术局"]),
        ("stage=returned", ["云溪县白石镇人民政府"]),
        ("branch=-1", ["云溪县白石镇人民政府"]),  # townships
        ("branch=0&stage=handed_in", ["云溪县财政局"]),
        ("words=科学", ["云溪县科学技术局"]),
        ("only=errors", ["云溪县财政局"]),
        ("stage=published", []),
    ],
)
def test_filters(cast, desk, query, found):
    filing = lay(cast.finance, YEAR)
    with_errors(filing)
    lay(cast.township, YEAR, stage="returned")
    assert sorted(names_in(text_of(desk.get(f"{ROOT}list/?{query}")))) == sorted(found)


def with_errors(filing):
    with lifted():
        filing.errors = 2
        filing.save()


def test_list_as_a_file(cast, desk):
    exempt(cast.actor(OFFICE), collection=Collection.objects.get().pk, agency=cast.township.pk, reason="=当年撤并。")
    answer = desk.get(f"{ROOT}list/?format=csv")
    rows = list(
        csv.reader(
            io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig") if answer.streaming else text_of(answer).lstrip("\ufeff"))
        )
    )
    assert len(rows) == 5
    township = next(row for row in rows if row[0] == "云溪县白石镇人民政府")
    assert "免报" in township
    assert not any(cell.startswith("=") for cell in township)
    assert desk.get(f"{ROOT}list/?format=xlsx").status_code == 200


OWN_STAGES = (None, "drafting", "approved", "handed_in", "returned", "accepted", "published")


@pytest.mark.parametrize("stage", OWN_STAGES)
@pytest.mark.parametrize("on", [date(2026, 1, 10), date(2026, 1, 26), date(2026, 4, 1)])
def test_the_governments_own_report_is_never_one_of_those_it_is_made_of(cast, desk, stage, on):
    """However far it is and whatever the day: as many bodies on the board, in the list, to remind and late as go into the sum."""
    if stage:
        lay(cast.government, YEAR, stage=stage)
    with clock.stopped_at(moment(on.year, on.month, on.day)):
        cast.sign_in(desk, OFFICE)
        found = board(cast.actor(OFFICE), cast.office.pk, YEAR)
        page = desk.get(ROOT)
        listed = names_in(text_of(desk.get(f"{ROOT}list/")))
        reminding = text_of(desk.get(f"{ROOT}remind/"))
    assert page.context["page"].total.due == len(found.rows) == len(found.members()) == len(listed) == 4
    assert {row.agency for row in found.rows} == {row.agency for row in found.members()}
    assert cast.government.pk not in {row.agency for row in (*found.rows, *found.members(), *found.lagging())}
    assert "云溪县人民政府" not in listed
    assert "云溪县人民政府<" not in reminding
    line = re.search(r"本级政府的报告：.*?</p>", text_of(page)).group()
    assert BOARD_STAGES[stage or "not_started"] in line
    assert ("过期没公开" in line) is (on == date(2026, 4, 1) and stage != "published")


def test_the_governments_own_report_is_neither_reminded_nor_let_off(cast, desk):
    days = Collection.objects.get().pk
    with pytest.raises(Refused):
        remind(cast.actor(OFFICE), collection=days, agencies=[cast.government.pk], channel="platform")
    with pytest.raises(Refused):
        exempt(cast.actor(OFFICE), collection=days, agency=cast.government.pk, reason="不用报。")
    page = text_of(desk.get(f"{ROOT}body/{cast.government.key}/"))
    assert "由各家的报告汇总而成" in page
    assert 'name="act"' not in page


def test_the_governments_own_report_is_judged_like_every_other(cast, desk):
    for body in (cast.office, cast.science, cast.finance, cast.township):
        lay(body, YEAR, stage="accepted")
    assert "等本级政府的报告" not in text_of(desk.get(ROOT))
    lay(cast.government, YEAR)
    url = f"/desk/annual/{YEAR}/{cast.government.key}/review/"
    assert desk.get(ROOT).context["page"].next.url == url
    with clock.stopped_at(moment(2026, 2, 3)):
        assert url in {each.url for each in todo(cast.actor(OFFICE), date(2026, 2, 3))}


def test_page_of_one_body(cast, desk):
    url = f"{ROOT}body/{cast.finance.key}/"
    page = text_of(desk.get(url))
    assert "冯德明" in page
    assert "/review/" not in page
    assert desk.post(url, {"act": "exempt", "reason": ""}).status_code == 422
    assert desk.post(url, {"act": "exempt", "reason": "本年12月新设立。"}).status_code == 302
    assert "本年12月新设立。" in text_of(desk.get(url))
    desk.post(url, {"act": "lift"})
    desk.post(url, {"act": "phone", "text": "说周四报。"})
    assert "说周四报。" in text_of(desk.get(url))
    lay(cast.finance, YEAR)
    assert f"/desk/annual/{YEAR}/{cast.finance.key}/review/" in text_of(desk.get(url))


def test_published_report_that_is_corrected_is_still_in_hand(cast, desk):
    filing = lay(cast.finance, YEAR, stage="published")
    with lifted():
        filing.stage, filing.correcting = "drafting", True
        filing.save()
    row = next(row for row in board(cast.actor(OFFICE), cast.office.pk, YEAR).rows if row.agency == cast.finance.pk)
    assert row.in_hand
    assert not row.is_lacking


QUERIES = {
    62: {"": 13, "list/": 15, "remind/": 12},
    3000: {"": 13, "list/": 15, "remind/": 11},  # those sent back, whose remarks are counted, stand on a later page
}
"""Bodies → page → queries, six of them for who is there and what the frame says."""


@pytest.mark.django_db
@pytest.mark.parametrize("bodies", [62, pytest.param(3000, marks=pytest.mark.slow)])
def test_queries_do_not_grow(bodies):
    region = settle(bodies, 400 if bodies < 100 else 20000)
    for agency in Agency.objects.order_by("pk")[2:12]:
        lay(agency, YEAR, stage="returned")
    browser = Client()
    browser.force_login(region.people[OFFICE], backend="django.contrib.auth.backends.ModelBackend")
    counted = {}
    for page in QUERIES[bodies]:
        browser.get(ROOT + page)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(ROOT + page).status_code == 200
        counted[page] = len(asked)
    assert counted == QUERIES[bodies]


def test_a_report_handed_in_again_counts_once(cast, desk):
    filing = lay(cast.finance, YEAR)
    hand_in(filing, report_for(cast.finance, YEAR))
    assert desk.get(ROOT).context["page"].total.counts[3].number == 1
