"""One day of the calendar: working or not, and why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

WEEKDAYS = "一二三四五六日"


class DayKind(StrEnum):
    """Why a day is worked or not."""

    WEEKDAY = "weekday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKE_UP = "make_up"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice of the General Office that fixes days off and make-up days; number and date may be unknown (empty, none)."""

    year: int
    title: str
    number: str = ""
    issued: date | None = None

    @property
    def short(self) -> str:
        """How a reason names it: by number, else by title."""
        return self.number or f"《{self.title}》"


@dataclass(frozen=True, slots=True)
class Day:
    """One day; `holiday` is the feast it is off or worked for, `notice` what it rests on, `provisional` until a notice says."""

    on: date
    kind: DayKind
    holiday: str = ""
    notice: Notice | None = None
    provisional: bool = False

    @property
    def working(self) -> bool:
        """Whether it is a working day."""
        return self.kind in (DayKind.WEEKDAY, DayKind.MAKE_UP)

    @property
    def weekday(self) -> str:
        """周一 to 周日."""
        return f"周{WEEKDAYS[self.on.weekday()]}"

    @property
    def why(self) -> str:
        """The reason in Chinese, without the date."""
        basis = f"（{self.notice.short}）" if self.notice else ""
        if self.kind is DayKind.MAKE_UP:
            return f"因{self.holiday}调休上班{basis}"
        if self.kind is DayKind.HOLIDAY:
            return f"{self.holiday}，法定节日" if self.provisional else f"{self.holiday}放假{basis}"
        return "周末休息" if self.kind is DayKind.WEEKEND else "工作日"

    def __str__(self) -> str:
        return f"{self.on:%Y-%m-%d}（{self.weekday}）"
