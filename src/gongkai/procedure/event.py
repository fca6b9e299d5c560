"""What happened to a request: one dated event each, and how a file of events is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from difflib import get_close_matches
from typing import Any

from gongkai.law import CHANNEL_KEYS, OUTCOMES, SERVICE_WAYS, Scheme

EVENTS = {
    "arrived": "收到申请",
    "confirmed": "与申请人确认",
    "correction_asked": "告知补正",
    "corrected": "收到补正",
    "correction_lapsed": "逾期不补正",
    "third_party_asked": "征求第三方意见",
    "third_party_answered": "收到第三方意见",
    "third_party_silent": "第三方逾期未提出意见",
    "co_maker_asked": "征求共同制作机关意见",
    "co_maker_answered": "收到共同制作机关意见",
    "organ_asked": "征求其他机关意见",
    "organ_answered": "收到其他机关意见",
    "extended": "延长答复期限",
    "delayed": "延迟答复",
    "reasons_asked": "要求说明理由",
    "reasons_given": "收到说明的理由",
    "fee_noticed": "发出收费通知",
    "fee_paid": "缴费",
    "fee_lapsed": "逾期未缴费",
    "withdrawn": "撤回申请",
    "split": "分成几项办理",
    "drafted": "拟稿",
    "reviewed": "公开前审查",
    "signed": "签发",
    "replied": "答复",
    "served": "送达",
    "reopened": "责令重新答复",
}
"""Name of each event, and how a sentence calls it (design.md §10)."""

NOT_STATED = "未写明"
"""Who consented to an extension, where a file of events does not say: the history keeps it and warns."""

FIRST_YEAR, LAST_YEAR = 2008, 2046
"""Years in which an event may lie: the Regulations begin in 2008, and periods must end before the calendar does in 2050."""

LONGEST = 250
"""Working days that a notice may set at most: about a year; more is a slip of the pen."""

_CHOICES: dict[str, tuple[str, ...]] = {
    "channel": CHANNEL_KEYS,
    "means": tuple(SERVICE_WAYS),
    "answer": ("agree", "object"),
    "result": ("passed", "returned"),
    "outcome": tuple(OUTCOMES),
    "refused": tuple(OUTCOMES),
    "scheme": tuple(Scheme),
}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened on a day; which of the other fields it needs depends on `event`, a key of `EVENTS`.

    `served_on` is the day on which its addressee got a notice (none: the day it was sent), `until` or `days` (working days) the
    period that a notice sets. `party` names a third party, `organ` another organ, or the one whose decision reopens a case.
    A reply has `outcome`, and what the outcome requires: `refused` (outcome of the part withheld), `reason`, `basis` (law and
    article), `search_log`, `earlier_reply`. `consent` names the head who agreed to an extension. `item` is one of the `items` of a split.
    """

    event: str
    on: date
    channel: str = ""
    item: str = ""
    items: tuple[str, ...] = ()
    party: str = ""
    organ: str = ""
    served_on: date | None = None
    until: date | None = None
    days: int | None = None
    means: str = ""
    answer: str = ""
    consent: str = ""
    result: str = ""
    outcome: str = ""
    refused: str = ""
    reason: str = ""
    basis: str = ""
    search_log: str = ""
    earlier_reply: str = ""
    scheme: str = ""
    amount: int | None = None

    @property
    def begins(self) -> date:
        """The day from which a period set by this notice runs: when it was received, else when it was sent."""
        return self.served_on or self.on


class EventError(ValueError):
    """Events that cannot be read; the message is one Chinese sentence with its place."""


_FIELDS = tuple(one.name for one in fields(Event))
_DATES = ("on", "served_on", "until")
_NUMBERS = ("days", "amount")


def events_from_json(data: object) -> tuple[tuple[Event, ...], tuple[str, ...]]:
    """The events of `{"events": [...]}` in the given order, and a sentence for each field that is not known and was left out.

    EventError for what is no such file, an unknown event or choice, a date that is none. What an extension does not say of
    consent is kept as `NOT_STATED`.
    """
    if not isinstance(data, dict) or not isinstance(data.get("events"), list):
        raise EventError('应是 {"events": [...]} 的样子，方括号里每个事件一个对象。')
    events, remarks = [], []
    for number, one in enumerate(data["events"], 1):
        place = f"第{number}个事件"
        if not isinstance(one, dict):
            raise EventError(f'{place}应是一个对象，例如 {{"event": "arrived", "on": "2024-09-27"}}。')
        events.append(_event(place, one))
        remarks += [f"{place}的“{key}”不认识，没有采用。" for key in one if key not in _FIELDS]
    return tuple(events), tuple(remarks)


def _event(place: str, data: Mapping[str, Any]) -> Event:
    name = data.get("event")
    if not isinstance(name, str) or name not in EVENTS:
        raise EventError(f"{place}的 event 不认识：{name}。{_nearest(name, tuple(EVENTS))}")
    if data.get("on") is None:
        raise EventError(f"{place}没有写日期（on）。")
    values = {key: _value(place, key, data[key]) for key in _FIELDS if data.get(key) is not None}
    if name == "arrived" and "channel" not in values:
        raise EventError(f"{place}没有写收到申请的渠道（channel），可以写：{'、'.join(CHANNEL_KEYS)}。")
    if name == "extended" and "consent" not in data:
        values["consent"] = NOT_STATED
    return Event(**values)


def _value(place: str, key: str, value: object) -> Any:
    if key in _DATES:
        return _date(place, key, value)
    if key in _NUMBERS:
        if type(value) is not int or value < 0:
            raise EventError(f"{place}的 {key} 应是不小于0的整数，写的是 {value}。")
        return value
    if key == "items":
        return _items(place, value)
    if value is True or value is False:
        return "有" if value else ""
    if not isinstance(value, str):
        raise EventError(f"{place}的 {key} 应是文字，写的是 {value}。")
    choices = _CHOICES.get(key, ())
    if value and choices and value not in choices:
        raise EventError(f"{place}的 {key} 不认识：{value}。{_nearest(value, choices)}")
    return value


def _date(place: str, key: str, value: object) -> date:
    try:
        if isinstance(value, str) and len(value) == len("2024-09-27"):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise EventError(f"{place}的 {key} 不是日期：{value}，请写成 2024-09-27 这样。")


def _items(place: str, value: object) -> tuple[str, ...]:
    if type(value) is int and 0 <= value <= LONGEST:
        return tuple(str(number) for number in range(1, value + 1))
    if isinstance(value, list) and all(isinstance(one, str) and one for one in value):
        return tuple(value)
    raise EventError(f"{place}的 items 应是项数，或者每一项的名称组成的列表。")


def _nearest(value: object, choices: Sequence[str]) -> str:
    near = get_close_matches(str(value), choices, n=1)
    return f"是不是 {near[0]}？" if near else f"可以写：{'、'.join(choices)}。"
