"""Turn the rows of a case file into events, and a standing into what a row expects."""

from datetime import date
from functools import lru_cache
from typing import Any

from gongkai.law import Policy
from gongkai.procedure import Event, Standing, due
from gongkai.workdays import Calendar

DATES = ("served_on", "until")
NUMBERS = ("days", "amount")


@lru_cache(maxsize=1)
def calendar() -> Calendar:
    return Calendar.load()


def event(row: str) -> Event:
    """`extended 2024-10-31 days=20 consent=李主任` as an event."""
    name, on, *rest = row.split()
    given: dict[str, Any] = dict(pair.split("=", 1) for pair in rest)
    for key in given:
        if key in DATES:
            given[key] = date.fromisoformat(given[key])
        elif key in NUMBERS:
            given[key] = int(given[key])
        elif key == "items":
            given[key] = tuple(given[key].split("、"))
    return Event(name, date.fromisoformat(on), **given)


def standing(rows: list[str], policy: dict[str, Any] | None = None) -> Standing:
    return due([event(row) for row in rows], calendar(), Policy(**(policy or {})))


def dues(found: Standing) -> dict[str, date]:
    """What is due when; `what/item` for one item, `what:name` for one of those asked."""
    named = {}
    for one in found.due:
        key = one.what + (f":{one.about}" if one.about else "") + (f"/{one.item}" if one.item else "")
        assert key not in named, f"{key} twice"
        named[key] = one.on
    return named
