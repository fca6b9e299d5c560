"""A report on its way through the deeds: begun, filled in, taken from step to step."""

from gongkai.portal.annual.deeds.moving import move
from gongkai.portal.annual.deeds.publishing import publish
from gongkai.portal.annual.deeds.typing import open_filing, save_entries
from gongkai.portal.annual.models import Filing
from gongkai.portal.annual.selectors import filings
from gongkai.portal.annual.selectors.preparing import prepare
from tests.portal.cast import Cast

from .writing import PARTS, texts

YEAR = 2025
TO_OFFICE = (("clerk", "submit"), ("reviewer", "pass"), ("leader", "sign"), ("clerk", "hand_in"))
TO_PUBLIC = (*TO_OFFICE, ("competent_office", "accept"), ("clerk", "publish"))


def begin(cast: Cast, **others: int | str) -> Filing:
    """The report of the science bureau, filled in without faults; `others` replace single entries by key."""
    begun = open_filing(cast.actor("clerk"), agency=cast.science.pk, year=YEAR)
    fill(cast, begun, **others)
    return Filing.objects.get(pk=begun.pk)


def fill(cast: Cast, filing: Filing, **others: int | str) -> None:
    """Its clerk types all of it anew, whatever stands there."""
    typed = texts(filings.head_of(filing), **others)
    save_entries(cast.actor("clerk"), filing=filing.pk, typed=typed, seen=dict.fromkeys(typed, 10**6))


def take(cast: Cast, filing: Filing, *steps: tuple[str, ...]) -> Filing:
    """Take steps, each as (who, step) or (who, step, note)."""
    for who, key, *note in steps:
        if key == "publish":
            publish(cast.actor(who), filing=filing.pk, prepared=prepare(Filing.objects.get(pk=filing.pk)), note="".join(note))
        else:
            move(cast.actor(who), filing=filing.pk, step=key, note="".join(note))
    return Filing.objects.get(pk=filing.pk)


def one_more() -> dict[str, int | str]:
    """One request more, in the tables and in the prose."""
    numbers: dict[str, int | str] = {"part/1": PARTS[1].replace("7件", "8件")}
    for row in ("received", "granted", "processed_total"):
        for column in ("natural_person", "total"):
            numbers[f"requests/{row}/{column}"] = 8
    return numbers
