"""Figures as tables that a person can read on a terminal."""

from collections.abc import Iterator

from gongkai.cli.output.rows import plain
from gongkai.cli.output.wrap import pad, pad_left, width, wrap
from gongkai.cli.streams import Look
from gongkai.editions import EDITIONS, TABLES
from gongkai.form import Block, Line, Table
from gongkai.form.line import leaves
from gongkai.report import Figure, Report, State

_LABELS = 44
_SIGNS = {State.BLANK: "空", State.UNREADABLE: "读不准", State.ABSENT: "缺"}
_LEGEND = "表中：空＝格子是空的；读不准＝有内容但不能确定是哪个数；缺＝文件里没有这一格；数后的?＝不能确定属于这一格。"


def tables(name: str, report: Report, look: Look) -> str:
    """The head of a report and its tables, every cell under its labels."""
    lines = [*_head(name, report, look)]
    for key in TABLES:
        edition = report.table_edition(key)
        if edition is None:
            lines += ["", f"（没有找到{_title(key)}）"]
            continue
        lines += ["", f"{edition.table(key).label}〔{edition.name}年格式〕"]
        for block in edition.table(key).blocks:
            lines += _block(report, edition.table(key), block)
    if any(f.state is not State.NUMBER or not f.certain for f in report.figures.values()):
        lines += ["", *wrap(_LEGEND, look.columns)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _title(key: str) -> str:
    table = EDITIONS[max(EDITIONS)].table(key)
    return f"{table.name}（{table.label}）"


def _head(name: str, report: Report, look: Look) -> Iterator[str]:
    yield name
    for word, value in (("标题", report.title), ("机关", report.agency), ("年度", report.year), ("格式", report.edition)):
        yield from wrap(f"{word}：{value or '没有找到'}", look.columns, "  ", "        ")
    parts = "、".join(f"第{part.number}部分{len(part.text)}字" for part in report.sections)
    yield from wrap(f"正文：{parts or '没有找到'}", look.columns, "  ", "        ")


def _block(report: Report, table: Table, block: Block) -> Iterator[str]:
    columns = leaves(block.columns)
    heads = [column.label for column in columns]
    rows = [(indent, row) for line in block.rows for indent, row in _lines(line, 0)]
    cells = {row.key: [cell_text(report.figure(f"{table.key}/{row.key}/{c.key}")) for c in columns] for _, row in rows if not row.children}
    sizes = [max(width(text) for text in (head, *(row[i] for row in cells.values()))) for i, head in enumerate(heads)]
    yield ""
    yield _line(wrap(block.title or block.corner, _LABELS), heads, sizes)
    for indent, row in rows:
        label = wrap(row.label, _LABELS, "  " * indent, "  " * indent + "  ")
        yield _line(label, cells.get(row.key, [""] * len(heads)), sizes)


def _lines(line: Line, indent: int) -> Iterator[tuple[int, Line]]:
    yield indent, line
    for child in line.children:
        yield from _lines(child, indent + 1)


def _line(label: list[str], cells: list[str], sizes: list[int]) -> str:
    """One row; its figures stand beside the last line of its label."""
    *before, last = label
    values = "  ".join(pad_left(cell, size) for cell, size in zip(cells, sizes, strict=True))
    return "\n".join([*before, f"{pad(last, _LABELS)}  {values}".rstrip()])


def cell_text(figure: Figure) -> str:
    """A figure as a table on a terminal shows it: number and unit, the mark, or the word for what else stands there."""
    if figure.state is State.MARK:
        return figure.printed
    text = _SIGNS.get(figure.state) or plain(figure.value) + figure.unit
    return text if figure.certain or figure.state is State.UNREADABLE else f"{text}?"
