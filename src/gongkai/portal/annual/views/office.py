"""The office and the report year that a page of collecting is about."""

from django.http import Http404
from django.urls import reverse

from gongkai.portal.agencies.gate import Visit
from gongkai.portal.annual.selectors.board import Board, Office, board, office_named
from gongkai.portal.annual.years import is_year_of_reports
from gongkai.portal.frame import clock

_BEFORE = 3
"""Years whose boards are one click away."""


def asked_board(request: Visit, year: int) -> tuple[Office, Board]:
    """The office that is asked for and its board of a year; a 404 where it is out of sight or there were no reports of the year."""
    office = office_named(request.actor, request.GET.get("office", ""))
    if office is None or not is_year_of_reports(year):
        raise Http404
    return office, board(request.actor, office.pk, year)


def years_beside(year: int) -> list[int]:
    """The year shown and the last ones whose reports were due, newest first."""
    last = clock.today().year - 1
    return sorted({year, *range(last, last - _BEFORE, -1)}, reverse=True)


def address(page: str, office: Office, year: int, *rest: str) -> str:
    """The address of a page of a board, for this office."""
    return f"{reverse(page, args=[year, *rest])}?office={office.key}"
