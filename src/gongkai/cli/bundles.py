"""Files that hold many reports: the open data of a platform for a year, as CSV of figures or as JSON, one report a line.

Each report is put into a file of its own for as long as the command runs, under a name that says which one it is.
"""

import csv
import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

from gongkai.cli.conversion import stand_for
from gongkai.reading import UnusableFileError
from gongkai.report import decode

_LINES = ".jsonl"
_FACTS = ".csv"
_KEYS = ("file", "body", "body_name", "agency", "year")
"""Columns that tell the reports of a CSV apart."""

_folders: list[tempfile.TemporaryDirectory[str]] = []
"""Kept until the process ends; then they are removed."""


def unbundled(path: str) -> tuple[str, ...]:
    """A name for each report in a file that holds several; the path alone where it holds one or is no such file.

    UnusableFileError where a line is no report.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in (_LINES, _FACTS) or not Path(path).is_file():
        return (path,)
    pieces = list(_lines(path) if suffix == _LINES else _facts(path))
    if len(pieces) < 2 and suffix == _FACTS:
        return (path,)
    folder = tempfile.TemporaryDirectory(prefix="gongkai-", ignore_cleanup_errors=True)
    _folders.append(folder)
    names = []
    for number, (name, data) in enumerate(pieces, 1):
        kept = Path(folder.name, f"{number}{'.json' if suffix == _LINES else _FACTS}")
        kept.write_bytes(data)
        called = f"{path}：{name or f'第{number}份'}"
        stand_for(called, str(kept))
        names.append(called)
    return tuple(names)


def _lines(path: str) -> Iterator[tuple[str, bytes]]:
    with Path(path).open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                report = decode(line)["report"]
                name = f"{report['agency'] or ''}{report['year'] or ''}年"
            except (ValueError, KeyError, TypeError) as error:
                raise UnusableFileError(f"{path}：第{number}行不是一份年报，请重新下载这个文件。") from error
            yield name, line


def _facts(path: str) -> Iterator[tuple[str, bytes]]:
    """The rows of each report under the head, in the order in which the reports come."""
    with Path(path).open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        reader = csv.reader(file)
        head = next(reader, [])
        columns = [head.index(key) for key in _KEYS if key in head]
        if "address" not in head or not columns:
            return
        reports: dict[tuple[str, ...], list[list[str]]] = {}
        for row in reader:
            if len(row) == len(head):
                reports.setdefault(tuple(row[column] for column in columns), []).append(row)
    for rows in reports.values():
        told = dict(zip(head, rows[0], strict=True))
        text = io.StringIO()
        csv.writer(text).writerows([head, *rows])
        yield (
            f"{told.get('body_name') or told.get('agency') or told.get('file', '')}{told.get('year', '')}年",
            text.getvalue().encode(errors="surrogateescape"),
        )
