"""What came of a merge, for people: how many reports, what is not in the sum, and what is wrong with whom."""

from collections.abc import Iterator, Mapping, Sequence

from gongkai.cli.output import text
from gongkai.cli.output.wrap import wrap
from gongkai.cli.streams import Look
from gongkai.report import Finding, Merged, Severity, State


def summary(output: str, merged: Merged, findings: Sequence[Finding], titles: Mapping[str, str], look: Look) -> str:
    """The findings in a block, before it what was merged and after it what to do."""
    first = wrap("；".join([f"汇总了{len(merged.counted)}家的年报", *_left_out(merged)]) + "。", look.columns)
    block = text.block(output, merged.report, findings, titles, look)
    return "".join(f"{line}\n" for line in [*first, "", block.rstrip(), "", *wrap(_todo(merged, findings), look.columns)])


def _left_out(merged: Merged) -> Iterator[str]:
    """What is not in the sum, or not for sure."""
    if merged.missing:
        yield f"{len(merged.missing)}家没有交"
    not_counted = [f"{len(some)}份{why}" for some, why in ((merged.twice, "重复"), (merged.other_year, "别的年度")) if some]
    if not_counted:
        yield f"没有计入{'、'.join(not_counted)}"
    unsure = sum(not figure.certain for figure in merged.report.figures.values())
    if unsure:
        yield f"{unsure}格的汇总数不能确定"
    blank = sum(figure.state is State.BLANK for figure in merged.report.figures.values())
    if blank:
        yield f"{blank}格各家都没有数，空着"


def _todo(merged: Merged, findings: Sequence[Finding]) -> str:
    severities = {finding.severity for finding in findings}
    if Severity.ERROR in severities:
        return "下一步：请“错误”里点名的机关改正或者补交，然后重新汇总。每个代码的详细说明见 docs/checks/ 下同名的页面。"
    if Severity.WARNING in severities:
        return "下一步：逐条核对“提醒”；需要改正的请该机关改正，然后重新汇总。每个代码的详细说明见 docs/checks/ 下同名的页面。"
    if any(figure.state is State.BLANK for figure in merged.report.figures.values()):
        return "下一步：补填各家都空着的格，写六个部分的文字，再检查一次。"
    return "下一步：写六个部分的文字，再检查一次；程序不能代替对内容的人工审核。"
