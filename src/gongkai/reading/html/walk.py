"""From the parsed page to lines, cells and tables.

The parser writes the tree out again as regular HTML, and one regular expression takes that apart, each tag with the text
before it: a twentieth of the calls that stepping from node to node costs. Every start has its end there, attribute values
are in double quotes, and of the characters with a meaning only real ones are left bare.
"""

import re
from html import unescape

from gongkai.reading.html.tags import BLOCKS, CHROME, DROPPED, HEADINGS, PREFORMATTED, TABLE, VOID
from gongkai.reading.table import MAX_COLUMNS, MAX_ROWS, Cell, Table, TableRow

_MAX_NESTING = 30
"""Tables in tables; deeper ones are read as blocks. Layouts of the 2000s went eight deep."""

# A name may have equals signs in it; its value begins at the first one that a quote follows.
_ATTRIBUTES = r'((?:[ ][^\s>=]*+(?:=(?!")[^\s>=]*+)*+="[^"]*+")*+)'
_TOKEN = re.compile(
    r"([^<]*+)<(?:(script|style|iframe|noembed|noframes|xmp|plaintext)\b.*?</\2>"
    r"|!--.*?-->"
    rf"|(t[dh]){_ATTRIBUTES}>([^<]*+)</\3>"
    rf"|(/?)([a-z][^\s/>]*){_ATTRIBUTES}[^>]*>"
    r"|)",
    re.DOTALL,
)
"""Text and then a tag; a cell that holds no tag is one piece with all it says."""
_VALUES = re.compile(r'"[^"]*"')
_STYLE_HIDDEN = re.compile(r"\bdisplay\s*:\s*none|\bvisibility\s*:\s*hidden", re.IGNORECASE)
_STYLE = re.compile(r' style="([^"]*)"')
_SHOWN_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|table|flex|list-item)", re.IGNORECASE)
_SPAN = re.compile(r' (colspan|rowspan)="\s*\+?(\d+)')

_UNSHOWN = DROPPED | CHROME
_SPACE = " \t\r\n\f"
_TO_COLLAPSE = re.compile(r"\t|\r|\n|\f|  ")
"""Every choice begins with a character, so that the search skips all others."""
_SPACES = re.compile(r"[ \t\r\n\f]+")
# Chinese characters with their punctuation, quotation marks and dashes: between two of them a source line end is no space.
_HAN = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff\u00b7\u2014\u2018-\u201d\u2026"
_LINE_END = re.compile(rf"(?<=[{_HAN}])[ \t]*[\r\n][ \t\r\n\f]*(?=[{_HAN}])")
_ROW_FIRST = re.compile(r"\s*<(?:tr|td|th|tbody|thead)\b", re.IGNORECASE)


def with_table(text: str) -> str:
    """The page, put in a table if it is a piece of one; a parser drops rows and cells that stand outside a table."""
    return "<table>" + text if _ROW_FIRST.match(text) else text


def collapse(text: str) -> str:
    """The text as a browser shows it on one line; U+00A0 and the ideographic space stay."""
    if _TO_COLLAPSE.search(text):
        text = _SPACES.sub(" ", _LINE_END.sub("", text) if "\n" in text else text)
    return text.strip(_SPACE)


def page_tree(html: str) -> Cell:
    """Lines and tables of a page, as one cell that holds everything; `html` must be written by a parser."""
    walk = _Walk(html)
    walk.run()
    return walk.page


class _Walk:
    """One pass over the tokens; `cell` is where lines go now."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.page = self.cell = Cell()
        self.pieces: list[str] = []
        self.open: list[tuple[Table, Cell]] = []
        self.too_deep = 0
        self.preformatted = 0
        self.new_group = True
        self.found: dict[str, int] = {}
        self.hidden: dict[str, bool] = {}
        """What was found for each text of attributes: Word gives thousands of cells the same style, often with a `none` in it."""

    def run(self) -> None:
        """Goes through all tokens once."""
        skipped, levels = "", 0
        pieces = self.pieces
        for match in _TOKEN.finditer(self.html + "<"):
            text, _, cell, of_cell, content, slash, name, attributes = match.groups()
            if skipped:
                if name == skipped:
                    levels += -1 if slash else 1
                    skipped = skipped if levels else ""
                continue
            if text and (self.preformatted or pieces or text.strip(_SPACE)):
                self.text(text)
            if cell is not None:
                if not (("none" in of_cell or "hidden" in of_cell) and self.is_hidden(cell, of_cell, match.end())):
                    self.whole_cell(of_cell, content)
            elif name is None:
                continue
            elif slash or not (attributes or name in _UNSHOWN) or not self.is_hidden(name, attributes, match.end()):
                self.tag(slash, name, attributes)
            elif name not in VOID:
                skipped, levels = name, 1
        self.end_line()

    def whole_cell(self, attributes: str, text: str) -> None:
        """A cell from start to end that holds text and no tags, as most do."""
        if self.pieces:
            self.end_line()
        cell = self.cell
        if self.open and not self.too_deep:
            self.cell_start(attributes)
        if self.preformatted:
            self.text(text)
            self.end_line()
        elif line := _line(text):
            self.cell.items.append(line)
        self.cell = cell

    def is_hidden(self, name: str, attributes: str, start: int) -> bool:
        """Whether nothing of the element is shown, or what it shows is not the page's text."""
        if name in DROPPED:
            return True
        if name in CHROME:
            return self.next("<table", start) > self.next(f"</{name}>", start)
        if "none" not in attributes and "hidden" not in attributes:
            return False
        if attributes not in self.hidden:
            self.hidden[attributes] = _is_hidden(name, attributes)
        return self.hidden[attributes]

    def next(self, text: str, start: int) -> int:
        """Where the text stands next, or the end of the page; asked with rising starts, it searches the page once."""
        if self.found.get(text, -1) < start:
            position = self.html.find(text, start)
            self.found[text] = position if position >= 0 else len(self.html)
        return self.found[text]

    def tag(self, slash: str, name: str, attributes: str) -> None:
        """One start or end tag of an element that is shown."""
        if name in TABLE:
            if self.pieces:
                self.end_line()
            if slash:
                self.table_end(name)
            else:
                self.table_start(name, attributes)
        elif name in BLOCKS:
            if self.pieces:
                self.end_line()
        elif name in HEADINGS:
            if self.end_line() and slash:
                self.cell.headings += 1
        elif name in PREFORMATTED:
            self.end_line()
            self.preformatted += -1 if slash else 1
        elif "display" in attributes and _SHOWN_AS_BLOCK.search(attributes):
            self.end_line()

    def end_line(self) -> bool:
        """Puts the text since the last line end where it belongs; false if there was none."""
        if not self.pieces:
            return False
        text = self.pieces[0] if len(self.pieces) == 1 else "".join(self.pieces)
        self.pieces.clear()
        text = unescape(text.rstrip(" \r\n")) if self.preformatted else _line(text)
        if text:
            self.cell.items.append(text)
        return bool(text)

    def text(self, text: str) -> None:
        """Text between two tags; where it is preformatted, its line ends and tabs count."""
        if not self.preformatted:
            self.pieces.append(text)
            return
        first, *others = text.split("\n")
        self.pieces.append(first)
        for line in others:
            self.end_line()
            self.pieces.append(line)

    def table_start(self, name: str, attributes: str) -> None:
        """Opens a table, row group, row or cell."""
        if name == "table" and (self.too_deep or len(self.open) >= _MAX_NESTING):
            self.too_deep += 1
        elif self.too_deep:
            return
        elif name == "table":
            self.open.append((Table(), self.cell))
            self.new_group = True
        elif not self.open:
            return
        elif name == "tr":
            self.open[-1][0].rows.append(TableRow(starts_group=self.new_group))
            self.new_group = False
        elif name in ("td", "th"):
            self.cell_start(attributes)
        else:
            self.new_group = True

    def cell_start(self, attributes: str) -> None:
        """Opens a cell of the innermost table."""
        self.cell = Cell()
        if "span" in attributes:
            _set_spans(self.cell, attributes)
        rows = self.open[-1][0].rows
        if rows:
            rows[-1].cells.append(self.cell)

    def table_end(self, name: str) -> None:
        """Closes what `table_start` opened."""
        if self.too_deep:
            self.too_deep -= name == "table"
        elif not self.open:
            return
        elif name in ("td", "th"):
            self.cell = self.open[-1][1]
        elif name == "table":
            table, self.cell = self.open.pop()
            self.new_group = False
            self.cell.add(table)


def _line(text: str) -> str:
    """The text as it is shown, on one line."""
    if text.isalnum():  # most cells: nothing to collapse, nothing escaped
        return text
    text = collapse(text)
    return unescape(text) if "&" in text else text


def _is_hidden(name: str, attributes: str) -> bool:
    if ' hidden=""' in _VALUES.sub('""', attributes):
        return True
    if name in ("i", "span") and ' aria-hidden="true"' in attributes:
        return True
    style = _STYLE.search(attributes)
    return style is not None and _STYLE_HIDDEN.search(style[1]) is not None


def _set_spans(cell: Cell, attributes: str) -> None:
    for name, digits in _SPAN.findall(attributes):
        count = int(digits[:9])
        if name == "colspan":
            cell.columns = min(max(count, 1), MAX_COLUMNS)
        else:
            cell.rows = min(count or MAX_ROWS, MAX_ROWS)
