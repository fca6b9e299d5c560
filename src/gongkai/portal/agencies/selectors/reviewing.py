"""Which organ reviews the decisions of a body, as the law proposes it."""

from dataclasses import dataclass
from datetime import date

from gongkai.law.reviewers import REVIEWERS, ReviewerRule
from gongkai.portal.agencies import access
from gongkai.portal.agencies.models import Standing
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors.standings import in_force
from gongkai.portal.audit.actor import Actor

_GOVERNMENTS = {"township": "township", "county": "county", "city": "city", "province": "province"}
_BY_KIND = {"general_office": "local_department", "vertical": "vertical", "dispatched": "dispatched_body", "branch": "department_branch"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """The rule of 行政复议法 that applies, and the body it leads to in the tree (none: outside the tree, or to be chosen).

    `itself` says that the body reviews its own decisions (省级人民政府、国务院部门).
    """

    rule: ReviewerRule
    organ: int | None = None
    name: str = ""
    itself: bool = False


def rule_of(kind: str, level: str, name: str) -> ReviewerRule | None:
    """The rule for a body of such facts; none where the law has none for the kind."""
    if kind == "government":
        key = _GOVERNMENTS.get(level, "")
    elif level == "state":
        key = "ministry" if kind in ("department", "general_office", "vertical") else ""
    elif kind == "department":
        key = "justice_department" if "司法" in name else "local_department"
    else:
        key = _BY_KIND.get(kind, "")
    return REVIEWERS.get(key)


def proposed(by: Actor, *, kind: str, level: str, name: str, parent: int | None, on: date | None = None) -> Proposal | None:
    """The proposal for a body of such facts; none where the law gives no rule for the kind."""
    rule = rule_of(kind, level, name)
    if rule is None:
        return None
    if rule.body in ("province", "ministry"):
        return Proposal(rule, itself=True)
    wanted = "vertical" if rule.body == "vertical" else "government"
    for standing in _upwards(by, parent, on):
        if standing.kind == wanted:
            return Proposal(rule, standing.agency_id, standing.name)
    return Proposal(rule)


def _upwards(by: Actor, start: int | None, on: date | None) -> list[Standing]:
    chain: list[Standing] = []
    at = start
    while at is not None and all(standing.agency_id != at for standing in chain):
        standing = Standing.objects.filter(access.bodies(by, Right.SEE_BODIES), in_force(on), agency_id=at).first()
        if standing is None:
            break
        chain.append(standing)
        at = standing.parent_id
    return chain
