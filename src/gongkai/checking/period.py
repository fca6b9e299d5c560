"""The sentence in which a report states its reporting period, and the two days that it names."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.checking.rule import Context, fact
from gongkai.report import Report

_PARTS = (1, 6)
_SENTENCE = re.compile(r"[^。；;\n]+")
_STATED = re.compile(r"统计(?:期|时|周期|起止|区间|范围|数据)|(?:数据|报告).{0,16}(?:期限|时限|时间|起止|周期|区间)|报告期")
_SPACE = re.compile(r"\s+")
_TO = r"日?(?:起|始|开始)?[,，]?(?:至|到|[-—–~―]+)"
_DAYS = re.compile(
    rf"(\d{{4}})[年./-](\d{{1,2}})[月./-](\d{{1,2}}){_TO}(?:(\d{{4}})[年./-]|当年|同年|本年)?(\d{{1,2}})[月./-](\d{{1,2}})(?!\d)"
)
_MONTHS = re.compile(r"(\d{4})年(\d{1,2})月?(?:份)?(?:起|始)?(?:至|到|[-—–~―]+)(?:(\d{4})年|当年|同年|本年)?(\d{1,2})月(?!\d)")
_BROKEN = re.compile(r"20\d{3,6}[月日]|20\d\d年\d{1,4}日|月\d{1,2}(?=起|至|到|止)")


@dataclass(frozen=True, slots=True)
class Period:
    """What the sentence says: `first` and `last` day, both none where it is `broken` (a character of a date is lost)."""

    quote: str
    first: date | None = None
    last: date | None = None
    broken: str = ""

    @property
    def year(self) -> int | None:
        """The year that the period covers from its first to its last day, none where it is no such period."""
        if self.first is None or self.last is None:
            return None
        whole = (self.first, self.last) == (date(self.first.year, 1, 1), date(self.first.year, 12, 31))
        return self.first.year if whole else None


def stated_period(report: Report) -> Period | None:
    """The period that a report states, none where no sentence states one or its dates are written some other way."""
    for text in _texts(report):
        plain = _SPACE.sub("", unicodedata.normalize("NFKC", text))
        if days := _days(plain) or _months(plain):
            return Period(text.strip(), *days)
        if match := _BROKEN.search(plain):
            return Period(text.strip(), broken=match.group())
    return None


@fact
def period_of(context: Context) -> Period | None:
    """The period that the report that is checked states."""
    return stated_period(context.report)


def _texts(report: Report) -> Iterator[str]:
    """Sentences that speak of the period; first the one that the reader took for it."""
    printed = report.metadata.get("period_printed", "")
    if printed:
        yield printed
    parts = [part.text for number in _PARTS if (part := report.part(number))]
    for text in (report.opening, *parts, report.closing):
        yield from (sentence for sentence in _SENTENCE.findall(text) if _STATED.search(sentence))


def _days(text: str) -> tuple[date, date] | None:
    match = _DAYS.search(text)
    if match is None:
        return None
    year, month, day, last_year, last_month, last_day = match.groups()
    return _pair((year, month, day), (last_year or year, last_month, last_day))


def _months(text: str) -> tuple[date, date] | None:
    match = _MONTHS.search(text)
    if match is None:
        return None
    year, month, last_year, last_month = match.groups()
    if not 1 <= int(last_month) <= 12:
        return None
    last_day = monthrange(int(last_year or year), int(last_month))[1]
    return _pair((year, month, "1"), (last_year or year, last_month, str(last_day)))


def _pair(first: tuple[str, str, str], last: tuple[str, str, str]) -> tuple[date, date] | None:
    """Both days, none where one is no day of the calendar."""
    try:
        return date(*map(int, first)), date(*map(int, last))
    except ValueError:
        return None
