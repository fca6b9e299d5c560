"""Open data for people: what there is, how to take it, what the columns mean; and the files."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from gongkai.portal.annual import bulk
from gongkai.portal.annual.open_answers import mark_as, same_as_known
from gongkai.portal.annual.selectors import open_data

LABELS = {"csv": "逐格数据 CSV", "parquet": "逐格数据 Parquet", "jsonl": "全文 JSON（一行一份）"}
"""What the page calls the formats."""


def data(request: HttpRequest) -> HttpResponse:
    """The page of the data: years, files, columns, the interface."""
    columns = [(name, kind, meaning) for name, (kind, meaning) in bulk.COLUMNS.items()]
    years = [(one, [(to, LABELS[to]) for to in bulk.formats_of(one.year)]) for one in open_data.years()]
    return render(request, "annual/public/data.html", {"years": years, "columns": columns})


def package(request: HttpRequest) -> HttpResponse:
    """The description for programs."""
    described = bulk.describe(open_data.years(), request.build_absolute_uri("."))
    return JsonResponse(described, json_dumps_params={"ensure_ascii": False, "indent": 2})


def year_file(request: HttpRequest, year: int, to: str) -> HttpResponseBase:
    """All figures (CSV, Parquet) or all reports (JSON lines) of a year; the short answer for whoever has the file as it is."""
    known = {one.year: one for one in open_data.years()}
    if year not in known or to not in bulk.FORMATS:
        raise Http404
    mark = f"{year}-{known[year].mark}-{to}"
    if told := same_as_known(request, mark):
        return told
    stem = "reports" if to == "jsonl" else "facts"
    path = bulk.make(year, to, known[year].mark)
    answer = FileResponse(path.open("rb"), as_attachment=True, filename=f"{stem}-{year}.{to}", content_type=bulk.MEDIA_TYPES[to])
    return mark_as(answer, mark)
