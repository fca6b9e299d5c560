"""OFD: however a program writes the pages of a report, they are read as the PDF is that shows the same.

The pages are those of PDFs with gold: what PDFium finds on them is written as OFD by `writer.py`. No OFD of a published report
was at hand; the ways of writing are those seen in files of four makers.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ofdkit
import pytest

from gongkai.reading import read_bytes, to_document
from tests.reading.ofd.prints import prints_of
from tests.reading.ofd.writer import BORDERS, Dialect
from tests.reading.reading_score import score_gold
from tests.reading.test_pdf import OPEN, SIZES, STYLES, TOO_NARROW, source
from tests.reports.maker import prose

if TYPE_CHECKING:
    from gongkai.report import Report

HERE = Path(__file__).parent
GOLD = HERE.parents[1] / "reports" / "gold"
PRINTS = sorted(path for path in (HERE.parent / "pdf").glob("*@*.pdf") if path.stem not in OPEN)

BETTER = {"word_tracked_2021@open18", "hand_truncated_2023@writer"}
"""Where tables have no lines and the figures are the same, but from the PDF words of the table's head come as text of the part."""

DIALECTS: dict[str, tuple[Dialect, str]] = {
    "plain": (Dialect(), "an object a run, steps spelt out, a path a line"),
    "short": (Dialect(steps="g", border="slabs"), "equal steps as g; lines are thin filled rectangles"),
    "wrapped": (Dialect(steps="wrapped", border="closed", pretty=True), "a step too many, back to a next line; lines there and back"),
    "stepless": (Dialect(steps="none", border="one"), "no steps: each character follows the one before; all lines are one path"),
    "cells": (Dialect(steps="g", border="cells"), "one path goes around every cell"),
    "single": (Dialect(single=True, border="one", sides=True), "an object a character"),
    "scaled": (Dialect(scaled=True, border="enlarged"), "size 1 in a matrix; lines in tenths"),
    "sides": (Dialect(sides=True, steps="plain", scaled=True), "print on its side by its direction"),
    "template": (Dialect(template=True, border="slabs", steps="g"), "the lines stand in templates"),
    "overlaid": (Dialect(template=True, foreground=True, absolute=True), "which lie over the page, under places from the top"),
    "composite": (Dialect(composite=True, steps="g"), "blocks in blocks and named graphics"),
    "shifted": (Dialect(corner=(12.5, 40.0), composite=True), "pages that do not begin at 0 0"),
    "windows": (Dialect(slashes="\\", upper=True, root="doc"), "backslashes, capitals"),
    "chinese": (Dialect(encoding="gb18030", declared="GB18030", root="文档"), "GB18030, a Chinese folder"),
    "lying": (Dialect(encoding="gb18030", space="xmlns='http://www.ofdspec.org'", prefix=""), "GB18030 that calls itself UTF-8"),
    "unbound": (Dialect(space=""), "a prefix that nobody explains"),
    "wide": (Dialect(encoding="utf-16", declared="UTF-16", prefix="a:", space='xmlns:a="http://x"'), "UTF-16, a name space of somebody"),
}
PAGES = ["plain", "open_ends", "small_pages", "upright", "laid_down", "sideways_90", "unruled"]


def gold_of(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((GOLD / f"{path.stem.split('@')[0]}.json").read_text(encoding="utf-8"))
    return found


def told(report: Report) -> tuple[object, ...]:
    """What a report says, without the places where it says it."""
    figures = {address: (figure.value, figure.printed, figure.state, figure.certain) for address, figure in report.figures.items()}
    return report.title, report.agency, report.year, dict(report.editions), figures, report.sections, report.opening, report.closing


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", DIALECTS)
def test_every_dialect_gives_the_same_report(name: str, page: str) -> None:
    made = source(page, *SIZES[len(page) % 2 * 2])
    dialect, why = DIALECTS[name]
    data = dialect(prints_of(made.write(made)), "一份报告")
    report = read_bytes(data, "report.ofd").report
    result = score_gold(report, made.gold())
    assert result.perfect, (why, result)
    again = source(page, *SIZES[len(page) % 2 * 2])
    expected = [text for _, before, after in prose.parts(again)[1:] for text in (*before, *after) if text]
    assert [line for part in report.sections for line in part.text.split("\n") if line] == expected, why


@pytest.mark.parametrize(("size", "edition", "year"), SIZES)
@pytest.mark.parametrize("style", STYLES)
def test_every_style_of_pages_gives_the_same_report(style: str, size: str, edition: str, year: int) -> None:
    made = source(style, size, edition, year)
    dialect, why = list(DIALECTS.values())[(len(style) + year) % len(DIALECTS)]
    report = read_bytes(dialect(prints_of(made.write(made))), "report.ofd").report
    result = score_gold(report, made.gold())
    if (style, size) in TOO_NARROW:
        assert not result.confident
        assert len(result.missed) < 8
    else:
        assert result.perfect, (STYLES[style][1], why, result)
    assert (report.title, report.year, report.edition) == (made.heading, year, edition)


@pytest.mark.parametrize("name", ["plain", "single", "template"])
@pytest.mark.parametrize("path", PRINTS, ids=lambda path: path.stem)
def test_what_office_programs_print_is_read_as_from_pdf(path: Path, name: str) -> None:
    data = path.read_bytes()
    dialect, why = DIALECTS[name]
    report = read_bytes(dialect(prints_of(data)), "report.ofd").report
    result = score_gold(report, gold_of(path))
    assert result.perfect, (why, result)
    if path.stem not in BETTER:
        assert told(report) == told(read_bytes(data, "report.pdf").report), why


@pytest.mark.parametrize("name", DIALECTS)
def test_another_reader_finds_the_same_characters(name: str) -> None:
    made = source("plain", *SIZES[0])
    pages = prints_of(made.write(made))
    dialect, why = DIALECTS[name]
    written = "".join(sorted("".join(run.text for page in pages for run in page.runs)))
    assert "".join(sorted(ofdkit.extract_text(dialect(pages)))).strip() == written.strip(), why


def test_every_way_of_drawing_lines_is_tried() -> None:
    assert {dialect.border for dialect, _ in DIALECTS.values()} == {*BORDERS, "one", "cells"}


@pytest.mark.parametrize("style", ["plain", "sideways_90", "sideways_270"])
def test_a_cell_is_shown_where_it_stands(style: str) -> None:
    made = source(style, *SIZES[0])
    pdf = made.write(made)
    here, there = ([field for row in to_document(data, "").rows for field in row.fields] for data in (Dialect()(prints_of(pdf)), pdf))
    assert [field.text for field in here] == [field.text for field in there]
    assert [field.where for field in here] == [field.where for field in there]
    spots = [(a.spot, b.spot) for a, b in zip(here, there, strict=True)]
    assert sum(spot is not None for spot, _ in spots) > 100
    for spot, other in spots:
        assert (spot is None) == (other is None)
        assert spot is None or other is None or spot == pytest.approx(other, abs=0.002)
