"""The head of the chain, and triggers that refuse to change or delete an entry, on both databases."""

from typing import Any

from django.db import migrations

from gongkai.portal.audit.guard import lifted

_SQLITE = """
CREATE TRIGGER audit_entry_no_{verb} BEFORE {VERB} ON audit_entry
BEGIN SELECT RAISE(ABORT, 'an entry of the log is never changed or deleted'); END
"""

_POSTGRESQL = """
CREATE FUNCTION audit_entry_stays() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'an entry of the log is never changed or deleted'; END $$;
CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_entry_stays();
CREATE TRIGGER audit_entry_not_emptied BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_stays();
"""


def _protect(apps: Any, editor: Any) -> None:
    if editor.connection.vendor == "sqlite":
        for verb in ("update", "delete"):
            editor.execute(_SQLITE.format(verb=verb, VERB=verb.upper()))
    else:
        editor.execute(_POSTGRESQL)
    with lifted():
        apps.get_model("audit", "Head").objects.create(pk=1)


def _release(apps: Any, editor: Any) -> None:
    if editor.connection.vendor == "sqlite":
        for verb in ("update", "delete"):
            editor.execute(f"DROP TRIGGER audit_entry_no_{verb}")
    else:
        editor.execute(
            "DROP TRIGGER audit_entry_stays ON audit_entry; DROP TRIGGER audit_entry_not_emptied ON audit_entry; DROP FUNCTION audit_entry_stays"
        )


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = (("audit", "0001_initial"),)
    operations = (migrations.RunPython(_protect, _release),)
