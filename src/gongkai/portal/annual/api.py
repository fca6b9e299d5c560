"""The public interface to published reports, version 1: read only, no key; described by OpenAPI at /api/v1/openapi.json."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from ninja import Field, NinjaAPI, Query, Schema
from ninja.errors import HttpError

from gongkai.editions import EDITIONS
from gongkai.portal.annual.naming import named
from gongkai.portal.annual.selectors import open_data
from gongkai.report import decode

api = NinjaAPI(
    title="政府信息公开工作年度报告开放数据",
    version="1.0.0",
    description="已公开的年度报告和其中每一格的数字。只读，不用注册。地址（address）和机关编号（body）永久不变。",
    docs_url=None,
    urls_namespace="api",
)

_PAGE = 100
_FACTS = 1000


class Body(Schema):
    """A body (机关)."""

    key: str
    name: str
    kind: str
    level: str
    division: str
    credit_code: str
    opened_on: date
    competent_office: str


class ReportLine(Schema):
    """A published report, newest version."""

    body: str
    body_name: str
    year: int
    version: int
    title: str
    published_on: date
    url: str
    json_url: str


class ReportPage(Schema):
    """A page of reports; `next` is the number of the following page, none at the end."""

    total: int
    next: int | None
    reports: list[ReportLine]


class FactLine(Schema):
    """One figure; `value` none is not zero: `state` says what stands there."""

    body: str
    body_name: str
    year: int
    edition: str
    version: int
    address: str
    value: Decimal | None
    unit: str
    state: str
    certain: bool
    note: str


class FactPage(Schema):
    """A page of figures; `next` is the number of the following page, none at the end."""

    next: int | None
    facts: list[FactLine]


class ReportQuery(Schema):
    """Which reports: of a year, of a body; pages from 1."""

    year: int | None = None
    body: str = ""
    page: int = Field(1, ge=1)


class FactQuery(ReportQuery):
    """Which figures: those of the reports chosen, at these addresses (none: all)."""

    address: list[str] = Field(default_factory=list)


class Address(Schema):
    """A cell of the form."""

    edition: str
    address: str
    label: str
    unit: str


@api.get("/bodies", response=list[Body], summary="机关名录", url_name="bodies")
def bodies(request: HttpRequest, q: str = "") -> list[dict[str, object]]:
    """Bodies by name or key."""
    return open_data.bodies(q)


@api.get("/addresses", response=list[Address], summary="表格里的每一格", url_name="addresses")
def addresses(request: HttpRequest, edition: str = "") -> list[dict[str, str]]:
    """Every cell of the forms with its permanent address."""
    chosen = [EDITIONS[edition]] if edition in EDITIONS else list(EDITIONS.values())
    return [{"edition": e.name, "address": a, "label": named(cell), "unit": cell.unit} for e in chosen for a, cell in e.cells.items()]


@api.get("/reports", response=ReportPage, summary="已公开的报告", url_name="reports")
def reports(request: HttpRequest, asked: Query[ReportQuery]) -> dict[str, Any]:
    """Published reports by year and body, 100 a page."""
    found = open_data.newest(asked.year, asked.body)
    start = (asked.page - 1) * _PAGE
    total = found.count()
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


@api.get("/reports/{body}/{year}", summary="一份报告的全部内容", url_name="report")
def report(request: HttpRequest, body: str, year: int) -> Any:
    """The newest version of a report with text and figures, as `gongkai read` gives it."""
    one = open_data.newest(year, body, whole=True).first()
    if one is None:
        raise HttpError(404, "没有这份报告，或者还没有公开。")
    about = {"body": body, "version": one.version, "published_on": one.published_on, "note": one.note, "sha256": one.snapshot.sha256}
    return {"report": decode(one.snapshot.content), "findings": [], "published": about}


@api.get("/facts", response=FactPage, summary="逐格的数字", url_name="facts")
def facts(request: HttpRequest, asked: Query[FactQuery]) -> dict[str, Any]:
    """Figures by year, body and address: five reports a page, or up to a hundred where addresses are named."""
    a_page = _FACTS // max(len(asked.address), 10) if asked.address else 5
    start = (asked.page - 1) * a_page
    chosen = list(open_data.newest(asked.year, asked.body)[start : start + a_page + 1])
    rows = list(open_data.facts(chosen[:a_page], asked.address))
    return {"next": asked.page + 1 if len(chosen) > a_page else None, "facts": rows}
