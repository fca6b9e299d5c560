"""The head of the chain, and triggers that refuse to change, delete or replace an entry or to leave a number out, on both databases."""

from typing import Any

from django.db import migrations

from gongkai.portal.audit.guard import lifted

_SQLITE = """
CREATE TRIGGER audit_entry_no_{verb} BEFORE {VERB} ON audit_entry
BEGIN SELECT RAISE(ABORT, 'an entry of the log is never changed or deleted'); END
"""

_SQLITE_NEXT = """
CREATE TRIGGER audit_entry_next BEFORE INSERT ON audit_entry
WHEN NEW.seq IS NOT (SELECT COALESCE(MAX(seq), 0) + 1 FROM audit_entry)
BEGIN SELECT RAISE(ABORT, 'an entry of the log stands directly behind the last one'); END
"""
"""Holds off INSERT OR REPLACE too, which would delete the old row without asking the other triggers."""

_POSTGRESQL = """
CREATE FUNCTION audit_entry_stays() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'an entry of the log is never changed or deleted'; END $$;
CREATE FUNCTION audit_entry_next() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
IF NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM audit_entry) THEN
RAISE EXCEPTION 'an entry of the log stands directly behind the last one';
END IF;
RETURN NEW;
END $$;
CREATE TRIGGER audit_entry_next BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_entry_next();
CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_entry_stays();
CREATE TRIGGER audit_entry_not_emptied BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_stays();
"""


def _protect(apps: Any, editor: Any) -> None:
    if editor.connection.vendor == "sqlite":
        for verb in ("update", "delete"):
            editor.execute(_SQLITE.format(verb=verb, VERB=verb.upper()))
        editor.execute(_SQLITE_NEXT)
    else:
        editor.execute(_POSTGRESQL)
    with lifted():
        apps.get_model("audit", "Head").objects.create(pk=1)


def _release(apps: Any, editor: Any) -> None:
    if editor.connection.vendor == "sqlite":
        for verb in ("update", "delete"):
            editor.execute(f"DROP TRIGGER audit_entry_no_{verb}")
        editor.execute("DROP TRIGGER audit_entry_next")
    else:
        editor.execute(
            "DROP TRIGGER audit_entry_stays ON audit_entry; DROP TRIGGER audit_entry_not_emptied ON audit_entry;"
            "DROP TRIGGER audit_entry_next ON audit_entry; DROP FUNCTION audit_entry_stays; DROP FUNCTION audit_entry_next"
        )


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = (("audit", "0001_initial"),)
    operations = (migrations.RunPython(_protect, _release),)
