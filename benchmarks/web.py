"""Pages of the platform beside a bare Django view, through the same server in the same run, in a region of 3,000 bodies, 20,000 people.

    python benchmarks/web.py [--bodies 3000] [--people 20000] [--seconds 4]

The bare view answers a fixed text through Django's handler without any middleware: what the server and Django cost before a page begins.
"""

import argparse
import http.client
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

ONE_BY_ONE = 200
"""Requests, one after the other, of which the median is taken."""
THREADS = 8
"""Connections that ask at once while requests a second are counted."""
PAGES: tuple[tuple[str, str, str], ...] = (
    ("bare view", "/bare/", ""),
    ("home", "/", ""),
    ("search 教育局", "/search/?q=%E6%95%99%E8%82%B2%E5%B1%80", ""),
    ("desk, clerk", "/desk/", "clerk"),
    ("desk, competent office", "/desk/", "competent_office"),
    ("desk, system administrator", "/desk/", "system_admin"),
    ("list of bodies", "/desk/bodies/", "system_admin"),
    ("list of people", "/desk/people/", "system_admin"),
    ("log", "/desk/log/", "audit_admin"),
)
"""What a row is called, what it asks, and as whom (by role; nobody: a visitor)."""


def open_region(folder: Path, bodies: int, people: int) -> dict[str, str]:
    """A database with the region in `folder`, and the session cookie of one person of each role."""
    from gongkai.portal.site.starting import open_platform, take_up

    open_platform(take_up({"GONGKAI_DATA": str(folder)}))
    from django.conf import settings
    from django.test import Client

    from tests.portal.big_region import settle, write_log

    region = settle(bodies, people)
    write_log(bodies)
    cookies = {"": ""}
    for role, person in region.people.items():
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        cookies[role] = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    return cookies


def queries_of(path: str, cookie: str) -> int:
    """How many statements the page sends to the database."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    if path == "/bare/":
        return 0
    client = Client(headers={"cookie": cookie, "host": "127.0.0.1"})
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


def fetch(connection: http.client.HTTPConnection, path: str, cookie: str) -> int:
    """One request; the size of the answer in bytes. Anything but 200 ends the run."""
    connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{path} answered {answer.status} {answer.getheader('Location') or ''}")
    return len(body)


def measure(port: int, path: str, cookie: str, seconds: float) -> tuple[float, float, float]:
    """Median of single requests in ms, requests a second over several connections, size in kB."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    size = fetch(connection, path, cookie)
    taken = []
    for _ in range(ONE_BY_ONE):
        start = time.perf_counter()
        fetch(connection, path, cookie)
        taken.append((time.perf_counter() - start) * 1000)
    done = [0] * THREADS
    until = time.perf_counter() + seconds

    def ask(place: int) -> None:
        own = http.client.HTTPConnection("127.0.0.1", port)
        while time.perf_counter() < until:
            fetch(own, path, cookie)
            done[place] += 1

    threads = [threading.Thread(target=ask, args=(place,)) for place in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return median(taken), sum(done) / seconds, size / 1000


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the server did not start")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bodies", type=int, default=3000)
    parser.add_argument("--people", type=int, default=20000)
    parser.add_argument("--seconds", type=float, default=4)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        begun = time.perf_counter()
        cookies = open_region(Path(folder), given.bodies, given.people)
        print(f"{given.bodies} bodies, {given.people} people, settled in {time.perf_counter() - begun:.1f} s")
        environment = {**os.environ, "GONGKAI_DATA": folder, "PYTHONPATH": str(ROOT), "GONGKAI_PORT": str(port)}
        server = subprocess.Popen([sys.executable, str(ROOT / "benchmarks" / "web_server.py")], env=environment, cwd=ROOT)
        try:
            wait_for(port, server)
            show(port, cookies, given.seconds)
        finally:
            server.terminate()
            server.wait(30)


def show(port: int, cookies: dict[str, str], seconds: float) -> None:
    print(f"{'page':<28} {'median ms':>9} {'requests/s':>10} {'queries':>7} {'kB':>6}")
    for name, path, role in PAGES:
        milliseconds, per_second, size = measure(port, path, cookies[role], seconds)
        print(f"{name:<28} {milliseconds:9.2f} {per_second:10.0f} {queries_of(path, cookies[role]):7d} {size:6.1f}")


if __name__ == "__main__":
    main()
