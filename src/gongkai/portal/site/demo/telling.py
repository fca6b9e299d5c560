"""How the story of the region is told: each act is a deed of somebody at a moment, and the next act comes a little later."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from gongkai.portal.agencies.models import Person
from gongkai.portal.agencies.selectors.seats import actor_of
from gongkai.portal.audit.actor import CONSOLE, VISITOR, Actor
from gongkai.portal.frame import clock

ADDRESS = "192.0.2.10"
"""Where everybody sits: an address that is kept for examples."""
_STEP = timedelta(minutes=2)


@dataclass(slots=True)
class Telling:
    """What has been told so far: ids of bodies by slug, of units by (slug, name), people by log-in name; and what time it is."""

    moment: datetime
    bodies: dict[str, int] = field(default_factory=dict)
    units: dict[tuple[str, str], int] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def go_to(self, *moment: int) -> None:
        """The story goes on at another moment: year, month, day, hour, minute."""
        self.moment = datetime(*moment)  # type: ignore[arg-type]  # noqa: DTZ001  # the clock takes it as Beijing's

    def act(self, deed: Callable[..., Any], by: str = "", **told: Any) -> Any:
        """Do a deed as somebody (by log-in name; `console` or nobody: a visitor), a little later than the one before."""
        self.moment += _STEP
        with clock.stopped_at(self.moment):
            return deed(self.actor(by), **told)

    def actor(self, by: str) -> Actor:
        """Somebody as they are at this point of the story."""
        if by == "console":
            return CONSOLE
        return actor_of(self.people[by], ADDRESS) if by else replace(VISITOR, address=ADDRESS)
