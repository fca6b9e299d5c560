"""The kernel: one transaction, one entry for each deed, in the order in which they were asked for; nothing without a sentence."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from gongkai.portal.agencies.models import Agency
from gongkai.portal.audit.actor import CONSOLE
from gongkai.portal.audit.deed import DEEDS, LABELS, Done, SilentWrite, deed
from gongkai.portal.audit.guard import WriteOutsideDeed, lifted
from gongkai.portal.audit.models import Entry
from gongkai.portal.audit.record import About
from gongkai.portal.audit.verifying import verify
from gongkai.portal.frame.refusal import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_deed_stays():
    before = set(DEEDS)
    yield
    for name in set(DEEDS) - before:
        del DEEDS[name], LABELS[name]


def opening(key):
    return Agency.objects.create(key=key, opened_on=date(2024, 1, 1))


def nested(inner_fails=False, outer_fails=False, catches=False):
    @deed("tests.inner")
    def inner(by, key):
        agency = opening(key)
        if inner_fails and key == "second":
            raise Refused("里面不行")
        return Done(agency, says=f"设立{key}", about=About("agency", key, key))

    @deed("tests.outer")
    def outer(by):
        opening("outer")
        inner(by, "first")
        try:
            inner(by, "second")
        except Refused:
            if not catches:
                raise
        if outer_fails:
            raise Refused("外面不行")
        return Done(None, says="设立三个", about=About("agency", "outer", "outer"))

    return outer


def test_nested_deeds_are_entries_behind_the_one_that_asked_for_them():
    nested()(CONSOLE)
    assert list(Entry.objects.order_by("seq").values_list("says", flat=True)) == ["设立三个", "设立first", "设立second"]
    assert verify().sound


@pytest.mark.parametrize("how", [{"inner_fails": True}, {"outer_fails": True}])
def test_refused_anywhere_leaves_nothing(how):
    with pytest.raises(Refused):
        nested(**how)(CONSOLE)
    assert not Agency.objects.exists()
    assert not Entry.objects.exists()


def test_catching_an_inner_refusal_keeps_no_half():
    with pytest.raises(transaction.TransactionManagementError):
        nested(inner_fails=True, catches=True)(CONSOLE)
    assert not Agency.objects.exists()
    assert verify().sound


def test_deed_that_changed_nothing_is_no_entry():
    @deed("tests.idle")
    def idle(by):
        return Done(3, says="", about=About("agency", "1", ""))

    assert idle(CONSOLE) == 3
    assert not Entry.objects.exists()


def test_deed_that_wrote_must_say_so():
    @deed("tests.silent")
    def silent(by):
        return Done(opening("silent"), says="", about=About("agency", "1", ""))

    with pytest.raises(SilentWrite):
        silent(CONSOLE)
    assert not Agency.objects.exists()


def test_name_of_a_deed_is_taken_once():
    deed("tests.once")(lambda by: Done(None, "", About("a", "b", "c")))
    with pytest.raises(ValueError, match=r"tests\.once"):
        deed("tests.once")(lambda by: Done(None, "", About("a", "b", "c")))


STATEMENTS = [
    "UPDATE agencies_agency SET key = 'x'",
    'DELETE FROM "agencies_agency"',
    "INSERT OR REPLACE INTO agencies_agency (key) VALUES ('x')",
    "REPLACE INTO agencies_agency (key) VALUES ('x')",
    "/* harmless */ update agencies_agency set key = 'x'",
    "-- harmless\nDELETE FROM ONLY public.agencies_agency",
    "WITH a AS (SELECT (1)) DELETE FROM agencies_agency",
    "TRUNCATE agencies_agency",
    "COPY agencies_agency FROM STDIN",
    "MERGE INTO agencies_agency USING a ON true",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_guard_knows_every_way_to_write(statement):
    with pytest.raises(WriteOutsideDeed), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("statement", ["SELECT 1", "WITH a AS (SELECT 1) SELECT * FROM a", "SELECT 'UPDATE agencies_agency'"])
def test_guard_lets_reading_pass(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def entry_values(**changed):
    values = {"seq": 1, "at": "2026-01-01 00:00:00+00:00", "deed": "d", "says": "s", "actor_name": "a", "about_kind": "k"}
    values |= {"about_key": "1", "about_name": "n", "body": "{}", "algorithm": "sha256", "previous": "", "digest": "x"}
    return values | changed


def insert(verb="INSERT", otherwise="", **changed):
    values = entry_values(**changed)
    with connection.cursor() as cursor, lifted(), transaction.atomic():
        marks = ", ".join(["%s"] * len(values))
        cursor.execute(f"{verb} INTO audit_entry ({', '.join(values)}) VALUES ({marks}) {otherwise}", list(values.values()))


@pytest.mark.parametrize("seq", [0, 1, 3, -1])
def test_database_takes_no_entry_but_the_next(seq):
    insert()
    with pytest.raises((DatabaseError, IntegrityError)):
        insert(seq=seq)
    assert Entry.objects.count() == 1


def test_database_replaces_no_entry():
    insert()
    with pytest.raises(DatabaseError):
        insert(says="other", otherwise="ON CONFLICT (seq) DO UPDATE SET says = 'other'")
    if connection.vendor == "sqlite":
        with pytest.raises(DatabaseError):
            insert("INSERT OR REPLACE", says="other")
    assert Entry.objects.get().says == "s"
