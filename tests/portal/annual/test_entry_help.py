"""What the entry pages do for a clerk beside saving: zeros, words for what stands in the way, the way back to a place, nothing lost."""

import json
import re

import pytest
from django.template import Context, Template
from django.test import Client
from django.urls import reverse

from gongkai.editions import EDITIONS
from gongkai.portal.annual.deeds.moving import move, remark
from gongkai.portal.annual.deeds.typing import open_filing, save_entries
from gongkai.portal.annual.entries import Head, report_of
from gongkai.portal.annual.models import Working
from gongkai.portal.annual.zeros import filled_up
from gongkai.portal.frame.refusal import Refused
from gongkai.rendering.layout import layout

from .going import TO_PUBLIC, take
from .writing import texts

RECEIVED, GRANTED, CLOSED, CARRIED = ("requests/received", "requests/granted", "requests/processed_total", "requests/carried_out")
PERSON, FIRM, TOTAL = "natural_person", "commercial_enterprise", "total"
LEGAL = f"{RECEIVED}/{PERSON}"


@pytest.fixture
def filing(cast):
    made = open_filing(cast.actor("clerk"), agency=cast.science.pk, year=2025)
    save(cast, made, **texts(Head("云溪县科学技术局", 2025)))
    return made


@pytest.fixture
def clerk(cast):
    return browser(cast, "clerk")


def browser(cast, who):
    client = Client()
    cast.sign_in(client, who)
    return client


def save(cast, filing, **typed):
    return save_entries(cast.actor("clerk"), filing=filing.pk, typed=typed, seen=dict.fromkeys(typed, 10**6))


def stands(filing, key):
    return Working.objects.get(filing=filing).entries.get(key, {"text": ""})["text"]


def at(cast, name="part", *more):
    return reverse(f"annual:{name}", args=[2025, cast.science.key, *more])


def page_of(answer):
    return answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "cells"),
    [
        ({f"{GRANTED}/{PERSON}": "2"}, {f"{GRANTED}/{FIRM}": "0", f"{GRANTED}/{TOTAL}": "2", f"{CLOSED}/{PERSON}": "2"}),
        ({f"{GRANTED}/{PERSON}": "2"}, {f"{CLOSED}/{TOTAL}": "2", f"{CARRIED}/{TOTAL}": "0"}),  # a total of totals
        ({f"{GRANTED}/{TOTAL}": "9"}, {f"{GRANTED}/{PERSON}": "0", f"{GRANTED}/{TOTAL}": None}),  # what is typed stays
        ({f"{GRANTED}/{PERSON}": "若干"}, {f"{GRANTED}/{FIRM}": "0", f"{GRANTED}/{TOTAL}": None, f"{CLOSED}/{PERSON}": None}),
    ],
)
def test_zeros_leave_totals_to_their_parts(typed, cells):
    filled = filled_up(report_of(Head("云溪县科学技术局", 2025), typed), EDITIONS["2021"], "requests")
    assert {address: filled.get(address) for address in cells} == cells


def test_zeros_from_the_page_add_up(cast, clerk, filing):
    save(cast, filing, **dict.fromkeys(EDITIONS["2021"].addresses("requests"), ""))
    save(cast, filing, **{f"{GRANTED}/{PERSON}": "7"})
    answer = clerk.post(at(cast, "fill"), {"part": "3", "seen": "99", "table": "requests"}, follow=True)
    assert "合计是各项相加" in page_of(answer)
    assert (stands(filing, f"{CLOSED}/{TOTAL}"), stands(filing, f"{RECEIVED}/{TOTAL}")) == ("7", "0")


def test_no_zeros_for_a_table_that_is_none(cast, clerk, filing):
    assert "已填0格" in page_of(clerk.post(at(cast, "fill"), {"part": "3", "table": "no_such"}, follow=True))


def test_cure_leads_back_to_its_cell(cast, clerk, filing):
    answer = clerk.post(at(cast, "fill"), {"part": "3", "seen": "99", "entry": LEGAL, "text": "7"})
    assert answer["Location"] == f"{at(cast, 'part', 3)}#{LEGAL}"


def test_no_cure_that_is_no_whole_number(cast, clerk, filing):
    save(cast, filing, **{LEGAL: "2.5"})
    assert "改成2.5" not in page_of(clerk.get(at(cast, "part", 3)))
    save(cast, filing, **{LEGAL: "6"})
    assert "改成6" in page_of(clerk.get(at(cast, "part", 3)))


def test_explanation_without_words_is_not_thanked_for(cast, clerk, filing):
    save(cast, filing, **{LEGAL: "6"})
    mark = next(told.judged.mark for told in clerk.get(at(cast, "part", 3)).context["page"].here)
    answer = clerk.post(at(cast, "explain"), {"part": "3", "mark": mark, "text": "  "}, follow=True)
    assert "没有写原因" in page_of(answer)
    assert "说明已写下" not in page_of(answer)


def test_text_that_is_too_long_stays_in_its_field_without_a_script(cast, clerk, filing):
    page = clerk.get(at(cast, "part", 5)).context["page"]
    sent = {**page.shown, "seen": str(page.stamp), "was": json.dumps(page.shown), "part/5": "长" * 20_001}
    answer = clerk.post(at(cast, "part", 5), sent)
    assert answer.status_code == 422
    assert "长" * 20_001 in page_of(answer)
    assert answer.context["was"] == page.shown


def test_title_opening_and_signature_can_be_changed(cast, clerk, filing):
    for number, key in ((1, "title"), (1, "opening"), (6, "closing")):
        page = clerk.get(at(cast, "part", number)).context["page"]
        sent = {**page.shown, "seen": str(page.stamp), "was": json.dumps(page.shown), key: f"改过的{key}"}
        assert "已保存1处改动" in page_of(clerk.post(at(cast, "part", number), sent, follow=True))
        assert stands(filing, key) == f"改过的{key}"
    assert "title" not in clerk.get(at(cast, "part", 6)).context["page"].shown


def test_page_that_cannot_be_changed_says_why(cast, clerk, filing):
    assert "只能看，不能改" not in page_of(clerk.get(at(cast, "part", 3)))
    assert "由经办人填写" in page_of(browser(cast, "reviewer").get(at(cast, "part", 3)))
    move(cast.actor("clerk"), filing=filing.pk, step="submit")
    assert "报告的阶段是“本级审核”" in page_of(clerk.get(at(cast, "part", 3)))


def test_choosing_what_is_no_longer_open_is_answered(cast, clerk, filing):
    move(cast.actor("clerk"), filing=filing.pk, step="submit")
    answer = clerk.post(at(cast, "choose"), {"part": "3", "entry": LEGAL, "text": "7"}, follow=True)
    assert answer.status_code == 200
    assert "不能改" in page_of(answer)


def test_save_tells_the_parts_anew(cast, clerk, filing):
    typed = {"typed": {LEGAL: "6"}, "seen": 10**6}
    answer = clerk.post(at(cast, "save", 3), json.dumps(typed), content_type="application/json").json()
    assert "处要改" in answer["parts"]
    assert "aria-current" in answer["parts"]


def clash(cast, filing):
    save_entries(cast.actor("deputy"), filing=filing.pk, typed={LEGAL: "8"}, seen={LEGAL: 0})


def test_two_texts_are_named_before_and_when_it_is_submitted(cast, clerk, filing):
    clash(cast, filing)
    assert "先选定1处两种填法" in page_of(clerk.get(at(cast, "filing")))
    with pytest.raises(Refused) as refused:
        move(cast.actor("clerk"), filing=filing.pk, step="submit")
    assert LEGAL not in str(refused.value)
    assert "表三 一、本年新收政府信息公开申请数量 × 自然人" in str(refused.value)


def test_returned_report_says_what_to_do_and_leads_there(cast, clerk, filing):
    move(cast.actor("clerk"), filing=filing.pk, step="submit")
    for key in ("part/5", LEGAL, "opening", "closing"):
        remark(cast.actor("reviewer"), filing=filing.pk, key=key, text=f"请核对{key}。")
    move(cast.actor("reviewer"), filing=filing.pk, step="send_back", note="21日前改好。")
    shown = page_of(clerk.get(at(cast, "filing")))
    following = shown[shown.index('class="next') : shown.index("</section>")]
    assert "按4条修改意见改好" in following
    assert "21日前改好。" in following
    for number, key in ((5, "part/5"), (3, LEGAL), (1, "opening"), (6, "closing")):
        assert f'href="{at(cast, "part", number)}#{key}"' in shown
        assert f'href="{at(cast, "part", number)}#{key}"' in page_of(clerk.get(at(cast, "part", 2)))
        assert f'id="{key}"' in page_of(clerk.get(at(cast, "part", number)))


def test_no_groups_are_made_of_headings_across_the_whole_table():
    drawn = Template("{% load annual_tags %}{% columns layout %}")
    for table in ("proactive", "disputes"):  # the second has no names of rows
        assert drawn.render(Context({"layout": layout("2021", table)})) == ""
    assert "is-label" in drawn.render(Context({"layout": layout("2021", "requests")}))


@pytest.mark.parametrize(
    ("steps", "title", "solid", "others"),
    [
        (1, "等别人", None, ["撤回接着改"]),
        (2, "等别人", None, ["撤回接着改"]),
        (3, "报送主管部门", "报送主管部门", ["撤回接着改"]),
        (4, "等别人", None, []),
        (5, "公开", "公开", []),
        (6, "已经公开，没有要做的了", None, ["更正已公开的报告"]),
    ],
)
def test_taking_back_is_never_what_is_next(cast, clerk, filing, steps, title, solid, others):
    take(cast, filing, *TO_PUBLIC[:steps])
    shown = page_of(clerk.get(at(cast, "filing")))
    following = shown[shown.index('class="next') : shown.index("</section>")]
    assert f'<h2 id="h-next">{title}</h2>' in following
    buttons = re.findall(r'<button class="btn( is-second)?" type="submit">(.+?)</button>', following)
    assert buttons == [*([("", solid)] if solid else []), *((" is-second", label) for label in others)]
