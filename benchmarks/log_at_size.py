"""What does a log of a million entries cost to verify, to list and to search?

    .venv/bin/python benchmarks/log_at_size.py [ENTRIES] [postgresql]

A platform in a folder of its own is filled with chained entries of 3,000 bodies and 20,000 people. Times in ms, best of three;
the verification also tells how much memory it took above what the process had.
"""

import itertools
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gongkai.portal.audit.actor import Actor

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
BODIES, PEOPLE, BUNDLE = 3000, 20_000, 5000
DEEDS = ("agencies.open_body", "agencies.appoint", "agencies.signed_in", "annual.save_entries", "requests.register")


def main() -> None:
    """Fill, then measure."""
    number = int(next((word for word in sys.argv[1:] if word.isdigit()), "1000000"))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GONGKAI_DATA"] = folder
        server = None
        if "postgresql" in sys.argv:
            from tests.portal.audit.servers import OwnServer

            server = OwnServer(Path(folder) / "postgresql")
            os.environ["GONGKAI_DATABASE"] = server.start()
        os.environ["DJANGO_SETTINGS_MODULE"] = "gongkai.portal.site.settings"
        import django

        django.setup()
        from tests.portal.audit.writer import prepare

        prepare()
        fill(number)
        measure()
        if server:
            server.stop()


def fill(number: int) -> None:
    """Chained entries, written past the deeds."""
    from django.db import connection

    from gongkai.portal.audit.actor import Actor, Seat
    from gongkai.portal.audit.chain import _links
    from gongkai.portal.audit.guard import lifted
    from gongkai.portal.audit.models import Entry, Head
    from gongkai.portal.audit.record import About, Record

    chance, begun = random.Random(7), datetime(2024, 1, 1, tzinfo=UTC)

    def records() -> Iterator[Record]:
        for place in range(number):
            person, agency = chance.randrange(PEOPLE), chance.randrange(BODIES)
            by = Actor(
                f"人员{person}", person, person % BODIES, f"云溪县第{person % BODIES}局", (Seat("clerk", agency),), address="10.0.0.1"
            )
            about = About("agency", str(agency), f"云溪县第{agency}局", agency)
            says = f"把“云溪县第{agency}局”的联系电话由0570-{place:08}改为0570-{place + 1:08}"
            changes = {"联系电话": (f"0570-{place:08}", f"0570-{place + 1:08}")}
            yield Record(DEEDS[place % len(DEEDS)], begun + timedelta(seconds=60 * place), by, says, about, changes)

    seq, digest, coming = 0, "", records()
    with lifted():
        while bundle := list(itertools.islice(coming, BUNDLE)):
            entries = list(_links(bundle, seq, digest, "sha256"))
            Entry.objects.bulk_create(entries)
            seq, digest = entries[-1].seq, entries[-1].digest
        Head.objects.filter(pk=1).update(seq=seq, digest=digest)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")


def measure() -> None:
    """The verification, and the queries of the pages."""
    from django.db import connection

    from gongkai.portal.audit import permission, selectors
    from gongkai.portal.audit.actor import CONSOLE, Actor, Seat
    from gongkai.portal.audit.verifying import verify

    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.perf_counter()
    verdict = verify()
    took = time.perf_counter() - begun
    above = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) / 1024
    assert verdict.sound, verdict.sentence
    speed = verdict.entries / took
    print(f"{connection.vendor}: {verdict.entries} verified in {took:.1f} s, {speed:,.0f} a second, {above:.0f} MB above")

    class County:
        """An auditor over a number of bodies."""

        def __init__(self, bodies: int | None) -> None:
            self.bodies = None if bodies is None else frozenset(range(1, 1 + bodies))

        def require(self, by: Actor, right: str) -> None:
            """All may."""

        def has(self, by: Actor, right: str) -> bool:
            """All have."""
            return True

        def reach(self, by: Actor, right: str) -> frozenset[int] | None:
            """Those bodies."""
            return self.bodies

    somebody = Actor("周审", 77, 5, "", (Seat("auditor", 5),))
    for who, by, bodies in (("all", CONSOLE, None), ("own", somebody, 0), ("20 bodies", somebody, 20), ("3000 bodies", somebody, 3000)):
        permission.install(County(bodies))
        print(f"  {who}: {', '.join(cells(by))}")
    print(f"  history of a thing {_best(lambda: selectors.history('agency', '12')):.0f}")


def cells(by: "Actor") -> Iterator[str]:
    """The time of each query of the list, for one reader."""
    from gongkai.portal.audit import selectors

    asked: dict[str, dict[str, Any]] = {
        "newest 50": {},
        "of a deed": {"deed": "annual.save_entries"},
        "of a body": {"agency": 12},
        "common word": {"q": "联系电话"},
        "rare word": {"q": "00999999"},
    }

    def newest(given: dict[str, Any]) -> list[Any]:
        return list(selectors.entries(by, **given)[:50])

    for name, given in asked.items():
        yield f"{name} {_best(partial(newest, given)):.0f}"
    yield f"count {_best(lambda: selectors.entries(by).count()):.0f}"


def _best(act: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        act()
        times.append(time.perf_counter() - begun)
    return min(times) * 1000


if __name__ == "__main__":
    main()
