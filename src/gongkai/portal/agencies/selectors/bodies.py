"""Bodies as lists, as a tree, one by one, and their past."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from gongkai.portal.agencies.models import Standing, Succession
from gongkai.portal.audit.actor import Actor


@dataclass(slots=True)
class Node:
    """A body in the tree of a day with those under it; `depth` is 0 at the top."""

    standing: Standing
    depth: int = 0
    children: "list[Node]" = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Moment:
    """One day in the past of a body: what happened in words, the standing that began or the reorganisation, and where it says so.

    `others` are the bodies on the other side of a reorganisation, as (key, name then).
    """

    on: date
    says: str
    basis: str = ""
    standing: Standing | None = None
    succession: Succession | None = None
    others: tuple[tuple[str, str], ...] = ()


def tree(by: Actor, on: date | None = None) -> list[Node]:
    """The bodies of a day as trees, top ones first; one query."""
    raise NotImplementedError


def listed(
    by: Actor, on: date | None = None, q: str = "", kind: str = "", level: str = "", office: int | None = None, state: str = "open"
) -> QuerySet[Standing]:
    """The standings that a list shows: `row.agency` (key, codes, days), and annotated `office_name`, `office_key`, `parent_name`.

    `q` finds by any name the body ever had, key or code; `office` keeps bodies directly under it; `state` is `open`, `closed`,
    `coming` or `all`.
    """
    raise NotImplementedError


def one(by: Actor, key: str, on: date | None = None) -> Standing | None:
    """The body of that key as it stood on a day (its last standing where it has ended, its first where it comes), annotated as in `listed`
    and with `organ_name`, `organ_key`; none where there is none in sight."""
    raise NotImplementedError


def past(by: Actor, agency: int) -> list[Moment]:
    """What became of the body, newest first: opening, changes, reorganisations, end."""
    raise NotImplementedError


def below(by: Actor, agency: int, on: date | None = None) -> QuerySet[Standing]:
    """The standings of bodies whose competent office this is, directly or through another, without itself; annotated as in `listed`."""
    raise NotImplementedError


def under(by: Actor, agency: int, on: date | None = None) -> QuerySet[Standing]:
    """The standings of bodies that belong to this one (`parent`)."""
    raise NotImplementedError


def choices(by: Actor, on: date | None = None, offices: bool = False) -> list[tuple[int, str]]:
    """The bodies of a day as a form offers them: (id, name); with `offices` only those that can be a competent office."""
    raise NotImplementedError


def directory(on: date | None = None, q: str = "") -> QuerySet[Standing]:
    """The bodies of a day for the public, annotated `unit_name`, `unit_phone`, `unit_address`, `unit_hours` (disclosure office)."""
    raise NotImplementedError
