"""Imports: a sheet is put in, looked at cell by cell, mended, applied, and taken back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import content_disposition_header

from gongkai.portal.agencies.deeds.importing import apply_sheet, discard_sheet, put_in_sheet, undo_sheet
from gongkai.portal.agencies.deeds.proposing import decide_proposed_roles, issue_codes
from gongkai.portal.agencies.forms.importing import SheetForm
from gongkai.portal.agencies.gate import Visit
from gongkai.portal.agencies.importing.annotated import annotated
from gongkai.portal.agencies.importing.codes_list import codes_workbook
from gongkai.portal.agencies.importing.columns import PEOPLE, SHEET_LABELS
from gongkai.portal.agencies.importing.plan import CHANGED, CORRECTED, FATES, NEW, SAME
from gongkai.portal.agencies.importing.template import template
from gongkai.portal.agencies.importing.workbook import read
from gongkai.portal.agencies.models import ImportBatch
from gongkai.portal.agencies.selectors import importing
from gongkai.portal.agencies.selectors.standings import names
from gongkai.portal.agencies.views.submitting import found_or_404, pressed, shown, submitted
from gongkai.portal.frame.lists import Column, Listing
from gongkai.portal.frame.refusal import Refused

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHOWN = 100
"""So many problems, rows or proposals a page shows; the file has all."""
_STATES = {"previewed": "待确认", "applied": "已导入", "undone": "已撤回"}
_TONES = {"previewed": "warn", "applied": "ok", "undone": ""}

LISTING: Listing[ImportBatch] = Listing(
    name="imports",
    caption="用表格导入",
    columns=(
        Column("file", "文件", lambda row: row.file_name, "file_name", lambda row: reverse("agencies:import", args=[row.pk])),
        Column("kind", "内容", lambda row: SHEET_LABELS[row.kind], "kind"),
        Column("by", "谁放进来的", lambda row: row.by.name if row.by else "控制台"),
        Column("at", "时间", lambda row: row.at, "-at"),
        Column("state", "状态", lambda row: _STATES[row.state], "state", tone=lambda row: _TONES[row.state]),
    ),
    empty="还没有导入过。先下载模板，照示例填好，再放进来；没有确认以前什么都不会变。",
    unit="次",
)


def import_list(request: Visit) -> HttpResponse:
    """The imports so far, with templates and the ways in."""
    return LISTING.show(request, importing.listed(request.actor), template="agencies/imports.html")


def import_template(request: Visit, kind: str) -> HttpResponse:
    """The workbook to fill in."""
    return _file(template(_kind(kind)), f"{SHEET_LABELS[kind]}导入模板.xlsx")


def import_new(request: Visit, kind: str) -> HttpResponse:
    """A form that takes a sheet and leads to its preview."""
    _kind(kind)
    by = request.actor
    form = SheetForm.of(request)
    batch = submitted(request, form, lambda data: put_in_sheet(by, sheet=read(kind, data["file"].read(), data["file"].name)))
    if batch:
        return HttpResponseRedirect(reverse("agencies:import", args=[batch.pk]))
    return shown(request, "agencies/import_new.html", form=form, kind=kind, label=SHEET_LABELS[kind])


def _kind(kind: str) -> str:
    if kind not in SHEET_LABELS:
        raise Http404("没有这种表")
    return kind


def _batch(request: Visit, pk: int) -> ImportBatch:
    return found_or_404(importing.one(request.actor, pk), "没有这次导入")


def import_page(request: Visit, pk: int) -> HttpResponse:
    """One import: what would happen or has happened, and the next step."""
    batch = _batch(request, pk)
    label = SHEET_LABELS[batch.kind]
    if batch.state != ImportBatch.PREVIEWED:
        waiting = importing.awaiting_codes(batch) if batch.kind == PEOPLE and batch.state == ImportBatch.APPLIED else []
        context: dict[str, Any] = {
            "waiting": len(waiting),
            "has_codes": importing.has_codes(batch),
            "proposed": len(importing.proposals(batch)),
            "granted": len(importing.proposals(batch, "granted")),
        }
        return shown(request, "agencies/import_done.html", batch=batch, label=label, **context)
    plan = importing.plan_of(importing.sheet_of(batch))
    rows = {fate: [row for row in plan.rows if row.fate == fate] for fate in (NEW, CHANGED, CORRECTED)}
    return shown(
        request,
        "agencies/import_preview.html",
        batch=batch,
        label=label,
        plan=plan,
        counts="，".join(f"{words}{plan.counts[fate]}行" for fate, words in FATES.items() if plan.counts[fate]),
        same=plan.counts[SAME],
        fates=[(FATES[fate], len(found), found[:_SHOWN]) for fate, found in rows.items() if found],
        errors=plan.errors[:_SHOWN],
        warnings=plan.warnings[:_SHOWN],
        roles=sum(len(row.roles) for row in plan.rows) if batch.kind == PEOPLE else 0,
        limit=_SHOWN,
    )


def import_annotated(request: Visit, pk: int) -> HttpResponse:
    """The clerk's own table with its problem cells marked."""
    batch = _batch(request, pk)
    sheet = importing.sheet_of(batch)
    return _file(
        annotated(sheet, importing.plan_of(sheet).problems),
        f"{batch.file_name.rpartition('.')[0] or batch.file_name}（标好要改的地方）.xlsx",
    )


def import_apply(request: Visit, pk: int) -> HttpResponse:
    """Applies the whole sheet."""
    batch = _batch(request, pk)
    says = f"已导入“{batch.file_name}”。"
    confirmed = request.POST.get("plan", "")
    return pressed(request, lambda: apply_sheet(request.actor, batch=pk, confirmed=confirmed), says, "agencies:import", pk)


def import_undo(request: Visit, pk: int) -> HttpResponse:
    """Takes the import back."""
    batch = _batch(request, pk)
    says = f"已撤回“{batch.file_name}”的导入，都恢复了原样。"
    return pressed(request, lambda: undo_sheet(request.actor, batch=pk), says, "agencies:import", pk)


def import_discard(request: Visit, pk: int) -> HttpResponse:
    """Drops a sheet that was not applied."""
    batch = _batch(request, pk)
    return pressed(
        request, lambda: discard_sheet(request.actor, batch=pk), f"已删去“{batch.file_name}”，什么都没有变。", "agencies:imports"
    )


def import_codes(request: Visit, pk: int) -> HttpResponse:
    """The list of activation codes as a workbook, or as a page to print and cut; made now, kept nowhere."""
    batch = _batch(request, pk)
    if request.method != "POST":
        return HttpResponseRedirect(reverse("agencies:import", args=[pk]))
    try:
        made = issue_codes(request.actor, batch=pk)
    except Refused as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("agencies:import", args=[pk]))
    bodies = names({person.agency_id for person, _ in made if person.agency_id})
    if request.POST.get("as") == "page":
        slips = [(person, bodies.get(person.agency_id or 0, ""), code) for person, code in made]
        response = shown(request, "agencies/codes.html", batch=batch, slips=slips)
    else:
        response = _file(codes_workbook(made, bodies), f"启用码名单（{batch.file_name.rpartition('.')[0]}）.xlsx")
    response["Cache-Control"] = "no-store"
    return response


def proposal_list(request: Visit) -> HttpResponse:
    """Sheets that propose roles, for the security administrator."""
    return shown(request, "agencies/proposals.html", batches=importing.proposing(request.actor))


def proposal_page(request: Visit, pk: int) -> HttpResponse:
    """The roles that one sheet proposes, to grant in one go or one by one."""
    batch = _batch(request, pk)
    waiting = importing.proposals(batch)
    if request.method == "POST":
        ticked = {int(number) for number in request.POST.getlist("proposal") if number.isdecimal()}
        everything = {proposal["id"] for proposal in waiting}
        chosen = everything if "all" in request.POST else ticked
        declining = "decline" in request.POST

        def act() -> object:
            return decide_proposed_roles(request.actor, batch=pk, granted=() if declining else chosen, declined=chosen if declining else ())

        says = f"{'不授予' if declining else '已授予'}{len(chosen & everything)}项角色。"
        return pressed(request, act, says, "agencies:proposal", pk)
    return shown(
        request,
        "agencies/proposal.html",
        batch=batch,
        waiting=waiting[:_SHOWN],
        count=len(waiting),
        limit=_SHOWN,
        without=len(importing.awaiting_codes(batch)),
        has_codes=importing.has_codes(batch),
    )


def _file(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=_XLSX)
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    return response
