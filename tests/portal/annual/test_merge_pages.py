"""Pages of adding up: the members that break a sum, what was let stand, whether the sum is still right, what comes next."""

import re

import pytest

from gongkai.portal.annual.deeds.merging import merge
from gongkai.portal.annual.models import Filing, Waiver
from gongkai.portal.audit.guard import lifted
from gongkai.portal.frame import clock

from .handing_in import hand_in, lay, report_for
from .summing import OFFICE, YEAR, begun, members, summed

ROOT = "/desk/annual/merge/"


@pytest.fixture
def collection(cast):
    return begun(cast)


def next_step(page):
    return re.search(r'<h2 id="h-next">(.*?)</h2>', page)[1]


def test_member_that_breaks_the_sum_is_one_click_away(cast, collection, client):
    """Each member once, however many of its cells are wrong; its name opens its report at the cell."""
    for body in members(cast):
        lay(body, YEAR, **({"requests/processed_total/natural_person": 6} if body == cast.finance else {}))
    cast.sign_in(client, OFFICE)
    page = client.post(ROOT, {"act": "try"}).content.decode()
    assert "1家的数加不平，要退回改。" in page
    links = re.findall(r'<a href="([^"]+)"><strong>云溪县财政局</strong>', page)
    assert len(links) == 1
    assert client.get(links[0].replace("&amp;", "&")).context["page"].open.key.startswith("requests/")


def test_what_the_office_let_stand_is_not_to_be_sent_back(cast, collection, client):
    for body in members(cast):
        lay(body, YEAR, **({"requests/processed_total/total": 8} if body == cast.finance else {}))
    filing = Filing.objects.get(agency=cast.finance)
    cells = [finding.address for finding in summed(cast).findings if finding.code == "U103"]
    with lifted():
        for address in set(cells):
            Waiver.objects.create(filing=filing, code="A102", address=address, reason="台账以此为准。", at=clock.now())
    cast.sign_in(client, OFFICE)
    page = client.post(ROOT, {"act": "try"}).content.decode()
    assert "没有要退回改的。" in page
    assert page.count("已准予不改（公开）：台账以此为准。") == len(cells)
    assert "退回该机关核对改正" not in page
    with lifted():
        Filing.objects.filter(pk=filing.pk).update(errors=1)  # another error of it is still to be decided
    assert "1家的数加不平，要退回改。" in client.post(ROOT, {"act": "try"}).content.decode()


def test_page_knows_that_the_sum_is_made_until_a_member_changes(cast, collection, client):
    for body in members(cast):
        lay(body, YEAR, stage="accepted" if body != cast.finance else "handed_in")
    cast.sign_in(client, OFFICE)
    before = client.get(ROOT).content.decode()
    assert next_step(before) == "4家都报齐了，可以汇总"
    assert "计入的有1家报来了还没有审核通过" in before
    client.post(ROOT, {"act": "keep"})
    assert next_step(client.get(ROOT).content.decode()) == "已经汇总好了"
    hand_in(Filing.objects.get(agency=cast.finance), report_for(cast.finance, YEAR, **{"disputes/review/upheld": 1}))
    assert next_step(client.get(ROOT).content.decode()) == "4家都报齐了，可以汇总"


def test_board_leads_from_the_sum_to_the_governments_report(cast, collection, client):
    for body in members(cast):
        lay(body, YEAR, stage="accepted")
    cast.sign_in(client, OFFICE)
    board_page = f"/desk/annual/board/{YEAR}/"
    assert next_step(client.get(board_page).content.decode()) == "汇总4家的报告"
    client.post(ROOT, {"act": "keep"})
    assert next_step(client.get(board_page).content.decode()) == "把汇总数放进本级政府的报告"
    hand_in(Filing.objects.get(agency=cast.finance), report_for(cast.finance, YEAR), stage="accepted")
    assert next_step(client.get(board_page).content.decode()) == "重新汇总4家的报告"


def test_cell_that_is_nought_everywhere_says_so(cast, collection, client):
    for body in members(cast):
        lay(body, YEAR)
    merger = merge(cast.actor(OFFICE), collection=collection.pk, summed=summed(cast))
    cast.sign_in(client, OFFICE)
    page = client.get(f"{ROOT}{merger.pk}/cell/?at=disputes/review/upheld").content.decode()
    assert "<p>4家都是0。</p>" in page
