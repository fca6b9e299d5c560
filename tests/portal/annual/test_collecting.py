"""What an office does while it collects: days, exemptions, reminders; who may, what is refused, what the log says."""

from datetime import date

import pytest

from gongkai.portal.annual.deeds.collecting import end_exemption, exempt, open_collection, remind
from gongkai.portal.annual.models import Collection, Exemption, Reminder
from gongkai.portal.annual.selectors.board import board
from gongkai.portal.annual.selectors.overview import due_now
from gongkai.portal.audit.models import Entry
from gongkai.portal.audit.selectors import history
from gongkai.portal.frame.refusal import NotPermitted, Refused

from .handing_in import lay

YEAR = 2025
OFFICE = "competent_office"


@pytest.fixture
def collection(cast):
    return opened(cast)


def opened(cast, hand_in_by=date(2026, 1, 23), publish_by=date(2026, 1, 30), note=""):
    return open_collection(cast.actor(OFFICE), office=cast.office.pk, year=YEAR, hand_in_by=hand_in_by, publish_by=publish_by, note=note)


@pytest.mark.parametrize(
    ("hand_in_by", "publish_by", "field"),
    [
        (date(2026, 2, 1), date(2026, 1, 31), "hand_in_by"),  # a day later than the law
        (date(2025, 12, 31), date(2026, 1, 31), "hand_in_by"),  # the year has not ended
        (date(2026, 1, 20), date(2026, 2, 1), "publish_by"),  # a day later than the law
        (date(2026, 1, 20), date(2026, 1, 19), "publish_by"),  # published before it was handed in
    ],
)
def test_days_that_cannot_be(cast, hand_in_by, publish_by, field):
    with pytest.raises(Refused) as refused:
        opened(cast, hand_in_by, publish_by)
    assert field in {problem.field for problem in refused.value.problems}
    assert not Collection.objects.exists()


def test_the_last_days_of_the_law_are_allowed(cast):
    found = opened(cast, date(2026, 1, 31), date(2026, 1, 31))
    assert board(cast.actor(OFFICE), cast.office.pk, YEAR).collection == found.pk


def test_days_are_changed_and_said(cast, collection):
    opened(cast, date(2026, 1, 22))
    assert Collection.objects.get().hand_in_by == date(2026, 1, 22)
    newest = history("collection", str(collection.pk))[0]
    assert [(c.label, c.before, c.after) for c in newest.changes] == [("报送截止", "2026-01-23", "2026-01-22")]


def test_same_days_again_change_nothing(cast, collection):
    before = Entry.objects.count()
    opened(cast)
    assert Entry.objects.count() == before


@pytest.mark.parametrize("who", ["clerk", "leader", "auditor", "office_clerk", "stranger", "system_admin"])
def test_only_the_office_collects(cast, collection, who):
    by = cast.actor(who)
    with pytest.raises(NotPermitted):
        open_collection(by, office=cast.office.pk, year=YEAR, hand_in_by=date(2026, 1, 20), publish_by=date(2026, 1, 30))
    with pytest.raises(NotPermitted):
        exempt(by, collection=collection.pk, agency=cast.finance.pk, reason="新设立。")
    with pytest.raises(NotPermitted):
        end_exemption(by, collection=collection.pk, agency=cast.finance.pk)
    with pytest.raises(NotPermitted):
        remind(by, collection=collection.pk, agencies=[cast.finance.pk], channel="platform")


def test_reminder_stands_on_the_desk_of_the_body(cast, collection):
    remind(
        cast.actor(OFFICE),
        collection=collection.pk,
        agencies=[cast.science.pk, cast.finance.pk],
        channel="platform",
        text="请于周四前报送。",
    )
    (due,) = due_now(cast.actor("clerk"))
    assert due.reminded is not None
    assert due.reminded.text == "请于周四前报送。"
    assert Reminder.objects.count() == 2
    says = Entry.objects.filter(deed="annual.remind").get().says
    assert "云溪县科学技术局" in says
    assert "云溪县财政局" in says


@pytest.mark.parametrize(
    ("bodies", "channel", "text", "field"),
    [
        ([], "platform", "", "agency"),  # nobody chosen
        (["science"], "fax", "", "channel"),  # no such way
        (["science"], "platform", "快" * 501, "text"),  # too long for one line of a desk
        (["elsewhere"], "platform", "", "agency"),  # another county's bureau
        (["science", "elsewhere"], "phone", "", "agency"),
    ],
)
def test_reminder_that_cannot_be(cast, collection, bodies, channel, text, field):
    agencies = [getattr(cast, body).pk for body in bodies]
    with pytest.raises(Refused) as refused:
        remind(cast.actor(OFFICE), collection=collection.pk, agencies=agencies, channel=channel, text=text)
    assert field in {problem.field for problem in refused.value.problems}
    assert not Reminder.objects.exists()


def test_who_has_handed_in_is_not_reminded(cast, collection):
    lay(cast.finance, YEAR)
    with pytest.raises(Refused, match="云溪县财政局"):
        remind(cast.actor(OFFICE), collection=collection.pk, agencies=[cast.finance.pk, cast.science.pk], channel="platform")
    assert not Reminder.objects.exists()


def test_chosen_twice_is_reminded_once(cast, collection):
    assert remind(cast.actor(OFFICE), collection=collection.pk, agencies=[cast.finance.pk] * 2, channel="phone") == 1


def test_let_off_and_asked_after_all(cast, collection):
    by = cast.actor(OFFICE)
    with pytest.raises(Refused):
        exempt(by, collection=collection.pk, agency=cast.finance.pk, reason="  ")
    exempt(by, collection=collection.pk, agency=cast.finance.pk, reason="本年12月新设立。")
    found = {row.agency: row for row in board(by, cast.office.pk, YEAR).rows}
    assert found[cast.finance.pk].stage == "exempt"
    assert not found[cast.finance.pk].is_lacking
    end_exemption(by, collection=collection.pk, agency=cast.finance.pk)
    assert {row.agency: row for row in board(by, cast.office.pk, YEAR).rows}[cast.finance.pk].stage == "not_started"
    newest = history("agency", str(cast.finance.pk))[0]
    assert [(c.label, c.before, c.after) for c in newest.changes] == [("理由（公开）", "本年12月新设立。", None)]
    end_exemption(by, collection=collection.pk, agency=cast.finance.pk)
    assert Entry.objects.filter(deed="annual.end_exemption").count() == 1


def test_who_has_handed_in_is_not_let_off(cast, collection):
    lay(cast.finance, YEAR)
    with pytest.raises(Refused):
        exempt(cast.actor(OFFICE), collection=collection.pk, agency=cast.finance.pk, reason="不用报。")
    assert not Exemption.objects.exists()


def test_body_of_another_county_is_not_let_off(cast, collection):
    with pytest.raises(Refused):
        exempt(cast.actor(OFFICE), collection=collection.pk, agency=cast.elsewhere.pk, reason="不用报。")
