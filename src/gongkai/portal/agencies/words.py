"""How bodies, people and facts are named in sentences of the log."""

from collections.abc import Iterable, Mapping

from gongkai.portal.agencies.facts import LABELS, REFERENCES
from gongkai.portal.agencies.kinds import KINDS, LEVELS, RULE_POWERS
from gongkai.portal.agencies.models import Agency, Person, Standing
from gongkai.portal.agencies.selectors.standings import names
from gongkai.portal.audit.record import About, Value

_WORDS: dict[str, Mapping[str, str]] = {"kind": KINDS, "level": LEVELS, "rule_power": RULE_POWERS}


def quoted(called: Iterable[str]) -> str:
    """Names in Chinese quotation marks, one after the other."""
    return "、".join(f"“{name}”" for name in called)


def about_body(agency: Agency, name: str) -> About:
    """A body as what an entry is about."""
    return About("agency", str(agency.pk), name, agency.pk)


def about_person(person: Person) -> About:
    """A person as what an entry is about."""
    return About("person", str(person.pk), person.name, person.agency_id)


def shown(standing: Standing, facts: Iterable[str] = LABELS) -> dict[str, Value]:
    """Facts of a standing by label, in words; bodies by the name they had when it began."""
    facts = tuple(facts)
    ids = {getattr(standing, f"{fact}_id") for fact in facts if fact in REFERENCES}
    called = names(ids - {None}, standing.since)
    found: dict[str, Value] = {}
    for fact in facts:
        if fact in REFERENCES:
            found[LABELS[fact]] = called.get(getattr(standing, f"{fact}_id"))
        else:
            value = getattr(standing, fact)
            found[LABELS[fact]] = _WORDS[fact][value] if fact in _WORDS else value if value != "" else None
    return found
