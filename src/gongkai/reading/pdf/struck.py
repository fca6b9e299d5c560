"""Text that was struck out: a line through the middle of its characters, as long as they are."""

from gongkai.reading.pdf.characters import Char
from gongkai.reading.pdf.ruling import Rule

_FROM, _TO = 0.35, 0.75
"""Of a character's height, from above, where a line strikes it out; a line under it lies lower."""
_OVER = 2.0
"""Points by which such a line may be longer than what it strikes out."""
_BUCKET = 16.0


def without_struck(chars: list[Char], across: list[Rule]) -> list[Char]:
    """The characters that no line strikes out, as a web page's deleted text is left out too."""
    if not across:
        return chars
    buckets: dict[int, list[Char]] = {}
    for char in chars:
        buckets.setdefault(int(char.middle / _BUCKET), []).append(char)
    struck: set[int] = set()
    for rule in across:
        bucket = int(rule.at / _BUCKET)
        near = [char for number in (bucket - 1, bucket, bucket + 1) for char in buckets.get(number, ())]
        struck |= _struck_by(rule, near)
    return [char for char in chars if char.order not in struck] if struck else chars


def _struck_by(rule: Rule, near: list[Char]) -> set[int]:
    hit = [char for char in near if _is_hit(char, rule)]
    if not hit or rule.start < min(char.left for char in hit) - _OVER or rule.end > max(char.right for char in hit) + _OVER:
        return set()
    return {char.order for char in hit}


def _is_hit(char: Char, rule: Rule) -> bool:
    depth = (rule.at - char.top) / max(char.bottom - char.top, 1.0)
    return _FROM < depth < _TO and rule.start - 1 <= (char.left + char.right) / 2 <= rule.end + 1
