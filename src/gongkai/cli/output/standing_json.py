"""Where a request stands, as the JSON of the contract (design.md §10)."""

from collections.abc import Iterable, Sequence
from typing import Any

from gongkai.procedure import Due, Standing
from gongkai.report import encode


def encoded(standing: Standing, clocks: Sequence[Due], remarks: Sequence[str]) -> bytes:
    """One object: `state`, `due`, `next`, `refused`, then what the contract leaves open; clocks stand in `due` by their day."""
    return encode(
        {
            "state": standing.state,
            "due": [_due(one) for one in sorted((*standing.due, *clocks), key=lambda one: one.on)],
            "next": [_given(event=one.event, why=one.why, source=one.source, item=one.item) for one in standing.next],
            "refused": [
                {"number": one.number, "event": one.event.event, "on": str(one.event.on), "why": one.why} for one in standing.refused
            ],
            "warnings": [*remarks, *standing.warnings],
            "closed": standing.closed,
            "outcome": _outcome(standing),
            "items": [
                {"item": one.item, "state": one.state, "outcome": one.outcome or None, "superseded": one.superseded}
                for one in standing.tracks
            ],
        },
        indent=2,
    )


def _due(one: Due) -> dict[str, Any]:
    said = {"what": one.what, "on": str(one.on), "reasons": one.reasons, "articles": list(one.articles), "provisional": one.provisional}
    return said | _given(about=one.about, item=one.item)


def _given(**values: str) -> dict[str, Any]:
    """The values that say something."""
    return {key: value for key, value in values.items() if value}


def _outcome(standing: Standing) -> str | None:
    """The outcome of a request that is not split."""
    outcomes: Iterable[str] = standing.outcomes.values() if len(standing.tracks) == 1 else ()
    return next(iter(outcomes), None)
