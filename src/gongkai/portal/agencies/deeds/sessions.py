"""Signing in and out as the log keeps it, and locks."""

from gongkai.portal.agencies.models import Person
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed


@deed("agencies.signed_in")
def signed_in(by: Actor) -> Done[Person]:
    """That the person has signed in just now; call it after Django's `login` with `actor_of(person, address)`."""
    raise NotImplementedError


@deed("agencies.signed_out")
def signed_out(by: Actor) -> Done[None]:
    """That the person has signed out."""
    raise NotImplementedError


@deed("agencies.sign_in_failed")
def sign_in_failed(by: Actor, *, username: str, locked: bool = False) -> Done[None]:
    """That somebody tried to sign in and could not; a log-in name that nobody has is not written down, it may be a password."""
    raise NotImplementedError


@deed("agencies.unlock")
def unlock(by: Actor, *, person: int) -> Done[Person]:
    """The account no longer locked after wrong passwords."""
    raise NotImplementedError
