"""Typing a report: the page of each part, saving while somebody types, settling what two people typed, explaining a finding."""

from typing import Any
from urllib.parse import quote

import msgspec
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST

from gongkai.editions import TABLES
from gongkai.portal.agencies.gate import Visit
from gongkai.portal.annual.deeds.typing import choose_text, explain, save_entries
from gongkai.portal.annual.entries import keys
from gongkai.portal.annual.models import Filing
from gongkai.portal.annual.selectors import filings
from gongkai.portal.annual.selectors.entry_page import EntryPage, cell_views, entry_page
from gongkai.portal.annual.zeros import filled_up
from gongkai.portal.frame.refusal import Refused


class Typed(msgspec.Struct):
    """What the browser sends while somebody types: the entries that changed, and the stamp up to which it has seen the report.

    `stamps` has those that the typist has seen up to an earlier stamp: they were being typed when others changed them.
    """

    typed: dict[str, str]
    seen: int
    stamps: dict[str, int] = {}


def part(request: Visit, year: int, key: str, number: int) -> HttpResponse:
    """The page of one part; sent without a script it saves and comes back."""
    filing = filing_or_404(request, year, key)
    page = _page(request, filing, number)
    if request.method != "POST":
        return render(request, "annual/part.html", {"page": page, "was": page.shown})
    try:
        saved = save_entries(request.actor, filing=filing.pk, typed=_typed(request, page), seen=_seen(request, page))
    except Refused as error:
        context = {"page": page.as_sent(_typed(request, page)), "was": _was(request) or page.shown, "problems": error.problems}
        return render(request, "annual/part.html", context, status=422)
    if saved.clashes:
        messages.warning(request, f"有{len(saved.clashes)}处别人刚改过，两种填法都留着，请选一种。")
    else:
        messages.success(request, f"已保存{len(saved.changed)}处改动。" if saved.changed else "没有改动。")
    following = number + 1 if "next" in request.POST and number < len(page.tabs) else number
    return HttpResponseRedirect(reverse("annual:part", args=[year, key, following]))


@require_POST
def save(request: Visit, year: int, key: str, number: int) -> HttpResponse:
    """Save what the script sends; answers with the stamp, what others changed, the looks of the cells and the findings as text to show."""
    filing = filing_or_404(request, year, key)
    try:
        sent = msgspec.json.decode(request.body, type=Typed)
    except msgspec.DecodeError:
        return HttpResponseBadRequest("{}", content_type="application/json")
    try:
        saved = save_entries(
            request.actor, filing=filing.pk, typed=sent.typed, seen={**dict.fromkeys(sent.typed, sent.seen), **sent.stamps}
        )
    except Refused as error:
        return JsonResponse({"problems": [problem.sentence for problem in error.problems]}, status=422)
    filing.refresh_from_db()
    page = _page(request, filing, number)
    others = {
        name: entry["text"] for name, entry in filing.working.entries.items() if entry["stamp"] > sent.seen and name not in saved.changed
    }
    return JsonResponse(
        {
            "stamp": saved.stamp,
            "others": others,
            "clashes": [{"key": clash.key, "stands": clash.stands, "by": clash.by} for clash in saved.clashes],
            "cells": cell_views(page),
            "errors": page.errors,
            "findings": render_to_string("annual/findings.html", {"page": page}, request),
            "parts": render_to_string("annual/parts.html", {"page": page}, request),
        }
    )


@require_POST
def choose(request: Visit, year: int, key: str) -> HttpResponse:
    """Settle an entry that has two texts."""
    filing = filing_or_404(request, year, key)
    try:
        choose_text(request.actor, filing=filing.pk, key=request.POST.get("entry", ""), text=_lines(request.POST.get("text", "")))
        messages.success(request, "已选定一种填法。")
    except Refused as error:
        messages.error(request, str(error))
    return _back(request, filing)


@require_POST
def fill(request: Visit, year: int, key: str) -> HttpResponse:
    """Put one value into a cell that a finding names, or 0 into every empty cell of a table: a click that says it."""
    filing = filing_or_404(request, year, key)
    entry = request.POST.get("entry", "")
    if entry:
        typed, how = {entry: request.POST.get("text", "")}, ""
    else:
        typed, how = _zeros(filing, request.POST.get("table", "")), "没有的是0，合计是各项相加"
    try:
        saved = save_entries(request.actor, filing=filing.pk, typed=typed, seen=dict.fromkeys(typed, _stamp(request)))
        messages.success(request, f"已填{len(saved.changed)}格{how and '：'}{how}。")
    except Refused as error:
        messages.error(request, str(error))
    return _back(request, filing, entry)


@require_POST
def explained(request: Visit, year: int, key: str) -> HttpResponse:
    """Say why a finding stands as it is."""
    filing = filing_or_404(request, year, key)
    try:
        text = request.POST.get("text", "").strip()
        explain(request.actor, filing=filing.pk, mark=request.POST.get("mark", ""), text=text)
        if text:
            messages.success(request, "说明已写下，送审和报送时会一起给审核的人看。")
        else:
            messages.warning(request, "没有写原因，这个问题还列着。确实如此的，请写明原因，例如：去年的1件改记到别的机关。")
    except Refused as error:
        messages.error(request, str(error))
    return _back(request, filing)


def filing_or_404(request: Visit, year: int, key: str) -> Filing:
    """The filing of a body and year that this person may see."""
    found = filings.one(request.actor, key, year)
    if found is None:
        raise Http404
    return found


def _page(request: Visit, filing: Filing, number: int) -> EntryPage:
    page = entry_page(request.actor, filing, number)
    if page is None:
        raise Http404
    return page


def _typed(request: HttpRequest, page: EntryPage) -> dict[str, str]:
    """The entries of this part that were changed in the form: those that are no longer what the form was shown with."""
    was = _was(request)
    sent = {name: _lines(request.POST[name]) for name in keys(page.head.edition) if name in page.shown and name in request.POST}
    return {name: text for name, text in sent.items() if was is None or text != was.get(name, "")}


def _was(request: HttpRequest) -> dict[str, str] | None:
    """The texts that the form was shown with, as it says; none where it does not."""
    try:
        return msgspec.json.decode(request.POST.get("was", ""), type=dict[str, str])
    except msgspec.DecodeError:
        return None


def _seen(request: HttpRequest, page: EntryPage) -> dict[str, int]:
    return dict.fromkeys(_typed(request, page), _stamp(request))


def _stamp(request: HttpRequest) -> int:
    sent = request.POST.get("seen", "")
    return int(sent) if sent.isdigit() else 0


def _zeros(filing: Filing, table: str) -> dict[str, str]:
    report = filings.working_report(filing)
    edition = filings.head_of(filing).edition
    return filled_up(report, edition, table) if table in TABLES else {}


def _lines(text: str) -> str:
    """Text as it is kept: a browser sends lines ended by two characters."""
    return text.replace("\r\n", "\n")


def _back(request: HttpRequest, filing: Filing, entry: str = "") -> HttpResponse:
    number = request.POST.get("part", "1")
    at: Any = [filing.year, filing.agency.key, int(number) if number.isdigit() else 1]
    return HttpResponseRedirect(f"{reverse('annual:part', args=at)}{entry and '#'}{quote(entry)}")
