"""B102: a stock (documents in force, items) does not follow from last year's report."""

import re
from collections.abc import Iterator

from gongkai.checking import year_on_year
from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.wording import cell_name
from gongkai.form import Edition
from gongkai.law import cite
from gongkai.report import Finding, Severity

_EXPLAINED = re.compile(r"(?:清理|失效|废止|宣布|口径|划转|核减|核增|调整|更正)")
_SUBJECT = re.compile(r"规范性文件|规章|现行有效|事项|目录")


@check(
    "B102",
    title="存量数与上一年度报告接不上",
    catalogue=("B06",),
    severity=Severity.WARNING,
    source=cite("format_2021"),
)
def document_stock_differs(context: Context, found: Maker) -> Iterator[Finding]:
    """2021年格式：现行有效件数应等于上年现行有效件数加本年制发、减本年废止。2019年格式：上一年项目数量应接得上。

    查什么
        两年采用同一种格式时，规章、行政规范性文件的现行有效件数，以及2019年格式各类事项的上一年项目数量。
        一律作警告：文件到期失效、集中清理、机构调整都会使等式依法不成立。报告里有这类说明时只作提示。空格不比较。
    为什么要紧
        现行有效的文件是社会公众办事的依据，数字接不上又没有说明，看不出文件到底有几件有效。
    常见原因
        把到期失效的文件从现行有效里去掉，没有计入废止也没有说明；今年才开始统计往年的文件。
    例子
        上年现行有效8件，本年制发2件、废止1件，本年现行有效写6件，应为9件。
    依据
        国办公开办函〔2019〕60号、国办公开办函〔2021〕30号表二。
    """
    verdicts = year_on_year.links(context, hard=False)
    reason = _explanation(context) if any(verdict.holds is False for verdict in verdicts) else ""
    for verdict in verdicts:
        if verdict.holds is not False or verdict.expected is None or verdict.found is None:
            continue
        edition = context.report.table_edition(verdict.link.table)
        if edition is None:
            continue
        target = verdict.link.target
        yield found(
            f"{edition.table(verdict.link.table).name}{cell_name(edition, target)}写{verdict.found}，"
            f"按上一年度报告推算应为{verdict.expected}（{_terms(context, edition, verdict.link.last, verdict.link.this)}）。{reason}",
            severity=Severity.INFO if reason else None,
            advice="核对文件（事项）台账；如果因到期失效、清理或者机构调整，在报告里用一句话说明。",
            address=target,
            where=context.report.figure(target).where,
            expected=verdict.expected,
            found=verdict.found,
            difference=verdict.found - verdict.expected,
            source=cite(edition.notice),
        )


def _terms(context: Context, edition: Edition, last: tuple[tuple[int, str], ...], this: tuple[tuple[int, str], ...]) -> str:
    """The figures that the expectation comes from: last year's as they stand, this year's with their sign turned."""
    words: list[str] = []
    for sign, address in last:
        value = context.last.value(address) if context.last else None
        words.append(f"{_sign(sign, bool(words))}上年报告的“{edition.cells[address].column.label}”{value}")
    for sign, address in this[1:]:
        words.append(f"{_sign(-sign, True)}本报告的“{edition.cells[address].column.label}”{context.report.value(address)}")
    return "，".join(words)


def _sign(sign: int, follows: bool) -> str:
    return "减" if sign < 0 else "加" if follows else ""


def _explanation(context: Context) -> str:
    for sentence in re.findall(r"[^。；\n]+", context.report.prose()):
        if _EXPLAINED.search(sentence) and _SUBJECT.search(sentence):
            return f"报告里有相关说明（“{sentence.strip()[:40]}”），请确认差额由此而来。"
    return ""
