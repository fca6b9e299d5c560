"""A comparison in words: what the page and the text for the terminal both say."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongkai.cli.output.table import cell_text
from gongkai.compiling import Comparison, PartPair, Row
from gongkai.editions import EDITIONS, TABLES
from gongkai.form import Edition, Layout, part_name
from gongkai.rendering.outline import plain
from gongkai.report import Figure, Report

NO_CELL = "无此格"
NOT_SAID = "—"


@dataclass(frozen=True, slots=True)
class Line:
    """One cell in both years as shown; `trend` is up, down, same or unknown; `broken` where an equation between the years fails."""

    address: str
    label: str
    last: str
    this: str
    difference: str
    percent: str
    trend: str
    broken: bool


@dataclass(frozen=True, slots=True)
class TableWords:
    """A table: its `name`, the `lines` that matter first, the `details` by applicant, how many cells are `idle` in both years.

    `remark` says why nothing, or not everything, is compared.
    """

    key: str
    name: str
    lines: tuple[Line, ...]
    details: tuple[Line, ...]
    idle: int
    remark: str


def subject(comparison: Comparison) -> str:
    """Whose reports of which years."""
    agency = comparison.this.agency or comparison.last.agency or "没有读出机关名称的年报"
    return f"{agency}{year_name(comparison.last, '上年')}与{year_name(comparison.this, '本年')}"


def year_name(report: Report, unknown: str) -> str:
    """The report's year as a column is headed."""
    return f"{report.year}年" if report.year else unknown


def warnings(comparison: Comparison) -> Iterator[str]:
    """What a reader must know before comparing."""
    if comparison.consecutive is False:
        yield f"两份年报的年度是{comparison.last.year}年和{comparison.this.year}年，不是前后相连的两年，没有核对结转。"
    if comparison.last.agency and comparison.this.agency and comparison.last.agency != comparison.this.agency:
        yield f"两份年报的机关名称不同：上年是“{comparison.last.agency}”，本年是“{comparison.this.agency}”。"


def tables(comparison: Comparison) -> Iterator[TableWords]:
    """The three tables in order."""
    for key in TABLES:
        rows = comparison.tables.get(key)
        last, this = comparison.last.table_edition(key), comparison.this.table_edition(key)
        if rows is None or last is None or this is None:
            yield TableWords(key, _table_name(key, this or last), (), (), 0, _lacking(last, this))
            continue
        broken = {verdict.link.target for verdict in comparison.broken} if comparison.consecutive is not False else set()
        shown = [(row, _line(row, row.cell.address in broken)) for row in rows if not row.idle or row.cell.address in broken]
        first = tuple(line for row, line in shown if _is_first(row, this))
        rest = tuple(line for row, line in shown if not _is_first(row, this))
        yield TableWords(key, _table_name(key, this), first, rest, len(rows) - len(shown), _forms(key, last, this))


def part_words(part: PartPair) -> str:
    """One sentence about a part: how long it is in both years and how much is copied."""
    name = part_name(part.number) if part.number <= 9 else f"第{part.number}部分"
    if not part.last_length and not part.this_length:
        return f"{name}：表格以外没有文字"
    return f"{name}：上年{part.last_length}字，本年{part.this_length}字，{share_words(part)}"


def share_words(part: PartPair) -> str:
    """How much of this year's text is copied; why it is not said where it is not; a dash for parts without text."""
    if not part.last_length and not part.this_length:
        return "—"
    return "太短，不算" if part.share is None else f"{part.share:.0%}与上年相同"


def _table_name(key: str, edition: Edition | None) -> str:
    form = edition or list(EDITIONS.values())[-1]
    return f"{form.table(key).name} {form.table(key).label}"


def _lacking(last: Edition | None, this: Edition | None) -> str:
    if last is None and this is None:
        return "两年的年报都没有这张表，不能比较。"
    return f"{'上年' if last is None else '本年'}的年报没有这张表，不能比较。"


def _forms(key: str, last: Edition, this: Edition) -> str:
    if set(last.addresses(key)) == set(this.addresses(key)):
        return ""
    return f"上年用{last.name}年格式，本年用{this.name}年格式：两种格式都有的格逐格比较，只有一种格式有的格不计算增减。"


def _is_first(row: Row, edition: Edition) -> bool:
    """Whether the cell is shown first: a total over applicants, or any cell of a table without such totals."""
    blocks = [block for table in edition.tables if table.key == row.cell.table for block in table.blocks]
    totals = any(line.total for block in blocks if block.layout is Layout.DOWN for column in block.columns for line in column.leaves())
    return row.cell.column.total or not totals


def _line(row: Row, broken: bool) -> Line:
    trend = "unknown" if row.difference is None else "up" if row.difference > 0 else "down" if row.difference < 0 else "same"
    return Line(
        address=row.cell.address,
        label=_label(row),
        last=_text(row.last),
        this=_text(row.this),
        difference=NOT_SAID if row.difference is None else _signed(row.difference),
        percent=NOT_SAID if row.percent is None else f"{_signed(row.percent)}%",
        trend=trend,
        broken=broken,
    )


def _label(row: Row) -> str:
    path = row.cell.row_path
    lines = path if row.cell.table == TABLES[-1] else path[1:] or path
    label = " ".join(line.label for line in lines)
    return label if row.cell.column.total and row.cell.table == "requests" else f"{label} × {row.cell.column.label}"


def _text(figure: Figure | None) -> str:
    return NO_CELL if figure is None else cell_text(figure)


def _signed(number: int | Decimal) -> str:
    """A change with its sign; the minus is the true one, as wide as the plus."""
    return f"+{plain(number)}" if number > 0 else f"−{plain(-number)}" if number < 0 else "0"
