"""The periods of a request: receipt, reply, correction, opinions, fee, and what the applicant may do after the reply."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from gongkai.law import NotLawThen, Policy, ReceivedBy, RemedyRule, Unit, channel, cite, limit, remedy
from gongkai.procedure.dated import Due, clock, counted
from gongkai.procedure.event import Event
from gongkai.procedure.track import CO_MAKER, ORGAN, THIRD_PARTY, Track
from gongkai.workdays import Calendar, Pause

ONE_DAY = timedelta(days=1)
_UNCONFIRMED = "申请一直没有与申请人确认，收到之日按本机关的设定暂定；确认后按确认之日重新计算。"
_WHO = {THIRD_PARTY: "第三方", CO_MAKER: "共同制作机关", ORGAN: "其他机关"}


@dataclass(frozen=True, slots=True)
class Periods:
    """Counts the periods of a request on one calendar and by one policy."""

    calendar: Calendar
    policy: Policy

    def receive(self, event: Event) -> Track:
        """The record that an arrival opens; LookupError for a day before the Regulations."""
        way = channel(event.channel, event.on)
        if way.received_by is ReceivedBy.ARRIVAL:
            return Track(event, event.on, event.on, f"收到申请（{way.name}）", by_confirmation=False)
        receipt = event.on
        if self.policy.unconfirmed_receipt == "first_working_day":
            receipt = self.calendar.add_working_days(event.on, 1, strict=False)
        started = f"视为收到申请（{way.name}，未确认）"
        return Track(event, receipt, receipt, started, by_confirmation=True, notes=(f"{_UNCONFIRMED}依据：{way.source}。",))

    def late_confirmation(self, track: Track, event: Event) -> str:
        """The warning for a confirmation that came later than it should; empty where it came in time."""
        late = self.calendar.working_days_between(track.arrived.on, event.on, strict=False)
        if late <= self.policy.confirmation_warning_days:
            return ""
        source = channel(track.arrived.channel, track.arrived.on).source
        return f"申请{track.arrived.on:%Y-%m-%d}到达，{event.on:%Y-%m-%d}才与申请人确认；拖延确认等于拖延期限，请核对（{source}）。"

    # What the organ owes.

    def reply(self, track: Track) -> Due | None:
        """When the reply is due; none while a correction or payment is awaited that starts the period anew."""
        if track.awaits_correction or track.awaits_fee:
            return None
        period = limit("reply", track.receipt)
        if track.fixed is not None:
            return Due("reply", track.fixed, track.start, track.started, (period.source,), notes=track.notes, item=track.item)
        length = (period.length or 0) + track.extra_days
        count = self.calendar.count(track.start, length, pauses=self._pauses(track))
        notes = track.notes
        articles: tuple[str, ...] = (period.source,)
        if track.extensions and track.extra_days:
            more = limit("extension", track.receipt)
            notes = (*notes, f"其中经负责人同意延长{track.extra_days}天，已告知申请人（{more.source}）。")
            articles = (period.source, more.source)
        if track.open_consultations:
            awaited = "、".join(one.name or _WHO[one.kind] for one in track.open_consultations)
            notes = (*notes, f"还没有收到意见（{awaited}），暂按意见期限届满之日恢复计算；提前收到意见的，期限相应提前。")
        return Due("reply", count.due, track.start, track.started, articles, count, notes, item=track.item)

    def correction_notice(self, track: Track) -> Due | None:
        """By when a correction may be asked; none once one was asked, and before 2019, when the law set no limit."""
        try:
            period = limit("correction_notice", track.receipt)
        except NotLawThen:
            return None
        if track.correction or track.reopened:
            return None
        count = counted(self.calendar, period, track.receipt)
        words = f"{track.started}；申请内容不明确的，在期限内一次性告知补正"
        return Due("correction_notice", count.due, track.receipt, words, (period.source,), count, track.notes, item=track.item)

    # What others owe.

    def correction(self, track: Track, event: Event) -> Due:
        """By when the applicant is to correct: as the notice says, else what the policy suggests."""
        source = _source("correction", track.receipt, "regulations_2007", "第二十一条第四项")
        return self._as_set("correction", event, self.policy.correction_days, source, "申请人收到补正告知书")

    def reasons(self, track: Track, event: Event) -> Due:
        """By when the applicant is to give reasons; NotLawThen before 2019."""
        period = limit("reasons", track.receipt)
        return self._as_set("reasons", event, self.policy.reasons_days, period.source, "申请人收到说明理由告知书")

    def opinion(self, track: Track, kind: str, event: Event) -> Due:
        """By when the one who was asked is to give an opinion; NotLawThen where the law of that day knew no such question."""
        period = limit(f"{kind}_opinion", track.receipt)
        name = event.party if kind == THIRD_PARTY else event.organ
        if period.unit is Unit.WORKING_DAYS:
            count = counted(self.calendar, period, event.begins)
            due = Due(f"{kind}_opinion", count.due, event.begins, period.start.removesuffix("之日"), (period.source,), count)
        else:
            days = self.policy.third_party_days_before_2019 if kind == THIRD_PARTY else self.policy.organ_opinion_days
            due = self._as_set(f"{kind}_opinion", event, days, period.source, period.start.removesuffix("之日"))
        return replace(due, notes=(*due.notes, period.note), about=name)

    def fee(self, event: Event) -> Due:
        """By when the fee is to be paid; NotLawThen before the fee measures."""
        period = limit("fee_payment", event.on)
        count = counted(self.calendar, period, event.begins)
        return Due("fee", count.due, event.begins, "申请人收到收费通知", (period.source,), count, (period.note,))

    def remedies(self, track: Track) -> list[Due]:
        """By when the applicant may apply for review or sue, from the day the reply was served."""
        if track.served is None or track.replied is None:
            return []
        on = track.served.on
        kind = remedy(track.outcome, track.replied.on, refused=track.replied.refused, policy=self.policy).kind
        if kind is RemedyRule.NONE:
            return []
        names = ["review_application"] if kind is RemedyRule.REVIEW_FIRST else ["review_application", "suit"]
        found = [replace(clock(name, on, self.calendar), event="申请人收到答复", item=track.item) for name in names]
        if kind is RemedyRule.REVIEW_FIRST:
            first = f"不予公开的，应当先申请行政复议；不服复议决定的，再提起行政诉讼（{cite('review_law', '第二十三条')}）。"
            found[0] = replace(found[0], notes=(*found[0].notes, first))
        return found

    # Inside.

    def _as_set(self, what: str, event: Event, suggested: int, source: str, words: str) -> Due:
        if event.until is not None:
            return Due(what, event.until, event.begins, f"{words}，通知写明的期限到{event.until:%Y-%m-%d}", (source,))
        count = self.calendar.count(event.begins, suggested if event.days is None else event.days)
        notes = () if event.days is not None else ("通知没有登记期限，按本机关设定的天数计算。",)
        return Due(what, count.due, event.begins, words, (source,), count, notes)

    def _pauses(self, track: Track) -> list[Pause]:
        pauses = [self._pause(one.asked.on, one.opinion.on, one.answer, _words(one.kind, one.name)) for one in track.consultations]
        if track.reasons_asked and track.reasons_due and self.policy.reasons_time_excluded:
            pauses.append(self._pause(track.reasons_asked.on, track.reasons_due.on, track.reasons_given, "等待申请人说明理由"))
        if track.correction and track.correction.pauses:
            correction = track.correction
            pauses.append(self._pause(correction.asked.on, correction.due.on, correction.corrected, "等待申请人补正"))
        return pauses

    def _pause(self, asked: date, lapse: date, answer: Event | None, why: str) -> Pause:
        first = asked if self.policy.pause_starts == "sending_day" else asked + ONE_DAY
        if answer is None or answer.on > lapse:
            return Pause(first, lapse, why)
        back = ONE_DAY if self.policy.pause_ends == "day_before_answer" else timedelta(0)
        return Pause(first, answer.on - back, why)


def _words(kind: str, name: str) -> str:
    return f"征求{_WHO[kind]}（{name}）意见" if name else f"征求{_WHO[kind]}意见"


def _source(name: str, on: date, before: str, article: str) -> str:
    """The source of a limit on a day, or what stood in its place before it was law."""
    try:
        return limit(name, on).source
    except NotLawThen:
        return cite(before, article)
