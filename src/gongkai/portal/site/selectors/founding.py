"""Whether the platform has been founded."""

from gongkai.portal.agencies.models import Person


def founded() -> bool:
    """Whether anybody is registered. Once it is so it stays so: accounts are never deleted."""
    return Person.objects.exists()
