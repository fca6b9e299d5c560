"""The reports of one's own bodies, the page of one report with its next step, and the steps themselves."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from gongkai.portal.agencies.gate import Visit
from gongkai.portal.agencies.rights import Right
from gongkai.portal.annual.deeds.moving import move, settle_remark
from gongkai.portal.annual.deeds.publishing import publish
from gongkai.portal.annual.deeds.typing import open_filing
from gongkai.portal.annual.selectors import filings
from gongkai.portal.annual.selectors.overview import due_now, earlier, overview
from gongkai.portal.annual.selectors.preparing import prepare
from gongkai.portal.annual.stages import MOVES
from gongkai.portal.annual.views import review
from gongkai.portal.annual.views.entry import filing_or_404
from gongkai.portal.frame.refusal import Problem, Refused


def home(request: Visit) -> HttpResponse:
    """The report that is due of each of one's bodies, and the earlier ones."""
    return render(request, "annual/home.html", {"due": due_now(request.actor), "earlier": earlier(request.actor)})


@require_POST
def begin(request: Visit) -> HttpResponse:
    """Begin the report of a body and year."""
    sent = request.POST
    try:
        filing = open_filing(request.actor, agency=_number(sent.get("agency", "")), year=_number(sent.get("year", "")))
    except Refused as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("annual:home"))
    return HttpResponseRedirect(reverse("annual:part", args=[filing.year, filing.agency.key, 2]))


def filing(request: Visit, year: int, key: str, problems: tuple[Problem, ...] = ()) -> HttpResponse:
    """One report: how far it is and what comes next."""
    found = filings.one(request.actor, key, year)
    if found is None:
        return _as_office(request, year, key, problems)
    page = overview(request.actor, found)
    return render(request, "annual/filing.html", {"page": page, "problems": problems}, status=422 if problems else 200)


@require_POST
def step(request: Visit, year: int, key: str) -> HttpResponse:
    """Take the report one step on."""
    found = review.reached(request, year, key)
    taken, note = request.POST.get("step", ""), request.POST.get("note", "")
    try:
        if taken == "publish":
            prepared = prepare(found)
            publish(request.actor, filing=found.pk, prepared=prepared, note=note)
            for reason in prepared.proved.unavailable.values():
                messages.warning(request, f"其余文件都已公开，只缺一种：{reason}")
        elif taken in MOVES:
            move(request.actor, filing=found.pk, step=taken, note=note)
        else:
            raise Refused("没有这一步，请刷新页面后再试。")
    except Refused as error:
        return filing(request, year, key, error.problems)
    messages.success(request, f"已{MOVES[taken].says}。")
    page = "annual:review" if MOVES[taken].right is Right.COLLECT_REPORTS else "annual:filing"
    return HttpResponseRedirect(reverse(page, args=[year, key]))


@require_POST
def settle(request: Visit, year: int, key: str, pk: int) -> HttpResponse:
    """Mark a remark as dealt with."""
    found = filing_or_404(request, year, key)
    settle_remark(request.actor, filing=found.pk, remark=pk, answer=request.POST.get("answer", ""))
    messages.success(request, "这条意见标为处理完。")
    return HttpResponseRedirect(reverse("annual:filing", args=[year, key]))


def _as_office(request: Visit, year: int, key: str, problems: tuple[Problem, ...]) -> HttpResponse:
    """What an office is shown of a report below it: what was handed in, on the page where it judges it."""
    if problems:
        return review.show(request, year, key, problems)
    review.reached(request, year, key)
    return HttpResponseRedirect(reverse("annual:review", args=[year, key]))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0
