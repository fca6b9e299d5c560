"""The gate: finds out who is at the door, and lets them to the pages that are theirs."""

from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from gongkai.portal.agencies import access
from gongkai.portal.agencies.models import Person
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors.seats import actor_of
from gongkai.portal.audit import denied
from gongkai.portal.audit.actor import VISITOR, Actor
from gongkai.portal.frame.pages import Door, Page
from gongkai.portal.frame.refusal import NotPermitted


class Visit(HttpRequest):
    """A request that has passed the gate: `actor` is who makes it, `person` their account (none: a visitor)."""

    actor: Actor
    person: Person | None


class Gate:
    """Middleware: puts `actor` and `person` on the request and refuses a page whose door the visitor may not pass."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request with its actor."""
        user = request.user
        person = user if isinstance(user, Person) and user.is_active else None
        address = request.META.get("REMOTE_ADDR", "")
        visit = cast("Visit", request)
        visit.person = person
        visit.actor = actor_of(person, address) if person else Actor(VISITOR.name, address=address)
        return self.get_response(visit)

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Nothing where the door is open; the way to sign in, or `NotPermitted`, otherwise."""
        page: Page | None = getattr(view, "page", None)
        if page is None or page.door is Door.PUBLIC:
            return None
        if request.person is None:
            asked = request.get_full_path() if request.method == "GET" else reverse("site:desk")
            return HttpResponseRedirect(f"{reverse('site:login')}?{urlencode({'next': asked})}")
        if page.door is Door.RIGHT and not access.has(request.actor, Right(page.right)):
            refusal = NotPermitted(access.missing(Right(page.right)), page.right)
            denied.remember(request.actor, page.name, request.path, refusal.sentence)
            raise refusal
        return None

    def process_exception(self, request: Any, error: Exception) -> None:
        """Keeps in the log that a page refused somebody; the answer is given further out."""
        if isinstance(error, NotPermitted):
            denied.remember(request.actor, request.resolver_match.view_name, request.path, error.sentence)
