"""The public home."""

from typing import TYPE_CHECKING

from django.shortcuts import render

from gongkai.portal.site.selectors.home import home as home_today

if TYPE_CHECKING:
    from django.http import HttpResponse

    from gongkai.portal.agencies.gate import Visit


def home(request: "Visit") -> "HttpResponse":
    """What the government has to say first: search, its bodies, whom to ask."""
    return render(request, "site/home.html", {"home": home_today()})
