"""What an import compares a sheet with, and what stands on what it made; each a fixed number of queries, however many rows."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.db.models.fields.json import KT
from django.urls import reverse

from gongkai.portal.agencies import access
from gongkai.portal.agencies.importing.bodies import examine_bodies
from gongkai.portal.agencies.importing.columns import BODIES, PEOPLE
from gongkai.portal.agencies.importing.known import KnownBodies, KnownBody, KnownPeople, KnownPerson
from gongkai.portal.agencies.importing.people import examine_people
from gongkai.portal.agencies.importing.plan import Plan
from gongkai.portal.agencies.importing.sheet import Sheet
from gongkai.portal.agencies.models import ActivationCode, Appointment, ImportBatch, Person, Standing, Unit
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.roles import PLATFORM_ROLES
from gongkai.portal.agencies.selectors.naming import foreign_keys
from gongkai.portal.agencies.selectors.standings import in_force
from gongkai.portal.audit.actor import Actor
from gongkai.portal.frame import clock
from gongkai.portal.frame.todo import Todo

RIGHTS = {BODIES: Right.EDIT_TREE, PEOPLE: Right.REGISTER_PEOPLE}
"""Kind of a sheet → what importing it needs."""
_TEXTS = ("name", "short_name", "kind", "level", "division", "rule_power", "basis")
_REFS = ("parent", "competent_office", "reviewing_organ")


def known_bodies(on: date | None = None) -> KnownBodies:
    """Every body with its present standing (its first where it opens later, its last where it has ended); one query."""
    day = on or clock.today()
    chosen: dict[int, Standing] = {}
    later: set[int] = set()
    for standing in Standing.objects.select_related("agency").order_by("agency_id", "since"):
        if standing.agency_id not in chosen or standing.since <= day:
            chosen[standing.agency_id] = standing
        else:
            later.add(standing.agency_id)
    return KnownBodies({number: _known(standing, day, number in later) for number, standing in chosen.items()})


def _known(standing: Standing, day: date, later: bool) -> KnownBody:
    agency = standing.agency
    fields = {field: getattr(standing, field) for field in _TEXTS}
    return KnownBody(
        agency.pk,
        agency.key,
        standing.name,
        standing.pk,
        standing.since,
        agency.opened_on,
        {**fields, "credit_code": agency.credit_code, "organisation_code": agency.organisation_code},
        {field: getattr(standing, f"{field}_id") for field in _REFS},
        ended=agency.closed_on is not None and agency.closed_on <= day,
        later=later or (agency.closed_on is not None and agency.closed_on > day),
    )


def known_people() -> KnownPeople:
    """Every person with the roles they hold, and the open units; three queries."""
    roles: dict[int, set[tuple[str, int]]] = defaultdict(set)
    administrators: set[int] = set()
    for person, role, agency in Appointment.objects.filter(until__isnull=True).values_list("person_id", "role", "agency_id"):
        roles[person].add((role, agency or 0))
        if role in PLATFORM_ROLES:
            administrators.add(person)
    known = {
        username.lower(): KnownPerson(
            pk,
            username,
            agency,
            unit,
            {"name": name, "post": post, "phone": phone, "email": email},
            state == "left",
            frozenset(roles.get(pk, ())),
            pk in administrators,
        )
        for pk, username, agency, unit, name, post, phone, email, state in Person.objects.values_list(
            "pk", "username", "agency_id", "unit_id", "name", "post", "phone", "email", "state"
        )
    }
    units = {(agency, name): pk for pk, agency, name in Unit.objects.filter(in_force()).values_list("pk", "agency_id", "name")}
    return KnownPeople(known, units, {pk: name for (_, name), pk in units.items()})


def plan_of(sheet: Sheet) -> Plan[Any]:
    """What importing the sheet would do today, and what stands against it."""
    if sheet.kind == BODIES:
        return examine_bodies(sheet, known_bodies())
    return examine_people(sheet, known_bodies(), known_people())


def sheet_of(batch: ImportBatch) -> Sheet:
    """The sheet as it was put in."""
    return Sheet.of_rows(batch.kind, batch.file_name, batch.sha256, batch.rows)


def listed(by: Actor) -> QuerySet[ImportBatch]:
    """The imports in sight, newest first: all of a kind for who may import that kind, those with proposals for who grants roles."""
    kinds = [kind for kind, right in RIGHTS.items() if access.may(by, right, None)]
    if access.may(by, Right.GRANT_ROLES, None) and PEOPLE not in kinds:
        return ImportBatch.objects.filter(kind=PEOPLE, state=ImportBatch.APPLIED).select_related("by").defer("rows")
    return ImportBatch.objects.filter(kind__in=kinds).select_related("by").defer("rows")


def one(by: Actor, pk: int) -> ImportBatch | None:
    """The import; none where it is out of sight."""
    return listed(by).defer(None).filter(pk=pk).first()


def proposals(batch: ImportBatch, state: str = "open") -> list[dict[str, Any]]:
    """The roles that a sheet of people proposes and that are `open`, `granted` or `declined`: person, role, agency and their names."""
    made = batch.made if isinstance(batch.made, dict) else {}
    return [proposal for proposal in made.get("proposals", ()) if proposal["state"] == state]


def proposing(by: Actor) -> list[ImportBatch]:
    """The imports with proposed roles that wait to be decided, oldest first, for who grants roles; each with their number as `open`."""
    if not access.may(by, Right.GRANT_ROLES, None):
        return []
    waiting = ImportBatch.objects.filter(kind=PEOPLE, state=ImportBatch.APPLIED, made__open__gt=0).annotate(open=KT("made__open"))
    return list(waiting.defer("rows", "made", "problems").order_by("at", "pk"))


def todo(by: Actor, today: date) -> list[Todo]:
    """What waits in the matter of imports: roles that a sheet proposes."""
    return [
        Todo(
            title=f"确认“{batch.file_name}”提出的{batch.open}项角色",  # type: ignore[attr-defined]  # annotated above
            why="系统管理员用表格导入了人员，表里写的角色由您确认以后才生效。",
            url=reverse("agencies:proposal", args=[batch.pk]),
            action="看名单并确认",
        )
        for batch in proposing(by)
    ]


def awaiting_codes(batch: ImportBatch) -> list[Person]:
    """The people of the batch who have not activated their account, by body and name."""
    made = batch.made if isinstance(batch.made, dict) else {}
    wanted = set(made.get("people", ()))
    return [person for person in Person.objects.filter(state="invited").order_by("agency_id", "name", "pk") if person.pk in wanted]


def has_codes(batch: ImportBatch) -> bool:
    """Whether any activation code was made for the people of the batch."""
    return bool(isinstance(batch.made, dict) and batch.made.get("codes_at"))


def standing_on(model: type[Model], made: Iterable[int], own: dict[type[Model], set[int]]) -> list[str]:
    """What has been built since on rows of `model` by id, as words with a count; `own` are rows that the import itself made."""
    ids = set(made)
    found = []
    for other, key in foreign_keys(model):
        if other is ActivationCode:
            continue
        name = key.attname
        pairs = other._default_manager.filter(**{f"{name}__isnull": False}).values_list("pk", name)
        count = sum(1 for pk, target in pairs if target in ids and pk not in own.get(other, set()))
        if count:
            found.append(f"{other._meta.verbose_name}（{key.verbose_name}）{count}条")
    return found


def superseded(touched: Iterable[int], own: set[int]) -> list[str]:
    """The bodies, by name, that changed again after standings `touched` by id, otherwise than by the import's `own` standings."""
    wanted = set(touched)
    rows = list(Standing.objects.order_by("agency_id", "since").values_list("pk", "agency_id", "name"))
    first = {agency for pk, agency, _ in rows if pk in wanted}
    last: dict[int, tuple[int, str]] = {agency: (pk, name) for pk, agency, name in rows if agency in first}
    return [name for pk, name in last.values() if pk not in wanted and pk not in own]
