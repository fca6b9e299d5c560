"""The days off and make-up days of the years that the package chinesecalendar carries, with the notice each rests on."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from chinese_calendar.constants import Holiday, holidays, workdays

from gongkai.workdays.day import Notice

NOTICES = Path(__file__).parent / "notices"
FIRST_YEAR = min(day.year for day in holidays if day.month != 12)
LAST_YEAR = max(day.year for day in holidays if day.month != 12)

_NAMES = {holiday.value: holiday.chinese for holiday in Holiday} | {
    Holiday.tomb_sweeping_day.value: "清明节",
    Holiday.dragon_boat_festival.value: "端午节",
    Holiday.mid_autumn_festival.value: "中秋节",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A day that a notice sets apart: off, or a weekend day that is worked; for which feast; by which notice."""

    working: bool
    holiday: str
    notice: Notice | None


@lru_cache(maxsize=1)
def published_entries() -> Mapping[date, Entry]:
    """Every day that the notices of the carried years set apart."""
    yearly, special = _notices()
    entries = {}
    for days, working in ((holidays, False), (workdays, True)):
        for on, name in days.items():
            # The last days of a year that are off or worked for New Year stand in the notice of the next year.
            year = on.year + (on.month == 12 and name == Holiday.new_years_day.value)
            entries[on] = Entry(working, _NAMES[name], special.get(on) or yearly.get(year))
    return MappingProxyType(entries)


def _notices() -> tuple[dict[int, Notice], dict[date, Notice]]:
    """The notice of each year, and the notices issued for single days, by day."""
    yearly: dict[int, Notice] = {}
    special: dict[date, Notice] = {}
    for row in tomllib.loads((NOTICES / "index.toml").read_text(encoding="utf-8"))["notice"]:
        notice = Notice(row["year"], row["title"], row.get("number", ""), row.get("date"))
        if "days" in row:
            special |= dict.fromkeys(row["days"], notice)
        else:
            yearly[notice.year] = notice
    return yearly, special
