"""A platform just founded, with its three administrators, and clients at its door."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client

from gongkai.portal.agencies.deeds.founding import Administrator, Founding, found
from gongkai.portal.audit.actor import CONSOLE

PASSWORD = "青山 绿水 白云 九十"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Founded:
    """What founding has made, with the password of the system administrator."""

    founding: Founding
    password: str = PASSWORD


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
