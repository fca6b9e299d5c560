"""Reads one file in a process of its own: `python -m gongkai.portal.annual.reader_process NAME` takes bytes and gives JSON.

What somebody uploads may crash a library or run for ever; then this process ends, not the platform.
"""

import io
import resource
import sys
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium

from gongkai.examining import Circumstances, Loaded, examine, is_document, read_report
from gongkai.portal.annual.reading_apart import EXACT
from gongkai.reading import UnusableFileError, match, to_document
from gongkai.reading.document import Document, Field
from gongkai.report import encode, finding_to_json, report_to_json

_SECONDS = 90
_PAGES = 40
_SCALE = 1.3
"""Pictures of about 94 points an inch: figures can be read, a page has some 80 KB."""


def read(data: bytes, name: str) -> dict[str, Any]:
    """The report, the findings of reading and of all checks, the source as rows, and pictures of the pages of a PDF.

    `rows` name for each cell its place in the document (`at`) and, in a PDF, on the pages as they are shown (`spot`: page, and
    left, top, right, bottom in units of `EXACT`); `pages` have width and height in pixels and the PNG in hexadecimal.
    """
    document = to_document(data, name) if is_document(data) else None
    reading = match(document) if document else read_report(data, name)
    examined = examine(Loaded(reading.report, reading.findings), Circumstances())
    return {
        "report": report_to_json(examined.report),
        "findings": [finding_to_json(finding) for finding in examined.findings],
        "rows": _rows(document) if document else [],
        "pages": list(_pictures(data)) if data.startswith(b"%PDF") else [],
    }


def _rows(document: Document) -> list[dict[str, Any]]:
    """The source in reading order: rows of cells with their places, and paragraphs."""
    return [
        {
            "table": row.table,
            "cells": [_cell(field) for field in row.fields],
        }
        for row in document.rows
    ]


def _cell(field: Field) -> dict[str, Any]:
    where = field.where
    cell = {"text": field.text, "span": field.span, "at": [where.page, where.table, where.row, where.column, where.line]}
    if field.spot is None:
        return cell
    page, *edges = field.spot
    return {**cell, "spot": [page, *(round(edge * EXACT) for edge in edges)]}


def _pictures(data: bytes) -> Iterator[dict[str, Any]]:
    with pdfium.PdfDocument(data) as document:
        for number in range(min(len(document), _PAGES)):
            image = document[number].render(scale=_SCALE).to_pil()
            kept = io.BytesIO()
            image.convert("P", colors=32).save(kept, "PNG", optimize=True)
            yield {"width": image.width, "height": image.height, "png": kept.getvalue().hex()}


def main() -> int:
    """Read standard input; exit status 2 with one sentence on standard error where the file cannot be used."""
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    try:
        answer = read(sys.stdin.buffer.read(), sys.argv[1] if len(sys.argv) > 1 else "")
    except UnusableFileError as error:
        sys.stderr.write(str(error))
        return 2
    sys.stdout.buffer.write(encode(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
