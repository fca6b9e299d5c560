"""Between the password and the second factor: who is waiting to be let in, kept in the session for a few minutes."""

from dataclasses import dataclass

from django.http import HttpRequest
from django_otp import DEVICE_ID_SESSION_KEY

from gongkai.portal.agencies.models import Person
from gongkai.portal.frame import clock
from gongkai.portal.site.selectors.signing_in import person_of

_KEY = "gongkai_halfway"
_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Waiting:
    """A person whose password was right, or for whom `through` has vouched, and where they wanted to go."""

    person: Person
    onward: str
    through: str = ""


def remember(request: HttpRequest, person: Person, onward: str, through: str = "") -> None:
    """The person has shown the first half of who they are; the session gets a fresh key so that nobody else knows it."""
    request.session.cycle_key()
    request.session[_KEY] = [person.pk, person.get_session_auth_hash(), int(clock.now().timestamp()), onward, through]


def waiting(request: HttpRequest) -> Waiting | None:
    """Who waits in this session; none after some minutes, or where the password or the account has changed meanwhile."""
    kept = request.session.get(_KEY)
    if not kept:
        return None
    key, digest, at, onward, through = kept
    person = person_of(key)
    fresh = 0 <= int(clock.now().timestamp()) - at <= _SECONDS
    if person is None or not person.is_active or not fresh or person.get_session_auth_hash() != digest:
        forget(request)
        return None
    return Waiting(person, onward, through)


def forget(request: HttpRequest) -> None:
    """Nobody waits in this session any more."""
    request.session.pop(_KEY, None)


def verified(request: HttpRequest, device: str) -> None:
    """Note on the session which device has shown who this is; nothing where none has."""
    if device:
        request.session[DEVICE_ID_SESSION_KEY] = device
