"""Random histories for the property tests: every kind of event, on days that lie close enough together to matter."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from gongkai.law import CHANNEL_KEYS, OUTCOMES, SERVICE_WAYS
from gongkai.procedure import EVENTS, Event, Standing, due
from gongkai.workdays import Calendar

DAYS = st.integers(1, 30)
NAMES = st.sampled_from(["", "甲", "乙"])
ITEMS = st.sampled_from(["", "", "", "一", "二"])
FREE: dict[str, st.SearchStrategy[Any]] = {
    "channel": st.sampled_from(CHANNEL_KEYS),
    "item": ITEMS,
    "items": st.sampled_from([(), ("一", "二"), ("一",), ("一", "一")]),
    "party": NAMES,
    "organ": NAMES,
    "days": st.none() | st.integers(0, 260),
    "means": st.sampled_from(["", *SERVICE_WAYS]),
    "answer": st.sampled_from(["", "agree", "object"]),
    "consent": st.sampled_from(["", "李主任"]),
    "result": st.sampled_from(["", "passed", "returned"]),
    "outcome": st.sampled_from(["", "NONSENSE", *OUTCOMES]),
    "refused": st.sampled_from(["", *OUTCOMES]),
    "reason": st.sampled_from(["", "理由"]),
    "basis": st.sampled_from(["", "法律第一条"]),
    "search_log": st.sampled_from(["", "检索记录"]),
    "earlier_reply": st.sampled_from(["", "〔2023〕1号"]),
    "scheme": st.sampled_from(["", "by_piece", "by_volume"]),
}


@st.composite
def events(draw: Callable[[st.SearchStrategy[Any]], Any]) -> list[Event]:
    """Any events at all, in any order, sensible or not."""
    on = draw(st.dates(date(2007, 6, 1), date(2051, 1, 1)))
    told = []
    for name in draw(st.lists(st.sampled_from(["arrived", *EVENTS]), max_size=14)):
        on = min(on + timedelta(days=draw(st.integers(-3, 30))), date(2060, 1, 1))
        given = {key: draw(FREE[key]) for key in draw(st.sets(st.sampled_from(sorted(FREE)), max_size=6))}
        if draw(st.booleans()):
            given["until"] = on + timedelta(days=draw(st.integers(-5, 400)))
        if draw(st.booleans()):
            given["served_on"] = on + timedelta(days=draw(st.integers(-2, 20)))
        told.append(Event(name, on, **given))
    return told


def fitting(name: str, on: date, standing: Standing, item: str, pick: int) -> Event:
    """An event with fields that let it pass wherever the record allows it; `pick` chooses among outcomes."""
    track = next((one for one in standing.tracks if one.item == item), None)
    given: dict[str, Any] = {"item": item}
    waiting = [one for one in track.consultations if one.answer is None] if track else []
    kind = name.removesuffix("_answered").removesuffix("_silent").removesuffix("_asked")
    named = next((one.name for one in waiting if one.kind == kind and not (name.endswith("_silent") and one.ended)), "")
    match name:
        case "arrived":
            given |= {"channel": CHANNEL_KEYS[pick % len(CHANNEL_KEYS)]}
        case "split":
            given |= {"items": ("一", "二")}
        case "extended":
            given |= {"days": 1 + pick % 15, "consent": "李主任"}
        case "delayed":
            reply = [one.on for one in standing.due if one.what == "reply" and one.item in ("", item)]
            given |= {"until": max([on, *reply]) + timedelta(days=1 + pick % 60)}
        case "third_party_asked" | "co_maker_asked" | "organ_asked":
            taken = {one.name for one in waiting}
            given |= dict.fromkeys(("party", "organ"), next(str(n) for n in range(99) if str(n) not in taken))
        case "replied":
            given |= _reply(standing, item, pick)
        case _ if kind in ("third_party", "co_maker", "organ"):
            given |= {"party": named, "organ": named, "answer": ("agree", "object")[pick % 2]}
    return Event(name, on, **given)


def _reply(standing: Standing, item: str, pick: int) -> dict[str, Any]:
    said = {"refused": "DENY_INTERNAL", "reason": "理由", "basis": "法律第一条", "search_log": "检索", "earlier_reply": "〔2023〕1号"}
    ended = standing.outcomes.get(item, "")
    open_ = [code for code in OUTCOMES if not {g.key for g in standing.missing(code, item)} - SAID]
    return said | {"outcome": ended or open_[pick % len(open_)]}


SAID = {
    "refusal_basis",
    "legal_basis",
    "special_rule",
    "search_log",
    "earlier_reply",
    "explanation",
    "public_interest_reason",
    "third_party_or_reason",
}
"""Guards that the fields of a reply meet."""


@st.composite
def legal(draw: Callable[[st.SearchStrategy[Any]], Any], calendar: Calendar) -> tuple[list[Event], Standing]:
    """A history in which each event is one that `next` offers, on a day when it is possible where the draw finds one."""
    on = draw(st.dates(date(2008, 5, 1), date(2040, 1, 1)))
    told: list[Event] = []
    standing = due(told, calendar)
    for _ in range(draw(st.integers(1, 12))):
        steps = standing.next
        if not steps:
            break
        step = steps[draw(st.integers(0, 200)) % len(steps)]
        event = fitting(step.event, on, standing, step.item, draw(st.integers(0, 400)))
        found = due([*told, event], calendar)
        if not found.refused:
            told, standing = [*told, event], found
        on += timedelta(days=draw(st.integers(0, 25)))
    return told, standing
