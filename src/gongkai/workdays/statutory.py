"""The days off that the law itself fixes, for years whose notice is not known yet.

全国年节及纪念日放假办法 (2024 revision, in force 2025-01-01) Art. 2: New Year's Day 1, Spring Festival 4 (New Year's Eve to the third
day), Qingming 1, Labour Day 2, Dragon Boat 1, Mid-Autumn 1, National Day 3: 13 days. What falls on a weekend is made up on working
days and days are swapped, but how is for the notice to say.

The table below was computed with two independent packages that agree on every row (lunar_python 1.x and LunarCalendar 0.x, both MIT;
Qingming also by the customary formula for this century), and is held against the published days off of 2008 to 2026 by a test.
"""

from datetime import date, timedelta

SPRING_FESTIVAL = "春节"
LAW_SINCE = 2025
"""The first year of the thirteen days; before it there were eleven."""

# Year: first day of the lunar year, Qingming, fifth of the fifth month, fifteenth of the eighth month; as (month, day).
MOVABLE: dict[int, tuple[tuple[int, int], tuple[int, int], tuple[int, int], tuple[int, int]]] = {
    2008: ((2, 7), (4, 4), (6, 8), (9, 14)),
    2009: ((1, 26), (4, 4), (5, 28), (10, 3)),
    2010: ((2, 14), (4, 5), (6, 16), (9, 22)),
    2011: ((2, 3), (4, 5), (6, 6), (9, 12)),
    2012: ((1, 23), (4, 4), (6, 23), (9, 30)),
    2013: ((2, 10), (4, 4), (6, 12), (9, 19)),
    2014: ((1, 31), (4, 5), (6, 2), (9, 8)),
    2015: ((2, 19), (4, 5), (6, 20), (9, 27)),
    2016: ((2, 8), (4, 4), (6, 9), (9, 15)),
    2017: ((1, 28), (4, 4), (5, 30), (10, 4)),
    2018: ((2, 16), (4, 5), (6, 18), (9, 24)),
    2019: ((2, 5), (4, 5), (6, 7), (9, 13)),
    2020: ((1, 25), (4, 4), (6, 25), (10, 1)),
    2021: ((2, 12), (4, 4), (6, 14), (9, 21)),
    2022: ((2, 1), (4, 5), (6, 3), (9, 10)),
    2023: ((1, 22), (4, 5), (6, 22), (9, 29)),
    2024: ((2, 10), (4, 4), (6, 10), (9, 17)),
    2025: ((1, 29), (4, 4), (5, 31), (10, 6)),
    2026: ((2, 17), (4, 5), (6, 19), (9, 25)),
    2027: ((2, 6), (4, 5), (6, 9), (9, 15)),
    2028: ((1, 26), (4, 4), (5, 28), (10, 3)),
    2029: ((2, 13), (4, 4), (6, 16), (9, 22)),
    2030: ((2, 3), (4, 5), (6, 5), (9, 12)),
    2031: ((1, 23), (4, 5), (6, 24), (10, 1)),
    2032: ((2, 11), (4, 4), (6, 12), (9, 19)),
    2033: ((1, 31), (4, 4), (6, 1), (9, 8)),
    2034: ((2, 19), (4, 5), (6, 20), (9, 27)),
    2035: ((2, 8), (4, 5), (6, 10), (9, 16)),
    2036: ((1, 28), (4, 4), (5, 30), (10, 4)),
    2037: ((2, 15), (4, 4), (6, 18), (9, 24)),
    2038: ((2, 4), (4, 5), (6, 7), (9, 13)),
    2039: ((1, 24), (4, 5), (5, 27), (10, 2)),
    2040: ((2, 12), (4, 4), (6, 14), (9, 20)),
    2041: ((2, 1), (4, 4), (6, 3), (9, 10)),
    2042: ((1, 22), (4, 4), (6, 22), (9, 28)),
    2043: ((2, 10), (4, 5), (6, 11), (9, 17)),
    2044: ((1, 30), (4, 4), (5, 31), (10, 5)),
    2045: ((2, 17), (4, 4), (6, 19), (9, 25)),
    2046: ((2, 6), (4, 4), (6, 8), (9, 15)),
    2047: ((1, 26), (4, 5), (5, 29), (10, 4)),
    2048: ((2, 14), (4, 4), (6, 15), (9, 22)),
    2049: ((2, 2), (4, 4), (6, 4), (9, 11)),
    2050: ((1, 23), (4, 4), (6, 23), (9, 30)),
}
FIRST_YEAR, LAST_YEAR = min(MOVABLE), max(MOVABLE)


def statutory_holidays(year: int) -> dict[date, str]:
    """The thirteen days off of a year and the name of each; KeyError for a year that the table of lunar dates does not reach.

    >>> sorted(statutory_holidays(2027))[1:5]
    [datetime.date(2027, 2, 5), datetime.date(2027, 2, 6), datetime.date(2027, 2, 7), datetime.date(2027, 2, 8)]
    """
    spring, qingming, dragon_boat, mid_autumn = (date(year, month, day) for month, day in MOVABLE[year])
    days = {
        date(year, 1, 1): "元旦",
        qingming: "清明节",
        date(year, 5, 1): "劳动节",
        date(year, 5, 2): "劳动节",
        dragon_boat: "端午节",
        mid_autumn: "中秋节",
    }
    days |= {spring + timedelta(days=after): SPRING_FESTIVAL for after in range(-1, 3)}
    # Mid-Autumn may fall within the three days of National Day, which then keeps its own name.
    days |= {date(year, 10, day): "国庆节" for day in (1, 2, 3)}
    return days
