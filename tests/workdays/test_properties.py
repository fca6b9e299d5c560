"""Laws of counting that hold for every day and every calendar (issue 4)."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongkai.workdays import Calendar, Pause

CALENDAR = Calendar.load()
DAYS = st.dates(date(2008, 5, 1), date(2026, 6, 30))
LENGTHS = st.integers(0, 60)
PAUSES = st.lists(
    st.builds(lambda first, length: Pause(first, first + timedelta(days=length), "征求意见"), DAYS, st.integers(0, 40)), max_size=4
)


def near(start: date, pauses: list[Pause]) -> list[Pause]:
    """The pauses moved to begin within eighty days of the start, so that they matter."""
    moved = []
    for pause in pauses:
        first = start + timedelta(days=(pause.first - date(2008, 5, 1)).days % 80)
        moved.append(Pause(first, first + (pause.last - pause.first), pause.why))
    return moved


@given(DAYS, st.integers(-60, 60))
def test_counting_is_the_inverse_of_adding(start: date, count: int) -> None:
    due = CALENDAR.add_working_days(start, count)
    assert (due > start) is (count > 0)
    if count >= 0:
        assert CALENDAR.working_days_between(start, due) == count
    else:
        eve = due - timedelta(days=1)
        assert CALENDAR.working_days_between(eve, start - timedelta(days=1)) == -count
    assert count == 0 or CALENDAR.is_working_day(due)


@given(DAYS, LENGTHS, st.integers(0, 30))
def test_a_longer_period_never_ends_earlier(start: date, length: int, more: int) -> None:
    assert CALENDAR.add_working_days(start, length) <= CALENDAR.add_working_days(start, length + more)
    assert CALENDAR.add_working_days(CALENDAR.add_working_days(start, length), more) == CALENDAR.add_working_days(start, length + more)


@given(DAYS, st.integers(0, 30), LENGTHS)
def test_a_later_receipt_never_ends_earlier(start: date, later: int, length: int) -> None:
    assert CALENDAR.add_working_days(start, length) <= CALENDAR.add_working_days(start + timedelta(days=later), length)


@given(DAYS, DAYS, DAYS)
def test_counts_add_up(one: date, two: date, three: date) -> None:
    between = CALENDAR.working_days_between
    assert between(one, two) + between(two, three) == between(one, three)


@given(DAYS, LENGTHS, PAUSES, PAUSES)
def test_a_pause_never_brings_a_date_forward(start: date, length: int, pauses: list[Pause], more: list[Pause]) -> None:
    pauses, more = near(start, pauses), near(start, more)
    without, some, many = (CALENDAR.count(start, length, pauses=p).due for p in ([], pauses, pauses + more))
    assert without <= some <= many


@given(DAYS, LENGTHS, PAUSES, st.integers(0, 40))
def test_a_pause_cut_in_two_changes_nothing(start: date, length: int, pauses: list[Pause], cut: int) -> None:
    pauses = near(start, pauses)
    pieces = []
    for pause in pauses:
        at = min(pause.first + timedelta(days=cut), pause.last)
        pieces += [Pause(pause.first, at, pause.why), Pause(min(at + timedelta(days=1), pause.last), pause.last, pause.why)]
    assert CALENDAR.count(start, length, pauses=pieces).due == CALENDAR.count(start, length, pauses=pauses).due


@given(DAYS, LENGTHS, PAUSES)
def test_paused_count_is_what_counting_day_by_day_gives(start: date, length: int, pauses: list[Pause]) -> None:
    pauses = near(start, pauses)
    left, on = length, start
    while left:
        on += timedelta(days=1)
        left -= CALENDAR.is_working_day(on) and not any(p.first <= on <= p.last for p in pauses)
    counted = CALENDAR.count(start, length, pauses=pauses)
    assert counted.due == on
    assert [step.number for step in counted.steps() if step.number] == list(range(1, length + 1))


@given(DAYS, st.integers(0, 400))
def test_calendar_days_end_on_a_working_day_not_before_the_nominal_one(start: date, length: int) -> None:
    end = CALENDAR.count_days(start, length)
    assert end.nominal == start + timedelta(days=length)
    assert end.due >= end.nominal
    assert CALENDAR.is_working_day(end.due, strict=False)
    assert not any(CALENDAR.is_working_day(end.nominal + timedelta(days=i), strict=False) for i in range((end.due - end.nominal).days))
