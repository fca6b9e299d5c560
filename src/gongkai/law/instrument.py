"""The shape of an instrument: one law, regulation or notice with its number, title and dates of force."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Instrument:
    """One published instrument; `short` is how messages name it, `until` the last day it was in force (none: still).

    `note` says what of the entry no text at hand confirms (`domain.md` marks such facts [K]).
    """

    key: str
    number: str
    title: str
    short: str
    issued: date
    since: date
    until: date | None = None
    note: str = ""
