"""A thing of every kind on each of three bodies, for the permission matrix: what stands in the addresses of pages."""

from datetime import date

from gongkai.portal.agencies.deeds.importing import apply_sheet, put_in_sheet
from gongkai.portal.agencies.deeds.proposing import issue_codes
from gongkai.portal.agencies.models import Agency, Appointment, Handover, LeadingGroup, Person, Succession, SuccessionSide, Unit
from gongkai.portal.agencies.selectors.importing import plan_of
from gongkai.portal.annual.deeds.typing import open_filing
from gongkai.portal.annual.models import Collection, Filing, Merger, OldReport, Remark, Upload
from gongkai.portal.audit.actor import PLATFORM, Actor
from gongkai.portal.audit.guard import lifted
from gongkai.portal.audit.models import Entry
from gongkai.portal.frame import clock
from gongkai.report import Report, encode
from tests.portal.agencies.importing.known import people_sheet
from tests.portal.cast import SINCE, Cast

YEAR = 2025
DAY = date(2026, 1, 5)

READ = encode(Report(agency="云溪县科学技术局", year=YEAR, edition="2021")).decode()

Things = dict[str, object]
"""What an argument may mean → the value in the address."""


def things(cast: Cast) -> dict[str, Things]:
    """The things of the bureau, of the office over it, and of a body of another county; `person` is never one who knocks."""
    with lifted():
        shared: Things = {
            "kind": "people",
            "number": 1,
            "year": YEAR,
            "version": 1,
            "to": "csv",
            "cell": "requests/carried_in/natural_person",
            **_sheets(cast.actor("system_admin")),
        }
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
        "group": _group(agency),
        "appointment": Appointment.objects.create(person=person, role="deputy", agency=agency, since=SINCE).pk,
        "handover": Handover.objects.create(leaver=leaver, on=DAY, registered_at=clock.now()).pk,
        "upload": Upload.objects.create(filing=filing, file_name="年报.docx", sha256="0" * 64, size=1, at=clock.now(), content=READ).pk,
        "remark": Remark.objects.create(filing=filing, key="title", text="请核对", by_name="孙立新", at=clock.now()).pk,
        "split": _split(agency, person),
        "merger": _merger(agency),
        "old": OldReport.objects.create(agency=agency, year=2017, file_name="2017.docx", sha256="0" * 64, at=clock.now(), content=READ).pk,
        "entry": Entry.objects.filter(about_kind="agency", about_key=str(agency.pk)).values_list("pk", flat=True)[0],
    }


def _filing(agency: Agency) -> Filing:
    return open_filing(PLATFORM, agency=agency.pk, year=YEAR)


def _group(agency: Agency) -> int:
    made = {"name": "政务公开工作专班", "document_title": "关于成立专班的通知", "since": SINCE}
    return LeadingGroup.objects.get_or_create(agency=agency, until=None, defaults=made)[0].pk


def _split(agency: Agency, waiting: Person) -> int:
    split = Succession.objects.create(kind="split", on=DAY, document_title="机构改革方案", settled_on=DAY)
    for place, (side, people) in enumerate(((SuccessionSide.BEFORE, [waiting.pk]), (SuccessionSide.AFTER, []))):
        SuccessionSide.objects.create(succession=split, agency=agency, side=side, place=place, people=people)
    return split.pk


def _merger(agency: Agency) -> int:
    days = {"hand_in_by": date(2026, 1, 15), "publish_by": date(2026, 1, 31)}
    collection = Collection.objects.create(office=agency, year=YEAR, **days)
    return Merger.objects.create(collection=collection, at=clock.now(), content=READ, sha256="0" * 64).pk


def _sheets(by: Actor) -> Things:
    """Sheets of people: one that waits, one that was put in and proposes a role, one of which the codes were given out."""
    day, where = date(2026, 1, 5), "云溪县科学技术局"
    waiting = put_in_sheet(by, sheet=people_sheet(["qian", "钱进", where, "", "", "", day, "", ""]))
    sheet = people_sheet(["shen", "沈一帆", where, "", "", "", day, "经办人", where])
    applied = put_in_sheet(by, sheet=sheet)
    apply_sheet(by, batch=applied.pk, confirmed=plan_of(sheet).digest)
    sheet = people_sheet(["wei", "魏子衿", where, "", "", "", day, "", ""])
    coded = put_in_sheet(by, sheet=sheet)
    apply_sheet(by, batch=coded.pk, confirmed=plan_of(sheet).digest)
    issue_codes(by, batch=coded.pk)
    return {"waiting": waiting.pk, "applied": applied.pk, "coded": coded.pk}
