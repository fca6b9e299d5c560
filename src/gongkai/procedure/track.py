"""What stands on record for one request, or one item of it: the state that events change one by one."""

from dataclasses import dataclass, field, replace
from datetime import date

from gongkai.law import OUTCOMES
from gongkai.procedure.dated import Due
from gongkai.procedure.event import Event

STATES = {
    "new": "还没有收到申请",
    "arrived": "等待与申请人确认",
    "in_handling": "办理中",
    "awaiting_correction": "等待申请人补正",
    "awaiting_reasons": "等待申请人说明理由",
    "awaiting_fee": "等待申请人缴费",
    "consulting": "正在征求意见",
    "drafted": "已拟稿",
    "reviewed": "已审查",
    "signed": "已签发",
    "correction_lapsed": "申请人逾期不补正，视为放弃",
    "fee_lapsed": "申请人逾期未缴费，视为放弃",
    "withdrawn": "申请人已撤回",
    "replied": "已答复",
    "served": "已送达",
    "split": "已分成几项，各项进度不同",
}
"""Every state and how a sentence calls it; `split` only where the items of a request are in different states."""

_ENDED_BY = {"ABANDONED_NO_CORRECTION": "correction_lapsed", "ABANDONED_NO_FEE": "fee_lapsed", "WITHDRAWN": "withdrawn"}

THIRD_PARTY, CO_MAKER, ORGAN = "third_party", "co_maker", "organ"


@dataclass(slots=True)
class Consultation:
    """Someone whose opinion was asked: `kind`, `name`, and until when an answer counts."""

    kind: str
    name: str
    asked: Event
    opinion: Due
    answer: Event | None = None
    silent: bool = False

    @property
    def ended(self) -> bool:
        """Whether an answer came or silence was put on record."""
        return self.answer is not None or self.silent


@dataclass(slots=True)
class Correction:
    """The one correction that may be asked: `restarts` if its answer starts the reply period anew, `pauses` before 2019."""

    asked: Event
    due: Due
    restarts: bool
    pauses: bool
    corrected: Event | None = None
    lapsed: bool = False

    @property
    def awaited(self) -> bool:
        """Whether the applicant has still to answer."""
        return self.corrected is None and not self.lapsed


@dataclass(slots=True)
class FeeNotice:
    """The fee notice of a request: one scheme, one period to pay."""

    noticed: Event
    due: Due
    paid: Event | None = None
    lapsed: bool = False

    @property
    def awaited(self) -> bool:
        """Whether payment is still to come."""
        return self.paid is None and not self.lapsed


@dataclass(slots=True)
class Track:
    """The record of one item. `start` and `started` are the day the reply period runs from and why; `fixed` a day set for the reply.

    `outcome` is set once in each duty to answer: by the reply, by a lapse or by withdrawal. A decision that reopens the case
    moves it to `superseded`.
    """

    arrived: Event
    receipt: date
    start: date
    started: str
    by_confirmation: bool
    item: str = ""
    confirmed: Event | None = None
    notes: tuple[str, ...] = ()
    restarted: bool = False
    fixed: date | None = None
    extra_days: int = 0
    extensions: list[Event] = field(default_factory=list)
    correction: Correction | None = None
    consultations: list[Consultation] = field(default_factory=list)
    reasons_asked: Event | None = None
    reasons_due: Due | None = None
    reasons_given: Event | None = None
    fee: FeeNotice | None = None
    drafted: Event | None = None
    reviewed: Event | None = None
    signed: Event | None = None
    outcome: str = ""
    reply_due: date | None = None
    replied: Event | None = None
    served: Event | None = None
    reopened: Event | None = None
    superseded: list[str] = field(default_factory=list)

    def copy(self, item: str) -> "Track":
        """The same record for one item of the request, to go its own way from here."""
        return replace(
            self,
            item=item,
            extensions=list(self.extensions),
            consultations=[replace(one) for one in self.consultations],
            correction=replace(self.correction) if self.correction else None,
            fee=replace(self.fee) if self.fee else None,
            superseded=list(self.superseded),
        )

    @property
    def awaits_correction(self) -> bool:
        """Whether an answer to a correction notice is awaited that would start the period anew."""
        return self.correction is not None and self.correction.awaited and self.correction.restarts

    @property
    def awaits_fee(self) -> bool:
        """Whether payment is awaited, which starts the period anew."""
        return self.fee is not None and self.fee.awaited

    @property
    def open_consultations(self) -> list[Consultation]:
        """Whose opinion is awaited."""
        return [one for one in self.consultations if not one.ended]

    @property
    def closed(self) -> bool:
        """Whether the duty to answer has ended: with an outcome, and a letter that reached the applicant where one is needed."""
        return self.served is not None or self.outcome == "WITHDRAWN"

    @property
    def state(self) -> str:
        """Where the item stands, a key of `STATES`."""
        if self.served:
            return "served"
        if self.replied:
            return "replied"
        return _ENDED_BY[self.outcome] if self.outcome else self._open_state()

    def _open_state(self) -> str:
        if self.awaits_fee:
            return "awaiting_fee"
        if self.correction and self.correction.awaited:
            return "awaiting_correction"
        for name, event in (("signed", self.signed), ("reviewed", self.reviewed), ("drafted", self.drafted)):
            if event:
                return name
        if self.open_consultations:
            return "consulting"
        if self.reasons_asked and not self.reasons_given:
            return "awaiting_reasons"
        return "arrived" if self.by_confirmation and not self.confirmed else "in_handling"

    @property
    def outcome_name(self) -> str:
        """The outcome in Chinese; empty where there is none yet."""
        return OUTCOMES[self.outcome].name if self.outcome else ""
