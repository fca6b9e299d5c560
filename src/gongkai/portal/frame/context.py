"""What every template finds under `frame`: who the platform is, the look, and the menus of this visitor."""

from functools import cached_property

from django.conf import settings
from django.http import HttpRequest

from gongkai.portal.frame import clock
from gongkai.portal.frame.display import Look, look_of
from gongkai.portal.frame.identity import Identity, identity
from gongkai.portal.frame.menu import Place, Shown, shown


class Frame:
    """The frame of one page; each part is made when the template first asks for it, so a fragment pays for none."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def identity(self) -> Identity:
        """Who the platform is."""
        return identity()

    @cached_property
    def look(self) -> Look:
        """The look this visitor chose."""
        return look_of(self._request)

    @cached_property
    def demo(self) -> str:
        """What the demo says of itself on every page; empty where the platform is real."""
        if not getattr(settings, "GONGKAI_DEMO", False):
            return ""
        day = clock.today()
        return f"演示：内容都是编的。今天当作{day.year}年{day.month}月{day.day}日。"

    @cached_property
    def body(self) -> str:
        """The name at the left of the desk: the body the visitor works for, or the platform for its administrators."""
        actor = getattr(self._request, "actor", None)
        return getattr(actor, "agency_name", "") or self.identity.title

    @cached_property
    def me(self) -> str:
        """The name of the visitor; empty for a guest."""
        person = getattr(self._request, "person", None)
        return getattr(person, "name", "")

    @cached_property
    def desk(self) -> list[Shown]:
        """The bar of the desk."""
        return shown(Place.DESK, self._request)

    @cached_property
    def personal(self) -> list[Shown]:
        """The person's own menu."""
        return shown(Place.PERSON, self._request)

    @cached_property
    def strip(self) -> list[Shown]:
        """The strip over the public masthead."""
        return shown(Place.STRIP, self._request)

    @cached_property
    def columns(self) -> list[Shown]:
        """The columns of the public pages."""
        return shown(Place.COLUMNS, self._request)

    @cached_property
    def foot(self) -> list[Shown]:
        """The links in the footer of the public pages."""
        return shown(Place.FOOT, self._request)


def frame(request: HttpRequest) -> dict[str, Frame]:
    """The context processor of the frame."""
    return {"frame": Frame(request)}
