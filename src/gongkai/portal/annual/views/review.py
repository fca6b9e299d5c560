"""A report to be judged: its page, remarks at its cells, findings that the office lets stand."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from gongkai.portal.agencies.gate import Visit
from gongkai.portal.annual.deeds.moving import end_waiver, remark, waive, withdraw_remark
from gongkai.portal.annual.models import Filing
from gongkai.portal.annual.selectors import filings
from gongkai.portal.annual.selectors.review import review_page
from gongkai.portal.frame.refusal import Problem, Refused


def show(request: Visit, year: int, key: str, problems: tuple[Problem, ...] = ()) -> HttpResponse:
    """The report to be judged; `?at=` opens a cell or a part."""
    at = request.GET.get("at", "") or request.POST.get("entry", "")
    page = review_page(request.actor, key, year, at)
    if page is None:
        raise Http404
    return render(request, "annual/review.html", {"page": page, "problems": problems}, status=422 if problems else 200)


@require_POST
def add_remark(request: Visit, year: int, key: str) -> HttpResponse:
    """Say what has to be changed at one place."""
    found = reached(request, year, key)
    at = request.POST.get("entry", "")
    try:
        remark(request.actor, filing=found.pk, key=at, text=request.POST.get("text", ""))
    except Refused as error:
        return show(request, year, key, error.problems)
    messages.success(request, "意见已写下。退回时经办人会看到。")
    return HttpResponseRedirect(_place(year, key, at))


@require_POST
def take_back(request: Visit, year: int, key: str, pk: int) -> HttpResponse:
    """Take a remark back before the report leaves."""
    found = reached(request, year, key)
    try:
        at = withdraw_remark(request.actor, filing=found.pk, remark=pk)
    except Refused as error:
        return show(request, year, key, error.problems)
    messages.success(request, "意见已撤回，写过什么留在操作记录里。")
    return HttpResponseRedirect(_place(year, key, at))


@require_POST
def decide(request: Visit, year: int, key: str) -> HttpResponse:
    """Let a finding stand with a public reason, or take that back."""
    found = reached(request, year, key)
    code, address = request.POST.get("code", ""), request.POST.get("address", "")
    try:
        if "lift" in request.POST:
            end_waiver(request.actor, filing=found.pk, code=code, address=address)
            messages.success(request, "已收回。这个问题又要改或者另作决定。")
        else:
            waive(request.actor, filing=found.pk, code=code, address=address, reason=request.POST.get("reason", ""))
            messages.success(request, "已准予不改，理由会与报告一起公开。")
    except Refused as error:
        return show(request, year, key, error.problems)
    return HttpResponseRedirect(f"{reverse('annual:review', args=[year, key])}#h-find")


def reached(request: Visit, year: int, key: str) -> Filing:
    """The report of a body: one's own, or one that was handed in to one's office; a 404 otherwise."""
    found = filings.one(request.actor, key, year) or filings.received_one(request.actor, key, year)
    if found is None:
        raise Http404
    return found


def _place(year: int, key: str, at: str) -> str:
    """The address of the page with a place of the report open."""
    return f"{reverse('annual:review', args=[year, key])}?{urlencode({'at': at})}#cell"
