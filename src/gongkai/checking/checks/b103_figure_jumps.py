"""B103: a figure is many times, or a small part of, last year's."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.checking import year_on_year
from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.wording import cell_name
from gongkai.editions import TABLES
from gongkai.form import Edition, Kind, identities
from gongkai.report import Finding, Report, Severity, Value


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a change is worth a look."""

    ratio: int = 5
    """More than five times, or less than a fifth: the rule of the one published checker (domain reference, B16)."""
    base: int = 10
    """Last year's figure at least: small numbers jump by chance."""
    named: int = 3
    """So many are named in a message."""


_THRESHOLDS = Thresholds()


@check("B103", title="与上年相比变化很大", catalogue=("B16",), severity=Severity.INFO)
def figure_jumps(context: Context, found: Maker) -> Iterator[Finding]:
    """与上一年度报告相比，某个数超过上年5倍或者不到上年五分之一，请再看一眼。

    查什么
        给出上一年度报告时，上年不少于10的数。表二逐格比较；表三、表四只比较总计，每表合并成一条，先列变化最大的。
        两年单位不同、归属不清的数不比较，本年增/减一列不比较。只是提示，不是错误。
    为什么要紧
        真实的业务很少一年里变化几倍；突然的变化多半是多写一位、少写一位、换了单位或者换了口径。
    常见原因
        把元当万元；把多年累计数当本年数；多打一个0；新增或者划走了一项职能。
    例子
        上年行政处罚33件，本年写330件。
    依据
        变化大本身不违反规定；这是核对时的经验做法。
    """
    last = year_on_year.comparable(context)
    if last is None:
        return
    for key in TABLES:
        edition = context.report.table_edition(key)
        if edition is None or last.table_edition(key) is None:
            continue
        jumps = [jump for address in _compared(edition, key) if (jump := _jump(address, context.report, last))]
        if not jumps:
            continue
        jumps.sort(key=lambda jump: jump[0], reverse=True)
        names = [f"{cell_name(edition, a)}上年{last.value(a)}、本年{context.report.value(a)}" for _, a in jumps[: _THRESHOLDS.named]]
        address = jumps[0][1]
        yield found(
            f"{edition.table(key).name}有{len(jumps)}个数与上年相比变化很大：{'；'.join(names)}。",
            advice="核对是否多写、少写一位，单位和统计口径是否与上年一致；情况属实的不必改。",
            address=address,
            where=context.report.figure(address).where,
            expected=last.value(address),
            found=context.report.value(address),
        )


def _compared(edition: Edition, table: str) -> list[str]:
    """Cells to compare: the total column where the table has one, else every cell but increases and decreases."""
    addresses = [a for a in edition.addresses(table) if edition.cells[a].kind is not Kind.SIGNED]
    return [a for a in addresses if edition.cells[a].column.total] if any(i.table == table for i in identities(edition)) else addresses


def _jump(address: str, this: Report, last: Report) -> tuple[Value, str] | None:
    """How many times the figure grew or shrank, with its address; none where it stayed within bounds."""
    new, old = this.figure(address), last.figure(address)
    if new.value is None or old.value is None or not new.certain or not old.certain or new.unit != old.unit:
        return None
    if old.value < _THRESHOLDS.base:
        return None
    if new.value > old.value * _THRESHOLDS.ratio:
        return new.value // old.value, address
    if new.value * _THRESHOLDS.ratio < old.value and new.value >= 0:
        return old.value // max(new.value, 1), address
    return None
