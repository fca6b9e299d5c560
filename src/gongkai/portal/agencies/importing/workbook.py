"""A file of the clerk's (.xlsx, .xls, .et, .ods, .csv) to a sheet of the kind asked for."""

import csv
import hashlib
import io
import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongkai.portal.agencies.importing.columns import COLUMNS, MARK, SHEET_LABELS, Column
from gongkai.portal.agencies.importing.sheet import Line, Sheet
from gongkai.portal.frame.refusal import Refused
from gongkai.reading import xls_worker
from gongkai.reading.charset import decode, is_binary


@dataclass(frozen=True, slots=True)
class Limits:
    """What is too much for one import."""

    bytes: int = 10_000_000
    """A sheet of 20,000 people has 1.3 million."""
    lines: int = 50_000
    columns: int = 60
    header_within: int = 10
    """Lines among which the first row of labels must stand; people put a title over a table."""


LIMITS = Limits()
_BLANKS = re.compile(r"\s+")
_HINTS = re.compile(r"[（(][^（）()]*[）)]|[*＊:：]")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u2060"))
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_LOCKED = "文件设了打开密码，读不了。请用Excel或WPS打开，去掉密码后另存，再放进来。"
_DAMAGED = "文件打不开，可能没有下载完整或已损坏。请用Excel或WPS打开，另存为.xlsx，再放进来。"
_TOO_BIG = f"文件太大：一次最多{LIMITS.lines}行。请分成几个文件，先导入上级机关，再导入下级。"


def read(kind: str, data: bytes, name: str) -> Sheet:
    """The sheet in a file; raises `Refused` where the file cannot be read or holds no such table."""
    if not data:
        raise Refused("文件是空的。请选填好的表，再放进来。", "file")
    if len(data) > LIMITS.bytes:
        raise Refused(_TOO_BIG, "file")
    sheets = _of_workbook(data) if data.startswith((_ZIP, _OLE)) else [_of_text(data)]
    found = [(sheet, header) for sheet in sheets if (header := _header(kind, sheet)) is not None]
    if not found:
        wanted = "、".join(f"“{column.label}”" for column in COLUMNS[kind] if column.required)
        label = SHEET_LABELS[kind]
        raise Refused(f"文件里没有找到{label}表：表头要有{wanted}这几列。请用下载的{label}模板填写，表头不要改，再放进来。", "file")
    rows, header = found[0]
    return _sheet(kind, name, hashlib.sha256(data).hexdigest(), rows, header)


def _sheet(kind: str, name: str, digest: str, rows: Sequence[Sequence[str]], header: int) -> Sheet:
    places = _places(kind, rows[header])
    lines = tuple(Line(number, tuple(row)) for number, row in enumerate(rows[header + 1 :], header + 2) if any(row[: LIMITS.columns]))
    if len(lines) > LIMITS.lines:
        raise Refused(_TOO_BIG, "file")
    width = max((len(line.cells) for line in lines), default=0)
    used = set(places.values())
    unknown = tuple(
        place for place in range(width) if place not in used and any(place < len(line.cells) and line.cells[place] for line in lines)
    )
    return Sheet(kind, name[:200], digest, Line(header + 1, tuple(rows[header])), lines, places, unknown)


def _header(kind: str, rows: Sequence[Sequence[str]]) -> int | None:
    """The row, from 0, that holds the labels of all required columns, or most of them; none where no row does."""
    wanted = {column.key for column in COLUMNS[kind] if column.required}
    best = max(
        ((len(wanted & set(_places(kind, row))), -number) for number, row in enumerate(rows[: LIMITS.header_within])),
        default=(0, 0),
    )
    return -best[1] if best[0] * 2 >= len(wanted) else None


def _places(kind: str, row: Sequence[str]) -> dict[str, int]:
    """Key of a column → its place, by label or a usual other name; the first of two that are called the same."""
    by_label = {_bare(label): column.key for column in COLUMNS[kind] for label in _labels(column)}
    places: dict[str, int] = {}
    for place, text in enumerate(row[: LIMITS.columns]):
        key = by_label.get(_bare(text))
        if key is not None:
            places.setdefault(key, place)
    return places


def _labels(column: Column) -> Iterable[str]:
    return (column.label, *column.aliases, *(("序号",) if column.key == MARK else ()))


def _bare(label: str) -> str:
    return _HINTS.sub("", _BLANKS.sub("", unicodedata.normalize("NFKC", label)))


def _of_workbook(data: bytes) -> list[list[list[str]]]:
    """The visible sheets; read in a process of its own, since a small file can ask for much memory."""
    command = [sys.executable, "-I", str(Path(xls_worker.__file__))]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=2 * xls_worker.SECONDS, check=True)  # noqa: S603  # our own program
        answer: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        raise Refused(_DAMAGED, "file") from None
    match answer.get("error"):
        case None:
            return [[[_tidy(value) for value in row] for row in sheet["rows"]] for sheet in answer["sheets"] if not sheet.get("hidden")]
        case xls_worker.LOCKED:
            raise Refused(_LOCKED, "file")
        case xls_worker.TOO_BIG:
            raise Refused(_TOO_BIG, "file")
        case _:
            raise Refused(_DAMAGED, "file")


def _of_text(data: bytes) -> list[list[str]]:
    text, _, lost = decode(data)
    if is_binary(text, lost):
        raise Refused("这不是表格文件。请放.xlsx、.xls、.et或.csv格式的表。", "file")
    delimiter = "\t" if text.partition("\n")[0].count("\t") > text.partition("\n")[0].count(",") else ","
    try:
        return [[_tidy(value) for value in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error:
        raise Refused(_DAMAGED, "file") from None


def _tidy(value: str) -> str:
    return _BLANKS.sub(" ", value.translate(_INVISIBLE)).strip()
