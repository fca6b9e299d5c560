"""Doing a reorganisation to see what it would do, and leaving nothing of it: the preview cannot differ from the deed."""

from collections.abc import Callable
from typing import Any, TypeVar

from gongkai.portal.agencies.access import require
from gongkai.portal.agencies.rights import Right
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed

T = TypeVar("T")


class Rehearsed(Exception):
    """What was seen while the deed was done; raising it takes the deed back."""

    def __init__(self, seen: Any) -> None:
        super().__init__("rehearsed")
        self.seen = seen


@deed("agencies.rehearse", label="预演机构调整")
def rehearse(by: Actor, *, act: Callable[[], T], look: Callable[[T], object]) -> Done[None]:
    """Never returns: raises `Rehearsed` with what `look` saw after `act`, or what `act` was refused for; nothing is written."""
    require(by, Right.EDIT_TREE)
    raise Rehearsed(look(act()))
