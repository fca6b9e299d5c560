"""How many deeds a second, and what does the log cost of them?

    .venv/bin/python benchmarks/deeds.py [SECONDS]

The same three rows are written as a deed with its two entries, and bare, in one transaction without a log; by one writer and by
eight threads at a time; on SQLite (WAL, synchronous=FULL) and on PostgreSQL (its defaults, on the same disk). Deeds and bare writes
take turns, so that a busy moment of the machine falls on both. Each row of the table: a second, and the share that is left of bare.
"""

import itertools
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
TURNS = 4


def main() -> None:
    """Measure both databases, each in a process of its own."""
    seconds = float(next(iter(sys.argv[1:]), "8"))
    from tests.portal.audit.servers import OwnServer

    print(f"{'':24}{'deeds':>10}{'bare':>10}{'share':>8}")
    with tempfile.TemporaryDirectory() as folder:
        server = OwnServer(Path(folder) / "postgresql")
        for name, address in (("SQLite", ""), ("PostgreSQL", server.start())):
            environment = {**os.environ, "GONGKAI_DATA": str(Path(folder) / name), "GONGKAI_DATABASE": address, "PYTHONPATH": str(ROOT)}
            subprocess.run([sys.executable, __file__, "--within", name, str(seconds)], env=environment, check=True)
        server.stop()


def within(name: str, seconds: float) -> None:
    """Measure the database of the environment."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "gongkai.portal.site.settings"
    import django

    django.setup()
    from django.db import transaction

    from gongkai.portal.audit.actor import Actor, Seat
    from gongkai.portal.audit.guard import lifted
    from tests.portal.audit import writer

    writer.prepare()
    act = writer.declare()
    by = Actor("王素芬", 7, 3, "云溪县科学技术局", (Seat("clerk", 3),), address="10.1.2.3")
    numbers = itertools.count()

    def deed() -> None:
        act(by, f"d-{next(numbers)}")

    def bare() -> None:
        with lifted(), transaction.atomic():
            writer.standing(writer.body(f"b-{next(numbers)}"))

    for threads in (1, 8):
        done = {deed: 0.0, bare: 0.0}
        for _ in range(TURNS):
            for each in done:
                done[each] += rate(each, threads, seconds / TURNS / 2) / TURNS
        print(f"{name}, {threads} at a time{'':{12 - len(name)}}{done[deed]:>8.0f}{done[bare]:>10.0f}{done[deed] / done[bare]:>8.0%}")


def rate(act: Callable[[], None], threads: int, seconds: float) -> float:
    """How often a second `act` is done by so many threads."""
    end, counts = time.perf_counter() + seconds, [0] * threads

    def work(place: int) -> None:
        from django.db import connection

        while time.perf_counter() < end:
            act()
            counts[place] += 1
        connection.close()

    workers = [threading.Thread(target=work, args=(place,)) for place in range(threads)]
    begun = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(counts) / (time.perf_counter() - begun)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--within"]:
        within(sys.argv[2], float(sys.argv[3]))
    else:
        main()
