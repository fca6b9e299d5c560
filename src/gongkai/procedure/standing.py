"""Where a request stands after its events: state, what is due, what may be done next, what was refused."""

from dataclasses import dataclass

from gongkai.law import OUTCOMES, Guard, NotLawThen, Policy, cite, limit
from gongkai.procedure.dated import Due
from gongkai.procedure.event import EVENTS, Event
from gongkai.procedure.guards import unmet
from gongkai.procedure.permissions import why_not
from gongkai.procedure.track import Track
from gongkai.workdays import Calendar

_BASES = {
    "arrived": (("regulations", "第三十一条"), "登记申请的渠道和到达的日期"),
    "confirmed": (("regulations", "第三十一条"), "与申请人确认，确认之日为收到申请之日"),
    "correction_asked": (("regulations", "第三十条"), "申请内容不明确的，一次性告知补正"),
    "corrected": (("regulations", "第三十条"), "收到补正的，登记日期"),
    "correction_lapsed": (("regulations", "第三十条"), "期限届满仍未补正又没有正当理由的，不再处理"),
    "third_party_asked": (("regulations", "第三十二条"), "公开会损害第三方合法权益的，书面征求意见"),
    "third_party_answered": (("regulations", "第三十二条"), "收到意见的，登记日期和是否同意"),
    "third_party_silent": (("regulations", "第三十二条"), "逾期未提出意见的，由本机关决定是否公开"),
    "co_maker_asked": (("regulations", "第三十四条"), "几个机关共同制作的，可以征求意见"),
    "co_maker_answered": (("regulations", "第三十四条"), "收到意见的，登记日期；逾期未提出的，视为同意公开"),
    "organ_asked": (("regulations", "第三十三条第三款"), "需要征求其他机关意见的，所需时间不计入期限"),
    "organ_answered": (("regulations", "第三十三条第三款"), "收到意见的，登记日期"),
    "extended": (("regulations", "第三十三条第二款"), "期限内不能答复的，届满前经负责人同意延长并告知申请人"),
    "delayed": (("regulations", "第三十五条"), "理由合理但期限内不能答复的，确定延迟答复的期限并告知申请人"),
    "reasons_asked": (("regulations", "第三十五条"), "申请的数量、频次明显超过合理范围的，要求说明理由"),
    "reasons_given": (("regulations", "第三十五条"), "收到理由的，登记日期"),
    "fee_noticed": (("regulations", "第四十二条"), "数量、频次明显超过合理范围的，可以收取信息处理费"),
    "fee_paid": (("fees", ""), "缴费的，登记日期，答复期限重新计算"),
    "fee_lapsed": (("fees", ""), "期限届满仍未缴费的，不再处理"),
    "withdrawn": (("regulations", "第四十五条"), "申请人书面撤回的，登记日期"),
    "split": (("fees", "第四条"), "一件申请有几项内容的，可以分成几项分别答复"),
    "drafted": (("regulations", "第三十六条"), "拟定答复"),
    "reviewed": (("regulations", "第十七条"), "由承办人以外的人进行公开前审查"),
    "signed": (("regulations", "第四十五条"), "由负责人签发"),
    "replied": (("regulations", "第三十六条"), "作出答复，写明办理结果"),
    "served": (("regulations", "第四十条"), "送达申请人后，登记日期"),
    "reopened": (("regulations", "第五十一条"), "复议决定或者判决责令重新答复的，登记收到的日期"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """Something that may be done next, what it is for, and the article."""

    event: str
    why: str
    source: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An event that was not allowed and why; `number` counts the given events from 1. The history goes on without it."""

    number: int
    event: Event
    why: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What a history of events comes to; the answer of `gongkai.procedure.due`.

    `tracks` is the record of each item (one, unless the request was split; none before it arrived). What is due is sorted by day.
    """

    tracks: tuple[Track, ...]
    due: tuple[Due, ...]
    refused: tuple[Refusal, ...]
    warnings: tuple[str, ...]
    events: tuple[Event, ...]
    calendar: Calendar
    policy: Policy

    @property
    def state(self) -> str:
        """A key of `STATES`; `split` where items are in different states, `new` before the request arrived."""
        states = {track.state for track in self.tracks}
        return states.pop() if len(states) == 1 else "split" if states else "new"

    @property
    def closed(self) -> bool:
        """Whether nothing is left to do for any item."""
        return bool(self.tracks) and all(track.closed for track in self.tracks)

    @property
    def outcomes(self) -> dict[str, str]:
        """The outcome of each item that has one, by item (empty where the request is not split)."""
        return {track.item: track.outcome for track in self.tracks if track.outcome}

    @property
    def superseded(self) -> dict[str, tuple[str, ...]]:
        """Outcomes that decisions set aside, by item, oldest first."""
        return {track.item: tuple(track.superseded) for track in self.tracks if track.superseded}

    @property
    def next(self) -> tuple[Step, ...]:
        """What may be done next, item by item, in the order of a case."""
        found = []
        for track in self.tracks or (None,):
            for event in EVENTS:
                if not self._blocked(track, event):
                    (key, article), why = _BASES[event]
                    found.append(Step(event, why, cite(key, article), track.item if track else ""))
        return tuple(found)

    def blocked(self, item: str = "") -> dict[str, str]:
        """What may not be done now to an item, and why; KeyError for an item that does not exist."""
        track = self._track(item) if self.tracks or item else None
        return {event: why for event in EVENTS if (why := self._blocked(track, event))}

    def missing(self, outcome: str, item: str = "") -> tuple[Guard, ...]:
        """What has to be put on record, or written into the reply, before that outcome may be chosen.

        Empty if nothing. KeyError for an unknown outcome or item.
        """
        track = self._track(item)
        return tuple(unmet(track, Event("replied", track.arrived.on, outcome=OUTCOMES[outcome].code)))

    def _blocked(self, track: Track | None, event: str) -> str:
        why = why_not(track, event, self.policy)
        if why or track is None:
            return why
        try:
            for name in _LIMITS_ASKED.get(event, ()):
                limit(name, track.receipt)
        except NotLawThen as error:
            return str(error)
        return ""

    def _track(self, item: str) -> Track:
        for track in self.tracks:
            if track.item == item:
                return track
        raise KeyError(item)


_LIMITS_ASKED = {"co_maker_asked": ("co_maker_opinion",), "organ_asked": ("organ_opinion",), "reasons_asked": ("reasons",)}
"""Events that only the Regulations of 2019 know."""
