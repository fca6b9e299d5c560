"""Adding up the reports that were handed in, and taking the sum over into the government's own report."""

from dataclasses import asdict

from django.conf import settings

from gongkai.portal.agencies.access import require
from gongkai.portal.agencies.models import Standing
from gongkai.portal.agencies.rights import Right
from gongkai.portal.annual.deeds._about import about
from gongkai.portal.annual.deeds._counts import count_findings
from gongkai.portal.annual.deeds._facts import digest
from gongkai.portal.annual.judging import Judged, as_json, fingerprint
from gongkai.portal.annual.models import Collection, Filing, Merger
from gongkai.portal.annual.naming import place
from gongkai.portal.annual.selectors import filings
from gongkai.portal.annual.selectors.merged import Summed
from gongkai.portal.annual.stages import OPEN_STAGES
from gongkai.portal.annual.texts import Writer, put, texts_of
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.audit.record import About
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Refused
from gongkai.report import decode, encode, report_from_json, report_to_json


@deed("annual.merge", label="汇总年度报告")
def merge(by: Actor, *, collection: int, summed: Summed) -> Done[Merger]:
    """Keep a sum of the reports handed in, with who is in it and who is missing; `selectors.merged.add_up` makes it beforehand."""
    found = Collection.objects.get(pk=collection)
    require(by, Right.COLLECT_REPORTS, found.office_id)
    if not summed.members:
        raise Refused("还没有机关报送，没有可以汇总的报告。")
    content = encode(report_to_json(summed.merged.report)).decode()
    made = Merger.objects.create(
        collection=found,
        at=clock.now(),
        by_id=by.person,
        members=[asdict(member) for member in summed.members],
        missing=list(summed.missing),
        content=content,
        sha256=digest(content, settings.GONGKAI_LOG_HASH),
        findings=as_json(Judged(finding, fingerprint(finding)) for finding in summed.findings),
    )
    lacking = f"，缺{len(summed.missing)}家" if summed.missing else ""
    says = f"汇总{found.year}年度报告，计入{len(summed.members)}家{lacking}"
    return Done(made, says, About("merger", str(made.pk), f"{found.year}年度报告汇总", found.office_id), {}, {"摘要": made.sha256})


@deed("annual.take_sum", label="采用汇总数")
def take_sum(by: Actor, *, merger: int, filing: int) -> Done[Filing]:
    """Put the figures of a sum into the government's own report; text stays, and so does what is typed where the sum has no number."""
    found = Filing.objects.select_related("agency").get(pk=filing)
    require(by, Right.FILL_REPORT, found.agency_id)
    source = Merger.objects.select_related("collection").get(pk=merger)
    require(by, Right.SEE_REPORT, source.collection.office_id)
    if found.stage not in OPEN_STAGES or found.year != source.collection.year:
        raise Refused("汇总数只能放进同一年度、正在填报的报告。")
    if not Standing.objects.filter(agency=found.agency_id, kind="government", competent_office=source.collection.office_id).exists():
        raise Refused("汇总数只能放进本级人民政府的报告。")
    working = type(found.working).objects.select_for_update().get(filing=found)
    report = report_from_json(decode(source.content))
    edition = filings.head_of(found).edition
    now = texts_of(working.entries)
    changed = {a: text for a in edition.addresses() if (text := report.figure(a).printed) and text != now.get(a, "")}
    before = {place(edition, address): now.get(address) or None for address in changed}
    after = {place(edition, address): text for address, text in changed.items()}
    writer = Writer(by.person, by.name, clock.now().isoformat())
    outcome = put(working.entries, working.rivals, working.stamp + 1, changed, dict.fromkeys(changed, working.stamp), writer)
    working.entries, working.stamp = outcome.entries, working.stamp + 1
    working.save(update_fields=["entries", "stamp"])
    count_findings(found, working)
    source.taken_by = found
    source.save(update_fields=["taken_by"])
    says = f"把{len(source.members)}家的汇总数放进{filings.head_of(found).title}（{len(changed)}格有变）"
    return Done(found, says, about(found), before, after)
