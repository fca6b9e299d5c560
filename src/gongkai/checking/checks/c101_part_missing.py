"""C101: one of the six parts is missing, stands twice or out of order, or has another heading."""

from collections import Counter
from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.text.sections import is_own_title, sections_of
from gongkai.form import Section, part_name
from gongkai.form.naming import NUMERALS
from gongkai.law import cite
from gongkai.report import Finding, Report, Severity


@check("C101", title="六个部分不全", catalogue=("A02",), severity=Severity.ERROR, source=cite("format_2021"))
def part_missing(context: Context, found: Maker) -> Iterator[Finding]:
    """年度报告由六个部分组成，应齐全、各一次、按顺序，标题照格式写。

    查什么
        六个部分有没有缺少（错误）；没有标题又没有第一部分的，当作节选（警告）；有没有重复、倒序（警告）；标题与格式不同、多出第七部分（提示）。
        只有数字的数据文件（CSV）没有文字，不查。
    为什么要紧
        《条例》第五十条规定了年度报告必须包括的内容，缺一部分就是缺一项法定内容；没有内容的部分也要写明没有。
    常见原因
        最后一部分没有内容就整段删去；上网时漏贴；小标题占用了部分的编号。
    例子
        报告到“存在的主要问题及改进情况”为止，没有第六部分。
    依据
        《政府信息公开条例》第五十条，国办公开办函〔2021〕30号（2019、2020年度为国办公开办函〔2019〕60号）。
    """
    report = context.report
    if report.has_only_figures:
        return
    sections = sections_of(report, context.report_year)
    numbers = [part.number for part in report.sections]
    missing = [section for section in sections if section.number not in numbers]
    if len(missing) == len(sections):
        yield found(
            "没有找到六个部分的标题，无法按部分核对。", advice="按格式分六个部分写，标题各占一行。", expected="六个部分", found="没有"
        )
        return
    if not report.title and any(section.number == 1 for section in missing):
        yield _excerpt(missing, found)
    else:
        for section in missing:
            yield _missing(section, found)
    yield from _order(numbers, found)
    yield from _headings(report, sections, found)


def _missing(section: Section, found: Maker) -> Finding:
    heading = f"{NUMERALS[section.number]}、{section.title}"
    return found(
        f"缺少{part_name(section.number)}“{heading}”。",
        advice="补上这一部分；没有需要报告的内容，也要写明没有。",
        expected=heading,
        found="没有",
    )


def _excerpt(missing: list[Section], found: Maker) -> Finding:
    """One warning for a file that begins in the middle: an excerpt is no faulty report."""
    names = "、".join(NUMERALS[section.number] for section in missing)
    return found(
        f"文件没有标题，也没有第{names}部分，看来只是报告的节选。",
        advice="换成完整的报告再核对；确是全文的，补上标题和这些部分。",
        expected="六个部分",
        found=f"缺第{names}部分",
        severity=Severity.WARNING,
    )


def _order(numbers: list[int], found: Maker) -> Iterator[Finding]:
    for number, times in Counter(numbers).items():
        if times > 1:
            yield found(
                f"{part_name(number)}出现了{times}次。",
                advice="一个部分只写一次；小标题改用“（一）（二）”。",
                expected=1,
                found=times,
                severity=Severity.WARNING,
            )
    once = list(dict.fromkeys(numbers))
    if once != sorted(once):
        order = "、".join(NUMERALS[number] for number in once if number < len(NUMERALS))
        yield found(f"各部分的顺序是{order}，不是从一到六。", advice="按格式的顺序排列。", found=order, severity=Severity.WARNING)


def _headings(report: Report, sections: tuple[Section, ...], found: Maker) -> Iterator[Finding]:
    known = {section.number: section for section in sections}
    for part in report.sections:
        section = known.get(part.number)
        if section is None:
            yield found(
                f"报告在六个部分之外还有{part_name(part.number)}“{part.title}”。",
                advice="年度报告只有六个部分，其他内容并入第六部分。",
                quote=part.title,
                severity=Severity.INFO,
            )
        elif part.title and not is_own_title(part.title, section):
            yield found(
                f"{part_name(part.number)}的标题写作“{part.title}”，格式规定为“{section.title}”。",
                advice="标题照格式写，便于汇总和检索。",
                expected=section.title,
                found=part.title,
                quote=part.title,
                severity=Severity.INFO,
            )
