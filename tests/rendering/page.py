"""A rendered page taken apart with the standard library's parser, which neither the renderer nor our reader uses."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


@dataclass
class Element:
    """One element: its tag, attributes, the elements in it and its text (whole, white space as it stands)."""

    tag: str
    attributes: dict[str, str]
    parent: "Element | None" = None
    children: list["Element"] = field(default_factory=list)
    text: str = ""

    def all(self, *tags: str) -> list["Element"]:
        """Every element below with one of the tags, in the order of the page."""
        below = [e for child in self.children for e in (child, *child.all())]
        return [e for e in below if not tags or e.tag in tags]

    def number(self, name: str) -> int:
        """The number in an attribute, 1 where there is none."""
        return int(self.attributes.get(name, "1"))


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.here = Element("", {})
        self.unbalanced: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        assert len(element.attributes) == len(attrs), f"an attribute twice in {tag}"
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_endtag(self, tag: str) -> None:
        if self.here.tag != tag or self.here.parent is None:
            self.unbalanced.append(tag)
        else:
            self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        element: Element | None = self.here
        while element is not None:
            element.text += data
            element = element.parent


def parse(page: bytes) -> Element:
    """The elements of a page; AssertionError where a tag is not closed, or closed twice."""
    builder = _Builder()
    builder.feed(page.decode("utf-8"))
    builder.close()
    assert not builder.unbalanced, builder.unbalanced
    assert builder.here is builder.root, f"{builder.here.tag} is not closed"
    return builder.root
