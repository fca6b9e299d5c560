"""docs/editions.md: the tables of every edition, their cells and their equations, as the code has them."""

from collections.abc import Iterator

from gongkai.cli.pages.markdown import page, table
from gongkai.editions import EDITIONS
from gongkai.form import Block, Cell, Edition, Kind, Line, Link, Table
from gongkai.form.line import leaves, sums
from gongkai.law import INSTRUMENTS

_KINDS = {Kind.COUNT: "件数（非负整数）", Kind.SIGNED: "增减数（可以为负）", Kind.AMOUNT: "金额（可以有小数）"}
_INTRO = """年报的国家统一格式，按程序里的定义列出。单元格的**地址**是 `表/行/列`，在 JSON、CSV、网页的 `data-cell`
和检查结果里都一样，永久不变。行名、列名照格式原文。"""


def pages() -> dict[str, str]:
    """The one page."""
    return {"docs/editions.md": page("年报格式", _INTRO, *(_edition(edition) for edition in EDITIONS.values()))}


def _edition(edition: Edition) -> str:
    notice = INSTRUMENTS[edition.notice]
    years = f"{edition.first_year}至{edition.last_year}年度" if edition.last_year else f"{edition.first_year}年度起"
    head = f"## {edition.name}年格式\n\n用于{years}，依据{notice.number}。共{len(edition.cells)}个单元格。"
    parts = "\n".join(f"{section.number}. {section.title}" for section in edition.sections)
    return "\n\n".join([head, f"六个部分：\n\n{parts}", *(_table(edition, each) for each in edition.tables)])


def _table(edition: Edition, which: Table) -> str:
    title = f"### {which.label}（`{which.key}`，第{which.section}部分）"
    rows = [
        (f"`{cell.address}`", _way(cell.row_path), _way(cell.column_path), _kind(cell), _article(cell)) for cell in _cells(edition, which)
    ]
    equations = "\n".join(f"- {words}" for words in _equations(which))
    return "\n\n".join(
        part
        for part in (
            title,
            f"必须成立的等式：\n\n{equations}" if equations else "",
            table(("地址", "行", "列", "内容", "条例条款"), rows),
        )
        if part
    )


def _cells(edition: Edition, which: Table) -> list[Cell]:
    return [edition.cells[address] for address in edition.addresses(which.key)]


def _way(path: tuple[Line, ...]) -> str:
    return " / ".join(line.label for line in path)


def _kind(cell: Cell) -> str:
    return f"{_KINDS[cell.kind]}，{cell.unit}" if cell.unit else _KINDS[cell.kind]


def _article(cell: Cell) -> str:
    return next((line.article for line in reversed(cell.row_path) if line.article), "")


def _equations(which: Table) -> Iterator[str]:
    labels = {line.key: line.label for block in which.blocks for lines in (block.rows, block.columns) for line in leaves(lines)}
    for balance in which.balances:
        left, right = (" ＋ ".join(labels[key] for key in side) for side in (balance.left, balance.right))
        yield f"每一列：{left} ＝ {right}"
    for block in which.blocks:
        yield from _totals(block)
    for link in which.links:
        yield _link(link, labels)


def _totals(block: Block) -> Iterator[str]:
    for lines, each in ((block.rows, "每一列"), (block.columns, "每一行")):
        for total, parts in sums(lines):
            yield f"{each}：{total.label} ＝ {' ＋ '.join(part.label for part in parts)}"


def _link(link: Link, labels: dict[str, str]) -> str:
    sides = (_signed(link.this, labels, "本年"), _signed(link.last, labels, "上年"))
    each = "每一列" if link.axis == "rows" else "每一行"
    soft = "" if link.hard else "（可能因失效、清理、机构调整而不成立，只作提醒）"
    return f"{each}，与上年报告：{' ＝ '.join(sides)}{soft}"


def _signed(terms: tuple[tuple[int, str], ...], labels: dict[str, str], year: str) -> str:
    words = "".join(f" {'＋' if sign > 0 else '－'} {year}“{labels.get(key, key)}”" for sign, key in terms)
    return words.removeprefix(" ＋ ").strip()
