"""The county in which reports are made in the browser: the cast of all tests, more staff, reports on their way and published.

    python -c "from tests.portal.browser.report_county import settle; settle()"     (on an opened platform)

Run in a process of its own by `county`: while playwright runs, the process of the tests keeps from databases.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.portal.browser import servers
from tests.portal.browser.servers import Server
from tests.portal.site.platforms import python

TODAY = "2026-01-20"
PASSWORD = "白云山下溪水-2026"  # noqa: S105  # of the cast
WATER, CULTURE = "云溪县水务局", "云溪县文化和旅游局"


@dataclass(frozen=True, slots=True)
class County:
    """A running platform with the county on it, and the keys of its bodies by their short names."""

    server: Server
    keys: dict[str, str]

    def url(self, path: str) -> str:
        """The whole address of a path."""
        return f"{self.server.address}{path}"

    def report(self, body: str, year: int = 2025, rest: str = "") -> str:
        """The address of a body's report on the desk."""
        return self.url(f"/desk/annual/{year}/{self.keys[body]}/{rest}")

    def public(self, body: str, year: int, rest: str = "") -> str:
        """The address of a published report."""
        return self.url(f"/reports/{self.keys[body]}/{year}/{rest}")


@contextmanager
def county(folder: Path) -> Iterator[County]:
    """The county on a server of its own."""
    said = python(folder / "data", "from tests.portal.browser.report_county import settle\nsettle()", GONGKAI_TODAY=TODAY)
    with servers.platform(folder, GONGKAI_TODAY=TODAY) as server:
        yield County(server, json.loads(said.splitlines()[-1]))


def sign_in(page: Page, address: str, who: str) -> None:
    """Signed in through the page as one of the cast."""
    page.context.clear_cookies()
    page.goto(f"{address}/login/")
    page.get_by_label("登录名").fill(who)
    page.get_by_label("口令").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page).to_have_url(f"{address}/desk/")


def settle() -> None:
    """The county in an empty database; prints the keys of its bodies as JSON."""
    from gongkai.portal.agencies.deeds.bodies import open_body
    from gongkai.portal.agencies.deeds.roles import appoint
    from gongkai.portal.annual.deeds.collecting import open_collection
    from gongkai.portal.frame import clock
    from tests.portal.annual.handing_in import lay
    from tests.portal.annual.writing import PARTS
    from tests.portal.cast import DIVISION, SINCE, build

    with clock.stopped_at(datetime(2024, 1, 3, 9, 0)):  # noqa: DTZ001  # Beijing's, as the clock takes it
        cast = build()
    system, security, office = (cast.actor(who) for who in ("system_admin", "security_admin", "competent_office"))
    others = {}
    for name in (WATER, CULTURE):
        others[name] = open_body(
            system,
            name=name,
            kind="department",
            level="county",
            division=DIVISION,
            opened_on=SINCE,
            parent=cast.government.pk,
            competent_office=cast.office.pk,
            reviewing_organ=cast.government.pk,
            basis="云政发〔2019〕1号",
        )
    for who, role, body in (
        ("newcomer", "leader", cast.finance),
        ("deputy", "clerk", cast.government),
        ("auditor", "clerk", cast.township),
        ("finance_clerk", "clerk", others[WATER]),
    ):
        appoint(security, person=cast.pk(who), role=role, agency=body.pk, since=date(2024, 1, 2))
    open_collection(office, office=cast.office.pk, year=2025, hand_in_by=date(2026, 1, 25), publish_by=date(2026, 1, 31), note="")
    for year in (2023, 2024):
        _published(cast, year)
    six = {f"requests/{row}/{of}": 6 for row in ("received", "granted", "processed_total") for of in ("natural_person", "total")}
    lay(cast.township, 2025, **six, **{"part/1": PARTS[1].replace("7件", "6件")})
    lay(others[WATER], 2025)
    bodies = {"science": cast.science, "finance": cast.finance, "township": cast.township, "government": cast.government}
    bodies |= {"office": cast.office, "water": others[WATER], "culture": others[CULTURE]}
    print(json.dumps({name: body.key for name, body in bodies.items()}))  # noqa: T201  # what the parent reads


def _published(cast: object, year: int) -> None:
    """The reports of two bureaus for a year, out in the January after."""
    from gongkai.portal.annual.deeds.publishing import publish
    from gongkai.portal.annual.selectors.preparing import prepare
    from gongkai.portal.frame import clock
    from tests.portal.annual.handing_in import lay
    from tests.portal.annual.writing import PARTS

    with clock.stopped_at(datetime(year + 1, 1, 22, 10, 0)):  # noqa: DTZ001  # without a zone it is Beijing's
        for who, body in (("clerk", cast.science), ("finance_clerk", cast.finance)):
            rows = ("received", "granted", "processed_total")
            numbers: dict[str, int | str] = {f"requests/{row}/{of}": year - 2015 for row in rows for of in ("natural_person", "total")}
            numbers["part/1"] = PARTS[1].replace("7件", f"{year - 2015}件")
            filing = lay(body, year, stage="accepted", **numbers)
            publish(cast.actor(who), filing=filing.pk, prepared=prepare(filing))
