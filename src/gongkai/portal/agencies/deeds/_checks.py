"""What can stand against the facts of a body, each as a sentence at its field. For deeds."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from gongkai.letters.wording import chinese_date
from gongkai.portal.agencies import codes
from gongkai.portal.agencies.deeds import _tenure
from gongkai.portal.agencies.facts import LABELS, REFERENCES
from gongkai.portal.agencies.kinds import KINDS, LEVELS, OFFICE_KINDS, RULE_POWERS, RULE_POWERS_AT
from gongkai.portal.agencies.models import Agency, Standing
from gongkai.portal.agencies.selectors.standings import names
from gongkai.portal.frame.refusal import Problem

_CHOICES: dict[str, Mapping[str, str]] = {"kind": KINDS, "level": LEVELS, "rule_power": RULE_POWERS}


def tidy(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts with spaces at both ends of texts dropped and a division in its one written form where it has one."""
    found = {fact: value.strip() if isinstance(value, str) else value for fact, value in facts.items()}
    if found.get("division"):
        try:
            found["division"] = codes.division(found["division"])
        except ValueError:
            return found
    return found


def facts_of(standing: Standing) -> dict[str, Any]:
    """The facts of a standing as a form would give them."""
    return {fact: getattr(standing, _tenure.column(fact)) for fact in LABELS}


def own(facts: Mapping[str, Any], agency: int | None, since: date, until: date | None) -> Iterator[Problem]:
    """What stands against the facts that name no other body; `facts` has all of them."""
    if not facts["name"]:
        yield Problem("请写机关的全称。", "name")
    elif len(facts["name"]) > 120:
        yield Problem("全称最多120个字。", "name")
    if len(facts["short_name"]) > 60:
        yield Problem("简称最多60个字。", "short_name")
    for fact, choices in _CHOICES.items():
        if facts[fact] not in choices:
            yield Problem(f"{LABELS[fact]}只能是：{'、'.join(choices.values())}。", fact)
    try:
        codes.division(facts["division"])
    except ValueError as error:
        yield Problem(str(error), "division")
    allowed = RULE_POWERS_AT.get(facts["rule_power"], ())
    if allowed and (facts["kind"], facts["level"]) not in allowed:
        yield Problem(
            f"{LEVELS.get(facts['level'], '')}{KINDS.get(facts['kind'], '机关')}没有这项规章制定权（立法法第九十一条、第九十三条）。",
            "rule_power",
        )
    yield from same_name(facts, agency, since, until)


def same_name(facts: Mapping[str, Any], agency: int | None, since: date, until: date | None) -> Iterator[Problem]:
    """Another body of the same name in the same division on any day of the span."""
    others = Standing.objects.filter(name=facts["name"], division=facts["division"]).exclude(agency_id=agency or 0)
    for other in others.select_related("agency").order_by("since"):
        if (other.until is None or other.until > since) and (until is None or other.since < until):
            yield Problem(f"同一行政区划里已有“{other.name}”（{other.agency.key}）。如果是同一个机关，请在它那里登记变动。", "name")
            return


def references(facts: Mapping[str, Any], agency: int | None, since: date, until: Callable[[str], date | None]) -> Iterator[Problem]:
    """What stands against the bodies that the facts name, from `since` until the day that `until` gives for each fact."""
    named = {fact: facts[fact] for fact in REFERENCES if facts.get(fact) is not None}
    bodies = Agency.objects.in_bulk(named.values())
    called = names(set(named.values()), since)
    for fact, body in named.items():
        problem = _reference(fact, bodies.get(body), called.get(body, ""), agency, since, until(fact))
        if problem:
            yield Problem(problem, fact)


def _reference(fact: str, body: Agency | None, called: str, agency: int | None, since: date, until: date | None) -> str:
    if body is None:
        return f"机关目录里没有所选的{LABELS[fact]}，请重新选择。"
    if body.opened_on > since:
        return f"所选的{LABELS[fact]}（{body.key}）{chinese_date(body.opened_on)}才设立，晚于{chinese_date(since)}。请改选，或者改日期。"
    if body.closed_on and (until is None or until > body.closed_on):
        return f"“{called}”自{chinese_date(body.closed_on)}起撤销，不能再作{LABELS[fact]}。请改选承接它的机关。"
    if fact == "reviewing_organ":
        return ""
    if body.pk == agency:
        return f"机关不能以自己作{LABELS[fact]}。最上一级请留空。"
    if fact == "competent_office" and not _can_oversee(body.pk, since):
        return f"“{called}”不是政府办公厅（室），也不是实行垂直领导的机关，不能作信息公开主管部门（条例第三条）。"
    if agency is not None and _tenure.leads_back(fact, agency, body.pk, since, until):
        return f"“{called}”自己直接或者间接以这个机关为{LABELS[fact]}，会成为一个圈。请先改它的{LABELS[fact]}。"
    return ""


def _can_oversee(body: int, on: date) -> bool:
    kind = Standing.objects.filter(agency_id=body, since__lte=on).order_by("-since").values_list("kind", flat=True).first()
    return kind in OFFICE_KINDS


def body_codes(credit: str, organisation: str, agency: int | None) -> tuple[str, str, list[Problem]]:
    """The two codes in their written form, the organisation code out of the credit code where it is blank; and what stands against them."""
    problems: list[Problem] = []
    try:
        credit = codes.credit_code(credit) if credit.strip() else ""
    except ValueError as error:
        problems.append(Problem(str(error), "credit_code"))
    try:
        organisation = codes.organisation_code(organisation) if organisation.strip() else ""
    except ValueError as error:
        problems.append(Problem(str(error), "organisation_code"))
    if problems:
        return credit, organisation, problems
    if credit and organisation and credit[8:17] != organisation:
        problems.append(Problem(f"组织机构代码应是统一社会信用代码的第9至17位：{credit[8:17]}。", "organisation_code"))
    other = Agency.objects.filter(credit_code=credit).exclude(pk=agency or 0).first() if credit else None
    if other:
        called = names({other.pk}).get(other.pk, "")
        problems.append(Problem(f"这个统一社会信用代码已经是“{called}”（{other.key}）的。请对照证书核对。", "credit_code"))
    return credit, organisation or credit[8:17], problems
