"""The pages of an OFD file in order, each with the templates that lie under and over it and the graphics that it may draw."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from gongkai.reading.errors import UnusableFileError
from gongkai.reading.ofd.numbers import Four, box
from gongkai.reading.ofd.parts import Parts, child, children, local, text_of
from gongkai.reading.package import DAMAGED, Element

_A4: Four = (0.0, 0.0, 210.0, 297.0)
_TOP = "OFD.xml"
_MISSING_PAGE = "第{}页的内容在文件里找不到，没有读取；请用OFD阅读器打开，另存后再读"
_MISSING_TEMPLATE = "第{}页用到的模板在文件里找不到，模板上的文字没有读取；请用OFD阅读器打开，另存后再读"


@dataclass(slots=True)
class Sheet:
    """One page: where it lies (millimetres), the layers in the order in which they are drawn, named graphics."""

    box: Four
    layers: list[Element]
    units: dict[str, Element]


@dataclass(slots=True)
class Body:
    """One document of the file: its part, its place and page size, its templates, its named graphics, its pages."""

    part: str
    box: Four
    templates: dict[str, tuple[str, str]]
    units: dict[str, Element]
    pages: list[str]
    drawn: dict[str, list[Element]] = field(default_factory=dict)


class Opened:
    """An open file: title, number of pages, and what there is to say about parts that are missing."""

    def __init__(self, parts: Parts) -> None:
        """Reads which documents and pages there are; the pages themselves are not read yet."""
        self._parts = parts
        self.title = ""
        self.notes: list[str] = []
        name = parts.find("", _TOP)
        bodies = children(parts.tree(name), "DocBody") if name else []
        self._bodies = [body for each in bodies if (body := self._body(name or "", each)) is not None]
        if not self._bodies:
            raise UnusableFileError(DAMAGED)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return sum(len(body.pages) for body in self._bodies)

    def sheets(self) -> Iterator[Sheet]:
        """The pages in order; one whose content is missing is empty, with a note."""
        number = 0
        for body in self._bodies:
            for place in body.pages:
                number += 1
                part = self._parts.find(body.part, place)
                if part is None:
                    self.notes.append(_MISSING_PAGE.format(number))
                    yield Sheet(body.box, [], {})
                else:
                    yield self._sheet(body, part, number)

    def _body(self, base: str, element: Element) -> Body | None:
        self.title = self.title or text_of(child(child(element, "DocInfo"), "Title"))
        part = self._parts.find(base, text_of(child(element, "DocRoot")))
        if part is None:
            return None
        root = self._parts.tree(part)
        common = child(root, "CommonData")
        templates = {_id(each): (each.get("BaseLoc") or "", each.get("ZOrder") or "") for each in children(common, "TemplatePage")}
        resources = [] if common is None else [text_of(each) for each in common if local(each) in ("PublicRes", "DocumentRes")]
        pages = [each.get("BaseLoc") or "" for each in children(child(root, "Pages"), "Page")]
        size = _size(child(common, "PageArea"))
        return Body(part, size or _A4, templates, self._units(part, resources), pages)

    def _units(self, base: str, places: list[str]) -> dict[str, Element]:
        """The graphics that resources name."""
        units: dict[str, Element] = {}
        for place in places:
            part = self._parts.find(base, place)
            if part is not None:
                named = child(self._parts.tree(part), "CompositeGraphicUnits")
                units.update({_id(unit): unit for unit in children(named, "CompositeGraphicUnit")})
        return units

    def _sheet(self, body: Body, part: str, number: int) -> Sheet:
        root = self._parts.tree(part)
        own = [text_of(each) for each in children(root, "PageRes")]
        units = {**body.units, **self._units(part, own)} if own else body.units
        under: list[Element] = []
        over: list[Element] = []
        for each in children(root, "Template"):
            place, order = body.templates.get((each.get("TemplateID") or "").strip(), ("", ""))
            layers = self._template(body, place)
            if layers is None:
                self.notes.append(_MISSING_TEMPLATE.format(number))
            else:
                (over if (each.get("ZOrder") or order) == "Foreground" else under).extend(layers)
        return Sheet(_size(child(root, "Area")) or body.box, [*under, *_layers(root), *over], units)

    def _template(self, body: Body, place: str) -> list[Element] | None:
        """The layers of a template, none where it is missing."""
        if place not in body.drawn:
            part = self._parts.find(body.part, place)
            if part is None:
                return None
            body.drawn[place] = _layers(self._parts.tree(part))
        return body.drawn[place]


def _id(element: Element) -> str:
    return (element.get("ID") or "").strip()


def _size(area: Element | None) -> Four | None:
    """The box of a page, none where it is not told or has no extent."""
    found = box(text_of(child(area, "PhysicalBox")))
    return found if found and found[2] > 0 and found[3] > 0 else None


_LAYERS = {"Background": 0, "Body": 1, "Foreground": 2}


def _layers(root: Element) -> list[Element]:
    """The layers of a page from the lowest to the topmost."""
    return sorted(children(child(root, "Content"), "Layer"), key=lambda layer: _LAYERS.get(layer.get("Type") or "Body", 1))
