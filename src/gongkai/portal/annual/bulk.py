"""A year of published reports as files: CSV and Parquet of flat facts, JSON lines of whole reports, and what their columns mean.

Made when first asked for and kept until a report of the year changes; written beside and moved, so that nobody gets half a file.
"""

import json
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from typing import Any

from django.conf import settings

from gongkai.editions import EDITIONS, edition_for
from gongkai.portal.annual.models import Publication
from gongkai.portal.annual.naming import named
from gongkai.portal.annual.selectors import open_data
from gongkai.portal.annual.selectors.open_data import OpenFact

COLUMNS: dict[str, tuple[str, str]] = {
    "body": ("string", "机关编号，永久不变"),
    "body_name": ("string", "公开时的机关名称"),
    "credit_code": ("string", "统一社会信用代码，没有则为空"),
    "year": ("integer", "报告年度"),
    "edition": ("string", "表格所用的格式：2019 或 2021；更早的报告为空"),
    "version": ("integer", "第几版；更正后的版本大于1"),
    "published_on": ("date", "这一版的公开日期"),
    "address": ("string", "格子的地址：表/行/列，永久不变；每个地址是哪一格，见 /api/v1/addresses"),
    "label": ("string", "格子的名称"),
    "value": ("number", "原样的数；空着、斜杠和读不准时没有值，不等于0"),
    "unit": ("string", "格子里写的单位；没有写则为空，不换算"),
    "state": ("string", "number 数字，blank 空着，mark 斜杠等符号，unreadable 读不准"),
    "certain": ("boolean", "false：原文没有说清这个数属于哪一格"),
    "note": ("string", "机关或主管部门对这一格的公开说明"),
}
"""Column → its type (Table Schema of Frictionless Data) and what it means."""

_LABELS = {(name, address): named(cell) for name, edition in EDITIONS.items() for address, cell in edition.cells.items()}
_LABEL = list(COLUMNS).index("label")
_OF_A_FACT = attrgetter(*(name for name in COLUMNS if name != "label"))


def make(year: int, to: str, mark: str) -> Path:
    """The file of a year in a format (`csv`, `parquet`, `jsonl`) as it is while `mark` holds; KeyError for another format."""
    writer = _WRITERS[to]
    path: Path = settings.GONGKAI_DATA / "bulk" / f"{year}-{mark}.{to}"
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, fresh = tempfile.mkstemp(dir=path.parent, suffix=f".{to}")
    os.close(handle)
    try:
        writer(list(open_data.newest(year, whole=to == "jsonl")), Path(fresh))
        Path(fresh).replace(path)
    except BaseException:
        Path(fresh).unlink(missing_ok=True)
        raise
    for old in path.parent.glob(f"{year}-*.{to}"):
        if old != path:
            old.unlink(missing_ok=True)
    return path


def formats_of(year: int) -> tuple[str, ...]:
    """The formats that hold something: figures only of years whose reports follow a national form."""
    return FORMATS if edition_for(year) else ("jsonl",)


def describe(years: Sequence[open_data.YearOfData], base: str) -> dict[str, Any]:
    """The data package: every file with its columns, types and meanings (datapackage.json of Frictionless Data)."""
    schema = {
        "fields": [{"name": name, "type": kind, "description": meaning} for name, (kind, meaning) in COLUMNS.items()],
        "primaryKey": ["body", "year", "address"],
        "missingValues": [""],
    }
    return {
        "name": "gongkai-annual-reports",
        "title": "政府信息公开工作年度报告数据",
        "description": "已公开的年度报告：逐格的数字（CSV、Parquet，内容相同）和全文（JSON，一行一份）。更正过的报告用最新的一版。",
        "resources": [_resource(one, to, base, schema) for one in years for to in formats_of(one.year)],
    }


def _resource(one: open_data.YearOfData, to: str, base: str, schema: dict[str, Any]) -> dict[str, Any]:
    about = {
        "name": {"csv": f"facts-{one.year}", "parquet": f"facts-{one.year}-parquet", "jsonl": f"reports-{one.year}"}[to],
        "path": f"{base}facts-{one.year}.{to}",
        "format": to,
        "mediatype": MEDIA_TYPES[to].partition(";")[0],
        "description": f"{one.year}年度，{one.reports}份报告，最近更新{one.newest.isoformat()}",
    }
    match to:
        case "csv":
            return {**about, "profile": "tabular-data-resource", "encoding": "utf-8", "schema": schema}
        case "parquet":
            return {**about, "schema": schema}
        case _:
            return {**about, "encoding": "utf-8"}


def rows(publications: Sequence[Publication]) -> Iterator[tuple[Any, ...]]:
    """The facts of these reports with their labels, in the order of the columns."""
    for fact in open_data.facts(publications):
        values = _OF_A_FACT(fact)
        yield (*values[:_LABEL], _LABELS.get((fact.edition, fact.address), ""), *values[_LABEL:])


def _jsonl(publications: Sequence[Publication], path: Path) -> None:
    """A report on each line, with text and figures, as `gongkai read` gives it; `gongkai check` takes the file."""
    with path.open("w", encoding="utf-8") as file:
        for one in publications:
            about = {"body": one.filing.agency.key, "version": one.version, "published_on": one.published_on.isoformat()}
            file.write(f'{{"report":{one.snapshot.content},"findings":[],"published":{json.dumps(about, ensure_ascii=False)}}}\n')


def _framed(publications: Sequence[Publication], path: Path) -> None:
    """CSV and Parquet, by a module of their own: polars takes longer to load than the rest of the platform and few ask for it."""
    import_module("gongkai.portal.annual.frames").WRITERS[path.suffix](publications, path)


_WRITERS: dict[str, Callable[[Sequence[Publication], Path], None]] = {"csv": _framed, "parquet": _framed, "jsonl": _jsonl}

FORMATS = tuple(_WRITERS)
"""Formats of a whole year."""

MEDIA_TYPES = {"csv": "text/csv; charset=utf-8", "parquet": "application/vnd.apache.parquet", "jsonl": "application/jsonl; charset=utf-8"}
"""Format → its media type."""

if {field.name for field in fields(OpenFact)} | {"label"} != set(COLUMNS):
    raise TypeError("the columns of the bulk files are not those of a fact")
