"""Which organ reviews the decisions of a body, as the law proposes it."""

from dataclasses import dataclass
from datetime import date

from gongkai.law.reviewers import ReviewerRule
from gongkai.portal.audit.actor import Actor


@dataclass(frozen=True, slots=True)
class Proposal:
    """The rule of 行政复议法 that applies, and the body it leads to in the tree (none: outside the tree, or to be chosen)."""

    rule: ReviewerRule
    organ: int | None
    name: str


def proposed(by: Actor, *, kind: str, level: str, name: str, parent: int | None, on: date | None = None) -> Proposal | None:
    """The proposal for a body of such facts; none where the law gives no rule for the kind."""
    raise NotImplementedError
