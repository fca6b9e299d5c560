"""What one entry of the log says, before it has its place in the chain."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from gongkai.portal.audit.actor import Actor
from gongkai.portal.frame import clock

Value = str | int | bool | date | None
"""What can be shown before and after; names rather than ids, words rather than codes."""


@dataclass(frozen=True, slots=True)
class About:
    """What a deed is about: the kind of thing, its id and its name at that moment; `agency` is the id of the body it belongs to."""

    kind: str
    key: str
    name: str
    agency: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One deed as it will be chained; `changes` has label → (before, after), only what differs."""

    deed: str
    at: datetime
    by: Actor
    says: str
    about: About
    changes: Mapping[str, tuple[str | None, str | None]]

    @classmethod
    def of(cls, deed: str, by: Actor, says: str, about: About, before: Mapping[str, Value], after: Mapping[str, Value]) -> "Record":
        """The record of a deed done now; `before` and `after` are by Chinese label."""
        labels = [*before, *(label for label in after if label not in before)]
        changes = {label: (_shown(before.get(label)), _shown(after.get(label))) for label in labels}
        return cls(deed, clock.now(), by, says, about, {label: pair for label, pair in changes.items() if pair[0] != pair[1]})


def _shown(value: Value) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return "是" if value else "否"
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
        case _:
            return str(value)
