"""What the platform holds while a sheet is compared with it: every body and every person, each found by what a sheet may call it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from gongkai.portal.agencies.importing.plan import Ref


@dataclass(frozen=True, slots=True)
class KnownBody:
    """One body as it stands; `fields` are those of its standing and its codes, `refs` the ids of the bodies it names."""

    id: int
    key: str
    name: str
    standing: int
    since: date
    opened_on: date
    fields: dict[str, str]
    refs: dict[str, int | None]
    ended: bool = False
    """Closed by today."""
    later: bool = False
    """A change from a later day on is already entered."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """One person with the roles they hold, as (role, body)."""

    id: int
    username: str
    agency: int | None
    unit: int | None
    fields: dict[str, str]
    left: bool
    roles: frozenset[tuple[str, int]] = frozenset()
    administrator: bool = False


@dataclass(slots=True)
class KnownBodies:
    """All bodies, by id, key and present name."""

    by_id: dict[int, KnownBody]
    by_key: dict[str, KnownBody] = field(default_factory=dict)
    by_name: dict[str, list[KnownBody]] = field(default_factory=lambda: defaultdict(list))
    by_credit: dict[str, KnownBody] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for body in self.by_id.values():
            self.by_key[body.key] = body
            if not body.ended:
                self.by_name[body.name].append(body)
            if body.fields["credit_code"]:
                self.by_credit[body.fields["credit_code"]] = body

    def called(self, text: str) -> list[KnownBody]:
        """The bodies that a sheet may mean: that of the key, or all that are called so now."""
        found = self.by_key.get(text)
        return [found] if found else self.by_name.get(text, [])

    def name(self, number: int | None) -> str:
        """What a body is called; empty where there is none."""
        return self.by_id[number].name if number in self.by_id else ""


@dataclass(slots=True)
class KnownPeople:
    """All people by log-in name in small letters, and the open units of bodies by (body, name)."""

    by_username: dict[str, KnownPerson]
    units: dict[tuple[int, str], int]
    unit_names: dict[int, str]


@dataclass(frozen=True, slots=True)
class Found:
    """A body that a cell means, or why it means none: what is expected, and what to do."""

    ref: Ref | None
    expected: str = ""
    advice: str = ""
