"""What has been built on a reorganisation since it was registered: each later app that builds on bodies adds its own here."""

from collections.abc import Callable
from datetime import datetime

from gongkai.portal.agencies.models import Succession

ASKS: list[Callable[[Succession, datetime], list[str]]] = []
"""Asked with a reorganisation and the moment it was registered, each gives what stands on it in one app, in words; an app adds its own in
`ready()`. What names a body that the reorganisation opened need not be told: it is found by its foreign key."""


def built_on(succession: Succession, since: datetime) -> list[str]:
    """Everything that the apps have built on the reorganisation since that moment, in words."""
    return [what for ask in ASKS for what in ask(succession, since)]
