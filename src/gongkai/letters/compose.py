"""The one definition of every letter put together: text, law's facts, remedy, number, signature, date."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.law import (
    CHANNEL_KEYS,
    FIELDS,
    OUTCOMES,
    SCHEMES,
    Addressee,
    LetterKind,
    Policy,
    Remedy,
    Scheme,
    TimeLimit,
    channel,
    limit,
    online_review_sentence,
    remedy,
    third_party_remedy,
)
from gongkai.letters.facts import Value, checked, letter_kind
from gongkai.letters.letter import Letter, Sheet
from gongkai.letters.templates import paragraphs
from gongkai.letters.wording import articles, chinese_date, once_each, stop

GROUNDS: Mapping[str, str] = {
    "DENY_STATE_SECRET": "是依法确定为国家秘密的政府信息",
    "DENY_LAW_FORBIDS": "是法律、行政法规禁止公开的政府信息",
    "DENY_SAFETY_STABILITY": "公开后可能危及国家安全、公共安全、经济安全、社会稳定",
    "DENY_THIRD_PARTY": "涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害",
    "DENY_INTERNAL": "是本机关的内部事务信息",
    "DENY_PROCESS": "是在履行行政管理职能过程中形成的过程性信息",
    "DENY_ENFORCEMENT_FILE": "是行政执法案卷信息",
    "REFER_SPECIAL_REGISTRY": "的获取由法律、行政法规另有特别规定",
}
"""What a refusal says of the information, by outcome."""

_TO = {Addressee.APPLICANT: "applicant", Addressee.THIRD_PARTY: "third_party", Addressee.CO_MAKER: "co_maker", Addressee.ORGAN: "organ"}
_PERSON = ("", "natural_person", "自然人")
_BEFORE_CORRECTION = ("receipt", "correction_notice")
_NOT_IN_A_SHEET = frozenset({"agency", "dated_on", "items"})


class _Limits:
    """The time limits in force on a day, by id."""

    def __init__(self, on: date, attribute: str) -> None:
        self._on, self._attribute = on, attribute

    def __getitem__(self, name: str) -> str:
        found: TimeLimit = limit(name, self._on)
        return str(getattr(found, self._attribute))


def compose(kind: str, facts: Any, policy: Policy | None = None) -> Letter:
    """The letter, ready for any format; `facts` is a mapping or a dataclass of the fields that `gongkai.law.FIELDS` names.

    UnknownLetterError for a kind that the law does not declare, FactsError with everything that is missing or wrong.
    """
    declared = letter_kind(kind)
    known = checked(declared, facts)
    if declared.addressee in _TO:
        return _outward(declared, known, policy)
    return _sheet(declared, known)


def _outward(kind: LetterKind, facts: Mapping[str, Value], policy: Policy | None) -> Letter:
    return Letter(
        kind=kind.key,
        title=kind.title,
        head=_line(facts, "agency"),
        number=_line(facts, "number"),
        addressee=_line(facts, _TO[kind.addressee]),
        paragraphs=paragraphs(kind.key, _values(kind, facts)),
        remedy=_remedy(kind, facts, policy),
        attachments=_several(facts, "attachments"),
        signature=_line(facts, "agency"),
        date=_shown(facts["dated_on"]),
        copies=_line(facts, "copies"),
    )


def _sheet(kind: LetterKind, facts: Mapping[str, Value]) -> Letter:
    """What stays in the file or goes to an archive: a form of its fields, or a list of items."""
    items = _several(facts, "items") if "items" in kind.fields else ()
    header = ("序号", FIELDS["items"]) if items else ()
    shown = [key for key in (*kind.fields, *kind.may_have) if key in facts and key not in _NOT_IN_A_SHEET]
    rows = [(FIELDS[key], _in_words(key, facts)) for key in shown]
    listed = [(str(number), item) for number, item in enumerate(items, 1)]
    return Letter(
        kind=kind.key,
        title=kind.title,
        sheet=Sheet(header, tuple(listed or rows)),
        signature=_line(facts, "agency") if "agency" in kind.fields else "",
        date=_shown(facts["dated_on"]) if "dated_on" in kind.fields else "",
    )


def _values(kind: LetterKind, facts: Mapping[str, Value]) -> dict[str, object]:
    """Everything that a text may name; a field that is not filled in is empty."""
    on = _dated(facts)
    values: dict[str, object] = {key: _in_words(key, facts) for key in FIELDS}
    outcome = str(facts.get("outcome", ""))
    refused = str(facts.get("refused", "")) if outcome == "PARTIAL" else outcome
    return values | {
        "you": _you(facts),
        "request": _request(kind, facts),
        "basis": articles(_bases(kind, facts)),
        "ground": GROUNDS.get(refused, ""),
        "limit": _Limits(on, "words"),
        "source": _Limits(on, "source"),
    }


def _request(kind: LetterKind, facts: Mapping[str, Value]) -> str:
    """The first sentence of every letter to the applicant: what came in, and when."""
    if kind.addressee is not Addressee.APPLICANT:
        return ""
    you, received = _you(facts), _shown(facts["received_on"])
    corrected = facts.get("corrected_on") if kind.key not in _BEFORE_CORRECTION else None
    again = f"，于{_shown(corrected)}收到{you}补正后的申请" if corrected else ""
    return f"本机关于{received}收到{you}提出的政府信息公开申请{again}。申请的内容是：{stop(_line(facts, 'subject'))}"


def _you(facts: Mapping[str, Value]) -> str:
    """How the letter speaks to the applicant: people and organisations differ."""
    return "您" if facts.get("applicant_kind", "") in _PERSON else "贵单位"


def _bases(kind: LetterKind, facts: Mapping[str, Value]) -> tuple[tuple[str, str], ...]:
    """Articles of the outcome, where the letter ends the request; of a partial reply, those of the refused part too."""
    if not kind.outcomes:
        return kind.bases
    outcome, refused = str(facts["outcome"]), str(facts.get("refused", ""))
    return OUTCOMES[outcome].bases + (OUTCOMES[refused].bases if outcome == "PARTIAL" else ())


def _remedy(kind: LetterKind, facts: Mapping[str, Value], policy: Policy | None) -> tuple[str, ...]:
    if not kind.remedy:
        return ()
    on = _dated(facts)
    said = _decided(facts, on, policy) if kind.outcomes else third_party_remedy(on)
    if not said.text:
        return ()
    text = said.text.format(reviewer=_line(facts, "reviewer"), court=_line(facts, "court"))
    online = _line(facts, "review_channel")
    extra = online_review_sentence(on).format(channel=online) if online else ""
    return (f"根据{once_each(said.sources)}的规定，{text}{extra}",)


def _decided(facts: Mapping[str, Value], on: date, policy: Policy | None) -> Remedy:
    outcome = str(facts["outcome"])
    return remedy(outcome, on, refused=str(facts.get("refused", "")) if outcome == "PARTIAL" else "", policy=policy)


def _dated(facts: Mapping[str, Value]) -> date:
    on = facts["dated_on"]
    if not isinstance(on, date):
        raise TypeError("dated_on is a date once the facts are checked")
    return on


def _in_words(key: str, facts: Mapping[str, Value]) -> str:
    """A fact as the letter prints it; codes of the law by their names."""
    value = facts.get(key, "")
    if key == "channel" and value in CHANNEL_KEYS:
        received = facts.get("received_on") or facts.get("arrived_on")
        return channel(str(value), received).name if isinstance(received, date) else str(value)
    if key == "scheme" and value in list(Scheme):
        return SCHEMES[Scheme(str(value))].name
    return _shown(value)


def _shown(value: Value) -> str:
    if isinstance(value, date):
        return chinese_date(value)
    return value if isinstance(value, str) else "、".join(value)


def _line(facts: Mapping[str, Value], key: str) -> str:
    """A text that stands in one line."""
    return " ".join(_shown(facts.get(key, "")).split("\n"))


def _several(facts: Mapping[str, Value], key: str) -> tuple[str, ...]:
    value = facts.get(key, ())
    return value if isinstance(value, tuple) else (str(value),)
