"""Setting up a body, and writing down what changes about it from which day."""

from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import Any, Unpack

from gongkai.letters.wording import chinese_date
from gongkai.portal.agencies.access import require
from gongkai.portal.agencies.deeds import _checks, _tenure
from gongkai.portal.agencies.deeds._keys import fresh_keys
from gongkai.portal.agencies.facts import LABELS, Facts
from gongkai.portal.agencies.models import Agency, Standing
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.words import about_body, shown
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Problem, Refused


@deed("agencies.open_body", label="设立机关")
def open_body(
    by: Actor,
    *,
    name: str,
    kind: str,
    level: str,
    opened_on: date,
    short_name: str = "",
    division: str = "",
    rule_power: str = "none",
    parent: int | None = None,
    competent_office: int | None = None,
    reviewing_organ: int | None = None,
    place: int = 0,
    credit_code: str = "",
    organisation_code: str = "",
    basis: str = "",
) -> Done[Agency]:
    """A new body with its first standing; its key is the division's first six digits and a running number."""
    require(by, Right.EDIT_TREE)
    facts = _checks.tidy(
        {
            "name": name,
            "short_name": short_name,
            "kind": kind,
            "level": level,
            "division": division,
            "rule_power": rule_power,
            "parent": parent,
            "competent_office": competent_office,
            "reviewing_organ": reviewing_organ,
            "place": place,
        }
    )
    _tenure.lock_tree()
    credit, organisation, problems = _checks.body_codes(credit_code, organisation_code, None)
    problems += _checks.own(facts, None, opened_on, None)
    problems += _checks.references(facts, None, opened_on, lambda fact: None)
    if problems:
        raise Refused(problems)
    agency = Agency.objects.create(
        key=fresh_keys([facts["division"]])[0], credit_code=credit, organisation_code=organisation, opened_on=opened_on
    )
    columns = {_tenure.column(fact): value for fact, value in facts.items()}
    first = Standing.objects.create(agency=agency, since=opened_on, basis=basis.strip(), **columns)
    return Done(
        agency,
        says=f"自{chinese_date(opened_on)}起设立“{first.name}”",
        about=about_body(agency, first.name),
        after={**shown(first), "机关编号": agency.key, "统一社会信用代码": credit or None, "依据": first.basis or None},
    )


@deed("agencies.change_standing", label="更名或变更隶属")
def change_standing(by: Actor, *, agency: int, since: date, basis: str = "", **changed: Unpack[Facts]) -> Done[Standing]:
    """The body from `since` on with other facts (name, parent, competent office …); the past before it stays as it was.

    A change between two known ones goes on into the later standings, up to the one that changes the same fact again.
    """
    require(by, Right.EDIT_TREE, agency)
    parts = _existing(agency)
    place = _place_of(parts, since)
    if since == parts[0].since:
        raise Refused(f"{chinese_date(since)}是设立的日子。这一天的登记有误请用“更正”，变动请写以后的日子。", "since")
    different = _different(parts[place], dict(changed))
    _refuse_facts(parts, place, since, different)
    done = _tenure.change(parts, place, since, different, basis.strip())
    return Done(
        done.begun,
        says=f"自{chinese_date(since)}起{_what_changed(done.before, done.begun, different)}",
        about=about_body(done.begun.agency, done.begun.name),
        before=shown(done.before, different),
        after={**shown(done.begun, different), "依据": basis.strip() or None, **_also_later(done)},
    )


@deed("agencies.withdraw_standing", label="撤回尚未生效的变更")
def withdraw_standing(by: Actor, *, agency: int, since: date) -> Done[Agency]:
    """A change that has not come into force is taken back; the standing before it goes on."""
    require(by, Right.EDIT_TREE, agency)
    parts = _existing(agency)
    place = next((place for place, part in enumerate(parts) if part.since == since), None)
    if not place:
        raise Refused("没有从这一天起的变动，可能已经被撤回。请重新打开机关沿革。", "since")
    if since <= clock.today():
        raise Refused(f"自{chinese_date(since)}起的变动已经生效，不能撤回。登记有误请用“更正”。", "since")
    planned, before = parts[place], parts[place - 1]
    problems = list(_checks.references(_checks.facts_of(before), agency, before.since, lambda fact: planned.until))
    if problems:
        raise Refused(problems)
    planned.delete()
    before.until = planned.until
    before.save(update_fields=["until"])
    facts = [fact for fact in LABELS if getattr(planned, _tenure.column(fact)) != getattr(before, _tenure.column(fact))]
    return Done(
        before.agency,
        says=f"撤回“{before.name}”原定{chinese_date(since)}生效的变动",
        about=about_body(before.agency, before.name),
        before=shown(planned, facts),
        after=shown(before, facts),
    )


@deed("agencies.correct_standing", label="更正机关信息")
def correct_standing(
    by: Actor, *, agency: int, since: date | None = None, basis: str | None = None, **facts: Unpack[Facts]
) -> Done[Standing]:
    """A mistake in the standing that began on `since` (the present one) mended, without a new standing.

    Later standings that had taken the mistake over are mended with it.
    """
    require(by, Right.EDIT_TREE, agency)
    parts = _existing(agency)
    if since is None:
        found = _tenure.covering(parts, clock.today())
        place = len(parts) - 1 if found is None else found
    else:
        place = _place_of(parts, since)
    standing = parts[place]
    old_basis = standing.basis
    new_basis = old_basis if basis is None else basis.strip()
    different = _different(standing, dict(facts), may_be_none=new_basis != old_basis)
    _refuse_facts(parts, place, standing.since, different)
    done = _tenure.change(parts, place, standing.since, different, old_basis)
    done.begun.basis = new_basis
    done.begun.save(update_fields=["basis"])
    changed = "、".join([*(LABELS[fact] for fact in different), *(["依据"] if new_basis != old_basis else [])])
    return Done(
        done.begun,
        says=f"更正“{done.before.name}”自{chinese_date(standing.since)}起的登记：{changed}",
        about=about_body(done.begun.agency, done.begun.name),
        before={**shown(done.before, different), "依据": old_basis or None},
        after={**shown(done.begun, different), "依据": new_basis or None, **_also_later(done)},
    )


@deed("agencies.correct_codes", label="更正机关代码")
def correct_codes(by: Actor, *, agency: int, credit_code: str, organisation_code: str = "", opened_on: date | None = None) -> Done[Agency]:
    """The body's codes (and day of opening) as its certificate says."""
    require(by, Right.EDIT_TREE, agency)
    parts = _existing(agency)
    body, first = parts[0].agency, parts[0]
    credit, organisation, problems = _checks.body_codes(credit_code, organisation_code, agency)
    opening = opened_on or body.opened_on
    problems += _opening_problems(parts, opening)
    if problems:
        raise Refused(problems)
    before = {"统一社会信用代码": body.credit_code or None, "组织机构代码": body.organisation_code or None, "设立日期": body.opened_on}
    body.credit_code, body.organisation_code, body.opened_on = credit, organisation, opening
    body.save()
    if first.since != opening:
        first.since = opening
        first.save(update_fields=["since"])
    name = parts[-1].name
    return Done(
        body,
        says=f"更正“{name}”的代码和设立日期",
        about=about_body(body, name),
        before=before,
        after={"统一社会信用代码": credit or None, "组织机构代码": organisation or None, "设立日期": opening},
    )


def _opening_problems(parts: Sequence[Standing], opening: date) -> list[Problem]:
    first = parts[0]
    if opening == first.since:
        return []
    if first.until and opening >= first.until:
        return [Problem(f"设立日期应早于第一次变动的日子（{chinese_date(first.until)}）。", "opened_on")]
    if opening > first.since:
        early = next((row for row in _tenure.referring(first.agency_id, first.since) if row.since < opening), None)
        return (
            [Problem(f"“{early.name}”自{chinese_date(early.since)}起就登记在它名下，设立日期不能晚于那一天。", "opened_on")]
            if early
            else []
        )
    facts = _checks.facts_of(first)
    return [Problem(each.sentence, "opened_on") for each in _checks.references(facts, first.agency_id, opening, lambda fact: first.until)]


def _existing(agency: int) -> list[Standing]:
    parts = _tenure.slices(agency)
    if not parts:
        raise Refused("机关目录里没有这个机关，可能已经被撤回导入。请回到机关目录重新选择。")
    return parts


def _place_of(parts: Sequence[Standing], on: date) -> int:
    place = _tenure.covering(parts, on)
    if place is None:
        body = parts[0].agency
        told = (
            f"{chinese_date(on)}时它还没有设立（{chinese_date(body.opened_on)}设立）。"
            if on < body.opened_on
            else f"它自{chinese_date(body.closed_on or on)}起已经撤销。"
        )
        raise Refused(f"{told}请改日期。", "since")
    return place


def _different(standing: Standing, facts: dict[str, Any], may_be_none: bool = False) -> dict[str, Any]:
    given = _checks.tidy(facts)
    different = {fact: value for fact, value in given.items() if getattr(standing, _tenure.column(fact)) != value}
    if not different and not may_be_none:
        raise Refused("各项都和登记的一样，没有要改的。")
    return different


def _refuse_facts(parts: Sequence[Standing], place: int, since: date, different: dict[str, Any]) -> None:
    standing = parts[place]
    agency = standing.agency_id

    def until(fact: str) -> date | None:
        reached = standing
        for later in parts[place + 1 :]:
            if getattr(later, _tenure.column(fact)) != getattr(standing, _tenure.column(fact)):
                break
            reached = later
        return reached.until

    facts = {**_checks.facts_of(standing), **different}
    problems = list(chain(_checks.own(facts, agency, since, standing.until), _checks.references(different, agency, since, until)))
    if problems:
        raise Refused(problems)


def _what_changed(before: Standing, after: Standing, different: dict[str, Any]) -> str:
    others = "、".join(LABELS[fact] for fact in different if fact != "name")
    if "name" not in different:
        return f"变动“{after.name}”的{others}"
    return f"把“{before.name}”更名为“{after.name}”" + (f"，并变动{others}" if others else "")


def _also_later(done: _tenure.Change) -> dict[str, str]:
    days = "、".join(chinese_date(later.since) for later in done.carried)
    return {"一并改动的以后各段": days} if days else {}
