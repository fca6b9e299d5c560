"""How far somebody may read the log: the rule of access, as the log, which stands below it, asks for it."""

from collections.abc import Set

from gongkai.portal.agencies import access
from gongkai.portal.agencies.models import Agency
from gongkai.portal.agencies.rights import Reach, Right
from gongkai.portal.agencies.roles import ROLES
from gongkai.portal.audit.actor import Actor


class LogPermission:
    """`audit.permission.Permission`, answered by `access`."""

    def require(self, by: Actor, right: str) -> None:
        """Nothing where the actor has the right on the whole platform; raises `NotPermitted` otherwise."""
        access.require(by, Right(right))

    def has(self, by: Actor, right: str) -> bool:
        """Whether any seat of the actor carries the right."""
        return access.has(by, Right(right))

    def reach(self, by: Actor, right: str) -> Set[int] | None:
        """The ids of the bodies on which the actor has the right; none where it reaches all."""
        asked = Right(right)
        if access.unlimited(by) or any(ROLES[seat.role].rights.get(asked) is Reach.ALL for seat in by.seats):
            return None
        return frozenset(Agency.objects.filter(access.bodies(by, asked, "pk")).values_list("pk", flat=True))
