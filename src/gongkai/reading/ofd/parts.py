"""The parts of an OFD file: found as producers name them, unpacked and parsed within limits; nothing outside is looked at."""

import re

import ofdkit
from lxml import etree
from ofdkit.package import Package as Files

from gongkai.reading.charset import decode
from gongkai.reading.errors import UnusableFileError
from gongkai.reading.package import BROKEN, DAMAGED, DECLARES, LIMITS, LOCKED, TOO_BIG, Element, Package, parse, refuse_large

_TOTAL = 100_000_000
"""Bytes of all parts that are read, inflated; 300 pages of the fullest report have 60 MB."""
_ENCRYPTED = "encryptions.xml"
"""The part in which a file says how its other parts are encrypted (GM/T 0099)."""
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")


class Parts:
    """An open file; every method may raise UnusableFileError."""

    def __init__(self, data: bytes) -> None:
        """Opens the archive; nothing is inflated yet, and nothing will be where a part declares too much."""
        package = Package(data)
        for name, info in package.names.items():
            lower = name.lower()
            if lower.rsplit("/", 1)[-1] == _ENCRYPTED:
                raise UnusableFileError(LOCKED)
            if lower.endswith(".xml"):
                refuse_large(info)
        try:
            self._files = Files(data)
        except (ofdkit.OFDError, *BROKEN):
            raise UnusableFileError(DAMAGED) from None
        self._left = _TOTAL

    def find(self, base: str, place: str | None) -> str | None:
        """The part that is meant by a place written in the part `base`, however slashes and letters are written; none if missing."""
        found: str | None = self._files.resolve(base, place)
        return found

    def tree(self, name: str) -> Element:
        """The root of a part."""
        try:
            data = self._files.read(name)
        except ofdkit.OFDLimitError:
            raise UnusableFileError(TOO_BIG) from None
        except (ofdkit.OFDError, *BROKEN):
            raise UnusableFileError(DAMAGED) from None
        self._left -= len(data)
        if len(data) > LIMITS.part or self._left < 0:
            raise UnusableFileError(TOO_BIG)
        try:
            return parse(data)
        except UnusableFileError as error:
            if str(error) != DAMAGED:
                raise
        return _mended(data)


def _mended(data: bytes) -> Element:
    """The root of a part that declares another encoding than it has, or no namespace; other faults are not passed over."""
    text, _, _ = decode(data)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise UnusableFileError(DECLARES)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    declared = _DECLARATION.match(text)
    try:
        root = etree.fromstring((text[declared.end() :] if declared else text).encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnusableFileError(DAMAGED) from None
    if root is None or any(fault.domain != etree.ErrorDomains.NAMESPACE for fault in parser.error_log):
        raise UnusableFileError(DAMAGED)
    return root


def local(element: Element) -> str:
    """The name of an element without its namespace: producers write several, or none."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def children(element: Element | None, name: str) -> list[Element]:
    """The elements of this name right inside another."""
    return [] if element is None else [each for each in element if local(each) == name]


def child(element: Element | None, name: str) -> Element | None:
    """The first of them, none if there is none."""
    return next(iter(children(element, name)), None)


def text_of(element: Element | None) -> str:
    """What is written in an element."""
    return "" if element is None else (element.text or "").strip()
