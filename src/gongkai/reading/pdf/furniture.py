"""What stands on pages but belongs to none of the text: page numbers, running heads and feet."""

import re
from collections import Counter
from itertools import takewhile

from gongkai.reading.pdf.lines import Line

_MARGIN = 0.12
"""Of the page's height, above and below, in which furniture stands."""
_PAGE_NUMBER = re.compile(
    r"[-—－–―─~·•\s]*(?:第\s*)?(?:\d{1,4}|[ivxlcIVXLC]{1,6})(?:\s*页)?(?:\s*[/／,，共of]+\s*\d{1,4}\s*页?)?[-—－–―─~·•\s]*"
)
_BARE = re.compile(r"[\d.,%\s]*")
"""Figures and nothing else: they may be of a table that goes over the page."""
_NUMBER = re.compile(r"\d{1,4}")
_ADDRESS = re.compile(r"(?:https?|file)://\S+(?:\s+\d+\s*[/／]\s*\d+)?")
_FONT_NOTE = re.compile(r"字体已替代：.*")
"""What our own PDF says at its end of typefaces that were not to be had."""
_FIGURES = re.compile(r"\d+")
_REPEATED = 3
"""Pages on which a line must return to be a running one; of a short file, all of them but at least two."""
_NEAR = 4


def without_furniture(pages: list[list[Line]], heights: list[float]) -> list[list[Line]]:
    """The lines of each page without its furniture."""
    edges = [[line for line in lines if _in_margin(line, height)] for lines, height in zip(pages, heights, strict=True)]
    counts = Counter(key for lines in edges for key in {_key(line) for line in lines if not _BARE.fullmatch(line.text)})
    least = max(2, min(_REPEATED, len(pages)))
    running = {key for key, count in counts.items() if count >= least}
    numbers = Counter(
        key for number, lines in enumerate(edges) for key in {_bare(line, number) for line in lines if _NUMBER.fullmatch(line.text)}
    )
    kept = []
    for number, (lines, edge) in enumerate(zip(pages, edges, strict=True)):
        furniture = {
            id(line)
            for line in edge
            if _is_furniture(line) or _key(line) in running or (_NUMBER.fullmatch(line.text) and numbers[_bare(line, number)] > 1)
        }
        first = sum(1 for _ in takewhile(furniture.__contains__, map(id, lines)))
        last = sum(1 for _ in takewhile(furniture.__contains__, map(id, reversed(lines[first:]))))
        kept.append(lines[first : len(lines) - last])
    return kept


def _in_margin(line: Line, height: float) -> bool:
    return line.bottom < _MARGIN * height or line.top > (1 - _MARGIN) * height


def _key(line: Line) -> tuple[str, int]:
    """What a running line has in common on all pages: its text but for the number, and its height."""
    return _FIGURES.sub("0", "".join(line.text.split())), round(line.top / _NEAR)


def _bare(line: Line, page: int) -> tuple[int, int]:
    """What bare page numbers have in common: how far they are ahead of the page, and their height."""
    return int(line.text) - page, round(line.top / _NEAR)


def _is_furniture(line: Line) -> bool:
    text = line.text
    if _BARE.fullmatch(text):
        return False
    return bool(_PAGE_NUMBER.fullmatch(text) or _ADDRESS.fullmatch(text) or _FONT_NOTE.fullmatch(text))
