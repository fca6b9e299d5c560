"""The running server is killed with twenty people at work in their browsers; what it had answered is there after the next start.

`test_kill` does the same to deeds themselves, on both databases and to PostgreSQL itself.
"""

import json
import os
import random
import re
import signal
import threading
import time
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import psutil
import pytest

from gongkai.portal.audit.rows import Log
from gongkai.portal.audit.verifying import verify
from gongkai.portal.site.demo.accounts import ACCOUNTS, PASSWORD
from tests.portal.audit.platforms import opened
from tests.portal.browser import servers
from tests.portal.browser.servers import Server

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WRITERS = 20


class Browser:
    """One person's browser, as far as sending forms goes."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.opener: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> str:
        """The text of a page."""
        with self.opener.open(self.address + path, timeout=30) as answer:
            return str(answer.read().decode())

    def post(self, path: str, **fields: str) -> str:
        """Where a form led to; its token is taken from its page."""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(path))
        assert token, path
        sent = urlencode({"csrfmiddlewaretoken": token[1], **fields}).encode()
        with self.opener.open(self.address + path, sent, timeout=30) as answer:
            answer.read()
            return str(answer.url)


def work(server: Server, username: str, number: int, said: list[str], ended: threading.Event) -> None:
    """Sign in, then change the own telephone again and again; each that was answered is noted."""
    browser = Browser(server.address)
    try:
        assert browser.post("/login/", username=username, password=PASSWORD).endswith("/desk/")
        for time_ in range(100_000):
            if ended.is_set():
                return
            phone = f"0000-{number:02}{time_:05}"
            if browser.post("/account/contact/", phone=phone, email="").endswith("/account/"):
                said.append(phone)
    except (URLError, OSError):
        return


def kill(server: Server) -> None:
    """End the server and all its processes at once."""
    family = [psutil.Process(server.process.pid), *psutil.Process(server.process.pid).children(recursive=True)]
    for each in family:
        os.kill(each.pid, signal.SIGKILL)
    psutil.wait_procs(family, timeout=10)


def changes(data: Path) -> tuple[dict[int, list[str]], dict[int, str]]:
    """The telephones that each person's entries tell, in order, and the one that their row has; the log is verified first."""
    connection = opened(data)
    try:
        verdict = verify(log=Log(connection))
        assert verdict.sound, verdict.sentence
        told: dict[int, list[str]] = {}
        with connection.cursor() as cursor:
            cursor.execute("SELECT body FROM audit_entry WHERE deed = 'agencies.edit_own_contact' ORDER BY seq")
            for (body,) in cursor.fetchall():
                entry = json.loads(body)
                told.setdefault(entry["by"]["person"], []).extend(after for label, _, after in entry["changes"] if "电话" in label)
            cursor.execute("SELECT id, phone FROM agencies_person")
            return told, dict(cursor.fetchall())
    finally:
        connection.close()


def test_what_the_server_answered_is_there(tmp_path: Path) -> None:
    said: list[str] = []
    ended = threading.Event()
    people = [account.username for account in ACCOUNTS][-WRITERS:]
    with servers.demo(tmp_path, GONGKAI_THREADS="8") as server:
        writers = [threading.Thread(target=work, args=(server, who, number, said, ended)) for number, who in enumerate(people)]
        for writer in writers:
            writer.start()
        until = time.monotonic() + 60
        while len(said) < WRITERS and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(random.uniform(0.05, 0.5))
        kill(server)
        ended.set()
        for writer in writers:
            writer.join()
    assert len(said) >= WRITERS
    told, held = changes(tmp_path / "demo")
    assert not set(said) - {phone for phones in told.values() for phone in phones}
    assert {person: phones[-1] for person, phones in told.items()} == {person: held[person] for person in told}
    with servers.demo(tmp_path) as again:
        assert Browser(again.address).get("/login/")
