"""F101: a table follows another edition than the one prescribed for the report year."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from gongkai.checking.rule import Context, Maker, check
from gongkai.editions import EDITIONS, TABLES, edition_for
from gongkai.form import Edition
from gongkai.law import cite
from gongkai.report import Finding, Severity


@check(
    "F101",
    title="表格没有采用本年度规定的格式",
    catalogue=("A01",),
    severity=Severity.ERROR,
    source=cite("format_2021"),
)
def wrong_edition(context: Context, found: Maker) -> Iterator[Finding]:
    """2019、2020年度用国办公开办函〔2019〕60号试行格式，2021年度起用国办公开办函〔2021〕30号格式。

    查什么
        每张找到的表采用哪一年的格式，与报告年度规定的格式是否相同；同一份报告混用两种格式的，写明各表用的是哪一种。
        两种格式完全相同的表（表四）不比较。只有年度确定（由使用者给出，或者标题写明）时才作错误，否则作警告。
    为什么要紧
        两种格式的指标不同：试行格式的“处理决定数量”“政府集中采购”在新格式里取消了，“其他处理”由一行分成三行。
        用错格式，数据不能汇总。
    常见原因
        以前一年的报告为底稿；只换了表二没有换表三；标题年份写错。
    例子
        标题是2020年，表二用了2021年格式，表三仍是试行格式：若报告年度是2020年，表二用错；若是2021年，表三用错。
    依据
        国办公开办函〔2019〕60号、国办公开办函〔2021〕30号。
    """
    report = context.report
    used = {key: edition for key in TABLES if (edition := report.table_edition(key)) and _telling(key)}
    names = sorted({edition.name for edition in used.values()})
    expected = edition_for(context.report_year)
    certain = context.year is not None or str(context.report.year) in re.findall(r"\d{4}", re.sub(r"\s", "", report.title))
    if len(names) > 1:
        yield found(
            _mixed(used, names, expected, context.report_year),
            severity=None if certain and expected else Severity.WARNING,
            advice="先确定报告年度，再把不符的表换成这一年度规定的格式重新填报。",
            expected=expected.name if expected else None,
            found="、".join(f"{edition.table(key).name}：{edition.name}" for key, edition in used.items()),
            source=cite((expected or EDITIONS[names[-1]]).notice),
        )
    elif names and expected is not None and names[0] != expected.name:
        tables = "、".join(edition.table(key).name for key, edition in used.items())
        yield found(
            f"{context.report_year}年度应采用{cite(expected.notice)}格式，{tables}用的是{cite(EDITIONS[names[0]].notice)}格式。",
            severity=None if certain else Severity.WARNING,
            advice=f"换成{cite(expected.notice)}的表格重新填报；如果报告年度不是{context.report_year}年，请改正标题。",
            expected=expected.name,
            found=names[0],
            source=cite(expected.notice),
        )


@cache
def _telling(key: str) -> bool:
    """Whether the editions differ in this table at all."""
    first, *others = (edition.table(key) for edition in EDITIONS.values())
    return any(other != first for other in others)


def _mixed(used: Mapping[str, Edition], names: list[str], expected: Edition | None, year: int | None) -> str:
    tables = {name: "、".join(e.table(key).name for key, e in used.items() if e.name == name) for name in names}
    uses = "，".join(f"{tables[name]}用的是{cite(EDITIONS[name].notice)}格式（{_years(EDITIONS[name])}）" for name in names)
    choices = "；".join(
        f"若报告年度是{_years(EDITIONS[name])}，{'、'.join(tables[other] for other in names if other != name)}用错" for name in names
    )
    stated = f"按报告写明的年度{year}年，应是前一种情形。" if expected and expected.name == names[0] else ""
    stated = stated or (f"按报告写明的年度{year}年，应是后一种情形。" if expected else "")
    return f"各表格式不一致：{uses}。{choices}。{stated}"


def _years(edition: Edition) -> str:
    if edition.last_year is None:
        return f"{edition.first_year}年或以后"
    return "、".join(f"{year}" for year in range(edition.first_year, edition.last_year + 1)) + "年"
