"""The pages of the gallery."""

from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from gongkai.portal.agencies.models import Agency
from gongkai.portal.frame.forms import DayField, Group, PlainForm, cited
from gongkai.portal.frame.lists import Column, Filters, Listing
from gongkai.portal.frame.refusal import NotPermitted, Problem, Refused

KINDS = (("", "请选择"), ("bureau", "工作部门"), ("township", "乡镇街道"))


class EveryField(PlainForm):
    """One field of every kind."""

    autosave = "gallery.every"
    groups = (
        Group("依据的文件", ("document", "scan", "on"), "写设立这个机关的文件。"),
        Group("联系方式", ("email", "duties", "agreed")),
    )

    name = cited(
        forms.CharField(label="机关名称", max_length=20, help_text="写全称，例如 云溪县科学技术局。"),
        "条例第二十条第二项",
        "机关职能、机构设置应当主动公开，所以名称要与“三定”规定一致。",
    )
    kind = forms.ChoiceField(label="机关类别", choices=KINDS)
    level = forms.ChoiceField(
        label="哪一级的？", choices=(("county", "县级"), ("town", "乡级")), widget=forms.RadioSelect, help_text="看它的上级。"
    )
    number = forms.IntegerField(label="编制人数", required=False, min_value=0)
    document = cited(forms.CharField(label="文号", required=False), "党政机关公文处理工作条例第九条")
    scan = forms.FileField(label="扫描件", required=False, help_text="PDF 或图片，不超过 20 MB。")
    on = DayField(label="设立日期")
    email = forms.EmailField(label="电子邮箱", required=False)
    duties = forms.MultipleChoiceField(
        label="有哪些职责",
        choices=(("permit", "行政许可"), ("fine", "行政处罚"), ("fee", "收费")),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = forms.CharField(label="备注", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    agreed = forms.BooleanField(label="已与机构编制部门核对", help_text="核对后再提交。")


def every_field(request: HttpRequest) -> HttpResponse:
    """A form with everything; the name 不行 is refused as a deed would."""
    form = EveryField.of(request)
    if form.is_bound and form.is_valid():
        try:
            if form.cleaned_data["name"] == "不行":
                raise Refused([Problem("这个名称已经有机关在用，请核对", "name"), Problem("县里的目录正在调整，今天不能设立机关")])
        except Refused as error:
            form.refuse(error)
        else:
            form.sent()
            messages.success(request, "设立了云溪县科学技术局")
            return HttpResponseRedirect("/form/")
    return render(request, "gallery/form.html", {"form": form})


class BodyFilters(Filters):
    """Filters of the list."""

    q = forms.CharField(label="编号里有", help_text="写一部分就行")
    since = DayField(label="这一天以后设立")
    closed = forms.BooleanField(label="只看已撤销的")

    def narrow(self, rows):
        if self.cleaned_data.get("q"):
            rows = rows.filter(key__contains=self.cleaned_data["q"])
        if self.cleaned_data.get("since"):
            rows = rows.filter(opened_on__gte=self.cleaned_data["since"])
        return rows.exclude(closed_on=None) if self.cleaned_data.get("closed") else rows


def _counted(rows: list[Agency]) -> None:
    for row in rows:
        row.people_count = row.pk % 7


BODIES = Listing(
    "bodies",
    "机关目录",
    columns=(
        Column("key", "编号", lambda row: row.key, sort="key", link=lambda row: f"/form/?body={row.pk}", small=lambda row: "云溪县"),
        Column("opened", "设立日期", lambda row: row.opened_on, sort="-opened_on"),
        Column("closed", "撤销日期", lambda row: row.closed_on, sort="closed_on"),
        Column("people", "人数", lambda row: row.people_count, numeric=True),
        Column("state", "状态", lambda row: "已撤销" if row.closed_on else "在用", tone=lambda row: "err" if row.closed_on else "ok"),
        Column("basis", "依据", lambda row: row.organisation_code, file_only=True),
    ),
    filters=BodyFilters,
    empty="还没有机关。系统管理员可以逐个设立，也可以用表格一次导入。",
    per_page=20,
    unit="个",
)


def bodies(request: HttpRequest) -> HttpResponse:
    """The list; without rows where `none` is asked."""
    rows = Agency.objects.none() if "none" in request.GET else Agency.objects.order_by("key")
    return BODIES.show(request, rows, _counted)


def parts(request: HttpRequest) -> HttpResponse:
    """The other parts of the desk, with an aside."""
    messages.success(request, "把“云溪县经贸局”更名为“云溪县经济和信息化局”")
    return render(request, "gallery/parts.html", {"day": date(2026, 3, 2)})


def public(request: HttpRequest) -> HttpResponse:
    """A public page with columns."""
    return render(request, "gallery/public.html")


def closed(request: HttpRequest) -> HttpResponse:
    """A page that is not permitted."""
    raise NotPermitted("这一步需要“查看操作记录”的权限，您现在的角色没有。有这项权限的是：审计管理员。")


def broken(request: HttpRequest) -> HttpResponse:
    """A page with a fault of the program."""
    raise RuntimeError("the fault of the gallery")
