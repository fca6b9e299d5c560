"""A letter in every format: it opens, holds the whole text, takes nothing from outside, and changes no character of a fact."""

import io
import re
import zipfile
from xml.etree import ElementTree

import docx
import pypdfium2
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law import LETTERS
from gongkai.letters import FORMATS, Letter, UnknownLetterFormatError, compose, letter_docx, letter_html, letter_pdf, render
from tests.letters.facts import facts_for

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AWKWARD = [
    "<b>&amp;</b>",
    "{{ reason }}",
    "{% raw %}",
    "#let x = 1",
    "*_`$@\\",
    "]]>",
    "&#38;",
    "<script>alert(1)</script>",
    "\"'",
    "{reviewer}",
    "〔〕【】",
    "= 标题",
]
FREE_TEXT = ["applicant", "subject", "agency", "information", "reason", "reviewer", "court", "copies"]


def bare(text: str) -> str:
    """The text without white space, which formats set as they need."""
    return re.sub(r"\s+", "", text)


def texts_of_docx(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(name) for name in ("word/header1.xml", "word/document.xml")]
    return "".join(element.text or "" for part in parts for element in ElementTree.fromstring(part).iter(f"{W}t"))  # noqa: S314  # our own bytes


def texts_of_pdf(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "".join(page.get_textpage().get_text_range() for page in document)


def texts_of_html(data: bytes) -> str:
    page = BeautifulSoup(data, "html.parser")
    assert page.body
    return page.body.get_text()


READ = {"docx": texts_of_docx, "pdf": texts_of_pdf, "html": texts_of_html}


def assert_whole(letter: Letter, data: bytes, to: str) -> None:
    found = bare(READ[to](data))
    if to == "pdf":
        found = re.sub(r"—\d+—", "", found)
    for text in letter.texts():
        assert bare(text) in found, text


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("kind", LETTERS)
def test_every_letter_is_whole_in_every_format(kind: str, to: str) -> None:
    facts = facts_for(kind)
    assert_whole(compose(kind, facts), render(kind, facts, to), to)


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("kind", ["reply_denied", "transfer_list"])
def test_same_facts_give_the_same_bytes(kind: str, to: str) -> None:
    assert render(kind, facts_for(kind), to) == render(kind, facts_for(kind), to)


def test_unknown_format_lists_those_there_are() -> None:
    with pytest.raises(UnknownLetterFormatError, match="docx、pdf、html"):
        render("receipt", facts_for("receipt"), "rtf")


@pytest.mark.parametrize("kind", LETTERS)
def test_docx_opens_and_has_its_styles(kind: str) -> None:
    document = docx.Document(io.BytesIO(render(kind, facts_for(kind), "docx")))
    letter = compose(kind, facts_for(kind))
    assert document.core_properties.title == letter.title
    assert [p.text for p in document.paragraphs if p.style and p.style.name == "Title"] == [letter.title]
    assert not [p.text for p in document.paragraphs if p.style and p.style.name == "Normal" and p.text], "a style is not declared"
    section = document.sections[0]
    assert section.different_first_page_header_footer
    assert [p.text for p in section.first_page_header.paragraphs if p.text] == ([letter.head] if letter.sealed else [])
    for table in document.tables:
        assert letter.sheet
        assert len(table.rows) == len(letter.sheet.rows) + bool(letter.sheet.header)


def test_long_name_of_an_organ_is_set_smaller() -> None:
    long = letter_docx(compose("receipt", facts_for("receipt", agency="云溪县人民政府政务服务和行政审批管理局")))
    short = letter_docx(compose("receipt", facts_for("receipt")))
    styles = [docx.Document(io.BytesIO(data)).sections[0].first_page_header.paragraphs[0].style for data in (long, short)]
    assert [style.name for style in styles if style] == ["Long Letter Head", "Letter Head"]


@pytest.mark.parametrize("kind", LETTERS)
def test_pdf_is_tagged_and_follows_pdf_ua(kind: str) -> None:
    data = render(kind, facts_for(kind), "pdf")
    assert pypdfium2.PdfDocument(data).is_tagged()
    assert b"pdfuaid" in data
    assert pypdfium2.PdfDocument(data).get_metadata_dict()["Title"] == compose(kind, facts_for(kind)).title


@pytest.mark.parametrize("kind", ["receipt", "reply_denied", "third_party_notice", "fee_notice"])
def test_signature_stands_with_text_on_its_page(kind: str) -> None:
    """GB/T 9704-2012, 7.3.5: seal and date never stand on a page without text."""
    for padding in range(12):
        facts = facts_for(kind, subject="科技创新券兑付情况" * (1 + 3 * padding), attachments=None, copies=None)
        pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(render(kind, facts, "pdf"))]
        last = bare(re.sub(r"— \d+ —", "", pages[-1]))
        signed = bare("云溪县科学技术局2025年5月14日")
        assert last.endswith(signed)
        assert len(last) > len(signed), f"{padding}: the signature is alone"


@pytest.mark.parametrize("kind", LETTERS)
def test_html_is_accessible_and_takes_nothing_from_outside(kind: str) -> None:
    page = BeautifulSoup(render(kind, facts_for(kind), "html"), "html.parser")
    letter = compose(kind, facts_for(kind))
    assert page.html
    assert page.html["lang"] == "zh-CN"
    assert [heading.get_text() for heading in page.find_all("h1")] == [letter.title]
    assert page.title
    assert page.title.get_text().startswith(letter.title)
    assert page.find("main")
    assert not page.find_all(["script", "link", "img", "iframe", "object"])
    style = page.find("style")
    assert style
    assert "url(" not in style.get_text()
    assert "@import" not in style.get_text()
    for table in page.find_all("table"):
        assert table.find("caption")
        assert all(cell.get("scope") for cell in table.find_all("th"))


@pytest.mark.parametrize("awkward", AWKWARD)
@pytest.mark.parametrize("to", FORMATS)
def test_markup_in_a_fact_is_only_text(to: str, awkward: str) -> None:
    for kind in ("reply_denied", "review_sheet"):
        facts = facts_for(kind, **dict.fromkeys(FREE_TEXT, f"甲{awkward}乙"))
        assert bare(f"甲{awkward}乙") in bare(READ[to](render(kind, facts, to)))


_TEXT = st.text(st.sampled_from("云溪县<>&\"'{}%#$*_`\\@~[]()=/-+.,:;!?|^ aZ09《》“”（）〔〕、。　"), min_size=1, max_size=40).filter(
    str.strip
)


@settings(max_examples=40, deadline=None)
@given(
    kind=st.sampled_from(["reply_denied", "reply_partial", "third_party_notice", "review_sheet"]),
    values=st.lists(_TEXT, min_size=8, max_size=8),
)
def test_random_facts_survive_word_for_word(kind: str, values: list[str]) -> None:
    facts = facts_for(kind, **dict(zip(FREE_TEXT, values, strict=True)), dated_on="2023-12-31", received_on="2023-12-01")
    letter = compose(kind, facts)
    own = "".join(bare(text) for text in letter.texts())
    for field in set(FREE_TEXT) & set(LETTERS[kind].fields):
        assert bare(facts[field]) in own, field
    for to, data in (("docx", letter_docx(letter)), ("html", letter_html(letter)), ("pdf", letter_pdf(letter))):
        found = bare(READ[to](data))
        if to != "pdf":
            assert_whole(letter, data, to)
            continue
        # PDF text comes line by line, with page numbers between pages: every character must be there, in order.
        missing = [c for c in set(own) if own.count(c) > found.count(c)]
        assert not missing
