"""The calendar of working days: which days are worked, counting with and without reasons, known and provisional years."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from gongkai.workdays import statutory
from gongkai.workdays.counting import MonthCount, Pause, WorkingCount, corresponding_day, excluded_days
from gongkai.workdays.day import Day, DayKind, Notice
from gongkai.workdays.notice_file import NoticeError, NoticeFile, read_notice
from gongkai.workdays.published import FIRST_YEAR, LAST_YEAR, NOTICES, Entry, published_entries

NOTICE_MONTH = 11
"""From this month on next year's notice is looked for: those for 2019 to 2026 are dated from 25 October to 8 December."""


class UnknownYear(LookupError):
    """A count that reaches a year whose notice is not loaded, or a year beyond every table; `year` is that year."""

    def __init__(self, year: int, message: str) -> None:
        super().__init__(message)
        self.year = year


class Calendar:
    """Which days are worked, from 2004 to 2050. Immutable: a notice that arrives gives another calendar.

    Years with a notice are known. In the others a day rests on weekends and statutory holidays alone and is provisional: strict
    calls raise `UnknownYear` when they touch one, the others give the date and say so.
    """

    __slots__ = ("_base", "_days", "_entries", "_known", "_limit", "_lines", "_prefix", "_worked")

    def __init__(self, entries: Mapping[date, Entry], known: Iterable[int]) -> None:
        self._known = frozenset(known)
        self._entries = dict(entries)
        self._base = date(FIRST_YEAR, 1, 1).toordinal()
        self._limit = date(statutory.LAST_YEAR, 12, 31).toordinal()
        worked = bytes(self._work_flags())
        self._prefix = array("l", accumulate(worked))
        self._worked = array("l", (self._base + i for i, one in enumerate(worked) if one))
        # Caches: what a day is does not change, only whether it was asked for already.
        self._days: dict[int, Day] = {}
        self._lines: dict[int, tuple[str, bool]] = {}

    @classmethod
    def load(cls, directory: Path | None = None) -> "Calendar":
        """The calendar of all published notices we carry, with the notice files of an operator's directory over them.

        A directory holds files like `2027.toml` (see `docs/workdays.md`). NoticeError names every fault in any of them.
        """
        calendar = _published()
        return calendar.with_notices(_read_directory(directory)) if directory is not None else calendar

    def with_notices(self, files: Sequence[NoticeFile]) -> "Calendar":
        """Another calendar with these notices over this one, yearly notices first, amendments by date of issue."""
        entries = dict(self._entries)
        known = set(self._known)
        for file in sorted(files, key=lambda f: (f.amends, f.notice.issued or date.min)):
            year = file.notice.year
            if file.amends and year not in known:
                raise NoticeError([f"{file.notice.short}：这是调整通知，但{year}年全年的通知还没有载入。"])
            if not file.amends:
                entries = {on: entry for on, entry in entries.items() if _year_of(on, entry) != year}
                known.add(year)
            for on in file.ordinary:
                entries.pop(on, None)
            entries |= file.entries
        return Calendar(entries, known)

    # What is known.

    @property
    def known_years(self) -> tuple[int, ...]:
        """Years whose notice is loaded, in order."""
        return tuple(sorted(self._known))

    @property
    def last_known(self) -> date:
        """The last day up to which every year is known."""
        year = min(self._known)
        while year + 1 in self._known:
            year += 1
        return date(year, 12, 31)

    def missing_notice(self, on: date) -> int | None:
        """The year whose notice should be loaded by a day and is not: its own, or from 1 November the next; none if nothing is missing."""
        if on.year not in self._known:
            return on.year
        return on.year + 1 if on.month >= NOTICE_MONTH and on.year + 1 not in self._known else None

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The notices that days rest on, by year and date of issue."""
        found = {entry.notice for entry in self._entries.values() if entry.notice}
        return tuple(sorted(found, key=lambda n: (n.year, n.issued or date.min)))

    def is_provisional(self, on: date) -> bool:
        """Whether a notice that is still to come may change the day: its year has none, or next year's may move New Year's Eve."""
        if on.year not in self._known:
            return True
        if on.month != 12 or on.day < 29 or on.year + 1 in self._known:
            return False
        # Where 1 January is a Friday, Saturday or Monday the feast joins the weekend and no day of December was ever moved.
        return date(on.year + 1, 1, 1).weekday() not in (4, 5, 0)

    def why_provisional(self, first: date, last: date) -> str:
        """The sentence that says why a count over these days is provisional; empty where it is not."""
        for year in range(first.year, last.year + 1):
            if year not in self._known:
                return f"{year}年放假安排的通知尚未载入，暂按周末和法定节日计算；通知载入后须重新计算。"
        if self.is_provisional(last):
            return f"{last.year + 1}年放假安排的通知尚未载入，元旦前后的调休可能涉及{last.year}年12月29日至31日。"
        return ""

    # Single days.

    def day(self, on: date) -> Day:
        """The day with its reason, provisional ones too; UnknownYear outside 2004 to 2050."""
        ordinal = on.toordinal()
        found = self._days.get(ordinal)
        if found is None:
            self._index(on)
            found = self._days[ordinal] = self._make_day(on)
        return found

    def line(self, ordinal: int) -> tuple[str, bool]:
        """The sentence for a day, by its proleptic ordinal, and whether it is worked: then its number in a count follows."""
        found = self._lines.get(ordinal)
        if found is None:
            day = self.day(date.fromordinal(ordinal))
            found = self._lines[ordinal] = (f"{day}：{day.why}，{'第' if day.working else '不计'}", day.working)
        return found

    def is_working_day(self, on: date, *, strict: bool = True) -> bool:
        """Whether the day is worked; UnknownYear if strict and its year has no notice."""
        index = self._index(on)
        if strict:
            self._must_know(on.year, on.year)
        return self._prefix[index] > (self._prefix[index - 1] if index else 0)

    # Counting.

    def add_working_days(self, start: date, count: int, *, strict: bool = True) -> date:
        """The count-th working day after `start`, which is not counted; before it for a negative count; `start` itself for 0.

        UnknownYear if strict and the way there touches a year without notice, and beyond 2050 in any case.
        """
        if count == 0:
            return start
        before = self._prefix[self._index(start)]
        if count < 0 and self._is_worked(start):
            before -= 1
        position = before + count - (count > 0)
        if not 0 <= position < len(self._worked):
            raise _beyond(statutory.LAST_YEAR + 1 if count > 0 else FIRST_YEAR - 1)
        due = date.fromordinal(self._worked[position])
        if strict:
            self._must_know(min(start.year, due.year), max(start.year, due.year))
        return due

    def working_days_between(self, first: date, last: date, *, strict: bool = True) -> int:
        """How many working days lie after `first` up to and including `last`; negative if `last` is earlier."""
        if strict:
            self._must_know(min(first.year, last.year), max(first.year, last.year))
        return self._prefix[self._index(last)] - self._prefix[self._index(first)]

    def next_working_day(self, on: date, *, strict: bool = True) -> date:
        """The day itself if it is worked, else the first working day after it."""
        return on if self.is_working_day(on, strict=strict) else self.add_working_days(on, 1, strict=strict)

    def count(self, start: date, length: int, *, pauses: Sequence[Pause] = (), strict: bool = False) -> WorkingCount:
        """The due date `length` working days after `start`, with its reasons; days within pauses do not count.

        Not strict by default: beyond the last notice the answer is provisional and says why. ValueError for a negative length.
        """
        if length < 0:
            raise ValueError(f"a period of {length} days")
        due = self.add_working_days(start, length, strict=strict)
        if not pauses:
            return WorkingCount(self, start, due, length)
        merged = excluded_days(pauses)
        while (total := length + self._worked_within(merged, start, due)) != self.working_days_between(start, due, strict=strict):
            due = self.add_working_days(start, total, strict=strict)
        return WorkingCount(self, start, due, length, tuple(pauses))

    def count_days(self, start: date, length: int, *, strict: bool = False) -> MonthCount:
        """The end of a period of calendar days: if the last one is no working day, the first working day after it."""
        return self._end(start, start + timedelta(days=length), strict)

    def count_months(self, start: date, length: int, *, strict: bool = False) -> MonthCount:
        """The end of a period of months: the corresponding day, or the last of its month, moved to a working day."""
        return self._end(start, corresponding_day(start, length), strict)

    # Inside.

    def _end(self, start: date, nominal: date, strict: bool) -> MonthCount:
        return MonthCount(self, start, self.next_working_day(nominal, strict=strict), nominal)

    def _worked_within(self, spans: Iterable[tuple[date, date]], start: date, due: date) -> int:
        """Working days of the spans that lie after `start` up to `due`."""
        total = 0
        for first, last in spans:
            begin, end = max(first - timedelta(days=1), start), min(last, due)
            if begin < end:
                total += self.working_days_between(begin, end, strict=False)
        return total

    def _is_worked(self, on: date) -> bool:
        return self.is_working_day(on, strict=False)

    def _index(self, on: date) -> int:
        ordinal = on.toordinal()
        if not self._base <= ordinal <= self._limit:
            raise _beyond(on.year)
        return ordinal - self._base

    def _must_know(self, first: int, last: int) -> None:
        for year in range(first, last + 1):
            if year not in self._known:
                raise UnknownYear(year, f"{year}年放假安排的通知尚未载入，不能确定该年的工作日。")

    def _make_day(self, on: date) -> Day:
        entry = self._entries.get(on)
        provisional = self.is_provisional(on)
        if entry is not None:
            return Day(on, DayKind.MAKE_UP if entry.working else DayKind.HOLIDAY, entry.holiday, entry.notice)
        holiday = _statutory(on.year).get(on) if on.year not in self._known else None
        if holiday:
            return Day(on, DayKind.HOLIDAY, holiday, provisional=True)
        return Day(on, DayKind.WEEKDAY if on.weekday() < 5 else DayKind.WEEKEND, provisional=provisional)

    def _work_flags(self) -> Iterator[bool]:
        set_apart: dict[int, list[tuple[date, bool]]] = defaultdict(list)
        for on, entry in self._entries.items():
            set_apart[on.year].append((on, entry.working))
        for year in range(FIRST_YEAR, statutory.LAST_YEAR + 1):
            fixed = {} if year in self._known else _statutory(year)
            first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
            flags = [ordinal % 7 not in (0, 6) for ordinal in range(first, last + 1)]  # day 1 of the era was a Monday
            for on in fixed:
                flags[on.toordinal() - first] = False
            for on, working in set_apart[year]:
                flags[on.toordinal() - first] = working
            yield from flags


def _beyond(year: int) -> UnknownYear:
    return UnknownYear(year, f"{year}年不在日历之内：日历从{FIRST_YEAR}年到{statutory.LAST_YEAR}年。")


def _year_of(on: date, entry: Entry) -> int:
    return entry.notice.year if entry.notice else on.year


@lru_cache(maxsize=64)
def _statutory(year: int) -> dict[date, str]:
    return statutory.statutory_holidays(year) if year in statutory.MOVABLE else {}


@lru_cache(maxsize=1)
def _published() -> Calendar:
    carried = Calendar(published_entries(), range(FIRST_YEAR, LAST_YEAR + 1))
    return carried.with_notices(_read_directory(NOTICES))


def _read_directory(directory: Path) -> list[NoticeFile]:
    """The notices of a directory; every fault of every file in one NoticeError."""
    if not directory.is_dir():
        raise NoticeError([f"{directory}：没有这个目录。"])
    files: list[NoticeFile] = []
    faults = [
        f"{path.name}：放假安排的文件名应以 .toml 结尾，例如 2027.toml；这个文件没有载入。"
        for path in sorted(directory.iterdir())
        if path.name[:4].isdigit() and path.suffix != ".toml"
    ]
    for path in sorted(directory.glob("*.toml")):
        if directory == NOTICES and path.name == "index.toml":
            continue
        try:
            files.append(read_notice(path))
        except NoticeError as error:
            faults.extend(error.faults)
    years = [file.notice.year for file in files if not file.amends]
    faults += [
        f"{year}年全年的通知有{years.count(year)}个文件，只能留一个；年中调整的通知要写 amends = true。"
        for year in sorted(set(years))
        if years.count(year) > 1
    ]
    if faults:
        raise NoticeError(faults)
    return files
