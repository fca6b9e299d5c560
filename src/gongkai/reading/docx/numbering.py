"""Automatic list numbers: what Word prints before a paragraph though it stands in no run."""

import re
from dataclasses import dataclass, field, replace

from gongkai.reading.docx.counting import printed
from gongkai.reading.docx.styles import NO_LIST, ListPlace, Styles, value_of
from gongkai.reading.docx.tags import W
from gongkai.reading.package import Element

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    style: str = "decimal"
    text: str = ""
    restart: int | None = None
    """Number of the level after which this one starts again; 0 for never, none for any above it."""
    legal: bool = False
    """Whether the numbers of the levels above are shown in digits."""


@dataclass(slots=True)
class _List:
    """One `<w:num>`: whose counters it uses, its levels, and where it starts anew when it is first used."""

    counters: str
    levels: dict[int, _Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    lists: dict[str, _List] = field(default_factory=dict)
    levels_of_styles: dict[tuple[str, str], int] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)

    def next(self, place: ListPlace) -> str:
        """The number of the next paragraph at this place, as printed with its brackets and points; empty for bullets and no list."""
        known = self.lists.get(place.number or "")
        if known is None:
            return ""
        depth = min(place.level or 0, _LEVELS - 1)
        level = known.levels.get(depth)
        counts = self.counts.setdefault(known.counters, [None] * _LEVELS)
        start = known.starts.pop(depth, None)
        now = counts[depth]
        if start is not None or now is None:
            counts[depth] = start if start is not None else level.start if level else 1
        else:
            counts[depth] = now + 1
        for below in range(depth + 1, _LEVELS):
            if _starts_again(known.levels.get(below), depth):
                counts[below] = None
        return "" if level is None or level.style == "bullet" else _spaced(_written(known, level, counts))

    def place(self, own: ListPlace, style: str, styles: Styles) -> ListPlace:
        """Where a paragraph stands, by its own properties and its style; level 0 where nothing says more."""
        base = styles.lists.get(style or styles.default, NO_LIST)
        if base.level is None and base.number is not None:
            base = replace(base, level=self.levels_of_styles.get((base.number, style or styles.default)))
        return own.over(base)


def _starts_again(level: _Level | None, above: int) -> bool:
    return level is None or level.restart is None or above < level.restart


def _written(known: _List, level: _Level, counts: list[int | None]) -> str:
    def number(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        other = known.levels.get(index, level)
        count = counts[index]
        style = "decimal" if level.legal and other is not level else other.style
        return printed(other.start if count is None else count, style)

    return _PLACE.sub(number, level.text)


def _spaced(text: str) -> str:
    """A number that ends with a letter or digit must not run into the text."""
    return text + " " if text[-1:].isalnum() and text[-1:].isascii() else text


def read_numbering(root: Element) -> Numbering:
    """The lists that `numbering.xml` defines."""
    numbering = Numbering()
    plans = {plan.get(W + "abstractNumId") or "": plan for plan in root.iterchildren(W + "abstractNum")}
    named = {link: name for name, plan in plans.items() if (link := value_of(plan, "styleLink"))}
    for number in root.iterchildren(W + "num"):
        key, plan = number.get(W + "numId") or "", value_of(number, "abstractNumId") or ""
        if plan in plans:
            plan = named.get(value_of(plans[plan], "numStyleLink") or "", plan)
        elements = _level_elements(plans[plan]) if plan in plans else {}
        starts: dict[int, int] = {}
        for override in number.iterchildren(W + "lvlOverride"):
            index = _integer(override.get(W + "ilvl"), 0)
            elements |= _level_elements(override)
            start = value_of(override, "startOverride")
            if start is not None:
                starts[index] = _integer(start, 1)
        numbering.lists[key] = _List(plan, {index: _level(element) for index, element in elements.items()}, starts)
        for index, element in elements.items():
            style = value_of(element, "pStyle")
            if style:
                numbering.levels_of_styles[key, style] = index
    return numbering


def _level_elements(parent: Element) -> dict[int, Element]:
    return {_integer(level.get(W + "ilvl"), 0): level for level in parent.iterchildren(W + "lvl")}


def _level(element: Element) -> _Level:
    restart = value_of(element, "lvlRestart")
    return _Level(
        start=_integer(value_of(element, "start"), 1),
        style=value_of(element, "numFmt") or "decimal",
        text=value_of(element, "lvlText") or "",
        restart=None if restart is None else _integer(restart, 0),
        legal=element.find(W + "isLgl") is not None,
    )


def _integer(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 6 else otherwise
