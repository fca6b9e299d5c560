"""The platform and, beside it at /bare/, a view of Django's without middleware, served as `gongkai serve` serves: for benchmarks/web.py."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import path

from gongkai.portal.site.wsgi import application as platform

BARE = "/bare/"


def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<!DOCTYPE html><title>bare</title><p>A fixed text.</p>")


ADDRESSES = (path(BARE.removeprefix("/"), view),)


class Bare(WSGIHandler):
    """Django's own handler with no middleware and one address."""

    def get_response(self, request: Any) -> Any:
        request.urlconf = ADDRESSES
        return super().get_response(request)


def bare() -> Bare:
    """The handler; it reads the list of middleware when it is made."""
    kept, settings.MIDDLEWARE = settings.MIDDLEWARE, []
    try:
        return Bare()
    finally:
        settings.MIDDLEWARE = kept


_bare = bare()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    return (_bare if environ["PATH_INFO"] == BARE else platform)(environ, start_response)


if __name__ == "__main__":
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        "benchmarks.web_server:application",
        address="127.0.0.1",
        port=int(os.environ["GONGKAI_PORT"]),
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_level=LogLevels.error,
        websockets=False,
    ).serve()
