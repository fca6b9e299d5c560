"""What a standing says beside its dates: next steps, what may not be done and why, reasons, provisional dates, speed of thought apart."""

from datetime import date

import pytest

from gongkai.law import LIMITS, OUTCOMES
from gongkai.procedure import EVENTS, STATES, WHATS, Event, EventError, due, events_from_json
from tests.procedure.story import calendar, event, standing

ARRIVED = "arrived 2024-09-27 channel=internet"


def test_before_anything_only_arrival_is_possible() -> None:
    found = due([], calendar())
    assert (found.state, found.due, found.closed) == ("new", (), False)
    assert [step.event for step in found.next] == ["arrived"]
    assert set(found.blocked()) == set(EVENTS) - {"arrived"}


def test_next_steps_name_their_article() -> None:
    found = standing([ARRIVED])
    steps = {step.event: step for step in found.next}
    assert steps["confirmed"].source == "《政府信息公开条例》第三十一条"
    assert steps["extended"].source == "《政府信息公开条例》第三十三条第二款"
    assert "served" not in steps
    assert found.blocked()["served"] == "还没有作出答复，不能登记送达。"


def test_blocked_sentences_are_whole() -> None:
    for rows in ([], [ARRIVED], [ARRIVED, "correction_asked 2024-10-08"], [ARRIVED, "withdrawn 2024-10-08"]):
        for why in standing(rows).blocked().values():
            assert why.endswith("。"), why
            assert "{" not in why


def test_missing_names_what_an_outcome_needs() -> None:
    found = standing([ARRIVED, "reviewed 2024-10-08"])
    assert [guard.key for guard in found.missing("GRANTED")] == []
    assert [guard.key for guard in found.missing("NOT_EXIST")] == ["search_log"]
    with pytest.raises(KeyError):
        found.missing("GRANTED", "没有这一项")
    with pytest.raises(KeyError):
        found.missing("NONSENSE")


def test_reasons_tell_every_day_once() -> None:
    [notice, reply] = standing([ARRIVED, "confirmed 2024-09-29"]).due
    assert (notice.what, reply.what) == ("correction_notice", "reply")
    days = [line[:10] for line in reply.reasons]
    assert days == sorted(set(days))
    assert (days[0], days[-1], len(days)) == ("2024-09-29", "2024-10-31", 33)
    assert [line for line in reply.reasons if "第20天" in line] == [reply.reasons[-1]]


def test_beyond_the_last_notice_a_date_is_provisional_and_says_so() -> None:
    found = due([Event("arrived", date(2026, 12, 21), channel="in_person")], calendar())
    [notice, reply] = found.due
    assert (notice.on, notice.provisional) == (date(2026, 12, 30), False)
    assert reply.provisional
    assert "2027年放假安排的通知尚未载入" in reply.reasons[-1]


def test_standing_is_the_same_each_time() -> None:
    rows = [ARRIVED, "confirmed 2024-09-29", "third_party_asked 2024-10-09 party=甲", "extended 2024-10-31 days=3 consent=李"]
    assert standing(rows) == standing(rows)


def test_order_of_writing_does_not_matter() -> None:
    rows = [ARRIVED, "confirmed 2024-09-29", "third_party_asked 2024-10-09 party=甲", "third_party_answered 2024-10-12 party=甲"]
    assert standing(rows[::-1]).due == standing(rows).due


def test_names_of_the_contract() -> None:
    """design.md §10."""
    assert " ".join(EVENTS) == (
        "arrived confirmed correction_asked corrected correction_lapsed third_party_asked third_party_answered third_party_silent "
        "co_maker_asked co_maker_answered organ_asked organ_answered extended delayed reasons_asked reasons_given fee_noticed fee_paid "
        "fee_lapsed withdrawn split drafted reviewed signed replied served reopened"
    )
    assert " ".join(WHATS) == (
        "reply correction_notice correction third_party_opinion co_maker_opinion organ_opinion fee publication review_application "
        "review_answer review_decision suit suit_answer"
    )


def test_words_for_people_are_chinese() -> None:
    for name in (*EVENTS.values(), *STATES.values(), *WHATS.values()):
        assert name
        assert not any("a" <= letter <= "z" for letter in name)


def test_json_becomes_events() -> None:
    events, remarks = events_from_json(
        {
            "events": [
                {"event": "arrived", "on": "2024-09-27", "channel": "fax", "party": None},
                {"event": "split", "on": "2024-09-30", "items": ["甲", "乙"], "note": "备注"},
                {"event": "replied", "on": "2024-10-08", "item": "甲", "outcome": "NOT_EXIST", "search_log": True},
                {"event": "extended", "on": "2024-10-08", "item": "乙", "until": "2024-11-04"},
            ]
        }
    )
    assert events[0] == event("arrived 2024-09-27 channel=fax")
    assert events[1] == event("split 2024-09-30 items=甲、乙")
    assert events[2] == event("replied 2024-10-08 item=甲 outcome=NOT_EXIST search_log=有")
    assert events[3] == event("extended 2024-10-08 item=乙 until=2024-11-04 consent=未写明")
    assert remarks == ("第2个事件的“note”不认识，没有采用。",)


@pytest.mark.parametrize("data", [None, 3, "x", {"events": {}}, {"events": [{"event": [], "on": "2024-09-27"}]}, {"events": [None]}])
def test_what_is_no_file_of_events_is_said(data: object) -> None:
    with pytest.raises(EventError):
        events_from_json(data)


def test_reply_limit_is_the_law_s() -> None:
    """A guard against a second time limit: every number of days comes from `law`."""
    [notice, reply] = standing([ARRIVED, "confirmed 2024-09-29"]).due
    lengths = {one.id: one.length for one in LIMITS if one.in_force(date(2024, 9, 29))}
    assert calendar().working_days_between(date(2024, 9, 29), reply.on) == lengths["reply"]
    assert calendar().working_days_between(date(2024, 9, 29), notice.on) == lengths["correction_notice"]


def test_every_outcome_can_be_reached() -> None:
    rows = {
        "STILL_UNCLEAR": ["correction_asked 2024-09-30", "corrected 2024-10-08"],
        "ABANDONED_NO_CORRECTION": ["correction_asked 2024-09-30", "correction_lapsed 2024-11-20"],
        "ABANDONED_NO_FEE": ["fee_noticed 2024-09-30 scheme=by_piece", "fee_lapsed 2024-11-20"],
        "GRANTED_OVER_OBJECTION": ["third_party_asked 2024-09-30 party=甲", "third_party_answered 2024-10-08 party=甲 answer=object"],
        "EXCESSIVE": ["reasons_asked 2024-09-30"],
        "WITHDRAWN": ["withdrawn 2024-09-30"],
    }
    said = "refused=DENY_INTERNAL reason=理由 basis=法律第一条 search_log=检索 earlier_reply=〔2023〕1号"
    for code, outcome in OUTCOMES.items():
        review = ["reviewed 2024-11-20"] if outcome.needs_review else []
        found = standing([ARRIVED, "confirmed 2024-09-29", *rows.get(code, []), *review, f"replied 2024-11-21 outcome={code} {said}"])
        assert not found.refused, (code, found.refused)
        assert found.outcomes == {"": code}
