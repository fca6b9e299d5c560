"""What a new calendar changes against an old one: the days that are worked in one and not in the other, each with a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.workdays.calendar import Calendar
    from gongkai.workdays.day import Day


@dataclass(frozen=True, slots=True)
class DayChange:
    """A day that is worked in one calendar and not in the other."""

    before: "Day"
    after: "Day"

    @property
    def sentence(self) -> str:
        """What changed, in Chinese."""
        verb = "改为上班" if self.after.working else "改为不上班"
        return f"{self.after}：原按“{self.before.why}”，现{self.after.why}，{verb}。"


def day_changes(old: "Calendar", new: "Calendar", first: date, last: date) -> Iterator[DayChange]:
    """The days from `first` to `last` whose being worked differs, in order."""
    on = first
    while on <= last:
        before, after = old.day(on), new.day(on)
        if before.working != after.working:
            yield DayChange(before, after)
        on += timedelta(days=1)
