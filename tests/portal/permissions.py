"""The permission matrix: who stands at which door, with whose things, and what happens; the rows are in permissions.yaml."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from gongkai.portal.frame.pages import PAGES, Page
from tests.portal.cast import Cast

ROWS = Path(__file__).with_name("permissions.yaml")
VISITOR = "visitor"

ROLES: dict[str, str] = {
    VISITOR: "",
    "nobody": "newcomer",
    "clerk": "clerk",
    "deputy": "deputy",
    "reviewer": "reviewer",
    "secrecy_reviewer": "secrecy_reviewer",
    "leader": "leader",
    "competent_office": "competent_office",
    "auditor": "auditor",
    "system_admin": "system_admin",
    "security_admin": "security_admin",
    "audit_admin": "audit_admin",
}
"""Each role of the matrix, and who of the cast holds it (`nobody`: an account without a role)."""

GROUPS: dict[str, tuple[str, ...]] = {
    "staff": ("clerk", "deputy", "reviewer", "secrecy_reviewer", "leader"),
    "admins": ("system_admin", "security_admin", "audit_admin"),
}
GROUPS["roles"] = (*GROUPS["staff"], "competent_office", "auditor", *GROUPS["admins"])
GROUPS["all"] = tuple(ROLES)

OBJECTS = ("bureau", "office", "stranger")
"""Whose thing it is: of the bureau where the staff work, of the office over it, of a body of another county."""

SHARED = frozenset({"waiting", "applied", "coded"})
"""Things that belong to no body."""

OUTCOMES = ("ok", "login", "refused", "missing")


@dataclass(frozen=True, slots=True)
class Row:
    """One page: what its arguments mean (`pk: person`), what is sent with it, and for each object role → outcome.

    The object `page` says that the page is about no body.
    """

    page: str
    means: dict[str, str]
    sends: dict[str, str]
    expected: dict[str, dict[str, str]]


def rows() -> dict[str, Row]:
    """All rows by the name of their page. Raises `ValueError` for a row that leaves a role out or has one twice."""
    read = yaml.safe_load(ROWS.read_text(encoding="utf-8")) or {}
    return {page: _row(page, row) for page, row in read.items()}


def _row(page: str, row: dict[str, Any]) -> Row:
    means, sends = ({name: str(value) for name, value in row.get(part, {}).items()} for part in ("means", "sends"))
    expected = {whose: _roles(page, whose, said) for whose, said in row.items() if whose not in ("means", "sends")}
    wanted = {"page"} if "page" in expected else set(OBJECTS)
    if set(expected) != wanted:
        raise ValueError(f"{page}: objects {sorted(expected)}, wanted are {sorted(wanted)}")
    return Row(page, means, sends, expected)


def _roles(page: str, whose: str, said: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for outcome, words in said.items():
        if outcome not in OUTCOMES:
            raise ValueError(f"{page}, {whose}: {outcome} is none of {OUTCOMES}")
        for role in (role for word in words.split() for role in GROUPS.get(word, (word,))):
            if role not in ROLES or role in found:
                raise ValueError(f"{page}, {whose}: {role} stands there twice, or is no role")
            found[role] = outcome
    if left := set(ROLES) - set(found):
        raise ValueError(f"{page}, {whose}: no word on {sorted(left)}")
    return found


class Scene:
    """The cast with a thing of every kind on each of the three bodies, and a browser for everybody."""

    def __init__(self, cast: Cast, things: dict[str, dict[str, object]]) -> None:
        self.things = things
        self.clients = {}
        for role, who in ROLES.items():
            self.clients[role] = Client(raise_request_exception=False)
            if who:
                cast.sign_in(self.clients[role], who)

    def outcome(self, role: str, row: Row, whose: str) -> str:
        """What happens when that role knocks, with the thing of that body in the address; the database is left as it was."""
        page, place = PAGES[row.page], self.things["bureau" if whose == "page" else whose]
        address = reverse(page.name, kwargs={name: place[row.means.get(name, name)] for name in arguments(page)})
        client, sent = self.clients[role], {name: place[thing] for name, thing in row.sends.items()}
        with transaction.atomic():
            session = dict(client.cookies)
            response = client.get(address, sent) if page.reads else client.post(address, sent)
            if response.streaming:
                list(response)
            transaction.set_rollback(True)
        client.cookies.clear()
        client.cookies.update(session)
        return told(response.status_code, response.headers.get("Location", ""))


def arguments(page: Page) -> list[str]:
    """The names of the arguments in the address of a page."""
    app, _, name = page.name.partition(":")
    namespaces: Any = get_resolver().namespace_dict
    _, resolver = namespaces[app]
    return list(resolver.reverse_dict.getlist(name)[0][0][0][1])


def told(status: int, location: str) -> str:
    """An answer as an outcome of the matrix; a fault of the server is none."""
    if status in (301, 302, 303) and urlsplit(location).path == reverse("site:login"):
        return "login"
    return {403: "refused", 404: "missing"}.get(status, f"fault {status}" if status >= 500 else "ok")


def differing(scene: Scene, row: Row) -> Iterator[str]:
    """Each cell of a row that is not as it says."""
    for whose, roles in row.expected.items():
        for role, expected in roles.items():
            found = scene.outcome(role, row, whose)
            if found != expected:
                yield f"{role} × {whose}: {found}, expected {expected}"
