"""What the log asks about permissions. Who may do what is known one floor up, in `agencies.access`, which is put in here at the start."""

from collections.abc import Set
from typing import Protocol

from gongkai.portal.audit.actor import Actor

READ_LOG = "audit.read_log"
VERIFY_LOG = "audit.verify_log"
"""The rights of the log, as `agencies.rights` has them."""


class Permission(Protocol):
    """The rule of access, as far as the log needs it."""

    def require(self, by: Actor, right: str) -> None:
        """Nothing where the actor has the right on the whole platform; raises `NotPermitted` otherwise."""

    def has(self, by: Actor, right: str) -> bool:
        """Whether any seat of the actor carries the right."""

    def reach(self, by: Actor, right: str) -> Set[int] | None:
        """The ids of the bodies on which the actor has the right; none where it reaches all."""


class NoPermission:
    """The rule before one is put in: nobody may do anything."""

    def require(self, by: Actor, right: str) -> None:
        """Raises always."""
        raise RuntimeError("no rule of permission was put into the log")

    def has(self, by: Actor, right: str) -> bool:
        """Never."""
        return False

    def reach(self, by: Actor, right: str) -> Set[int] | None:
        """No body."""
        return frozenset()


_rule: Permission = NoPermission()


def install(rule: Permission) -> None:
    """Ask `rule` from now on."""
    global _rule  # put in once, when the apps are ready
    _rule = rule


def require(by: Actor, right: str) -> None:
    """Nothing where the actor has the right on the whole platform; raises `NotPermitted` otherwise."""
    _rule.require(by, right)


def has(by: Actor, right: str) -> bool:
    """Whether any seat of the actor carries the right, on whatever body."""
    return _rule.has(by, right)


def reach(by: Actor, right: str) -> Set[int] | None:
    """The ids of the bodies on which the actor has the right; none where it reaches all."""
    return _rule.reach(by, right)
