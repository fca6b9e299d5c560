"""The numbered parts of a report: where their headings stand, and their text without the tables."""

import re
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from gongkai.editions import EDITIONS
from gongkai.reading.match.stream import Stream, folded
from gongkai.report import Part

_NUMERALS = "一二三四五六"
_BEHIND_NUMERAL = frozenset("、.．,，:： 　\t\xa0")
_LONGEST_CAPTION = 40
"""Characters; the longest title is shorter, and to fold every paragraph would cost time."""
_NOT_BEFORE = re.compile(r"[第之百十〔(（“《年月]$")


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading found: the part it means, `start`–`end` in the stream, its printed title without the numeral."""

    number: int
    start: int
    end: int
    title: str


@cache
def _titles() -> tuple[re.Pattern[str], dict[str, int]]:
    numbers = {
        folded(title): section.number
        for edition in EDITIONS.values()
        for section in edition.sections
        for title in (section.title, *section.aliases)
    }
    cores = sorted(numbers, key=len, reverse=True)
    return re.compile(f"([{_NUMERALS}])({'|'.join(map(re.escape, cores))})"), numbers


@cache
def _captions() -> frozenset[str]:
    """Titles of the parts that hold a table: alone on a line without a numeral, one of these is the table's caption."""
    numbered = {table.section for edition in EDITIONS.values() for table in edition.tables}
    return frozenset(title for title, number in _titles()[1].items() if number in numbered)


def headings(stream: Stream) -> list[Heading]:
    """Every heading of a part, in order; of a table of contents only what has text behind it is kept."""
    pattern, numbers = _titles()
    found = []
    for match in pattern.finditer(stream.text):
        if _is_heading(stream, match.start(), match.end()):
            title = stream.label(match.start(2), match.end(2))
            found.append(Heading(numbers[match.group(2)], match.start(), match.end(), title))
    found += _misspelt(stream, {heading.number for heading in found})
    found += _own_lines(stream, {heading.start for heading in found}, {heading.number for heading in found})
    return _without_contents(stream, sorted(found, key=lambda heading: heading.start))


def _is_heading(stream: Stream, start: int, end: int) -> bool:
    """Whether the numeral stands apart as a heading's does: “、” behind it, no word it belongs to before it."""
    field, char = stream.place(start)
    text = stream.fields[field].text
    if char + 1 < len(text) and text[char + 1] not in _BEHIND_NUMERAL:
        return False
    if stream.table(field) is not None and end - start > 60:
        return False
    return not _NOT_BEFORE.search(text[:char].rstrip())


_LIKENESS = 86
"""Least likeness (0–100) of a misspelt heading; 政府信息公开行政法复议、行政诉讼情况 has 97."""


def _misspelt(stream: Stream, known: set[int]) -> list[Heading]:
    """Headings with a slip of the pen, for the parts whose own numeral stands before them."""
    found: list[Heading] = []
    _, numbers = _titles()
    for number, numeral in enumerate(_NUMERALS, start=1):
        if number in known:
            continue
        titles = [title for title, meant in numbers.items() if meant == number and len(title) >= 6]
        for match in re.finditer(numeral, stream.text):
            end = _like(stream.text, match.end(), titles)
            if end and _is_heading(stream, match.start(), end):
                found.append(Heading(number, match.start(), end, stream.label(match.end(), end)))
                break
    return found


def _like(text: str, start: int, titles: list[str]) -> int:
    """Where a heading that is much like one of the titles ends, 0 where none begins here."""
    best, reach = float(_LIKENESS), 0
    for title in titles:
        for length in range(len(title) - 1, len(title) + 3):
            piece = text[start : start + length]
            score = fuzz.ratio(piece, title) if piece[-1:] == title[-1:] else 0.0
            if score > best:
                best, reach = score, start + length
    return reach


_NUMBERED_LINE = re.compile(rf"^\s*([{_NUMERALS}])\s*[、.．]\s*(\S.{{2,38}})$")


def _own_lines(stream: Stream, taken: set[int], known: set[int]) -> list[Heading]:
    """Headings worded freely that stand alone on a line, for the parts not found by their title."""
    found: list[Heading] = []
    if known.issuperset(_SIGNS):
        return found
    for index in stream.loose():
        match = _NUMBERED_LINE.match(stream.fields[index].text)
        if not match:
            continue
        number = _nearest(folded(match.group(2)), known)
        start = stream.first_position(index)
        if number and start not in taken and stream.starts[index + 1] > start:
            found.append(Heading(number, start, stream.starts[index + 1], match.group(2).strip()))
    return found


_SIGNS = {
    1: ("总体", "概况", "概述", "基本情况"),
    2: ("主动公开",),
    3: ("依申请公开", "公开申请"),
    4: ("复议", "诉讼"),
    5: ("问题", "不足"),
    6: ("其他", "其它"),
}
_NOT_SIGNS = re.compile(r"年新收|上年结转|年度办理|结转下|加强|强化|推进|完善|建立|健全|提升|做好|突出|发挥|规范")


def _nearest(title: str, known: set[int]) -> int | None:
    """The part that a free heading means, by the words that only this part's headings have."""
    if _NOT_SIGNS.search(title):
        return None
    for number in (4, 3, 5, 2, 1, 6):
        if number not in known and any(folded(sign) in title for sign in _SIGNS[number]):
            return number
    return None


def _without_contents(stream: Stream, found: list[Heading]) -> list[Heading]:
    """The headings without a table of contents: at most page numbers stand between them, and each comes again."""
    kept: list[Heading] = []
    in_contents = False
    for place, heading in enumerate(found):
        between = stream.text[heading.end : found[place + 1].start] if place + 1 < len(found) else "the end"
        close = not between or between.isdigit()
        again = any(later.number == heading.number for later in found[place + 1 :])
        if again and (close or in_contents):
            in_contents = close
            continue
        in_contents = False
        kept.append(heading)
    return kept


def parts(stream: Stream, found: list[Heading], extents: list[tuple[int, int]], end: int) -> tuple[Part, ...]:
    """The parts with their text; stretches of the stream in `extents` (the tables) are left out, `end` is where it ends."""
    sections = []
    for place, heading in enumerate(found):
        stop = found[place + 1].start if place + 1 < len(found) else end
        sections.append(Part(heading.number, heading.title, prose(stream, heading.end, stop, extents)))
    return tuple(sections)


def prose(stream: Stream, start: int, stop: int, extents: list[tuple[int, int]]) -> str:
    """The text between two positions as paragraphs, without the extents and without empty lines."""
    pieces = []
    for begin, end in sorted(extents):
        if end <= start or begin >= stop:
            continue
        if begin > start:
            pieces.append(stream.words(start, begin))
        start = max(start, end)
    if start < stop:
        pieces.append(stream.words(start, stop))
    lines = (line.strip() for piece in pieces for line in piece.split("\n"))
    return "\n".join(line for line in lines if _is_prose(line))


def _is_prose(line: str) -> bool:
    return any(char.isalnum() for char in line) and (len(line) > _LONGEST_CAPTION or folded(line) not in _captions())
