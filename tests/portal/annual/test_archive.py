"""Old reports: read, confirmed, kept with the original; before 2019 as words and free tables; frozen for good."""

import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction

from gongkai.portal.agencies.models import Agency, Standing
from gongkai.portal.annual.entries import Head, report_of
from gongkai.portal.annual.models import Fact, Filing, OldReport, Publication
from gongkai.portal.audit.guard import lifted
from gongkai.rendering import render

from .writing import texts

OLD = """<html><body><h1>云溪县科学技术局2012年政府信息公开工作年度报告</h1>
<p>根据条例要求，现公布2012年度报告。</p><h2>一、概述</h2><p>全年公开信息36条。</p>
<table><tr><th>指标</th><th>数量</th></tr><tr><td>主动公开</td><td>36</td></tr></table></body></html>"""


@pytest.fixture
def desk(cast, client, settings, tmp_path):
    settings.GONGKAI_DATA = tmp_path
    cast.sign_in(client, "clerk")
    return client


def put(desk, *files):
    return desk.post("/desk/annual/old/put/", {"files": [SimpleUploadedFile(name, data) for name, data in files]})


def keep(desk, old, cast, year, on):
    return desk.post(f"/desk/annual/old/{old.pk}/keep/", {"agency": cast.science.pk, "year": year, "published_on": on})


def report_2020():
    head = Head("云溪县科学技术局", 2020)
    return render(report_of(head, texts(head)), "docx")


def test_report_of_a_national_form(desk, cast):
    assert put(desk, ("2020年报.docx", report_2020())).status_code == 302
    old = OldReport.objects.get()
    assert (old.agency_id, old.year) == (cast.science.pk, 2020)
    assert keep(desk, old, cast, 2020, "2021-01-25").status_code == 302
    made = Publication.objects.get()
    assert (made.filing.archived, made.published_on) == (True, date(2021, 1, 25))
    assert {file.format for file in made.files.all()} == {"docx", "html", "json", "csv"}
    assert Fact.objects.get(filing=made.filing, address="requests/received/total").value == 7
    original = desk.get(f"/reports/{cast.science.key}/2020/v1/report.docx")
    assert original.content == report_2020()


def test_report_before_the_national_form(desk, cast):
    with lifted():
        Agency.objects.filter(pk=cast.science.pk).update(opened_on=date(2005, 1, 1))
        first = Standing.objects.filter(agency=cast.science).earliest("since")
        Standing.objects.filter(pk=first.pk).update(since=date(2005, 1, 1))
    put(desk, ("2012.html", OLD.encode()))
    old = OldReport.objects.get()
    assert (old.agency_id, old.year) == (cast.science.pk, 2012)
    keep(desk, old, cast, 2012, "2013-03-20")
    page = desk.get(f"/reports/{cast.science.key}/2012/").content.decode()
    assert "全年公开信息36条" in page
    assert "原文第1个表格" in page
    assert not Fact.objects.exists()


def test_zip_and_files_that_cannot_be_read(desk, cast):
    pack = io.BytesIO()
    with zipfile.ZipFile(pack, "w") as archive:
        archive.writestr("年报/2020年报.docx", report_2020())
        archive.writestr("年报/坏文件.docx", b"PK\x03\x04broken")
    answer = put(desk, ("年报.zip", pack.getvalue()))
    assert answer.status_code == 422
    assert "坏文件.docx" in answer.content.decode()
    assert [old.file_name for old in OldReport.objects.all()] == ["2020年报.docx"]


@pytest.mark.parametrize(
    ("year", "on", "words"),
    [
        (2007, "2008-03-01", "报告年度应在"),
        (2020, "2020-12-31", "公开日期应在"),
        (2025, "2026-01-10", "在审核或报送"),
        (2020, "", "请写公开日期"),
    ],
)
def test_refused(desk, cast, year, on, words):
    with lifted():
        Filing.objects.create(agency=cast.science, year=2025, stage="handed_in")
    put(desk, ("2020年报.docx", report_2020()))
    answer = keep(desk, OldReport.objects.get(), cast, year, on)
    assert words in answer.content.decode()
    assert not Publication.objects.exists()


def test_stranger_does_not_archive_for_others(desk, cast, client):
    put(desk, ("2020年报.docx", report_2020()))
    cast.sign_in(client, "stranger")
    assert keep(client, OldReport.objects.get(), cast, 2020, "2021-01-25").status_code == 404


@pytest.mark.parametrize(
    "statement", ["UPDATE annual_publication SET note = 'x'", "DELETE FROM annual_snapshot", "DELETE FROM annual_publishedfile"]
)
def test_what_is_published_stays(desk, cast, statement):
    put(desk, ("2020年报.docx", report_2020()))
    keep(desk, OldReport.objects.get(), cast, 2020, "2021-01-25")
    with pytest.raises(DatabaseError), transaction.atomic(), lifted(), connection.cursor() as cursor:
        cursor.execute(statement)
