"""Comparisons with the year before: 同比增长 x%, 比上年减少 n 件."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.checking.prose.claim import Claim
from gongkai.checking.prose.sentences import Sentence, number
from gongkai.report import Value

_CHANGE = re.compile(
    r"(?:同比|(?:较|比|与|和|相比|同)(?:上一?年(?:度|同期)?|去年(?:同期)?|(?P<year>20\d\d)年(?:同期)?)(?:相比|比)?)[^，,。；\d]{0,6}?"
    r"(?P<way>增长|增加|上升|提高|多|增|下降|减少|降低|少|减)(?:了|幅度?为?)?(?P<number>\d+(?:\.\d+)?)(?P<unit>%|件|个百分点|倍|条|宗|起)"
)
_WAYS = ("同比", "较", "比上", "比去", "比20", "相比", "与上", "与去", "同期")
_DOWN = frozenset("下减降少")


@dataclass(frozen=True, slots=True)
class Change:
    """A change that a sentence states: `value` with its sign, `unit` % or a unit of counting.

    `claim` is the number that changed, where the tables have it; `decimals` how many the printed value has.
    """

    value: Value
    unit: str
    decimals: int
    claim: Claim | None
    year: int | None
    quote: str
    part: int


def changes(sentences: Sequence[Sentence], claims: Sequence[Claim]) -> Iterator[Change]:
    """Every stated change, with the claim that stands right before it in the same sentence, if one does."""
    for index, sentence in enumerate(sentences):
        if not any(way in sentence.text for way in _WAYS):
            continue
        for match in _CHANGE.finditer(sentence.text):
            own = [claim for claim in claims if claim.sentence == index and claim.end <= match.start()]
            yield _change(sentence, match, own[-1] if own else None)


def _change(sentence: Sentence, match: re.Match[str], claim: Claim | None) -> Change:
    last = max((q.end for q in sentence.quantities if q.end <= match.start()), default=0)
    value = number(match["number"])
    return Change(
        value=-value if match["way"][0] in _DOWN else value,
        unit=match["unit"],
        decimals=len(match["number"].partition(".")[2]),
        claim=claim if claim and claim.end == last else None,
        year=int(match["year"]) if match["year"] else None,
        quote=sentence.quote(last, match.end()),
        part=sentence.part,
    )
