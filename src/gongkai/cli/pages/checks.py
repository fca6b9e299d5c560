"""docs/checks/: a page for each code, from the docstrings of the checks and the oddities of reading."""

from collections.abc import Iterator
from dataclasses import dataclass
from inspect import cleandoc

from gongkai.checking import REGISTRY
from gongkai.cli.pages.markdown import page, table
from gongkai.reading import ODDITIES
from gongkai.report import Severity

_SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.INFO: "说明"}
_FAMILIES = {
    "A": "表格算术",
    "B": "与上年比较",
    "C": "内容是否完整",
    "D": "正文与表格",
    "F": "格式与读取",
    "G": "指南和制度",
    "P": "数字是否合理",
    "T": "时限",
    "U": "汇总",
    "X": "文字质量",
}
_INTRO = """检查结果里每个代码的说明。代码永久不变，也不重复使用；首字母是类别。

- **错误**：可以断定不对，应当改正；有错误时退出状态是 1。
- **提醒**：很可能不对，或不符合要求，请人核对。
- **说明**：值得知道，不一定要改。

“目录编号”是所依据的检查目录中的编号。"""


@dataclass(frozen=True, slots=True)
class _Entry:
    code: str
    title: str
    severity: Severity
    catalogue: tuple[str, ...]
    source: str
    manual: str


def pages() -> dict[str, str]:
    """The list of all codes, and a page for each."""
    entries = sorted(_entries(), key=lambda entry: entry.code)
    made = {f"docs/checks/{entry.code}.md": _page(entry) for entry in entries}
    return {"docs/checks/index.md": _index(entries)} | made


def _entries() -> Iterator[_Entry]:
    for check in REGISTRY.values():
        yield _Entry(check.code, check.title, check.severity, check.catalogue, check.source, check.manual)
    for oddity in ODDITIES.values():
        yield _Entry(oddity.code, oddity.title, oddity.severity, (oddity.catalogue,), "", oddity.manual)


def _index(entries: list[_Entry]) -> str:
    parts = [_INTRO]
    for letter in sorted({entry.code[0] for entry in entries}):
        rows = [
            (f"[{e.code}]({e.code}.md)", e.title, _SEVERITIES[e.severity], "、".join(filter(None, e.catalogue)) or "—")
            for e in entries
            if e.code[0] == letter
        ]
        parts.append(f"## {letter} {_FAMILIES[letter]}\n\n{table(('代码', '问题', '级别', '目录编号'), rows)}")
    return page("检查说明", *parts)


def _page(entry: _Entry) -> str:
    facts = [("级别", _SEVERITIES[entry.severity]), ("目录编号", "、".join(filter(None, entry.catalogue))), ("依据", entry.source)]
    listed = "\n".join(f"- {name}：{value}" for name, value in facts if value)
    return page(f"{entry.code} {entry.title}", listed, manual_to_markdown(entry.manual), "[全部检查](index.md)")


def manual_to_markdown(manual: str) -> str:
    """A manual page as Markdown: a line over indented lines is a heading, lines of a paragraph are joined.

    >>> print(manual_to_markdown("表三不平。\\n\\n    查什么\\n        七列\\n        逐列核对。\\n    "))
    表三不平。
    <BLANKLINE>
    ## 查什么
    <BLANKLINE>
    七列逐列核对。
    """
    lines = cleandoc(manual).split("\n")
    blocks: list[str] = []
    fresh = True
    for number, line in enumerate(lines):
        text = line.strip()
        below = lines[number + 1] if number + 1 < len(lines) else ""
        if not text:
            fresh = True
        elif not line.startswith(" ") and below.startswith(" "):
            blocks.append(f"## {text}")
            fresh = True
        elif fresh or text.startswith(("- ", "* ")):
            blocks.append(text)
            fresh = False
        else:
            blocks[-1] += text
    return "\n\n".join(blocks)
