"""What each event changes in the record of an item; whatever speaks against it is said before anything is changed."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from gongkai.law import GUARDS, SERVICE_WAYS, NotLawThen, ReplyDay, limit
from gongkai.procedure.event import EVENTS, LONGEST, NOT_STATED, Event
from gongkai.procedure.guards import unmet
from gongkai.procedure.periods import Periods
from gongkai.procedure.track import CO_MAKER, ORGAN, THIRD_PARTY, Consultation, Correction, FeeNotice, Track

Move = Callable[[Track, Event, Periods], list[str]]


class Refused(Exception):
    """An event that is not allowed; the message is the sentence why."""


def move(track: Track, event: Event, periods: Periods) -> list[str]:
    """Change the record by an event that `why_not` lets pass, and give its warnings; Refused, with nothing changed, otherwise."""
    if event.until is not None and event.until < event.on:
        raise Refused(f"写明的期限{event.until:%Y-%m-%d}早于{EVENTS[event.event]}的日期，请核对。")
    if event.days is not None and not 0 < event.days <= LONGEST:
        raise Refused(f"写明的期限是{event.days}天，请核对。")
    if event.served_on is not None and not 0 <= (event.served_on - event.on).days <= LONGEST:
        raise Refused(f"送达日期{event.served_on:%Y-%m-%d}与{EVENTS[event.event]}的日期不合，请核对。")
    try:
        return _MOVES[event.event](track, event, periods)
    except NotLawThen as error:
        raise Refused(str(error)) from error


def _confirmed(track: Track, event: Event, periods: Periods) -> list[str]:
    warning = periods.late_confirmation(track, event)
    if not track.restarted:
        track.start, track.started = event.on, "与申请人确认，为收到申请之日"
    track.receipt, track.confirmed, track.notes = event.on, event, ()
    return [warning] if warning else []


def _correction_asked(track: Track, event: Event, periods: Periods) -> list[str]:
    notice, warnings = periods.correction_notice(track), []
    late = notice is not None and event.on > notice.on
    restarts = notice is not None and (not late or periods.policy.late_correction_restarts)
    if late and notice:
        effect = "收到补正后答复期限重新计算" if restarts else "答复期限不因补正重新计算，仍自收到申请之日起算"
        warnings.append(f"{event.on:%Y-%m-%d}告知补正，已超过{notice.on:%Y-%m-%d}的期限；{effect}（{notice.articles[0]}）。")
    track.correction = Correction(event, periods.correction(track, event), restarts, pauses=notice is None)
    return warnings


def _corrected(track: Track, event: Event, periods: Periods) -> list[str]:
    correction = _correction(track)
    correction.corrected = event
    if correction.restarts:
        _restart(track, event.on, "收到补正的申请，期限重新计算")
    if event.on <= correction.due.on:
        return []
    return [f"{event.on:%Y-%m-%d}收到补正，已超过{correction.due.on:%Y-%m-%d}的补正期限；有正当理由的才继续办理，请登记理由。"]


def _correction_lapsed(track: Track, event: Event, periods: Periods) -> list[str]:
    correction = _correction(track)
    if event.on <= correction.due.on:
        raise Refused(f"补正期限到{correction.due.on:%Y-%m-%d}，{event.on:%Y-%m-%d}还没有届满，不能登记逾期不补正。")
    correction.lapsed = True
    track.outcome = "ABANDONED_NO_CORRECTION"
    return []


def _asked(kind: str) -> Move:
    def asked(track: Track, event: Event, periods: Periods) -> list[str]:
        name = event.party if kind == THIRD_PARTY else event.organ
        if any(one.kind == kind and one.name == name for one in track.open_consultations):
            raise Refused(f"已经征求过{name or '对方'}的意见，还没有收到答复；征求几方意见的，请分别写明名称。")
        track.consultations.append(Consultation(kind, name, event, periods.opinion(track, kind, event)))
        return []

    return asked


def _answered(kind: str) -> Move:
    def answered(track: Track, event: Event, periods: Periods) -> list[str]:
        one = _consultation(track, kind, event, [one for one in track.consultations if one.kind == kind and one.answer is None])
        one.answer = event
        if event.on <= one.opinion.on:
            return []
        return [f"{event.on:%Y-%m-%d}收到意见，已超过{one.opinion.on:%Y-%m-%d}的期限；超过的时间计入答复期限。"]

    return answered


def _silent(track: Track, event: Event, periods: Periods) -> list[str]:
    one = _consultation(track, THIRD_PARTY, event, [one for one in track.open_consultations if one.kind == THIRD_PARTY])
    if event.on < one.opinion.on:
        raise Refused(f"第三方提出意见的期限到{one.opinion.on:%Y-%m-%d}，{event.on:%Y-%m-%d}还没有届满，不能登记逾期。")
    one.silent = True
    return []


def _consultation(track: Track, kind: str, event: Event, waiting: list[Consultation]) -> Consultation:
    """The question that an answer belongs to: by name, or the only one."""
    name = event.party if kind == THIRD_PARTY else event.organ
    named = [one for one in waiting if one.name == name] if name else waiting
    if not named and len(waiting) == 1 and not waiting[0].name:
        return waiting[0]
    if len(named) == 1:
        return named[0]
    known = "、".join(one.name or "未写名称的一方" for one in waiting)
    raise Refused(f"不能确定是谁的意见：写的是“{name}”，尚待答复的有{known}。")


def _extended(track: Track, event: Event, periods: Periods) -> list[str]:
    due, most = periods.reply(track), limit("extension", track.receipt)
    if due is None or event.on > due.on:
        guard = GUARDS["extension_in_time"]
        until = f"期限到{due.on:%Y-%m-%d}；" if due else ""
        raise Refused(f"{guard.missing}{until}{guard.advice}（{guard.source}）")
    if not event.consent.strip():
        guard = GUARDS["extension_consent"]
        raise Refused(f"{guard.missing}{guard.advice}（{guard.source}）")
    days = event.days or most.length or 0
    if event.until is not None:
        days = periods.calendar.working_days_between(due.on, event.until, strict=False)
    if not 0 < days <= (most.length or 0):
        raise Refused(f"延长的期限不在规定之内：最长不超过{most.words}，也不能早于原期限{due.on:%Y-%m-%d}（{most.source}）。")
    track.extensions.append(event)
    track.extra_days += days
    if event.consent != NOT_STATED:
        return []
    return ["延长答复期限的事件没有写明经谁同意（consent），暂按已经同意计算；请补上政府信息公开工作机构负责人的姓名。"]


def _delayed(track: Track, event: Event, periods: Periods) -> list[str]:
    due = periods.reply(track)
    until = event.until
    if until is None and event.days is not None:
        until = periods.calendar.add_working_days(event.on, event.days, strict=False)
    if until is None:
        raise Refused("没有写明延迟到哪一天（until）；延迟答复应当确定合理的期限并告知申请人。")
    if due is None or event.on > due.on:
        raise Refused("答复期限已经届满，不能再确定延迟答复的期限；应当尽快答复。")
    if until <= due.on:
        raise Refused(f"延迟到{until:%Y-%m-%d}不晚于原来的答复期限{due.on:%Y-%m-%d}，不需要延迟。")
    track.fixed, track.start = until, event.on
    track.started = f"告知申请人延迟到{until:%Y-%m-%d}答复（{limit('delayed_reply', track.receipt).source}）"
    return []


def _reasons_asked(track: Track, event: Event, periods: Periods) -> list[str]:
    track.reasons_due = periods.reasons(track, event)
    track.reasons_asked = event
    return []


def _reasons_given(track: Track, event: Event, periods: Periods) -> list[str]:
    track.reasons_given = event
    return []


def _fee_noticed(track: Track, event: Event, periods: Periods) -> list[str]:
    reply = periods.reply(track)
    if reply is not None and event.on > reply.on:
        raise Refused(f"答复期限到{reply.on:%Y-%m-%d}，收费通知应当在答复期限内发出，现在不能再发。")
    track.fee = FeeNotice(event, periods.fee(event))
    return []


def _fee_paid(track: Track, event: Event, periods: Periods) -> list[str]:
    fee = _fee(track)
    fee.paid = event
    _restart(track, event.on, "申请人缴费，期限重新计算")
    if event.on <= fee.due.on:
        return []
    return [f"{event.on:%Y-%m-%d}缴费，已超过{fee.due.on:%Y-%m-%d}的缴费期限；本可按放弃申请处理，继续办理的请登记理由。"]


def _fee_lapsed(track: Track, event: Event, periods: Periods) -> list[str]:
    fee = _fee(track)
    if event.on <= fee.due.on:
        raise Refused(f"缴费期限到{fee.due.on:%Y-%m-%d}，{event.on:%Y-%m-%d}还没有届满，不能登记逾期未缴费。")
    fee.lapsed = True
    track.outcome = "ABANDONED_NO_FEE"
    return []


def _withdrawn(track: Track, event: Event, periods: Periods) -> list[str]:
    track.outcome = "WITHDRAWN"
    return []


def _drafted(track: Track, event: Event, periods: Periods) -> list[str]:
    """A new draft has to be reviewed and signed anew."""
    track.drafted, track.reviewed, track.signed = event, None, None
    return []


def _reviewed(track: Track, event: Event, periods: Periods) -> list[str]:
    passed = event.result != "returned"
    track.reviewed, track.signed = event if passed else None, None
    return [] if passed else [f"{event.on:%Y-%m-%d}审查没有通过，修改后须重新审查。"]


def _signed(track: Track, event: Event, periods: Periods) -> list[str]:
    track.signed = event
    return []


def _replied(track: Track, event: Event, periods: Periods) -> list[str]:
    if track.outcome and event.outcome in ("", track.outcome):
        track.replied = event
        return []
    if track.outcome:
        raise Refused(f"申请已经办结（{track.outcome_name}），一项申请只有一个办理结果，不能再以别的结果答复。")
    if not event.outcome:
        raise Refused("没有写明办理结果（outcome），不能登记答复。")
    if missing := unmet(track, event):
        raise Refused("".join(f"{one.missing}{one.advice}（{one.source}）" for one in missing))
    due = periods.reply(track)
    track.reply_due = due.on if due else None
    track.outcome, track.replied = event.outcome, event
    return [] if in_time_when_signed(event.means) else _late(track, event.on)


def _served(track: Track, event: Event, periods: Periods) -> list[str]:
    replied = _event(track.replied)
    track.served = event
    return _late(track, event.on) if in_time_when_signed(event.means or replied.means) else []


def in_time_when_signed(means: str) -> bool:
    """Whether a reply served that way is in time by the day it was signed for, not by the day it was sent."""
    return means in SERVICE_WAYS and SERVICE_WAYS[means].in_time_by is ReplyDay.SIGNED


def _late(track: Track, on: date) -> list[str]:
    if track.reply_due is None or on <= track.reply_due:
        return []
    return [f"{on:%Y-%m-%d}答复，已超过{track.reply_due:%Y-%m-%d}的答复期限。"]


def _reopened(track: Track, event: Event, periods: Periods) -> list[str]:
    """A decision opens a new duty to answer; what was decided before is kept, and the consultations stay on record."""
    track.superseded.append(track.outcome)
    track.outcome, track.replied, track.served, track.reply_due = "", None, None, None
    track.drafted = track.reviewed = track.signed = None
    if track.correction:
        track.correction.restarts = track.correction.pauses = False
    by = f"{event.organ}的决定" if event.organ else "复议决定或者判决"
    _restart(track, event.begins, f"收到{by}，责令重新答复")
    track.reopened, track.extensions, track.fixed = event, [], event.until
    if event.until is None and event.days is not None:
        track.fixed = periods.calendar.add_working_days(event.begins, event.days, strict=False)
    if track.fixed is None:
        track.notes = ("决定没有写明期限，按答复申请的期限计算。",)
    else:
        track.started = f"{track.started}，期限到{track.fixed:%Y-%m-%d}"
    return []


def _restart(track: Track, on: date, why: str) -> None:
    """The reply period runs from zero; what was added to the old one does not carry over, a used extension stays used."""
    track.start, track.started, track.restarted = on, why, True
    track.fixed, track.extra_days, track.notes = None, 0, ()


def _correction(track: Track) -> Correction:
    if track.correction is None:
        raise Refused("没有告知过补正。")
    return track.correction


def _fee(track: Track) -> FeeNotice:
    if track.fee is None:
        raise Refused("没有发出过收费通知。")
    return track.fee


def _event(event: Event | None) -> Event:
    if event is None:
        raise Refused("还没有作出答复。")
    return event


_MOVES: Mapping[str, Move] = MappingProxyType(
    {
        "confirmed": _confirmed,
        "correction_asked": _correction_asked,
        "corrected": _corrected,
        "correction_lapsed": _correction_lapsed,
        "third_party_asked": _asked(THIRD_PARTY),
        "third_party_answered": _answered(THIRD_PARTY),
        "third_party_silent": _silent,
        "co_maker_asked": _asked(CO_MAKER),
        "co_maker_answered": _answered(CO_MAKER),
        "organ_asked": _asked(ORGAN),
        "organ_answered": _answered(ORGAN),
        "extended": _extended,
        "delayed": _delayed,
        "reasons_asked": _reasons_asked,
        "reasons_given": _reasons_given,
        "fee_noticed": _fee_noticed,
        "fee_paid": _fee_paid,
        "fee_lapsed": _fee_lapsed,
        "withdrawn": _withdrawn,
        "drafted": _drafted,
        "reviewed": _reviewed,
        "signed": _signed,
        "replied": _replied,
        "served": _served,
        "reopened": _reopened,
    }
)
"""One move for each event but `arrived`, which opens the record, and `split`, which makes several of it."""
