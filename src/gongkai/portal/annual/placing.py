"""Where the tables of an old report stand among its words: behind the line that stands before them in the source."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from gongkai.portal.annual.archive import Block
from gongkai.rendering.outline import Outline
from gongkai.report import Report
from gongkai.typesetting import legible

_NUMERAL = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[、.．]?")

_At = tuple[int, int]
"""A stretch of the words (0: the opening, then the parts, last the closing) and a paragraph of it; -1 is its heading."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The paragraphs and tables of a report as they stood; `parts` are those of the outline, in its order."""

    opening: tuple[Block, ...]
    parts: tuple[tuple[Block, ...], ...]
    closing: tuple[Block, ...]


def placed(report: Report, shown: Outline, source: Sequence[Block]) -> Placed:
    """The words that `shown` has of a report, and the tables of its source among them.

    A line of the source that the words do not have (a menu of the page around the report) is passed over; no table is.
    """
    order = list(_in_reading_order(report, shown))
    stretches = [shown.opening, *(shown.parts[place].paragraphs for place in order), shown.closing]
    headings = ["", *(shown.parts[place].heading for place in order), ""]
    tables = _tables(source, stretches, headings)
    told = [tuple(_stretch(number, paragraphs, tables)) for number, paragraphs in enumerate(stretches)]
    by_place = dict(zip(order, told[1:-1], strict=True))
    return Placed(told[0], tuple(by_place.get(place, ()) for place in range(len(shown.parts))), told[-1])


def _in_reading_order(report: Report, shown: Outline) -> Iterator[int]:
    """The places in the outline of the parts that the report has, as they follow each other in it."""
    places = defaultdict(list)
    for place, part in enumerate(shown.parts):
        if not part.missing:
            places[part.number].append(place)
    for section in report.sections:
        yield places[section.number].pop(0)


def _tables(source: Sequence[Block], stretches: Sequence[Sequence[str]], headings: Sequence[str]) -> dict[_At, list[Block]]:
    """The tables of the source by the paragraph or heading behind which they stand."""
    said: list[tuple[_At, str]] = []
    for number, (heading, paragraphs) in enumerate(zip(headings, stretches, strict=True)):
        said.append(((number, -1), _bare(heading)))
        said += [((number, place), _folded(paragraph)) for place, paragraph in enumerate(paragraphs)]
    here = _same([_folded(block.text) for block in source], [text for _, text in said])
    titles = _same([_bare(block.text) for block in source], [text for _, text in said])
    found: dict[_At, list[Block]] = defaultdict(list)
    at = (0, -1)
    for place, block in enumerate(source):
        if block.table:
            found[at].append(block)
        elif (other := here.get(place, titles.get(place))) is not None:
            at = max(at, said[other][0])
    return found


def _same(source: list[str], words: list[str]) -> dict[int, int]:
    """Place in the source → place in the words of the lines that both have, in order; empty ones are none."""
    matches = SequenceMatcher(None, source, words, autojunk=False).get_matching_blocks()
    return {match.a + n: match.b + n for match in matches for n in range(match.size) if source[match.a + n]}


def _stretch(number: int, paragraphs: Sequence[str], tables: dict[_At, list[Block]]) -> Iterator[Block]:
    yield from tables.get((number, -1), ())
    for place, paragraph in enumerate(paragraphs):
        yield Block(paragraph)
        yield from tables.get((number, place), ())


def _folded(text: str) -> str:
    return "".join(legible(text).split())


def _bare(heading: str) -> str:
    return _NUMERAL.sub("", _folded(heading))
