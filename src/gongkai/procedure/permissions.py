"""What may happen next to an item and what may not, and why: by the record alone, before looking at the fields of an event."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from gongkai.law import Policy
from gongkai.procedure.event import EVENTS
from gongkai.procedure.track import CO_MAKER, ORGAN, THIRD_PARTY, Track

Rule = Callable[[Track, Policy], str]

_NOT_ARRIVED = "还没有登记收到申请，不能登记{event}。"
_CLOSED = "申请已经办结（{outcome}），不能再登记{event}。"


def why_not(track: Track | None, event: str, policy: Policy) -> str:
    """Why an event of that name is not allowed now, one sentence; empty where it is."""
    if track is None:
        return "" if event == "arrived" else _NOT_ARRIVED.format(event=EVENTS[event])
    if track.outcome and event not in ("arrived", "replied", "served", "reopened"):
        return _CLOSED.format(outcome=track.outcome_name, event=EVENTS[event])
    rule = _RULES.get(event)
    return rule(track, policy) if rule else ""


def _confirmed(track: Track, policy: Policy) -> str:
    if not track.by_confirmation:
        return "这种渠道以到达之日为收到申请之日，不需要确认。"
    if track.confirmed:
        return f"{track.confirmed.on:%Y-%m-%d}已经与申请人确认，不能再次确认。"
    return ""


def _correction_asked(track: Track, policy: Policy) -> str:
    if track.correction:
        return f"补正应当一次性告知；{track.correction.asked.on:%Y-%m-%d}已经告知过，不能再次要求补正。"
    if track.fee:
        return "已经发出收费通知，说明申请内容是明确的，不能再要求补正。"
    return "重新答复依照原来的申请办理，不能再要求补正。" if track.reopened else ""


def _corrected(track: Track, policy: Policy) -> str:
    if track.correction is None:
        return "没有告知过补正，不能登记收到补正；申请人另行提出的，按新的申请登记。"
    return "" if track.correction.awaited else "补正已经登记过，不能重复登记。"


def _lapsed_correction(track: Track, policy: Policy) -> str:
    if track.correction is None:
        return "没有告知过补正，不能登记逾期不补正。"
    return "" if track.correction.awaited else "申请人已经补正，不能登记逾期不补正。"


def _answered(kind: str, who: str) -> Rule:
    def rule(track: Track, policy: Policy) -> str:
        if any(one.kind == kind and one.answer is None for one in track.consultations):
            return ""
        return f"没有尚待答复的征求{who}意见的记录。"

    return rule


def _silent(track: Track, policy: Policy) -> str:
    if any(one.kind == THIRD_PARTY for one in track.open_consultations):
        return ""
    return "没有尚待答复的征求第三方意见的记录，不能登记第三方逾期。"


def _extended(track: Track, policy: Policy) -> str:
    if waiting := _waiting(track, "延长答复期限"):
        return waiting
    if track.fixed:
        return f"答复的日期已经定为{track.fixed:%Y-%m-%d}，不能再延长。"
    if len(track.extensions) >= policy.extensions:
        return f"答复期限已经延长过{len(track.extensions)}次，不能再延长。"
    return ""


def _delayed(track: Track, policy: Policy) -> str:
    if not track.reasons_given:
        return "没有申请人说明的理由，不能确定延迟答复的期限；应当先要求说明理由，认为合理的再延迟。"
    if waiting := _waiting(track, "延迟答复"):
        return waiting
    return f"答复的日期已经定为{track.fixed:%Y-%m-%d}，不能再延迟。" if track.fixed else ""


def _waiting(track: Track, deed: str) -> str:
    if track.awaits_correction:
        return f"正在等待申请人补正，补正后期限重新计算，现在不能{deed}。"
    return f"正在等待申请人缴费，缴费后期限重新计算，现在不能{deed}。" if track.awaits_fee else ""


def _reasons_asked(track: Track, policy: Policy) -> str:
    return f"{track.reasons_asked.on:%Y-%m-%d}已经要求说明理由，不能重复要求。" if track.reasons_asked else ""


def _reasons_given(track: Track, policy: Policy) -> str:
    if track.reasons_asked is None:
        return "没有要求过申请人说明理由。"
    return f"{track.reasons_given.on:%Y-%m-%d}已经登记收到理由，不能重复登记。" if track.reasons_given else ""


def _fee_noticed(track: Track, policy: Policy) -> str:
    if track.fee:
        return f"{track.fee.noticed.on:%Y-%m-%d}已经发出收费通知；一件申请只能按件或者按量选一种方式收一次，不能再发。"
    if track.awaits_correction:
        return "正在等待申请人补正，申请内容还不明确，不能发出收费通知。"
    return "重新答复不再收费。" if track.reopened else ""


def _fee_ended(track: Track, policy: Policy) -> str:
    if track.fee is None:
        return "没有发出过收费通知，不能登记缴费或者逾期。"
    return "" if track.fee.awaited else "缴费已经登记过，不能重复登记。"


def _split(track: Track, policy: Policy) -> str:
    if track.item:
        return "申请已经分成几项，不能再分。"
    return "重新答复依照原来的一件申请办理，不能再分成几项。" if track.reopened else ""


def _signed(track: Track, policy: Policy) -> str:
    return "" if track.reviewed else "还没有公开前审查的结果，不能签发。"


def _replied(track: Track, policy: Policy) -> str:
    return f"已经答复（{track.outcome_name}），一项申请只有一个办理结果，不能再作答复。" if track.replied else ""


def _served(track: Track, policy: Policy) -> str:
    if track.replied is None:
        return "还没有作出答复，不能登记送达。"
    return f"{track.served.on:%Y-%m-%d}已经送达，不能重复登记。" if track.served else ""


def _reopened(track: Track, policy: Policy) -> str:
    if not track.outcome:
        return "申请还没有办结，没有可以重新答复的处理决定。"
    return "申请人已经撤回申请，不能重新答复；再次提出的，按新的申请登记。" if track.outcome == "WITHDRAWN" else ""


def _arrived(track: Track, policy: Policy) -> str:
    return f"这件申请{track.arrived.on:%Y-%m-%d}已经登记收到，不能重复登记；另一件申请另行登记。"


_RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "arrived": _arrived,
        "confirmed": _confirmed,
        "correction_asked": _correction_asked,
        "corrected": _corrected,
        "correction_lapsed": _lapsed_correction,
        "third_party_answered": _answered(THIRD_PARTY, "第三方"),
        "third_party_silent": _silent,
        "co_maker_answered": _answered(CO_MAKER, "共同制作机关"),
        "organ_answered": _answered(ORGAN, "其他机关"),
        "extended": _extended,
        "delayed": _delayed,
        "reasons_asked": _reasons_asked,
        "reasons_given": _reasons_given,
        "fee_noticed": _fee_noticed,
        "fee_paid": _fee_ended,
        "fee_lapsed": _fee_ended,
        "split": _split,
        "signed": _signed,
        "replied": _replied,
        "served": _served,
        "reopened": _reopened,
    }
)
"""Rules by event; an event without one (a consultation, a draft, a review, withdrawal) is allowed while the duty to answer is open."""
