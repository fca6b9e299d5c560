"""What a paragraph or run has from its style: list numbers, hiddenness, being an entry of the contents."""

import re
from dataclasses import dataclass, field

from gongkai.reading.docx.tags import PARAGRAPH_PROPERTIES, RUN_PROPERTIES, VALUE, W, is_on
from gongkai.reading.package import Element

_CONTENTS = re.compile(r"toc \d|目录 ?\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ListPlace:
    """A list (`numId`) and the level in it (`ilvl`); none where nothing is said."""

    number: str | None = None
    level: int | None = None

    def over(self, below: "ListPlace") -> "ListPlace":
        """This, with what it leaves open from below."""
        number = below.number if self.number is None else self.number
        return ListPlace(number, below.level if self.level is None else self.level)


NO_LIST = ListPlace()


@dataclass(slots=True)
class Styles:
    """By style id: its place in a list, what hides its text, what are entries of a table of contents."""

    lists: dict[str, ListPlace] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    contents: set[str] = field(default_factory=set)
    default: str = ""
    """The style of paragraphs that name none."""


def read_styles(root: Element) -> Styles:
    """The styles of a document; those based on others have what these have."""
    styles = Styles()
    own = {style.get(W + "styleId") or "": style for style in root.iterchildren(W + "style")}
    for name, style in own.items():
        if style.get(W + "type") == "paragraph" and style.get(W + "default") and is_on(style.get(W + "default")):
            styles.default = name
        title = value_of(style, "name") or ""
        if _CONTENTS.fullmatch(title):
            styles.contents.add(name)
        place, vanishes = NO_LIST, None
        for ancestor in _line(name, own):
            place = place.over(_list_of(ancestor))
            vanishes = _vanishes(ancestor) if vanishes is None else vanishes
        if place.number is not None:
            styles.lists[name] = place
        if vanishes:
            styles.hidden.add(name)
    return styles


def list_place(properties: Element) -> ListPlace:
    """The list place that paragraph properties state themselves."""
    numbering = properties.find(W + "numPr")
    if numbering is None:
        return NO_LIST
    level = value_of(numbering, "ilvl")
    return ListPlace(value_of(numbering, "numId"), int(level) if level is not None and level.isdecimal() else None)


def value_of(element: Element, name: str) -> str | None:
    """The value of a property, none where it is missing."""
    found = element.find(W + name)
    return None if found is None else found.get(VALUE)


def _line(name: str, styles: dict[str, Element]) -> list[Element]:
    """A style and those it is based on, the nearest first; a circle ends it."""
    line: list[Element] = []
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        line.append(styles[name])
        name = value_of(styles[name], "basedOn") or ""
    return line


def _list_of(style: Element) -> ListPlace:
    properties = style.find(PARAGRAPH_PROPERTIES)
    return NO_LIST if properties is None else list_place(properties)


def _vanishes(style: Element) -> bool | None:
    properties = style.find(RUN_PROPERTIES)
    found = None if properties is None else properties.find(W + "vanish")
    return None if found is None else is_on(found.get(VALUE))
