"""Putting old reports into the archive: read, confirmed by a person, kept with the original file, open to the public at once."""

from datetime import date

from django.conf import settings

from gongkai import __version__
from gongkai.editions import edition_for
from gongkai.portal.agencies.access import require
from gongkai.portal.agencies.models import Agency
from gongkai.portal.agencies.rights import Right
from gongkai.portal.annual import store
from gongkai.portal.annual.archive import apart_from_tables, archived_report, formats_of
from gongkai.portal.annual.changes import differences
from gongkai.portal.annual.deeds import _facts as facts
from gongkai.portal.annual.deeds._about import about
from gongkai.portal.annual.models import Filing, OldReport, Publication, PublishedFile, Snapshot, Step, Working
from gongkai.portal.annual.reading_apart import ReadApart
from gongkai.portal.annual.selectors import filings
from gongkai.portal.annual.selectors.old_reports import recognised
from gongkai.portal.annual.years import FIRST_YEAR
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.audit.record import About
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Problem, Refused
from gongkai.report import encode, report_to_json


@deed("annual.put_old_report", label="放入旧报告")
def put_old_report(by: Actor, *, data: bytes, name: str, read: ReadApart) -> Done[OldReport]:
    """Keep one old file with what was read from it and whose report it seems to be; nothing is public yet."""
    require(by, Right.PUBLISH_REPORT, _any_own(by))
    agency, year, published_on = recognised(by, read)
    made = OldReport.objects.create(
        file_name=name[-200:],
        sha256=store.keep(data),
        by_id=by.person,
        at=clock.now(),
        agency_id=agency,
        year=year,
        published_on=published_on,
        title=str(read.report.get("title") or "")[:200],
        content=encode(read.report).decode(),
        rows=read.rows,
        findings=[{"code": f["code"], "severity": f["severity"], "message": f["message"]} for f in read.findings],
    )
    return Done(made, f"放入旧报告“{name}”，待确认", About("old_report", str(made.pk), name, agency))


@deed("annual.archive", label="归档旧报告")
def archive(by: Actor, *, old: int, agency: int, year: int, published_on: date, note: str = "") -> Done[Publication]:
    """Put an old report into the archive as that body's report of that year, published on the day it once was.

    Over one that was archived before it is a later version, published today; `note` is its erratum and tells the public why.
    """
    require(by, Right.PUBLISH_REPORT, agency)
    source = OldReport.objects.select_for_update().get(pk=old)
    body = Agency.objects.get(pk=agency)
    earlier = Publication.objects.filter(filing__agency=body, filing__year=year).select_related("filing", "snapshot").first()
    _may_be_archived(source, body, year, published_on)
    _may_replace(body, year, earlier, note)
    public_on = clock.today() if earlier else published_on
    filing, _ = Filing.objects.get_or_create(agency=body, year=year)
    head = filings.head_of(filing)
    whole = archived_report(source.content, source.rows, head)
    tables = source.rows if edition_for(year) is None else []
    report = apart_from_tables(whole, tables)
    content = encode(report_to_json(report)).decode()
    Working.objects.get_or_create(filing=filing)
    snapshot = Snapshot.objects.create(
        filing=filing,
        number=filing.snapshots.count() + 1,
        move="sign",
        at=clock.now(),
        by_id=by.person,
        content=content,
        sha256=facts.digest(content, settings.GONGKAI_LOG_HASH),
        rules=f"gongkai {__version__}",
        findings=source.findings,
    )
    made = Publication.objects.create(
        filing=filing,
        version=earlier.version + 1 if earlier else 1,
        snapshot=snapshot,
        agency_name=report.agency or head.agency,
        title=source.title or head.title,
        published_on=public_on,
        note=note.strip() if earlier else "",
        changes=differences(filings.report_in(earlier.snapshot), report) if earlier else [],
        source={"name": source.file_name, "rows": tables},
    )
    files = formats_of(whole, store.fetch(source.sha256), source.file_name)
    PublishedFile.objects.bulk_create(
        PublishedFile(publication=made, format=to, sha256=store.keep(data), size=len(data)) for to, data in files.items()
    )
    facts.publish(filing, report)
    filing.stage, filing.archived, filing.published_on = "published", True, public_on
    filing.save()
    Step.objects.create(filing=filing, move="publish", by_id=by.person, by_name=by.called, at=clock.now(), note=made.note or "旧报告归档")
    version = f"（第{made.version}版，更正：{made.note}）" if earlier else ""
    source.state, source.agency, source.year, source.published_on = OldReport.KEPT, body, year, published_on
    source.save()
    return Done(made, f"把旧报告“{source.file_name}”归档为{head.title}{version}", about(filing, head), {}, {"文件摘要": source.sha256})


@deed("annual.drop_old_report", label="不归档旧报告")
def drop_old_report(by: Actor, *, old: int) -> Done[None]:
    """Leave an old file out of the archive."""
    source = OldReport.objects.get(pk=old)
    require(by, Right.PUBLISH_REPORT, source.agency_id or _any_own(by))
    if source.state != OldReport.WAITING:
        raise Refused("这份旧报告已经处理过了。")
    source.state = OldReport.DROPPED
    source.save(update_fields=["state"])
    return Done(None, f"不归档“{source.file_name}”", About("old_report", str(source.pk), source.file_name, source.agency_id))


def _any_own(by: Actor) -> int | None:
    return next((seat.agency for seat in by.seats if seat.agency), None)


def _may_be_archived(source: OldReport, body: Agency, year: int, published_on: date) -> None:
    problems = []
    if source.state != OldReport.WAITING:
        problems.append(Problem("这份旧报告已经处理过了。"))
    if not FIRST_YEAR <= year < clock.today().year:
        problems.append(Problem(f"报告年度应在{FIRST_YEAR}年到{clock.today().year - 1}年之间。", "year"))
    elif not body.opened_on.year <= year or (body.closed_on and year > body.closed_on.year):
        problems.append(Problem(f"这个机关在{year}年不存在，请核对机关和年度。", "agency"))
    if not date(year + 1, 1, 1) <= published_on <= clock.today():
        problems.append(Problem(f"公开日期应在{year + 1}年1月1日以后、今天以前。", "published_on"))
    if problems:
        raise Refused(problems)


def _may_replace(body: Agency, year: int, earlier: Publication | None, note: str) -> None:
    """What an old report may stand in the place of: nothing, a draft, or with a reason another one of the archive."""
    if earlier is None:
        if Filing.objects.filter(agency=body, year=year).exclude(stage="drafting").exists():
            raise Refused("这个机关这一年的报告正在审核或报送，不能用旧报告代替。", "year")
        return
    if not earlier.source:
        raise Refused("这个机关这一年的报告已经公开过，不能再归档一份；要更正请用“更正已公开的报告”。", "year")
    if earlier.filing.stage != "published":
        raise Refused("这个机关这一年的报告正在更正，请先办完那一次更正。", "year")
    if not note.strip():
        asked = "要用这一份代替它，请写明更正了什么、为什么，会显示在报告上方；放重了就点“不要这一份”。"
        raise Refused(f"这个机关这一年的报告已经归档过。{asked}", "note")
