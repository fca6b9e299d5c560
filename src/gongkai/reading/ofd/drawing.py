"""What is drawn on a page, in order: texts and paths, those in blocks and named graphics too."""

from collections.abc import Iterable, Iterator

from gongkai.reading.errors import UnusableFileError
from gongkai.reading.ofd.numbers import placed
from gongkai.reading.ofd.pages import Sheet
from gongkai.reading.ofd.parts import child, local
from gongkai.reading.package import TOO_BIG, TOO_DEEP, Element
from gongkai.reading.pdf.ruling import Matrix

_DEEPEST = 32
"""Blocks and named graphics inside each other; producers nest two or three deep."""

Drawn = tuple[Element, str, Matrix]
"""An object, its name, and how its coordinates lie on the page."""


class Drawings:
    """Goes through the objects of one page after the other; together they may be so many."""

    def __init__(self, most: int) -> None:
        """Nothing is drawn yet."""
        self._left = most

    def on(self, sheet: Sheet, page: Matrix) -> Iterator[Drawn]:
        """The texts and paths of a page that are shown; UnusableFileError where there are too many or they nest too deep."""
        for layer in sheet.layers:
            yield from self._in(layer, page, sheet.units, 0)

    def _in(self, holder: Iterable[Element], outer: Matrix, units: dict[str, Element], depth: int) -> Iterator[Drawn]:
        if depth > _DEEPEST:
            raise UnusableFileError(TOO_DEEP)
        for element in holder:
            self._left -= 1
            if self._left < 0:
                raise UnusableFileError(TOO_BIG)
            name = local(element)
            if element.get("Visible") == "false":
                continue
            if name in ("TextObject", "PathObject"):
                yield element, name, placed(element, outer)
            elif name == "PageBlock":
                yield from self._in(element, outer, units, depth + 1)
            elif name == "CompositeObject":
                content = child(units.get((element.get("ResourceID") or "").strip()), "Content")
                if content is not None:
                    yield from self._in(content, placed(element, outer), units, depth + 1)
