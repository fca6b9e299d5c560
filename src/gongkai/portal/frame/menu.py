"""The menus of every screen: an app registers where its pages are found, and each visitor sees those that open to them.

An app does so in `AppConfig.ready`: `menu.add(Place.DESK, Entry("机关", "agencies:bodies", order=40))`. Who may open the page
stands in the table of pages, so an entry says nothing about it. `asks` is told by the app that knows the rights.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.http import HttpRequest
from django.urls import reverse

from gongkai.portal.frame.pages import PAGES, Door


class Place(StrEnum):
    """Where an entry stands: the bar of the desk, the person's own menu, and strip, columns and footer of the public pages."""

    DESK = "desk"
    PERSON = "person"
    STRIP = "strip"
    COLUMNS = "columns"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class Entry:
    """A link in a menu. `page` is a name of the table of pages; `within` counts the pages below its address as its own.

    `post` makes it a button that sends a form (signing out), `for_guests` hides it from whoever is signed in.
    """

    label: str
    page: str
    order: int = 50
    within: bool = True
    post: bool = False
    for_guests: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as one visitor sees it: `current` is the value of aria-current, or empty."""

    label: str
    url: str
    current: str
    post: bool


Asks = Callable[[HttpRequest, str], bool]

_entries: dict[Place, list[Entry]] = {place: [] for place in Place}
_asks: list[Asks] = []


def add(place: Place, entry: Entry) -> None:
    """Put an entry into a menu; once only, however often the app gets ready."""
    if entry not in _entries[place]:
        _entries[place].append(entry)
        _entries[place].sort(key=lambda each: each.order)


def asks(may_open: Asks) -> None:
    """Let `may_open(request, right)` say whether a visitor holds the right of a page, on whatever body."""
    _asks[:] = [may_open]


def shown(place: Place, request: HttpRequest) -> list[Shown]:
    """The entries of a menu that open to whoever makes the request, in their order."""
    entries = [(entry, reverse(entry.page)) for entry in _entries[place] if _opens(entry, request)]
    here = max((url for entry, url in entries if _covers(entry, url, request.path)), key=len, default="")
    return [Shown(entry.label, url, _current(url, here, request.path), entry.post) for entry, url in entries]


def _opens(entry: Entry, request: HttpRequest) -> bool:
    page = PAGES[entry.page]
    signed_in = getattr(request, "person", None) is not None
    if entry.for_guests and signed_in:
        return False
    if page.door is Door.RIGHT:
        return signed_in and any(may_open(request, page.right) for may_open in _asks)
    return page.door is Door.PUBLIC or signed_in


def _covers(entry: Entry, url: str, path: str) -> bool:
    return path == url or (entry.within and path.startswith(url))


def _current(url: str, here: str, path: str) -> str:
    if url != here:
        return ""
    return "page" if url == path else "true"
