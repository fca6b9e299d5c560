"""What stands on pages but belongs to none of the text: page numbers, running heads and feet."""

import re
from collections import Counter

from gongkai.reading.pdf.lines import Line

_MARGIN = 0.12
"""Of the page's height, above and below, in which furniture stands."""
_PAGE_NUMBER = re.compile(
    r"[-—－–―─~·•\s]*(?:第\s*)?(?:\d{1,4}|[ivxlcIVXLC]{1,6})(?:\s*页)?(?:\s*[/／,，共of]+\s*\d{1,4}\s*页?)?[-—－–―─~·•\s]*"
)
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
    counts = Counter(key for lines in edges for key in {_key(line) for line in lines})
    least = max(2, min(_REPEATED, len(pages)))
    running = {key for key, count in counts.items() if count >= least}
    kept = []
    for lines, edge in zip(pages, edges, strict=True):
        dropped = {id(line) for line in edge if _is_alone(line, lines) and (_is_furniture(line) or _key(line) in running)}
        kept.append([line for line in lines if id(line) not in dropped])
    return kept


def _in_margin(line: Line, height: float) -> bool:
    return line.bottom < _MARGIN * height or line.top > (1 - _MARGIN) * height


def _key(line: Line) -> tuple[str, int]:
    """What a running line has in common on all pages: its text but for the number, and its height."""
    return _FIGURES.sub("0", "".join(line.text.split())), round(line.top / _NEAR)


def _is_furniture(line: Line) -> bool:
    text = line.text
    return bool(_PAGE_NUMBER.fullmatch(text) or _ADDRESS.fullmatch(text) or _FONT_NOTE.fullmatch(text))


def _is_alone(line: Line, lines: list[Line]) -> bool:
    """Whether nothing but other furniture stands between the line and the nearer edge of the page; sorted lines."""
    place = next(number for number, other in enumerate(lines) if other is line)
    return place < 3 or place >= len(lines) - 3
