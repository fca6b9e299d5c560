"""People: lists, one by one, the roles they hold and held."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When

from gongkai.portal.agencies import access, codes
from gongkai.portal.agencies.models import ActivationCode, Appointment, Person, Standing
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.roles import ROLES
from gongkai.portal.agencies.selectors import undecided
from gongkai.portal.agencies.selectors.locks import locked_names
from gongkai.portal.agencies.selectors.standings import in_force, names
from gongkai.portal.audit.actor import Actor
from gongkai.portal.frame import clock

_RANK = {role: place for place, role in enumerate(ROLES)}


@dataclass(frozen=True, slots=True)
class Held:
    """A role as a page shows it: its label, the body's name on the day (empty: the platform), and the appointment itself."""

    label: str
    agency_name: str
    appointment: Appointment


def listed(by: Actor, q: str = "", agency: int | None = None, role: str = "", state: str = "") -> QuerySet[Person]:
    """The people in sight, annotated `agency_name`, `agency_key` and `shown_state` (left where the day has come).

    `state` is a key of `kinds.PERSON_STATES`, or `locked`, `expired` (not activated, and the code is void), `stranded` (of a body
    that has ended, and no split is about to say where they go).
    """
    day = clock.today()
    rows = _annotated(Person.objects.filter(access.bodies(by, Right.SEE_PEOPLE)), day)
    text = q.strip()
    if text:
        rows = rows.filter(Q(name__icontains=text) | Q(username__icontains=text.lower()) | Q(phone__icontains=text))
    if agency is not None:
        rows = rows.filter(agency_id=agency)
    if role:
        rows = rows.filter(Exists(Appointment.objects.filter(in_force(day), person=OuterRef("pk"), role=role)))
    return rows.filter(_in_state(state, day)) if state else rows


def _in_state(state: str, day: date) -> Q:
    match state:
        case "locked":
            return Q(username__in=locked_names())
        case "expired":
            usable = ActivationCode.objects.filter(person=OuterRef("pk"), used_at=None, expires_at__gt=clock.now())
            return Q(~Exists(usable), shown_state="invited")
        case "stranded":
            return Q(agency__closed_on__lte=day) & ~Q(shown_state="left") & ~undecided.of_ended_bodies()
        case _:
            return Q(shown_state=state)


def _annotated(rows: QuerySet[Person], day: date) -> QuerySet[Person]:
    called = Standing.objects.filter(agency_id=OuterRef("agency_id"), since__lte=day).order_by("-since").values("name")[:1]
    gone = When(left_on__lte=day, then=Value("left"))
    return rows.annotate(
        agency_name=Subquery(called),
        agency_key=F("agency__key"),
        shown_state=Case(gone, default=F("state"), output_field=CharField()),
    )


def with_roles(rows: Iterable[Person]) -> None:
    """Put on each person of a page `held`: the list of `Held` of today; a fixed number of queries however many."""
    people = {person.pk: person for person in rows}
    found: dict[int, list[Held]] = {pk: [] for pk in people}
    for held in held_of(Appointment.objects.filter(in_force(), person__in=list(people)), None):
        found[held.appointment.person_id].append(held)
    for pk, person in people.items():
        person.held = found[pk]  # type: ignore[attr-defined]  # for the page alone


def one(by: Actor, pk: int) -> Person | None:
    """The person annotated as in `listed`; oneself always; none where out of sight."""
    seen = access.bodies(by, Right.SEE_PEOPLE)
    if by.person is not None:
        seen |= Q(pk=by.person)
    return _annotated(Person.objects.filter(seen, pk=pk).select_related("agency", "unit"), clock.today()).first()


def roles_of(by: Actor, person: int, on: date | None = None) -> list[Held]:
    """The roles of a person on a day (today), where the person is in sight."""
    if one(by, person) is None:
        return []
    return held_of(Appointment.objects.filter(in_force(on), person=person), on)


def roles_ever(by: Actor, person: int) -> list[Held]:
    """All roles a person has held or will hold, newest first, where the person is in sight."""
    if one(by, person) is None:
        return []
    found = held_of(Appointment.objects.filter(person=person).select_related("successor"), None)
    return sorted(found, key=lambda held: (held.appointment.since, held.appointment.pk), reverse=True)


def holders(by: Actor, agency: int | None, on: date | None = None) -> list[Held]:
    """Who holds which role on the body (none: the platform) on a day, in the order of `roles.ROLES`; `appointment.person` is fetched.

    Whoever sees bodies sees who the administrators are; on a body, who may see its people.
    """
    rows = Appointment.objects.filter(in_force(on)).select_related("person")
    if agency is None:
        return held_of(rows.filter(agency=None), on) if access.has(by, Right.SEE_BODIES) else []
    return held_of(rows.filter(access.bodies(by, Right.SEE_PEOPLE), agency_id=agency), on)


def choices(by: Actor, agency: int | None = None) -> list[tuple[int, str]]:
    """People at work as a form offers them: (id, 姓名（机关）), of one body or all in sight."""
    rows = listed(by, agency=agency).filter(Q(shown_state__in=("active", "invited")))
    shown = ("pk", "name", "agency_name")
    return [(pk, f"{name}（{where}）" if where else name) for pk, name, where in rows.order_by("name", "pk").values_list(*shown)]


def locked(by: Actor) -> QuerySet[Person]:
    """People whose account is locked after wrong passwords now."""
    return listed(by, state="locked")


def code_state(by: Actor, person: int) -> str:
    """How the activation code of a person stands: `none`, `waiting`, `expired` or `used`."""
    if one(by, person) is None:
        return "none"
    code = ActivationCode.objects.filter(person=person).order_by("-made_at", "-pk").first()
    if code is None:
        return "none"
    if code.used_at is not None:
        return "used"
    return "waiting" if code.expires_at > clock.now() else "expired"


def owner_of_code(code: str) -> Person | None:
    """Whose activation code this is where it can still be used; for the page on which one sets the password."""
    kept = ActivationCode.objects.filter(digest=codes.activation_digest(code), used_at=None, expires_at__gt=clock.now())
    found = kept.select_related("person").first()
    person = found.person if found else None
    return person if person and person.state in ("active", "invited") and not person.has_left() else None


def any_account() -> bool:
    """Whether the platform has been founded."""
    return Person.objects.exists()


def held_of(rows: QuerySet[Appointment], on: date | None = None) -> list[Held]:
    """Appointments as a page shows them, in the order of `roles.ROLES`; bodies by their name on a day (today)."""
    appointments = list(rows)
    called = names({each.agency_id for each in appointments if each.agency_id}, on)
    found = [Held(ROLES[each.role].label, called.get(each.agency_id or 0, ""), each) for each in appointments]
    return sorted(found, key=lambda held: (_RANK[held.appointment.role], held.appointment.since, held.appointment.pk))
