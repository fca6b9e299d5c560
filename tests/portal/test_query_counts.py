"""Every page that is opened without naming one thing sends as many queries in a region of sixty bodies as in one of three thousand.

The pages come from the table of pages, so a new one fails here until its number is written down. To see the numbers anew:

    GONGKAI_TEST_SHOW_COUNTS=1 .venv/bin/pytest -n 0 -s tests/portal/test_query_counts.py
"""

import os
from importlib import import_module

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.roles import ROLES
from gongkai.portal.frame.pages import PAGES, Door, Page
from tests.portal.big_region import Region, settle, write_log

pytestmark = pytest.mark.django_db

PINS: dict[str, int] = {
    "site:home": 5,
    "site:search": 1,
    "site:help": 1,
    "site:accessibility": 1,
    "site:privacy": 1,
    "site:desk": 18,
    "site:platform": 7,
    "site:start": 2,
    "site:login": 2,
    "site:sign_in_code": 0,
    "site:single_sign_on": 1,
    "site:single_sign_on_back": 1,
    "site:activate": 1,
    "site:account": 9,
    "site:contact": 5,
    "site:password": 5,
    "site:second_factor": 7,
    "site:remove_factor": 5,
    "frame:display": 1,
    "agencies_public:bodies": 3,
    "agencies:bodies": 7,
    "agencies:tree": 6,
    "agencies:body_new": 8,
    "agencies:merge": 7,
    "agencies:people": 9,
    "agencies:person_new": 7,
    "agencies:grant": 7,
    "agencies:proposals": 6,
    "agencies:handovers": 6,
    "agencies:imports": 6,
    "audit:log": 7,
    "audit:export": 5,
    "audit:verify": 8,
    "annual:old": 9,
    "annual:home": 10,
    "annual:boards": 4,
    "annual:merge": 12,
    "reports:reports": 6,
    "reports:feed": 2,
    "reports:compare": 4,
    "data:data": 2,
    "data:package": 1,
    "api:openapi-json": 0,
    "api:bodies": 2,
    "api:addresses": 0,
    "api:reports": 2,
    "api:facts": 1,
    "api:api-root": 1,
    "site:desk audit_admin": 7,
    "site:desk auditor": 12,
    "site:desk clerk": 18,
    "site:desk competent_office": 18,
    "site:desk deputy": 18,
    "site:desk leader": 15,
    "site:desk reviewer": 15,
    "site:desk secrecy_reviewer": 15,
    "site:desk security_admin": 13,
    "site:desk system_admin": 13,
}
"""Page → queries, for a visitor where the page is public, else for whom `_visitor` names; `site:desk ROLE` for the desk of each role."""

MORE_ON_POSTGRESQL = {"site:platform": PINS["site:platform"] + 1}
"""The page on how the platform runs asks PostgreSQL how big its database is; of SQLite it looks at the file."""

ANSWERS = (200, 302, 404)
"""A page may lead on, or not be there any more (the first start); none may be refused to whoever holds its right."""

_BY_PAGE = {"audit:log": "audit_admin", "audit:export": "audit_admin"}
"""Whom to ask where the door alone does not tell."""


def pages() -> list[Page]:
    """The pages that only read and take no argument."""
    import_module(settings.ROOT_URLCONF)
    return [page for page in PAGES.values() if page.reads and _address(page)]


def _address(page: Page) -> str:
    try:
        return reverse(page.name)
    except NoReverseMatch:
        return ""


def _visitor(page: Page, region: Region) -> Client:
    """Whoever reaches furthest with the right the page asks."""
    client = Client()
    if page.door is Door.PUBLIC:
        return client
    role = _BY_PAGE.get(page.name, "clerk")
    if page.door is Door.RIGHT:
        role = max((key for key in ROLES if key in region.people), key=lambda key: ROLES[key].rights.get(Right(page.right), 0))
    client.force_login(region.people[role], backend="django.contrib.auth.backends.ModelBackend")
    return client


def counts(region: Region) -> dict[str, int]:
    """Queries of each page, and of the desk of each role."""
    found = {page.name: queries(_visitor(page, region), _address(page)) for page in pages()}
    for role in sorted(region.people):
        client = Client()
        client.force_login(region.people[role], backend="django.contrib.auth.backends.ModelBackend")
        found[f"site:desk {role}"] = queries(client, reverse("site:desk"))
    return found


def queries(client: Client, address: str) -> int:
    """How many a page sends on its second call: the first may fill what Django remembers, and notes that the person is there."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
        b"".join(getattr(answer, "streaming_content", ()))
    assert answer.status_code in ANSWERS, f"{address} answered {answer.status_code}"
    return len(asked)


@pytest.mark.parametrize(("bodies", "people", "entries"), [(62, 400, 60), pytest.param(3000, 20000, 3000, marks=pytest.mark.slow)])
def test_counts(bodies: int, people: int, entries: int) -> None:
    region = settle(bodies, people)
    write_log(entries)
    found = counts(region)
    if os.environ.get("GONGKAI_TEST_SHOW_COUNTS"):
        print("\n" + "\n".join(f'    "{name}": {number},' for name, number in found.items()))  # noqa: T201  # asked for
        return
    assert found == PINS | (MORE_ON_POSTGRESQL if connection.vendor == "postgresql" else {})


def test_every_list_page_has_a_pin() -> None:
    assert {page.name for page in pages()} == {name for name in PINS if " " not in name}
