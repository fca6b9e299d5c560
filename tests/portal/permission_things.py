"""A thing of every kind on each of three bodies, for the permission matrix: what stands in the addresses of pages."""

from datetime import date

from gongkai.portal.agencies.models import Agency, Appointment, Handover, ImportBatch, LeadingGroup, Person, Unit
from gongkai.portal.annual.deeds.typing import open_filing
from gongkai.portal.annual.models import Filing, Remark, Upload
from gongkai.portal.audit.actor import PLATFORM
from gongkai.portal.audit.guard import lifted
from gongkai.portal.audit.models import Entry
from gongkai.portal.frame import clock
from tests.portal.cast import SINCE, Cast

YEAR = 2025
DAY = date(2026, 1, 5)

Things = dict[str, object]
"""What an argument may mean → the value in the address."""


def things(cast: Cast) -> dict[str, Things]:
    """The things of the bureau, of the office over it, and of a body of another county; `person` is never one who knocks."""
    with lifted():
        shared: Things = {"batch": _batch("bodies"), "proposal": _batch("people"), "kind": "people", "number": 1, "year": YEAR}
        bodies = (("bureau", cast.science), ("office", cast.office), ("stranger", cast.elsewhere))
        return {whose: {**shared, **_of(agency, whose)} for whose, agency in bodies}


def _of(agency: Agency, whose: str) -> Things:
    person = Person.objects.create(username=f"matrix-{whose}", name="林晓月", agency=agency, state="active", joined_on=SINCE)
    person.set_unusable_password()
    person.save()
    leaver = Person.objects.create(username=f"leaver-{whose}", name="方志和", agency=agency, state="left", joined_on=SINCE, left_on=DAY)
    filing = _filing(agency)
    return {
        "key": agency.key,
        "body": agency.pk,
        "person": person.pk,
        "leaver": leaver.pk,
        "unit": Unit.objects.create(agency=agency, name="综合科", since=SINCE).pk,
        "group": LeadingGroup.objects.create(agency=agency, name="政务公开工作专班", document_title="关于成立专班的通知", since=SINCE).pk,
        "appointment": Appointment.objects.create(person=person, role="deputy", agency=agency, since=SINCE).pk,
        "handover": Handover.objects.create(leaver=leaver, on=DAY, registered_at=clock.now()).pk,
        "upload": Upload.objects.create(filing=filing, file_name="年报.docx", sha256="0" * 64, size=1, at=clock.now(), content="{}").pk,
        "remark": Remark.objects.create(filing=filing, key="title", text="请核对", by_name="孙立新", at=clock.now()).pk,
        "entry": Entry.objects.filter(about_kind="agency", about_key=str(agency.pk)).values_list("pk", flat=True)[0],
    }


def _filing(agency: Agency) -> Filing:
    return open_filing(PLATFORM, agency=agency.pk, year=YEAR)


def _batch(kind: str) -> int:
    batch = ImportBatch.objects.create(kind=kind, file_name=f"{kind}.xlsx", sha256="0" * 64, at=clock.now(), state=ImportBatch.APPLIED)
    return batch.pk
