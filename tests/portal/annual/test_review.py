"""What an office sees of a report below it, and when; what a reviewer says at a cell; what is let stand in public."""

import re
from urllib.parse import urlencode

import pytest
from django.test import Client

from gongkai.portal.annual.deeds.moving import settle_remark
from gongkai.portal.annual.deeds.typing import explain
from gongkai.portal.annual.models import Filing, Remark, Waiver
from gongkai.portal.annual.selectors import filings
from gongkai.portal.audit.guard import lifted
from gongkai.portal.audit.selectors import history
from gongkai.portal.frame import clock

from .going import TO_OFFICE, YEAR, begin, fill, take
from .handing_in import lay
from .writing import PARTS

OFFICE = "competent_office"
CELL = "requests/received/natural_person"
SUM = "requests/processed_total/natural_person"


@pytest.fixture
def filing(cast):
    return begin(cast)


def change(cast, filing, received):
    """So many requests now, in the table and in the prose; what is more than seven goes over to the next year."""
    rows = {"received": received, "carried_out": received - 7}
    cells = {f"requests/{row}/{column}": number for row, number in rows.items() for column in ("natural_person", "total")}
    fill(cast, filing, **cells, **{"part/1": PARTS[1].replace("7件", f"{received}件")})


def with_an_error(cast, filing):
    """A sum that is off by one, explained by the clerk."""
    fill(cast, filing, **{SUM: 6})
    for one in filings.findings(Filing.objects.get(pk=filing.pk)):
        if one.open:
            explain(cast.actor("clerk"), filing=filing.pk, mark=one.mark, text="台账以此为准。")


def browser(cast, who):
    client = Client()
    cast.sign_in(client, who)
    return client


def root(cast):
    return f"/desk/annual/{YEAR}/{cast.science.key}/"


def text_of(answer):
    return answer.content.decode()


DRAFT_PAGES = ("", "review/", "part/1/", "part/3/", "sheet.xlsx")


@pytest.mark.parametrize("who", [OFFICE, "auditor", "stranger", "finance_clerk"])
@pytest.mark.parametrize("steps", [0, 1, 2, 3])
def test_nobody_else_sees_a_draft(cast, filing, who, steps):
    """Neither while it is typed, nor while the body reviews it, nor when it is signed and not handed in."""
    take(cast, filing, *TO_OFFICE[:steps])
    client = browser(cast, who)
    for page in DRAFT_PAGES:
        assert client.get(root(cast) + page).status_code == 404, page
    for page in ("step/", "remark/"):
        assert client.post(root(cast) + page, {"step": "accept", "entry": CELL, "text": "x"}).status_code in (403, 404), page
    for page in ("part/3/save/", "choose/", "fill/", "explain/", "decide/"):
        assert client.post(root(cast) + page, {}).status_code in (403, 404), page


def test_office_sees_what_was_handed_in(cast, filing):
    take(cast, filing, *TO_OFFICE)
    client = browser(cast, OFFICE)
    assert client.get(root(cast)).url == f"{root(cast)}review/"
    page = client.get(f"{root(cast)}review/")
    assert page.context["page"].content.snapshot == filings.handed_in(Filing.objects.get(pk=filing.pk))
    assert ">7</a>" in text_of(page)
    for typing in ("part/1/", "part/3/", "sheet.xlsx"):
        assert client.get(root(cast) + typing).status_code == 404, typing


@pytest.mark.parametrize("again", [(), TO_OFFICE[:1], TO_OFFICE[:3]])  # being typed anew, in review, signed and not handed in
def test_office_does_not_see_what_was_changed_after_its_return(cast, filing, again):
    take(cast, filing, *TO_OFFICE, (OFFICE, "return", "请核对。"))
    change(cast, filing, 4321)
    take(cast, filing, *again)
    page = text_of(browser(cast, OFFICE).get(f"{root(cast)}review/"))
    assert "4321" not in page
    assert ">7</a>" in page
    assert "4321" in text_of(browser(cast, "reviewer").get(f"{root(cast)}review/"))


def test_handed_in_again_is_seen(cast, filing):
    take(cast, filing, *TO_OFFICE, (OFFICE, "return", "请核对。"))
    change(cast, filing, 9)
    take(cast, filing, *TO_OFFICE)
    assert ">9</a>" in text_of(browser(cast, OFFICE).get(f"{root(cast)}review/"))


def test_office_of_another_county_sees_nothing(cast, filing):
    take(cast, filing, *TO_OFFICE)
    client = browser(cast, "stranger")
    assert client.get(f"{root(cast)}review/").status_code == 404
    assert client.get(root(cast)).status_code == 404


def test_steps_inside_the_body_are_its_own(cast, filing):
    take(cast, filing, ("clerk", "submit"), ("reviewer", "send_back", "内部的话。"), *TO_OFFICE)
    page = text_of(browser(cast, OFFICE).get(f"{root(cast)}review/"))
    assert "内部的话。" not in page
    assert "内部的话。" in text_of(browser(cast, "leader").get(f"{root(cast)}review/"))


def test_a_cell_opens_and_takes_a_remark(cast, filing):
    take(cast, filing, *TO_OFFICE)
    client = browser(cast, OFFICE)
    opened = text_of(client.get(f"{root(cast)}review/?at={CELL}"))
    assert 'class="panel" id="cell"' in opened
    assert opened.count("is-open") == 1
    empty = client.post(f"{root(cast)}remark/", {"entry": CELL, "text": " "})
    assert empty.status_code == 422
    assert 'class="panel" id="cell"' in text_of(empty)
    assert client.post(f"{root(cast)}remark/", {"entry": CELL, "text": "与台账差1件。"}).url.endswith("#cell")
    take(cast, filing, (OFFICE, "return", "请按意见改。"))
    assert "与台账差1件。" in text_of(browser(cast, "clerk").get(f"{root(cast)}part/3/"))


@pytest.mark.parametrize(
    ("steps", "who", "back"),
    [(TO_OFFICE, OFFICE, ("return", "请按意见改。")), (TO_OFFICE[:1], "reviewer", ("send_back", "请改。"))],
)
def test_remarks_come_to_the_clerk_with_the_report(cast, filing, steps, who, back):
    """Until then they may be taken back; the notice after writing one says so."""
    take(cast, filing, *steps)
    remarked(browser(cast, who), cast)
    clerk = browser(cast, "clerk")
    pages = (root(cast), f"{root(cast)}part/3/")
    assert not any("与台账差1件。" in text_of(clerk.get(page)) for page in pages)
    take(cast, filing, (who, *back))
    assert all("与台账差1件。" in text_of(clerk.get(page)) for page in pages)


@pytest.mark.parametrize("key", ["part/5", "opening", CELL])
def test_every_place_can_be_remarked(cast, filing, key):
    take(cast, filing, ("clerk", "submit"))
    client = browser(cast, "reviewer")
    assert "写下意见" in text_of(client.get(f"{root(cast)}review/?at={key}"))
    client.post(f"{root(cast)}remark/", {"entry": key, "text": "请写具体。"})
    assert Remark.objects.get().key == key


@pytest.mark.parametrize("key", ["", "no/such", "part/99", "' OR 1=1"])
def test_place_that_is_none(cast, filing, key):
    take(cast, filing, *TO_OFFICE)
    client = browser(cast, OFFICE)
    assert client.get(f"{root(cast)}review/", {"at": key}).status_code == 200
    assert client.post(f"{root(cast)}remark/", {"entry": key, "text": "请改。"}).status_code == 422
    assert not Remark.objects.exists()


def test_no_remark_on_what_nobody_was_asked_to_judge(cast, filing):
    assert browser(cast, "reviewer").post(f"{root(cast)}remark/", {"entry": CELL, "text": "请改。"}).status_code in (403, 422)
    take(cast, filing, *TO_OFFICE, (OFFICE, "accept"))
    assert browser(cast, "reviewer").post(f"{root(cast)}remark/", {"entry": CELL, "text": "请改。"}).status_code == 403


def remarked(client, cast, key=CELL, text="与台账差1件。"):
    client.post(f"{root(cast)}remark/", {"entry": key, "text": text})
    return Remark.objects.latest("pk")


def take_back(client, cast, remark):
    return client.post(f"{root(cast)}remark/{remark.pk}/withdraw/")


@pytest.mark.parametrize("who", [OFFICE, "reviewer"])
def test_remark_is_taken_back_and_the_log_keeps_it(cast, filing, who):
    take(cast, filing, *(TO_OFFICE if who == OFFICE else TO_OFFICE[:1]))
    client = browser(cast, who)
    remark = remarked(client, cast)
    page = client.get(f"{root(cast)}review/?at={CELL}")
    assert text_of(page).count(f"remark/{remark.pk}/withdraw/") == 2  # at the place, and in the list
    answer = take_back(client, cast, remark)
    assert answer.url == f"{root(cast)}review/?{urlencode({'at': CELL})}#cell"
    assert not Remark.objects.exists()
    assert "与台账差1件。" not in text_of(client.get(answer.url))
    undone = history("filing", str(filing.pk))[0]
    assert "撤回" in undone.entry.says
    assert ("意见", "与台账差1件。", None) in [(c.label, c.before, c.after) for c in undone.changes]
    again = take_back(client, cast, remark)
    assert again.status_code == 422
    assert "已经撤回了" in text_of(again)


@pytest.mark.parametrize(
    ("steps", "who", "since", "answer"),
    [
        (TO_OFFICE[:1], "leader", (), 302),  # another who reviews at the same body
        (TO_OFFICE[:1], "reviewer", (("reviewer", "pass"),), 302),  # the report is still with its own reviewers
        (TO_OFFICE, OFFICE, ((OFFICE, "accept"),), 302),  # and here with the office
        (TO_OFFICE[:1], "clerk", (), 403),
        (TO_OFFICE, "reviewer", (), 403),  # what the office said is not its body's to take back
        (TO_OFFICE, "stranger", (), 404),
        (TO_OFFICE, "auditor", (), 403),
        (TO_OFFICE, OFFICE, ((OFFICE, "return", "请改。"),), 422),  # the clerk works by it
        (TO_OFFICE, OFFICE, ((OFFICE, "return", "请改。"), *TO_OFFICE), 422),  # it came again: that was said the time before
        (TO_OFFICE[:1], "reviewer", (("reviewer", "send_back", "请改。"),), 403),
        (TO_OFFICE[:1], "reviewer", (("reviewer", "send_back", "请改。"), *TO_OFFICE[:1]), 422),
        (TO_OFFICE[:1], OFFICE, TO_OFFICE[1:], 422),  # said inside the body before the report was handed in
    ],
)
def test_who_takes_a_remark_back_and_when(cast, filing, steps, who, since, answer):
    take(cast, filing, *steps)
    remark = remarked(browser(cast, OFFICE if steps == TO_OFFICE else "reviewer"), cast)
    take(cast, filing, *since)
    client = browser(cast, who)
    button = f"remark/{remark.pk}/withdraw/" in text_of(client.get(f"{root(cast)}review/?at={CELL}"))
    assert take_back(client, cast, remark).status_code == answer
    assert button is (answer == 302)
    assert Remark.objects.exists() is (answer != 302)


def test_remarks_inside_the_body_are_its_own(cast, filing):
    """The office neither reads what the body's reviewer wrote, nor counts it as a remark of its own that is not settled."""
    take(cast, filing, *TO_OFFICE[:1])
    remarked(browser(cast, "reviewer"), cast, text="内部的话。")
    take(cast, filing, *TO_OFFICE[1:])
    office = browser(cast, OFFICE)
    remarked(office, cast, text="与台账差1件。")
    page = text_of(office.get(f"{root(cast)}review/?at={CELL}"))
    assert "内部的话。" not in page
    assert "与台账差1件。" in page
    assert "内部的话。" in text_of(browser(cast, "leader").get(f"{root(cast)}review/?at={CELL}"))
    take(cast, filing, (OFFICE, "return", "请改。"))
    assert "1条意见没处理" in text_of(office.get(f"/desk/annual/board/{YEAR}/"))


def test_settled_remark_stays(cast, filing):
    take(cast, filing, *TO_OFFICE)
    client = browser(cast, OFFICE)
    remark = remarked(client, cast)
    settle_remark(cast.actor("clerk"), filing=filing.pk, remark=remark.pk, answer="已核对。")
    assert f"remark/{remark.pk}/withdraw/" not in text_of(client.get(f"{root(cast)}review/?at={CELL}"))
    assert take_back(client, cast, remark).status_code == 422
    assert Remark.objects.exists()


def test_remark_of_another_report_is_not_taken_back(cast, filing):
    """The address names a report of one's own; the remark is on a report of somebody else."""
    take(cast, filing, *TO_OFFICE)
    other = lay(cast.elsewhere, YEAR)
    with lifted():
        theirs = Remark.objects.create(filing=other, key=CELL, text="请改。", by_name="某人", at=clock.now())
    assert take_back(browser(cast, OFFICE), cast, theirs).status_code == 422
    assert Remark.objects.filter(pk=theirs.pk).exists()


def test_leader_judges_what_was_submitted(cast, filing):
    take(cast, filing, ("clerk", "submit"), ("reviewer", "pass"))
    page = browser(cast, "leader").get(f"{root(cast)}review/").context["page"]
    assert [move.key for move in page.moves] == ["send_back", "sign"]
    assert page.content.snapshot is None


def test_error_is_waived_in_public_or_sent_back(cast, filing):
    with_an_error(cast, filing)
    take(cast, filing, *TO_OFFICE)
    assert Filing.objects.get(pk=filing.pk).errors > 0
    client = browser(cast, OFFICE)
    page = client.get(f"{root(cast)}review/")
    wrong = [told.judged for told in page.context["page"].told if told.judged.is_error]
    assert 'value="accept"' not in text_of(page)
    assert "台账以此为准。" in text_of(page)
    for one in wrong:
        sent = {"code": one.finding.code, "address": one.finding.address or ""}
        assert client.post(f"{root(cast)}decide/", {**sent, "reason": ""}).status_code == 422
        assert client.post(f"{root(cast)}decide/", {**sent, "reason": "已核实台账。"}).status_code == 302
    assert Filing.objects.get(pk=filing.pk).errors == 0
    assert 'value="accept"' in text_of(client.get(f"{root(cast)}review/"))
    first = Waiver.objects.order_by("pk").first()
    client.post(f"{root(cast)}decide/", {"code": first.code, "address": first.address, "lift": "1"})
    assert Filing.objects.get(pk=filing.pk).errors == 1
    assert client.post(f"{root(cast)}step/", {"step": "accept"}).status_code == 422


def test_finding_that_is_not_there_is_not_waived(cast, filing):
    take(cast, filing, *TO_OFFICE)
    assert browser(cast, OFFICE).post(f"{root(cast)}decide/", {"code": "A102", "address": SUM, "reason": "可以。"}).status_code == 422
    assert not Waiver.objects.exists()


@pytest.mark.parametrize("who", ["clerk", "leader", "auditor"])
def test_only_the_office_lets_stand(cast, filing, who):
    with_an_error(cast, filing)
    take(cast, filing, *TO_OFFICE)
    assert browser(cast, who).post(f"{root(cast)}decide/", {"code": "A102", "address": SUM, "reason": "可以。"}).status_code == 403
    assert "准予不改，写明理由" not in text_of(browser(cast, who).get(f"{root(cast)}review/"))


def test_office_accepts_and_returns_from_the_page(cast, filing):
    take(cast, filing, *TO_OFFICE)
    client = browser(cast, OFFICE)
    refused = client.post(f"{root(cast)}step/", {"step": "return", "note": ""})
    assert refused.status_code == 422
    assert "请写明原因和要改什么" in text_of(refused)
    assert client.post(f"{root(cast)}step/", {"step": "accept"}, follow=True).status_code == 200
    assert Filing.objects.get(pk=filing.pk).stage == "accepted"


def test_office_publishes_what_it_let_pass(cast, filing):
    take(cast, filing, *TO_OFFICE, (OFFICE, "accept"))
    client = browser(cast, OFFICE)
    assert 'value="publish"' in text_of(client.get(f"{root(cast)}review/"))
    assert client.post(f"{root(cast)}step/", {"step": "publish"}).status_code == 302
    assert Filing.objects.get(pk=filing.pk).stage == "published"


def test_last_year_stands_beside(cast, filing):
    take(cast, filing, ("clerk", "submit"))
    lay(cast.science, YEAR - 1, stage="published", **{CELL: 5})
    page = text_of(browser(cast, "reviewer").get(f"{root(cast)}review/?at={CELL}"))
    assert "去年是5。" in page
    assert f'id="{CELL}"' in page
    assert "：7，去年5" in page


@pytest.mark.parametrize(("who", "steps", "linked"), [("clerk", 0, False), ("reviewer", 1, True), ("leader", 2, True)])
def test_who_judges_is_led_to_the_cells(cast, filing, who, steps, linked):
    take(cast, filing, *TO_OFFICE[:steps])
    assert (f'href="{root(cast)}review/"' in text_of(browser(cast, who).get(root(cast)))) is linked


def panel_of(answer):
    shown = text_of(answer)
    start = shown.index('id="cell"')
    return shown[start : shown.index("</section>", start)], shown[:start]


def test_answer_to_a_remark_stands_where_the_page_jumps_to(cast, filing):
    take(cast, filing, *TO_OFFICE[:1])
    reviewer = browser(cast, "reviewer")
    panel, above = panel_of(reviewer.post(f"{root(cast)}remark/", {"entry": CELL, "text": "请核对。"}, follow=True))
    assert "意见已写下" in panel
    assert "意见已写下" not in above
    refused = reviewer.post(f"{root(cast)}remark/", {"entry": CELL, "text": " "})
    panel, above = panel_of(refused)
    assert "请写明要改什么" in panel
    assert "请写明要改什么" not in above
    links = re.findall(r'href="([^"#]*)\?at=', text_of(refused))  # of a page that is answered to a POST elsewhere
    assert set(links) == {f"{root(cast)}review/"}
