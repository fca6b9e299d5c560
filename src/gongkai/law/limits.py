"""Every time limit, and the one that was law on a given day (`domain.md` §1.3)."""

from datetime import date

from gongkai.law.remedy_limits import REVIEW_LIMITS, SITE_LIMITS, SUIT_LIMITS
from gongkai.law.request_limits import REQUEST_LIMITS
from gongkai.law.time_limit import TimeLimit

LIMITS: tuple[TimeLimit, ...] = (*REQUEST_LIMITS, *REVIEW_LIMITS, *SUIT_LIMITS, *SITE_LIMITS)
LIMIT_IDS = tuple(dict.fromkeys(one.id for one in LIMITS))
_VERSIONS = {name: tuple(one for one in LIMITS if one.id == name) for name in LIMIT_IDS}


class NotLawThen(LookupError):
    """The rule exists, but not on that day; the message says so in Chinese."""


def limit(name: str, on: date) -> TimeLimit:
    """The time limit of that id in force on a day, the day it starts to run; KeyError for an id that does not exist.

    A request received on the last day of the 2007 Regulations keeps their term: see `Policy.law_by`.

    >>> limit("reply", date(2019, 5, 14)).words, limit("reply", date(2019, 5, 15)).words
    ('15个工作日', '20个工作日')
    """
    versions = _VERSIONS[name]
    for one in versions:
        if one.in_force(on):
            return one
    first = min(versions, key=lambda v: v.since)
    raise NotLawThen(f"{on:%Y-%m-%d}没有“{first.name}”的期限：{first.source}自{first.since:%Y-%m-%d}起施行。")
