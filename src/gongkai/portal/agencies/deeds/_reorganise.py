"""The steps of a reorganisation: a body's standings end, and what refers to it, its people and their roles go on elsewhere. For deeds."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from gongkai.letters.wording import chinese_date
from gongkai.portal.agencies.deeds import _checks, _tenure, _trace
from gongkai.portal.agencies.facts import LABELS, REFERENCES
from gongkai.portal.agencies.kinds import OFFICE_KINDS
from gongkai.portal.agencies.models import Agency, Appointment, Handover, LeadingGroup, Person, Standing, Succession, SuccessionSide, Unit
from gongkai.portal.agencies.selectors.standings import names
from gongkai.portal.agencies.words import quoted
from gongkai.portal.audit.record import Value
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Problem, Refused


@dataclass(frozen=True, slots=True)
class Document:
    """A reorganisation as its document says: the kind, the first day of the new order, title and number."""

    kind: str
    on: date
    title: str
    number: str
    note: str

    @property
    def cited(self) -> str:
        """Title and number as a standing cites them."""
        return f"《{self.title.strip('《》')}》" + (f"（{self.number}）" if self.number else "")


def document_of(succession: Succession) -> Document:
    """The document of a reorganisation that is registered."""
    return Document(succession.kind, succession.on, succession.document_title, succession.document_number, succession.note)


def document_problems(document: Document) -> list[Problem]:
    """What the document lacks."""
    problems = [] if document.title else [Problem("请写依据文件的标题，例如《云溪县机构改革方案》。", "document_title")]
    if len(document.title) > 80:
        problems.append(Problem("依据文件的标题最多80个字。", "document_title"))
    return problems


def ending_problems(agencies: Sequence[int], on: date) -> list[Problem]:
    """What stands against bodies ending on a day."""
    problems = []
    for agency in agencies:
        parts = _tenure.slices(agency)
        if not parts:
            problems.append(Problem("机关目录里没有所选的机关，请重新选择。", "members"))
            continue
        body, name = parts[0].agency, parts[-1].name
        later = next((part.since for part in parts if part.since >= on), None)
        if body.closed_on:
            problems.append(Problem(f"“{name}”自{chinese_date(body.closed_on)}起已经撤销。请改选承接它的机关。", "members"))
        elif on <= body.opened_on:
            problems.append(Problem(f"“{name}”{chinese_date(body.opened_on)}才设立，生效日期应晚于那一天。", "on"))
        elif later:
            problems.append(
                Problem(f"“{name}”已登记自{chinese_date(later)}起的变动，晚于这次调整。请先撤回那次变动，或者改生效日期。", "on")
            )
    return problems


def lasting_problems(agency: int | None, on: date, field: str) -> list[Problem]:
    """What stands against a body taking over, or going on, on a day."""
    if agency is None:
        return []
    body = Agency.objects.filter(pk=agency).first()
    if body is None:
        return [Problem("机关目录里没有所选的机关，请重新选择。", field)]
    name = names({body.pk}).get(body.pk) or body.key
    if body.opened_on > on:
        return [Problem(f"“{name}”{chinese_date(body.opened_on)}才设立，生效日期不能早于那一天。", field)]
    if body.closed_on:
        return [Problem(f"“{name}”自{chinese_date(body.closed_on)}起撤销，不能承接。请改选别的机关。", field)]
    return []


def left_behind(agency: int, on: date) -> list[Problem]:
    """The bodies that a body ending without a successor would leave without parent, office or reviewing organ."""
    left = list(dict.fromkeys(standing.name for standing in _tenure.referring(agency, on)))
    if not left:
        return []
    shown = quoted(left[:5]) + (f"等{len(left)}个机关" if len(left) > 5 else "")
    return [Problem(f"{shown}还以它为隶属、主管或者复议机关。请选一个承接机关，或者先改好它们。", "successor")]


def end_standing(agency: int, on: date) -> None:
    """The body's last standing until `on`, and the body closed."""
    Standing.objects.filter(agency_id=agency, until=None).update(until=on)
    Agency.objects.filter(pk=agency).update(closed_on=on)


def inherited(source: int) -> dict[str, Any]:
    """The facts that a body opened out of another takes over where none are given; all but the names."""
    last = Standing.objects.filter(agency_id=source).order_by("-since")[0]
    return {fact: getattr(last, _tenure.column(fact)) for fact in LABELS if fact not in ("name", "short_name")}


def differs(agency: int, on: date, facts: dict[str, Any]) -> bool:
    """Whether the body on a day has other facts than these."""
    parts = _tenure.slices(agency)
    place = _tenure.covering(parts, on)
    given = _checks.tidy(facts)
    return place is None or any(getattr(parts[place], _tenure.column(fact)) != value for fact, value in given.items())


def hand_on(agency: int, heir: int | None, document: Document, *, people_wait: bool = False) -> list[str]:
    """What refers to a body that has ended refers to its heir; its units, groups, roles end. Gives the names of moved bodies.

    The roles are proposed for the heir, unless `people_wait` to be told where they go.
    """
    on = document.on
    moved: list[Standing] = []
    if heir is not None:
        moved = _tenure.rehang(agency, heir, on, document.cited)
        _refuse_bad_heir(heir, moved, on)
    Unit.objects.filter(agency_id=agency, until=None).update(until=on)
    LeadingGroup.objects.filter(agency_id=agency, until=None).update(until=on)
    end_roles(agency, None if people_wait else heir, document, None)
    return list(dict.fromkeys(standing.name for standing in moved))


def _refuse_bad_heir(heir: int, moved: Sequence[Standing], on: date) -> None:
    overseen = [standing for standing in moved if standing.competent_office_id == heir]
    kind = Standing.objects.filter(agency_id=heir, since__lte=on).order_by("-since").values_list("kind", flat=True).first()
    if overseen and kind not in OFFICE_KINDS:
        raise Refused(
            f"原机关是{len(overseen)}个机关的信息公开主管部门，承接的机关应是政府办公厅（室）或者实行垂直领导的机关（条例第三条）。请改选，或者先改好它们的主管部门。",
            "successor",
        )
    for fact in REFERENCES[:2]:
        for own in Standing.objects.filter(Q(until=None) | Q(until__gt=on), agency_id=heir):
            if _tenure.leads_back(fact, heir, getattr(own, _tenure.column(fact)), max(own.since, on), own.until):
                raise Refused(f"承接的机关自己在原机关之下，调整后{LABELS[fact]}会成为一个圈。请先改它的{LABELS[fact]}。", "successor")


def end_roles(agency: int, heir: int | None, document: Document, chosen: Sequence[int] | None) -> None:
    """The roles of people (all, or those chosen) on a body that ends or is split end on the day and are proposed for the heir."""
    held = Appointment.objects.filter(Q(until=None) | Q(until__gt=document.on), agency_id=agency)
    if chosen is not None:
        held = held.filter(person__in=chosen)
    propose(held.select_related("handover").order_by("person_id", "pk"), heir, document)


def propose(held: Iterable[Appointment], heir: int | None, document: Document) -> None:
    """These roles end on the day of the document; where there is an heir, a handover for each person proposes them there.

    What a leaver hands over by then stays in that handover: whoever takes over gets it at the heir.
    """
    by_person: dict[int, list[Appointment]] = {}
    for appointment in held:
        if _handed_over_already(appointment, document.on):
            appointment.until = max(document.on, appointment.since)
            appointment.save(update_fields=["until"])
            continue
        by_person.setdefault(appointment.person_id, []).append(appointment)
    for person, appointments in by_person.items():
        _propose_of(person, appointments, heir, document)


def _handed_over_already(appointment: Appointment, on: date) -> bool:
    """Whether the role passes to somebody else anyway, in a handover whose day comes no later than the reorganisation or has come."""
    handover = appointment.handover
    return handover is not None and handover.kind != "closed" and handover.on <= max(on, clock.today())


def _propose_of(person: int, appointments: Iterable[Appointment], heir: int | None, document: Document) -> None:
    handover = None
    if heir is not None:
        handover = Handover.objects.create(
            kind="closed",
            leaver_id=person,
            successor_id=person,
            on=document.on,
            to_agency_id=heir,
            registered_at=clock.now(),
            reason=document.cited,
        )
    for appointment in appointments:
        appointment.until = max(document.on, appointment.since)
        appointment.ending = "closed"
        appointment.handover = handover
        appointment.save()


def heir_of(agency: int, on: date) -> int | None:
    """The body that stands in the place of one on a day: itself, or the one that took over, through several reorganisations."""
    seen: set[int] = set()
    at: int | None = agency
    while at is not None and at not in seen:
        seen.add(at)
        if not Agency.objects.filter(pk=at, closed_on__lte=on).exists():
            return at
        ended = Q(succession__sides__agency_id=at, succession__sides__side=SuccessionSide.BEFORE)
        heirs = SuccessionSide.objects.filter(ended, side=SuccessionSide.AFTER).exclude(agency_id=at)
        at = heirs.order_by("-succession__on", "-succession_id", "place").values_list("agency_id", flat=True).first()
    return None


def written(
    document: Document,
    *,
    before: Iterable[int],
    after: Iterable[int],
    people: Mapping[int, Sequence[int]] | None = None,
    waiting: Sequence[int] = (),
) -> Succession:
    """The reorganisation with its sides, on the side after the heir first; `registered` goes on from there.

    `people` are named for bodies after; those `waiting` are of the body before and stay there until somebody chooses for them.
    """
    succession = Succession.objects.create(
        kind=document.kind, on=document.on, document_title=document.title, document_number=document.number, note=document.note
    )
    sides = [(SuccessionSide.BEFORE, agency) for agency in before] + [(SuccessionSide.AFTER, agency) for agency in after]
    chosen = people or {}
    first_after = sum(side == SuccessionSide.BEFORE for side, _ in sides)
    SuccessionSide.objects.bulk_create(
        SuccessionSide(
            succession=succession,
            agency_id=agency,
            side=side,
            place=place,
            takes_over=place == first_after,
            people=list(chosen.get(agency, ()) if side == SuccessionSide.AFTER else waiting),
        )
        for place, (side, agency) in enumerate(sides)
    )
    return succession


def registered(succession: Succession, says: str, bodies: Collection[int], picture: _trace.Picture) -> None:
    """The trace of a reorganisation that has been written, for taking it back; then people move at once where its day has come.

    `bodies` are those it concerns that were there before, `picture` what was taken of them.
    """
    _trace.keep(succession, says, bodies, picture)
    if succession.on <= clock.today():
        settle(succession)


def settle(succession: Succession) -> list[Person]:
    """The people of the bodies before, moved to those after: whoever was named goes where they were named for, the rest to the heir.

    Who waits for somebody to choose stays.
    """
    sides = list(succession.sides.order_by("place"))
    before = [side for side in sides if side.side == SuccessionSide.BEFORE]
    after = [side for side in sides if side.side == SuccessionSide.AFTER]
    lasting = {side.agency_id for side in after}
    moved: list[Person] = []
    for old in before:
        for new in after:
            moved += _bring(succession, old.agency_id, new.agency_id, new.people)
        if after and old.agency_id not in lasting:
            moved += _bring(succession, old.agency_id, after[0].agency_id, None, waiting=old.people)
    succession.settled_on = clock.today()
    succession.save(update_fields=["settled_on"])
    return moved


def _bring(succession: Succession, agency: int, heir: int, chosen: Sequence[int] | None, waiting: Sequence[int] = ()) -> list[Person]:
    if chosen is not None and not chosen:
        return []
    today = clock.today()
    people = Person.objects.filter(Q(left_on=None) | Q(left_on__gt=today), agency_id=agency).exclude(state="left").exclude(pk__in=waiting)
    if chosen is not None:
        people = people.filter(pk__in=chosen)
    found = list(people.order_by("pk"))
    _trace.moved(succession, found, heir)
    Person.objects.filter(pk__in=[person.pk for person in found]).update(agency_id=heir, unit=None)
    return found


def told(document: Document, moved: Sequence[str]) -> dict[str, Value]:
    """What the entry of the log says beside the bodies."""
    return {"依据": document.cited, "随同改挂的机关": "、".join(moved) or None, "说明": document.note or None}
