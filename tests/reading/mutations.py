"""What published reports do to the form: one function a fault, the true figures kept beside it."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

from tests.reading.drafts import STYLES, Draft, Shown, addresses, value_rows
from tests.reports.maker.grids import Cell, expanded
from tests.reports.maker.prose import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.reports.maker.grids import Grid

Mutation = tuple["Callable[[Draft], None]", tuple[str, ...]]
MUTATIONS: dict[str, Mutation] = {}
PARTED = ("page", "tabs", "pipes", "lines")
USUAL = (*PARTED, "paragraphs", "spaces", "aligned")
SAID = (
    "其中行政许可 12 件，行政处罚 7 件，行政强制 3 件。",
    "收到申请8件，其中自然人3件，商业企业 5 件，予以公开 4 件，重复申请1件。",
    "行政复议案件 2 件，结果维持1件，结果纠正 1 件；行政诉讼 4 件，总计 6 件。",
    "制发规章 2 件、规范性文件 31 件，行政事业性收费 5 项，金额 3.5 万元。",
    "上年结转政府信息公开申请数量 3 件，结转下年度继续办理 9 件。",
)


def mutation(*styles: str) -> Callable[[Callable[[Draft], None]], Callable[[Draft], None]]:
    def keep(function: Callable[[Draft], None]) -> Callable[[Draft], None]:
        MUTATIONS[function.__name__] = (function, styles)
        return function

    return keep


@mutation("page", *STYLES)
def nothing(made: Draft) -> None:
    pass


@mutation(*USUAL, "ragged")
def labels_without_numbers(made: Draft) -> None:
    made.relabel(lambda label: re.sub(r"^(（[一二三四五六七]）|\d\.|[一二三四]、)", "", label), "requests")


@mutation(*USUAL, "ragged")
def labels_numbered_otherwise(made: Draft) -> None:
    number, bracket = made.rng.choice(["{}、", "({})", "（{}）", "{}．"]), made.rng.choice(["({})", "{}、", "{}."])
    made.relabel(lambda label: re.sub(r"^(\d)\.", lambda m: number.format(m[1]), label), "requests")
    made.relabel(lambda label: re.sub(r"^（([一二三四五六七])）", lambda m: bracket.format(m[1]), label), "requests")


@mutation("page", "tabs", "pipes")
def labels_spaced(made: Draft) -> None:
    made.relabel(
        lambda label: "".join(char + (made.rng.choice(" \u3000\u00a0") if made.rng.random() < 0.25 else "") for char in label).strip()
    )


@mutation("page")
def labels_broken(made: Draft) -> None:
    made.relabel(lambda label: "".join(char + ("\n" if made.rng.random() < 0.3 else "") for char in label).strip())


@mutation(*USUAL)
def synonyms(made: Draft) -> None:
    other = made.rng.choice(["法人和其他组织", "法人及其他组织"])
    for old, new in (
        ("总计", "合计"),
        ("法人或其他组织", other),
        ("其他", "其它"),
        ("商业企业", "企业"),
        ("科研机构", "科研单位"),
        ("勾稽", "钩稽"),
    ):
        made.relabel(lambda label, old=old, new=new: label.replace(old, new))


@mutation(*USUAL)
def halfwidth(made: Draft) -> None:
    made.relabel(lambda label: label.translate(str.maketrans("（）“”：", '()"":')))


@mutation(*PARTED, "aligned", "markdown")
def running_numbers(made: Draft) -> None:
    grid = made.tables["requests"]
    grid[0].insert(0, Cell("序号", 3, 1, "head"))
    for number, cells in enumerate(value_rows(grid), start=1):
        cells.insert(0, Cell(str(number)))


@mutation(*PARTED, "markdown")
def remarks(made: Draft) -> None:
    grid = made.tables["requests"]
    grid[0].append(Cell("备注", 3, 1, "head"))
    for cells in value_rows(grid):
        cells.append(Cell(made.rng.choice(["", "", "见说明", "无"]), kind="label"))


@mutation(*PARTED)
def note_rows(made: Draft) -> None:
    for grid in made.tables.values():
        grid.append([Cell("备注：本表数据含所属单位 12 家，行政处罚 5 件为移送。", 1, len(expanded(grid)[0]), "label")])


@mutation(*USUAL, "ragged")
def unit_lines(made: Draft) -> None:
    for table in made.tables:
        made.items.insert(made.index(table), made.rng.choice(["单位：件", "（单位：件、万元）"]))


@mutation(*USUAL, "ragged")
def sentences_around(made: Draft) -> None:
    for table in made.tables:
        made.items.insert(made.index(table), made.rng.choice(SAID))
        made.items.insert(made.index(table) + 1, made.rng.choice(SAID))


def _cut(grid: Grid, at: int) -> None:
    """End the spans that reach over this row, and go on below with empty cells."""
    below = []
    for y, cells in enumerate(grid[:at]):
        for cell in cells:
            if y + cell.rows > at and cell.kind == "label":
                below.append(Cell("", y + cell.rows - at, cell.cols, "label"))
                cell.rows = at - y
    grid[at][0:0] = below


@mutation(*PARTED, "paragraphs", "spaces", "ragged")
def requests_in_two_tables(made: Draft) -> None:
    grid = made.tables["requests"]
    at = made.rng.randint(4, len(grid) - 1)
    _cut(grid, at)
    head = copy.deepcopy(grid[:3]) if made.rng.random() < 0.5 else []
    made.replace("requests", grid[:at], head + grid[at:])


@mutation(*USUAL)
def head_again(made: Draft) -> None:
    grid = made.tables["requests"]
    at = made.rng.randint(5, len(grid) - 2)
    head = copy.deepcopy(grid[:3])
    _cut(grid, at)
    grid[at:at] = head


@mutation(*USUAL, "ragged")
def proactive_in_blocks(made: Draft) -> None:
    blocks: list[Grid] = []
    for cells in made.tables["proactive"]:
        blocks += [[]] if cells[0].text.startswith("第二十条") else []
        blocks[-1].append(cells)
    titled = made.rng.random() < 0.5
    made.replace("proactive", *(block if titled else block[1:] for block in blocks))


@mutation(*PARTED)
def headings_in_tables(made: Draft) -> None:
    for table, heading in zip(made.tables, HEADINGS[1:4], strict=True):
        made.items.remove(heading)
        grid = made.tables[table]
        grid.insert(0, [Cell(heading, 1, len(expanded(grid)[0]), "head")])


@mutation(*USUAL)
def no_headings(made: Draft) -> None:
    made.items = [item for item in made.items if item not in HEADINGS]


@mutation(*PARTED, "paragraphs")
def disputes_by_group(made: Draft) -> None:
    grid = made.tables["disputes"]
    groups = ("行政复议", "未经复议直接起诉", "复议后起诉")
    heads = [cell.text for cell in grid[1][:5]]
    made.replace(
        "disputes",
        *([[Cell(group, 1, 5, "head")], [Cell(head) for head in heads], grid[3][5 * n : 5 * n + 5]] for n, group in enumerate(groups)),
    )


@mutation("page", "lines", "paragraphs")
def disputes_as_rows(made: Draft) -> None:
    grid = made.tables["disputes"]
    first = [Cell("类型", 1, 2, "head"), *grid[1][:5]]
    for cell in first:
        cell.rows = 1
    rows = [
        [Cell(group, 1, 2, "label"), *grid[3][5 * n : 5 * n + 5]] for n, group in enumerate(("行政复议", "未经复议直接起诉", "复议后起诉"))
    ]
    made.replace("disputes", [first, *rows])


@mutation("page", "tabs", "pipes", "markdown")
def total_first(made: Draft) -> None:
    grid = made.tables["requests"]
    grid[1].insert(0, grid[1].pop())
    for cells in value_rows(grid):
        first = next(n for n, cell in enumerate(cells) if isinstance(cell.text, Shown))
        cells.insert(first, cells.pop())


@mutation("page", "ragged")
def cell_lost(made: Draft) -> None:
    cells = made.rng.choice(value_rows(made.tables["requests"]))
    made.open |= set(addresses(cells))
    cells.remove(made.rng.choice([cell for cell in cells if isinstance(cell.text, Shown)]))


@mutation("page", "lines")
def cell_added(made: Draft) -> None:
    cells = made.rng.choice(value_rows(made.tables["requests"]))
    made.open |= set(addresses(cells))
    cells.insert(len(cells) - made.rng.randint(1, 6), Cell(str(made.rng.randint(1, 9))))


@mutation("page")
def blanks_merged(made: Draft) -> None:
    for cells in value_rows(made.tables["requests"]):
        kept: list[Cell] = []
        for cell in cells:
            if kept and isinstance(cell.text, Shown) and isinstance(kept[-1].text, Shown) and not cell.text + kept[-1].text:
                kept[-1].cols += 1
            else:
                kept.append(cell)
        cells[:] = kept


@mutation(*USUAL)
def thousands(made: Draft) -> None:
    comma = made.rng.choice(",，")
    for cell in made.cells():
        if isinstance(cell.text, Shown) and cell.text.isdigit():
            cell.text = f"{int(cell.text):,}".replace(",", comma)


@mutation("page", "paragraphs")
def years_compared(made: Draft) -> None:
    heads = ["年度", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    rows = [[Cell(f"{made.document.year - n}年"), *(Cell(str(made.rng.randint(0, 99))) for _ in range(7))] for n in range(3)]
    made.items.insert(made.index("requests") + made.rng.randint(0, 1), [[Cell(head) for head in heads], *rows])


@mutation("page", "tabs", "pipes")
def last_year_behind(made: Draft) -> None:
    grid = copy.deepcopy(made.tables["requests"])
    for cells in grid:
        for cell in cells:
            if isinstance(cell.text, Shown):
                cell.text = str(made.rng.randint(0, 99))
    made.items[made.index("requests") + 1 : made.index("requests") + 1] = ["附：上年申请情况", grid]
    made.open |= {address for address in made.truth if address.startswith("requests")}


@mutation(*USUAL)
def tables_at_the_end(made: Draft) -> None:
    made.items = [item for item in made.items if isinstance(item, str)] + list(made.tables.values())


@mutation("paragraphs", "spaces", "ragged")
def values_glued(made: Draft) -> None:
    for cells in made.rng.sample(value_rows(made.tables["requests"]), 4):
        made.open |= set(addresses(cells))
        values = [cell for cell in cells if isinstance(cell.text, Shown)]
        cells[:] = [*(cell for cell in cells if cell not in values), Cell("".join(cell.text for cell in values))]
