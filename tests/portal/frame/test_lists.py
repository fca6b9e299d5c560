"""Lists: sorting, filters, pages, the number of queries; and all rows that match as a file."""

import csv
import io
from datetime import UTC, date, datetime

import openpyxl
import pytest

from gongkai.portal.agencies.models import Agency
from gongkai.portal.audit.guard import lifted
from gongkai.portal.frame import exports
from gongkai.portal.frame.listed import Cell
from tests.portal.frame.gallery import views


@pytest.fixture
def bodies(clerk):
    with lifted():
        for number in range(1, 61):
            Agency.objects.create(
                key=f"339900-{number:04d}",
                opened_on=date(2020, 1, 1) if number > 5 else date(2024, 5, number),
                closed_on=date(2025, 1, 1) if number == 9 else None,
                organisation_code="=1+1" if number == 9 else "",
            )


def keys(response):
    return [row[0].value.removeprefix("339900-") for row in response.context["listing"].rows]


@pytest.mark.parametrize(
    ("query", "found", "first"),
    [
        ("", 60, ["0001", "0002"]),
        ("?sort=-key", 60, ["0060", "0059"]),
        ("?sort=opened", 60, ["0006", "0007"]),
        ("?sort=-opened", 60, ["0005", "0004"]),
        ("?sort=people", 60, ["0001", "0002"]),  # a column that is not sorted by
        ("?sort=-opened&page=3", 60, ["0025", "0024"]),
        ("?sort=closed", 60, ["0009", "0001"]),  # what is blank comes last on every database
        ("?sort=-closed", 60, ["0009", "0060"]),
        ("?page=99", 60, ["0041", "0042"]),  # the last page instead
        ("?page=x", 60, ["0001", "0002"]),
        ("?q=005", 11, ["0005", "0050"]),
        ("?since=2024-05-01", 5, ["0001", "0002"]),
        ("?since=2024年5月3日&closed=", 3, ["0003", "0004"]),
        ("?closed=on", 1, ["0009"]),
        ("?since=前年", 60, ["0001", "0002"]),  # cannot be read: says so, narrows nothing
    ],
)
def test_what_is_shown(clerk, bodies, query, found, first):
    response = clerk.get(f"/bodies/{query}")
    assert response.context["listing"].found == found
    assert keys(response)[: len(first)] == first


@pytest.mark.parametrize(("query", "queries"), [("", 2), ("?q=00&since=2020-01-01&sort=-opened&page=2", 2), ("?none=1", 0)])
def test_queries_are_pinned(clerk, bodies, query, queries, django_assert_num_queries):
    with django_assert_num_queries(queries):
        clerk.get(f"/bodies/{query}")


def test_heads_say_how_they_are_sorted_and_keep_the_filters(clerk, bodies):
    heads = clerk.get("/bodies/?q=00&sort=-opened&page=2").context["listing"].heads
    assert [(head.label, head.url, head.sorted) for head in heads[:4]] == [
        ("编号", "?q=00&sort=key", "none"),
        ("设立日期", "?q=00&sort=opened", "descending"),
        ("撤销日期", "?q=00&sort=closed", "none"),
        ("人数", "", ""),
    ]
    assert clerk.get("/bodies/").context["listing"].heads[1].url == "?sort=-opened"


def test_pager(clerk, bodies):
    steps = clerk.get("/bodies/?q=00&page=2").context["listing"].steps
    assert [(step.label, step.url, step.current) for step in steps] == [
        ("上一页", "?q=00&page=1", False),
        ("1", "?q=00&page=1", False),
        ("2", "?q=00&page=2", True),
        ("3", "?q=00&page=3", False),
        ("下一页", "?q=00&page=3", False),
    ]


def test_unreadable_filter_says_how_to_write_it(clerk, bodies):
    assert "“这一天以后设立”请写成年月日，例如 2026-03-01" in clerk.get("/bodies/?since=前年").content.decode()


@pytest.mark.parametrize(("query", "words"), [("?none=1", views.BODIES.empty), ("?q=无", "没有符合这些条件的")])
def test_nothing_is_not_the_same_as_nothing_found(clerk, bodies, query, words):
    assert words in clerk.get(f"/bodies/{query}").content.decode()


@pytest.mark.parametrize(("kind", "encoding"), [("csv", "utf-8-sig"), ("csv-gbk", "gbk")])
def test_csv_has_all_rows_that_match(clerk, bodies, kind, encoding):
    response = clerk.get(f"/bodies/?sort=-key&format={kind}&page=2")
    content = b"".join(response.streaming_content)
    assert content.startswith(b"\xef\xbb\xbf") == (kind == "csv")
    lines = list(csv.reader(io.StringIO(content.decode(encoding))))
    assert lines[0] == ["编号", "设立日期", "撤销日期", "人数", "状态", "依据"]
    assert len(lines) == 61
    ninth = next(line for line in lines if line[0] == "339900-0009")
    assert ninth[1:3] == ["2020-01-01", "2025-01-01"]
    assert ninth[4:] == ["已撤销", "'=1+1"]


def test_workbook_has_all_rows_as_what_they_are(clerk, bodies):
    response = clerk.get("/bodies/?format=xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    rows = list(sheet.iter_rows(values_only=True))
    assert sheet.title == "机关目录"
    assert len(rows) == 61
    ninth = sheet[10]
    assert ninth[0].value == "339900-0009"
    assert (ninth[1].value.date(), ninth[3].data_type, ninth[5].value, ninth[5].data_type) == (date(2020, 1, 1), "n", "=1+1", "s")
    assert rows[1][2] is None
    assert sheet.column_dimensions["A"].width >= len("339900-0009")
    assert sheet.freeze_panes == "A2"


def test_export_reads_in_bundles(clerk, bodies, monkeypatch, django_assert_num_queries):
    """One query however many rows; what is added is added bundle by bundle."""
    monkeypatch.setattr(exports, "BUNDLE", 25)
    seen = []
    monkeypatch.setattr(views, "_counted", lambda rows: seen.append(len(rows)) or [setattr(row, "people_count", 0) for row in rows])
    with django_assert_num_queries(1):
        b"".join(clerk.get("/bodies/?format=csv").streaming_content)
    assert seen == [25, 25, 10]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+86 0000", "'+86 0000"),
        ("-", "'-"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1+1", "'＝1+1"),
        ("云溪县", "云溪县"),
        ("", ""),
        ("1-2", "1-2"),
    ],
)
def test_no_cell_runs_as_a_formula(text, cell):
    assert exports.harmless(text) == cell


def test_number_stays_a_number():
    assert exports._written(-3) == -3


def test_gbk_keeps_what_it_cannot_hold_by_number():
    content = b"".join(exports._lines(["姓名"], [["䶮子涵"], ["㐀😀"], ["李卫东"]], "gbk"))
    assert content.decode("gbk").splitlines() == ["姓名", "〔U+4DAE〕子涵", "〔U+3400〕〔U+1F600〕", "李卫东"]


def test_moment_is_told_in_the_time_of_beijing():
    moment = datetime(2025, 12, 31, 16, 5, 9, tzinfo=UTC)
    assert exports._written(moment) == "2026-01-01 00:05:09"
    book = exports._workbook("记录", ["时间", "日期"], [[moment, date(2026, 1, 1)]])
    cells = openpyxl.load_workbook(book).active[2]
    assert [(str(cell.value), cell.number_format) for cell in cells] == [
        ("2026-01-01 00:05:09", "yyyy-mm-dd hh:mm:ss"),
        ("2026-01-01 00:00:00", "yyyy-mm-dd"),
    ]
    shown = Cell("时间", moment, "", "", "", numeric=False)
    assert (shown.is_moment, shown.is_day) == (True, False)


def test_large_file_is_the_same_in_every_bundle(monkeypatch):
    """Rows beyond the first bundle, from which the widths are taken, are all there."""
    monkeypatch.setattr(exports, "BUNDLE", 2)
    rows = [[number, f"第{number}行"] for number in range(7)]
    sheet = openpyxl.load_workbook(exports._workbook("[名单]", ["号", "行"], iter(rows))).active
    assert [list(row) for row in sheet.iter_rows(min_row=2, values_only=True)] == rows
    assert sheet.title == "名单"
