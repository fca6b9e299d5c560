"""B104: a whole table is the same as last year's."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.checking import year_on_year
from gongkai.checking.rule import Context, Maker, check
from gongkai.editions import TABLES
from gongkai.form import Edition, year_links
from gongkai.law import cite
from gongkai.report import Finding, Report, Severity


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How much must agree before chance is no explanation."""

    cells: int = 3
    """So many cells with a number that is not 0, totals and stocks left out."""
    value: int = 10
    """Or one such cell with a number as large as this."""


_THRESHOLDS = Thresholds()


@check(
    "B104",
    title="整张表与上年完全相同",
    catalogue=("B17",),
    severity=Severity.WARNING,
    source=cite("regulations", "第五十条"),
)
def tables_identical(context: Context, found: Maker) -> Iterator[Finding]:
    """一张表每一格都与上一年度报告相同，而且不是几乎全为0，可能是照抄上年。

    查什么
        给出上一年度报告、两年同一格式时，逐表逐格比较。全为0的表不提示；只有一两个小数字相同的也不提示，
        小单位连续两年各收到1件申请很常见；总计和现行有效一类的存量数本来就会不变，不计在内。
    为什么要紧
        连续几年数据一模一样曾被媒体点名，是通报所说“内容雷同”的典型。
    常见原因
        以上年报告为底稿，忘了换表；上传时选错了年份的附件。
    例子
        两年都是行政许可308件、行政处罚33件，一件不差。
    依据
        《政府信息公开条例》第五十条：年度报告报告的是上一年度的情况。
    """
    last = year_on_year.comparable(context)
    if last is None:
        return
    for key in TABLES:
        edition = context.report.table_edition(key)
        if edition is None or last.table_edition(key) is not edition:
            continue
        telling = _telling(edition, key, context.report)
        if not _same(edition, key, context.report, last) or not _enough(telling):
            continue
        yield found(
            f"{edition.table(key).name}{len(edition.addresses(key))}格与上一年度报告完全相同，其中{len(telling)}格不是0。",
            advice="核对是否误用了上年的表；如果数字确实相同，请在报送时说明。",
            found=len(telling),
        )


def _same(edition: Edition, table: str, this: Report, last: Report) -> bool:
    pairs = [(this.figure(a), last.figure(a)) for a in edition.addresses(table)]
    return all((new.value, new.state) == (old.value, old.state) for new, old in pairs)


def _telling(edition: Edition, table: str, report: Report) -> list[int]:
    """Sizes of the numbers that are not 0 and that nothing keeps the same from year to year."""
    stocks = {link.target for link in year_links(edition) if not link.link.hard}
    cells = [edition.cells[a] for a in edition.addresses(table) if a not in stocks]
    values = [report.value(cell.address) for cell in cells if not cell.row.total and not cell.column.total]
    return [abs(int(value)) for value in values if value]


def _enough(sizes: list[int]) -> bool:
    return len(sizes) >= _THRESHOLDS.cells or any(size >= _THRESHOLDS.value for size in sizes)
