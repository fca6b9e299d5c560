"""A platform just founded, with its three administrators, and clients at its door; and the county of the demo."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client, override_settings

from gongkai.portal.agencies.deeds.founding import Administrator, Founding, found
from gongkai.portal.audit.actor import CONSOLE
from gongkai.portal.frame import clock
from gongkai.portal.site.deeds.demo import tell_demo
from gongkai.portal.site.demo import opening
from gongkai.portal.site.demo.story import BEGIN

PASSWORD = "青山 绿水 白云 九十"  # noqa: S105  # of people who are made up


@dataclass(frozen=True, slots=True)
class Founded:
    """What founding has made, with the password of the system administrator."""

    founding: Founding
    password: str = PASSWORD


@pytest.fixture(scope="module")
def county(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demo's county, told once for a module and taken back at its end; tests take `told`."""
    today = date.fromisoformat(opening.TODAY)
    with django_db_blocker.unblock(), override_settings(GONGKAI_TODAY=today, GONGKAI_DEMO=True), transaction.atomic():
        with clock.stopped_at(BEGIN):
            tell_demo(CONSOLE)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def told(county: None, db: None) -> None:
    """The county on the morning of the demo; what a test does to it is taken back, as `db` does it.

    `db` also tells pytest-django that there must be a database, where these tests run alone.
    """


@pytest.fixture
def founded(db: None) -> Founded:
    founding = found(
        CONSOLE,
        government="云溪县人民政府",
        level="county",
        division="339900",
        office="云溪县人民政府办公室",
        since=date(2024, 1, 1),
        system=Administrator("zhaomin", "赵敏"),
        security=Administrator("lina", "李娜"),
        audit=Administrator("wangfang", "王芳"),
        password=PASSWORD,
    )
    return Founded(founding)


@pytest.fixture
def zhaomin(founded: Founded) -> Client:
    """The system administrator, signed in by the form."""
    client = Client()
    answer = sign_in(client, "zhaomin", PASSWORD)
    assert answer.status_code == 302
    return client


def sign_in(client: Client, username: str, password: str, **more: str):
    """What the form to sign in answers."""
    return client.post("/login/", {"username": username, "password": password, **more})
