"""From one report to the next: what the office is led to once it has judged, given back or published one."""

import re

import pytest
from django.test import Client

from gongkai.portal.annual.deeds.moving import remark
from gongkai.portal.annual.models import Filing
from gongkai.portal.annual.selectors import filings
from gongkai.portal.annual.selectors.queue import behind

from .handing_in import lay

YEAR = 2025
OFFICE = "competent_office"


@pytest.fixture
def desk(cast, client):
    """The browser of the office."""
    cast.sign_in(client, OFFICE)
    return client


def review(agency):
    return f"/desk/annual/{YEAR}/{agency.key}/review/"


def text_of(answer):
    return answer.content.decode()


def next_step(page):
    """The heading of the one next step, and where its first button leads."""
    section = page[page.index('class="next-kicker"') :]
    button = re.search(r'<a class="btn" href="([^"]+)"', section[: section.index("</section>")])
    return re.search(r'<h2 id="h-next">([^<]+)', section)[1], button[1] if button else ""


@pytest.mark.parametrize(("step", "note"), [("accept", ""), ("return", "请核对。")])
def test_what_was_judged_leads_to_the_next(cast, desk, step, note):
    for body in (cast.office, cast.science, cast.finance, cast.township):
        lay(body, YEAR)
    judged = desk.post(f"/desk/annual/{YEAR}/{cast.science.key}/step/", {"step": step, "note": note}, follow=True)
    assert judged.redirect_chain == [(review(cast.science), 302)]
    assert next_step(text_of(judged)) == ("审核下一份：云溪县财政局", review(cast.finance))
    assert "还有3份等审核" in text_of(judged)


def test_from_the_last_back_to_the_first_that_waits(cast, desk):
    lay(cast.science, YEAR, stage="accepted")
    lay(cast.finance, YEAR)
    filing = lay(cast.township, YEAR)
    assert behind(cast.actor(OFFICE), filing).name == "云溪县财政局"


def test_own_report_of_the_office_leads_on_as_every_other(cast, desk):
    lay(cast.office, YEAR)
    lay(cast.finance, YEAR)
    judged = desk.post(f"/desk/annual/{YEAR}/{cast.office.key}/step/", {"step": "accept"}, follow=True)
    assert next_step(text_of(judged)) == ("审核下一份：云溪县财政局", review(cast.finance))


def test_after_all_are_judged_what_has_passed_is_published(cast, desk):
    lay(cast.science, YEAR, stage="accepted")
    lay(cast.finance, YEAR, stage="published")
    assert next_step(text_of(desk.get(review(cast.finance)))) == ("公开下一份：云溪县科学技术局", review(cast.science))


def test_passed_report_is_offered_for_publication_and_not_for_return(cast, desk):
    lay(cast.science, YEAR, stage="accepted")
    page = text_of(desk.get(review(cast.science)))
    assert next_step(page)[0] == "公开"
    steps = [re.search(r'name="step" value="(\w+)"', form)[1] for form in page.split("<form")[1:] if 'name="step"' in form]
    assert steps == ["publish", "return"]


def test_remark_on_a_passed_report_comes_before_the_next(cast, desk):
    lay(cast.finance, YEAR)
    filing = lay(cast.science, YEAR, stage="accepted")
    remark(cast.actor(OFFICE), filing=filing.pk, key="part/1", text="请核对。")
    assert next_step(text_of(desk.get(review(cast.science)))) == ("写了1条意见，退回修改", "")


def test_published_report_is_one_click_away(cast, desk):
    filing = lay(cast.science, YEAR, stage="accepted")
    desk.post(f"/desk/annual/{YEAR}/{cast.science.key}/step/", {"step": "publish"})
    page = text_of(desk.get(review(cast.science)))
    assert next_step(page)[0] == "已经公开"
    link = re.search(r'<a href="([^"]+)">看公开的报告', page)[1]
    assert Client().get(link).status_code == 200
    assert Filing.objects.get(pk=filing.pk).stage == "published"


@pytest.mark.parametrize("who", ["clerk", "reviewer", "auditor"])
def test_only_the_office_is_led_on(cast, who):
    lay(cast.finance, YEAR)
    filing = lay(cast.science, YEAR)
    assert filings.handed_in(filing)
    assert behind(cast.actor(who), filing) is None
