"""Pages that explain: help, the accessibility statement, what is kept about visitors."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.shortcuts import render

from gongkai.portal.agencies.roles import ROLES
from gongkai.portal.site.views.entrance import provider

if TYPE_CHECKING:
    from django.http import HttpResponse

    from gongkai.portal.agencies.gate import Visit


def help_page(request: "Visit") -> "HttpResponse":
    """How to find something, how to begin to work, who does what, what to do when something does not go."""
    rules = {
        "idle": settings.GONGKAI_ENVIRONMENT["GONGKAI_SESSION_IDLE_MINUTES"],
        "tries": settings.GONGKAI_ENVIRONMENT["GONGKAI_LOCK_AFTER"],
        "locked": settings.GONGKAI_ENVIRONMENT["GONGKAI_LOCK_MINUTES"],
        "length": settings.GONGKAI_ENVIRONMENT["GONGKAI_PASSWORD_LENGTH"],
        "code_days": settings.GONGKAI_ENVIRONMENT["GONGKAI_ACTIVATION_DAYS"],
    }
    return render(request, "site/help.html", {"roles": ROLES.values(), "rules": rules})


def accessibility(request: "Visit") -> "HttpResponse":
    """What was done so that everybody can use the pages, what is not yet, and where to say so."""
    return render(request, "site/accessibility.html")


def privacy(request: "Visit") -> "HttpResponse":
    """What is kept about visitors and staff, why, and for how long."""
    return render(request, "site/privacy.html", {"hours": settings.GONGKAI_ENVIRONMENT["GONGKAI_SESSION_HOURS"], "provider": provider()})
