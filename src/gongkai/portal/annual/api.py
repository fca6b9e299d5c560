"""The public interface to published reports, version 1: read only, no key; described by OpenAPI at /api/v1/openapi.json."""

import json
from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from ninja import NinjaAPI, Query
from ninja.errors import HttpError, ValidationError
from ninja.renderers import JSONRenderer

from gongkai.editions import EDITIONS
from gongkai.portal.annual.api_schema import (
    Address,
    Body,
    FactPage,
    FactQuery,
    Problem,
    ReportPage,
    ReportQuery,
    WholeReport,
)
from gongkai.portal.annual.naming import named
from gongkai.portal.annual.open_answers import problem, unknown
from gongkai.portal.annual.selectors import open_data


class _PlainJson(JSONRenderer):
    """Chinese as it is written, not as numbers of signs."""

    json_dumps_params = MappingProxyType({"ensure_ascii": False})


api = NinjaAPI(
    title="政府信息公开工作年度报告开放数据",
    version="1.0.0",
    description="已公开的年度报告和其中每一格的数字。只读，不用注册。地址（address）和机关编号（body）永久不变。"
    "回答带 ETag：下次带上 If-None-Match，没有变化就只回 304。问得不对，detail 里用一句话写明哪里不对。",
    docs_url=None,
    urls_namespace="api",
    renderer=_PlainJson(),
)

_PAGE = 100
_FACTS = 1000
_NO = {400: Problem}
_NONE = {400: Problem, 404: Problem}


@api.exception_handler(ValidationError)
def _not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    wrong = ", ".join(dict.fromkeys(str(one["loc"][-1]) for one in error.errors))
    limits = {"year": "年份，例如 2024", "page": "从1数起的页码"}
    means = "、".join(f"{name} 应是{limits.get(name, '文字')}" for name in wrong.split(", "))
    return problem(400, f"参数没有看懂：{means}。请改好再取。")


@api.get(
    "/bodies",
    response={200: list[Body], **_NO},
    summary="机关名录",
    description="现有的和已经撤并的机关；q 按名称的一部分或者机关编号找。",
    url_name="bodies",
)
def bodies(request: HttpRequest, q: str = "") -> list[dict[str, object]]:
    """Bodies by name or key."""
    _only(request, ("q",))
    return open_data.bodies(q)


@api.get(
    "/addresses",
    response={200: list[Address], **_NO},
    summary="表格里的每一格",
    description="各种格式的每一个格子和它永久的地址；edition 只取一种格式。",
    url_name="addresses",
)
def addresses(request: HttpRequest, edition: str = "") -> list[dict[str, str]]:
    """Every cell of the forms with its permanent address."""
    _only(request, ("edition",))
    if edition and edition not in EDITIONS:
        raise HttpError(400, f"没有“{edition}”这种格式；有的是：{'、'.join(EDITIONS)}。")
    chosen = [EDITIONS[edition]] if edition else list(EDITIONS.values())
    return [{"edition": e.name, "address": a, "label": named(cell), "unit": cell.unit} for e in chosen for a, cell in e.cells.items()]


@api.get(
    "/reports",
    response={200: ReportPage, **_NONE},
    summary="已公开的报告",
    description="按年度（year）和机关（body）取，每页100份；下一页的页码在 next。",
    url_name="reports",
)
def reports(request: HttpRequest, asked: Query[ReportQuery]) -> dict[str, Any]:
    """Published reports by year and body, 100 a page."""
    _chosen(request, asked)
    found = open_data.newest(asked.year, asked.body)
    start = (asked.page - 1) * _PAGE
    total = found.count()
    _has_page(asked.page, start < total)
    lines = [
        {
            "body": one.filing.agency.key,
            "body_name": one.agency_name,
            "year": one.filing.year,
            "version": one.version,
            "title": one.title,
            "published_on": one.published_on,
            "url": request.build_absolute_uri(reverse("reports:version", args=[one.filing.agency.key, one.filing.year, one.version])),
            "json_url": request.build_absolute_uri(reverse("api:report", args=[one.filing.agency.key, one.filing.year])),
        }
        for one in found.defer("snapshot__content", "snapshot__findings")[start : start + _PAGE]
    ]
    return {"total": total, "next": asked.page + 1 if start + _PAGE < total else None, "reports": lines}


@api.get(
    "/reports/{body}/{year}",
    response={200: WholeReport, **_NONE},
    summary="一份报告的全部内容",
    description="最新一版的文字和每一格的数字。",
    url_name="report",
)
def report(request: HttpRequest, body: str, year: int) -> HttpResponseBase:
    """The newest version of a report with text and figures, as `gongkai read` gives it: the kept text itself, its numbers untouched."""
    _only(request, ())
    one = open_data.newest(year, body, whole=True).first()
    if one is None:
        raise HttpError(404, "没有这份报告，或者还没有公开。有哪些报告，见 /api/v1/reports。")
    about = {
        "body": body,
        "version": one.version,
        "published_on": one.published_on.isoformat(),
        "note": one.note,
        "sha256": one.snapshot.sha256,
    }
    text = f'{{"report":{one.snapshot.content},"findings":[],"published":{json.dumps(about, ensure_ascii=False)}}}'
    return HttpResponse(text, content_type="application/json; charset=utf-8")


@api.get(
    "/facts",
    response={200: FactPage, **_NONE},
    summary="逐格的数字",
    description="按年度（year）、机关（body）和格子（address，可以写几个）取。下一页的页码在 next；要整年的，下载 /data/ 的文件更快。",
    url_name="facts",
)
def facts(request: HttpRequest, asked: Query[FactQuery]) -> dict[str, Any]:
    """Figures by year, body and address: five reports a page, or up to a hundred where addresses are named."""
    _chosen(request, asked)
    strange = [address for address in asked.address if not any(address in edition.cells for edition in EDITIONS.values())]
    if strange:
        raise HttpError(400, f"没有“{strange[0]}”这个格子；全部地址见 /api/v1/addresses。")
    a_page = _FACTS // max(len(asked.address), 10) if asked.address else 5
    start = (asked.page - 1) * a_page
    chosen = list(open_data.newest(asked.year, asked.body)[start : start + a_page + 1])
    _has_page(asked.page, bool(chosen))
    rows = list(open_data.facts(chosen[:a_page], asked.address))
    return {"next": asked.page + 1 if len(chosen) > a_page else None, "facts": rows}


def _only(request: HttpRequest, known: Iterable[str]) -> None:
    """Refuse parameters that there are not."""
    sentence = unknown(request.GET, known)
    if sentence:
        raise HttpError(400, sentence)


def _chosen(request: HttpRequest, asked: ReportQuery) -> None:
    """Refuse parameters and bodies that there are not."""
    _only(request, sorted(type(asked).model_fields))
    if asked.body and not open_data.is_body(asked.body):
        raise HttpError(404, f"没有编号是“{asked.body}”的机关；全部机关见 /api/v1/bodies。")


def _has_page(page: int, found: bool) -> None:
    """Refuse a page behind the last one; the first is there even when it is empty."""
    if page > 1 and not found:
        raise HttpError(404, f"没有第{page}页。请从第1页取起，按 next 取下去。")
