"""A log with a few entries, and the means to tamper with it that no user has."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import connection

from gongkai.portal.agencies.models import Agency
from gongkai.portal.audit.actor import Actor, Seat
from gongkai.portal.audit.deed import DEEDS, LABELS, Done, deed
from gongkai.portal.audit.guard import lifted
from gongkai.portal.audit.models import Entry
from gongkai.portal.audit.record import About

CLERK = Actor("王素芬", 7, 3, "云溪县科学技术局", (Seat("clerk", 3),), address="10.1.2.3")

Open = Callable[..., Agency]


@pytest.fixture
def open_body() -> Iterator[Open]:
    """A deed that writes one row."""

    @deed("tests.open_body", label="设立")
    def act(by: Actor, key: str, name: str = "云溪县档案馆") -> Done[Agency]:
        agency = Agency.objects.create(key=key, opened_on=date(2024, 1, 1))
        about = About("agency", str(agency.pk), name, agency.pk)
        return Done(agency, says=f"设立“{name}”", about=about, before={"简称": None}, after={"简称": "档案馆", "编号": key})

    yield act
    del DEEDS["tests.open_body"], LABELS["tests.open_body"]


@pytest.fixture
def written(open_body: Open, db: None) -> list[Entry]:
    """Six entries."""
    for number in range(1, 7):
        open_body(CLERK, f"339900-{number:04}")
    return list(Entry.objects.order_by("seq"))


@contextmanager
def unprotected() -> Iterator[None]:
    """As whoever has the database file or its superuser: without the triggers, which come back."""
    with connection.cursor() as cursor, lifted():
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")
            yield
            cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER USER")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_entry'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        yield
        for _, sql in triggers:
            cursor.execute(sql)


def tamper(sql: str, *values: object) -> None:
    """Run a statement against the log that its triggers would refuse."""
    with unprotected(), connection.cursor() as cursor:
        cursor.execute(sql, values)
