"""B101: what was carried in differs from what last year's report carried out."""

from collections.abc import Iterator

from gongkai.checking import year_on_year
from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.wording import cell_name, cells_named
from gongkai.checking.year_on_year import Years
from gongkai.form import Edition
from gongkai.law import cite
from gongkai.report import Finding, Severity
from gongkai.report.year_on_year import LinkVerdict


@check(
    "B101",
    title="上年结转与上一年度报告不符",
    catalogue=("B05",),
    severity=Severity.ERROR,
    source=cite("format_2021"),
)
def carried_in_differs(context: Context, found: Maker) -> Iterator[Finding]:
    """表三上年结转一行，应等于上一年度报告的结转下年度一行，逐列相等。

    查什么
        给出上一年度报告时，七列逐列比较，两年采用不同格式也比较。空格不判错，合并成一条提示。
        两份报告的年度已知而不相连时不比较，只提示一次。报告写明机构改革、数据更正，或者两份报告的机关名称不同，
        改作警告。
    为什么要紧
        上年没有办完的申请不会消失。两年对不上，社会公众一比就看得出来，也说明台账没有接续。
    常见原因
        漏填上年结转；上年报告公布后又改了台账；机构合并、划转后结转件数没有一并接收。
    例子
        2022年报告自然人结转下年度2件，2023年报告自然人上年结转写0件。
    依据
        国办公开办函〔2019〕60号、国办公开办函〔2021〕30号表三。
    """
    if context.last is None:
        return
    if year_on_year.years(context) is Years.OTHER:
        yield found(
            f"给出的上一份报告是{context.last.year}年的，本报告是{context.report_year}年的，两年不相连，没有比较。",
            severity=Severity.INFO,
            advice="需要比较时，给出上一年度的报告。",
            catalogue="",
        )
        return
    edition = context.report.table_edition("requests")
    verdicts = year_on_year.links(context, hard=True)
    if edition is None or not verdicts:
        return
    doubt = _doubt(context)
    for verdict in verdicts:
        if verdict.holds is False:
            yield _differs(context, found, edition, verdict, doubt)
    if missing := [verdict for verdict in verdicts if verdict.holds is None]:
        yield found(_unassessed(edition, missing), severity=Severity.INFO, advice="两年的空格都补填后再核对一次。")


def _differs(context: Context, found: Maker, edition: Edition, verdict: LinkVerdict, doubt: str) -> Finding:
    target = verdict.link.target
    if verdict.expected is None or verdict.found is None:
        raise ValueError(f"{target} was assessed without an answer")
    return found(
        f"{edition.table(verdict.link.table).name}{cell_name(edition, target)}写{verdict.found}，"
        f"上一年度报告同一列结转下年度是{verdict.expected}，差{abs(verdict.found - verdict.expected)}。{doubt}",
        severity=Severity.WARNING if doubt else None,
        advice="对照去年年底没有办结的申请：今年漏计就改本报告；去年报错，就更正去年的报告并说明。",
        address=target,
        where=context.report.figure(target).where,
        expected=verdict.expected,
        found=verdict.found,
        difference=verdict.found - verdict.expected,
        source=cite(edition.notice),
    )


def _doubt(context: Context) -> str:
    """Why a difference may be lawful, empty where nothing speaks for it."""
    if sentence := year_on_year.explained(context.report):
        return f"报告另有说明（“{sentence[:40]}”），请确认说明的正是这一差额。"
    if context.last is not None and not year_on_year.same_agency(context):
        return f"两份报告的机关名称不同（上一份是“{context.last.agency}”），如果机构有变动，请在报告中说明。"
    return ""


def _unassessed(edition: Edition, verdicts: list[LinkVerdict]) -> str:
    def named(answer: bool | None) -> str:
        return cells_named(edition, [v.link.target for v in verdicts if v.holds_if_zero is answer])

    sentences = []
    if holding := named(True):
        sentences.append(f"{holding}或者上年相应的格空着，不能核对；空格若都是0，两年相等。")
    if failing := named(False):
        sentences.append(f"{failing}或者上年相应的格空着，不能核对；空格若都是0，两年不相等。")
    if unclear := named(None):
        sentences.append(f"{unclear}或者上年相应的格辨认不清，不能核对。")
    return f"上年结转有{len(verdicts)}列没有与上一年度报告核对：" + "".join(sentences)
