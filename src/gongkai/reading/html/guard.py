"""What a page may not be: built so that a parser of HTML takes minutes or gigabytes over it.

The HTML standard makes a parser walk up the open elements at each tag, and copy each open `<b>` or `<font>` into each new
paragraph; lexbor copies a text whenever more is added to it behind a tag that it drops. All that grows with the square of
the page. Honest pages stay a hundred times below these limits.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.reading.errors import UnusableFileError
from gongkai.reading.html.tags import COPIED, FLAT, PLACED


@dataclass(frozen=True, slots=True)
class Limits:
    """Where a page is refused; each measured with lexbor on a page that stays just below."""

    unchecked_tags: int = 1_000
    """Nothing built of fewer tags hurts: at worst 250,000 copies."""
    unchecked_length: int = 65_536
    """Nothing shorter has the attributes to hurt."""
    steps: int = 200_000_000
    """Depth, summed over all tags: half a second. A page of 50 MB, twenty deep, has a third of it."""
    copies: int = 1_000_000
    """Open inline elements, summed over all tags: a second to copy, a few hundred megabytes."""
    merged: int = 1_000_000_000
    """Characters of text that grows by pieces, summed over the pieces: some ten megabytes, a tenth of a second."""
    attributes: int = 5_000
    """Of one tag, each compared with all before: a tenth of a second."""


LIMITS = Limits()
TOO_DEEP = "网页的标签嵌套过深或未闭合，无法按表格读取；请在浏览器中打开后另存为文本（.txt）再读"

# Comments, elements whose content is no markup, and tags, with attributes as the standard divides them: a `>` in quotes ends
# no tag, a quote outside a value quotes nothing. Every alternative runs to its end or to the end of the page, so that none is
# tried twice over the same stretch.
_ATTRIBUTES = (
    r"(?:[\s/]*+(?:=[^\s/>=]*+|[^\s/>=]++)"
    r"""(?:\s*+=\s*+(?:"[^"]*"|'[^']*'|[^\s>"'][^\s>]*+)?)?)*+"""
)
_COMMENT = r"<!--(?:-?>|.*?(?:--!?>|\Z))"
_TAG = rf"<(/?)([a-z][^\s/>]*+)({_ATTRIBUTES})[\s/]*+(?:>|\Z)"
_UNMARKED = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "textarea", "title", "xmp", "iframe")}
_TAGS = re.compile(f"{_COMMENT}|{_TAG}", re.IGNORECASE | re.DOTALL)
_FOREIGN = re.compile(r"<(?:svg|math)\b", re.IGNORECASE)
_INLINE_TAG = re.compile(r"<(?:[abisu]|big|code|em|font|nobr|small|strike|strong|tt)[\s>/]", re.IGNORECASE)


def refuse_bombs(text: str, limits: Limits = LIMITS) -> None:
    """Nothing for a page that can be parsed in bounded time; UnusableFileError for one that cannot.

    Reads the page once with a regular expression and builds nothing.
    """
    tags = text.count("<")
    short = len(text) <= limits.unchecked_length
    if short and (tags <= limits.unchecked_tags or len(_INLINE_TAG.findall(text)) * tags <= limits.copies):
        return
    _measure(text, limits)


def _measure(text: str, limits: Limits) -> None:
    work = _Work()
    for start, end, slash, name, attributes in _tags(text):
        if len(attributes) > 2 * limits.attributes and len(attributes.split()) > limits.attributes:
            raise UnusableFileError(TOO_DEEP)
        work.count_merged(bool(slash), name, start, not text[max(work.end, start - 1) : start].isspace())
        work.count_depth(bool(slash), name)
        work.end = end
        if work.steps > limits.steps or work.copies > limits.copies or work.merged > limits.merged:
            raise UnusableFileError(TOO_DEEP)


class _Work:
    """What a parser will do for the tags so far; an estimate that errs upwards."""

    def __init__(self) -> None:
        self.opened: dict[str, int] = {}
        self.depth = self.inline = 0
        self.steps = self.copies = self.merged = 0
        self.end = 0
        """Where the last tag ended."""
        self.text_start = 0
        """Where the text may begin that the next piece is added to."""
        self.in_cell = False
        """Whether text stays where it is; between rows a parser moves it before the table."""

    def count_merged(self, closes: bool, name: str, start: int, after_ink: bool) -> None:
        """Adds what is copied if this tag is dropped and the text goes on; to be called before `count_depth`."""
        stray = closes and not self.opened.get(name) and name not in ("p", "br")
        placed = name in PLACED
        if not (stray or placed or self.opened.get("select")):
            self.text_start = start
        elif start > self.end and after_ink and (stray or not (closes or self.in_cell)):
            self.merged += start - self.text_start
        if placed or name == "table":
            self.in_cell = not closes and name in ("td", "th") and self.opened.get("table", 0) > 0

    def count_depth(self, closes: bool, name: str) -> None:
        """Opens or closes one element."""
        before = self.opened.get(name, 0)
        change = -(before > 0) if closes else 1
        self.opened[name] = before + change
        if closes and name == "table":
            self.opened |= dict.fromkeys(PLACED, 0)
        if name not in FLAT:
            self.depth += change
            self.inline += change if name in COPIED else 0
        self.steps += self.depth
        self.copies += self.inline


def _tags(text: str) -> Iterator[tuple[int, int, str, str, str]]:
    """Start, end, slash, name and attributes of each tag; inside SVG and formulas a title or script may hold tags, so none is left out."""
    foreign = _FOREIGN.search(text) is not None
    position = 0
    while match := _TAGS.search(text, position):
        slash, name, attributes = match.groups()
        position = match.end()
        if name is None:
            continue
        name = name.lower()
        if not slash and not foreign and name in _UNMARKED:
            end = _UNMARKED[name].search(text, position)
            position = end.start() if end else len(text)
        yield match.start(), match.end(), slash, name, attributes
