"""Finding bodies, and reports by their title or body."""

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import render

from gongkai.portal.site.selectors import finding
from gongkai.portal.site.selectors.who import office_of, top_government

if TYPE_CHECKING:
    from django.http import HttpResponse

    from gongkai.portal.agencies.gate import Visit

PER_PAGE = 20


def search(request: "Visit") -> "HttpResponse":
    """The bodies that answer a question, their reports and those with such a title, and the ways on where nothing is found."""
    text = request.GET.get("q", "").strip()[: finding.LONGEST]
    page = Paginator(finding.find(text), PER_PAGE).get_page(request.GET.get("page"))
    # Whom to ring is shown where nothing was found.
    office = office_of(top_government()) if text and not page.object_list else None
    reports = finding.reports(text, page.object_list) if page.number == 1 else []
    return render(request, "site/search.html", {"q": text, "page": page, "office": office, "reports": reports})
