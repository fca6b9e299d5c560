"""What waits for somebody today: every duty of the platform asked once, the most pressing first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.portal.agencies.selectors import duties, importing
from gongkai.portal.annual.selectors import todo as annual
from gongkai.portal.audit import duties as log_duties
from gongkai.portal.audit.actor import Actor
from gongkai.portal.frame.todo import Todo

Source = Callable[[Actor, date], Sequence[Todo]]

SOURCES: tuple[Source, ...] = (annual.todo, duties.todo, importing.todo, log_duties.todo)
"""Where things to do come from: one selector of each app that has duties. A new app puts its own here."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The things of one desk: the first of all, those after it, and those on which somebody else has the next step."""

    first: Todo | None
    rest: tuple[Todo, ...]
    on_others: tuple[Todo, ...]

    @property
    def returned(self) -> tuple[Todo, ...]:
        """Those of the own things that somebody sent back."""
        own = (self.first, *self.rest) if self.first else self.rest
        return tuple(todo for todo in own if todo.returned)


def waiting(by: Actor, today: date) -> Waiting:
    """All that waits for the actor in the seats they have, in order."""
    everything = sorted((todo for source in SOURCES for todo in source(by, today)), key=lambda todo: todo.order)
    own = [todo for todo in everything if not todo.waits_for]
    on_others = tuple(todo for todo in everything if todo.waits_for)
    return Waiting(own[0] if own else None, tuple(own[1:]), on_others)
