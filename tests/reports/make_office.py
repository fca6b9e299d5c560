"""Write the office files of the corpus: `python -m tests.reports.make_office [--others]`.

The files that are written part by part are the same every time, and `make_corpus` writes them with the rest. With
`--others` those of LibreOffice, python-docx and openpyxl are made anew; they differ with the versions of these programs
and are therefore kept as they were made, beside the gold that the generator knows.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import openpyxl
from openpyxl.styles import Border, Side

from .maker import docs_office, grids, prose

if TYPE_CHECKING:
    from .maker.document import Document
    from .maker.grids import Grid

HERE = Path(__file__).resolve().parent
FILTERS = {"docx": "docx:MS Word 2007 XML", "doc": "doc:MS Word 97", "xlsx": "xlsx:Calc MS Excel 2007 XML", "xls": "xls:MS Excel 97"}


def kept() -> list[Document]:
    """The documents that other programs wrote, each with the ending of the file that is kept."""
    found = docs_office.by_libraries()
    for document, steps in docs_office.by_other_programs():
        document.suffix = steps[-1]
        found.append(document)
    return found


def make_others(directory: Path) -> None:
    """The files of other programs, anew."""
    directory.mkdir(parents=True, exist_ok=True)
    for document in docs_office.by_libraries():
        data = _by_docx(document) if document.suffix == "docx" else _by_openpyxl(document)
        (directory / f"{document.name}.{document.suffix}").write_bytes(data)
    for document, steps in docs_office.by_other_programs():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{document.name}.{document.suffix}"
            path.write_bytes(document.write(document))
            for step in steps:
                path = _converted(path, step, into_sheet=steps == ("xlsx",))
            shutil.copy(path, directory / path.name)


def _converted(path: Path, suffix: str, into_sheet: bool) -> Path:
    """The file as LibreOffice saves it under another format; `.et` is a name only."""
    target = path.with_suffix(f".{suffix}")
    if suffix == "et":
        return path.rename(target)
    out = path.parent / "out"
    reads = ["--infilter=HTML (StarCalc)" if into_sheet else "--infilter=HTML (StarWriter)"] if path.suffix == ".html" else []
    command = ["soffice", "--headless", f"-env:UserInstallation={(path.parent / 'profile').as_uri()}", *reads]
    subprocess.run(
        [*command, "--convert-to", FILTERS.get(suffix, suffix), "--outdir", str(out), str(path)], check=True, capture_output=True
    )
    return (out / target.name).replace(target)


def _blocks(document: Document) -> list[str | Grid]:
    """Lines and tables in order."""
    drawn = {"二": grids.proactive(document), "三": grids.requests(document), "四": grids.disputes(document)}
    blocks: list[str | Grid] = [document.heading]
    for heading, before, after in prose.parts(document):
        blocks += [line for line in [heading, *before] if line]
        blocks += [drawn[heading[:1]]] if heading[:1] in drawn else []
        blocks += after
    return blocks


def _placed(grid: Grid) -> list[tuple[int, int, grids.Cell]]:
    """Row, column and cell."""
    taken: set[tuple[int, int]] = set()
    placed = []
    for y, cells in enumerate(grid):
        x = 0
        for cell in cells:
            while (y, x) in taken:
                x += 1
            placed.append((y, x, cell))
            taken.update((y + down, x + across) for down in range(cell.rows) for across in range(cell.cols))
            x += cell.cols
    return placed


def _by_docx(document: Document) -> bytes:
    file = docx.Document()
    for block in _blocks(document):
        if isinstance(block, str):
            file.add_paragraph(block)
            continue
        placed = _placed(block)
        table = file.add_table(len(block), max(x + cell.cols for _, x, cell in placed))
        for y, x, cell in placed:
            first = table.cell(y, x)
            if cell.rows * cell.cols > 1:
                first = first.merge(table.cell(y + cell.rows - 1, x + cell.cols - 1))
            first.text = cell.text
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def _by_openpyxl(document: Document) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    thin = Side(style="thin")
    row = 1
    for block in _blocks(document):
        if isinstance(block, str):
            sheet.cell(row, 1, block)
            row += 2
            continue
        for y, x, cell in _placed(block):
            value: str | int | float = cell.text
            if cell.kind == "value" and cell.text.replace(".", "", 1).lstrip("-").isdecimal():
                value = float(cell.text) if "." in cell.text else int(cell.text)
            sheet.cell(row + y, x + 1, value).border = Border(thin, thin, thin, thin)
            if cell.rows * cell.cols > 1:
                sheet.merge_cells(None, row + y, x + 1, row + y + cell.rows - 1, x + cell.cols)
        row += len(block) + 1
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


if __name__ == "__main__":
    if "--others" in sys.argv:
        make_others(HERE / "office")
