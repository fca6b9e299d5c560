"""The desk: where somebody's day begins."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import render

from gongkai.portal.frame import clock
from gongkai.portal.site.day_line import day_line
from gongkai.portal.site.selectors.charge import charges
from gongkai.portal.site.selectors.seats import Desk, at_desk, desks
from gongkai.portal.site.selectors.todos import waiting
from gongkai.workdays import Calendar

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpResponse

    from gongkai.portal.agencies.gate import Visit
    from gongkai.portal.frame.todo import Todo


_SOON = 7
"""Days from which on a line is marked."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: the thing to do, what is left until its day in words, and the tone of those words."""

    todo: "Todo"
    left: str
    tone: str


def desk(request: "Visit") -> "HttpResponse":
    """What is to be done today, the most pressing first, and what this person looks after; `?body=` keeps to one of several bodies."""
    today = clock.today()
    calendar = Calendar.load()
    own = desks(request.actor)
    chosen = _chosen(own, request.GET.get("body", ""))
    by = at_desk(request.actor, chosen.agency) if chosen else request.actor
    waits = waiting(by, today)
    context = {
        "day": day_line(today, calendar),
        "missing_year": calendar.missing_notice(today),
        "desks": own,
        "chosen": chosen,
        "waiting": waits,
        "lines": [_line(todo, today) for todo in waits.rest],
        "has_days": any(todo.due for todo in waits.rest),
        "on_bodies": any(seat.agency for seat in by.seats),
        "charges": charges(by),
    }
    return render(request, "site/desk.html", context)


def _line(todo: "Todo", today: "date") -> Line:
    if todo.due is None:
        return Line(todo, "", "")
    days = (todo.due - today).days
    if days < 0:
        return Line(todo, f"已过{-days}天", "is-late")
    return Line(todo, f"还有{days}天" if days else "今天到期", "is-soon" if days < _SOON else "")


def _chosen(own: tuple[Desk, ...], asked: str) -> Desk | None:
    """The desk that was asked for, where the person has several."""
    return next((desk for desk in own if str(desk.agency) == asked), None) if len(own) > 1 else None
