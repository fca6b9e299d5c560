"""What of a report waits for whom at each stage, and what the office is asked to do."""

from datetime import UTC, date, datetime

import pytest

from gongkai.portal.annual.deeds.collecting import exempt, open_collection, remind
from gongkai.portal.annual.models import Collection
from gongkai.portal.annual.selectors.todo import todo
from gongkai.portal.frame import clock

from .handing_in import lay

YEAR = 2025
OFFICE = "competent_office"


def titles(cast, who, others=False):
    return [each.title for each in todo(cast.actor(who), clock.today()) if bool(each.waits_for) is others]


@pytest.fixture
def collection(cast):
    return open_collection(cast.actor(OFFICE), office=cast.office.pk, year=YEAR, hand_in_by=date(2026, 1, 23), publish_by=date(2026, 1, 30))


@pytest.mark.parametrize(
    ("stage", "waits", "says"),
    [
        ("", "clerk", "填报"),
        ("drafting", "clerk", "填完"),
        ("office_review", "reviewer", "审核"),
        ("leader_review", "leader", "签发"),
        ("approved", "clerk", "报送"),
        ("returned", "clerk", "改好退回的"),
        ("accepted", "clerk", "公开"),
        ("published", None, ""),
    ],
)
def test_one_person_has_the_next_step(cast, collection, stage, waits, says):
    if stage:
        lay(cast.science, YEAR, stage=stage)
    found = {who: titles(cast, who) for who in ("clerk", "reviewer", "leader", "auditor", "newcomer")}
    assert {who for who, own in found.items() if own} == ({waits} if waits else set())
    if waits:
        assert found[waits] == [f"{says}云溪县科学技术局2025年度报告"]


@pytest.mark.parametrize(("stage", "whom"), [("office_review", "审核人"), ("leader_review", "分管领导"), ("handed_in", "主管部门")])
def test_clerk_sees_on_whom_it_waits(cast, collection, stage, whom):
    lay(cast.science, YEAR, stage=stage)
    assert [each.waits_for for each in todo(cast.actor("clerk"), clock.today())] == [whom]


def test_deputy_has_the_clerks_work(cast, collection):
    assert titles(cast, "deputy") == titles(cast, "clerk")


def test_due_by_the_day_of_the_office(cast, collection):
    (first,) = todo(cast.actor("clerk"), clock.today())
    assert (first.due, first.urgent) == (date(2026, 1, 23), False)


def test_reminded_is_urgent_and_says_the_words(cast, collection):
    remind(cast.actor(OFFICE), collection=collection.pk, agencies=[cast.science.pk], channel="platform", text="请于周四前报送。")
    (first,) = todo(cast.actor("clerk"), clock.today())
    assert first.urgent
    assert "请于周四前报送。" in first.why


def test_let_off_has_nothing_to_do(cast, collection):
    exempt(cast.actor(OFFICE), collection=collection.pk, agency=cast.science.pk, reason="本年撤并。")
    assert titles(cast, "clerk") == []


def test_office_first_sets_the_days(cast):
    assert titles(cast, OFFICE) == ["定下2025年度报告的报送日期"]
    with clock.stopped_at(datetime(2026, 6, 1, 9, tzinfo=UTC)):
        assert titles(cast, OFFICE) == []


def test_office_reminds_judges_and_adds_up(cast, collection):
    lay(cast.finance, YEAR)
    assert titles(cast, OFFICE) == ["催3家报2025年度报告", "审核已报送的1家年度报告"]
    for body in (cast.office, cast.science, cast.township):
        lay(body, YEAR, stage="accepted")
    assert titles(cast, OFFICE) == ["审核已报送的1家年度报告", "汇总4家的2025年度报告"]
    assert Collection.objects.count() == 1


def test_links_open(cast, collection, client):
    lay(cast.finance, YEAR)
    cast.sign_in(client, OFFICE)
    for each in todo(cast.actor(OFFICE), clock.today()):
        assert client.get(each.url).status_code == 200, each.url
    assert "催3家报2025年度报告" in client.get("/desk/").content.decode()
