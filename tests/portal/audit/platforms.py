"""Platforms of their own for tests that break them: a folder with its own SQLite file, or a PostgreSQL server started for the test."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.backends.postgresql.base import DatabaseWrapper as PostgreSQL
from django.db.backends.sqlite3.base import DatabaseWrapper as SQLite

from gongkai.portal.site.environment import read_environment
from gongkai.portal.site.settings import _database

ROOT = Path(__file__).resolve().parents[3]


def environment(data: Path, database: str = "") -> dict[str, str]:
    """The environment of a process that works on the platform in that folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GONGKAI_")}
    return {**kept, "GONGKAI_DATA": str(data), "GONGKAI_DATABASE": database, "PYTHONPATH": str(ROOT)}


def run(data: Path, *arguments: str, database: str = "") -> None:
    """Run the writer to its end."""
    command = [sys.executable, "-m", "tests.portal.audit.writer", *arguments]
    subprocess.run(command, cwd=ROOT, env=environment(data, database), check=True)


def start(data: Path, *arguments: str, database: str = "") -> "subprocess.Popen[bytes]":
    """Start the writer in a process group of its own, its lines in a pipe."""
    command = [sys.executable, "-m", "tests.portal.audit.writer", *arguments]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment(data, database), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    )


def opened(data: Path, database: str = "", file: Path | None = None) -> Any:
    """A connection to the platform's database (or to another SQLite file), outside those of the tests."""
    chosen = _database(read_environment({"GONGKAI_DATA": str(data), "GONGKAI_DATABASE": database}))
    wrapper: Any = PostgreSQL if database else SQLite
    defaults = {**settings.DATABASES["default"], "HOST": "", "PORT": "", "USER": "", "PASSWORD": "", "OPTIONS": {}, **chosen}
    if file is not None:
        defaults |= {"NAME": file, "OPTIONS": {}}
    return wrapper(defaults, alias="own")
