"""Counts and their reasons: how a due date comes about, day by day, in Chinese. Made by `Calendar`; reasons are made when asked for."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from gongkai.law import cite
from gongkai.workdays.day import Day

ONE_DAY = timedelta(days=1)


class Days(Protocol):
    """What a count asks of a calendar."""

    def day(self, on: date) -> Day:
        """The day with its reason."""
        ...

    def line(self, ordinal: int) -> tuple[str, bool]:
        """The sentence for a day, by its proleptic ordinal, and whether it is worked."""
        ...

    def why_provisional(self, first: date, last: date) -> str:
        """Why a count over these days is provisional; empty where it is not."""
        ...


@dataclass(frozen=True, slots=True)
class Pause:
    """Days from `first` to `last` that do not count, and why, as a clause in Chinese (征求第三方意见)."""

    first: date
    last: date
    why: str


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day of a count: `number` is which of the counted days it is, none if it does not count; `pause` if that is why."""

    day: Day
    number: int | None
    pause: Pause | None = None


@dataclass(frozen=True, slots=True)
class WorkingCount:
    """A period of working days: the day it starts from is not counted, `due` is its last day."""

    calendar: Days
    start: date
    due: date
    length: int
    pauses: tuple[Pause, ...] = ()

    @property
    def provisional(self) -> bool:
        """Whether a notice still to come may move the due date."""
        return bool(self.why_provisional)

    @property
    def why_provisional(self) -> str:
        """Why the due date is provisional, in Chinese; empty where it is not."""
        return self.calendar.why_provisional(self.start, self.due)

    def steps(self) -> Iterator[CountedDay]:
        """Every day after the start up to the due date, in order."""
        number = 0
        for ordinal in range(self.start.toordinal() + 1, self.due.toordinal() + 1):
            day = self.calendar.day(date.fromordinal(ordinal))
            pause = self._pause(day.on) if self.pauses else None
            counts = day.working and pause is None
            number += counts
            yield CountedDay(day, number if counts else None, pause if day.working else None)

    def reasons(self, event: str = "起算") -> list[str]:
        """One sentence a day, from the day of `event` (not counted) to the due date; last, why it is provisional if it is."""
        lines = [f"{self.calendar.day(self.start)}：{event}，当日不计算在期间内"]
        lines += self._paused_lines() if self.pauses else self._plain_lines()
        if self.why_provisional:
            lines.append(self.why_provisional)
        return lines

    def _plain_lines(self) -> list[str]:
        """The common case, from texts that the calendar keeps."""
        lines, number, line = [], 0, self.calendar.line
        for ordinal in range(self.start.toordinal() + 1, self.due.toordinal() + 1):
            text, counts = line(ordinal)
            if counts:
                number += 1
                text = f"{text}{number}天"
            lines.append(text)
        return lines

    def _paused_lines(self) -> list[str]:
        lines, number, line = [], 0, self.calendar.line
        spans = [(pause.first.toordinal(), pause.last.toordinal(), pause.why) for pause in self.pauses]
        for ordinal in range(self.start.toordinal() + 1, self.due.toordinal() + 1):
            text, counts = line(ordinal)
            if counts:
                why = next((why for first, last, why in spans if first <= ordinal <= last), None)
                number += why is None
                text = f"{text}{number}天" if why is None else f"{text.partition('：')[0]}：{why}，不计入期限"
            lines.append(text)
        return lines

    def _pause(self, on: date) -> Pause | None:
        return next((pause for pause in self.pauses if pause.first <= on <= pause.last), None)


@dataclass(frozen=True, slots=True)
class MonthCount:
    """A period of calendar days or months: `nominal` is its last day by the calendar, `due` that day moved to a working day."""

    calendar: Days
    start: date
    due: date
    nominal: date

    @property
    def provisional(self) -> bool:
        """Whether a notice still to come may move the due date; days before the last one do not matter."""
        return bool(self.why_provisional)

    @property
    def why_provisional(self) -> str:
        """Why the due date is provisional, in Chinese; empty where it is not."""
        return self.calendar.why_provisional(self.nominal, self.due)

    def reasons(self, event: str = "起算") -> list[str]:
        """The start, the nominal end, and each day off that it is moved over."""
        calendar = self.calendar
        lines = [f"{calendar.day(self.start)}：{event}，当日不计算在期间内", f"{calendar.day(self.nominal)}：期间的最后一日"]
        on = self.nominal
        while on < self.due:
            lines.append(f"{calendar.day(on)}：{calendar.day(on).why}，顺延")
            on += ONE_DAY
        if self.due != self.nominal:
            basis = cite("civil_procedure_law", "第八十五条")
            lines.append(f"{calendar.day(self.due)}：假期后的第一个工作日，期间到这一天届满（{basis}）")
        if self.why_provisional:
            lines.append(self.why_provisional)
        return lines


def excluded_days(pauses: Sequence[Pause]) -> list[tuple[date, date]]:
    """The spans of the pauses, joined where they touch or overlap, so that no day is left out twice."""
    spans: list[tuple[date, date]] = []
    for pause in sorted(pauses, key=lambda p: (p.first, p.last)):
        if pause.last < pause.first:
            continue
        if spans and pause.first <= spans[-1][1] + ONE_DAY:
            spans[-1] = (spans[-1][0], max(spans[-1][1], pause.last))
        else:
            spans.append((pause.first, pause.last))
    return spans


def corresponding_day(start: date, months: int) -> date:
    """The same day of the month that many months later, or the last of that month where it has no such day (民法典 Art. 202).

    >>> corresponding_day(date(2024, 8, 31), 6)
    datetime.date(2025, 2, 28)
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
