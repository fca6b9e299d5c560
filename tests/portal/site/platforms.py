"""Platforms of their own for tests that start, kill, back up and restore them: a folder, perhaps a PostgreSQL database, commands."""

import json
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

import psycopg

from tests.portal.postgresql import address as postgresql_address

ROOT = Path(__file__).resolve().parents[3]
GONGKAI = Path(sys.executable).parent / "gongkai"


def plain_environment(**settings: str) -> dict[str, str]:
    """The environment of the tests without settings of the platform, and with these."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GONGKAI_", "DJANGO_SETTINGS"))}
    return {**kept, **settings}


def gongkai(*words: str, within: float = 60, **settings: str) -> "subprocess.CompletedProcess[str]":
    """A command run to its end."""
    return subprocess.run(
        [GONGKAI, *words], cwd=ROOT, env=plain_environment(**settings), capture_output=True, text=True, encoding="utf-8", timeout=within
    )


def python(folder: Path, source: str, **settings: str) -> str:
    """What a piece of Python prints that runs on the platform in that folder, its tables brought up to date first."""
    start = (
        f"from gongkai.portal.site.starting import open_platform, take_up\nopen_platform(take_up({{'GONGKAI_DATA': {str(folder)!r}}}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", start + source],
        cwd=ROOT,
        env=plain_environment(**settings),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


FOUND = """
from datetime import date
from gongkai.portal.agencies.deeds.founding import Administrator, found
from gongkai.portal.audit.actor import CONSOLE
found(CONSOLE, government="云溪县人民政府", level="county", division="339900", office="云溪县人民政府办公室", since=date(2024, 1, 1),
      system=Administrator("zhaomin", "赵敏"), security=Administrator("lina", "李娜"), audit=Administrator("wangfang", "王芳"),
      password="青山 绿水 白云 九十")
"""
"""Python that founds a platform."""


def _postgresql(within: float = 30) -> str:
    """The address of the server of the tests, once it answers: on a busy machine it takes a moment."""
    end = time.monotonic() + within
    while True:
        try:
            server = postgresql_address()
            psycopg.connect(server).close()
            return server
        except (AssertionError, psycopg.OperationalError):
            if time.monotonic() > end:
                raise
            time.sleep(0.5)


@contextmanager
def postgresql_database() -> Iterator[str]:
    """The address of an empty PostgreSQL database, dropped afterwards."""
    server = _postgresql()
    name = f"gongkai_{uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    parts = psycopg.conninfo.conninfo_to_dict(server)
    host, user = str(parts["host"]), str(parts.get("user") or "postgres")
    secret = f":{parts['password']}" if parts.get("password") else ""
    port = f"&port={parts['port']}" if parts.get("port") else ""
    try:
        yield f"postgresql://{user}{secret}@/{name}?host={host}{port}"
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


class Visitor:
    """A browser without a screen: keeps its cookies, sends forms with their token."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> tuple[int, str]:
        """The status and the page."""
        return self._open(self.address + path)

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        """The status and the page after sending a form that stands on the page."""
        _, page = self.get(path)
        token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token, page
        data = urlencode({**fields, "csrfmiddlewaretoken": token[1]}).encode()
        return self._open(urllib.request.Request(self.address + path, data))  # noqa: S310  # an address of our own

    def _open(self, asked: "str | urllib.request.Request") -> tuple[int, str]:
        try:
            with self._opener.open(asked, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()


def counts(folder: Path, **settings: str) -> dict[str, int]:
    """How many rows each kept table has."""
    source = (
        "import json\nfrom gongkai.portal.site.backup.writing import kept_models\n"
        "print(json.dumps({model._meta.label_lower: model._base_manager.count() for model in kept_models()}))"
    )
    found: dict[str, int] = json.loads(python(folder, source, **settings).splitlines()[-1])
    return found
