"""The ground itself: a deed writes and logs in one step or not at all, and nothing else writes."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from gongkai.portal.agencies.models import Agency
from gongkai.portal.audit.actor import CONSOLE
from gongkai.portal.audit.deed import DEEDS, Done, deed
from gongkai.portal.audit.guard import WriteOutsideDeed, lifted
from gongkai.portal.audit.models import Entry
from gongkai.portal.audit.record import About
from gongkai.portal.frame.refusal import Refused

pytestmark = pytest.mark.django_db


def open_one(by, key, fail=False):
    agency = Agency.objects.create(key=key, opened_on=date(2024, 1, 1))
    if fail:
        raise Refused("不行")
    return Done(agency, says=f"设立{key}", about=About("agency", str(agency.pk), key), after={"编号": key})


@pytest.fixture
def opened():
    made = deed("tests.open_one")(open_one)
    yield made
    del DEEDS["tests.open_one"]


def test_deed_writes_and_logs(opened):
    opened(CONSOLE, "330000-0001")
    entry = Entry.objects.get()
    assert (entry.seq, entry.deed, entry.says, entry.actor_name) == (1, "tests.open_one", "设立330000-0001", "控制台")


def test_refused_deed_leaves_nothing(opened):
    with pytest.raises(Refused), transaction.atomic():
        opened(CONSOLE, "330000-0001", fail=True)
    assert not Agency.objects.exists()
    assert not Entry.objects.exists()


def test_write_outside_a_deed_is_refused():
    with pytest.raises(WriteOutsideDeed):
        Agency.objects.create(key="330000-0001", opened_on=date(2024, 1, 1))


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET says = 'x'", "DELETE FROM audit_entry"])
def test_database_keeps_entries(opened, statement):
    opened(CONSOLE, "330000-0001")
    with pytest.raises(DatabaseError), transaction.atomic(), lifted(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Entry.objects.count() == 1
