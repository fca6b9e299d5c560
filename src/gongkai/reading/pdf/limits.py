"""What is too much for one report in PDF."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Where a PDF is refused or something on a page is left out; each bounds time and memory."""

    pages: int = 300
    """The longest report seen, a province's with its supplements, has some 60; a page takes up to 25 ms."""
    characters: int = 2_000_000
    """In the whole file: 300 pages of the smallest print. About 250 bytes each in memory while a page is read."""
    objects: int = 100_000
    """Drawn objects of one page that are looked at for lines; a page of Chromium with a full table has 800."""
    drawn: int = 1_500_000
    """Drawn objects of the whole file; PDFium needs a microsecond and 300 bytes for each before it can be counted."""
    content: int = 16_000_000
    """Bytes of one stream unpacked; the fullest page of a report has 300 KB."""
    font: int = 64_000_000
    """Bytes of an embedded font; a whole Chinese one has 10 to 20 MB."""
    depth: int = 8
    """Drawings inside drawings (form XObjects); producers nest two or three deep."""
    lines: int = 4_000
    """Ruling lines of one page after pieces were joined. A map has more, and no table on it can be told."""
    grid: int = 40_000
    """Elementary cells of one table: 128 columns by 300 rows."""


LIMITS = Limits()
