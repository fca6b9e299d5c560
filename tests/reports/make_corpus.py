"""Write the generated part of the corpus: `python -m tests.reports.make_corpus [DIRECTORY]`; the same bytes every time."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from .make_office import kept
from .maker import docs_html, docs_office, docs_spoilt, docs_text

HERE = Path(__file__).resolve().parent
INTRODUCTION = """# Annual reports to read and to check

Bodies, figures and sentences are invented; only the form is real. `gold/` says what a careful person reads from each file, in
the form of `score_reading.py`. `findings_expected` lists faults that a checker must name; it is not a complete list.
`clean: true` means that a checker has no *error* to report; where it is false there may or may not be one. Reports whose name
begins with `hand_` were typed by hand, with their gold; the others are written by `python -m tests.reports.make_corpus`, which
knows the form by itself and nothing of the reader. What begins with `office_` or `library_` was written by LibreOffice, python-docx
or openpyxl and is kept as it was made (`python -m tests.reports.make_office --others`). `not_reports/` holds what must be refused.

| document | form | edition | what is special |
|---|---|---|---|
"""


def write(directory: Path) -> list[Path]:
    """The files written under the directory: each document, its gold, and the list of all."""
    written = []
    for document in [*docs_html.documents(), *docs_spoilt.documents(), *docs_text.documents(), *docs_office.documents()]:
        written.append(_put(directory / document.folder / f"{document.name}.{document.suffix}", document.write(document)))
        written.append(_put(directory / "gold" / f"{document.name}.json", _json(document.gold())))
    written += [_put(directory / "gold" / f"{document.name}.json", _json(document.gold())) for document in kept()]
    return written


def _put(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def _json(gold: dict[str, Any]) -> bytes:
    return (json.dumps(gold, ensure_ascii=False, indent=1) + "\n").encode()


def readme(golds: Path) -> str:
    """The list of all documents, those written by hand as well."""
    lines = [INTRODUCTION.rstrip("\n")]
    for path in sorted(golds.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        lines.append(f"| `{gold['raw']}` | {gold['form']} | {gold['edition']} | {gold['note'].replace('|', chr(92) + '|')} |")
    refused = json.loads((HERE / "not_reports" / "index.json").read_text(encoding="utf-8"))
    lines += [f"| `not_reports/{name}` | not a report | | {entry['note']} |" for name, entry in refused.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    write(target)
    if target == HERE:
        (HERE / "README.md").write_text(readme(HERE / "gold"), encoding="utf-8")
