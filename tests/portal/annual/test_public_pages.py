"""Published reports as the public finds them: from a body to its reports and back, side by side, under addresses that are wrong."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from lxml import etree

from gongkai.portal.agencies.deeds.reorganising import close_body
from gongkai.portal.annual.charts import bars
from gongkai.portal.annual.models import Publication
from gongkai.portal.annual.selectors import published
from gongkai.portal.audit import guard
from tests.portal.big_region import settle
from tests.portal.big_reports import publish_years
from tests.portal.cast import TODAY

from .going import TO_PUBLIC, YEAR, begin, fill, one_more, take

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(cast):
    return take(cast, begin(cast), *TO_PUBLIC)


@pytest.fixture
def region():
    settle(40, 400)
    publish_years((2022, 2023, 2024))


def page(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def test_body_shows_its_reports_and_the_report_leads_to_the_body(report, client, cast):
    body, own = reverse("agencies_public:body", args=[cast.science.key]), reverse("reports:report", args=[cast.science.key, YEAR])
    assert f'href="{own}"' in page(client, body)
    assert f'href="{body}"' in page(client, own)
    assert "还没有在这里公开过年度报告" in page(client, reverse("agencies_public:body", args=[cast.finance.key]))


def test_reports_of_a_body_stand_on_its_page(report, client, cast):
    answer = client.get(reverse("reports:body", args=[cast.science.key]))
    assert answer["Location"] == reverse("agencies_public:body", args=[cast.science.key]) + "#h-reports"
    page(client, reverse("reports:body", args=["nope"]), 404)


def test_report_leads_to_the_other_years(region, client):
    key = Publication.objects.filter(filing__year=2023).values_list("filing__agency__key", flat=True)[0]
    assert f'href="{reverse("reports:report", args=[key, 2022])}"' in page(client, reverse("reports:report", args=[key, 2023]))


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("?year=²", 404),
        ("?year=abc", 404),
        ("?year=1999", 404),
        ("?year=99999999999999999999", 404),
        ("?page=²", 200),
        ("?page=99999999999999999999", 200),
    ],
)
def test_odd_addresses_of_the_list(report, client, address, status):
    assert "<h1>" in page(client, f"/reports/{address}", status)


@pytest.mark.parametrize("year", ["²", "abc", "1990", "99999999999999999999999"])
def test_odd_years_of_a_comparison(report, client, cast, year):
    shown = page(client, f"/reports/compare/?body={cast.science.key}&body={cast.finance.key}&year={year}")
    assert f"{YEAR}年度各机关" in shown


def test_list_adds_up(cast, report):
    listed = published.of_year(YEAR)
    assert listed.due == listed.published + listed.let_off + listed.missing


def test_nobody_is_late_for_a_year_that_was_not_kept_here(report, client):
    shown = page(client, f"/reports/?year={YEAR - 3}")
    assert "逾期未公开" not in shown
    assert f"这里还没有{YEAR - 3}年度的报告" in shown


def test_report_of_a_body_that_ended_in_its_year_is_listed(report, cast):
    with guard.lifted():
        close_body(cast.actor("system_admin"), agency=cast.science.pk, successor=None, on=TODAY, document_title="撤销")
        cast.science.standings.update(until=date(YEAR, 6, 1))
        type(cast.science).objects.filter(pk=cast.science.pk).update(closed_on=date(YEAR, 6, 1))
    assert cast.science.key in {one.key for one in published.of_year(YEAR).entries}


def test_comparison_says_how_every_request_ended(report, client, cast):
    shown = page(client, f"/reports/compare/?body={cast.science.key}")
    for label in ("（三）不予公开 1.属于国家秘密", "（四）无法提供 1.本机关不掌握相关政府信息", "三、本年度办理结果 （七）总计"):
        assert label in shown
    assert f'<a href="{reverse("reports:report", args=[cast.science.key, YEAR])}">{YEAR}年</a>' in shown


def test_bodies_are_drawn_in_the_order_chosen_with_their_shares(region, client):
    keys = list(Publication.objects.filter(filing__year=2024).order_by("-pk").values_list("filing__agency__key", flat=True)[:3])
    shown = page(client, "/reports/compare/?year=2024&" + "&".join(f"body={key}" for key in keys))
    names = [name for _, name in published.agencies_by_key(keys).values()]
    assert re.findall(r'class="bar-name">([^<]*)<', shown)[:3] == names
    assert len(re.findall(r"办结\d+件", shown)) == len(names)


def test_bars_share_a_scale_from_zero():
    drawn = bars(["甲", "乙", "丙", "丁"], [Decimal(4), Decimal(0), None, Decimal(1)])
    assert [bar.length for bar in drawn] == [100, 0, 0, 25]
    assert [bar.value for bar in drawn] == [4, 0, None, 1]


def test_what_is_not_compared_is_told(region, client):
    keys = list(Publication.objects.filter(filing__year=2024).values_list("filing__agency__key", flat=True)[:14])
    shown = page(client, "/reports/compare/?body=nope&" + "&".join(f"body={key}" for key in keys))
    assert "没有编号是“nope”的机关" in shown
    assert "后面的3个没有列" in shown


def test_changed_text_of_a_part_was_not_blank_before(report, client, cast):
    take(cast, report, ("clerk", "correct", "更正。"))
    fill(cast, report, **one_more())
    take(cast, report, *TO_PUBLIC[:-1], ("clerk", "publish", "更正一件。"))
    shown = page(client, reverse("reports:report", args=[cast.science.key, YEAR]))
    assert '<td data-label="更正前">—</td><td data-label="更正后">文字有修改</td>' in shown


def test_feed_tells_every_version_under_its_own_address(report, client, cast):
    take(cast, report, ("clerk", "correct", "更正。"))
    fill(cast, report, **one_more())
    take(cast, report, *TO_PUBLIC[:-1], ("clerk", "publish", "更正一件。"))
    answer = client.get(reverse("reports:feed"))
    assert answer["Content-Type"].startswith("application/atom+xml")
    entries = etree.fromstring(answer.content).findall("{*}entry")
    assert [entry.findtext("{*}id").rpartition("/reports/")[2] for entry in entries] == [
        f"{cast.science.key}/{YEAR}/v{version}/" for version in (2, 1)
    ]
    assert entries[0].findtext("{*}summary") == "更正一件。"
    assert client.get(reverse("reports:feed"), headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_pages_say_what_they_are_about(report, client, cast):
    own = reverse("reports:report", args=[cast.science.key, YEAR])
    for address in ("/", "/reports/", own, "/reports/compare/", "/data/", "/bodies/", f"/bodies/{cast.science.key}/"):
        assert re.search(r'<meta name="description" content="[^"{]{15,}">', page(client, address)), address
    for address in (own, f"{own}v1/"):
        assert f'<link rel="canonical" href="http://testserver{own}">' in page(client, address)


def test_style_of_public_tables_is_served_with_the_pages_that_need_it(report, client, cast):
    own = reverse("reports:report", args=[cast.science.key, YEAR])
    for address in (own, f"/reports/compare/?body={cast.science.key}"):
        assert "annual/public.css" in page(client, address)


def test_published_page_keeps_its_own_style_and_runs_nothing(report, client, cast):
    answer = client.get(reverse("reports:file", args=[cast.science.key, YEAR, 1, "html"]))
    assert b"<style>" in answer.content
    policy = answer["Content-Security-Policy"]
    assert "style-src 'unsafe-inline'" in policy
    assert "default-src 'none'" in policy
