"""The steps of a handover: roles end with it, and go on with the successor. For deeds, inside their transaction."""

from collections.abc import Iterable
from datetime import date

from gongkai.portal.agencies.deeds import _holding
from gongkai.portal.agencies.deeds._reorganise import heir_of
from gongkai.portal.agencies.models import ActivationCode, Appointment, Handover, Person, Unit
from gongkai.portal.agencies.roles import ROLES
from gongkai.portal.agencies.selectors.standings import names
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Problem, Refused


def written(kind: str, leaver: Person, on: date, successor: int | None, to_agency: int | None, reason: str) -> Handover:
    """A handover that waits to be confirmed."""
    return Handover.objects.create(
        kind=kind,
        leaver=leaver,
        successor_id=successor,
        on=on,
        to_agency_id=to_agency,
        registered_at=clock.now(),
        reason=reason.strip()[:200],
    )


def end_for(held: Iterable[Appointment], on: date, handover: Handover | None, ending: str) -> None:
    """The appointments until `on` (those of later days: not at all), tied to the handover that will pass them on."""
    for appointment in held:
        appointment.until = max(on, appointment.since)
        appointment.ending = ending
        appointment.handover = handover
        appointment.save(update_fields=["until", "ending", "handover"])


def void_codes(person: Person) -> None:
    """The person's activation codes can no longer be used, where they have left."""
    if person.has_left():
        moment = clock.now()
        ActivationCode.objects.filter(person=person, used_at=None, expires_at__gt=moment).update(expires_at=moment)


def successor_problems(leaver: Person, successor: int | None) -> list[Problem]:
    """What stands against somebody being proposed as successor."""
    if successor is None:
        return []
    if successor == leaver.pk:
        return [Problem("接手人不能是本人，请另选一位。", "successor")]
    taking = Person.objects.filter(pk=successor).first()
    if taking is None or taking.state in ("left", "suspended") or taking.left_on is not None:
        return [Problem("所选的接手人不在岗，请另选一位。", "successor")]
    return []


def taking_problems(handover: Handover, taking: Person) -> list[Problem]:
    """What stands against somebody taking over; in a reorganisation people may go on with their own work."""
    if taking.pk == handover.leaver_id and handover.kind == "closed":
        return [] if not taking.has_left() else [Problem(f"{taking.name}已经离岗，请另选接手人。", "successor")]
    return successor_problems(handover.leaver, taking.pk)


def passed_on(handover: Handover, ended: Appointment, taking: Person) -> Appointment:
    """The role held by the successor from the day of the handover on (today, where that is past); refused where it cannot be theirs."""
    since = max(handover.on, clock.today(), taking.joined_on)
    agency = handover.to_agency_id or ended.agency_id
    agency = heir_of(agency, since) if agency is not None else None
    if ended.agency_id is not None and agency is None:
        raise Refused(f"原来的机关已经撤销，没有承接的机关，{ROLES[ended.role].label}的角色不能再交接。请不要选这一项。", "keep")
    unit = ended.unit_id if agency == ended.agency_id and Unit.objects.filter(pk=ended.unit_id or 0, until=None).exists() else None
    held = [each for each in _holding.holding(taking.pk, since) if (each.role, each.agency_id) == (ended.role, agency)]
    if held:
        # Two bodies become one, and somebody was clerk of both: the role they hold already is enough.
        return _mark(ended, taking, held[0])
    problems = _holding.appointing_problems(taking, ended.role, agency, unit, since)
    if ROLES[ended.role].platform and taking.state == "invited":
        problems.append(Problem(f"{taking.name}还没有启用账号，不能接手{ROLES[ended.role].label}。", "successor"))
    if problems:
        raise Refused(Problem(problem.sentence, "successor") for problem in problems)
    fresh = Appointment.objects.create(person=taking, role=ended.role, agency_id=agency, unit_id=unit, since=since, document=ended.document)
    return _mark(ended, taking, fresh)


def _mark(ended: Appointment, taking: Person, goes_on: Appointment) -> Appointment:
    ended.successor = taking
    if ended.ending == "left":
        ended.ending = "handed_over"
    ended.save(update_fields=["successor", "ending"])
    return goes_on


def roles_told(held: Iterable[Appointment]) -> str | None:
    """Roles in words for the log, each with the body it is on."""
    appointments = list(held)
    called = names({each.agency_id for each in appointments if each.agency_id})
    told = [f"{called.get(each.agency_id or 0, '')}{ROLES[each.role].label}" for each in appointments]
    return "、".join(told) or None
