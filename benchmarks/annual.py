"""Pages of annual reports with 3,000 bodies and eight years of published reports, each beside the plain SQL of the same data.

    python benchmarks/annual.py [--bodies 3000] [--years 8] [--folder FOLDER] [--calls 15]

The region with its reports (some 4.8 million figures) is made in a few minutes; with --folder it is kept there and used again. Each page
is asked through Django's test client, so all of the platform but the socket is in the figure. Beside it stands the statement that fetches
what the page shows, run and fetched in the same process. Below: adding up the reports of all bodies, and the files of a year.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

LAST = 2025
PEOPLE = 20000
GOAL = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """A page: what the row is called, its address for the n-th call, as whom, and the plain statement with its values."""

    name: str
    address: Callable[[int], str]
    role: str
    sql: str
    values: Callable[[int], list[Any]]


def open_region(folder: Path, bodies: int, years: int) -> None:
    """The platform on `folder`, filled where it is empty."""
    from gongkai.portal.site.starting import open_platform, take_up

    open_platform(take_up({"GONGKAI_DATA": str(folder)}))
    from gongkai.portal.agencies.models import Agency
    from tests.portal.big_region import settle, write_log
    from tests.portal.big_reports import publish_years

    if Agency.objects.exists():
        return
    begun = time.perf_counter()
    settle(bodies, PEOPLE)
    write_log(bodies)
    facts = publish_years(range(LAST + 1 - years, LAST + 1))
    print(f"{bodies} bodies, {years} years, {facts} figures made in {time.perf_counter() - begun:.0f} s")


_BOARD = "SELECT agency_id, stage, errors, handed_in_on FROM annual_filing WHERE year = %s"
_LIST = "SELECT f.agency_id, p.title, p.published_on FROM annual_publication p JOIN annual_filing f ON f.id = p.filing_id WHERE f.year = %s"
_REPORT = """
SELECT s.content FROM annual_snapshot s JOIN annual_publication p ON p.snapshot_id = s.id JOIN annual_filing f ON f.id = p.filing_id
JOIN agencies_agency a ON a.id = f.agency_id WHERE f.year = %s AND a.key = %s
"""
_FACTS = "SELECT f.address, f.agency_id, f.year, f.value, f.state FROM annual_fact f JOIN agencies_agency a ON a.id = f.agency_id"
_FIVE = "SELECT p.filing_id FROM annual_publication p JOIN annual_filing f ON f.id = p.filing_id WHERE f.year = %s LIMIT 5 OFFSET %s"


def desk() -> list[Asked]:
    """The pages of the office and of a clerk."""
    from django.urls import reverse

    from gongkai.portal.agencies.models import Agency

    office = Agency.objects.order_by("pk")[1].pk
    return [
        Asked("board", lambda n: reverse("annual:board", args=[LAST]), "competent_office", _BOARD, lambda n: [LAST]),
        Asked("board, list", lambda n: reverse("annual:board_list", args=[LAST]), "competent_office", _BOARD, lambda n: [LAST]),
        Asked("my reports", lambda n: reverse("annual:home"), "clerk", f"{_BOARD} AND agency_id = %s", lambda n: [LAST, office]),
    ]


def public() -> list[Asked]:
    """What the public reads, for other bodies on every call."""
    from django.urls import reverse

    from gongkai.editions import EDITIONS
    from gongkai.portal.agencies.models import Agency
    from gongkai.portal.annual.models import Publication

    keys = list(Agency.objects.order_by("pk").values_list("key", flat=True))
    out = list(Publication.objects.filter(filing__year=LAST).order_by("pk").values_list("filing__agency__key", flat=True)[:500])
    rows = sorted({a for edition in EDITIONS.values() for a in edition.addresses("requests") if a.endswith("/total")})
    marks = ", ".join(["%s"] * len(rows))
    compare, listed = reverse("reports:compare"), reverse("reports:reports")
    over_years = f"{_FACTS} WHERE a.key = %s AND f.address IN ({marks})"
    over_bodies = f"{_FACTS} WHERE a.key IN (%s, %s, %s, %s, %s, %s) AND f.address IN ({marks}) AND f.year = %s"

    def body(n: int) -> str:
        return str(keys[(7 * n + 3) % len(keys)])

    def six(n: int) -> str:
        return f"{compare}?year={LAST}&" + "&".join(f"body={key}" for key in out[n : n + 6])

    return [
        Asked("list of a year", lambda n: f"{listed}?year={LAST - n % 3}", "", _LIST, lambda n: [LAST - n % 3]),
        Asked("report", lambda n: reverse("reports:report", args=[body(n), LAST - 1]), "", _REPORT, lambda n: [LAST - 1, body(n)]),
        Asked("comparison of years", lambda n: f"{compare}?body={body(n)}", "", over_years, lambda n: [body(n), *rows]),
        Asked("comparison of six bodies", six, "", over_bodies, lambda n: [*out[n : n + 6], *rows, LAST]),
    ]


def data() -> list[Asked]:
    """What programs read."""
    from django.urls import reverse

    api, address = reverse("api:facts"), "requests/received/total"
    five = f"{_FACTS} WHERE f.filing_id IN (SELECT filing_id FROM ({_FIVE}) AS five)"  # noqa: S608  # constants of this file
    one = f"{_FACTS} WHERE f.address = %s AND f.year = %s LIMIT 100 OFFSET %s"
    return [
        Asked("API, all of five reports", lambda n: f"{api}?year={LAST}&page={n + 1}", "", five, lambda n: [LAST, 5 * n]),
        Asked(
            "API, one figure of 100 bodies",
            lambda n: f"{api}?year={LAST}&address={address}&page={n + 1}",
            "",
            one,
            lambda n: [address, LAST, 100 * n],
        ),
        Asked("API, reports", lambda n: f"{reverse('api:reports')}?year={LAST}&page={n + 1}", "", _LIST, lambda n: [LAST]),
        Asked("open data", lambda n: reverse("data:data"), "", "SELECT COUNT(*) FROM annual_publication", lambda n: []),
    ]


def clients() -> dict[str, Any]:
    """A signed-in client for each role that is asked as, and one for the public."""
    from django.test import Client

    from gongkai.portal.agencies.models import Appointment

    made = {"": Client()}
    for role in ("competent_office", "clerk"):
        client = Client()
        held = Appointment.objects.filter(role=role).select_related("person").order_by("pk").first()
        if held is None:
            raise SystemExit(f"nobody is {role}; choose another --folder")
        client.force_login(held.person, backend="django.contrib.auth.backends.ModelBackend")
        made[role] = client
    return made


def milliseconds(deed: Callable[[int], object], calls: int) -> tuple[float, float]:
    """The medians of so many calls, after one that counts for nothing: as passed on the clock, and as this process computed."""
    deed(0)
    passed, computed = [], []
    for number in range(1, calls + 1):
        start, begun = time.perf_counter(), time.process_time()
        deed(number)
        passed.append((time.perf_counter() - start) * 1000)
        computed.append((time.process_time() - begun) * 1000)
    return median(passed), median(computed)


def show_pages(calls: int) -> None:
    """A line for each page; those over the goal are marked."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    asking = clients()
    print(f"{'page':<30} {'median ms':>9} {'of it CPU':>9} {'queries':>7} {'kB':>6} {'plain SQL ms':>12}")
    for asked in (*desk(), *public(), *data()):
        client = asking[asked.role]

        def fetch(number: int, client: Any = client, asked: Asked = asked) -> bytes:
            answer = client.get(asked.address(number))
            if answer.status_code != 200:
                raise SystemExit(f"{asked.address(number)} answered {answer.status_code}")
            return bytes(answer.content)

        def plain(number: int, asked: Asked = asked) -> object:
            with connection.cursor() as cursor:
                cursor.execute(asked.sql, asked.values(number))
                return cursor.fetchall()

        (taken, computed), (bare, _) = milliseconds(fetch, calls), milliseconds(plain, calls)
        with CaptureQueriesContext(connection) as sent:
            size = len(fetch(1))
        slow = "  over the goal" if taken > GOAL else ""
        print(f"{asked.name:<30} {taken:9.1f} {computed:9.1f} {len(sent):7d} {size / 1000:6.1f} {bare:12.2f}{slow}")


@contextmanager
def timed(name: str) -> Iterator[None]:
    """Prints how long the block took, and how much of that was computing (the rest: other programs, the disk)."""
    start, begun = time.perf_counter(), time.process_time()
    yield
    print(f"{name:<42} {time.perf_counter() - start:7.2f} s, of it CPU {time.process_time() - begun:.2f} s")


def show_bulk(folder: Path) -> None:
    """Adding up all bodies of the year before the last, as one office with all of them under it; the files of that year."""
    from dataclasses import replace

    from gongkai.portal.agencies.models import Agency, Appointment
    from gongkai.portal.agencies.selectors.seats import actor_of
    from gongkai.portal.annual import bulk
    from gongkai.portal.annual.selectors import open_data
    from gongkai.portal.annual.selectors.board import board
    from gongkai.portal.annual.selectors.merged import add_up

    holder = Appointment.objects.filter(role="competent_office").select_related("person")[0]
    office = Agency.objects.order_by("pk")[1]
    with timed("board of all bodies, read"):
        own = board(actor_of(holder.person), office.pk, LAST - 1)
    print(f"{len(own.rows)} bodies on the board, {len(own.members())} of them added up by this office")
    with timed("adding up the counties' reports"):
        add_up(own, "大江市人民政府")
    flat = replace(own, rows=tuple(replace(row, office=own.office, kind="department") for row in own.rows))
    with timed(f"adding up {len(flat.members())} reports"):
        summed = add_up(flat, "大江市人民政府")
    print(f"{len(summed.members)} reports went in, {len(summed.findings)} findings")
    for to in bulk.FORMATS:
        with timed(f"{to} of a year, made"):
            path = bulk.make(LAST - 1, to, f"benchmark-{time.time_ns()}")
        print(f"{path.stat().st_size / 1e6:.0f} MB")
        path.unlink()
    with timed("years of open data"):
        open_data.years()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bodies", type=int, default=3000)
    parser.add_argument("--years", type=int, default=8)
    parser.add_argument("--calls", type=int, default=15)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as fresh:
        folder = given.folder or Path(fresh)
        open_region(folder, given.bodies, given.years)
        from django.conf import settings

        settings.ALLOWED_HOSTS = ["*"]
        show_pages(given.calls)
        show_bulk(folder)


if __name__ == "__main__":
    main()
