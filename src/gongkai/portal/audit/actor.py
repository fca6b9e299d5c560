"""Who does a deed: a person with the seats they hold at that moment, or the platform itself."""

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Seat:
    """A role on a body: `role` is a key of `agencies.roles`, `agency` the id of the body (0: the whole platform)."""

    role: str
    agency: int = 0


@dataclass(frozen=True, slots=True)
class Actor:
    """The doer as the log keeps it: names as they are now, since people and bodies are renamed later.

    `person` is the id of the account (none: the platform itself, a command at the console, or a visitor), `via` how the deed came in
    (`browser`, `command`, `job`, `import`), `address` the network address.
    """

    name: str
    person: int | None = None
    agency: int | None = None
    agency_name: str = ""
    seats: tuple[Seat, ...] = field(default=())
    via: str = "browser"
    address: str = ""

    @property
    def called(self) -> str:
        """The doer in a sentence: body and name."""
        return f"{self.agency_name}{self.name}" if self.agency_name else self.name

    @property
    def acts_for(self) -> int | None:
        """The id of the body in whose work the doer acts; an administrator of the platform acts for none, wherever they are employed."""
        return None if any(seat.agency == 0 for seat in self.seats) else self.agency

    def acting_by(self, via: str) -> "Actor":
        """The same doer, by another way in."""
        return replace(self, via=via)


PLATFORM = Actor(name="平台", via="job")
"""The platform itself: jobs that run by the calendar."""

CONSOLE = Actor(name="控制台", via="command")
"""Whoever holds the machine: commands on its console, for which no account stands."""

VISITOR = Actor(name="访客")
"""Somebody who is not signed in."""
