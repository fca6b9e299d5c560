"""U103: a member's own figures do not add up, so the sum cannot either."""

from collections.abc import Iterator

from gongkai.checking.arithmetic import Verdict, verdicts
from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.upward import ADVISED, named
from gongkai.checking.wording import cell_name
from gongkai.form import Edition, IdentityKind
from gongkai.law import cite
from gongkai.report import Finding, Member, Severity


@check("U103", title="单位年报的等式不成立", catalogue=(), severity=Severity.ERROR, source=cite("format_2021"))
def member_breaks_identity(context: Context, found: Maker) -> Iterator[Finding]:
    """某个单位的年报自己就加不平，汇总数也会因此不平。

    查什么
        对计入汇总的每一份年报，核对表三、表四的全部等式，指出是哪一家、哪一格、差多少。有空格的等式不判错。
    为什么要紧
        等式都是加法：每一家都平，汇总就平；汇总不平，一定有一家不平。找到这一家，比在汇总表上改数可靠。
    常见原因
        同 A101、A102、A103、A104：同一件既办结又结转，明细改了总计没有改，填错列。
    例子
        云溪县科技局的表三“自然人”列：第一项加第二项之和是8，第三项加第四项之和是7。
    依据
        国办公开办函〔2019〕60号、国办公开办函〔2021〕30号表三、表四。
    """
    if context.merged is None:
        return
    for member in context.merged.counted:
        for table, answers in verdicts(Context(member.report)).items():
            edition = member.report.table_edition(table)
            for verdict in answers:
                if edition is not None and verdict.holds is False:
                    yield _broken(found, member, edition, verdict)


def _broken(found: Maker, member: Member, edition: Edition, verdict: Verdict) -> Finding:
    identity = verdict.identity
    balance = identity.kind is IdentityKind.BALANCE
    should, is_ = (verdict.left, verdict.right) if balance else (verdict.expected, verdict.found)
    if should is None or is_ is None:
        raise ValueError(f"{identity.target} was assessed without an answer")
    table = edition.table(identity.table).name
    if balance:
        column = edition.cells[identity.target].column.label
        words = f"{table}“{column}”列的勾稽关系不成立：第一项加第二项之和是{should}，第三项加第四项之和是{is_}"
    else:
        words = f"{table}{cell_name(edition, identity.target)}应等于各项之和{should}，写{is_}"
    return found(
        f"{named(member)}的{words}，差{abs(is_ - should)}。",
        advice=ADVISED,
        address=identity.target,
        expected=should,
        found=is_,
        difference=is_ - should,
        source=cite(edition.notice),
    )
