"""A page as a document: the tree's lines and tables become rows in reading order, tables get their numbers."""

from selectolax.lexbor import LexborHTMLParser

from gongkai.reading.document import Document
from gongkai.reading.html.guard import refuse_bombs
from gongkai.reading.html.notes import page_notes
from gongkai.reading.html.walk import collapse, page_tree, with_table
from gongkai.reading.rows import page_rows


def read_html(text: str) -> Document:
    """The page as rows of fields; UnusableFileError only for a page built to break parsers. Nothing is fetched or run.

    Every `<tr>` of a data table is one row with the table's number; every other line of text is a row of its own.
    A table that arranges the page is not a table here: what stands in its cells is read as if it stood on the page.
    """
    refuse_bombs(text)
    parser = LexborHTMLParser(with_table(text))
    head, body = parser.head, parser.body
    title = head.css_first("title") if head else None
    document = Document("html", title=collapse(title.text()) if title else "", metadata=_metadata(parser))
    if body is not None and (html := body.html):
        document.rows = list(page_rows(page_tree(html)))
    document.notes = page_notes(parser, document.rows)
    return document


def _metadata(parser: LexborHTMLParser) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for node in parser.tags("meta"):
        attributes = node.attributes
        name, content = attributes.get("name"), attributes.get("content")
        if name and content and content.strip():
            pairs.setdefault(name.strip(), content.strip())
    return pairs
