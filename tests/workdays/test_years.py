"""The years we carry: working days of each, what notice a day rests on, the law's own days against the published ones."""

from datetime import date, timedelta

import pytest

from gongkai.workdays import Calendar, DayKind
from gongkai.workdays.statutory import MOVABLE, statutory_holidays

CALENDAR = Calendar.load()
# Weekdays of the year less 11 statutory days (13 since 2025, and in 2020 two more by the notice that prolonged Spring Festival).
WORKING_DAYS = {2019: 250, 2020: 249, 2021: 250, 2022: 249, 2023: 249, 2024: 251, 2025: 248, 2026: 248}
MAKE_UP_DAYS = {
    2019: "02-02 02-03 04-28 05-05 09-29 10-12",
    2020: "01-19 04-26 05-09 06-28 09-27 10-10",
    2021: "02-07 02-20 04-25 05-08 09-18 09-26 10-09",
    2022: "01-29 01-30 04-02 04-24 05-07 10-08 10-09",
    2023: "01-28 01-29 04-23 05-06 06-25 10-07 10-08",
    2024: "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
    2025: "01-26 02-08 04-27 09-28 10-11",
    2026: "01-04 02-14 02-28 05-09 09-20 10-10",
}


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=i) for i in range((date(year, 12, 31) - first).days + 1)]


@pytest.mark.parametrize("year", WORKING_DAYS)
def test_working_days_of_a_year(year: int) -> None:
    assert sum(CALENDAR.is_working_day(on) for on in days_of(year)) == WORKING_DAYS[year]
    assert CALENDAR.working_days_between(date(year - 1, 12, 31), date(year, 12, 31)) == WORKING_DAYS[year]


@pytest.mark.parametrize("year", MAKE_UP_DAYS)
def test_make_up_days_of_a_year(year: int) -> None:
    worked = [on for on in days_of(year) if CALENDAR.day(on).kind is DayKind.MAKE_UP]
    assert " ".join(f"{on:%m-%d}" for on in worked) == MAKE_UP_DAYS[year]
    assert all(on.weekday() >= 5 for on in worked)


def test_single_days_agree_with_the_day_object() -> None:
    assert all(CALENDAR.is_working_day(on) is CALENDAR.day(on).working for year in range(2004, 2027) for on in days_of(year))
    assert all(CALENDAR.is_working_day(on, strict=False) is CALENDAR.day(on).working for year in (2027, 2031, 2050) for on in days_of(year))


@pytest.mark.parametrize(
    ("on", "number"),
    [
        (date(2024, 10, 1), "国办发明电〔2023〕7号"),
        (date(2026, 10, 10), "国办发明电〔2025〕7号"),
        (date(2019, 5, 5), "国办发明电〔2019〕3号"),  # the notice of March 2019 on Labour Day
        (date(2019, 10, 1), "国办发明电〔2018〕15号"),
        (date(2018, 12, 29), "国办发明电〔2018〕15号"),  # a day of December that next year's notice set
        (date(2020, 2, 1), "国办发明电〔2020〕1号"),
        (date(2020, 1, 28), "国办发明电〔2019〕16号"),
        (date(2015, 9, 6), "国发明电〔2015〕1号"),
    ],
)
def test_day_rests_on_its_notice(on: date, number: str) -> None:
    notice = CALENDAR.day(on).notice
    assert notice is not None
    assert notice.number == number


def test_every_day_set_apart_since_2011_has_a_notice_with_its_number() -> None:
    """Fails when an upgrade of the package brings a year whose notice the index lacks: add it there."""
    last = CALENDAR.known_years[-1]
    bare = [
        on
        for year in range(2011, last + 1)
        for on in days_of(year)
        if (day := CALENDAR.day(on)).holiday and not (day.notice and day.notice.number)
    ]
    assert not bare


def test_known_years() -> None:
    assert CALENDAR.known_years[0] == 2004
    assert CALENDAR.known_years[-1] >= 2026
    assert CALENDAR.last_known == date(CALENDAR.known_years[-1], 12, 31)


@pytest.mark.parametrize("year", range(2008, 2027))
def test_lunar_dates_are_days_off(year: int) -> None:
    """The computed feasts, held against nineteen years of published days off."""
    spring, qingming, dragon_boat, mid_autumn = (date(year, month, day) for month, day in MOVABLE[year])
    off = {on: CALENDAR.day(on).holiday for on in days_of(year) if CALENDAR.day(on).kind is DayKind.HOLIDAY}
    assert off[spring] == "春节"
    assert off.get(qingming, "清明节") == "清明节"
    assert off.get(dragon_boat, "端午节") == "端午节"
    assert off.get(mid_autumn) in ("中秋节", "国庆节", None)
    assert not any(CALENDAR.is_working_day(on) for on in (spring, qingming, dragon_boat, mid_autumn))


@pytest.mark.parametrize("year", [2025, 2026])
def test_statutory_days_are_off_in_the_years_of_the_law(year: int) -> None:
    days = statutory_holidays(year)
    assert len(days) == 13
    assert not any(CALENDAR.is_working_day(on) for on in days)


def test_statutory_days_may_fall_together() -> None:
    assert len(statutory_holidays(2031)) == 12  # Mid-Autumn 2031 is 1 October
