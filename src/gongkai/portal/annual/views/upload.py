"""A report that stands in a file: put in, looked through beside its source, taken over."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from gongkai.portal.agencies.gate import Visit
from gongkai.portal.annual import store
from gongkai.portal.annual.deeds.uploading import drop_upload, take_over, upload
from gongkai.portal.annual.models import Filing, Upload
from gongkai.portal.annual.reading_apart import UnreadableUploadError, read_apart
from gongkai.portal.annual.selectors import filings, upload_source, uploads
from gongkai.portal.annual.views.entry import filing_or_404
from gongkai.portal.frame.forms import PlainForm
from gongkai.portal.frame.refusal import Problem, Refused
from gongkai.rendering import render as render_report


class SourceForm(PlainForm):
    """A file, or a text that was copied."""

    file = forms.FileField(
        label="报告文件",
        required=False,
        help_text="可以是 docx、wps、doc、pdf、ofd、html、xlsx、et、xls、txt。读出来以后逐格给您核对，不会直接改动报告。",
    )
    text = forms.CharField(
        label="或者把报告贴在这里",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="从 Excel、WPS 或网页里选中整张表，复制后贴进来。",
    )

    def clean(self) -> dict[str, object]:
        """One of the two."""
        cleaned: dict[str, object] = super().clean() or {}
        if "file" not in self.errors and not cleaned.get("file") and not str(cleaned.get("text") or "").strip():
            self.add_error("file", "请选一个文件，或者把内容贴在下面。")
        return cleaned

    def source(self) -> tuple[bytes, str]:
        """The bytes and the name of what was given."""
        file = self.cleaned_data.get("file")
        if file:
            return file.read(), str(file.name)
        return str(self.cleaned_data["text"]).encode(), "粘贴的内容.txt"


def receive(request: Visit, year: int, key: str) -> HttpResponse:
    """Choose a file; it is read, and nothing is taken over yet."""
    filing = filing_or_404(request, year, key)
    form = SourceForm.of(request)
    if request.method == "POST" and form.is_valid():
        data, name = form.source()
        try:
            made = upload(request.actor, filing=filing.pk, data=data, name=name, read=read_apart(data, name))
        except UnreadableUploadError as error:
            form.add_error("file", str(error))
        except Refused as error:
            form.refuse(error)
        else:
            return HttpResponseRedirect(reverse("annual:upload", args=[year, key, made.pk]))
    earlier = uploads.of_filing(filing.pk)
    context = {"form": form, "filing": filing, "head": filings.head_of(filing), "earlier": earlier}
    return render(request, "annual/receive.html", context, status=422 if form.errors else 200)


def look(request: Visit, year: int, key: str, pk: int) -> HttpResponse:
    """What was read, unsure figures first, beside the source; POST takes it over."""
    filing = filing_or_404(request, year, key)
    found = _upload_or_404(request, filing, pk)
    problems: tuple[Problem, ...] = ()
    seen = uploads.look(found)
    typed = {address: request.POST.get(address, "") for address in seen.asked}
    left_blank = {address for address in seen.asked if request.POST.get(f"blank:{address}")}
    if request.method == "POST":
        answers = {address: text for address, text in typed.items() if text.strip() or address in left_blank}
        try:
            sent = request.POST.get("seen", "")
            seen_up_to = int(sent) if sent.isdigit() else None
            changed = take_over(request.actor, filing=filing.pk, upload=pk, answers=answers, seen_up_to=seen_up_to)
        except Refused as error:
            problems = error.problems
        else:
            messages.success(request, f"已采用，改动{changed}处。下面是查出的问题，改好或写明原因就能送审。")
            return HttpResponseRedirect(reverse("annual:filing", args=[year, key]))
    context = {
        "look": seen,
        "other": uploads.other_body_of(seen),
        "source": list(upload_source.source(found)),
        "head": filings.head_of(filing),
        "filing": filing,
        "problems": problems,
        "missing": {problem.field for problem in problems},
        "typed": typed,
        "left_blank": left_blank,
    }
    return render(request, "annual/upload.html", context, status=422 if problems else 200)


@require_POST
def drop(request: Visit, year: int, key: str, pk: int) -> HttpResponse:
    """Leave it."""
    filing = filing_or_404(request, year, key)
    drop_upload(request.actor, filing=filing.pk, upload=_upload_or_404(request, filing, pk).pk)
    messages.success(request, "这份文件没有采用，报告没有改动。")
    return HttpResponseRedirect(reverse("annual:filing", args=[year, key]))


def picture(request: Visit, year: int, key: str, pk: int, number: int) -> HttpResponse:
    """The picture of one page of the source."""
    found = _upload_or_404(request, filing_or_404(request, year, key), pk)
    if not 1 <= number <= len(found.pages):
        raise Http404
    return HttpResponse(store.fetch(found.pages[number - 1]["sha256"]), content_type="image/png")


def sheet(request: Visit, year: int, key: str) -> HttpResponse:
    """The report as it stands as a workbook in the prescribed layout, to be filled in elsewhere and put in again."""
    filing = filing_or_404(request, year, key)
    answer = HttpResponse(render_report(filings.working_report(filing), "xlsx"), content_type=_XLSX)
    answer["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=f"{filings.head_of(filing).title}.xlsx"))
    return answer


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _upload_or_404(request: Visit, filing: Filing, pk: int) -> Upload:
    found = uploads.one(request.actor, filing.pk, pk)
    if found is None:
        raise Http404
    return found
