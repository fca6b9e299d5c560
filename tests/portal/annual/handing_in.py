"""Reports as they lie at an office, made at once: a filing in a stage with its content, its signed snapshot and its facts."""

from collections.abc import Mapping
from datetime import timedelta

from gongkai.portal.agencies.models import Agency
from gongkai.portal.annual.deeds._facts import digest, rows
from gongkai.portal.annual.entries import entries_of, report_of
from gongkai.portal.annual.models import Fact, Filing, Snapshot, Step, Working
from gongkai.portal.annual.selectors import filings
from gongkai.portal.audit.guard import lifted
from gongkai.portal.frame import clock
from gongkai.report import Report, encode, report_to_json

from .writing import texts


def report_for(agency: Agency, year: int, **numbers: int | str) -> Report:
    """The report of a careful clerk of this body, with these entries another way."""
    head = filings.head_of(Filing(agency=agency, year=year))
    return report_of(head, texts(head, **numbers))


def lay(agency: Agency, year: int, report: Report | None = None, stage: str = "handed_in", **numbers: int | str) -> Filing:
    """The body's report in a stage; from hand-in on with what was signed, its steps and its facts."""
    made = report or report_for(agency, year, **numbers)
    with lifted():
        filing = Filing.objects.create(agency=agency, year=year, stage=stage)
        Working.objects.create(filing=filing, entries=_entries(made), stamp=1)
        if stage in ("handed_in", "accepted", "published"):
            hand_in(filing, made, stage)
    return filing


def hand_in(filing: Filing, report: Report, stage: str = "handed_in") -> Snapshot:
    """This report signed and handed in anew: another snapshot, the facts replaced."""
    with lifted():
        content = encode(report_to_json(report)).decode()
        number = filing.snapshots.count() + 1
        at = clock.now() + timedelta(minutes=number)
        snapshot = Snapshot.objects.create(
            filing=filing, number=number, move="sign", at=at, content=content, sha256=digest(content, "sha256"), rules="test"
        )
        for step in ("sign", "hand_in"):
            Step.objects.create(filing=filing, move=step, at=at, by_name="经办人")
        Fact.objects.filter(filing=filing).delete()
        Fact.objects.bulk_create(rows(filing, report))
        filing.stage, filing.handed_in_on = stage, clock.today()
        filing.save()
    return snapshot


def _entries(report: Report) -> Mapping[str, dict[str, object]]:
    return {key: {"text": text, "stamp": 1, "by": None, "name": ""} for key, text in entries_of(report).items()}
