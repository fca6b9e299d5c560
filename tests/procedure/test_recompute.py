"""A calendar that arrives later changes exactly the open dates that it touches, each with a sentence why (issue 4; features row 15)."""

from datetime import date, timedelta

import pytest

from gongkai.procedure import Event, due, recompute
from gongkai.workdays import Calendar
from gongkai.workdays.published import published_entries
from tests.procedure.story import calendar, event


def before(year: int) -> Calendar:
    """What was known before the notice for that year came."""
    entries = {on: one for on, one in published_entries().items() if (one.notice.year if one.notice else on.year) < year}
    return Calendar(entries, range(2004, year))


THEN = before(2025)


def test_date_that_is_touched_moves_with_its_reason() -> None:
    """By law alone only 28 to 31 January are off; by notice also 3 and 4 February, and 26 January and 8 February are worked."""
    old = due([event("arrived 2025-01-06 channel=in_person")], THEN)
    new, changes = recompute(old, calendar())
    assert [one.on for one in old.due] == [date(2025, 1, 15), date(2025, 2, 7)]
    assert [one.on for one in new.due] == [date(2025, 1, 15), date(2025, 2, 8)]
    [moved] = changes
    assert (moved.what, moved.before, moved.after) == ("reply", old.due[1], new.due[1])
    assert moved.why.startswith("期限由2025-02-07改为2025-02-08：2025-01-26（周日）")
    assert "2025-02-03（周一）" in moved.why
    assert moved.why.endswith("。")


def test_date_before_the_new_year_is_not_touched() -> None:
    old = due([event("arrived 2024-11-20 channel=in_person")], THEN)
    assert recompute(old, calendar())[1] == ()


def test_closed_case_has_no_date_to_move() -> None:
    old = due([event("arrived 2025-01-10 channel=in_person"), event("withdrawn 2025-01-13")], THEN)
    assert recompute(old, calendar())[1] == ()


def test_same_calendar_changes_nothing() -> None:
    old = due([event("arrived 2025-01-10 channel=in_person")], calendar())
    new, changes = recompute(old, calendar())
    assert changes == ()
    assert new == old


@pytest.mark.parametrize("year", [2020, 2022, 2024, 2025, 2026])
def test_exactly_the_dates_that_differ_are_named(year: int) -> None:
    then, changed = before(year), 0
    for on in (date(year - 1, 11, 15) + timedelta(days=i) for i in range(75)):
        told = [Event("arrived", on, channel="in_person"), Event("third_party_asked", on + timedelta(days=5), party="甲")]
        old = due(told, then)
        new, changes = recompute(old, calendar())
        assert new == due(told, calendar())
        differ = {one.what for one, other in zip(old.due, new.due, strict=True) if one.on != other.on}
        assert {one.what for one in changes} == differ
        assert all(one.before and one.after and one.before.provisional and one.before.on != one.after.on for one in changes)
        assert all(f"{year}-" in one.why for one in changes)
        changed += len(changes)
    assert changed, "a notice that moves nothing would make this test empty"


def test_event_that_was_in_time_by_the_old_calendar_only_is_told_anew() -> None:
    """8 February 2025 was a Saturday that is worked by notice: by it an extension on that day is in time, by law alone it is late."""
    told = [event("arrived 2025-01-06 channel=in_person"), event("extended 2025-02-08 days=5 consent=李主任")]
    old = due(told, THEN)
    new, changes = recompute(old, calendar())
    assert [one.event.event for one in old.refused] == ["extended"]
    assert new.refused == ()
    assert [(one.what, one.after.on) for one in changes if one.after] == [("reply", date(2025, 2, 14))]
