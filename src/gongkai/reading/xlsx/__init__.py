"""Excel files (.xlsx, .xlsm) as a document: what the sheets show, as rows of fields; it knows tags and no labels."""

from gongkai.reading.xlsx.file import read_xlsx

__all__ = ["read_xlsx"]
