"""Importing a sheet: put in, looked at, applied as a whole, and taken back as long as nothing stands on it."""

from gongkai.portal.agencies.access import require
from gongkai.portal.agencies.deeds import _import_bodies, _import_people
from gongkai.portal.agencies.importing.columns import BODIES, PEOPLE, SHEET_LABELS
from gongkai.portal.agencies.importing.plan import FATES, Plan
from gongkai.portal.agencies.importing.sheet import Sheet
from gongkai.portal.agencies.importing.values import count_of_own
from gongkai.portal.agencies.models import ImportBatch
from gongkai.portal.agencies.selectors import importing
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.audit.record import About
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Refused

_WORKERS = {BODIES: _import_bodies, PEOPLE: _import_people}


@deed("agencies.put_in_sheet", label="放进导入表")
def put_in_sheet(by: Actor, *, sheet: Sheet) -> Done[ImportBatch]:
    """The sheet kept for a preview; nothing of it takes effect. Its problems are counted here and found again whenever it is looked at."""
    require(by, importing.RIGHTS[sheet.kind])
    problems = importing.plan_of(sheet).problems
    batch = ImportBatch.objects.create(
        kind=sheet.kind,
        file_name=sheet.file_name,
        sha256=sheet.sha256,
        by_id=by.person,
        at=clock.now(),
        rows=sheet.as_rows(),
        problems=[problem.as_row() for problem in problems],
    )
    label = SHEET_LABELS[sheet.kind]
    says = f"放进{label}表“{sheet.file_name}”（{count_of_own(sheet)}行），等待确认"
    return Done(batch, says=says, about=_about(batch), after={"文件摘要": sheet.sha256})


@deed("agencies.apply_sheet", label="导入表")
def apply_sheet(by: Actor, *, batch: int, confirmed: str) -> Done[ImportBatch]:
    """The whole sheet, or nothing of it, with one entry for each row that changes something.

    `confirmed` is the digest of the plan that was looked at: what has changed since is looked at again.
    """
    found = _batch(batch)
    require(by, importing.RIGHTS[found.kind])
    if found.state != ImportBatch.PREVIEWED:
        raise Refused("这张表已经导入过了，不用再确认。要看结果，请看这次导入的页面。")
    plan = importing.plan_of(importing.sheet_of(found))
    _refuse_unready(plan, confirmed)
    actor = by.acting_by("import")
    found.made = _WORKERS[found.kind].apply(actor, plan, found)
    found.state = ImportBatch.APPLIED
    found.problems = [problem.as_row() for problem in plan.problems]
    found.save()
    counts = "、".join(f"{label}{plan.counts[fate]}行" for fate, label in FATES.items() if plan.counts[fate])
    return Done(found, says=f"导入{SHEET_LABELS[found.kind]}表“{found.file_name}”：{counts}", about=_about(found))


@deed("agencies.undo_sheet", label="撤回导入")
def undo_sheet(by: Actor, *, batch: int) -> Done[ImportBatch]:
    """All that applying the sheet made and changed, back to how it was; refused, with what stands on it, where anything does."""
    found = _batch(batch)
    require(by, importing.RIGHTS[found.kind])
    if found.state != ImportBatch.APPLIED:
        raise Refused("只有已导入的表可以撤回。")
    worker = _WORKERS[found.kind]
    reasons = worker.obstacles(found.made)
    if reasons:
        raise Refused("不能撤回，导入以后又有了新的记录：" + "；".join(reasons) + "。请在各机关、各人的页面上逐项更正。")
    worker.undo(by.acting_by("import"), found.made)
    found.state = ImportBatch.UNDONE
    found.save(update_fields=["state"])
    return Done(found, says=f"撤回{SHEET_LABELS[found.kind]}表“{found.file_name}”的导入", about=_about(found))


@deed("agencies.discard_sheet", label="删去没有导入的表")
def discard_sheet(by: Actor, *, batch: int) -> Done[None]:
    """A sheet that was put in and never applied, gone."""
    found = _batch(batch)
    require(by, importing.RIGHTS[found.kind])
    if found.state != ImportBatch.PREVIEWED:
        raise Refused("已经导入的表留作记录，不能删去；要恢复原样，请撤回。")
    about = _about(found)
    found.delete()
    return Done(None, says=f"删去没有导入的{SHEET_LABELS[found.kind]}表“{found.file_name}”", about=about)


def _refuse_unready(plan: Plan[object], confirmed: str) -> None:  # type: ignore[type-var]  # either kind of row
    if plan.errors:
        raise Refused(f"还有{len(plan.errors)}处要改，没有导入任何一行。请下载标好的表，改好后再放进来。")
    if not plan.works:
        raise Refused("表里的内容和平台上完全一样，没有什么可以导入。")
    if plan.digest != confirmed:
        raise Refused("您看过预览以后，平台上的内容有了变化。请再看一遍新的预览，再确认。")


def _batch(number: int) -> ImportBatch:
    batch = ImportBatch.objects.select_for_update(no_key=True, of=("self",)).filter(pk=number).first()
    if batch is None:
        raise Refused("没有这次导入，可能已经删去。请回到导入清单。")
    return batch


def _about(batch: ImportBatch) -> About:
    return About("import", str(batch.pk), batch.file_name)
