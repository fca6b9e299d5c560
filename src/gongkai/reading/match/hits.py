"""Find the labels of a table in a region of the stream, in order."""

import re
from collections import Counter
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import force_setattr

from gongkai.reading.match.stream import Stream
from gongkai.reading.match.vocabulary import Vocabulary, Word

_SHORT = 2
"""Characters of a label that may be a piece of another one."""
_MARKS = frozenset(".．、,，)）:：")
"""What stands between a label's number and the label."""


class Hit(Struct, frozen=True):
    """One label found: `start`–`end` in the stream with its number, `core` where the label proper begins."""

    start: int
    core: int
    end: int
    words: tuple[Word, ...]
    cut: bool = False
    """Whether only the beginning of the label stands here, the rest in a later line or cell."""
    sorts: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Gather the sorts once: they are asked for at every row."""
        force_setattr(self, "sorts", frozenset([word.sort for word in self.words]))

    def is_a(self, sort: str) -> bool:
        """Whether one of its meanings is of this sort."""
        return sort in self.sorts

    def key(self, sort: str) -> str | None:
        """The key that it means as this sort, none where it has no such meaning."""
        for word in self.words:
            if word.sort == sort:
                return word.key
        return None


def hits(stream: Stream, vocabulary: Vocabulary, start: int, end: int) -> list[Hit]:
    """All labels between two positions, left to right, none overlapping."""
    found = []
    for match in vocabulary.pattern.finditer(stream.text, start, end):
        words = vocabulary.words[match.group()]
        first = with_number(stream, words, match.start(), start)
        words = _by_number(stream, words, first, match.start())
        found.append(Hit(first, match.start(), match.end(), words))
    return [hit for hit, following in zip_longest(found, found[1:]) if hit.end - hit.core > _SHORT or _whole(stream, hit, following)]


def _whole(stream: Stream, hit: Hit, following: Hit | None) -> bool:
    """Whether a very short label stands alone: “其他” in “其他法律行” is a piece of another label."""
    if hit.end >= len(stream.text) or stream.owners[hit.end] != stream.owners[hit.end - 1]:
        return True
    if following is not None and following.start == hit.end:
        return True
    parted = stream.chars[hit.end] > stream.chars[hit.end - 1] + 1
    return parted or not stream.text[hit.end].isalpha()


def with_number(stream: Stream, words: tuple[Word, ...], position: int, least: int) -> int:
    """Where the label begins with the number that stands before its core, as in “（七）总计”."""
    for word in words:
        begin = position - len(word.enumerator)
        if (
            begin < position
            and begin >= least
            and stream.text[begin:position] == word.enumerator
            and _is_number_of(stream, begin, position)
        ):
            return begin
    return position


def _is_number_of(stream: Stream, begin: int, position: int) -> bool:
    """Whether what stands from `begin` to `position` numbers the label there and is no value, nor the end of one."""
    field, char = stream.place(begin)
    text = stream.fields[field].text
    if stream.owners[position - 1] != field:
        return False
    if stream.owners[position] != field:
        # “一、” in a cell of its own; a digit there is a value of the row above or a running number.
        alone = stream.first_position(field) == begin
        return alone and stream.rows[stream.owners[position]] == stream.rows[field] and not text[char].isdigit()
    marked = not _MARKS.isdisjoint(text[stream.chars[position - 1] + 1 : stream.chars[position]])
    if not text[char].isdigit() or marked:
        return True
    # Without a mark “6 重复申请” may end in a value, “6重复申请” only where other digits touch it.
    parted = stream.chars[position] > stream.chars[position - 1] + 1
    first = not text[:char].strip()
    return first or (not parted and not text[char - 1].isdigit())


def _by_number(stream: Stream, words: tuple[Word, ...], first: int, core: int) -> tuple[Word, ...]:
    """Among several meanings, those whose number really stands there come first."""
    if len(words) == 1:
        return words
    number = stream.text[first:core]
    return tuple(sorted(words, key=lambda word: word.enumerator != number))


_SENTENCE = re.compile(r"[。；]")
_MANY_LABELS = 6
"""A field with as many is a whole table in running text, not a sentence that names some of its rows."""
_ANY_NUMBER = re.compile(r"(?:[一二三四五六七八九十]{1,2}|\d{1,2}|[（(](?:[一二三四五六七八九十]{1,2}|\d{1,2})[）)])[、.．]?\s*$")
_COUNT_BEFORE = re.compile(r"[\d.][件项条个元次]$")


def without_prose(stream: Stream, found: list[Hit]) -> list[Hit]:
    """The labels without those that a sentence names: letters or commas touch them, or their line is a sentence."""
    loose = [field for hit in found if stream.table(field := stream.field_at(hit.core)) is None]
    if not loose:
        return found
    crowded = Counter(loose)
    kept: list[Hit] = []
    for place, hit in enumerate(found):
        field = stream.field_at(hit.core)
        if stream.table(field) is None and (hit.is_a("row") or hit.is_a("column")):
            text = stream.fields[field].text
            if crowded[field] < _MANY_LABELS and _SENTENCE.search(text):
                continue
            before = place > 0 and found[place - 1].end == hit.start
            behind = place + 1 < len(found) and found[place + 1].start == hit.end
            if _is_spoken(stream, hit, text, before, behind):
                continue
        kept.append(hit)
    return kept


def _is_spoken(stream: Stream, hit: Hit, text: str, before: bool, behind: bool) -> bool:
    """Whether a label is part of a sentence; `before` and `behind` say that other labels touch it."""
    field, char = stream.place(hit.start)
    if not before and stream.owners[hit.core] == field:
        lead = _ANY_NUMBER.sub("", text[:char]).rstrip('“"（(〔[')
        if lead and (lead[-1] in "，,：:、" or (lead[-1].isalpha() and not _COUNT_BEFORE.search(lead))):
            return True
    end_field, end = stream.after(hit.end)
    return not behind and not hit.cut and end_field == field and end < len(text) and text[end].isalpha()
