"""People and their accounts: registering, activation codes, passwords, suspending."""

from datetime import date

from gongkai.portal.agencies.models import Person
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed


@deed("agencies.register_person")
def register_person(
    by: Actor,
    *,
    username: str,
    name: str,
    agency: int | None,
    joined_on: date,
    unit: int | None = None,
    post: str = "",
    phone: str = "",
    email: str = "",
) -> Done[tuple[Person, str]]:
    """A person with an account that is not yet activated, and the code to activate it, shown this once."""
    raise NotImplementedError


@deed("agencies.edit_person")
def edit_person(
    by: Actor, *, person: int, name: str, username: str, unit: int | None = None, post: str = "", phone: str = "", email: str = ""
) -> Done[Person]:
    """The person's name, log-in name, unit and contact as given; another body is `leaving.transfer_person`."""
    raise NotImplementedError


@deed("agencies.edit_own_contact")
def edit_own_contact(by: Actor, *, phone: str = "", email: str = "") -> Done[Person]:
    """One's own telephone and mail."""
    raise NotImplementedError


@deed("agencies.suspend_person")
def suspend_person(by: Actor, *, person: int, reason: str = "") -> Done[Person]:
    """The account closed until it is resumed; its sessions end at once."""
    raise NotImplementedError


@deed("agencies.resume_person")
def resume_person(by: Actor, *, person: int) -> Done[Person]:
    """The suspended account open again."""
    raise NotImplementedError


@deed("agencies.issue_code")
def issue_code(by: Actor, *, person: int) -> Done[str]:
    """A fresh activation code, shown this once; earlier codes of the person are void."""
    raise NotImplementedError


@deed("agencies.activate")
def activate(by: Actor, *, code: str, password: str) -> Done[Person]:
    """The account that the code belongs to, with this password, ready to sign in."""
    raise NotImplementedError


@deed("agencies.change_password")
def change_password(by: Actor, *, person: int, old: str, new: str) -> Done[Person]:
    """One's own password changed; other sessions end."""
    raise NotImplementedError
