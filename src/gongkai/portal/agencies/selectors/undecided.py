"""Splits of bodies that have not yet said of everybody where they go: the people and roles they still have to dispose of."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.portal.agencies.models import Appointment, Person, SuccessionSide
from gongkai.portal.frame import clock


def open_sides() -> QuerySet[SuccessionSide]:
    """The bodies that were split while people of theirs wait to be told where they go, with the split; the earliest first."""
    sides = SuccessionSide.objects.filter(side=SuccessionSide.BEFORE, succession__kind="split").exclude(people=[])
    return sides.select_related("succession", "agency").order_by("succession__on", "succession_id")


def goes_on(side: SuccessionSide) -> bool:
    """Whether the body that was split is itself one of the bodies after the split."""
    after = SuccessionSide.objects.filter(succession=side.succession_id, side=SuccessionSide.AFTER, agency=side.agency_id)
    return after.exists()


def takes_effect(side: SuccessionSide) -> date:
    """The first day on which what is decided today about the people of a split can hold: its own day, or today where that is past."""
    return max(side.succession.on, clock.today())


def roles_at_stake(side: SuccessionSide) -> QuerySet[Appointment]:
    """The roles on the split body that go with their people: those that ended with it, or, where it goes on, those held from then on."""
    held = Appointment.objects.filter(agency=side.agency_id)
    if goes_on(side):
        return held.filter(Q(until=None) | Q(until__gt=takes_effect(side)))
    return held.filter(ending="closed", handover=None, until__gte=side.succession.on)


def people(side: SuccessionSide) -> QuerySet[Person]:
    """Those who wait: asked about when the split was registered, and since then neither gone nor put elsewhere."""
    theirs = Q(agency=side.agency_id) | Exists(roles_at_stake(side).filter(person=OuterRef("pk")))
    there = Person.objects.filter(theirs, Q(left_on=None) | Q(left_on__gt=clock.today()), pk__in=side.people)
    return there.exclude(state="left").order_by("name", "pk")


def staff(agency: int, on: date) -> list[int]:
    """The ids of everybody whom a split of the body on a day concerns: who works there then, and who holds a role on it."""
    held = Appointment.objects.filter(Q(until=None) | Q(until__gt=on), agency=agency, person=OuterRef("pk"))
    there = Person.objects.filter(Q(agency=agency) | Exists(held), Q(left_on=None) | Q(left_on__gt=on)).exclude(state="left")
    return list(there.order_by("pk").values_list("pk", flat=True))


def of_ended_bodies() -> Q:
    """The condition that holds for people of a body who wait to be told where they go, and to whom that body is still written down."""
    waiting = Q(pk__in=())
    for side in open_sides():
        waiting |= Q(pk__in=side.people, agency=side.agency_id)
    return waiting
