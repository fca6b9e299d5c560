"""Prints the office corpus to PDF with LibreOffice: `python -m tests.reading.pdf.make_prints`.

Every table is made as wide as the text, with borders or without, in print of the size given. The outlines of the letters
in the embedded fonts are made boxes: the text and its places stay as they were printed, and the files are small. The files
are kept as they were made, for they differ with the version of LibreOffice and the fonts that it finds.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
import zipfile
import zlib
from pathlib import Path

from lxml import etree

HERE = Path(__file__).resolve().parent
OFFICE = HERE.parents[1] / "reports" / "office"
WIDTH = 8300
"""Twentieths of a point: the width of the text."""
NESTED = 200
BEFORE_BORDERS = ["tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc"]
BEFORE_BORDERS += ["tblCellSpacing", "tblInd"]
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")

PRINTS: dict[str, tuple[int, bool]] = {
    "word_layout_2022@bordered21": (21, True),
    "word_numbered_2022@bordered18": (18, True),
    "word_controls_2024@bordered18": (18, True),
    "word_pieces_city_2024@bordered21": (21, True),
    "wps_across_2019@bordered18": (18, True),
    "wps_plain_2025@bordered24": (24, True),
    "library_docx_2023@open": (0, False),
    "wps_plain_2025@open18": (18, False),
    "word_tracked_2021@open18": (18, False),
    "word_mixed_2020@open18": (18, False),
    "word_letters_2020@open18": (18, False),
    "wps_blank_2021@open18": (18, False),
}
"""Half points of the print in tables (0: as the document has it) and whether there are borders, by name."""


def make(name: str, folder: Path) -> bytes:
    """One print."""
    source = name.partition("@")[0]
    size, bordered = PRINTS[name]
    path = folder / f"{source}.docx"
    with zipfile.ZipFile(OFFICE / path.name) as package, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for part in package.infolist():
            data = package.read(part)
            out.writestr(part, fitted(data, size, bordered) if size and part.filename == "word/document.xml" else data)
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), str(path)], check=True, capture_output=True)
    return hollowed(path.with_suffix(".pdf").read_bytes())


def fitted(data: bytes, size: int, bordered: bool) -> bytes:
    """The document with every table as wide as the text, one nested in a cell as wide as the cell."""
    root = etree.fromstring(data)
    name = "{" + str(etree.QName(root).namespace) + "}"
    for table in root.iter(f"{name}tbl"):
        depth = sum(1 for _ in table.iterancestors(f"{name}tbl"))
        grid = table.findall(f"{name}tblGrid/{name}gridCol")
        properties = table.find(f"{name}tblPr")
        if properties is None:
            properties = etree.Element(f"{name}tblPr")
            table.insert(0, properties)
        for old in [*properties.findall(f"{name}tblW"), *(properties.findall(f"{name}tblBorders") if bordered else [])]:
            properties.remove(old)
        if depth and len(grid) <= 1:
            _put(properties, etree.Element(f"{name}tblW", {f"{name}w": "5000", f"{name}type": "pct"}))
        else:
            width = WIDTH - NESTED * depth
            total = sum(int(column.get(f"{name}w", "0")) for column in grid)
            for column in grid:
                column.set(f"{name}w", str(int(column.get(f"{name}w", "0")) * width // max(total, 1)))
            for cell in table.findall(f"{name}tr/{name}tc/{name}tcPr/{name}tcW"):
                parent = cell.getparent()
                assert parent is not None
                parent.remove(cell)
            _put(properties, etree.Element(f"{name}tblW", {f"{name}w": str(width), f"{name}type": "dxa"}))
        if bordered:
            borders = etree.Element(f"{name}tblBorders")
            for side in SIDES:
                etree.SubElement(borders, f"{name}{side}", {f"{name}val": "single", f"{name}sz": "4", f"{name}color": "000000"})
            _put(properties, borders)
        for print_size in table.iter(f"{name}sz"):
            print_size.set(f"{name}val", str(size))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _put(properties: etree._Element, element: etree._Element) -> None:
    """Puts an element in its place among the properties of a table."""
    order = [*BEFORE_BORDERS, "tblBorders"]
    own = order.index(etree.QName(element).localname)
    earlier = [n for n, other in enumerate(properties, 1) if etree.QName(other).localname in order[:own]]
    properties.insert(max(earlier, default=0), element)


OBJECT = re.compile(rb"(?m)^(\d+) 0 obj\s*?\n(.*?)\nendobj", re.DOTALL)
TYPE_ONE = re.compile(rb"/FontFile (\d+) 0 R")


def hollowed(data: bytes) -> bytes:
    """The file with boxes for the letters of its Type 1 fonts, as wide as they were."""
    objects = {int(found[1]): found[2] for found in OBJECT.finditer(data)}
    for number in {int(found) for body in objects.values() for found in TYPE_ONE.findall(body)}:
        head, _, stream = objects[number].partition(b"stream\n")
        plain = zlib.decompress(stream.rpartition(b"\nendstream")[0])
        first, second = (int(found) for found in re.findall(rb"/Length[12] (\d+)", head))
        hollow = _hollow_font(plain[first : first + second])
        font = plain[:first] + hollow + plain[first + second :]
        packed = zlib.compress(font, 9)
        lengths = b"/Length1 %d/Length2 %d/Length3 %d" % (first, len(hollow), len(plain) - first - second)
        objects[number] = b"<</Length %d/Filter/FlateDecode%s>>\nstream\n%s\nendstream" % (len(packed), lengths, packed)
    root = re.search(rb"/Root (\d+ 0 R)", data)
    assert root is not None
    return _written(objects, root[1])


def _written(objects: dict[int, bytes], root: bytes) -> bytes:
    out = b"%PDF-1.6\n"
    places = {}
    for number in sorted(objects):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    table = b"".join(b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(1, max(objects) + 1))
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root %s>>\nstartxref\n%d\n%%%%EOF\n"
    return out + end % (max(objects) + 1, table, max(objects) + 1, root, len(out))


def _crypt(data: bytes, key: int, back: bool) -> bytes:
    """Type 1 fonts are written in a cipher without secret (Adobe Type 1 Font Format, §7)."""
    out = bytearray()
    for byte in data:
        other = byte ^ key >> 8
        out.append(other)
        key = ((byte if back else other) + key) * 52845 + 22719 & 0xFFFF
    return bytes(out)


CHARSTRING = re.compile(rb"(/[\w.]+ )(\d+)( (?:RD|-\|) )")
EEXEC, GLYPH, SALT = 55665, 4330, 4
WIDTHS, END = 13, 14
"""Commands of a letter: `hsbw`, which gives its width, and `endchar`."""
BOX = bytes([59, 4, 250, 44, 7, 247, 136, 6, 254, 44, 7, 9])
"""80 down, a box 920 high and 244 wide, closed: as high as Chinese letters are, for PDFium tells their height from their ink."""


def _hollow_font(data: bytes) -> bytes:
    plain = _crypt(data, EEXEC, back=True)
    out, place = b"", 0
    while (found := CHARSTRING.search(plain, place)) is not None:
        end = found.end() + int(found[2])
        letter = _crypt(plain[found.end() : end], GLYPH, back=True)
        kept = letter[: _behind_widths(letter)] + BOX + bytes([END])
        out += plain[place : found.start()] + found[1] + b"%d" % len(kept) + found[3] + _crypt(kept, GLYPH, back=False)
        place = end
    return _crypt(out + plain[place:], EEXEC, back=False)


def _behind_widths(letter: bytes) -> int:
    """The place behind the command that gives the width; numbers before it have one to five bytes."""
    place = SALT
    while letter[place] != WIDTHS:
        first = letter[place]
        place += 5 if first == 255 else 2 if first >= 247 else 1
    return place + 1


if __name__ == "__main__":
    for print_name in PRINTS:
        with tempfile.TemporaryDirectory() as directory:
            (HERE / f"{print_name}.pdf").write_bytes(make(print_name, Path(directory)))
