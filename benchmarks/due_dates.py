"""How many due dates are wrong without 调休, and how fast ours come: every receipt day from 2019-01-01 to 2026-11-30.

    python benchmarks/due_dates.py

Beside our date stand two that programs without the notices give: one that knows weekends only, one that knows the days off but
no make-up days. A date too late is the dangerous one: who keeps to it has missed the law's.
"""

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from gongkai.law import limit
from gongkai.workdays import Calendar, DayKind

FIRST, LAST = date(2019, 1, 1), date(2026, 11, 30)
DATES = 100_000
ROUNDS = 5
ONE_DAY = timedelta(days=1)


def receipt_days() -> Iterator[date]:
    on = FIRST
    while on <= LAST:
        yield on
        on += ONE_DAY


def add(start: date, count: int, worked: Callable[[date], bool]) -> date:
    """The count-th day after the start that is worked, day by day."""
    on = start
    while count:
        on += ONE_DAY
        count -= worked(on)
    return on


def compare(calendar: Calendar, count: int) -> None:
    """Prints the share of wrong dates and the largest error of each simpler way to count."""

    def weekends_only(on: date) -> bool:
        return on.weekday() < 5

    def no_make_up(on: date) -> bool:
        return calendar.day(on).kind is DayKind.WEEKDAY

    days = list(receipt_days())
    for name, worked in (("weekends only", weekends_only), ("days off, no make-up days", no_make_up)):
        errors = [(add(on, count, worked) - calendar.add_working_days(on, count)).days for on in days]
        late, early = sum(e > 0 for e in errors), sum(e < 0 for e in errors)
        share = (late + early) / len(days)
        print(
            f"  +{count:<3} {name:<26} wrong {share:6.1%}   too late {late / len(days):6.1%} (by up to {max(errors)} days)   "
            f"too early {early / len(days):6.1%} (by up to {-min(errors)} days)"
        )


def fastest(deed: Callable[[], object]) -> float:
    """Seconds of the fastest of a few rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        deed()
        taken.append(time.perf_counter() - start)
    return min(taken)


def speed(count: int) -> None:
    """Prints how long many due dates take, each time with a new calendar whose caches are cold."""
    days = list(receipt_days())
    starts = (days * (DATES // len(days) + 1))[:DATES]

    def with_reasons() -> None:
        calendar = Calendar.load().with_notices([])
        for on in starts:
            calendar.count(on, count).reasons("收到申请")

    def dates_alone() -> None:
        calendar = Calendar.load().with_notices([])
        for _ in range(5):
            for on in starts:
                calendar.add_working_days(on, count)

    def building() -> None:
        Calendar.load().with_notices([])

    print(f"  {DATES:,} due dates with reasons     {fastest(with_reasons):5.2f} s")
    print(f"  {5 * DATES:,} due dates, the date alone {fastest(dates_alone):5.2f} s")
    print(f"  a calendar, made from its notices   {fastest(building) * 1000:5.1f} ms")


def main() -> None:
    calendar = Calendar.load()
    limits = [limit(name, LAST).length or 0 for name in ("correction_notice", "third_party_opinion", "reply")]
    print(f"{(LAST - FIRST).days + 1:,} receipt days, {FIRST} to {LAST}")
    for count in limits:
        compare(calendar, count)
    print(f"speed, +{limits[-1]}")
    speed(limits[-1])


if __name__ == "__main__":
    main()
