"""Parts of office files and the archives that hold them, the same bytes every time."""

from __future__ import annotations

import io
import zipfile

Parts = dict[str, str]

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_STRICT = {
    _W: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    _OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def packed(parts: Parts) -> bytes:
    """An archive of these parts, without the time of making."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), _DECLARATION + content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of an archive: packing may differ from one machine to the next, what is packed may not."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def related(entries: list[tuple[str, str]]) -> str:
    """A relationships part: kinds and targets."""
    listed = "".join(f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{place}"/>' for n, (kind, place) in enumerate(entries, 1))
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'


def typed(overrides: dict[str, str]) -> str:
    """The content types: part → what it is."""
    listed = "".join(f'<Override PartName="/{part}" ContentType="{_TYPES}.{kind}+xml"/>' for part, kind in overrides.items())
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def docx_parts(body: str, numbering: str = "", strict: bool = False, notes: str = "") -> Parts:
    """A Word file with a header and a footer full of numbers that are none of the report, and notes where any are given."""
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/></w:sectPr>'
    style = '<w:style w:type="paragraph" w:styleId="10"><w:name w:val="toc 1"/></w:style>'
    word = "wordprocessingml."
    parts = {
        "[Content_Types].xml": typed(
            {
                "word/document.xml": word + "document.main",
                "word/styles.xml": word + "styles",
                "word/numbering.xml": word + "numbering",
                "word/header1.xml": word + "header",
                "word/footer1.xml": word + "footer",
            }
        ),
        "_rels/.rels": related([("officeDocument", "word/document.xml")]),
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": related(
            [("styles", "styles.xml"), ("numbering", "numbering.xml"), ("header", "header1.xml"), ("footer", "footer1.xml")]
        ),
        "word/styles.xml": f'<w:styles xmlns:w="{_W}">{style}</w:styles>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{_W}">{numbering}</w:numbering>',
        "word/header1.xml": f'<w:hdr xmlns:w="{_W}"><w:p><w:r><w:t>内部资料 2018 年第 5 期</w:t></w:r></w:p></w:hdr>',
        "word/footer1.xml": f'<w:ftr xmlns:w="{_W}"><w:p><w:r><w:t>— 3 —</w:t></w:r></w:p></w:ftr>',
    }
    if notes:
        parts |= _noted(parts, notes)
    if strict:
        for usual, other in _STRICT.items():
            parts = {name: part.replace(usual, other) for name, part in parts.items()}
    return parts


def _noted(parts: Parts, notes: str) -> Parts:
    """The parts that change and those that are added where a Word file has notes and comments."""
    said = f"<w:p><w:r><w:t>{notes}</w:t></w:r></w:p>"
    types = "[Content_Types].xml", typed({f"word/{kind}.xml": f"wordprocessingml.{kind}" for kind in ("footnotes", "comments")})
    listed = types[1].split('"application/xml"/>')[1]
    links = "".join(f'<Relationship Id="rIdN{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in ("footnotes", "comments"))
    return {
        types[0]: parts[types[0]].replace("</Types>", listed),
        "word/_rels/document.xml.rels": parts["word/_rels/document.xml.rels"].replace("</Relationships>", links + "</Relationships>"),
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{_W}"><w:footnote w:id="2">{said}</w:footnote></w:footnotes>',
        "word/comments.xml": f'<w:comments xmlns:w="{_W}"><w:comment w:id="0" w:author="某">{said}</w:comment></w:comments>',
    }


def xlsx_parts(sheets: dict[str, str], formats: list[str], hidden: tuple[str, ...] = ()) -> Parts:
    """An Excel file: name of a sheet → what stands in its `<worksheet>`; number formats by the number of their style."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    places = [f"worksheets/sheet{number}.xml" for number in range(1, len(sheets) + 1)]
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"{" state=" + chr(34) + "hidden" + chr(34) if name in hidden else ""}/>'
        for n, name in enumerate(sheets, start=1)
    )
    own = "".join(f'<numFmt numFmtId="{170 + n}" formatCode="{code}"/>' for n, code in enumerate(formats))
    styles = "".join(f'<xf numFmtId="{170 + n}" applyNumberFormat="1"/>' for n in range(len(formats)))
    parts = {
        "[Content_Types].xml": typed(
            {"xl/workbook.xml": "spreadsheetml.sheet.main", "xl/styles.xml": "spreadsheetml.styles"}
            | {f"xl/{place}": "spreadsheetml.worksheet" for place in places}
        ),
        "_rels/.rels": related([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": related([*(("worksheet", place) for place in places), ("styles", "styles.xml")]),
        "xl/styles.xml": f'<styleSheet {main}><numFmts count="{len(formats)}">{own}</numFmts><fonts count="1"><font/></fonts>'
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        f'<cellXfs count="{len(formats)}">{styles}</cellXfs></styleSheet>',
    }
    return parts | {f"xl/{place}": f"<worksheet {main}>{sheet}</worksheet>" for place, sheet in zip(places, sheets.values(), strict=True)}
