"""How fast requests are told into due dates with reasons: 100,000 requests, received on every day from 2019-05-15 to 2026-11-30.

    python benchmarks/procedure.py

Each request is a history of its own; every due date is asked for all of its reasons. No caches are warm at the start of a round.
"""

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from gongkai.procedure import Event, due
from gongkai.workdays import Calendar

FIRST, LAST = date(2019, 5, 15), date(2026, 11, 30)
REQUESTS = 100_000
ROUNDS = 3
ONE_DAY = timedelta(days=1)


def receipt_days() -> Iterator[date]:
    span = (LAST - FIRST).days + 1
    for number in range(REQUESTS):
        yield FIRST + timedelta(days=number % span)


def plain(on: date) -> list[Event]:
    """Handed in: reply and correction notice are due."""
    return [Event("arrived", on, channel="in_person")]


def consulted(on: date) -> list[Event]:
    """By internet, confirmed a day later; a third party answers after nine days; extended by ten."""
    return [
        Event("arrived", on, channel="internet"),
        Event("confirmed", on + ONE_DAY),
        Event("third_party_asked", on + 3 * ONE_DAY, party="甲公司"),
        Event("third_party_answered", on + 12 * ONE_DAY, party="甲公司", answer="object"),
        Event("extended", on + 13 * ONE_DAY, days=10, consent="李主任"),
    ]


def corrected(on: date) -> list[Event]:
    """A correction asked and answered: the reply period begins anew."""
    return [*plain(on), Event("correction_asked", on + ONE_DAY, days=10), Event("corrected", on + 8 * ONE_DAY)]


def tell(history: Callable[[date], list[Event]], reasons: bool) -> tuple[float, int, int]:
    """Seconds of the fastest round, due dates, sentences."""
    taken, dates, sentences = [], 0, 0
    for _ in range(ROUNDS):
        calendar, dates, sentences = Calendar.load().with_notices([]), 0, 0
        start = time.perf_counter()
        for on in receipt_days():
            for one in due(history(on), calendar).due:
                dates += 1
                sentences += len(one.reasons) if reasons else 0
        taken.append(time.perf_counter() - start)
    return min(taken), dates, sentences


def main() -> None:
    for history in (plain, corrected, consulted):
        for reasons in (True, False):
            seconds, dates, sentences = tell(history, reasons)
            rate = 100_000 * seconds / dates
            print(
                f"{history.__name__:<10} {REQUESTS:,} requests in {seconds:5.2f} s, {sentences:,} sentences; for 100,000 dates {rate:.2f} s"
            )


if __name__ == "__main__":
    main()
