"""Roles that an import proposes, granted or declined by the security administrator in one go; and the codes of imported people."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import Q

from gongkai.portal.agencies.access import require
from gongkai.portal.agencies.deeds._codes import code_expires, fresh_code
from gongkai.portal.agencies.importing.known import KnownBody
from gongkai.portal.agencies.importing.people import role_problem
from gongkai.portal.agencies.models import ActivationCode, Appointment, ImportBatch, Person
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors.importing import awaiting_codes, known_bodies, proposals
from gongkai.portal.agencies.separation import clash
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.audit.record import About
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Refused

_BATCH = 500
_GONE = "没有这次导入，可能已经撤回。请回到导入清单。"


@deed("agencies.decide_proposed_roles", label="确认表里提出的角色")
def decide_proposed_roles(by: Actor, *, batch: int, granted: Collection[int], declined: Collection[int] = ()) -> Done[ImportBatch]:
    """The proposed roles with ids `granted` are held from today, one entry each; those `declined` are not; the rest go on waiting."""
    require(by, Right.GRANT_ROLES)
    found = _applied(batch)
    chosen = [proposal for proposal in proposals(found) if proposal["id"] in set(granted)]
    refused = [proposal for proposal in proposals(found) if proposal["id"] in set(declined)]
    if not chosen and not refused:
        raise Refused("还没有选任何一项。请勾选要授予的角色。", "granted")
    people = _people({proposal["person"] for proposal in chosen})
    held, bodies = _held(), known_bodies().by_id
    fresh = []
    for proposal in chosen:
        person, agency, role = people.get(proposal["person"]), proposal["agency"], proposal["role"]
        reason = _reason(by, person, role, bodies.get(agency), held[proposal["person"]])
        if reason or person is None:
            raise Refused(f"{proposal['name']}的“{proposal['label']}”不能授予：{reason}请去掉这一项的勾，或选“不授予”。", "granted")
        if (role, agency) not in held[person.pk]:
            since = max(clock.today(), person.joined_on)
            fresh.append(Appointment(person=person, role=role, agency_id=agency, since=since, document=found.file_name))
            held[person.pk].add((role, agency))
    Appointment.objects.bulk_create(fresh, batch_size=_BATCH)
    for proposal in chosen:
        proposal["state"] = "granted"
        _grant_proposed(by, proposal=proposal)
    for proposal in refused:
        proposal["state"] = "declined"
    found.made["open"] = len(proposals(found))
    found.save(update_fields=["made"])
    says = f"确认“{found.file_name}”提出的角色：授予{len(chosen)}项，不授予{len(refused)}项"
    return Done(found, says=says, about=About("import", str(found.pk), found.file_name))


@deed("agencies.issue_codes", label="生成启用码名单")
def issue_codes(by: Actor, *, batch: int) -> Done[list[tuple[Person, str]]]:
    """Activation codes for those of an import who have not activated their account, shown this once.

    The first list is the system administrator's, who registers them; another one, by which the first is void, the security administrator's.
    """
    found = _applied(batch)
    require(by, Right.SECURE_ACCOUNTS if found.made["codes_at"] else Right.REGISTER_PEOPLE)
    people = awaiting_codes(found)
    if not people:
        raise Refused("这次导入的人都已经启用账号，不需要启用码。")
    now = clock.now()
    codes = [fresh_code() for _ in people]
    for start in range(0, len(people), _BATCH):
        numbers = [person.pk for person in people[start : start + _BATCH]]
        ActivationCode.objects.filter(person__in=numbers, used_at__isnull=True).delete()
    ActivationCode.objects.bulk_create(
        [
            ActivationCode(person=person, digest=digest, made_at=now, expires_at=code_expires(now))
            for person, (_, digest) in zip(people, codes, strict=True)
        ],
        batch_size=_BATCH,
    )
    again = bool(found.made["codes_at"])
    found.made = {**found.made, "codes_at": now.isoformat()}
    found.save(update_fields=["made"])
    says = f"{'重新' if again else ''}生成“{found.file_name}”中{len(people)}人的启用码名单"
    about = About("import", str(found.pk), found.file_name)
    return Done([(person, code) for person, (code, _) in zip(people, codes, strict=True)], says=says, about=about)


@deed("agencies.grant_proposed_role", label="授予表里提出的角色")
def _grant_proposed(by: Actor, *, proposal: dict[str, Any]) -> Done[None]:
    """The entry of one role; the roles themselves are written together."""
    require(by, Right.GRANT_ROLES)
    about = About("person", str(proposal["person"]), proposal["name"], proposal["agency"])
    says = f"授予{proposal['name']}在“{proposal['agency_name']}”的角色“{proposal['label']}”"
    return Done(None, says=says, about=about, after={"角色": proposal["label"], "机关": proposal["agency_name"]})


def _reason(by: Actor, person: Person | None, role: str, body: KnownBody | None, held: set[tuple[str, int]]) -> str:
    """Why the role cannot be granted, as a sentence; empty where it can. The rules of `appoint`, asked without a query for each."""
    if person is None or person.has_left():
        return "这个人已经离岗。"
    if person.state == "suspended":
        return "这个人的账号停用着，请先恢复。"
    if person.pk == by.person:
        return "不能给自己授予角色。"
    if body is None or body.ended or body.opened_on > clock.today():
        return "这个机关现在不在机关目录里。"
    return role_problem(role, body) or next(
        (
            why
            for other, agency in sorted(held)
            if (why := clash(role, body.id, other, agency or None)) and (other, agency) != (role, body.id)
        ),
        "",
    )


def _people(numbers: set[int]) -> dict[int, Person]:
    wanted, found = sorted(numbers), {}
    for start in range(0, len(wanted), _BATCH):
        found.update(Person.objects.in_bulk(wanted[start : start + _BATCH]))
    return found


def _held() -> dict[int, set[tuple[str, int]]]:
    """The seats that people hold today or later: person → (role, body or 0)."""
    found: dict[int, set[tuple[str, int]]] = defaultdict(set)
    rows = Appointment.objects.filter(Q(until=None) | Q(until__gt=clock.today()))
    for person, role, agency in rows.values_list("person_id", "role", "agency_id"):
        found[person].add((role, agency or 0))
    return found


def _applied(number: int) -> ImportBatch:
    batch = ImportBatch.objects.select_for_update(no_key=True, of=("self",)).filter(pk=number, state=ImportBatch.APPLIED).first()
    if batch is None or "proposals" not in batch.made:
        raise Refused(_GONE)
    return batch
