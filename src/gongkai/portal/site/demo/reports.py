"""The steps of the region's annual reports, each taken by whoever takes it, at its moment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from gongkai.portal.annual.deeds import moving, publishing, typing
from gongkai.portal.annual.models import Filing
from gongkai.portal.annual.openings import opening
from gongkai.portal.annual.selectors import filings, preparing
from gongkai.portal.frame import clock
from gongkai.portal.site.demo.people import PEOPLE, SUCCESSOR
from gongkai.portal.site.demo.reports_proofs import Proofs
from gongkai.portal.site.demo.reports_slips import SLIPS, Slip, typed
from gongkai.portal.site.demo.telling import Telling

OFFICE_HEAD, OFFICE_CLERK = "shenmuyun", "qiuyan"
"""Who collects the reports of the county."""
SEEN = 10**6
"""The stamp of somebody who has everything before their eyes."""

_HOLDERS = {(role, body): someone.username for someone in reversed(PEOPLE) for role, body in someone.roles}


def moment(*parts: int) -> datetime:
    """A moment of the story: year, month, day, hour, minute."""
    return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001  # Beijing's, as the clock takes it


_NEW_REVIEWER = moment(2025, 9, 2)


@dataclass(slots=True)
class Reports:
    """The reports that were begun, by slug and year; and an agenda of steps still to be told in their order."""

    told: Telling
    proofs: Proofs = field(default_factory=Proofs)
    begun: dict[tuple[str, int], Filing] = field(default_factory=dict)
    agenda: list[tuple[datetime, Callable[[], object]]] = field(default_factory=list)

    def plan(self, moment: datetime, step: Callable[[], object]) -> None:
        """Put a step on the agenda."""
        self.agenda.append((moment, step))

    def tell(self) -> None:
        """Everything on the agenda, in time."""
        waiting, self.agenda = sorted(self.agenda, key=lambda pair: pair[0]), []
        for moment, step in waiting:
            self.told.moment = max(self.told.moment, moment)
            step()

    def who(self, role: str, slug: str) -> str:
        """Who holds a role at a body by now, none where nobody does."""
        if (role, slug) in SUCCESSOR.roles and self.told.moment >= _NEW_REVIEWER:
            return SUCCESSOR.username
        return _HOLDERS.get((role, slug), "")

    def begin(self, slug: str, year: int) -> Filing:
        """Open a report."""
        clerk = self.who("clerk", slug)
        filing: Filing = self.told.act(typing.open_filing, clerk, agency=self.told.bodies[slug], year=year)
        self.begun[slug, year] = filing
        return filing

    def words(self, slug: str, year: int, *, faulty: bool = True) -> dict[str, str]:
        """What the clerk types into a report that was begun."""
        filing = self.begun[slug, year]
        with clock.stopped_at(self.told.moment):
            head = filings.head_of(filing)
            return typed(slug, head, opening(head, filings.disclosure_office(filing)), faulty=faulty)

    def type_in(self, slug: str, year: int, texts: Mapping[str, str], by: str = "", seen: int = SEEN) -> None:
        """Save texts into a report, as its clerk or as somebody else."""
        filing = self.begun[slug, year]
        told = {"filing": filing.pk, "typed": texts, "seen": dict.fromkeys(texts, seen)}
        self.told.act(typing.save_entries, by or self.who("clerk", slug), **told)

    def fill(self, slug: str, year: int) -> None:
        """Open a report, fill it in, explain what stays as it is, and send it to the reviewer."""
        self.begin(slug, year)
        self.type_in(slug, year, self.words(slug, year))
        self.submit(slug, year)

    def submit(self, slug: str, year: int) -> None:
        """Explain the errors that stay, and send the report to the reviewer."""
        self._explain(slug, year)
        self.move(slug, year, "submit", self.who("clerk", slug))

    def _explain(self, slug: str, year: int) -> None:
        slip = SLIPS.get((slug, year), Slip(()))
        if not slip.explained:
            return
        clerk = self.who("clerk", slug)
        for one in self._errors(slug, year, clerk):
            self.told.act(typing.explain, clerk, filing=self.begun[slug, year].pk, mark=one[0], text=slip.explained)

    def _errors(self, slug: str, year: int, by: str) -> list[tuple[str, str, str]]:
        """Mark, check and cell of every error of a report as it stands."""
        filing = self.begun[slug, year]
        with clock.stopped_at(self.told.moment):
            found = filings.one(self.told.actor(by), filing.agency.key, year)
            judged = filings.findings(found) if found else []
        return [(one.mark, one.finding.code, one.finding.address or "") for one in judged if one.is_error]

    def move(self, slug: str, year: int, step: str, by: str, note: str = "") -> None:
        """Take one step of a report's way."""
        filing = self.begun[slug, year]
        self.begun[slug, year] = self.told.act(moving.move, by, filing=filing.pk, step=step, note=note)

    def review(self, slug: str, year: int) -> None:
        """The reviewer passes it on, where the body has one."""
        if self.who("reviewer", slug):
            self.move(slug, year, "pass", self.who("reviewer", slug))

    def sign(self, slug: str, year: int) -> None:
        """Reviewed and signed; its files begin to be made."""
        self.review(slug, year)
        self.move(slug, year, "sign", self.who("leader", slug))
        self.proofs.begin(preparing.signed(self.begun[slug, year]).content)

    def hand_in(self, slug: str, year: int) -> None:
        """The clerk hands it in."""
        self.move(slug, year, "hand_in", self.who("clerk", slug))

    def accept(self, slug: str, year: int) -> None:
        """The office waives in public what may stay, and lets the report pass."""
        slip = SLIPS.get((slug, year), Slip(()))
        filing = self.begun[slug, year]
        for _, code, address in self._errors(slug, year, self.who("clerk", slug)) if slip.waived else ():
            self.told.act(moving.waive, OFFICE_HEAD, filing=filing.pk, code=code, address=address, reason=slip.waived)
        self.move(slug, year, "accept", OFFICE_CLERK)

    def publish(self, slug: str, year: int, note: str = "") -> None:
        """The clerk publishes it, with the files that were proved from the very text that was signed."""
        filing = self.begun[slug, year]
        snapshot = preparing.signed(filing)
        prepared = preparing.Prepared(snapshot.pk, filings.report_in(snapshot), self.proofs.of(snapshot.content))
        self.told.act(publishing.publish, self.who("clerk", slug), filing=filing.pk, prepared=prepared, note=note)
