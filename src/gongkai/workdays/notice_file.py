"""One notice as a file that an operator can write without code: read, and told cell by cell what is wrong with it.

    year = 2027
    number = "国办发明电〔2026〕9号"
    date = 2026-11-25
    title = "国务院办公厅关于2027年部分节假日安排的通知"

    [[holiday]]
    name = "国庆节"
    from = 2027-10-01
    to = 2027-10-07
    make_up = [2027-09-26, 2027-10-09]

A notice issued in the course of a year says `amends = true`: it changes only the days it names, and `ordinary` lists days that go
back to what weekday they are. `verified = true` says that somebody held an unusual notice against its original day by day: then
only what is impossible is a fault, not what is unlikely.
"""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from gongkai.workdays.day import WEEKDAYS, Notice
from gongkai.workdays.published import Entry
from gongkai.workdays.statutory import LAW_SINCE, MOVABLE, statutory_holidays

LONGEST_HOLIDAY = 10
"""Days in one stretch; the longest so far was that of Spring Festival 2020 with ten."""

WEEKDAYS_OFF = 13
"""What a year's notice gives in weekdays off less make-up days: the statutory days, those on weekends being made up (so since 2025)."""

_KEYS = ("year", "number", "date", "title", "amends", "verified", "ordinary", "holiday")
_OR_VERIFIED = "请核对日期；原文确实如此的，在文件里写 verified = true。"
_HOLIDAY_KEYS = ("name", "from", "to", "make_up")


class NoticeError(ValueError):
    """A notice file that cannot be used; `faults` has one Chinese sentence for each thing to mend."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class NoticeFile:
    """What a notice sets: days off and make-up days by date, and days an amendment returns to their weekday."""

    notice: Notice
    amends: bool
    entries: dict[date, Entry]
    ordinary: frozenset[date]


def read_notice(path: Path) -> NoticeFile:
    """The notice in a file; NoticeError with every fault found, OSError if the file cannot be read."""
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NoticeError([f"{path.name}：不是UTF-8编码的文本，请另存为UTF-8。"]) from error
    except tomllib.TOMLDecodeError as error:
        raise NoticeError([f"{path.name}：写法不合TOML格式（{error}）。请对照说明检查引号、等号和方括号。"]) from error
    return _Reader(path.name).read(data)


class _Reader:
    """Collects the faults of one file, each with its place."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.faults: list[str] = []
        self.year = 0
        self.verified = False

    def read(self, data: dict[str, Any]) -> NoticeFile:
        for key in sorted(set(data) - set(_KEYS)):
            self._fault(key, f"没有这一项。可以写的有：{'、'.join(_KEYS)}。")
        self.year = self._year(data.get("year"))
        notice = Notice(self.year, self._text(data, "title"), self._text(data, "number"), self._date("date", data.get("date")))
        amends, self.verified = self._flag(data, "amends"), self._flag(data, "verified")
        entries = self._entries(data, notice)
        ordinary = frozenset(self._dates("ordinary", data.get("ordinary", [])))
        if ordinary and not amends:
            self._fault("ordinary", "只有年中调整的通知（amends = true）才写这一项。")
        if amends and not (entries or ordinary):
            self._fault("holiday", "调整通知没有写任何日子。")
        if not (amends or self.verified or self.faults):
            self._whole_year(entries)
        if self.faults:
            raise NoticeError(self.faults)
        return NoticeFile(notice, amends, entries, ordinary)

    def _fault(self, place: str, what: str) -> None:
        self.faults.append(f"{self.name}，{place}：{what}")

    def _year(self, value: object) -> int:
        if type(value) is not int or not 2000 <= value <= 2100:
            self._fault("year", f"应是四位数的年份，{_found(value)}。")
            return 0
        if not self.name.startswith(str(value)):
            self._fault("year", f"写的是{value}，与文件名不一致；文件名应以这个年份开头，例如 {value}.toml。")
        return value

    def _text(self, data: dict[str, Any], key: str) -> str:
        value = data.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        self._fault(key, f"应写通知的{'文号' if key == 'number' else '标题'}，用引号括起，{_found(value)}。")
        return ""

    def _flag(self, data: dict[str, Any], key: str) -> bool:
        value = data.get(key, False)
        if not isinstance(value, bool):
            self._fault(key, f"应是 true 或 false，{_found(value)}。")
        return value is True

    def _date(self, place: str, value: object) -> date | None:
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        self._fault(place, f"应是日期，写成 2027-01-01 的样子，不加引号，{_found(value)}。")
        return None

    def _dates(self, place: str, value: object) -> list[date]:
        if not isinstance(value, list):
            self._fault(place, f"应是方括号里的若干日期，{_found(value)}。")
            return []
        found = [self._date(f"{place}第{i}个", one) for i, one in enumerate(value, 1)]
        return [one for i, one in enumerate(found, 1) if one is not None and self._in_year(f"{place}第{i}个", one)]

    def _in_year(self, place: str, on: date) -> bool:
        """Days of a notice lie in its year, or in the last week of the year before."""
        if self.year and not date(self.year - 1, 12, 25) <= on <= date(self.year, 12, 31):
            self._fault(place, f"{on:%Y-%m-%d}不在{self.year}年之内。")
            return False
        return True

    def _entries(self, data: dict[str, Any], notice: Notice) -> dict[date, Entry]:
        tables = data.get("holiday", [])
        if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
            self._fault("holiday", "每个节日应写成一段，以 [[holiday]] 开头。")
            return {}
        entries: dict[date, Entry] = {}
        for number, table in enumerate(tables, 1):
            place = f"第{number}个[[holiday]]"
            for on, entry in self._holiday(place, table, notice):
                if on in entries:
                    self._fault(place, f"{on:%Y-%m-%d}重复，前面已经写过（{entries[on].holiday}）。")
                entries[on] = entry
        return entries

    def _holiday(self, place: str, table: dict[str, Any], notice: Notice) -> list[tuple[date, Entry]]:
        for key in sorted(set(table) - set(_HOLIDAY_KEYS)):
            self._fault(f"{place}的{key}", f"没有这一项。可以写的有：{'、'.join(_HOLIDAY_KEYS)}。")
        name = table.get("name")
        if not isinstance(name, str) or not name.strip():
            self._fault(f"{place}的name", f"应写节日的名称，{_found(name)}。")
            name = ""
        off = self._stretch(place, table)
        make_up = self._dates(f"{place}的make_up", table.get("make_up", []))
        for number, on in enumerate(make_up, 1):
            if on.weekday() < 5:
                self._fault(f"{place}的make_up第{number}个", f"{on:%Y-%m-%d}是周{WEEKDAYS[on.weekday()]}，本来就上班；请核对日期。")
        return [(on, Entry(False, name, notice)) for on in off] + [(on, Entry(True, name, notice)) for on in make_up]

    def _stretch(self, place: str, table: dict[str, Any]) -> list[date]:
        """The days off from `from` to `to`; none where either is wrong."""
        first, last = (self._date(f"{place}的{key}", table.get(key)) for key in ("from", "to"))
        if first is None or last is None:
            return []
        if last < first:
            self._fault(f"{place}的to", f"{last:%Y-%m-%d}早于from的{first:%Y-%m-%d}。")
            return []
        length = (last - first).days + 1
        if length > LONGEST_HOLIDAY and not self.verified:
            self._fault(f"{place}的to", f"从{first:%Y-%m-%d}到{last:%Y-%m-%d}共{length}天，超过{LONGEST_HOLIDAY}天；{_OR_VERIFIED}")
            return []
        days = [first + timedelta(days=i) for i in range(length)]
        return days if self._in_year(f"{place}的from", first) and self._in_year(f"{place}的to", last) else []

    def _whole_year(self, entries: dict[date, Entry]) -> None:
        """A notice for a year gives every statutory day off, and as many weekdays net as the law has days."""
        if self.year < LAW_SINCE or self.year not in MOVABLE:
            return
        for on, name in sorted(statutory_holidays(self.year).items()):
            if on not in entries or entries[on].working:
                self._fault("holiday", f"法定节日{on:%Y-%m-%d}（{name}）没有放假；{_OR_VERIFIED}")
        off = sum(on.weekday() < 5 for on, entry in entries.items() if not entry.working)
        worked = sum(entry.working for entry in entries.values())
        if off - worked != WEEKDAYS_OFF and not self.faults:
            what = f"放假占用{off}个周一至周五，调休上班{worked}天，相差{off - worked}天，应与法定节日的{WEEKDAYS_OFF}天相等"
            self._fault("holiday", f"{what}；{_OR_VERIFIED}")


def _found(value: object) -> str:
    return "现在没有写" if value is None else f"实为 {value}"
