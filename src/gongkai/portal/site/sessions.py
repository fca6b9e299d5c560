"""How long a sign-in lasts, and what an account must settle before it may go on: an old password, a second factor that is asked for."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from gongkai.portal.agencies.models import Person
from gongkai.portal.frame import clock
from gongkai.portal.frame.pages import Door, Page
from gongkai.portal.site.selectors.second_factor import is_asked

BEGAN, SEEN = "gongkai_began", "gongkai_seen"
ENDED_COOKIE = "gongkai_ended"
"""Carries why the sign-in ended (`idle`, `limit`) to the page to sign in."""

_VOUCHED, _TWICE = "gongkai_vouched", "gongkai_vouched_twice"

_NOTE_EVERY = 60
"""Seconds between two notes of activity: not each page writes to the database."""

_ALWAYS_OPEN = ("site:logout", "site:account", "site:password", "site:second_factor", "frame:display")


def begin(request: HttpRequest) -> None:
    """Note on the session that it begins now."""
    request.session[BEGAN] = request.session[SEEN] = int(clock.now().timestamp())


def vouched(request: HttpRequest, *, twice: bool) -> None:
    """Note on the session that a provider has vouched for the person, and whether it has asked for two factors itself."""
    request.session[_VOUCHED], request.session[_TWICE] = True, twice


def is_vouched(request: HttpRequest) -> bool:
    """Whether a provider, and not the password, has shown who this is."""
    return bool(request.session.get(_VOUCHED))


class SessionLimits:
    """Middleware: ends a sign-in after some time without activity, and after the longest time one may last."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, as a visitor's where the sign-in has run out."""
        ended = self._ended(request) if request.user.is_authenticated else ""
        if ended:
            logout(request)
        response = self.get_response(request)
        if ended:
            response.set_cookie(ENDED_COOKIE, ended, max_age=300, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
        return response

    def _ended(self, request: HttpRequest) -> str:
        now = int(clock.now().timestamp())
        began, seen = request.session.setdefault(BEGAN, now), request.session.setdefault(SEEN, now)
        if now - began > settings.SESSION_COOKIE_AGE:
            return "limit"
        if now - seen > settings.GONGKAI_SESSION_IDLE:
            return "idle"
        if now - seen >= _NOTE_EVERY:
            request.session[SEEN] = now
        return ""


class Settling:
    """Middleware, after the gate: leads an account that has something to settle to where it settles it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self.get_response(request)

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Nothing where nothing is to settle or the page is open to all; the way to the page that settles it otherwise."""
        page: Page | None = getattr(view, "page", None)
        if page is None or page.door is Door.PUBLIC or request.person is None or page.name in _ALWAYS_OPEN:
            return None
        if not is_vouched(request) and password_is_old(request.person):
            return HttpResponseRedirect(reverse("site:password"))
        if not request.user.is_verified() and not request.session.get(_TWICE) and is_asked(request.actor):
            return HttpResponseRedirect(reverse("site:second_factor"))
        return None


def password_is_old(person: Person) -> bool:
    """Whether the settings ask for a fresh password by now."""
    days: int = settings.GONGKAI_PASSWORD_DAYS
    return bool(days) and (person.password_set_at is None or (clock.now() - person.password_set_at).days >= days)
