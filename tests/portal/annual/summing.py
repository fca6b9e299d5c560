"""The county's reports added up by its office, for the tests of merging and of its pages."""

from datetime import date

from gongkai.portal.annual.deeds.collecting import open_collection
from gongkai.portal.annual.selectors.board import board
from gongkai.portal.annual.selectors.merged import add_up

YEAR = 2025
OFFICE = "competent_office"
GOVERNMENT = "云溪县人民政府"


def begun(cast):
    """The office collects the reports of the year."""
    return open_collection(cast.actor(OFFICE), office=cast.office.pk, year=YEAR, hand_in_by=date(2026, 1, 23), publish_by=date(2026, 1, 30))


def members(cast):
    """The bodies whose reports go into the sum."""
    return [cast.office, cast.science, cast.finance, cast.township]


def summed(cast):
    """What the office sees when it adds up."""
    return add_up(board(cast.actor(OFFICE), cast.office.pk, YEAR), GOVERNMENT)
