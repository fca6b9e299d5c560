"""Whose address a request comes from where reverse proxies stand in front."""

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class ForwardedFor:
    """Middleware, the first of all: REMOTE_ADDR becomes the address that the outermost of our own proxies has seen.

    Each proxy adds at the right end of X-Forwarded-For whom it serves, so with two proxies the second from the right is the
    visitor; what stands further left was sent by the visitor and means nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request under the visitor's own address."""
        proxies: int = settings.GONGKAI_PROXIES
        named = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
        if proxies and len(named) >= proxies and _is_address(named[-proxies]):
            request.META["REMOTE_ADDR"] = named[-proxies]
        return self.get_response(request)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
