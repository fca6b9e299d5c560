"""The archive of old reports: many files at once, each confirmed by a person before it is public."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from gongkai.portal.agencies.gate import Visit
from gongkai.portal.annual.deeds.archiving import archive, drop_old_report, put_old_report
from gongkai.portal.annual.reading_apart import UnreadableUploadError, read_apart
from gongkai.portal.annual.selectors import old_reports
from gongkai.portal.frame.refusal import Problem, Refused

_AT_ONCE = 60
_A_PAGE = 10
"""Files to confirm on one page, each with the list of all bodies."""
_LARGEST = 200 * 1024 * 1024


def old(request: Visit, problems: Sequence[Problem] = (), at: int = 0) -> HttpResponse:
    """What waits to be confirmed, and the form to put more in."""
    page = Paginator(old_reports.waiting(request.actor), _A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "done": old_reports.done(request.actor),
        "bodies": old_reports.bodies(request.actor),
        "problems": problems,
        "at": at,
        "typed": request.POST,
        "replaces": any((problem.field or "").startswith("note-") for problem in problems) or request.POST.get("note"),
        "at_once": _AT_ONCE,
    }
    return render(request, "annual/old.html", context, status=422 if problems else 200)


@require_POST
def put(request: Visit) -> HttpResponse:
    """Read the files; those that cannot be read are named, the others wait to be confirmed."""
    try:
        files = list(_files(request.FILES.getlist("files")))
    except Refused as error:
        return old(request, error.problems)
    if not files:
        return old(request, [Problem("请选一个或几个文件，也可以选一个 zip。", "files")])
    if len(files) > _AT_ONCE:
        return old(request, [Problem(f"一次最多放{_AT_ONCE}份，这里有{len(files)}份，请分几次放。", "files")])
    problems, kept = [], 0
    for name, data in files:
        try:
            put_old_report(request.actor, data=data, name=name, read=read_apart(data, name))
            kept += 1
        except UnreadableUploadError as error:
            problems.append(Problem(f"{name}：{error}", "files"))
    if kept:
        messages.success(request, f"读了{kept}份，请逐份确认机关、年度和公开日期。")
    if problems:
        return old(request, problems)
    return HttpResponseRedirect(reverse("annual:old"))


@require_POST
def keep(request: Visit, pk: int) -> HttpResponse:
    """Confirm one."""
    found = old_reports.one(request.actor, pk)
    if found is None:
        raise Http404
    sent = request.POST
    try:
        published_on = date.fromisoformat(sent.get("published_on", ""))
        agency, year = int(sent.get("agency", "")), int(sent.get("year", ""))
        made = archive(request.actor, old=pk, agency=agency, year=year, published_on=published_on, note=sent.get("note", ""))
    except ValueError:
        return old(request, [Problem("请写公开日期，例如 2019-03-25，并选好机关和年度。", f"published_on-{pk}")], pk)
    except Refused as error:
        return old(request, [Problem(problem.sentence, f"{problem.field or 'year'}-{pk}") for problem in error.problems], pk)
    messages.success(request, f"已归档并公开：{made.title}。")
    return _back(request)


@require_POST
def drop(request: Visit, pk: int) -> HttpResponse:
    """Leave one out."""
    if old_reports.one(request.actor, pk) is None:
        raise Http404
    drop_old_report(request.actor, old=pk)
    messages.success(request, "这一份没有归档。")
    return _back(request)


def _back(request: Visit) -> HttpResponse:
    """To what still waits, on the page where the one that was dealt with stood."""
    page = request.GET.get("page", "")
    return HttpResponseRedirect(reverse("annual:old") + (f"?page={page}" if page.isdigit() else "") + "#h-wait")


def _files(uploaded: Sequence[Any]) -> Iterator[tuple[str, bytes]]:
    """Names and bytes; the members of a zip are files of their own."""
    for file in uploaded:
        data, name = file.read(), str(file.name)
        if not (name.lower().endswith(".zip") and zipfile.is_zipfile(io.BytesIO(data))):
            yield name, data
            continue
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            members = [member for member in pack.infolist() if not member.is_dir() and not member.filename.startswith("__MACOSX")]
            if sum(member.file_size for member in members) > _LARGEST:
                raise Refused(Problem(f"“{name}”解开后超过{_LARGEST // 1048576}兆，请分成几个压缩包。", "files"))
            for member in members:
                yield member.filename.rpartition("/")[2], pack.read(member)
