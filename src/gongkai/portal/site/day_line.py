"""The line over the desk: which day it is, whether it is worked, and when the next holiday comes."""

from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.workdays import Calendar, Day, DayKind, UnknownYear

_AHEAD = 200
"""Days in which the next holiday is looked for: between National Day and New Year lie fewer than a hundred."""
_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class DayLine:
    """`today` with its weekday; `kind` says whether it is worked and why; `holiday` announces the next one, empty where none is known."""

    today: date
    weekday: str
    kind: str
    holiday: str


def day_line(today: date, calendar: Calendar) -> DayLine:
    """The line for a day; a calendar that does not reach it says that the day is provisional."""
    try:
        kind = _kind(calendar.day(today))
    except UnknownYear:
        kind = ""
    return DayLine(today, f"星期{_WEEKDAYS[today.weekday()]}", kind, _next_holiday(today, calendar))


def _kind(day: Day) -> str:
    said = {
        DayKind.WEEKDAY: "工作日",
        DayKind.WEEKEND: "周末",
        DayKind.HOLIDAY: f"{day.holiday}假期",
        DayKind.MAKE_UP: f"工作日（因{day.holiday}调休上班）",
    }[day.kind]
    return f"{said}（暂定）" if day.provisional else said


def _next_holiday(today: date, calendar: Calendar) -> str:
    """The next days off with the weekends worked for them: 2月15日至23日春节放假，2月14日、28日上班."""
    last = min(today + timedelta(days=_AHEAD), calendar.last_known)
    days = [calendar.day(today + timedelta(days=ahead)) for ahead in range(1, (last - today).days + 1)]
    off = next((day for day in days if day.kind is DayKind.HOLIDAY and day.holiday != _name(today, calendar)), None)
    if off is None:
        return ""
    rest = [day.on for day in days if day.kind is DayKind.HOLIDAY and day.holiday == off.holiday]
    worked = [day.on for day in days if day.kind is DayKind.MAKE_UP and day.holiday == off.holiday]
    span = _spelled(rest[0]) if len(rest) == 1 else f"{_spelled(rest[0])}至{_spelled(rest[-1], rest[0])}"
    made_up = f"，{'、'.join(_spelled(on) for on in worked)}上班" if worked else ""
    return f"{span}{off.holiday}放假{made_up}"


def _name(today: date, calendar: Calendar) -> str:
    """The holiday that today belongs to, so that the next one is another."""
    try:
        day = calendar.day(today)
    except UnknownYear:
        return ""
    return day.holiday if day.kind is DayKind.HOLIDAY else ""


def _spelled(on: date, before: date | None = None) -> str:
    if before and before.month == on.month:
        return f"{on.day}日"
    return f"{on.month}月{on.day}日"
