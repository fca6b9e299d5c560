"""What an actor may do, and on which bodies: the one rule that deeds, selectors, pages and exports ask."""

from datetime import date

from django.db.models import Q
from django.db.models.expressions import RawSQL

from gongkai.portal.agencies.models import Agency
from gongkai.portal.agencies.rights import RIGHT_LABELS, Reach, Right
from gongkai.portal.agencies.roles import ROLES
from gongkai.portal.audit.actor import CONSOLE, PLATFORM, Actor
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import NotPermitted

_HERITAGE = """
    SELECT heir.agency_id AS up, old.agency_id AS id
    FROM agencies_successionside heir
    JOIN agencies_successionside old ON old.succession_id = heir.succession_id AND old.side = 'before' AND old.agency_id <> heir.agency_id
    JOIN agencies_agency ended ON ended.id = old.agency_id
    WHERE heir.side = 'after' AND heir.takes_over AND ended.closed_on <= %s
"""
_OVERSIGHT = """
    SELECT s.competent_office_id AS up, s.agency_id AS id
    FROM agencies_standing s JOIN agencies_agency a ON a.id = s.agency_id
    WHERE s.competent_office_id IS NOT NULL
    AND ((s.since <= %s AND (s.until IS NULL OR s.until > %s)) OR (a.closed_on <= %s AND s.until = a.closed_on))
"""
_REACH = """
WITH RECURSIVE reach(id) AS (
    SELECT id FROM agencies_agency WHERE id = %s
    UNION
    SELECT step.id FROM reach JOIN ({steps}) step ON step.up = reach.id
) SELECT id FROM reach
"""
_OWN = _REACH.format(steps=_HERITAGE)
"""The body and those that have ended by a day and in whose place it stands, directly or through another: who takes over the duties takes
over the files."""
_BELOW = _REACH.format(steps=f"{_OVERSIGHT} UNION ALL {_HERITAGE}")
"""The body and all bodies whose competent office it is on a day, or was when they ended, directly or through another; and the ended."""

_EVERY = ~Q(pk__in=())
"""Holds for every row, also where it is joined to another condition by “or” (an empty `Q()` would give way to the other)."""


def unlimited(by: Actor) -> bool:
    """Whether the actor is the platform itself or its console: what they do is logged, but no seat limits it."""
    return by in (PLATFORM, CONSOLE)


def bodies(by: Actor, right: Right, column: str = "agency_id", on: date | None = None) -> Q:
    """The condition that holds for rows of bodies on which the actor has the right; `column` is where the row keeps the body's id.

    Nothing matches where no seat carries the right.
    """
    if unlimited(by):
        return _EVERY
    day = on or clock.today()
    condition = Q(pk__in=())
    for seat in by.seats:
        match ROLES[seat.role].rights.get(right):
            case Reach.ALL:
                return _EVERY
            case Reach.BELOW:
                condition |= overseen(seat.agency, column, day)
            case Reach.OWN:
                condition |= owned(seat.agency, column, day)
            case None:
                continue
    return condition


def owned(agency: int, column: str = "agency_id", on: date | None = None) -> Q:
    """The condition that holds for rows of a body and of the ended bodies in whose place it stands on a day (today)."""
    return Q(**{f"{column}__in": RawSQL(_OWN, (agency, on or clock.today()))})  # noqa: S611  # a constant text, values as parameters


def overseen(office: int, column: str = "agency_id", on: date | None = None) -> Q:
    """The condition that holds for rows of an office and of the bodies below it on a day (today); `column` as in `bodies`."""
    day = on or clock.today()
    return Q(**{f"{column}__in": RawSQL(_BELOW, (office, day, day, day, day))})  # noqa: S611  # a constant text, values as parameters


def has(by: Actor, right: Right) -> bool:
    """Whether any seat of the actor carries the right, on whatever body."""
    return unlimited(by) or any(right in ROLES[seat.role].rights for seat in by.seats)


def may(by: Actor, right: Right, agency: int | None) -> bool:
    """Whether the actor has the right on the body of that id; `None` asks for the right on the whole platform."""
    if unlimited(by):
        return True
    reaches = {ROLES[seat.role].rights.get(right) for seat in by.seats}
    if Reach.ALL in reaches:
        return True
    if agency is None:
        return False
    return Agency.objects.filter(bodies(by, right, "pk"), pk=agency).exists()


def require(by: Actor, right: Right, agency: int | None = None) -> None:
    """Nothing where the actor has the right on the body; raises `NotPermitted` with who has it otherwise."""
    if not may(by, right, agency):
        raise NotPermitted(missing(right), right)


def missing(right: Right) -> str:
    """The sentence for somebody who lacks a right: what is needed and who has it."""
    holders = "、".join(role.label for role in ROLES.values() if right in role.rights)
    return f"这一步需要“{RIGHT_LABELS[right]}”的权限，您现在的角色没有。有这项权限的是：{holders}。"
