"""How the platform is running, for its system administrator."""

from django.http import HttpResponse
from django.shortcuts import render

from gongkai.portal.agencies.gate import Visit
from gongkai.portal.site.selectors.running import running


def platform(request: Visit) -> HttpResponse:
    """Jobs, workers, size, what the checks say, and the settings that were set."""
    return render(request, "site/platform.html", {"running": running(request.actor)})
