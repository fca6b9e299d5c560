"""A notice that arrives later (issue 4): only dates that were called provisional move, and each has a day that explains it.

Played through with real notices: for each year from 2008 on, the calendar as it stood before the next year's notice, against ours.
"""

from datetime import date, timedelta

import pytest

from gongkai.workdays import Calendar, day_changes
from gongkai.workdays.published import published_entries

NOW = Calendar.load()


def before_the_notice_for(year: int) -> Calendar:
    """What was known while the notice for that year had not come."""
    entries = {on: entry for on, entry in published_entries().items() if (entry.notice.year if entry.notice else on.year) < year}
    return Calendar(entries, range(2004, year))


@pytest.mark.parametrize("year", range(2009, 2027))
def test_only_provisional_dates_move_and_each_for_a_reason(year: int) -> None:
    then, moved = before_the_notice_for(year), 0
    changed = {one.after.on for one in day_changes(then, NOW, date(year - 1, 11, 1), date(year, 4, 30))}
    for start in (date(year - 1, 11, 1) + timedelta(days=i) for i in range(61)):
        for length in (1, 7, 15, 20, 40):
            old, new = then.count(start, length), NOW.count(start, length)
            between = {start + timedelta(days=i) for i in range(1, (max(old.due, new.due) - start).days + 1)}
            if old.due != new.due:
                moved += 1
                assert old.provisional, (start, length, old.due, new.due)
                assert changed & between
    assert moved, "a notice that moves nothing would make this test empty"


@pytest.mark.parametrize("year", range(2009, 2027))
def test_periods_of_calendar_days_move_only_if_provisional(year: int) -> None:
    then = before_the_notice_for(year)
    for start in (date(year - 1, 9, 1) + timedelta(days=i) for i in range(122)):
        for length in (15, 60):
            old, new = then.count_days(start, length), NOW.count_days(start, length)
            assert old.due == new.due or old.provisional, (start, length)
