"""What holds for every history (issue 4): pauses, corrections, one outcome, no dead end, no exception."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from chinese_calendar import is_workday
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law import OUTCOMES
from gongkai.procedure import EVENTS, STATES, WHATS, Event, Standing, due
from tests.procedure import histories
from tests.procedure.story import calendar

RECEIVED = st.dates(date(2019, 5, 15), date(2026, 6, 30))
MANY = settings(max_examples=50_000 if settings().max_examples > 1000 else 10_000)
SOME = settings(max_examples=max(300, settings().max_examples))


def reply(events: list[Event]) -> date:
    found = due(events, calendar())
    assert not found.refused, [one.why for one in found.refused]
    return next(one.on for one in found.due if one.what == "reply")


def arrived(on: date) -> Event:
    return Event("arrived", on, channel="in_person")


def asked(on: date, days: int, organ: str = "甲") -> list[Event]:
    """Another organ asked on a day, which answers that many days later."""
    return [Event("organ_asked", on, organ=organ, days=120), Event("organ_answered", on + timedelta(days=days), organ=organ)]


def day_by_day(start: date, count: int, off: set[date]) -> date:
    """The law as a child would count it: day after day, with the calendar of another package."""
    on = start
    while count:
        on += timedelta(days=1)
        count -= is_workday(on) and on not in off
    return on


@SOME
@given(RECEIVED, st.lists(st.tuples(st.integers(0, 25), st.integers(0, 20)), max_size=4))
def test_reply_is_what_counting_day_by_day_gives(start: date, pauses: list[tuple[int, int]]) -> None:
    events, off = [arrived(start)], set()
    for number, (after, days) in enumerate(pauses):
        on = start + timedelta(days=after)
        events += asked(on, days, str(number))
        off |= {on + timedelta(days=i) for i in range(1, days + 1)}
    assert reply(events) == day_by_day(start, 20, off)


@SOME
@given(RECEIVED, st.lists(st.tuples(st.integers(0, 25), st.integers(0, 20)), max_size=3), st.integers(0, 30), st.integers(0, 30))
def test_adding_a_pause_never_brings_a_date_forward(start: date, pauses: list[tuple[int, int]], after: int, days: int) -> None:
    events = [arrived(start)]
    for number, (first, length) in enumerate(pauses):
        events += asked(start + timedelta(days=first), length, str(number))
    assert reply([*events, *asked(start + timedelta(days=after), days, "多一家")]) >= reply(events)


@SOME
@given(RECEIVED, st.integers(0, 20), st.integers(0, 20), st.integers(0, 20))
def test_splitting_a_pause_in_two_changes_nothing(start: date, after: int, first: int, second: int) -> None:
    on = start + timedelta(days=after)
    whole = asked(on, first + second, "甲")
    parts = [*asked(on, first, "甲"), *asked(on + timedelta(days=first), second, "乙")]
    assert reply([arrived(start), *parts]) == reply([arrived(start), *whole])


@SOME
@given(RECEIVED, st.integers(0, 7), st.integers(0, 20), st.integers(0, 10))
def test_a_correction_restarts_from_zero(start: date, after: int, days: int, pause: int) -> None:
    notice = start + timedelta(days=min(after, 6))
    corrected = notice + timedelta(days=days)
    told = [arrived(start), *asked(start, pause), Event("correction_asked", notice, days=30), Event("corrected", corrected)]
    off = {start + timedelta(days=i) for i in range(1, pause + 1)}
    assert reply(told) == day_by_day(corrected, 20, off)


@SOME
@given(RECEIVED, st.integers(1, 20), st.integers(1, 20))
def test_a_longer_extension_is_never_earlier(start: date, few: int, more: int) -> None:
    few, more = sorted((few, more))
    on = reply([arrived(start)])
    short, long = (reply([arrived(start), Event("extended", on, days=days, consent="李主任")]) for days in (few, more))
    assert on < short <= long
    assert long == day_by_day(start, 20 + more, set())


def check(found: Standing) -> None:
    """What holds after any history at all."""
    assert found.state in STATES
    assert found.closed or found.next, "neither closed nor anything to do"
    for track in found.tracks:
        assert not (track.replied and not track.outcome)
        allowed = {step.event for step in found.next if step.item == track.item}
        assert not allowed & set(found.blocked(track.item))
        assert allowed | set(found.blocked(track.item)) == set(EVENTS)
        if track.outcome:
            assert not {one.what for one in found.due if one.item == track.item and len(found.tracks) > 1} & {"correction_notice", "fee"}
    assert all(one.what in WHATS for one in found.due)
    assert [one.on for one in found.due] == sorted(one.on for one in found.due)
    assert all(one.reasons and one.articles and one.start <= one.on for one in found.due)


@pytest.mark.slow
@MANY
@given(st.data())
def test_legal_histories_never_raise(data: st.DataObject) -> None:
    told, found = data.draw(histories.legal(calendar()))
    assert not found.refused
    check(found)
    for track in found.tracks:
        replies = [one for one in told if one.event == "replied" and one.item == track.item]
        decisions = [one for one in told if one.event == "reopened" and one.item == track.item]
        assert len(replies) <= 1 + len(decisions)
        assert len(track.superseded) == len(decisions)


@SOME
@given(histories.events())
def test_any_events_at_all_never_raise(told: list[Event]) -> None:
    found = due(told, calendar())
    check(found)
    assert [one.why for one in found.refused if not one.why] == []
    kept = [one for number, one in enumerate(told, 1) if number not in {refusal.number for refusal in found.refused}]
    again = due(kept, calendar())
    assert not again.refused, "what was refused must not have left a trace"
    assert again.due == found.due
    assert again.outcomes == found.outcomes


@SOME
@given(st.data(), st.sampled_from(["GRANTED", "DENY_INTERNAL", "NOT_EXIST", "OTHER"]))
def test_no_second_outcome(data: st.DataObject, outcome: str) -> None:
    told, found = data.draw(histories.legal(calendar()))
    last = max((one.on for one in told), default=date(2020, 1, 1))
    for track in found.tracks:
        if not track.outcome:
            continue
        second = Event("replied", last, item=track.item, outcome=outcome, reason="理由", search_log="检索")
        after = due([*told, replace(second, outcome=outcome)], calendar())
        assert after.outcomes[track.item] == track.outcome


def walk(random: Random, length: int) -> tuple[list[Event], Standing]:
    """A legal history, each step one of those offered, until it is this long or nothing more can be done."""
    on, told = date(2021, 1, 4) + timedelta(days=random.randrange(1800)), []
    found = due(told, calendar())
    while len(told) < length and found.next:
        step = random.choice(found.next)
        event = histories.fitting(step.event, on, found, step.item, random.randrange(400))
        after = due([*told, event], calendar())
        if not after.refused:
            told, found = [*told, event], after
        on += timedelta(days=random.randrange(25))
    return told, found


def test_random_walks_reach_every_event_state_and_outcome() -> None:
    """Without this the properties above might hold for lack of histories that go far enough."""
    random = Random(20190515)
    events, states, outcomes, whats = set(), set(), set(), set()
    for _ in range(2000):
        told, found = walk(random, 9)
        events |= {one.event for one in told}
        states.add(found.state)
        outcomes |= set(found.outcomes.values())
        whats |= {one.what for one in found.due}
    assert events == set(EVENTS)
    assert states == set(STATES) - {"new"}
    assert len(outcomes) > len(OUTCOMES) / 2
    assert whats == set(WHATS) - {"publication", "review_answer", "review_decision", "suit_answer"}
