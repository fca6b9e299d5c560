"""The shape of a time limit: how long, in what unit, from when, by what article, and between which dates it was law."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law.instruments import cite


class Unit(StrEnum):
    """What a time limit is counted in; AS_SET is fixed in each case by the notice that sets it, DATE is a day of the year."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    MONTHS = "months"
    DATE = "date"
    AS_SET = "as_set"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """One time limit as it stood from `since` to `until` (none: still); `start` says in Chinese from when it runs.

    `length` counts units (none for AS_SET and DATE); `on` is (month, day) for DATE. The day it starts from is not counted.
    `setting` names the attribute of `Policy` to ask where the text leaves the matter open; `note` is what a clerk should know.
    """

    id: str
    name: str
    unit: Unit
    length: int | None
    start: str
    instrument: str
    article: str
    since: date
    until: date | None = None
    on: tuple[int, int] | None = None
    setting: str = ""
    note: str = ""

    @property
    def words(self) -> str:
        """The length as a letter prints it.

        >>> from gongkai.law import limit
        >>> limit("reply", date(2024, 9, 29)).words, limit("review_application", date(2024, 9, 29)).words
        ('20个工作日', '60日')
        """
        if self.on is not None:
            return f"{self.on[0]}月{self.on[1]}日"
        if self.length is None:
            return "合理期限"
        if self.unit is Unit.WORKING_DAYS:
            return f"{self.length}个工作日"
        if self.unit is Unit.DAYS:
            return f"{self.length}日" if self.length else "当日"
        return f"{self.length // 12}年" if self.length % 12 == 0 else f"{self.length}个月"

    @property
    def source(self) -> str:
        """Instrument and article, as a message cites them."""
        return cite(self.instrument, self.article)

    def in_force(self, on: date) -> bool:
        """Whether the limit was law on a day."""
        return self.since <= on and (self.until is None or on <= self.until)

    def date_in(self, year: int) -> date:
        """The day itself in a year, for a limit that is a day of the year; ValueError for any other."""
        if self.on is None:
            raise ValueError(f"{self.id}: no fixed day of the year")
        return date(year, *self.on)
