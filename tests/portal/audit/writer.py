"""A process that does deeds as fast as it can, in several threads, and says of each when it is done: for tests that kill it.

    python -m tests.portal.audit.writer prepare
    python -m tests.portal.audit.writer write THREADS NAME    each finished deed is a line on standard output
    python -m tests.portal.audit.writer count NUMBER
    python -m tests.portal.audit.writer many THREADS NUMBER   each thread does so many deeds; the exit code tells of any that failed
    python -m tests.portal.audit.writer cross THREADS NUMBER  half of the threads lock a row that the others' rows point to

The database is that of GONGKAI_DATA and GONGKAI_DATABASE, as for the platform itself.
"""

import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import django


def prepare() -> None:
    """Make the tables."""
    from django.core.management import call_command

    from gongkai.portal.audit.guard import lifted

    with lifted():
        call_command("migrate", verbosity=0, interactive=False)


def write(threads: int, name: str) -> None:
    """Do deeds until killed."""
    act = declare()

    def work(number: int) -> None:
        done = 0
        while True:
            done += 1
            key = f"{name}-{number}-{done}"
            act(ACTOR, key)
            os.write(1, f"{key}\n".encode())

    workers = [threading.Thread(target=work, args=(number,)) for number in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def count(number: int) -> None:
    """Do a number of deeds."""
    act = declare()
    for done in range(number):
        act(ACTOR, f"n-{done}")


def many(threads: int, number: int) -> None:
    """Do deeds in several threads at a time; end with the first failure."""
    act = declare()
    _together(threads, lambda thread: [act(ACTOR, f"{thread}-{done}") for done in range(number)])


def cross(threads: int, number: int) -> None:
    """Deeds that point to a row, and deeds that lock that row, at a time."""
    from gongkai.portal.agencies.models import Agency, Unit
    from gongkai.portal.audit.deed import Done, deed
    from gongkai.portal.audit.record import About

    one = declare()(ACTOR, "one")
    about = About("agency", one.key, one.key, one.pk)

    @deed("tests.point")
    def point(by, name):
        return Done(Unit.objects.create(agency=one, name=name, since=date(2024, 1, 1)), says="设立办公室", about=about)

    @deed("tests.lock")
    def lock(by, name):
        return Done(Agency.objects.select_for_update().get(pk=one.pk), says="看了一遍", about=about)

    _together(threads, lambda thread: [(point, lock)[thread % 2](ACTOR, f"第{thread}-{done}科") for done in range(number)])


def _together(threads: int, work: Callable[[int], object]) -> None:
    with ThreadPoolExecutor(threads) as pool:
        for each in [pool.submit(work, thread) for thread in range(threads)]:
            each.result()


def declare():
    """A deed of three rows and, inside it, a second deed: half of it would be seen."""
    from gongkai.portal.audit.deed import Done, deed
    from gongkai.portal.audit.record import About

    @deed("tests.stand")
    def stand(by, agency):
        about = About("standing", agency.key, agency.key, agency.pk)
        return Done(standing(agency), says=f"写下“{agency.key}”的沿革", about=about)

    @deed("tests.open")
    def act(by, key):
        agency = body(key)
        stand(by, agency)
        return Done(agency, says=f"设立“{key}”", about=About("agency", key, key, agency.pk), after={"编号": key})

    return act


def body(key: str):
    """One row, and with `standing` the two that belong to it."""
    from gongkai.portal.agencies.models import Agency

    return Agency.objects.create(key=key, opened_on=date(2024, 1, 1))


def standing(agency):
    """The two rows of a body."""
    from gongkai.portal.agencies.models import Standing

    first = Standing.objects.create(agency=agency, since=date(2024, 1, 1), until=date(2025, 1, 1), name=agency.key)
    Standing.objects.create(agency=agency, since=first.since + timedelta(days=366), name=agency.key)
    return first


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "gongkai.portal.site.settings"
    django.setup()
    from gongkai.portal.audit.actor import Actor

    ACTOR = Actor("王素芬", 7, 3, "云溪县科学技术局")
    match sys.argv[1:]:
        case ["prepare"]:
            prepare()
        case ["write", threads, name]:
            write(int(threads), name)
        case ["count", number]:
            count(int(number))
        case ["many", threads, number]:
            many(int(threads), int(number))
        case ["cross", threads, number]:
            cross(int(threads), int(number))
