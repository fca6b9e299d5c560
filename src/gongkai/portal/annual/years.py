"""Of which years there are annual reports."""

from gongkai.portal.frame import clock

FIRST_YEAR = 2008
"""Reports are kept from the first year of the Regulations on (domain reference, §2.3)."""


def is_year_of_reports(year: int) -> bool:
    """Whether bodies have reported on this year, or are in it."""
    return FIRST_YEAR <= year <= clock.today().year
