"""The flat facts of a year in columns, written as CSV and Parquet; `bulk` loads this when the first file is asked for."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from gongkai.portal.annual.bulk import COLUMNS, rows
from gongkai.portal.annual.models import Publication
from gongkai.rendering.csv import harmless

_POLARS: dict[str, Any] = {
    "year": pl.Int32,
    "version": pl.Int32,
    "published_on": pl.Date,
    "value": pl.Decimal(24, 6),
    "certain": pl.Boolean,
}
_SCHEMA: dict[str, Any] = {name: _POLARS.get(name, pl.String) for name in COLUMNS}
_AT_ONCE = 200
"""Reports in one frame: some 40,000 rows."""


def _frames(publications: Sequence[Publication]) -> Iterator[pl.DataFrame]:
    for start in range(0, len(publications), _AT_ONCE):
        yield pl.DataFrame(list(rows(publications[start : start + _AT_ONCE])), schema=_SCHEMA, orient="row")


def _csv(publications: Sequence[Publication], path: Path) -> None:
    """A head, then every fact; text that a spreadsheet would reckon is marked; the value with no digit more than was printed."""
    with path.open("wb") as file:
        file.write(b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n")
        for frame in _frames(publications):
            plain = frame.with_columns(
                pl.col("value").cast(pl.String).str.replace(r"\.?0+$", ""),
                *(_marked(frame[name]) for name in ("body_name", "unit", "note")),
            )
            plain.write_csv(file, include_header=False, line_terminator="\r\n")


def _marked(texts: pl.Series) -> pl.Series:
    """Without Python in the threads of polars, where some would wait for work and others for the lock of the interpreter."""
    marks = {text: mark for text in texts.unique().drop_nulls() if (mark := harmless(text)) != text}
    return texts.replace(marks)


def _parquet(publications: Sequence[Publication], path: Path) -> None:
    frames = list(_frames(publications))
    (pl.concat(frames) if frames else pl.DataFrame(schema=_SCHEMA)).write_parquet(path)


WRITERS: dict[str, Callable[[Sequence[Publication], Path], None]] = {".csv": _csv, ".parquet": _parquet}
"""Ending of the file → what writes it."""
