"""Old and binary workbooks (.xls, .et, .xlsb) and OpenDocument sheets (.ods) as a document, read in a process of their own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from gongkai.reading import xls_worker
from gongkai.reading.document import Document
from gongkai.reading.errors import UnusableFileError
from gongkai.reading.package import DAMAGED, LOCKED
from gongkai.reading.rows import page_rows
from gongkai.reading.sheet import TOO_BIG, Sheet, sheet_page
from gongkai.reading.table import MAX_COLUMNS, Cell

_SENTENCES = {xls_worker.LOCKED: LOCKED, xls_worker.TOO_BIG: TOO_BIG, xls_worker.DAMAGED: DAMAGED}
_DIED = "表格读不出来（可能过大或已损坏）；请用Excel或WPS打开，另存为.xlsx再读"
_HIDDEN_SHEETS = "隐藏的工作表没有读取：{}；如果年报在其中，请在Excel中取消隐藏后再读"
_PATIENCE = 2 * xls_worker.SECONDS
"""Seconds on the clock; the worker's own limit counts the processor's."""


def read_xls(data: bytes) -> Document:
    """What the sheets hold, as rows of fields; UnusableFileError for a damaged, locked or monstrous one.

    Of these formats numbers come as stored, not as formatted. Hidden sheets are left out, with a note.
    """
    answer = _answer(data)
    if "error" in answer:
        raise UnusableFileError(_SENTENCES[answer["error"]])
    document, page, hidden = Document("xls"), Cell(), []
    for found in answer["sheets"]:
        if found.get("hidden"):
            hidden.append(found["name"])
            continue
        sheet = Sheet(merges=[(top, left, bottom, right) for top, left, bottom, right in found["merges"]])
        for number, row in enumerate(found["rows"]):
            texts = {column: text for column, value in enumerate(row[:MAX_COLUMNS]) if (text := _tidy(value))}
            if texts:
                sheet.rows[number] = texts
        sheet_page(sheet, page)
    document.rows = list(page_rows(page))
    document.notes += [_HIDDEN_SHEETS.format("、".join(hidden))] if hidden else []
    return document


def _answer(data: bytes) -> dict[str, Any]:
    """What the worker says."""
    command = [sys.executable, "-I", str(Path(xls_worker.__file__))]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_PATIENCE, check=True)  # noqa: S603 our own program
        answer: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        raise UnusableFileError(_DIED) from None
    return answer


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n")
