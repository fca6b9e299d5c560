"""Adding up: who is in and who is missing, the sum with its faults, each cell opened to its members, the sum as a file."""

from dataclasses import asdict

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from gongkai.portal.agencies.gate import Visit
from gongkai.portal.annual.deeds.merging import merge, take_sum
from gongkai.portal.annual.models import Merger
from gongkai.portal.annual.selectors import merged
from gongkai.portal.annual.selectors.board import Board, Office, offices
from gongkai.portal.annual.selectors.board_own import own_report
from gongkai.portal.annual.selectors.merge_findings import SumFindings
from gongkai.portal.annual.selectors.merger_page import drill_page, findings_of, merger_page
from gongkai.portal.annual.views.office import asked_board, years_beside
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Problem, Refused
from gongkai.rendering import render as write
from gongkai.report import finding_to_json

_A_PAGE = 100
FILES: dict[str, tuple[str, str]] = {
    "xlsx": ("Excel 表格", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "docx": ("Word 文档", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "json": ("JSON 数据", "application/json"),
}
"""In what formats a sum can be taken along: label and type."""


def overview(request: Visit) -> HttpResponse:
    """Who is in and who is missing; sent, it adds up and shows what is wrong, or keeps the sum."""
    office, found = _board(request)
    summed: merged.Summed | None = None
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        summed = merged.add_up(found, _whose(office, found))
        if request.POST.get("act") == "keep":
            try:
                kept = _keep(request, found, summed)
            except Refused as error:
                problems = error.problems
            else:
                messages.success(request, f"汇总了{len(summed.members)}家的报告，每个数都能点开。")
                return HttpResponseRedirect(reverse("annual:merger", args=[kept.pk]))
    return render(request, "annual/merge.html", _context(request, office, found, summed, problems), status=422 if problems else 200)


def result(request: Visit, pk: int, problems: tuple[Problem, ...] = ()) -> HttpResponse:
    """A sum that was kept: its three tables, its faults, its files."""
    merger = _merger(request, pk)
    page = merger_page(request.actor, merger)
    context = {
        "merger": merger,
        "office": page.office,
        "report": page.report,
        "tables": page.tables,
        "figures": page.figures,
        "stale": page.stale,
        "target": page.target,
        "findings": page.findings,
        "drill": reverse("annual:drill", args=[pk]),
        "opened": "",
        "problems": problems,
        "files": [(to, label) for to, (label, _) in FILES.items()],
    }
    return render(request, "annual/merger.html", context, status=422 if problems else 200)


def drill(request: Visit, pk: int) -> HttpResponse:
    """What each member gave to one cell of a sum."""
    merger = _merger(request, pk)
    found = drill_page(merger, request.GET.get("at", ""))
    if found is None:
        raise Http404
    page = Paginator(found.shares, _A_PAGE).get_page(request.GET.get("page"))
    context = {
        "merger": merger,
        "address": found.address,
        "name": found.name,
        "total": found.total,
        "giving": found.giving,
        "nought": found.nought,
        "without": found.without,
        "other_unit": found.other_unit,
        "findings": found.findings,
        "page": page,
    }
    return render(request, "annual/drill.html", context)


def as_file(request: Visit, pk: int, to: str) -> HttpResponse:
    """A sum as a file."""
    merger = _merger(request, pk)
    if to not in FILES:
        raise Http404
    report = merged.report_of_sum(merger)
    answer = HttpResponse(write(report, to), content_type=FILES[to][1])
    answer["Content-Disposition"] = f'attachment; filename="huizong-{merger.collection.year}-{merger.pk}.{to}"'
    return answer


@require_POST
def take(request: Visit, pk: int) -> HttpResponse:
    """Put a sum into the government's own report."""
    merger = _merger(request, pk)
    target = merger_page(request.actor, merger).target
    if target is None:
        return result(request, pk, (Problem("本级政府的报告还没有开始填，或者不由您来填。请政府的经办人先开始填报。"),))
    try:
        take_sum(request.actor, merger=pk, filing=target.pk)
    except Refused as error:
        return result(request, pk, error.problems)
    messages.success(request, "汇总数放进去了，请接着写文字部分。")
    return HttpResponseRedirect(reverse("annual:part", args=[target.year, target.agency.key, 2]))


def _keep(request: Visit, found: Board, summed: merged.Summed) -> Merger:
    if found.collection is None:
        raise Refused("先定下报送日期，再保存汇总。")
    return merge(request.actor, collection=found.collection, summed=summed)


def _context(
    request: Visit, office: Office, found: Board, summed: merged.Summed | None, problems: tuple[Problem, ...]
) -> dict[str, object]:
    members = found.members()
    inside = [row for row in members if row.in_hand]
    kept = merged.kept_of(request.actor, office.pk, found.year)
    return {
        "office": office,
        "offices": offices(request.actor),
        "years": years_beside(found.year),
        "board": found,
        "inside": inside,
        "unjudged": sum(row.stage == "handed_in" for row in inside),
        "missing": [row for row in members if row.is_lacking],
        "exempt": [row for row in members if not row.in_hand and not row.is_lacking],
        "trial": summed,
        "findings": _findings(summed, found.year) if summed else None,
        "reorganised": merged.reorganisations(found),
        "kept": kept,
        "current": kept[0] if kept and merged.is_current(kept[0], found) else None,
        "problems": problems,
        "own": own_report(found, office),
    }


def _findings(summed: merged.Summed, year: int) -> SumFindings:
    return findings_of(map(finding_to_json, summed.findings), [asdict(member) for member in summed.members], year)


def _whose(office: Office, found: Board) -> str:
    """Whose report the sum will be: the government's, or for an office without one its own."""
    return found.government.name if found.government else office.name


def _merger(request: Visit, pk: int) -> Merger:
    found = merged.kept(request.actor, pk)
    if found is None:
        raise Http404
    return found


def _board(request: Visit) -> tuple[Office, Board]:
    """The board of the year that is asked for, else of the last one whose reports were due."""
    asked = request.GET.get("year", "")
    return asked_board(request, int(asked) if asked.isdigit() else clock.today().year - 1)
