"""Born-digital PDF as a document: characters and ruling lines become tables and paragraphs; it knows places and no labels."""

from gongkai.reading.pdf.file import read_pdf

__all__ = ["read_pdf"]
