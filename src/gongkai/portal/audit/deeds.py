"""What the log itself has done to it: a verification is an entry too, and so is a try that was refused."""

from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.audit.permission import VERIFY_LOG, require
from gongkai.portal.audit.record import About
from gongkai.portal.audit.verdict import KEEP, Verdict

LOG = About("log", "chain", "操作记录")
VERIFIED = "audit.verify_log"
DENIED = "audit.denied"
_SHOWN = 20
"""How many broken places stand in the entry itself."""


@deed(VERIFIED, label="核验操作记录")
def keep_verdict(by: Actor, *, verdict: Verdict) -> Done[Verdict]:
    """The verdict of a verification, kept in the log."""
    require(by, VERIFY_LOG)
    after: dict[str, str | int] = {
        "结果": "完好" if verdict.sound else "有问题",
        "读到条数": verdict.entries,
        "问题处数": verdict.count,
        "最后完好的一条": verdict.head.seq,
        "它的摘要": verdict.head.digest,
    }
    after |= {f"问题{number}": found.sentence for number, found in enumerate(verdict.breaks[:_SHOWN], 1)}
    after |= {} if verdict.sound else {"怎么办": KEEP}
    after |= {f"说明{number}": remark for number, remark in enumerate(verdict.remarks, 1)}
    says = f"核验了操作记录，共{verdict.entries}条，{'全部完好' if verdict.sound else f'发现{verdict.count}处问题'}"
    return Done(verdict, says=says, about=LOG, after=after)


@deed(DENIED, label="越权尝试被拒绝")
def keep_denied(by: Actor, *, page: str, path: str, sentence: str) -> Done[None]:
    """A page or a deed that somebody tried without the right, kept in the log."""
    # open: it is kept about whoever tried, who by that very fact has no right
    return Done(None, says=f"想打开或办理“{path}”，没有权限，被拒绝", about=About("page", page, path), after={"拒绝的理由": sentence})
