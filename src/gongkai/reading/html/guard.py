"""What a page may not be: built so that a parser of HTML takes minutes or gigabytes over it.

The HTML standard makes a parser walk up the open elements at each tag, and copy each open `<b>` or `<font>` into each new
paragraph; both grow with the square of the page. Honest pages stay a hundred times below these limits.
"""

import re
from dataclasses import dataclass

from gongkai.reading.errors import UnusableFileError
from gongkai.reading.html.tags import COPIED, FLAT


@dataclass(frozen=True, slots=True)
class Limits:
    """Where a page is refused; each measured with lexbor on a page that stays just below."""

    unchecked_tags: int = 2_000
    """Nothing built of fewer tags hurts."""
    unchecked_length: int = 65_536
    """Nothing shorter has the attributes to hurt."""
    steps: int = 200_000_000
    """Depth, summed over all tags: half a second. A page of 50 MB, twenty deep, has a third of it."""
    copies: int = 2_000_000
    """Open inline elements, summed over all tags: a second to copy, a few hundred megabytes."""
    attributes: int = 5_000
    """Of one tag, each compared with all before: a tenth of a second."""


LIMITS = Limits()
TOO_DEEP = "网页的标签嵌套过深或未闭合，无法按表格读取；请在浏览器中打开后另存为文本（.txt）再读"

_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*+)>""")
_INLINE_TAG = re.compile(r"<(?:[abisu]|big|code|em|font|nobr|small|strike|strong|tt)[\s>/]", re.IGNORECASE)


def refuse_bombs(text: str, limits: Limits = LIMITS) -> None:
    """Nothing for a page that can be parsed in bounded time; UnusableFileError for one that cannot.

    Reads the page once with a regular expression and builds nothing.
    """
    tags = text.count("<")
    if tags <= limits.unchecked_tags and len(text) <= limits.unchecked_length:
        return
    if tags <= 10 * limits.unchecked_tags and len(text) <= limits.unchecked_length * 10:
        inline = len(_INLINE_TAG.findall(text))
        if inline * tags <= limits.copies and len(text) <= limits.unchecked_length:
            return
    _measure(text, limits)


def _measure(text: str, limits: Limits) -> None:
    opened: dict[str, int] = {}
    depth = inline = steps = copies = 0
    for match in _TAG.finditer(text):
        slash, name, attributes = match.groups()
        name = name.lower()
        if len(attributes) > limits.attributes * 2 and len(attributes.split()) > limits.attributes:
            raise UnusableFileError(TOO_DEEP)
        if name not in FLAT:
            before = opened.get(name, 0)
            change = -(before > 0) if slash else 1
            opened[name] = before + change
            depth += change
            inline += change if name in COPIED else 0
        steps += depth
        copies += inline
        if steps > limits.steps or copies > limits.copies:
            raise UnusableFileError(TOO_DEEP)
