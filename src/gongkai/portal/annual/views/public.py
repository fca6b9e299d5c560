"""Reports for the public: by year and body, one report with its versions and files."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from gongkai.portal.annual import store
from gongkai.portal.annual.archive import blocks
from gongkai.portal.annual.placing import placed
from gongkai.portal.annual.selectors import published
from gongkai.portal.annual.years import is_year_of_reports, number_in
from gongkai.rendering.layout import layout
from gongkai.rendering.outline import outline

FORMATS: dict[str, tuple[str, str]] = {
    "html": ("网页", "text/html; charset=utf-8"),
    "docx": ("Word 文档", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("PDF", "application/pdf"),
    "xlsx": ("Excel 表格", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": ("逐格数据（CSV）", "text/csv; charset=utf-8"),
    "json": ("完整数据（JSON）", "application/json"),
}
"""Format → what the page calls it, and its media type."""

_OWN_STYLE = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "sandbox",
    )
)
"""A published page carries its style within itself, runs nothing and asks for nothing."""


def reports(request: HttpRequest) -> HttpResponse:
    """The list of a year; who is missing stands in it. A year of which there can be nothing says so."""
    known = published.years()
    asked, q = request.GET.get("year", ""), request.GET.get("q", "").strip()
    years = published.listed_years(known)
    context = {"years": years, "asked": asked, "q": q}
    year = number_in(asked) if asked else (known or years)[0]
    if year is None or not is_year_of_reports(year):
        return render(request, "annual/public/reports.html", context, status=404)
    missing = "missing" in request.GET
    listed = published.of_year(year, q, number_in(request.GET.get("page", "")) or 1, missing=missing)
    return render(request, "annual/public/reports.html", {**context, "list": listed, "missing": missing})


def report(request: HttpRequest, key: str, year: int, version: int | None = None) -> HttpResponse:
    """One report as text with accessible tables; an older version says which one replaced it."""
    found = published.shown(key, year, version)
    if found is None:
        raise Http404
    words = outline(found.report)
    source = list(blocks(found.publication.source.get("rows", ()), found.publication.title))
    stood = placed(found.report, words, source)
    parts = [
        (part, content, [(layout(table.edition, table.table.key), table.figures) for table in part.tables if table.table])
        for part, content in zip(words.parts, stood.parts, strict=True)
        if found.report.edition or content
    ]  # before there was a national form its six headings say nothing
    offered = [(FORMATS[file.format][0] if file.format in FORMATS else f"原件（{file.format}）", file) for file in found.files]
    place = [key, year] if found.newest is None else [key, year, found.publication.version]
    context = {
        "shown": found,
        "opening": stood.opening if found.report.sections else source or stood.opening,  # no part is known: all as it stood
        "parts": parts,
        "closing": stood.closing if found.report.sections or not source else (),
        "offered": offered,
        "canonical": request.build_absolute_uri(reverse("reports:report" if found.newest is None else "reports:version", args=place)),
        "others": [other for other in published.of_body(key) if other.year != year],
    }
    return render(request, "annual/public/report.html", context)


def download(request: HttpRequest, key: str, year: int, version: int, to: str) -> HttpResponse:
    """A file as it was published, byte for byte."""
    file = published.file_of(key, year, version, to)
    if file is None:
        raise Http404
    answer = HttpResponse(store.fetch(file.sha256), content_type=FORMATS[to][1] if to in FORMATS else "application/octet-stream")
    answer["ETag"] = f'"{file.sha256}"'
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    answer["Access-Control-Allow-Origin"] = "*"
    if to == "html":
        answer["Content-Security-Policy"] = _OWN_STYLE
    shown_inline = to in ("html", "pdf")
    answer["Content-Disposition"] = f'{"inline" if shown_inline else "attachment"}; filename="{key}-{year}-v{version}.{to}"'
    return answer


def latest(request: HttpRequest, key: str) -> HttpResponse:
    """A body's reports stand on the page of the body."""
    if not published.agencies_by_key([key]):
        raise Http404
    return HttpResponseRedirect(f"{reverse('agencies_public:body', args=[key])}#h-reports")
