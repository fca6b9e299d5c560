"""Telling the people of a split body where they go."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gongkai.portal.agencies.access import require
from gongkai.portal.agencies.deeds import _reorganise as steps
from gongkai.portal.agencies.models import Person, SuccessionSide
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors import undecided
from gongkai.portal.agencies.selectors.parting import after
from gongkai.portal.agencies.selectors.standings import names
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.audit.record import About
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Problem, Refused


@deed("agencies.assign_people", label="选定人员去向")
def assign_people(by: Actor, *, split: int, to: Mapping[int, int]) -> Done[SuccessionSide]:
    """Everybody who waits since a split goes to one of the bodies after it, `to` (id of the person → id of the body).

    They go today, or on the day of the split where that is to come. Their roles on the body they leave end then and are proposed
    where they go; the security administrator confirms them.
    """
    require(by, Right.REGISTER_PEOPLE)
    side = _locked(split)
    waiting = list(undecided.people(side))
    parts = after(split)
    _refuse(waiting, to, {part.agency_id for part in parts})
    chosen = {part.agency_id: [person.pk for person in waiting if to[person.pk] == part.agency_id] for part in parts}
    day = undecided.takes_effect(side)
    for part in parts:
        if part.agency_id != side.agency_id:
            _send(side, part, chosen[part.agency_id])
        part.people = [*part.people, *chosen[part.agency_id]]
        part.save(update_fields=["people"])
    side.people = []
    side.save(update_fields=["people"])
    called = names({side.agency_id, *chosen}, day)
    return Done(
        side,
        says=f"选定“{called[side.agency_id]}”分立后{len(waiting)}人的去向",
        about=About("agency", str(side.agency_id), called[side.agency_id], side.agency_id),
        after={called[part]: _named(waiting, people) for part, people in chosen.items()},
    )


def _locked(split: int) -> SuccessionSide:
    sides = SuccessionSide.objects.select_for_update(no_key=True, of=("self",)).select_related("succession")
    side = sides.filter(succession=split, succession__kind="split", side=SuccessionSide.BEFORE).first()
    if side is None:
        raise Refused("没有这次分立。请回到机关目录重新打开。")
    return side


def _refuse(waiting: Sequence[Person], to: Mapping[int, int], parts: set[int]) -> None:
    if not waiting:
        raise Refused("这次分立的人员都已选定去向。要改的，到本人的页面办调动。")
    problems = []
    if set(to) - {person.pk for person in waiting}:
        problems.append(Problem("名单里有人已经离岗、调走或者另有选定。请重新打开这一页，看过现在的名单再选。"))
    for person in waiting:
        target = to.get(person.pk)
        if target is None:
            problems.append(Problem(f"请选{person.name}到哪个机关。", f"person_{person.pk}"))
        elif target not in parts:
            problems.append(Problem(f"{person.name}只能到分立后的机关。请从列出的里面选。", f"person_{person.pk}"))
    if problems:
        raise Refused(problems)


def _send(side: SuccessionSide, part: SuccessionSide, people: Sequence[int]) -> None:
    """Moved where the day has come (the daily job does it otherwise); the roles end and are proposed for the part."""
    day = undecided.takes_effect(side)
    # The part may itself have been merged away since.
    heir = steps.heir_of(part.agency_id, day) or part.agency_id
    document = steps.document_of(side.succession)
    going_on = undecided.goes_on(side)
    held = undecided.roles_at_stake(side).filter(person__in=people).order_by("person_id", "pk")
    steps.propose(held, heir, replace(document, on=day) if going_on else document)
    if side.succession.on <= clock.today():
        Person.objects.filter(pk__in=people, agency=side.agency_id).update(agency_id=heir, unit=None)


def _named(waiting: Sequence[Person], people: Sequence[int]) -> str | None:
    return "、".join(person.name for person in waiting if person.pk in people) or None
