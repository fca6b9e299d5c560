"""Of which years there are annual reports, and numbers as people write them into an address."""

from gongkai.portal.frame import clock

FIRST_YEAR = 2008
"""Reports are kept from the first year of the Regulations on (domain reference, §2.3)."""

_LONGEST = 6


def is_year_of_reports(year: int) -> bool:
    """Whether bodies have reported on this year, or are in it."""
    return FIRST_YEAR <= year <= clock.today().year


def number_in(text: str) -> int | None:
    """The number that an address asks for; none where it is no number that can be meant."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST else None
