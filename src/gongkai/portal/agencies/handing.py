"""What somebody has in hand when they leave: each later app adds its open work here."""

from collections.abc import Callable
from dataclasses import dataclass

from gongkai.portal.audit.actor import Actor


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of open work: its kind in words (依申请公开), its key, its name, and the deed that gives it to a person by id."""

    kind: str
    key: str
    name: str
    move: Callable[[Actor, int], object]


ITEMS: list[Callable[[int], list[Item]]] = []
"""Asked with the id of a person, each gives the open work they have in one app; an app adds its own in `ready()`."""


def open_items(person: int) -> list[Item]:
    """Everything open that the person has in hand."""
    return [item for ask in ITEMS for item in ask(person)]
