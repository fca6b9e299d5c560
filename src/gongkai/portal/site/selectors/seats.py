"""The bodies at whose desk somebody sits, and the actor they are at one of them."""

from dataclasses import dataclass, replace

from gongkai.portal.agencies.roles import ROLES
from gongkai.portal.agencies.selectors.standings import names
from gongkai.portal.audit.actor import Actor


@dataclass(frozen=True, slots=True)
class Desk:
    """One body somebody has seats on; `roles` are the labels of those seats."""

    agency: int
    name: str
    roles: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The name before the roles; the roles of the platform say themselves where they are."""
        return self.name if self.agency else ""


def desks(by: Actor) -> tuple[Desk, ...]:
    """The desks of a person, their own body's first; the platform (0) for an administrator."""
    ids = list(dict.fromkeys(seat.agency for seat in by.seats))
    called = names({agency for agency in ids if agency})
    ids.sort(key=lambda agency: (agency != by.agency, agency))
    return tuple(Desk(agency, called.get(agency, "平台"), _roles(by, agency)) for agency in ids)


def _roles(by: Actor, agency: int) -> tuple[str, ...]:
    return tuple(ROLES[seat.role].label for seat in by.seats if seat.agency == agency)


def at_desk(by: Actor, agency: int) -> Actor:
    """The same person with the seats on one body alone."""
    return replace(by, seats=tuple(seat for seat in by.seats if seat.agency == agency))
