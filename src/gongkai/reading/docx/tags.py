"""The names of WordprocessingML that matter to reading, and which of them are mere wrappers."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

STRICT = (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main")
"""The namespace of “Strict Open XML”, and the usual one for the same names."""

PARAGRAPH = W + "p"
RUN = W + "r"
TEXT = W + "t"
TABLE = W + "tbl"
ROW = W + "tr"
CELL = W + "tc"
PARAGRAPH_PROPERTIES = W + "pPr"
RUN_PROPERTIES = W + "rPr"
ROW_PROPERTIES = W + "trPr"
CELL_PROPERTIES = W + "tcPr"
VALUE = W + "val"
CONTROL = W + "sdt"
CONTROL_PROPERTIES = W + "sdtPr"
CONTROL_CONTENT = W + "sdtContent"
ALTERNATIVES = _MC + "AlternateContent"
CHOICES = (_MC + "Choice", _MC + "Fallback")
BOX_CONTENT = W + "txbxContent"
GRAPHICS = frozenset((W + "drawing", W + "pict", W + "object"))
FIELD_MARK = W + "fldChar"
FIELD_CODE = W + "instrText"
SIMPLE_FIELD = W + "fldSimple"
SYMBOL = W + "sym"
RUBY = W + "ruby"
RUBY_BASE = W + "rubyBase"
FOREIGN_PIECE = W + "altChunk"
EQUATIONS = frozenset((M + "oMath", M + "oMathPara"))

WRAPPERS = frozenset(W + name for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "dir", "bdo", "sdtContent"))
"""Elements whose content stands as if they were not there. Deleted (`del`), moved away (`moveFrom`) and notes are not among them."""

CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "",
}
"""Elements of a run that stand for a character; a line end of any kind ends a line."""


def is_on(value: str | None) -> bool:
    """Whether a switch is on; present without a value it is."""
    return value not in ("0", "false", "off")
