"""Make sense of the labels found: context decides double meanings, likeness finds damaged ones."""

import re
from itertools import pairwise
from operator import attrgetter

from msgspec.structs import replace
from rapidfuzz import fuzz

from gongkai.reading.match.hits import Hit, hits, with_number, without_prose
from gongkai.reading.match.regions import Region
from gongkai.reading.match.stream import Stream
from gongkai.reading.match.vocabulary import Vocabulary, Word, vocabulary

LIKENESS = 70
"""Least likeness (0–100) of a damaged label to the official one; 2.其他法律行政止公开 has 78."""
_NUMERALS = "一二三四五六七"
_PIECES = 4
"""Lines of one half of a label."""
_HALF = re.compile(r"[^\d\W]+")
_RUN = re.compile(r"[^\d\W]{4,60}")


def labels(stream: Stream, region: Region) -> list[Hit]:
    """The labels of a table in a region, damaged ones included, each with the one meaning it has where it stands."""
    words = vocabulary(region.table)
    found = hits(stream, words, region.start, region.end)
    for others in (_parted, _damaged):
        gaps = _gaps(stream, region, found)
        if gaps:
            found = sorted([*found, *others(stream, words, gaps, found)], key=attrgetter("start"))
    return _in_context(without_prose(stream, found))


def _parted(stream: Stream, words: Vocabulary, gaps: list[tuple[int, int]], found: list[Hit]) -> list[Hit]:
    """Row labels whose second half stands in a row of its own below the figures, as page ends leave them.

    Outside of a table it is below a single figure, as in prints without lines.
    """
    known = {word.core for hit in found for word in hit.words}
    whole = {core: group for core, group in words.rows.items() if core not in known}
    more: list[Hit] = []
    for start, end in gaps:
        halves = list(_HALF.finditer(stream.text, start, end))
        for before, behind in pairwise(halves):
            hit = _in_halves(stream, whole, before, behind)
            if hit is not None:
                more.append(replace(hit, start=with_number(stream, hit.words, hit.core, start)))
    return more


def _gaps(stream: Stream, region: Region, found: list[Hit]) -> list[tuple[int, int]]:
    """The stretches before, between and behind the labels found in which letters stand."""
    bounds = [region.start, *[edge for hit in found for edge in (hit.start, hit.end)], region.end]
    gaps = zip(bounds[::2], bounds[1::2], strict=True)
    return [(start, end) for start, end in gaps if start < end and not stream.text[start:end].isdecimal()]


def _is_bare(stream: Stream, field: int) -> bool:
    """Whether nothing stands in the cells behind a field."""
    return not any(cell.text.strip() for cell in stream.fields[field + 1 : stream.field_end(stream.rows[field])])


def _in_halves(stream: Stream, whole: dict[str, tuple[Word, ...]], before: re.Match[str], behind: re.Match[str]) -> Hit | None:
    """The label whose first half ends one run of letters and whose second begins the next, each some whole fields; taken from `whole`."""
    one, other = stream.field_at(before.end() - 1), stream.field_at(behind.start())
    table = stream.table(one)
    rows = stream.rows[other] - stream.rows[one]
    near = rows == 1 and _is_bare(stream, other) if table else rows and len(stream.words(before.end(), behind.start()).split()) == 1
    if not near or table != stream.table(other):
        return None
    for first in range(one, max(one - _PIECES, -1), -1):
        begin = max(before.start(), stream.first_position(first))
        for last in range(other, min(other + _PIECES, len(stream.fields))):
            end = min(behind.end(), stream.first_position(last + 1))
            group = whole.pop(stream.text[begin : before.end()] + stream.text[behind.start() : end], None)
            if group is not None:
                return Hit(begin, begin, before.end(), group, cut=True)
    return None


def _damaged(stream: Stream, words: Vocabulary, gaps: list[tuple[int, int]], found: list[Hit]) -> list[Hit]:
    """Labels spelt otherwise, for lines of which no right label was found."""
    known = {(word.sort, word.key) for hit in found for word in hit.words}
    missing = [
        word
        for word in words.every
        if not word.alias and len(word.core) >= 4 and word.sort in ("row", "column") and (word.sort, word.key) not in known
    ]
    more: list[Hit] = []
    begun = ""
    for gap_start, gap_end in gaps:
        for run in _RUN.finditer(stream.text, gap_start, gap_end):
            first = run.start() + _rest(begun, run.group())
            start = first + (stream.text[first : first + 1] in _NUMERALS)
            text = stream.text[start : run.end()]
            if len(text) < 4:
                continue
            cut = _begun_by(text, missing, words.every)
            word = cut or _likest(text, missing)
            if word is not None:
                begun = word.core
                begin = min(first, with_number(stream, (word,), start, gap_start))
                more.append(Hit(begin, start, run.end(), (word,), cut is not None))
                missing = [other for other in missing if (other.sort, other.key) != (word.sort, word.key)]
    return more


def _rest(begun: str, run: str) -> int:
    """How many characters at the start of a run are the rest of the label that was begun before it."""
    return next((k for k in range(min(len(begun), len(run)), 1, -1) if begun.endswith(run[:k])), 0)


def _begun_by(run: str, missing: list[Word], every: tuple[Word, ...]) -> Word | None:
    """The one missing label that begins like this: the rest of it stands in the next line or cell."""
    fitting = [word for word in missing if word.core.startswith(run)]
    only = len({(word.sort, word.key) for word in every if word.core.startswith(run)}) == 1
    return fitting[0] if fitting and only else None


def _likest(run: str, missing: list[Word]) -> Word | None:
    best, likeness = None, float(LIKENESS)
    for word in missing:
        score = fuzz.ratio(run, word.core)
        if score > likeness:
            best, likeness = word, score
    return best


def _in_context(found: list[Hit]) -> list[Hit]:
    """Each hit with the meaning that fits what stands before it."""
    settled: list[Hit] = []
    for hit in found:
        if len(hit.sorts) > 1:
            hit = _settle(hit, settled)
        settled.append(hit)
    return settled


def _settle(hit: Hit, before: list[Hit]) -> Hit:
    """A label that names both a row and a column (“总计”, “其他”): a number, or a row before it, makes it a row."""
    previous = next((other for other in reversed(before) if not other.is_a("group") or other.is_a("column")), None)
    numbered = hit.start < hit.core and any(word.enumerator and word.sort == "row" for word in hit.words)
    heads = before[-1] if before else None
    among_heads = heads is not None and (heads.is_a("column") or heads.is_a("corner") or _upper_head(heads))
    rows_before = any(other.is_a("row") for other in before)
    if numbered or (rows_before and not among_heads and previous is not None):
        return _only(hit, "row", "group")
    return _only(hit, "column", "group")


def _upper_head(hit: Hit) -> bool:
    return any(word.key in ("applicants", "organisations") for word in hit.words)


def _only(hit: Hit, *sorts: str) -> Hit:
    words = tuple(word for word in hit.words if word.sort in sorts)
    return replace(hit, words=words) if words else hit
