"""Channels, statutory columns, settings and instruments."""

from datetime import date

import pytest

from gongkai.editions import EDITIONS
from gongkai.law import (
    CHANNEL_KEYS,
    CHANNELS,
    COLUMNS,
    DISPUTE_RESULTS,
    GUARDS,
    INSTRUMENTS,
    PROVISION_FORMS,
    REQUEST_CONTENTS,
    REVIEWERS,
    SERVICE_WAYS,
    SETTINGS,
    DisputeKind,
    Instrument,
    Level,
    Policy,
    ReceivedBy,
    ReplyDay,
    channel,
    columns_for,
)


@pytest.mark.parametrize(
    ("key", "received_by", "why"),
    [
        ("in_person", ReceivedBy.ARRIVAL, "the day it is handed in"),
        ("post_signed", ReceivedBy.ARRIVAL, "the day the organ signs"),
        ("post_ordinary", ReceivedBy.CONFIRMATION, "the day of confirmation"),
        ("internet", ReceivedBy.CONFIRMATION, "the day both sides confirm"),
        ("fax", ReceivedBy.CONFIRMATION, "the day both sides confirm"),
        ("oral", ReceivedBy.ARRIVAL, "as in person"),
    ],
)
def test_receipt_rule(key: str, received_by: ReceivedBy, why: str) -> None:
    assert channel(key, date(2024, 9, 27)).received_by is received_by, why


def test_mailbox_counted_from_arrival_before_the_2019_regulations() -> None:
    assert channel("internet", date(2019, 5, 14)).received_by is ReceivedBy.ARRIVAL
    assert channel("internet", date(2019, 5, 15)).received_by is ReceivedBy.CONFIRMATION


def test_channels_are_whole() -> None:
    assert CHANNEL_KEYS == ("in_person", "post_signed", "post_ordinary", "internet", "fax", "oral")
    assert all(one.instrument in INSTRUMENTS and (not one.setting or one.setting in SETTINGS) for one in CHANNELS)
    assert all(bool(one.setting) is (one.received_by is ReceivedBy.CONFIRMATION) for one in CHANNELS)
    with pytest.raises(KeyError):
        channel("pigeon", date(2024, 1, 1))
    with pytest.raises(LookupError, match="尚未施行"):
        channel("fax", date(2008, 4, 30))


def test_only_copies_carry_a_volume_fee() -> None:
    assert [form.key for form in PROVISION_FORMS if form.by_volume] == ["paper", "email", "electronic_copy"]


@pytest.mark.parametrize(
    ("level", "count"), [(Level.CENTRAL, 15), (Level.PROVINCE, 15), (Level.CITY, 22), (Level.COUNTY, 22), (Level.TOWNSHIP, 23)]
)
def test_statutory_columns_by_level(level: Level, count: int) -> None:
    assert len(columns_for(level)) == count


def test_columns_are_the_articles() -> None:
    assert len({column.key for column in COLUMNS}) == len(COLUMNS)
    assert [column.article for column in COLUMNS][:2] == ["第二十条第一项", "第二十条第二项"]
    assert columns_for(Level.CENTRAL)[14].article == "第二十条第十五项"
    assert columns_for(Level.TOWNSHIP)[15].source == "《政府信息公开条例》第二十一条"


# Settings.


def test_every_setting_has_a_question_and_a_reason() -> None:
    assert set(SETTINGS) == set(Policy.__slots__)
    for setting in SETTINGS.values():
        assert setting.question.endswith("？")
        assert setting.reason.endswith("。")
        assert not setting.choices or setting.default in setting.choices


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"pause_starts": "later"}, "pause_starts：可选 day_after、sending_day，实为 later。"),
        ({"extensions": 3}, "extensions：可选 1、2，实为 3。"),
        ({"extensions": "1"}, "extensions：应是整数，实为 '1'。"),
        ({"late_correction_restarts": 1}, "late_correction_restarts：应是是或否"),
        ({"correction_days": -1}, "correction_days：不能是负数，实为 -1。"),
        ({"department_report_by": (2, 1)}, "department_report_by：应在1月1日至1月31日之间"),
        ({"government_report_by": (4, 1)}, "government_report_by：应在1月1日至3月31日之间"),
    ],
)
def test_a_value_that_is_no_choice_is_refused(change: dict[str, object], fault: str) -> None:
    with pytest.raises(ValueError) as caught:
        Policy(**change)
    assert str(caught.value).startswith(fault)


def test_local_report_dates_may_be_earlier() -> None:
    assert Policy(department_report_by=(1, 26)).department_report_by == (1, 26)


# Instruments.


@pytest.mark.parametrize("one", INSTRUMENTS.values(), ids=INSTRUMENTS)
def test_instrument_is_whole(one: Instrument) -> None:
    assert one.issued <= one.since
    assert one.until is None or one.since <= one.until
    assert one.number
    assert one.title


def test_successors_begin_the_day_after() -> None:
    for old, new in [
        ("regulations_2007", "regulations"),
        ("review_law_2017", "review_law"),
        ("litigation_law_2014", "litigation_law"),
        ("litigation_law_1989", "litigation_law_2014"),
        ("holidays_2013", "holidays"),
        ("court_disclosure_2011", "court_disclosure"),
    ]:
        until = INSTRUMENTS[old].until
        assert until is not None
        assert (INSTRUMENTS[new].since - until).days == 1


def test_guards_name_what_is_missing_and_what_to_do() -> None:
    for key, guard in GUARDS.items():
        assert guard.key == key
        assert guard.missing.endswith("。")
        assert guard.advice.endswith("。")
        assert guard.source


# Service, reviewers, contents, disputes.


@pytest.mark.parametrize(
    ("way", "day"),
    [("in_person", ReplyDay.SIGNED), ("through_organ", ReplyDay.SIGNED), ("post", ReplyDay.POSTED), ("electronic", ReplyDay.SENT)],
)
def test_in_time_means_sent(way: str, day: ReplyDay) -> None:
    assert SERVICE_WAYS[way].in_time_by is day
    assert SERVICE_WAYS[way].source.startswith("国办公开办函〔2016〕235号")


def test_department_is_reviewed_by_its_government() -> None:
    assert REVIEWERS["local_department"].reviewer == "本级人民政府"
    assert "主管部门" not in REVIEWERS["local_department"].reviewer
    assert REVIEWERS["vertical"].reviewer == "上一级主管部门"
    assert all(rule.source.startswith("《行政复议法》") for rule in REVIEWERS.values())


def test_contents_of_a_request() -> None:
    assert [content.key for content in REQUEST_CONTENTS] == ["applicant_name", "identity_proof", "contact", "description", "form"]
    assert not any("用途" in content.name for content in REQUEST_CONTENTS), "the purpose must not be asked since 2019"


def test_dispute_results_are_counted_in_columns_of_table_four() -> None:
    table = next(table for table in EDITIONS["2021"].tables if table.key == "disputes")
    (block,) = table.blocks
    columns = {column.key for column in block.columns if not column.total}
    rows = {leaf.key for row in block.rows for leaf in row.leaves()}
    assert {result.column for result in DISPUTE_RESULTS.values()} == columns
    assert set(DisputeKind) == rows
    assert all(result.in_review or result.in_suit for result in DISPUTE_RESULTS.values())
    assert {code for code, result in DISPUTE_RESULTS.items() if result.orders_reply} == {"REVOKED", "ORDERED"}
