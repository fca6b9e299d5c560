"""HTML as a document: what a browser would show, as rows of fields; it knows tags and no labels."""

from gongkai.reading.html.page import read_html

__all__ = ["read_html"]
