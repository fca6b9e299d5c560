"""The public list of a year: pages, who is missing, what is looked for."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.portal.agencies.models import Agency
from gongkai.portal.annual.models import Exemption
from gongkai.portal.annual.selectors import published
from tests.portal.big_region import settle
from tests.portal.big_reports import publish_years

pytestmark = pytest.mark.django_db

BODIES = 130


@pytest.fixture
def region():
    settled = settle(BODIES, 400)
    publish_years((2023, 2024))
    return settled


def test_list_comes_in_pages(region, client):
    first = published.of_year(2024)
    assert (first.due, first.missing + first.published, len(first.entries), first.pages) == (BODIES, BODIES, published.PAGE, 2)
    second = published.of_year(2024, page=2)
    assert len(second.entries) == BODIES - published.PAGE
    assert not {one.key for one in first.entries} & {one.key for one in second.entries}
    assert published.of_year(2024, page=99).page == 2
    page = client.get(reverse("reports:reports") + "?year=2024").content.decode()
    assert "第1页，共2页" in page
    assert page.count("2024年政府信息公开工作年度报告</a>") == sum(one.publication is not None for one in first.entries)


def test_only_the_missing_are_listed(region, client):
    missing = published.of_year(2024, missing=True)
    assert missing.missing > 0
    assert len(missing.entries) == missing.missing
    assert all(one.publication is None for one in missing.entries)
    assert "只列没有公开的" in client.get(reverse("reports:reports") + "?year=2024&missing=1").content.decode()
    assert not Exemption.objects.exists()


def test_search_counts_what_it_finds(region):
    found = published.of_year(2024, "教育局")
    assert found.due == len(found.entries) == 3
    assert published.of_year(2024, "没有这个机关").entries == ()


def test_queries_do_not_grow(region, django_assert_num_queries):
    with django_assert_num_queries(4):
        published.of_year(2024)


PINS = {
    "/reports/?year=2024": 6,
    "/reports/{key}/2023/": 4,
    "/reports/{key}/2023/v1/": 4,
    "/reports/compare/?body={key}": 8,
    "/reports/compare/?body={key}&body={other}&year=2023": 8,
    "/data/": 2,
    "/api/v1/reports?year=2024": 2,
    "/api/v1/facts?year=2024": 2,
    "/api/v1/facts?year=2024&address=requests/received/total": 2,
}
"""Public page with a thing in its address → queries, the same for any number of bodies and years."""


@pytest.mark.parametrize(("bodies", "years"), [(64, (2023, 2024)), (130, (2021, 2022, 2023, 2024))])
def test_public_pages_send_as_many_queries_for_any_number(bodies, years, client):
    settle(bodies, 400)
    publish_years(years)
    key, other = Agency.objects.order_by("pk").values_list("key", flat=True)[3:5]
    found = {}
    for page in PINS:
        address = page.format(key=key, other=other)
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        found[page] = len(asked)
    assert found == PINS
