"""The six parts as the report's edition names them, and whether a heading is one of those names."""

import re
from functools import cache

from gongkai.checking.text.passages import simplified, squeezed
from gongkai.editions import EDITIONS, edition_for
from gongkai.form import Edition, Section
from gongkai.report import Report

_MARKS = re.compile(r"[、，,和与及]")


def edition_of(report: Report, year: int | None) -> Edition:
    """The edition of the report, else the one for the year, else the latest."""
    if report.edition in EDITIONS:
        return EDITIONS[report.edition]
    return (edition_for(year) if year else None) or list(EDITIONS.values())[-1]


def sections_of(report: Report, year: int | None) -> tuple[Section, ...]:
    """The parts that the report should have."""
    return edition_of(report, year).sections


def is_own_title(title: str, section: Section) -> bool:
    """Whether a heading is the official one, or one in use that says more than it; punctuation does not count."""
    plain = _plain(title)
    official, longer = _own_titles(section)
    return official in plain or plain in longer


@cache
def _own_titles(section: Section) -> tuple[str, frozenset[str]]:
    """The official title of a part, and those in use that say more, both plain."""
    return _plain(section.title), frozenset(_plain(alias) for alias in section.aliases if len(alias) > len(section.title))


def _plain(title: str) -> str:
    return _MARKS.sub("", squeezed(simplified(title))).rstrip("。：:")
