"""Word files (.docx, .docm, .dotx) as a document: what Word prints of the text, as rows of fields; it knows tags and no labels."""

from gongkai.reading.docx.file import read_docx

__all__ = ["read_docx"]
