"""Which body a reorganisation made."""

from gongkai.portal.agencies.models import Succession, SuccessionSide


def heir_of(succession: Succession) -> int:
    """The id of the body that took over: the first on the side after."""
    return succession.sides.filter(side=SuccessionSide.AFTER).values_list("agency_id", flat=True)[0]
