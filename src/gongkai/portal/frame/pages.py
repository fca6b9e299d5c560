"""The table of pages: every address of the platform, who it is for and what it needs, declared where it is routed.

The gate (`agencies.gate`), the navigation and the permission matrix of the tests all read this table; an address that is not
declared here fails a system check.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.http.response import HttpResponseBase
from django.urls import URLPattern, path


class Door(StrEnum):
    """Who may knock: anybody, anybody who is signed in, or who holds the page's right."""

    PUBLIC = "public"
    SIGNED_IN = "signed_in"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Page:
    """One address: its name with namespace, the door, the right where the door asks one, and whether opening it changes nothing."""

    name: str
    door: Door
    right: str = ""
    reads: bool = True


PAGES: dict[str, Page] = {}
"""All pages by name (`app:page`); filled by `page` when the URL modules load."""

View = Callable[..., HttpResponseBase]


def page(route: str, view: View, name: str, *, right: str = "", door: Door | None = None, reads: bool = True) -> URLPattern:
    """A route that is declared in the table of pages; `name` is `app:page` and becomes the URL name `page` of the app.

    Give a `right` (the page needs it), or a `door` (`Door.PUBLIC`, `Door.SIGNED_IN`). `reads=False` marks pages that only take POST.
    """
    chosen = door or (Door.RIGHT if right else None)
    if chosen is None or (chosen is Door.RIGHT) != bool(right):
        raise ValueError(f"page {name}: give either a right or a door without one")
    entry = Page(name, chosen, right, reads)
    if PAGES.setdefault(name, entry) != entry:
        raise ValueError(f"page {name}: declared twice")

    def shown(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    shown.page = entry  # type: ignore[attr-defined]  # the gate reads it from the resolved view
    shown.__name__ = getattr(view, "__name__", "view")
    shown.__doc__ = view.__doc__
    return path(route, shown, name=name.partition(":")[2])
