"""Old reports: read, confirmed, kept with the original; before 2019 as words and free tables; frozen for good."""

import io
import re
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction

from gongkai.portal.agencies.models import Agency, Standing
from gongkai.portal.annual.changes import differences
from gongkai.portal.annual.deeds.moving import move
from gongkai.portal.annual.entries import Head, report_of
from gongkai.portal.annual.models import Fact, Filing, OldReport, Publication
from gongkai.portal.annual.selectors import filings
from gongkai.portal.audit.guard import lifted
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Refused
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


def since_2005(agency):
    """The body was there in the year of the report."""
    with lifted():
        Agency.objects.filter(pk=agency.pk).update(opened_on=date(2005, 1, 1))
        first = Standing.objects.filter(agency=agency).earliest("since")
        Standing.objects.filter(pk=first.pk).update(since=date(2005, 1, 1))


def test_report_before_the_national_form(desk, cast):
    since_2005(cast.science)
    put(desk, ("2012.html", OLD.encode()))
    old = OldReport.objects.get()
    assert (old.agency_id, old.year) == (cast.science.pk, 2012)
    keep(desk, old, cast, 2012, "2013-03-20")
    page = desk.get(f"/reports/{cast.science.key}/2012/").content.decode()
    assert "全年公开信息36条" in page
    assert re.search(r"<p>全年公开信息36条。</p>.*<td>主动公开</td><td>36</td>", page, re.DOTALL)  # the table where it stood
    assert page.count("云溪县科学技术局2012年政府信息公开工作年度报告</") == 1  # the heading alone
    assert not Fact.objects.exists()


PARTS_AND_TABLES = """<html><body><h1>云溪县科学技术局2012年政府信息公开工作年度报告</h1>
<p>统计期限从2012年1月1日起，到2012年12月31日止。</p>
<h2>一、概述</h2><p>全年开科普讲座四场。</p>
<h2>二、主动公开政府信息情况</h2><p>主动公开36条，分类如下。</p>
<table><tr><th>类别</th><th>条数</th></tr><tr><td>机构职能</td><td>9</td></tr><tr><td>科技项目</td><td>27</td></tr></table>
<p>科技项目占四分之三。</p>
<h2>三、政府信息公开申请办理情况</h2><p>收到申请2件。</p>
<table><tr><td>当面</td><td>信函</td></tr><tr><td>1</td><td>1</td></tr></table>
<h2>四、复议和诉讼情况</h2><p>没有发生。</p>
<h2>五、存在的问题</h2><p>更新不够快。</p>
<p>云溪县科学技术局　2013年3月18日</p></body></html>"""


@pytest.mark.parametrize(
    ("source", "said_once"),
    [
        (
            PARTS_AND_TABLES,
            ["全年开科普讲座四场。", "主动公开36条，分类如下。", "科技项目占四分之三。", "没有发生。", "机构职能", "27", "信函"],
        ),
        (OLD, ["现公布2012年度报告。", "全年公开信息36条。", "指标", "数量", "<td>36</td>"]),  # too few parts to know it by them
        (PARTS_AND_TABLES.replace("科技项目占四分之三。", "机构职能"), ["机构职能</p>", "<td>机构职能</td>", "27"]),  # prose like a cell
    ],
)
def test_a_table_is_said_once(desk, cast, source, said_once):
    """What the page shows as a table does not stand in the words as well, and no word is lost; our files keep the tables as lines."""
    since_2005(cast.science)
    put(desk, ("2012.html", source.encode()))
    keep(desk, OldReport.objects.get(), cast, 2012, "2013-03-20")
    page = re.search(r"<article>.*?<aside", desk.get(f"/reports/{cast.science.key}/2012/").content.decode(), re.DOTALL).group()
    assert {words: page.count(words) for words in said_once} == dict.fromkeys(said_once, 1)
    for to in ("html", "json"):
        file = desk.get(f"/reports/{cast.science.key}/2012/v1/report.{to}").content.decode()
        assert all(re.sub("<.*?>", "", words) in file for words in said_once), to
    assert desk.get(f"/reports/{cast.science.key}/2012/v1/report.htm").content == source.encode()


WITH_EDGES = (
    PARTS_AND_TABLES.replace("<p>统计期限", "<table><tr><td>索引号</td><td>Y-7</td></tr></table><p>统计期限")
    .replace("<h2>三、政府信息公开申请办理情况</h2><p>收到申请2件。</p>", "<h2>三、政府信息公开申请办理情况</h2>")
    .replace("</body>", "<table><tr><td>附表</td><td>完</td></tr></table></body>")
    .replace("<body>", "<body><p>首页</p><p>网站地图</p>")
)
"""A table before all words, one right behind its heading, one behind the signature; a menu around it."""


@pytest.mark.parametrize(
    ("source", "in_order"),
    [
        (
            PARTS_AND_TABLES,
            [
                "一、",
                "科普讲座",
                "二、",
                "分类如下。",
                "<td>27</td>",
                "占四分之三",
                "三、",
                "收到申请2件",
                "信函",
                "四、",
                "没有发生",
                "3月18日",
            ],
        ),
        (
            WITH_EDGES,
            ["索引号", "统计期限从", "二、", "分类如下。", "<td>27</td>", "占四分之三", "三、", "信函", "四、", "3月18日", "附表"],
        ),
    ],
)
def test_a_table_stands_where_it_stood(desk, cast, source, in_order):
    since_2005(cast.science)
    put(desk, ("2012.html", source.encode()))
    keep(desk, OldReport.objects.get(), cast, 2012, "2013-03-20")
    page = re.search(r"<article>.*?<aside", desk.get(f"/reports/{cast.science.key}/2012/").content.decode(), re.DOTALL).group()
    places = [page.find(words) for words in in_order]
    assert -1 not in places
    assert places == sorted(places)
    assert page.count("<td>信函</td>") == 1


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


def test_what_was_chosen_stays_where_it_was_refused(desk, cast):
    put(desk, ("2020年报.docx", report_2020()))
    page = keep(desk, OldReport.objects.get(), cast, 2019, "2019-12-31").content.decode()
    assert 'name="year" inputmode="numeric" value="2019"' in page
    assert 'name="published_on" value="2019-12-31"' in page
    assert f'<option value="{cast.science.pk}" selected>' in page


def test_every_file_that_waits_is_shown(desk, cast):
    with lifted():
        for number in range(12):
            OldReport.objects.create(file_name=f"{number:02}.html", sha256="", by=cast.person("clerk"), at=clock.now(), content="{}")
    first, second = (desk.get(f"/desk/annual/old/?page={number}").content.decode() for number in (1, 2))
    assert "待确认（12份）" in first
    assert (first + second).count('<form method="post" action="/desk/annual/old/') == 12
    dropped = desk.post(f"/desk/annual/old/{OldReport.objects.get(file_name='11.html').pk}/drop/?page=2")
    assert dropped.url == "/desk/annual/old/?page=2#h-wait"


def test_archived_report_is_corrected_by_another_file(desk, cast):
    """The later version says what was corrected and why; the first stays; put in twice by mistake it is asked about."""
    since_2005(cast.science)
    put(desk, ("2012.html", PARTS_AND_TABLES.encode()))
    keep(desk, OldReport.objects.get(), cast, 2012, "2013-03-20")
    put(desk, ("2012改.html", PARTS_AND_TABLES.replace("没有发生。", "发生1件。").encode()))
    again = OldReport.objects.get(state=OldReport.WAITING)
    refused = keep(desk, again, cast, 2012, "2013-03-20").content.decode()
    assert "已经归档过" in refused
    assert "<details open><summary>代替已经归档的一份" in refused
    sent = {"agency": cast.science.pk, "year": 2012, "published_on": "2013-03-20", "note": "复议1件漏写。"}
    assert desk.post(f"/desk/annual/old/{again.pk}/keep/", sent).status_code == 302
    page = desk.get(f"/reports/{cast.science.key}/2012/").content.decode()
    assert "发生1件。" in page
    assert "复议1件漏写。" in page
    newest = Publication.objects.get(version=2)
    assert (newest.published_on, [change["place"] for change in newest.changes]) == (clock.today(), ["第4部分 复议和诉讼情况"])
    assert "没有发生。" in desk.get(f"/reports/{cast.science.key}/2012/v1/").content.decode()
    assert f'href="/reports/{cast.science.key}/2012/"' in desk.get("/desk/annual/old/").content.decode()


def test_correction_of_an_archived_report_begins_with_what_is_public(desk, cast):
    put(desk, ("2020年报.docx", report_2020()))
    keep(desk, OldReport.objects.get(), cast, 2020, "2021-01-25")
    filing = Filing.objects.get()
    before = filings.report_in(Publication.objects.get().snapshot)
    move(cast.actor("clerk"), filing=filing.pk, step="correct", note="改一格。")
    after = filings.working_report(Filing.objects.get())
    assert after.figure("requests/received/total").value == 7
    assert differences(before, after) == []


def test_archived_report_without_a_form_is_not_forced_into_one(desk, cast):
    since_2005(cast.science)
    put(desk, ("2012.html", OLD.encode()))
    keep(desk, OldReport.objects.get(), cast, 2012, "2013-03-20")
    with pytest.raises(Refused, match="归档旧报告"):
        move(cast.actor("clerk"), filing=Filing.objects.get().pk, step="correct", note="改。")
    assert Filing.objects.get().stage == "published"


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
