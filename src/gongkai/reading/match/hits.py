"""Find the labels of a table in a region of the stream, in order."""

from dataclasses import dataclass

from gongkai.reading.match.stream import Stream
from gongkai.reading.match.vocabulary import Vocabulary, Word

_AFTER_NUMBER = frozenset(".．、,，)） 　\t\xa0")


@dataclass(frozen=True, slots=True)
class Hit:
    """One label found: `start`–`end` in the stream with its number, `core` where the label proper begins."""

    start: int
    core: int
    end: int
    words: tuple[Word, ...]
    cut: bool = False
    """Whether only the beginning of the label stands here, the rest in a later line or cell."""

    def is_a(self, sort: str) -> bool:
        """Whether one of its meanings is of this sort."""
        return any(word.sort == sort for word in self.words)

    def key(self, sort: str) -> str | None:
        """The key that it means as this sort, none where it has no such meaning."""
        return next((word.key for word in self.words if word.sort == sort), None)


def hits(stream: Stream, vocabulary: Vocabulary, start: int, end: int) -> list[Hit]:
    """All labels between two positions, left to right, none overlapping."""
    found = []
    for match in vocabulary.pattern.finditer(stream.text, start, end):
        words = vocabulary.words[match.group()]
        first = with_number(stream, words, match.start(), start)
        words = _by_number(stream, words, first, match.start())
        found.append(Hit(first, match.start(), match.end(), words))
    return [hit for place, hit in enumerate(found) if _whole(stream, hit, found[place + 1 : place + 2])]


def _whole(stream: Stream, hit: Hit, following: list[Hit]) -> bool:
    """Whether a very short label stands alone: “其他” in “其他法律行” is a piece of another label."""
    if hit.end - hit.core > 2 or hit.end >= len(stream.text) or stream.owners[hit.end] != stream.owners[hit.end - 1]:
        return True
    if following and following[0].start == hit.end:
        return True
    return not stream.text[hit.end].isalpha()


def with_number(stream: Stream, words: tuple[Word, ...], position: int, least: int) -> int:
    """Where the label begins with the number that stands before its core, as in “（七）总计”."""
    for word in words:
        length = len(word.enumerator)
        begin = position - length
        if not length or begin < least or stream.text[begin:position] != word.enumerator:
            continue
        field, char = stream.place(begin)
        text = stream.fields[field].text
        behind = stream.chars[position - 1] + 1
        if stream.owners[position - 1] != field or (behind < len(text) and text[behind] not in _AFTER_NUMBER and _digit(text, char)):
            continue
        return begin
    return position


def _digit(text: str, char: int) -> bool:
    return text[char].isdigit()


def _by_number(stream: Stream, words: tuple[Word, ...], first: int, core: int) -> tuple[Word, ...]:
    """Among several meanings, those whose number really stands there come first."""
    if len(words) == 1:
        return words
    number = stream.text[first:core]
    return tuple(sorted(words, key=lambda word: word.enumerator != number))
