"""What a letter says about remedies, by outcome and by the day it is dated (`domain.md` §3.4, §3.5)."""

from dataclasses import dataclass
from datetime import date

from gongkai.law.instruments import INSTRUMENTS, cite
from gongkai.law.limits import limit
from gongkai.law.outcomes import OUTCOMES, Outcome, RemedyRule
from gongkai.law.settings import Policy

REVIEW_FIRST_SINCE = INSTRUMENTS["review_law"].since
"""The day from which a refusal goes to review before court (行政复议法 Art. 23)."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """The remedy paragraph: `kind` as decided, `text` with {reviewer} and {court} to fill in, its sources.

    Kinds are `EITHER`, `REVIEW_FIRST`, `FEE_LAPSED` and `NONE` (then the text is empty).
    """

    kind: RemedyRule
    text: str
    sources: tuple[str, ...]

    @property
    def review_first(self) -> bool:
        """Whether court is open only after a review."""
        return self.kind is RemedyRule.REVIEW_FIRST


def remedy(code: str, on: date, *, refused: str = "", policy: Policy | None = None) -> Remedy:
    """The remedy paragraph for an outcome in a letter dated `on`; KeyError for an unknown code.

    `refused` is the refusal outcome that the withheld part of a `PARTIAL` rests on; without it review comes first, the safe side.
    """
    kind = _kind(OUTCOMES[code], on, refused, policy or Policy())
    return Remedy(kind, _text(kind, on), _sources(kind, on))


def third_party_remedy(on: date) -> Remedy:
    """The remedy of a third party whose objection was overruled, for its own letter."""
    return Remedy(RemedyRule.EITHER, _text(RemedyRule.EITHER, on), _sources(RemedyRule.EITHER, on))


def online_review_sentence(on: date) -> str:
    """The sentence to add where a letter is served by internet, with {channel} to fill in; empty before 2024."""
    return "可以通过{channel}提交行政复议申请。" if on >= REVIEW_FIRST_SINCE else ""


def _kind(outcome: Outcome, on: date, refused: str, policy: Policy) -> RemedyRule:
    rule = outcome.remedy
    if rule is RemedyRule.BY_REFUSAL:
        rule = OUTCOMES[refused].remedy if refused else RemedyRule.REVIEW_FIRST
    if rule is RemedyRule.BY_SETTING:
        rule = RemedyRule.REVIEW_FIRST if policy.special_registry_review_first else RemedyRule.EITHER
    if rule is RemedyRule.REVIEW_FIRST and on < REVIEW_FIRST_SINCE:
        return RemedyRule.EITHER
    return rule


def _text(kind: RemedyRule, on: date) -> str:
    if kind is RemedyRule.NONE:
        return ""
    review = limit("review_application", on).words
    suit = limit("suit", on).words
    after = limit("suit_after_review", on).words
    if kind is RemedyRule.REVIEW_FIRST:
        return (
            f"如对不予公开决定不服，应当先自收到本文书之日起{review}内向{{reviewer}}申请行政复议；"
            f"对行政复议决定不服的，可以自收到行政复议决定书之日起{after}内向{{court}}提起行政诉讼。"
        )
    what = "不再处理申请的决定" if kind is RemedyRule.FEE_LAPSED else "本文书"
    extra = "收费通知本身不能单独申请行政复议或者提起行政诉讼。" if kind is RemedyRule.FEE_LAPSED else ""
    return (
        f"如对{what}不服，可以自收到本文书之日起{review}内向{{reviewer}}申请行政复议，"
        f"或者自收到本文书之日起{suit}内向{{court}}提起行政诉讼。{extra}"
    )


def _sources(kind: RemedyRule, on: date) -> tuple[str, ...]:
    if kind is RemedyRule.NONE:
        return ()
    review, suit = limit("review_application", on), limit("suit", on)
    if kind is RemedyRule.REVIEW_FIRST:
        return (cite("review_law", "第二十三条"), review.source, limit("suit_after_review", on).source)
    regulations = cite("regulations", "第五十一条") if INSTRUMENTS["regulations"].since <= on else cite("regulations_2007", "第三十三条")
    return (regulations, review.source, suit.source)
