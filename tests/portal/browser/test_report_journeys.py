"""Journeys of a report in the browser: typed by keyboard or taken from a file, judged, returned, added up, published, read, corrected.

Every page that is met is read by axe in both themes and in the elder version, at 1280 and 390 px.
"""

import io
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from playwright.sync_api import Browser, Page, expect

from gongkai.portal.annual.entries import Head, report_of
from gongkai.rendering import render
from gongkai.rendering.layout import Slot, layout
from tests.portal.annual.writing import PARTS, texts
from tests.portal.browser.report_county import CULTURE, County, county, sign_in
from tests.portal.browser.screens import in_every_look
from tests.portal.site.platforms import GONGKAI, plain_environment

PRINTS = Path(__file__).resolve().parents[2] / "reading" / "pdf"
SCIENCE, FINANCE, TOWNSHIP = "云溪县科学技术局", "云溪县财政局", "云溪县白石镇人民政府"


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[County]:
    """The county, for all journeys of this module; each keeps to its own bodies."""
    with county(tmp_path_factory.mktemp("county")) as started:
        yield started


def enter(page: Page, here: County, who: str) -> None:
    sign_in(page, here.server.address, who)


def told(page: Page, words: str) -> None:
    """The notice after a deed says so."""
    expect(page.get_by_role("status").filter(has_text=words).first).to_be_visible()
    page.wait_for_load_state()  # the rest of the page comes after its notice


def saved(page: Page) -> None:
    """The entry page says that all is saved."""
    expect(page.locator("[data-entry-says]")).to_contain_text("已保存")


def press(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()


def tab_to(page: Page, name: str) -> None:
    """Walk by the Tab key until a field of that name has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name || ''") == name:
            return
    raise AssertionError(f"{name} is not reached by Tab")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.name || ''"))


def block(table: str, figures: dict[str, str]) -> str:
    """The figures of a table as a spreadsheet copies them: in the order in which they stand."""
    rows = [[box.address for box in row if isinstance(box, Slot)] for group in layout("2021", table).groups for row in group.rows]
    return "\n".join("\t".join(figures[address] for address in row) for row in rows if row)


def paste(page: Page, text: str) -> None:
    """A block from the clipboard into the cell that has the focus."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+v")


def test_clerk_types_a_report_by_keyboard(page: Page, here: County) -> None:
    figures = texts(Head(SCIENCE, 2025))
    enter(page, here, "clerk")
    page.goto(here.url("/desk/annual/"))
    in_every_look(page, "annual-home")
    page.get_by_role("button", name="开始填报2025年度报告").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("主动公开政府信息情况")
    in_every_look(page, "annual-part-2-blank")
    page.get_by_role("button", name=re.compile("填0")).press("Enter")
    told(page, "已填")

    page.goto(here.report("science", rest="part/3/"))
    first = "requests/received/natural_person"
    tab_to(page, first)
    for number in ("6", "0", "0", "0", "0", "0"):  # the first row by keys: six typed for seven
        page.keyboard.type(number)
        page.keyboard.press("ArrowRight")
    assert focused(page) == "requests/received/total"
    assert page.locator(f"[name='{focused(page)}']").input_value() == "6"  # the sum came by itself
    page.keyboard.press("Enter")
    assert focused(page) == "requests/carried_in/total"
    page.keyboard.press("ArrowUp")
    assert focused(page) == "requests/received/total"
    saved(page)
    page.reload()
    assert page.locator(f"[name='{first}']").input_value() == "6"
    tab_to(page, first)
    wrong = {**figures, first: "6", "requests/received/total": "6"}
    paste(page, block("requests", wrong))
    expect(page.locator("[data-entry-says]")).to_contain_text("已保存")
    expect(page.locator("#findings")).to_contain_text("必须改")
    in_every_look(page, "annual-part-3-faults")

    page.goto(here.report("science", rest="part/4/"))
    page.get_by_role("button", name=re.compile("填0")).press("Enter")
    told(page, "已填")
    for number, text in PARTS.items():
        page.goto(here.report("science", rest=f"part/{number}/"))
        tab_to(page, f"part/{number}")
        page.keyboard.insert_text(text)
        saved(page)
    in_every_look(page, "annual-part-6")


def test_clerk_is_led_to_faults_mends_them_and_hands_in(page: Page, here: County) -> None:
    enter(page, here, "clerk")
    page.goto(here.report("science"))
    expect(page.locator("#h-next")).to_contain_text("就能送审")
    in_every_look(page, "annual-filing-faults")
    page.get_by_role("link", name="去改").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("收到和处理政府信息公开申请情况")
    page.locator("#findings").get_by_role("link", name="到这一格").first.press("Enter")
    assert focused(page).startswith("requests/")
    cell = page.locator("[name='requests/received/natural_person']")
    cell.fill("7")
    cell.press("Enter")
    expect(page.locator("[name='requests/received/total']")).to_have_value("7")
    expect(page.locator("#findings")).to_contain_text("没有必须改的")
    page.goto(here.report("science"))
    in_every_look(page, "annual-filing-clean")
    press(page, "送本级审核")
    told(page, "已送本级审核")
    for who, step, says in (
        ("reviewer", "审核通过，送领导签发", "审核通过"),
        ("leader", "签发", "已签发"),
        ("clerk", "报送主管部门", "已报送"),
    ):
        enter(page, here, who)
        page.goto(here.report("science", rest="review/" if who != "clerk" else ""))
        in_every_look(page, f"annual-{who}-step")
        press(page, step)
        told(page, says)


def printed_with_an_error() -> bytes:
    """The finance bureau's report as a PDF in which one total is printed wrong."""
    head = Head(FINANCE, 2025)
    return render(report_of(head, texts(head, **{"requests/processed_total/natural_person": 6})), "pdf")


def put_in(page: Page, here: County, body: str, name: str, data: bytes) -> None:
    page.goto(here.report(body, rest="upload/"))
    page.get_by_label("报告文件").set_input_files({"name": name, "mimeType": "application/pdf", "buffer": data})
    press(page, "读出来给我核对")
    expect(page.get_by_role("heading", level=1)).to_have_text("核对读出的内容")


def follow_to_its_place(page: Page, address: str) -> None:
    """The figure's link leads to a box on the picture of its page, over the print; no other box is to be seen."""
    link = page.locator(f"[id='read-{address}'] a")
    target = (link.get_attribute("href") or "").removeprefix("#")
    box = page.locator(f".sheet rect[id='{target}']")
    unseen = box.evaluate("box => getComputedStyle(box).stroke")
    assert unseen == "none"
    link.click()
    expect(box).to_be_in_viewport(ratio=0.9)
    drawn = "boxes => boxes.filter(box => getComputedStyle(box).stroke !== 'none').map(box => box.id)"
    assert page.locator(".sheet rect").evaluate_all(drawn) == [target]
    picture = page.locator(".sheet").filter(has=page.locator(f"rect[id='{target}']")).locator("img")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate(INK, box.element_handle()) > 0


INK = """(image, box) => {
  const canvas = document.createElement("canvas"), place = box.getBBox();
  canvas.width = image.naturalWidth; canvas.height = image.naturalHeight;
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const inner = [place.x + 6, place.y + 6, place.width - 12, place.height - 12];
  return pen.getImageData(...inner).data.filter((value, at) => at % 4 === 0 && value < 100).length;
}"""
"""How many dark points a picture has within a box, its border left out."""


def test_pdf_is_looked_through_taken_over_and_explained(page: Page, here: County) -> None:
    enter(page, here, "finance_clerk")
    page.goto(here.url("/desk/annual/"))
    page.locator("section").filter(has_text=FINANCE).get_by_role("button", name="开始填报2025年度报告").click()
    page.goto(here.report("finance", rest="upload/"))
    in_every_look(page, "annual-upload")
    press(page, "读出来给我核对")
    expect(page.get_by_role("alert")).to_contain_text("请选一个文件")

    put_in(page, here, "finance", "别年的打印稿.pdf", (PRINTS / "word_pieces_city_2024@bordered21.pdf").read_bytes())
    expect(page.get_by_text("这份文件写的是2024年")).to_be_visible()
    expect(page.get_by_text(f"您正在填报{FINANCE}的报告")).to_be_visible()
    in_every_look(page, "annual-look-other-year")
    press(page, "不采用")
    told(page, "没有采用")

    put_in(page, here, "finance", "财政局2025年报.pdf", printed_with_an_error())
    picture = page.locator("aside img").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 400
    follow_to_its_place(page, "requests/received/natural_person")
    in_every_look(page, "annual-look")
    finding = page.locator(".findings li").filter(has=page.get_by_role("link", name="到这一格")).first
    finding.get_by_role("link", name="到这一格").click()
    expect(page.locator(".form-table td:target")).to_be_in_viewport()
    press(page, "采用这些数字和文字")
    told(page, "已采用")

    page.goto(here.report("finance", rest="part/3/"))
    finding = page.locator("#findings li").filter(has_text="必须改")
    while finding.count():
        finding.first.get_by_text("确实如此，写明原因").click()
        finding.first.get_by_label("原因（审核的人和主管部门会看到）").fill("原件如此，台账登记漏一件，已补登。")
        finding.first.get_by_role("button", name="写下原因").click()
        told(page, "说明已写下")
    in_every_look(page, "annual-explained")
    page.goto(here.report("finance"))
    press(page, "送本级审核")
    enter(page, here, "newcomer")
    page.goto(here.report("finance", rest="review/"))
    press(page, "签发")
    enter(page, here, "finance_clerk")
    page.goto(here.report("finance"))
    press(page, "报送主管部门")
    told(page, "已报送")


def test_office_returns_one_with_a_remark(page: Page, here: County) -> None:
    enter(page, here, "competent_office")
    page.goto(here.url("/desk/annual/board/2025/"))
    in_every_look(page, "annual-board")
    page.goto(here.report("township", rest="review/"))
    page.locator("main .form-table a").filter(has_text="6").first.click()
    page.get_by_label("这里要改什么？").fill("与台账不符，台账登记7件，请核对。")
    press(page, "写下意见")
    told(page, "意见已写下")
    in_every_look(page, "annual-review-remark")
    page.get_by_label("这里要改什么？").fill("这一句写错了地方。")
    press(page, "写下意见")
    expect(page.locator("#cell li")).to_have_count(2)
    page.locator("#cell li").filter(has_text="写错了地方").get_by_role("button", name="撤回").click()
    told(page, "意见已撤回")
    expect(page.locator("#cell li")).to_have_count(1)
    expect(page.locator("main")).not_to_contain_text("写错了地方")
    press(page, "退回修改")
    told(page, "已退回修改")
    enter(page, here, "township_clerk")
    page.goto(here.report("township", rest="part/3/"))
    expect(page.locator("aside")).to_contain_text("与台账不符")
    in_every_look(page, "annual-part-returned")


def test_office_waives_reminds_adds_up_and_publishes(page: Page, here: County) -> None:
    enter(page, here, "competent_office")
    page.goto(here.report("finance", rest="review/"))
    while page.get_by_text("准予不改，写明理由").count():
        page.get_by_text("准予不改，写明理由").first.click()
        page.get_by_label("理由（与报告一起公开）").first.fill("已核实：登记差错已补正，合计以台账为准。")
        page.get_by_role("button", name="准予不改", exact=True).first.click()
        told(page, "已准予不改")
    in_every_look(page, "annual-review-waived")
    press(page, "通过")
    told(page, "已通过")
    page.goto(here.report("science", rest="review/"))
    press(page, "通过")
    told(page, "已通过")

    page.goto(here.url("/desk/annual/board/2025/remind/"))
    in_every_look(page, "annual-remind")
    page.get_by_label("提醒的话").fill("请在1月25日前报送。")
    press(page, "给选中的发提醒")
    page.goto(here.url("/desk/annual/board/2025/list/?q=文化"))
    in_every_look(page, "annual-board-list")
    page.get_by_role("link", name=CULTURE).click()
    expect(page.locator("main")).to_contain_text("请在1月25日前报送")
    in_every_look(page, "annual-board-body")

    page.goto(here.url("/desk/annual/merge/?year=2025"))
    in_every_look(page, "annual-merge")
    press(page, "汇总并保存")
    in_every_look(page, "annual-merger")
    page.locator("main .form-table a").filter(has_text="21").first.click()
    expect(page.locator("main")).to_contain_text(SCIENCE)
    in_every_look(page, "annual-drill")

    for who, body in (("clerk", "science"), ("finance_clerk", "finance")):
        enter(page, here, who)
        page.goto(here.report(body))
        in_every_look(page, f"annual-publish-{body}")
        press(page, "公开")
        told(page, "已向社会公开")


@pytest.fixture
def phone(browser_of_module: Browser) -> Iterator[Page]:
    """A phone, without a session."""
    context = browser_of_module.new_context(locale="zh-CN", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def test_citizen_reads_compares_and_downloads_on_a_phone(phone: Page, here: County) -> None:
    phone.goto(here.url("/reports/?year=2025"))
    expect(phone.get_by_text("还没有公开").first).to_be_visible()
    in_every_look(phone, "reports-list")
    phone.set_viewport_size({"width": 390, "height": 844})
    phone.get_by_label("找哪个机关的年报？").fill("财政")
    phone.get_by_label("找哪个机关的年报？").press("Enter")
    phone.get_by_role("link", name=re.compile(FINANCE)).click()
    expect(phone.locator("main")).to_contain_text("主管部门准予不改")
    in_every_look(phone, "reports-report")
    phone.set_viewport_size({"width": 390, "height": 844})
    with phone.expect_download() as download:
        phone.get_by_role("link", name=re.compile("^Excel 表格")).click()
    assert Path(download.value.path()).read_bytes().startswith(b"PK")
    phone.get_by_role("link", name="和其他年度对比").click()
    expect(phone.get_by_role("columnheader", name="2023年")).to_be_visible()
    in_every_look(phone, "reports-compare-years")
    phone.get_by_label("再加一个机关").select_option(SCIENCE)
    press(phone, "看对比")
    expect(phone.get_by_role("columnheader", name=SCIENCE)).to_be_visible()
    in_every_look(phone, "reports-compare-bodies")


def test_journalist_takes_the_bulk_files(page: Page, here: County, tmp_path: Path) -> None:
    page.goto(here.url("/data/"))
    in_every_look(page, "data")
    row = page.get_by_role("row").filter(has_text="2024年度")
    taken = {}
    for link, suffix in (("逐格数据 CSV", "csv"), ("逐格数据 Parquet", "parquet"), ("全文 JSON（一行一份）", "jsonl")):
        with page.expect_download() as download:
            row.get_by_role("link", name=link).click()
        taken[suffix] = tmp_path / f"2024.{suffix}"
        taken[suffix].write_bytes(Path(download.value.path()).read_bytes())
    facts = pl.read_csv(io.BytesIO(taken["csv"].read_bytes()), infer_schema_length=0)
    assert set(facts["body"]) == {here.keys["science"], here.keys["finance"]}
    assert pl.read_parquet(taken["parquet"]).height == facts.height
    reports = taken["jsonl"].read_text(encoding="utf-8").splitlines()
    assert len(reports) == 2
    for number, line in enumerate(reports):
        one = tmp_path / f"{number}.json"
        one.write_text(line, encoding="utf-8")
        done = subprocess.run([GONGKAI, "check", "--format", "json", str(one)], capture_output=True, text=True, env=plain_environment())
        assert done.returncode in (0, 1), done.stderr
        assert json.loads(done.stdout)["report"]["year"] == 2024


def test_bulk_files_are_checked_as_they_are(page: Page, here: County, tmp_path: Path) -> None:
    page.goto(here.url("/data/"))
    row = page.get_by_role("row").filter(has_text="2024年度")
    for link, suffix in (("逐格数据 CSV", "csv"), ("全文 JSON（一行一份）", "jsonl")):
        with page.expect_download() as download:
            row.get_by_role("link", name=link).click()
        path = tmp_path / f"bulk.{suffix}"
        path.write_bytes(Path(download.value.path()).read_bytes())
        done = subprocess.run([GONGKAI, "check", "--format", "json", str(path)], capture_output=True, text=True, env=plain_environment())
        assert done.returncode in (0, 1), (suffix, done.stderr)
        found = json.loads(done.stdout)
        assert len(found) == 2
        told_of = {finding["code"] for one in found for finding in one["findings"]}
        assert not told_of & {"C101", "F102"}  # a file of figures has no title and no parts, a whole report has all


def test_erratum(page: Page, here: County) -> None:
    enter(page, here, "clerk")
    page.goto(here.report("science", 2024))
    page.get_by_label("原因和要改什么").fill("表二自然人少登记一件。")
    press(page, "更正已公开的报告")
    told(page, "开始更正")
    page.goto(here.report("science", 2024, "part/3/"))
    for row in ("received", "granted", "processed_total"):
        page.locator(f"[name='requests/{row}/natural_person']").fill("10")
    expect(page.locator("#findings")).to_contain_text("第一部分写“9件”")
    page.goto(here.report("science", 2024, "part/1/"))
    prose = page.locator("[name='part/1']")
    prose.fill(prose.input_value().replace("9件", "10件"))
    expect(page.locator("#findings")).to_contain_text("没有必须改的")
    page.goto(here.report("science", 2024))
    press(page, "送本级审核")
    for who, body_page, step in (
        ("reviewer", "review/", "审核通过，送领导签发"),
        ("leader", "review/", "签发"),
        ("clerk", "", "报送主管部门"),
        ("competent_office", "review/", "通过"),
    ):
        enter(page, here, who)
        page.goto(here.report("science", 2024, body_page))
        press(page, step)
    enter(page, here, "clerk")
    page.goto(here.report("science", 2024))
    press(page, "公开")
    expect(page.get_by_role("alert")).to_contain_text("写明这次更正了什么")
    page.get_by_label("更正了什么、为什么").fill("自然人新收和办结各少登记1件，现予更正。")
    press(page, "公开")
    told(page, "已向社会公开")
    page.context.clear_cookies()
    page.goto(here.public("science", 2024))
    expect(page.get_by_role("heading", name="更正说明")).to_be_visible()
    page.get_by_text(re.compile("改了.*处")).click()
    in_every_look(page, "reports-erratum")
    page.get_by_role("link", name="第1版").click()
    expect(page.locator("main")).to_contain_text("这是以前的版本")
    in_every_look(page, "reports-old-version")
    page.goto(here.url("/reports/?year=2024"))
    expect(page.get_by_text("已更正")).to_be_visible()


def test_entry_without_javascript(browser_of_module: Browser, here: County) -> None:
    context = browser_of_module.new_context(locale="zh-CN", java_script_enabled=False)
    page = context.new_page()
    sign_in(page, here.server.address, "deputy")
    page.goto(here.url("/desk/annual/"))
    page.locator("section").filter(has_text="云溪县人民政府").get_by_role("button", name="开始填报2025年度报告").first.click()
    figures = texts(Head("云溪县人民政府", 2025), **{"requests/received/total": 9})
    for number in range(1, 7):
        page.goto(here.report("government", rest=f"part/{number}/"))
        for name, text in figures.items():
            box = page.locator(f"#entry [name='{name}']")
            if box.count():
                box.fill(text)
        press(page, "保存，看下一部分" if number < 6 else "保存")
        told(page, "已保存")
    page.goto(here.report("government", rest="part/3/"))
    expect(page.locator("#findings")).to_contain_text("4处必须改")
    press(page, "改成7")
    told(page, "已填1格")
    expect(page.locator("#findings")).to_contain_text("1处必须改")
    page.get_by_role("link", name=re.compile("没有写到工作考核")).click()
    box = page.locator("[name='part/1']")
    box.fill(f"{box.input_value()}对各单位工作考核一次，组织社会评议一次，没有责任追究的情形。")
    press(page, "保存")
    expect(page.locator("#findings")).to_contain_text("没有必须改的")
    page.goto(here.report("government"))
    expect(page.get_by_role("button", name="送本级审核")).to_be_visible()
    context.close()
