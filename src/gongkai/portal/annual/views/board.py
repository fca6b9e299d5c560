"""The board of a competent office: how far every report is, the days, the list, reminders, exemptions."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from gongkai.portal.agencies.gate import Visit
from gongkai.portal.agencies.models import Standing
from gongkai.portal.annual.deeds.collecting import end_exemption, exempt, open_collection, remind
from gongkai.portal.annual.selectors import board_list
from gongkai.portal.annual.selectors.board import Board, Office, offices, statutory
from gongkai.portal.annual.selectors.board_body import body_page
from gongkai.portal.annual.selectors.board_own import own_report
from gongkai.portal.annual.selectors.board_page import board_page, laggards
from gongkai.portal.annual.selectors.reminders import reminded
from gongkai.portal.annual.views.board_columns import listing as listing_of
from gongkai.portal.annual.views.office import address, asked_board, years_beside
from gongkai.portal.audit.actor import Actor
from gongkai.portal.frame import clock
from gongkai.portal.frame.forms import DayField, PlainForm, cited
from gongkai.portal.frame.lists import Filters
from gongkai.portal.frame.refusal import Problem, Refused

_A_PAGE = 200
"""Bodies to remind on one page, each with its box."""


class DaysForm(PlainForm):
    """The local days of an office for a report year."""

    hand_in_by = cited(
        DayField(label="各机关最晚哪天报送？"),
        "条例第四十九条",
        "县级以上人民政府部门应当在每年1月31日前向本级政府信息公开工作主管部门提交本行政机关上一年度政府信息公开工作年度报告并向社会公布。"
        "本地可以要求更早，不能更晚。",
    )
    publish_by = cited(
        DayField(label="各机关最晚哪天公开？"), "条例第四十九条", "部门的报告最晚1月31日向社会公布，政府的报告最晚3月31日向社会公布。"
    )
    note = forms.CharField(
        label="给各机关的要求", widget=forms.Textarea({"rows": 3}), required=False, help_text="例如：纸质件加盖公章另送一份。"
    )


class ReasonForm(PlainForm):
    """Why a body need not hand in."""

    reason = cited(
        forms.CharField(
            label="为什么免报？", widget=forms.Textarea({"rows": 3}), help_text="理由会公开，例如：本年12月新设立，没有开展工作。"
        ),
        "条例第四十九条",
        "年度报告是法定的，免报要有能公开的理由。",
    )


def boards(request: Visit) -> HttpResponse:
    """The board of the year whose reports are due now."""
    return HttpResponseRedirect(reverse("annual:board", args=[clock.today().year - 1]))


def show(request: Visit, year: int) -> HttpResponse:
    """The board of a year."""
    office, found = asked_board(request, year)
    context = {"page": board_page(office, found), "offices": offices(request.actor), "years": years_beside(year)}
    return render(request, "annual/board.html", context)


def listing(request: Visit, year: int) -> HttpResponse:
    """The bodies of a board as a list."""
    office, found = asked_board(request, year)
    besides = board_list.Besides(found)
    shown = listing_of(besides, _filters(request.actor, office, found))
    context = {"office": office, "board": found, "own": own_report(found, office)}
    return shown.show(request, board_list.as_standings(found, found.rows), besides.fetch, "annual/board_list.html", context)


def reminders(request: Visit, year: int) -> HttpResponse:
    """Whom to remind, each with a box; sent, it reminds those that are chosen, or notes down that they were telephoned."""
    office, found = asked_board(request, year)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        if found.collection is None:
            messages.warning(request, "先定下报送日期，再发提醒。")
            return HttpResponseRedirect(address("annual:board_days", office, year))
        chosen = [int(pk) for pk in request.POST.getlist("agency") if pk.isdigit()]
        channel, text = request.POST.get("channel", ""), request.POST.get("text", "")
        try:
            number = remind(request.actor, collection=found.collection, agencies=chosen, channel=channel, text=text)
        except Refused as error:
            problems = error.problems
        else:
            done = "发了提醒，打开工作台就能看到" if channel == "platform" else "记下了电话催办"
            messages.success(request, f"给{number}家{done}。")
            return HttpResponseRedirect(address("annual:board", office, year))
    branch, everybody = request.GET.get("branch", ""), request.GET.get("who") == "lacking"
    here = {row.agency for row in board_list.matching(found, branch, "", ())}
    rows = [row for row in (found.lacking() if everybody else found.lagging()) if row.agency in here]
    page = Paginator(rows, _A_PAGE).get_page(request.GET.get("page"))
    sent = reminded(found, [row.agency for row in page.object_list])
    context = {
        "office": office,
        "board": found,
        "page": page,
        "rows": laggards(found, list(page.object_list), sent),
        "everybody": everybody,
        "branches": board_list.branch_choices(found),
        "branch": branch,
        "problems": problems,
        "chosen": set(request.POST.getlist("agency")) if problems else None,
    }
    return render(request, "annual/board_remind.html", context, status=422 if problems else 200)


def days(request: Visit, year: int) -> HttpResponse:
    """Set the local days."""
    office, found = asked_board(request, year)
    form = DaysForm.of(request, initial={"hand_in_by": found.hand_in_by, "publish_by": found.publish_by, "note": found.note})
    if request.method == "POST" and form.is_valid():
        try:
            open_collection(request.actor, office=office.pk, year=year, **form.cleaned_data)
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "日期定下了，各机关的工作台会写明。")
            return HttpResponseRedirect(address("annual:board", office, year))
    context = {"form": form, "office": office, "year": year, "law": statutory(year), "back": address("annual:board", office, year)}
    return render(request, "annual/board_days.html", context, status=422 if form.errors else 200)


def body(request: Visit, year: int, key: str) -> HttpResponse:
    """One body of the board: whom to call, what was done; sent, it lets the body off, asks it after all, or notes down a call."""
    office, found = asked_board(request, year)
    page = body_page(request.actor, found, key)
    if page is None:
        raise Http404
    form = ReasonForm.of(request) if request.POST.get("act") == "exempt" else ReasonForm()
    if request.method == "POST":
        if found.collection is None:
            messages.warning(request, "先定下报送日期，再催办或者准予免报。")
            return HttpResponseRedirect(address("annual:board_days", office, year))
        try:
            if _act(request, found.collection, page.row.agency, form):
                return HttpResponseRedirect(address("annual:board_body", office, year, key))
        except Refused as error:
            form.refuse(error)
    context = {"page": page, "office": office, "form": form}
    return render(request, "annual/board_body.html", context, status=422 if form.errors else 200)


def _act(request: Visit, collection: int, agency: int, form: ReasonForm) -> bool:
    """Do what was sent; false where the form has something to mend."""
    match request.POST.get("act"):
        case "exempt":
            if not form.is_valid():
                return False
            exempt(request.actor, collection=collection, agency=agency, reason=form.cleaned_data["reason"])
            messages.success(request, "已准予免报，理由会公开。")
        case "lift":
            end_exemption(request.actor, collection=collection, agency=agency)
            messages.success(request, "已取消免报，这家要照常报送。")
        case channel:
            remind(request.actor, collection=collection, agencies=[agency], channel=channel or "", text=request.POST.get("text", ""))
            messages.success(request, "记下了。")
    return True


def _filters(by: Actor, office: Office, found: Board) -> type[Filters]:
    choices = list({each.key: each.name for each in (*offices(by), office)}.items())

    class BoardFilters(Filters):
        """Filters of one board: its branches are its own."""

        words = forms.CharField(label="机关名称")
        branch = forms.ChoiceField(label="地区或部门", choices=[("", "全部"), *board_list.branch_choices(found)])
        stage = forms.ChoiceField(label="到哪一步", choices=[("", "全部"), *board_list.STAGE_CHOICES])
        only = forms.MultipleChoiceField(
            label="只看",
            choices=(
                ("late", "过期没报的"),
                ("unpublished", "过期没公开的"),
                ("errors", "有错误要决定的"),
                ("clerkless", "没有经办人的"),
            ),
            widget=forms.CheckboxSelectMultiple,
        )
        office = forms.ChoiceField(label="主管部门", choices=choices)

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            """Whoever collects for one office is not asked which."""
            super().__init__(*args, **kwargs)
            if len(choices) == 1:
                del self.fields["office"]

        def narrow(self, rows: QuerySet[Any]) -> QuerySet[Standing]:
            said = self.cleaned_data
            chosen = board_list.matching(found, said.get("branch", ""), said.get("stage", ""), said.get("only", ()))
            return board_list.as_standings(found, chosen, said.get("words", "").strip())

    return BoardFilters
