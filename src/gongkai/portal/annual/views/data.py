"""Open data for people: what there is, how to take it, what the columns mean; and the files."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from gongkai.portal.annual import bulk
from gongkai.portal.annual.selectors import open_data

_TYPES = {"csv": "text/csv; charset=utf-8", "parquet": "application/vnd.apache.parquet", "jsonl": "application/jsonl; charset=utf-8"}


def data(request: HttpRequest) -> HttpResponse:
    """The page of the data: years, files, columns, the interface."""
    columns = [(name, kind, meaning) for name, (kind, meaning) in bulk.COLUMNS.items()]
    return render(request, "annual/public/data.html", {"years": open_data.years(), "columns": columns})


def package(request: HttpRequest) -> HttpResponse:
    """The description for programs."""
    described = bulk.describe(open_data.years(), request.build_absolute_uri("."))
    return JsonResponse(described, json_dumps_params={"ensure_ascii": False, "indent": 2})


def year_file(request: HttpRequest, year: int, to: str) -> FileResponse:
    """All figures (CSV, Parquet) or all reports (JSON lines) of a year."""
    known = {one.year: one for one in open_data.years()}
    if year not in known or to not in bulk.FORMATS:
        raise Http404
    stem = "reports" if to == "jsonl" else "facts"
    path = bulk.make(year, to, known[year].mark)
    return FileResponse(path.open("rb"), as_attachment=True, filename=f"{stem}-{year}.{to}", content_type=_TYPES[to])
