"""A report in a file: put in, looked through by a person, taken over with what they said of unsure figures, or left."""

from collections.abc import Mapping

from gongkai.portal.agencies.access import require
from gongkai.portal.agencies.rights import Right
from gongkai.portal.annual import store
from gongkai.portal.annual.deeds._about import about
from gongkai.portal.annual.deeds._counts import count_findings
from gongkai.portal.annual.deeds._open import agency_of, editable
from gongkai.portal.annual.models import Upload, Working
from gongkai.portal.annual.naming import named
from gongkai.portal.annual.reading_apart import ReadApart
from gongkai.portal.annual.selectors.uploads import Look, look
from gongkai.portal.annual.texts import Writer, put, texts_of
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Problem, Refused
from gongkai.report import encode


@deed("annual.upload", label="上传年度报告文件")
def upload(by: Actor, *, filing: int, data: bytes, name: str, read: ReadApart) -> Done[Upload]:
    """Keep an uploaded file with what was read from it; nothing enters the report yet."""
    require(by, Right.FILL_REPORT, agency_of(filing))
    found = editable(filing)
    made = Upload.objects.create(
        filing=found,
        file_name=name[-200:],
        sha256=store.keep(data),
        size=len(data),
        by_id=by.person,
        at=clock.now(),
        content=encode(read.report).decode(),
        findings=[_plain(finding) for finding in read.findings],
        rows=read.rows,
        pages=[{"sha256": store.keep(page.png), "width": page.width, "height": page.height} for page in read.pages],
    )
    return Done(made, f"上传“{name}”，供{found.year}年度报告核对采用", about(found), {}, {"文件摘要": made.sha256})


@deed("annual.take_over", label="采用上传文件里的内容")
def take_over(by: Actor, *, filing: int, upload: int, answers: Mapping[str, str], seen_up_to: int | None = None) -> Done[int]:
    """Put what was read into the report, with a person's answer for each figure that was not sure; gives how many entries changed.

    What others have typed after the stamp `seen_up_to` (none: nothing) stays, and what was read is kept beside it.
    """
    require(by, Right.FILL_REPORT, agency_of(filing))
    found = editable(filing)
    source = Upload.objects.get(pk=upload, filing=found)
    seen: Look = look(source)
    if source.state != Upload.WAITING:
        raise Refused("这份文件已经处理过了。要再采用请重新上传。")
    unanswered = [cell for cell in seen.unsure if cell.address not in answers]
    if unanswered:
        raise Refused([Problem(f"“{named(cell.cell)}”拿不准，请对照原文填上；原文空着就选“空着”。", cell.address) for cell in unanswered])
    typed = {**seen.entries, **{address: text.strip() for address, text in answers.items() if address in seen.asked}}
    working = Working.objects.select_for_update().get(filing=found)
    now = texts_of(working.entries)
    changed = {key: text for key, text in typed.items() if text != now.get(key, "")}
    writer = Writer(by.person, by.name, clock.now().isoformat())
    stamp = working.stamp if seen_up_to is None else seen_up_to
    outcome = put(working.entries, working.rivals, working.stamp + 1, changed, dict.fromkeys(changed, stamp), writer)
    working.entries, working.rivals, working.stamp = outcome.entries, outcome.rivals, working.stamp + 1
    working.save(update_fields=["entries", "rivals", "stamp"])
    count_findings(found, working)
    source.state, source.answers = Upload.TAKEN, dict(answers)
    source.save(update_fields=["state", "answers"])
    replaced = sum(1 for key in changed if now.get(key))
    says = f"采用“{source.file_name}”里的数字和文字，改动{len(changed)}处（其中替换原有的{replaced}处）"
    return Done(len(changed), says, about(found), {}, {"文件摘要": source.sha256})


@deed("annual.drop_upload", label="不采用上传的文件")
def drop_upload(by: Actor, *, filing: int, upload: int) -> Done[None]:
    """Leave an uploaded file unused."""
    require(by, Right.FILL_REPORT, agency_of(filing))
    found = editable(filing)
    source = Upload.objects.get(pk=upload, filing=found)
    if source.state != Upload.WAITING:
        return Done(None, says="", about=about(found))
    source.state = Upload.DROPPED
    source.save(update_fields=["state"])
    return Done(None, f"不采用“{source.file_name}”", about(found))


def _plain(finding: Mapping[str, object]) -> dict[str, object]:
    """A finding as the database keeps it: numbers as text, so that no digit is lost."""
    return {
        key: str(value) if key in ("expected", "found", "difference") and value is not None else value for key, value in finding.items()
    }
