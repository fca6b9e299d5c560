"""Lists that should add up: “共N条，其中甲a条、乙b条”, and the numbers in brackets after a number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.checking.prose.sentences import Quantity, Sentence
from gongkai.report import Value

_BRACKETS = re.compile(r"（([^（）]*)）")
_OPEN = re.compile(r"等|主要|包括|包含|含|如|部分|以上|例如|各\d|均|分别")
_END = re.compile(
    r"[；;]|[，,](?=均|全部|都|已|占|较|比|同比|环比|累计|平均|并|同时|另|此外|还|办结|按|共|总|阅读|浏览|点击)|办结率|答复率"
)
_LOOSE = re.compile(r"均|全部|较|比|同比|环比|增加|减少|增长|下降|占|平均|累计|阅读|浏览|点击|关注")
_OVERLAP = re.compile(r"网站|公众号|微博|微信|抖音|头条|客户端|新媒体|报纸|电视|公开栏|公示栏|渠道|同时|重复")
_REST = re.compile(r"其[他它余]")
_MANY = 4
"""Items from which a list reads as a full breakdown even where it has no line for the rest."""
_FULL, _CLOSE = 95, 90
"""Percent of the total that a list must reach to be taken for a full breakdown, or to be worth a remark."""
_SLIP = 2
"""Difference that looks like a slip of counting, not like a list of examples."""


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A total and the parts listed under it; `full` says that the list surely is meant to be complete."""

    total: Quantity
    parts: tuple[Quantity, ...]
    full: bool
    quote: str
    part: int

    @property
    def sum(self) -> Value:
        """What the parts come to."""
        return sum(part.value for part in self.parts)


def enumerations(sentences: Sequence[Sentence]) -> Iterator[Enumeration]:
    """Every list whose parts do not come to its total, whichever way it may be cut."""
    before: Sentence | None = None
    for sentence in sentences:
        if "其中" in sentence.text or "（" in sentence.text:
            yield from _lists(sentence, before if before and before.paragraph == sentence.paragraph else None)
        before = sentence


def _lists(sentence: Sentence, before: Sentence | None) -> Iterator[Enumeration]:
    spans = [(m.start(), m.end()) for m in _BRACKETS.finditer(sentence.text)]
    outside = [q for q in sentence.quantities if not any(start < q.start < end for start, end in spans)]
    for start, end in spans:
        inside = [q for q in sentence.quantities if start < q.start < end]
        head = next((q for q in outside if q.end == start or (q.end < start and not _between(sentence.text, q.end, start))), None)
        if head and len(inside) > 1:
            yield from _judged(sentence, [head], inside, start, end, explicit="其中" in sentence.text[start:end])
    bare = sentence.text
    for match in re.finditer("其中", bare):
        if any(start < match.start() < end for start, end in spans):
            continue
        heads = [q for q in outside if q.end <= match.start()]
        if not heads and before is not None and match.start() < 3:
            heads = list(before.quantities)
        following = bare.find("其中", match.end())
        end = following if following > 0 else len(bare)
        yield from _judged(sentence, heads, [q for q in outside if match.end() <= q.start < end], match.start(), end, explicit=True)


def _between(text: str, start: int, end: int) -> bool:
    """Whether more than a short noun stands between a number and its bracket."""
    return end - start > 8 or re.search(r"[，,；、]", text[start:end]) is not None


def _judged(
    sentence: Sentence, heads: list[Quantity], items: list[Quantity], start: int, end: int, *, explicit: bool
) -> Iterator[Enumeration]:
    if not heads or not items:
        return
    total = heads[-1]
    text = sentence.text
    stop = _END.search(text, items[0].end, end)
    parts = [q for q in items if q.start < (stop.start() if stop else end)]
    if len(parts) < 2 or not total.exact or any(q.unit != total.unit or not q.exact for q in parts):
        return
    if total.unit == "%" or _OPEN.search(text, start, parts[-1].end + 1) or _LOOSE.search(text, start, parts[-1].end):
        return
    if _agrees(heads, parts, [q for q in items if q.unit == total.unit]):
        return
    quote = sentence.quote(min(start, total.start) if total in sentence.quantities else start, parts[-1].end)
    listed, value = sum(q.value for q in parts), total.value
    explicit = explicit and (sum(q.unit == total.unit for q in heads) == 1 or start - total.end <= 1)
    rest = _REST.search(text, parts[-2].end, parts[-1].end) is not None
    whole = len(parts) >= _MANY and (listed * 100 >= value * _FULL or value - listed <= _SLIP)
    # The same item may be published through several channels, so that their sum may lawfully exceed the total.
    explicit = explicit and not (listed > value and _OVERLAP.search(text, total.end, parts[-1].end))
    full = explicit and (listed > value or rest or whole)
    if full or listed > value or listed * 100 >= value * _CLOSE or value - listed < _SLIP:
        yield Enumeration(total, tuple(parts), full, quote, sentence.part)


def _agrees(heads: list[Quantity], parts: list[Quantity], items: list[Quantity]) -> bool:
    """Whether some beginning of the list comes to a number, or to a sum of numbers, that stands before it."""
    values = [q.value for q in heads if q.unit == parts[0].unit]
    wanted = {sum(values[i:j]) for i in range(len(values)) for j in range(i + 1, len(values) + 1)}
    return any(sum(q.value for q in items[:n]) in wanted for n in range(2, len(items) + 1))
