"""What waits for whom in the matter of bodies and people."""

from datetime import date

from gongkai.portal.audit.actor import Actor
from gongkai.portal.frame.todo import Todo


def todo(by: Actor, today: date) -> list[Todo]:
    """Everything of this app that waits for the actor today."""
    raise NotImplementedError
