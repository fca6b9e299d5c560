"""A claim: one number that a sentence states, what it counts, and for whom and when."""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.report import Value


class Scope(StrEnum):
    """Whom and when a claim speaks of."""

    OWN = "own"
    """This report's body and year."""
    DOUBTFUL = "doubtful"
    """Perhaps this body and year: a difference is worth a look and proves nothing."""
    OTHER_BODY = "other_body"
    OTHER_YEAR = "other_year"
    LAST_YEAR = "last_year"
    CUMULATIVE = "cumulative"
    PART = "part"
    """A part of the year or of the matter."""


class Verb(StrEnum):
    """The verb that a number of requests hangs on; each accepts other figures of table three."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    HANDLED = "handled"
    REPLIED = "replied"
    CLOSED = "closed"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A number said in prose.

    `subject` is a cell address or that of a group (`requests/denied/total`, `disputes/suits/upheld`). `value` is in the
    printed `unit`. `quote` is the passage as printed, `part` the number of the part it stands in (0 before part one).
    `sentence` and `end` say where: the how-manieth of `prose_sentences`, and where in its text the number ends.
    `direct` is true where the sentence names subject and verb itself and nothing had to be carried over from before.
    """

    subject: str
    value: Value
    unit: str
    scope: Scope
    exact: bool
    verb: Verb
    quote: str
    part: int
    sentence: int
    end: int
    direct: bool = True
