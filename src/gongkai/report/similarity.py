"""How much of one text stands in another: shingles of characters, numbers masked, signs and blanks left out."""

import re
import unicodedata
from collections.abc import Iterator

SHINGLE = 8
"""Characters of a shingle: longer than a set phrase, shorter than a sentence."""

_NUMBERS = re.compile(r"[0-9][0-9.,]*|[〇零一二三四五六七八九十百千万亿]{2,}")
_SIGNS = re.compile(r"[^\w]|_")
_SENTENCE = re.compile(r"[^。；\n]+")


def mask(text: str) -> str:
    """The text with every number as 0 and without signs and blanks: what is left when only year and figures were changed."""
    return _SIGNS.sub("", _NUMBERS.sub("0", unicodedata.normalize("NFKC", text)))


def shingles(masked: str) -> frozenset[str]:
    """All pieces of `SHINGLE` characters of a masked text; none of a shorter text."""
    return frozenset(masked[i : i + SHINGLE] for i in range(len(masked) - SHINGLE + 1))


def likeness(one: str, other: str) -> float:
    """Jaccard's share of the shingles of two masked texts that they have in common; 0 where neither has any."""
    first, second = shingles(one), shingles(other)
    return len(first & second) / len(first | second) if first or second else 0.0


def copied_share(new: str, old: str) -> float:
    """The share of the new masked text's characters that lie in a shingle which also stands in the old one; 0 to 1."""
    known = shingles(old)
    covered = bytearray(len(new))
    for i in range(len(new) - SHINGLE + 1):
        if new[i : i + SHINGLE] in known:
            covered[i : i + SHINGLE] = b"\1" * SHINGLE
    return sum(covered) / len(new) if new else 0.0


def copied_sentences(new: str, old: str) -> Iterator[str]:
    """The sentences of the new text, as printed, that stand in the old one but for numbers and signs; longest first, each once."""
    before = mask(old)
    common = {sentence.strip(): None for sentence in _SENTENCE.findall(new) if (masked := mask(sentence)) and masked in before}
    yield from sorted(common, key=len, reverse=True)
