"""Triggers that refuse to change or delete a frozen report or a published version, on both databases."""

from typing import Any

from django.db import migrations

_TABLES = ("annual_snapshot", "annual_publication", "annual_publishedfile")

_SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table}
BEGIN SELECT RAISE(ABORT, 'what was frozen or published is never changed or deleted'); END
"""

_POSTGRESQL = """
CREATE FUNCTION annual_frozen() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'what was frozen or published is never changed or deleted'; END $$;
"""

_GUARD = "CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION annual_frozen();"


def _freeze(apps: Any, editor: Any) -> None:
    if editor.connection.vendor == "sqlite":
        for table in _TABLES:
            for verb in ("update", "delete"):
                editor.execute(_SQLITE.format(table=table, verb=verb, VERB=verb.upper()))
        return
    editor.execute(_POSTGRESQL + "".join(_GUARD.format(table=table) for table in _TABLES))


def _thaw(apps: Any, editor: Any) -> None:
    for table in _TABLES:
        if editor.connection.vendor == "sqlite":
            for verb in ("update", "delete"):
                editor.execute(f"DROP TRIGGER {table}_no_{verb}")
        else:
            editor.execute(f"DROP TRIGGER {table}_frozen ON {table}")
    if editor.connection.vendor != "sqlite":
        editor.execute("DROP FUNCTION annual_frozen")


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = (("annual", "0001_initial"),)
    operations = (migrations.RunPython(_freeze, _thaw),)
