"""Two years side by side for a person at a terminal."""

from collections.abc import Iterator, Mapping, Sequence

from gongkai.cli.output import text
from gongkai.cli.output.comparison_words import Line, TableWords, part_words, subject, tables, warnings, year_name
from gongkai.cli.output.wrap import pad, pad_left, width, wrap
from gongkai.cli.streams import Look
from gongkai.compiling import Comparison
from gongkai.report import Finding

_LABELS = 44


def shown(name: str, comparison: Comparison, findings: Sequence[Finding], titles: Mapping[str, str], look: Look) -> str:
    """The tables with what changed, the parts with what is copied, then the findings against last year."""
    heads = (year_name(comparison.last, "上年"), year_name(comparison.this, "本年"), "增减", "百分比")
    lines = [*wrap(subject(comparison), look.columns)]
    for words in warnings(comparison):
        lines += wrap(f"注意：{words}", look.columns, rest="      ")
    for table in tables(comparison):
        lines += ["", *_table(table, heads, look)]
    lines += ["", "文字"]
    for part in comparison.parts:
        lines += wrap(part_words(part), look.columns, "  ", "    ")
        lines += [line for sentence in part.copied[:1] for line in wrap(f"例如：“{sentence}”", look.columns, "    ", "    ")]
    lines += ["", text.block(name, comparison.this, findings, titles, look).rstrip()]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _table(table: TableWords, heads: tuple[str, ...], look: Look) -> Iterator[str]:
    yield table.name
    if table.remark:
        yield from wrap(table.remark, look.columns, "  ", "  ")
    if table.lines:
        sizes = [max(width(cell) for cell in column) for column in zip(heads, *map(_cells, table.lines), strict=True)]
        yield _row([""], heads, sizes)
        for line in table.lines:
            mark = "（与上年接不上）" if line.broken else ""
            yield _row(wrap(f"{line.label}{mark}", _LABELS, "  ", "    "), _cells(line), sizes)
    rest = [f"其余{table.idle}格都是0或空着"] if table.idle else []
    rest += [f"各类申请人的{len(table.details)}个数见网页（--format html）"] if table.details else []
    if rest:
        yield from wrap(f"{'；'.join(rest)}。", look.columns, "  ", "  ")


def _cells(line: Line) -> tuple[str, ...]:
    return line.last, line.this, line.difference, line.percent


def _row(label: list[str], cells: tuple[str, ...], sizes: list[int]) -> str:
    """One row; its numbers stand beside the last line of its label."""
    *before, last = label
    numbers = "  ".join(pad_left(cell, size) for cell, size in zip(cells, sizes, strict=True))
    return "\n".join([*before, f"{pad(last, _LABELS)}  {numbers}"])
