"""A101: the printed balance of table three does not hold in a column."""

from collections.abc import Iterator

from gongkai.checking.arithmetic import verdicts
from gongkai.checking.rule import Context, Maker, check
from gongkai.form import IdentityKind
from gongkai.law import cite
from gongkai.report import Finding, Severity


@check(
    "A101",
    title="表三某列的勾稽关系不成立",
    catalogue=("B01",),
    severity=Severity.ERROR,
    source=cite("format_2021"),
)
def balance_broken(context: Context, found: Maker) -> Iterator[Finding]:
    """表三每一列：本年新收加上年结转，应等于办理结果总计加结转下年度。

    查什么
        表头印着的勾稽关系，七列逐列核对。有空格的列不判错，由 C103 提醒补填。
    为什么要紧
        这是格式通知印在表上的等式，上级机关汇总时首先核对；不成立说明至少有一件申请记错了状态。
    常见原因
        同一件申请既记入“其他处理”又结转下年；上年结转没有填；（七）总计漏加一类。
    例子
        新收1件、上年结转0件，（七）总计1件、结转下年度1件：1+0≠1+1。
    依据
        国办公开办函〔2019〕60号、国办公开办函〔2021〕30号表三表头。
    """
    edition = context.report.table_edition("requests")
    if edition is None:
        return
    for verdict in verdicts(context)["requests"]:
        identity = verdict.identity
        if identity.kind is not IdentityKind.BALANCE or verdict.holds is not False or verdict.left is None or verdict.right is None:
            continue
        column = edition.cells[identity.target].column.label
        terms = "、".join(f"{edition.cells[a].row.label}{context.report.value(a)}" for a in identity.addresses)
        yield found(
            f"表三“{column}”列的勾稽关系不成立：第一项加第二项之和是{verdict.left}，第三项加第四项之和是{verdict.right}（{terms}）。",
            advice="对照台账看哪一件记错：已办结的只计入办理结果，没有办结的只计入结转下年度。",
            address=identity.target,
            where=context.report.figure(identity.target).where,
            expected=verdict.left,
            found=verdict.right,
            difference=verdict.right - verdict.left,
            source=cite(edition.notice),
        )
