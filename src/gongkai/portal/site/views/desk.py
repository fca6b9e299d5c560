"""The desk: where somebody's day begins."""

from typing import TYPE_CHECKING

from django.shortcuts import render

from gongkai.portal.frame import clock
from gongkai.portal.site.day_line import day_line
from gongkai.portal.site.selectors.charge import charges
from gongkai.portal.site.selectors.seats import Desk, at_desk, desks
from gongkai.portal.site.selectors.todos import waiting
from gongkai.workdays import Calendar

if TYPE_CHECKING:
    from django.http import HttpResponse

    from gongkai.portal.agencies.gate import Visit


def desk(request: "Visit") -> "HttpResponse":
    """What is to be done today, the most pressing first, and what this person looks after; `?body=` keeps to one of several bodies."""
    today = clock.today()
    calendar = Calendar.load()
    own = desks(request.actor)
    chosen = _chosen(own, request.GET.get("body", ""))
    by = at_desk(request.actor, chosen.agency) if chosen else request.actor
    context = {
        "day": day_line(today, calendar),
        "missing_year": calendar.missing_notice(today),
        "desks": own,
        "chosen": chosen,
        "waiting": waiting(by, today),
        "charges": charges(by),
    }
    return render(request, "site/desk.html", context)


def _chosen(own: tuple[Desk, ...], asked: str) -> Desk | None:
    """The desk that was asked for, where the person has several."""
    return next((desk for desk in own if str(desk.agency) == asked), None) if len(own) > 1 else None
