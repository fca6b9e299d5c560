"""Drafts: what somebody has typed into a form and not sent, so that no word is lost; gone when the form is sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from gongkai.portal.frame import clock
from gongkai.portal.frame.models import Draft

LIMIT = 100
"""How many forms one person may have begun at a time; far more than a desk holds, and a bound for the database."""

Typed = Mapping[str, list[str]]
"""What stood in a form: for each name of an input its values, as the browser would send them."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft that was found: what stood in the form, and when it was kept."""

    typed: dict[str, list[str]]
    at: datetime


class TooManyDrafts(Exception):
    """The person has begun more forms than are kept."""


def load(person: int, form: str) -> Kept | None:
    """What the person had typed into the form; nothing where nothing is kept."""
    draft = Draft.objects.filter(person=person, form=form).first()
    return Kept(draft.fields, draft.saved_at) if draft else None


def save(person: int, form: str, typed: Typed) -> datetime:
    """Keep what stands in the form, over what was kept before; gives the moment. Raises `TooManyDrafts`."""
    fields = {name: list(values) for name, values in typed.items()}
    if not Draft.objects.filter(person=person, form=form).exists() and Draft.objects.filter(person=person).count() >= LIMIT:
        raise TooManyDrafts
    Draft.objects.update_or_create(person=person, form=form, defaults={"fields": fields})
    return clock.now()


def discard(person: int, form: str) -> None:
    """Forget what was typed into the form."""
    Draft.objects.filter(person=person, form=form).delete()
