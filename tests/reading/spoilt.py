"""What makes a good package a bad one, for the tables of bad files: locked parts, sizes that lie, entities."""

import re

LOL = '<!DOCTYPE w [<!ENTITY a "文文文文文文文文"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
"""Entities made of entities."""
XXE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
"""An entity that is a file of the machine."""

_IN_THE_TABLE = re.compile(b"PK\x01\x02")


def locked(good: bytes) -> bytes:
    """The archive with all its parts marked as encrypted."""
    data = bytearray(good)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for match in re.finditer(mark, good):
            data[match.start() + place] |= 1
    return bytes(data)


def lying(good: bytes, size: int) -> bytes:
    """The archive whose parts declare that they hold so many bytes."""
    data = bytearray(good)
    for match in _IN_THE_TABLE.finditer(good):
        data[match.start() + 24 : match.start() + 28] = size.to_bytes(4, "little")
    return bytes(data)
