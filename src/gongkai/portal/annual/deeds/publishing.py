"""Publishing a report: proved files, a version that never changes, and an erratum for every later one."""

from gongkai.portal.agencies.access import require
from gongkai.portal.annual import store
from gongkai.portal.annual.changes import differences
from gongkai.portal.annual.deeds import _facts as facts
from gongkai.portal.annual.deeds._about import about
from gongkai.portal.annual.models import Filing, Publication, PublishedFile, Snapshot, Step
from gongkai.portal.annual.selectors import filings
from gongkai.portal.annual.selectors.preparing import Prepared
from gongkai.portal.annual.stages import MOVES, STAGES
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Problem, Refused


@deed("annual.publish", label="公开年度报告")
def publish(by: Actor, *, filing: int, prepared: Prepared, note: str = "") -> Done[Publication]:
    """Publish a report that the office has let pass; a later version needs a note, which the public reads as its erratum."""
    found = Filing.objects.select_for_update(of=("self",)).select_related("agency").get(pk=filing)
    taken = MOVES["publish"]
    require(by, taken.right, found.agency_id)
    earlier = found.publications.order_by("-version").first()
    snapshot = found.snapshots.filter(move="sign").latest("number")
    _may_be_published(found, snapshot, prepared, earlier, note)
    head = filings.head_of(found)
    made = Publication.objects.create(
        filing=found,
        version=earlier.version + 1 if earlier else 1,
        snapshot=snapshot,
        agency_name=head.agency,
        title=prepared.report.title,
        published_on=clock.today(),
        note=note.strip(),
        changes=differences(filings.report_in(earlier.snapshot), prepared.report) if earlier else [],
        waivers=list(found.waivers.values("code", "address", "reason")),
    )
    PublishedFile.objects.bulk_create(
        PublishedFile(publication=made, format=to, sha256=store.keep(data), size=len(data)) for to, data in prepared.proved.files.items()
    )
    facts.publish(found, prepared.report)
    before, found.stage, found.correcting, found.published_on = found.stage, "published", False, clock.today()
    found.save()
    Step.objects.create(filing=found, move="publish", by_id=by.person, by_name=by.called, at=clock.now(), note=note.strip())
    version = f"（第{made.version}版，更正：{note.strip()}）" if earlier else ""
    return Done(made, f"公开{head.title}{version}", about(found, head), {"阶段": STAGES[before]}, {"阶段": STAGES["published"]})


def _may_be_published(filing: Filing, snapshot: Snapshot, prepared: Prepared, earlier: Publication | None, note: str) -> None:
    problems = []
    if filing.stage not in MOVES["publish"].sources:
        problems.append(Problem(f"这份报告现在是“{STAGES[filing.stage]}”，主管部门通过以后才能公开。"))
    if snapshot.pk != prepared.snapshot:
        problems.append(Problem("准备公开的时候报告又重新签发过，请再点一次“公开”。"))
    if earlier and not note.strip():
        problems.append(Problem("这份报告已经公开过，请写明这次更正了什么、为什么，会显示在报告上方。", "note"))
    if problems:
        raise Refused(problems)
