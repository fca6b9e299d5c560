"""OFD (GB/T 33190) as a document: text and lines of its pages go the way of a PDF's; it knows places and no labels."""

from gongkai.reading.ofd.file import read_ofd

__all__ = ["read_ofd"]
