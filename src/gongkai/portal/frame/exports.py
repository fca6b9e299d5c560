"""Rows as a file for Excel or a program, streamed however many there are.

Cells that a spreadsheet would run as a formula are made plain text. CSV comes in UTF-8 with a mark that Excel knows it by, or in
GBK for programs that read nothing else; what GBK does not hold is written by its number, 〔U+4DAE〕, so nothing is lost.
"""

import codecs
import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain, islice
from typing import Any
from urllib.parse import quote

import xlsxwriter
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.utils import timezone

from gongkai.portal.frame import clock
from gongkai.portal.frame.listed import Value

FORMATS = ("xlsx", "csv", "csv-gbk")
LABELS = {"xlsx": "Excel 表格", "csv": "CSV（UTF-8）", "csv-gbk": "CSV（GBK）"}
"""The kinds of files by their key in addresses, with the words of the screen."""

BUNDLE = 500
"""How many rows are fetched and written at a time."""

_RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_WIDEST = 60


def _by_number(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(f"〔U+{ord(character):04X}〕" for character in error.object[error.start : error.end]), error.end


codecs.register_error("gongkai_by_number", _by_number)


def harmless(text: str) -> str:
    """The text as a cell of CSV that no spreadsheet runs: with an apostrophe before what begins like a formula."""
    return f"'{text}" if text.startswith(_RUNS_AS_FORMULA) else text


def as_file(kind: str, name: str, heads: Sequence[str], rows: Iterable[Sequence[Value]]) -> HttpResponse:
    """The rows as a download of that kind, called by `name` and the day."""
    stem = f"{name}{clock.today():%Y%m%d}"
    if kind == "xlsx":
        return FileResponse(
            _workbook(name, heads, rows),
            as_attachment=True,
            filename=f"{stem}.xlsx",
            content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        )  # type: ignore[return-value]  # a response as any, to whoever sends it
    encoding = "gbk" if kind == "csv-gbk" else "utf-8"
    response = StreamingHttpResponse(_lines(heads, rows, encoding), content_type=f"text/csv; charset={encoding}")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(stem)}.csv"
    return response  # type: ignore[return-value]  # a response as any, to whoever sends it


def _lines(heads: Sequence[str], rows: Iterable[Sequence[Value]], encoding: str) -> Iterator[bytes]:
    if encoding == "utf-8":
        yield codecs.BOM_UTF8
    page = io.StringIO(newline="")
    writer = csv.writer(page)
    writer.writerow(heads)
    for number, row in enumerate(rows, 1):
        writer.writerow([_written(value) for value in row])
        if number % BUNDLE == 0:
            yield _emptied(page).encode(encoding, "gongkai_by_number")
    yield _emptied(page).encode(encoding, "gongkai_by_number")


def _emptied(page: io.StringIO) -> str:
    text = page.getvalue()
    page.seek(0)
    page.truncate()
    return text


def _written(value: Value) -> str | int:
    if value is None:
        return ""
    if isinstance(value, int):
        return value
    if isinstance(value, datetime):
        return f"{_in_beijing(value):%Y-%m-%d %H:%M:%S}"
    return value.isoformat() if isinstance(value, date) else harmless(value)


def _in_beijing(moment: datetime) -> datetime:
    """The moment as a clock in Beijing shows it, without a zone: a spreadsheet knows none."""
    return timezone.make_naive(moment) if timezone.is_aware(moment) else moment


def _workbook(name: str, heads: Sequence[str], rows: Iterable[Sequence[Value]]) -> Any:
    file = tempfile.TemporaryFile()  # noqa: SIM115  # the response closes it
    book = xlsxwriter.Workbook(file, {"constant_memory": True})
    sheet = book.add_worksheet(_sheet_name(name))
    bold = book.add_format({"bold": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    sheet.freeze_panes(1, 0)
    lines = iter(rows)
    sample = list(islice(lines, BUNDLE))
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, bold)
        widest = max(_width(value) for value in (head, *(row[column] for row in sample)))
        sheet.set_column(column, column, min(_WIDEST, widest + 2))
    for number, row in enumerate(chain(sample, lines), 1):
        for column, value in enumerate(row):
            _put(sheet, number, column, value, day, moment)
    book.close()
    file.seek(0)
    return file


def _width(value: Value) -> int:
    """How wide a value stands, in the narrow letters in which Excel measures columns; a Chinese character takes two."""
    return (
        19
        if isinstance(value, datetime)
        else 10
        if isinstance(value, date)
        else sum(1 + (character > "\u00ff") for character in str(value or ""))
    )


def _put(sheet: Any, row: int, column: int, value: Value, day: Any, moment: Any) -> None:
    if isinstance(value, int):
        sheet.write_number(row, column, value)
    elif isinstance(value, datetime):
        sheet.write_datetime(row, column, _in_beijing(value), moment)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, day)
    elif value:
        # As a string, whatever it begins with: Excel runs only what is written as a formula.
        sheet.write_string(row, column, value)


def _sheet_name(name: str) -> str:
    return "".join(character for character in name if character not in "[]:*?/\\'")[:31] or "名单"
