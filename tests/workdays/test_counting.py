"""Reasons, pauses, periods of calendar days and months, and years without a notice."""

from datetime import date

import pytest

from gongkai.workdays import Calendar, Pause, UnknownYear

CALENDAR = Calendar.load()


def test_reasons_say_why_each_day_counts_or_not() -> None:
    lines = CALENDAR.count(date(2024, 9, 27), 3).reasons("收到申请")
    assert lines == [
        "2024-09-27（周五）：收到申请，当日不计算在期间内",
        "2024-09-28（周六）：周末休息，不计",
        "2024-09-29（周日）：因国庆节调休上班（国办发明电〔2023〕7号），第1天",
        "2024-09-30（周一）：工作日，第2天",
        *(f"2024-10-0{n}（周{w}）：国庆节放假（国办发明电〔2023〕7号），不计" for n, w in enumerate("二三四五六日一", 1)),
        "2024-10-08（周二）：工作日，第3天",
    ]


def test_paused_days_say_so_and_days_off_keep_their_own_reason() -> None:
    pause = Pause(date(2024, 3, 7), date(2024, 3, 12), "征求第三方意见")
    counted = CALENDAR.count(date(2024, 3, 5), 3, pauses=[pause])
    assert counted.due == date(2024, 3, 14)
    assert counted.reasons("收到申请") == [
        "2024-03-05（周二）：收到申请，当日不计算在期间内",
        "2024-03-06（周三）：工作日，第1天",
        "2024-03-07（周四）：征求第三方意见，不计入期限",
        "2024-03-08（周五）：征求第三方意见，不计入期限",
        "2024-03-09（周六）：周末休息，不计",
        "2024-03-10（周日）：周末休息，不计",
        "2024-03-11（周一）：征求第三方意见，不计入期限",
        "2024-03-12（周二）：征求第三方意见，不计入期限",
        "2024-03-13（周三）：工作日，第2天",
        "2024-03-14（周四）：工作日，第3天",
    ]


@pytest.mark.parametrize(
    ("pauses", "due", "why"),
    [
        ([], date(2024, 3, 12), "five plain days"),
        ([("2024-03-09", "2024-03-10")], date(2024, 3, 12), "a pause over a weekend takes nothing"),
        ([("2024-03-12", "2024-03-12")], date(2024, 3, 13), "the last day itself"),
        ([("2024-03-13", "2024-03-20")], date(2024, 3, 12), "a pause after the end"),
        ([("2024-03-01", "2024-03-05")], date(2024, 3, 12), "a pause before the first day"),
        ([("2024-03-06", "2024-03-07"), ("2024-03-07", "2024-03-08")], date(2024, 3, 15), "two that share a day: three days, not four"),
        ([("2024-03-06", "2024-03-06"), ("2024-03-13", "2024-03-13")], date(2024, 3, 14), "the first moves the end into the second"),
        ([("2024-03-08", "2024-03-06")], date(2024, 3, 12), "a pause that ends before it begins takes nothing"),
    ],
)
def test_pauses(pauses: list[tuple[str, str]], due: date, why: str) -> None:
    spans = [Pause(date.fromisoformat(first), date.fromisoformat(last), "征求意见") for first, last in pauses]
    assert CALENDAR.count(date(2024, 3, 5), 5, pauses=spans).due == due, why


@pytest.mark.parametrize(
    ("start", "length", "nominal", "due", "why"),
    [
        (date(2024, 3, 1), 15, date(2024, 3, 16), date(2024, 3, 18), "a Saturday: Monday"),
        (date(2024, 3, 1), 60, date(2024, 4, 30), date(2024, 4, 30), "a working day stays"),
        (date(2024, 8, 2), 60, date(2024, 10, 1), date(2024, 10, 8), "National Day: the first day after the holiday"),
        (date(2024, 7, 31), 60, date(2024, 9, 29), date(2024, 9, 29), "a Sunday that is worked is no day off"),
        (date(2024, 1, 26), 15, date(2024, 2, 10), date(2024, 2, 18), "Spring Festival: Sunday 18 Feb is worked"),
    ],
)
def test_calendar_days(start: date, length: int, nominal: date, due: date, why: str) -> None:
    end = CALENDAR.count_days(start, length)
    assert (end.nominal, end.due) == (nominal, due), why


@pytest.mark.parametrize(
    ("start", "months", "nominal", "due", "why"),
    [
        (date(2024, 1, 15), 6, date(2024, 7, 15), date(2024, 7, 15), "the corresponding day"),
        (date(2024, 8, 31), 6, date(2025, 2, 28), date(2025, 2, 28), "February has no 31st: its last day"),
        (date(2023, 8, 29), 6, date(2024, 2, 29), date(2024, 2, 29), "a leap year has the 29th"),
        (date(2024, 4, 1), 6, date(2024, 10, 1), date(2024, 10, 8), "National Day"),
        (date(2023, 12, 10), 12, date(2024, 12, 10), date(2024, 12, 10), "a year is twelve months"),
    ],
)
def test_months(start: date, months: int, nominal: date, due: date, why: str) -> None:
    end = CALENDAR.count_months(start, months)
    assert (end.nominal, end.due) == (nominal, due), why


def test_calendar_period_says_why_it_is_moved() -> None:
    lines = CALENDAR.count_days(date(2024, 3, 1), 15).reasons("收到复议决定书")
    assert lines == [
        "2024-03-01（周五）：收到复议决定书，当日不计算在期间内",
        "2024-03-16（周六）：期间的最后一日",
        "2024-03-16（周六）：周末休息，顺延",
        "2024-03-17（周日）：周末休息，顺延",
        "2024-03-18（周一）：假期后的第一个工作日，期间到这一天届满（《民事诉讼法》第八十五条）",
    ]


# Years without a notice. 2045 is far from any that is published.


@pytest.mark.parametrize(
    "call",
    [
        lambda: CALENDAR.is_working_day(date(2045, 3, 1)),
        lambda: CALENDAR.add_working_days(date(2045, 3, 1), 20),
        lambda: CALENDAR.add_working_days(date(2045, 3, 1), -1),
        lambda: CALENDAR.working_days_between(date(2026, 3, 1), date(2045, 3, 1)),
        lambda: CALENDAR.next_working_day(date(2045, 3, 1)),
        lambda: CALENDAR.count(date(2045, 3, 1), 20, strict=True),
        lambda: CALENDAR.count_days(date(2045, 3, 1), 20, strict=True),
    ],
)
def test_strict_calls_refuse_an_unknown_year(call: object) -> None:
    with pytest.raises(UnknownYear, match="尚未载入"):
        call()


def test_strict_count_refuses_to_cross_into_an_unknown_year() -> None:
    year = CALENDAR.last_known.year
    with pytest.raises(UnknownYear) as caught:
        CALENDAR.add_working_days(date(year, 12, 15), 20)
    assert caught.value.year == year + 1


def test_unknown_year_counts_on_weekends_and_statutory_days_and_says_so() -> None:
    counted = CALENDAR.count(date(2045, 4, 28), 3)
    assert counted.due == date(2045, 5, 5)  # from a Friday: weekend, 1 and 2 May statutory, then Wednesday to Friday
    assert counted.provisional


def test_far_days_are_outside() -> None:
    with pytest.raises(UnknownYear, match="不在日历之内"):
        CALENDAR.day(date(2051, 1, 1))
    with pytest.raises(UnknownYear, match="不在日历之内"):
        CALENDAR.add_working_days(date(2050, 12, 30), 20, strict=False)
    with pytest.raises(UnknownYear):
        CALENDAR.day(date(2003, 12, 31))


def test_a_period_is_not_negative() -> None:
    with pytest.raises(ValueError, match="-1"):
        CALENDAR.count(date(2024, 3, 1), -1)


@pytest.mark.parametrize(
    ("known", "on", "provisional", "why"),
    [
        (2018, date(2018, 12, 31), True, "1 January 2019 was a Tuesday, and the notice did move this Monday"),
        (2018, date(2018, 12, 29), True, "and made this Saturday a working day"),
        (2018, date(2018, 12, 28), False, "nothing before the 29th was ever moved"),
        (2020, date(2020, 12, 31), False, "1 January 2021 was a Friday"),
        (2021, date(2021, 12, 31), False, "1 January 2022 was a Saturday"),
        (2022, date(2022, 12, 31), True, "1 January 2023 was a Sunday"),
        (2023, date(2023, 12, 31), False, "1 January 2024 was a Monday"),
        (2018, date(2019, 1, 1), True, "a year without notice"),
    ],
)
def test_last_days_of_december_wait_for_the_next_notice(known: int, on: date, provisional: bool, why: str) -> None:
    calendar = Calendar({}, range(2004, known + 1))
    assert calendar.is_provisional(on) is provisional, why
    assert bool(calendar.why_provisional(date(known, 12, 1), on)) is provisional


@pytest.mark.parametrize(
    ("on", "missing", "why"),
    [
        (date(2026, 10, 31), None, "too early to ask for the next year"),
        (date(2026, 11, 1), 2027, "from November on"),
        (date(2027, 1, 1), 2027, "the year itself"),
        (date(2025, 12, 31), None, "the next year is known"),
    ],
)
def test_missing_notice_is_asked_for_from_november(on: date, missing: int | None, why: str) -> None:
    assert Calendar({}, range(2004, 2027)).missing_notice(on) == missing, why
