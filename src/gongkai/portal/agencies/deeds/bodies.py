"""Setting up a body, and writing down what changes about it from which day."""

from datetime import date
from typing import Unpack

from gongkai.portal.agencies.facts import Facts
from gongkai.portal.agencies.models import Agency, Standing
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed


@deed("agencies.open_body")
def open_body(
    by: Actor,
    *,
    name: str,
    kind: str,
    level: str,
    opened_on: date,
    short_name: str = "",
    division: str = "",
    rule_power: str = "none",
    parent: int | None = None,
    competent_office: int | None = None,
    reviewing_organ: int | None = None,
    place: int = 0,
    credit_code: str = "",
    organisation_code: str = "",
    basis: str = "",
) -> Done[Agency]:
    """A new body with its first standing; its key is the division's first six digits and a running number."""
    raise NotImplementedError


@deed("agencies.change_standing")
def change_standing(by: Actor, *, agency: int, since: date, basis: str = "", **changed: Unpack[Facts]) -> Done[Standing]:
    """The body from `since` on with other facts (name, parent, competent office …); the past before it stays as it was.

    A change between two known ones goes on into the later standings, up to the one that changes the same fact again.
    """
    raise NotImplementedError


@deed("agencies.withdraw_standing")
def withdraw_standing(by: Actor, *, agency: int, since: date) -> Done[Agency]:
    """A change that has not come into force is taken back; the standing before it goes on."""
    raise NotImplementedError


@deed("agencies.correct_standing")
def correct_standing(
    by: Actor, *, agency: int, since: date | None = None, basis: str | None = None, **facts: Unpack[Facts]
) -> Done[Standing]:
    """A mistake in the standing that began on `since` (the present one) mended, without a new standing."""
    raise NotImplementedError


@deed("agencies.correct_codes")
def correct_codes(by: Actor, *, agency: int, credit_code: str, organisation_code: str = "", opened_on: date | None = None) -> Done[Agency]:
    """The body's codes (and day of opening) as its certificate says."""
    raise NotImplementedError
