"""The text of a paragraph: its runs, as Word prints them."""

from dataclasses import dataclass, field

from gongkai.reading.docx.tags import (
    ALTERNATIVES,
    BOX_CONTENT,
    CHARACTERS,
    CHOICES,
    CONTROL,
    CONTROL_CONTENT,
    CONTROL_PROPERTIES,
    EQUATIONS,
    FIELD_CODE,
    FIELD_MARK,
    GRAPHICS,
    RUBY,
    RUBY_BASE,
    RUN,
    RUN_PROPERTIES,
    SIMPLE_FIELD,
    SYMBOL,
    TEXT,
    VALUE,
    WRAPPERS,
    M,
    W,
    is_on,
)
from gongkai.reading.package import Element

_STYLED_SIGNS = {
    ("wingdings", 0xFC): "✓",
    ("wingdings", 0xFB): "✗",
    ("wingdings", 0xFE): "☑",
    ("wingdings", 0xFD): "☒",
    ("wingdings", 0xA8): "□",
    ("wingdings", 0x6F): "□",
    ("wingdings 2", 0x50): "✓",
    ("wingdings 2", 0x52): "☑",
    ("wingdings 2", 0x54): "☒",
    ("wingdings 2", 0xA3): "□",
}
"""Font and place of the signs that forms use; their codes mean nothing outside their fonts."""
_PRIVATE = range(0xF000, 0xF100)


@dataclass(slots=True)
class _Field:
    """An open field: its code so far, whether its result has begun, whether that is printed elsewhere (a table of contents)."""

    code: str = ""
    shown: bool = False
    contents: bool = False


@dataclass(slots=True)
class Inline:
    """Gathers a paragraph's text in `pieces` and its text boxes in `boxes`; fields may stay open over paragraphs."""

    hides: bool = True
    """Whether any run of the document may be hidden; where not, nobody looks."""
    hidden_styles: set[str] = field(default_factory=set)
    balanced: bool = True
    """Whether every field of the document ends; where not, none may swallow what follows."""
    pieces: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)
    silent: bool = False
    """Whether an open field has its code here, not its result."""

    def take(self) -> tuple[str, list[Element]]:
        """The text since the last call and the text boxes; codes of fields do not reach over the end of a paragraph."""
        text, boxes = "".join(self.pieces), self.boxes
        self.pieces = []
        if boxes:
            self.boxes = []
        if self.silent and not any(one.contents for one in self.fields):
            self.fields = [one for one in self.fields if one.shown]
            self.silent = False
        return text, boxes

    def add(self, parent: Element) -> None:
        """The text of everything in a paragraph or in a wrapper inside one."""
        for element in parent:
            tag = element.tag
            if tag == RUN:
                self.run(element)
            elif tag in WRAPPERS:
                self.add(element)
            elif tag == CONTROL:
                content = shown_content(element)
                if content is not None:
                    self.add(content)
            elif tag == SIMPLE_FIELD:
                if not _is_contents(element.get(W + "instr") or ""):
                    self.add(element)
            elif tag == ALTERNATIVES:
                self.first_of(element)
            elif tag in EQUATIONS:
                self.equation(element)

    def run(self, run: Element) -> None:
        """One run: its characters, signs, fields and boxes."""
        for element in run:
            tag = element.tag
            if tag == TEXT:
                if not self.silent and element.text:
                    self.pieces.append(element.text)
            elif tag == RUN_PROPERTIES:
                if self.hides and self.is_hidden(element):
                    return
            elif tag in CHARACTERS:
                if not self.silent:
                    self.pieces.append(CHARACTERS[tag])
            else:
                self.special(element, tag)

    def special(self, element: Element, tag: str) -> None:
        """What few runs hold; notes and their marks, comments and deleted text are left out."""
        if tag == FIELD_MARK:
            self.field_mark(element.get(W + "fldCharType"))
        elif tag == FIELD_CODE:
            if self.fields and not self.fields[-1].shown:
                self.fields[-1].code += element.text or ""
        elif tag in GRAPHICS:
            self.boxes += _boxes(element)
        elif tag == ALTERNATIVES:
            self.first_of(element)
        elif tag == SYMBOL:
            self.pieces.append("" if self.silent else _sign(element))
        elif tag == RUBY:
            for base in element.iterchildren(RUBY_BASE):
                self.add(base)

    def first_of(self, alternatives: Element) -> None:
        """The first of several ways to say the same that holds text."""
        before = len(self.pieces) + len(self.boxes)
        for way in alternatives.iterchildren(*CHOICES):
            self.run(way)
            self.add(way)
            if len(self.pieces) + len(self.boxes) > before:
                return

    def field_mark(self, kind: str | None) -> None:
        """Begin, middle or end of a field."""
        if kind == "begin":
            self.fields.append(_Field())
        elif self.fields and kind == "separate":
            field = self.fields[-1]
            field.shown, field.contents = True, self.balanced and _is_contents(field.code)
        elif self.fields and kind == "end":
            self.fields.pop()
        self.silent = any(not field.shown or field.contents for field in self.fields)

    def is_hidden(self, properties: Element) -> bool:
        """Whether a run is formatted as hidden text."""
        vanish = properties.find(W + "vanish")
        if vanish is not None:
            return is_on(vanish.get(VALUE))
        style = properties.find(W + "rStyle")
        return style is not None and style.get(VALUE) in self.hidden_styles

    def equation(self, element: Element) -> None:
        """An equation that is a plain line of text, as a number typed in equation mode is; any other is left out."""
        lines = element.iterchildren(M + "oMath") if element.tag == M + "oMathPara" else (element,)
        for line in lines:
            if all(part.tag == M + "r" for part in line):
                self.pieces += [text.text or "" for text in line.iter(M + "t")]


def shown_content(control: Element) -> Element | None:
    """What stands in a content control; none for its prompt (“单击此处输入文字”) and for a table of contents."""
    properties = control.find(CONTROL_PROPERTIES)
    if properties is not None:
        prompt = properties.find(W + "showingPlcHdr")
        if prompt is not None and is_on(prompt.get(VALUE)):
            return None
        gallery = properties.find(f"{W}docPartObj/{W}docPartGallery")
        if gallery is not None and gallery.get(VALUE) == "Table of Contents":
            return None
    return control.find(CONTROL_CONTENT)


def _is_contents(code: str) -> bool:
    return code.split()[:1] in (["TOC"], ["toc"])


def _boxes(graphic: Element) -> list[Element]:
    """The outermost texts of boxes in a drawing, each once though it may be drawn in two ways."""
    boxes: list[Element] = []
    waiting = [graphic]
    while waiting:
        element = waiting.pop()
        if element.tag == BOX_CONTENT:
            boxes.append(element)
        elif element.tag == ALTERNATIVES:
            ways = list(element.iterchildren(*CHOICES))
            waiting += [way for way in ways if next(way.iter(BOX_CONTENT), None) is not None][:1]
        else:
            waiting += reversed(element)
    return boxes


def _sign(element: Element) -> str:
    try:
        code = int(element.get(W + "char") or "", 16)
    except ValueError:
        return ""
    font = (element.get(W + "font") or "").lower()
    if code in _PRIVATE or (font, code) in _STYLED_SIGNS:
        return _STYLED_SIGNS.get((font, code & 0xFF), "")
    return chr(code) if 0x20 <= code < 0xE000 else ""
