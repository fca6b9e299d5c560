"""C102: a statutory table was not found."""

from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.editions import EDITIONS, TABLES, edition_for
from gongkai.form import Edition, part_name
from gongkai.law import cite
from gongkai.report import Finding, Severity


@check(
    "C102",
    title="缺少规定的表格",
    catalogue=("A02",),
    severity=Severity.ERROR,
    source=cite("format_2021"),
)
def table_missing(context: Context, found: Maker) -> Iterator[Finding]:
    """年度报告应有表二、表三、表四三张表，零数据也要附表。

    查什么
        三张表是否都找到了。找到了其中一两张、缺其余的，按错误逐张报告；文件没有标题也没有第一部分的，
        可能是摘录，作警告；一张都没有找到的，可能是图片、附件，
        或者文件没有读全，只作一条警告。2019年以前没有全国统一格式，不查；年度不明而一张表都没有的也只作警告。
    为什么要紧
        表格是年度报告的主体，缺表就无法核对和汇总。“没有申请”也要用填0的表说明。
    常见原因
        以一句“没有收到申请”代替表三；把表格作成图片贴在网页上；网页编辑时删掉了一张表。
    例子
        第四部分只写“本年没有行政复议和诉讼”，没有表四。
    依据
        国办公开办函〔2019〕60号、国办公开办函〔2021〕30号：报告格式。
    """
    missing = [key for key in TABLES if context.report.table_edition(key) is None]
    year = context.report_year
    edition = edition_for(year) or (None if year is not None else EDITIONS[max(EDITIONS)])
    if edition is None or not missing:
        return
    if len(missing) == len(TABLES):
        yield found(
            f"没有找到{'、'.join(edition.table(key).name for key in missing)}，报告中的数字都不能核对。",
            severity=Severity.WARNING,
            advice="如果表格是图片或者附件，请在网页正文中用文字表格列出；如果确实没有，按格式补上。",
        )
        return
    for key in missing:
        yield _one(context, found, edition, key)


def _one(context: Context, found: Maker, edition: Edition, key: str) -> Finding:
    table = edition.table(key)
    part = context.report.part(table.section)
    where = f"{part_name(table.section)}有标题而没有表" if part else f"{part_name(table.section)}也没有找到"
    return found(
        f"没有找到{table.name}（{table.label}），{where}。",
        advice="按格式补上这张表，没有的填0；如果表格是图片，请改成文字表格。",
        severity=None if context.report.title or context.report.part(1) else Severity.WARNING,
        quote=part.text[:60] if part else "",
        source=cite(edition.notice),
    )
