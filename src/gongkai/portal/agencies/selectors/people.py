"""People: lists, one by one, the roles they hold and held."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gongkai.portal.agencies.models import Appointment, Person
from gongkai.portal.audit.actor import Actor


@dataclass(frozen=True, slots=True)
class Held:
    """A role as a page shows it: its label, the body's name on the day (empty: the platform), and the appointment itself."""

    label: str
    agency_name: str
    appointment: Appointment


def listed(by: Actor, q: str = "", agency: int | None = None, role: str = "", state: str = "") -> QuerySet[Person]:
    """The people in sight, annotated `agency_name`, `agency_key` and `shown_state` (left where the day has come); `state` is a key of
    `kinds.PERSON_STATES` or `locked`."""
    raise NotImplementedError


def with_roles(rows: Iterable[Person]) -> None:
    """Put on each person of a page `held`: the list of `Held` of today; a fixed number of queries however many."""
    raise NotImplementedError


def one(by: Actor, pk: int) -> Person | None:
    """The person annotated as in `listed`; oneself always; none where out of sight."""
    raise NotImplementedError


def roles_of(by: Actor, person: int, on: date | None = None) -> list[Held]:
    """The roles of a person on a day (today)."""
    raise NotImplementedError


def roles_ever(by: Actor, person: int) -> list[Held]:
    """All roles a person has held or will hold, newest first."""
    raise NotImplementedError


def holders(by: Actor, agency: int | None, on: date | None = None) -> list[Held]:
    """Who holds which role on the body (none: the platform) on a day, in the order of `roles.ROLES`; `appointment.person` is fetched."""
    raise NotImplementedError


def choices(by: Actor, agency: int | None = None) -> list[tuple[int, str]]:
    """People at work as a form offers them: (id, 姓名（机关）), of one body or all in sight."""
    raise NotImplementedError


def locked(by: Actor) -> QuerySet[Person]:
    """People whose account is locked after wrong passwords now."""
    raise NotImplementedError


def code_state(by: Actor, person: int) -> str:
    """How the activation code of a person stands: `none`, `waiting`, `expired` or `used`."""
    raise NotImplementedError


def owner_of_code(code: str) -> Person | None:
    """Whose activation code this is where it can still be used; for the page on which one sets the password."""
    raise NotImplementedError


def any_account() -> bool:
    """Whether the platform has been founded."""
    raise NotImplementedError
