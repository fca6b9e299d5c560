"""What became of a body, as a timeline."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from gongkai.portal.agencies import access
from gongkai.portal.agencies.facts import LABELS, REFERENCES
from gongkai.portal.agencies.kinds import KINDS, LEVELS, RULE_POWERS
from gongkai.portal.agencies.models import Standing, Succession, SuccessionSide, Trace
from gongkai.portal.agencies.rights import Right
from gongkai.portal.audit.actor import Actor

_WORDS: Mapping[str, Mapping[str, str]] = {"kind": KINDS, "level": LEVELS, "rule_power": RULE_POWERS}


@dataclass(frozen=True, slots=True)
class Moment:
    """One day in the past of a body: what happened in words, the standing that began or the reorganisation, and where it says so.

    `others` are the bodies on the other side of a reorganisation, as (key, name then); one that is `traced` may be taken back.
    """

    on: date
    says: str
    basis: str = ""
    standing: Standing | None = None
    succession: Succession | None = None
    others: tuple[tuple[str, str], ...] = ()
    traced: bool = False


class _Names:
    """What bodies were called on any day, read once."""

    def __init__(self, ids: Iterable[int]) -> None:
        rows = Standing.objects.filter(agency_id__in=set(ids)).order_by("since").values_list("agency_id", "since", "name")
        self._rows = list(rows)

    def then(self, agency: int | None, on: date) -> str:
        """The name on a day; the first where the body came later."""
        own = [(since, name) for body, since, name in self._rows if body == agency]
        return next((name for since, name in reversed(own) if since <= on), own[0][1] if own else "")


def past(by: Actor, agency: int) -> list[Moment]:
    """What became of the body, newest first: opening, changes, reorganisations, end. A fixed number of queries."""
    seen = Standing.objects.filter(access.bodies(by, Right.SEE_BODIES), agency_id=agency)
    standings = list(seen.select_related("agency").order_by("since"))
    if not standings:
        return []
    sides = list(
        SuccessionSide.objects.filter(succession__sides__agency_id=agency)
        .select_related("succession", "agency")
        .annotate(traced=Exists(Trace.objects.filter(succession=OuterRef("succession"))))
        .order_by("succession__on", "succession_id", "place")
        .distinct()
    )
    named = {getattr(each, f"{fact}_id") for each in standings for fact in REFERENCES} | {side.agency_id for side in sides}
    called = _Names(named - {None})
    moments = [_began(before, standing, called) for before, standing in zip([None, *standings], standings, strict=False)]
    moments += _reorganised(agency, sides, called)
    # The newest first; on one day the reorganisation before what followed from it.
    return sorted(moments, key=lambda moment: (moment.on, moment.succession is not None), reverse=True)


def _began(before: Standing | None, standing: Standing, called: _Names) -> Moment:
    if before is None:
        return Moment(standing.since, f"设立“{standing.name}”", standing.basis, standing)
    told = []
    for fact, label in LABELS.items():
        old, new = _shown(before, fact, standing.since, called), _shown(standing, fact, standing.since, called)
        if old != new:
            told.append(f"更名为“{new}”" if fact == "name" else f"{label}由{old or '空'}改为{new or '空'}")
    return Moment(standing.since, "，".join(told) or "登记的各项不变", standing.basis, standing)


def _shown(standing: Standing, fact: str, on: date, called: _Names) -> str:
    if fact in REFERENCES:
        name = called.then(getattr(standing, f"{fact}_id"), on)
        return f"“{name}”" if name else ""
    value = getattr(standing, fact)
    return _WORDS[fact].get(value, value) if fact in _WORDS else str(value)


def _reorganised(agency: int, sides: Sequence[SuccessionSide], called: _Names) -> list[Moment]:
    by_succession: dict[int, list[SuccessionSide]] = {}
    for side in sides:
        by_succession.setdefault(side.succession_id, []).append(side)
    return [_moment(agency, group, called) for group in by_succession.values()]


def _moment(agency: int, sides: list[SuccessionSide], called: _Names) -> Moment:
    succession = sides[0].succession
    on = succession.on
    before = [side for side in sides if side.side == SuccessionSide.BEFORE]
    after = [side for side in sides if side.side == SuccessionSide.AFTER]
    ends = all(side.agency_id != agency for side in after)
    others = [side.agency for side in (after if ends else before) if side.agency_id != agency]
    if not ends and not others:
        others = [side.agency for side in after if side.agency_id != agency]
    names = "、".join(f"“{called.then(body.pk, on)}”" for body in others)
    document = f"《{succession.document_title.strip('《》')}》" + (
        f"（{succession.document_number}）" if succession.document_number else ""
    )
    return Moment(
        on,
        _told(succession.kind, ends, any(side.agency_id == agency for side in before), names),
        document if succession.document_title else "",
        succession=succession,
        others=tuple((body.key, called.then(body.pk, on)) for body in others),
        traced=sides[0].traced,  # type: ignore[attr-defined]  # annotated by `past`
    )


def _told(kind: str, ends: bool, was_before: bool, names: str) -> str:
    match kind, ends, was_before:
        case "merged", True, _:
            return f"合并到{names}"
        case "merged", False, True:
            return f"{names}并入"
        case "merged", False, False:
            return f"承接{names}（合并）"
        case "split", True, _:
            return f"分立为{names}"
        case "split", False, True:
            return f"分立出{names}"
        case "split", False, False:
            return f"从{names}分立"
        case "replaced", True, _:
            return f"整体改建为{names}"
        case "replaced", False, _:
            return f"由{names}整体改建"
        case _, True, _:
            return f"撤销，由{names}承接" if names else "撤销"
        case _:
            return f"承接撤销的{names}"
