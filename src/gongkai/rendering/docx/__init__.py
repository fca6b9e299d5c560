"""A report as a Word document: the layout of the notice on the page of GB/T 9704-2012, opened alike by Word, WPS and LibreOffice."""

from collections.abc import Sequence

from gongkai.rendering.docx.body import body
from gongkai.rendering.outline import on_paper
from gongkai.report import Finding, Report
from gongkai.typesetting import legible, word


def render_docx(report: Report, findings: Sequence[Finding] = ()) -> bytes:
    """The document; findings have no place in it. A report without figures and text gives the form to fill in."""
    content = on_paper(report)
    return word.document(body(content), content.name, legible(report.agency or ""))
