"""Which guards of the law a reply does not meet: what its outcome requires, and the review before anything is sent."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from gongkai.law import GUARDS, OUTCOMES, Guard
from gongkai.procedure.event import Event
from gongkai.procedure.track import THIRD_PARTY, Track


def _asked_third_party(track: Track) -> bool:
    return any(one.kind == THIRD_PARTY for one in track.consultations)


def _third_party_objected(track: Track) -> bool:
    return any(one.kind == THIRD_PARTY and one.answer and one.answer.answer == "object" for one in track.consultations)


_RECORDS: Mapping[str, Callable[[Track, Event], bool]] = MappingProxyType(
    {
        "correction_notice": lambda track, _: track.correction is not None,
        "corrected": lambda track, _: track.correction is not None and track.correction.corrected is not None,
        "correction_lapsed": lambda track, _: track.correction is not None and track.correction.lapsed,
        "fee_lapsed": lambda track, _: track.fee is not None and track.fee.lapsed,
        "third_party_or_reason": lambda track, event: _asked_third_party(track) or bool(event.reason.strip()),
        "third_party_objected": lambda track, _: _third_party_objected(track),
        "public_interest_reason": lambda _, event: bool(event.reason.strip()),
        "legal_basis": lambda _, event: bool(event.basis.strip()),
        "refusal_basis": lambda _, event: event.refused in OUTCOMES and OUTCOMES[event.refused].is_refusal,
        "special_rule": lambda _, event: bool(event.basis.strip()),
        "search_log": lambda _, event: bool(event.search_log.strip()),
        "earlier_reply": lambda _, event: bool(event.earlier_reply.strip()),
        "reasons_asked": lambda track, _: track.reasons_asked is not None,
        "withdrawal": lambda track, _: track.outcome == "WITHDRAWN",
        "explanation": lambda _, event: bool(event.reason.strip()),
        "secrecy_review": lambda track, _: track.reviewed is not None,
    }
)
"""Whether what a guard asks for stands on record, or comes with the reply. Two guards of extensions are held in `moves`."""


def unmet(track: Track, event: Event) -> list[Guard]:
    """The guards that a reply with this outcome does not meet, in the order of the law; KeyError for an unknown outcome."""
    outcome = OUTCOMES[event.outcome]
    required = (*outcome.requires, "secrecy_review") if outcome.needs_review else outcome.requires
    return [GUARDS[key] for key in required if not _RECORDS[key](track, event)]
