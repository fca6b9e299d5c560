"""Typing and pasting as clerks do it: blocks with their headings, wide digits, what is said and stays in sight, the large letters."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.portal.browser.report_county import County, county, sign_in
from tests.portal.browser.screens import stands_in_its_width, wear
from tests.portal.browser.test_report_typing_together import kept, stands_at_last

COLUMNS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "social_welfare_org",
    "legal_service_org",
    "other_org",
)
FIRST = "requests/received/natural_person"
SAVED = re.compile("已(经)?保存|没有贴")
ALL_SAVED = re.compile(f"{SAVED.pattern}|自动加出来")
_PASTE = """(field, text) => {
    field.focus();
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[County]:
    """The county; the science bureau's clerk has begun the report."""
    with county(tmp_path_factory.mktemp("county")) as started:
        yield started


@pytest.fixture(scope="module")
def clerk(browser_of_module: Browser, here: County) -> Iterator[Page]:
    """The clerk's own browser, the report begun."""
    context = browser_of_module.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    sign_in(page, here.server.address, "clerk")
    page.goto(here.url("/desk/annual/"))
    page.get_by_role("button", name="开始填报2025年度报告").first.click()
    page.wait_for_load_state()
    yield page
    context.close()


@pytest.fixture
def table(clerk: Page, here: County) -> Iterator[Page]:
    """The page of the requests, its first rows cleared and saved; left when all is saved."""
    clerk.goto(here.report("science", rest="part/3/"))
    for row in ("received", "carried_in", "granted"):
        for column in (*COLUMNS, "total"):  # the total last: it follows its parts
            clerk.locator(f"[name='requests/{row}/{column}']").fill("")
    clerk.locator(f"[name='{FIRST}']").fill("5")
    clerk.locator(f"[name='{FIRST}']").fill("")
    expect(said(clerk)).to_contain_text(SAVED)
    yield clerk
    expect(said(clerk)).to_contain_text(ALL_SAVED)


def said(page: Page) -> Locator:
    """What is said of saving and pasting."""
    return page.locator("[data-entry-says]")


def paste(page: Page, text: str, name: str = FIRST) -> None:
    page.locator(f"[name='{name}']").evaluate(_PASTE, text)


def row(page: Page, name: str) -> list[str]:
    """The texts of a row of the requests."""
    return [page.locator(f"[name='requests/{name}/{column}']").input_value() for column in (*COLUMNS, "total")]


EMPTY = [""] * 7
PASTED = [
    ("3\t1\t0\t0\t0\t0\t4\t\n", ["3", "1", "0", "0", "0", "0", "4"], EMPTY, "贴进了7格"),  # Excel's tab at the end
    ("3\t1\t\n", ["3", "1", "", "", "", "", ""], EMPTY, "贴进了2格"),
    (
        "一、本年新收政府信息公开申请数量\t\t\t５\t1,234\t0\t0\t0\t0\t1,239\n二、上年结转政府信息公开申请数量\t\t\t1\t0\t0\t0\t0\t0\t1\n",
        ["５", "1,234", "0", "0", "0", "0", "1,239"],
        ["1", "0", "0", "0", "0", "0", "1"],
        "贴进了14格",
    ),  # names of rows in merged cells
    (
        '申请人情况\t\t\n自然人\t法人或其他组织\t总计\n\t"社会公益\n组织"\t其他\n9\t1\t0\t0\t0\t0\t10\n',
        ["9", "1", "0", "0", "0", "0", "10"],
        EMPTY,
        "贴进了7格",
    ),  # headings, one with a line end of its own
    (
        "一、本年新收政府信息公开申请数量\t\t\t\n二、上年结转政府信息公开申请数量\t2\t0\t0\n",
        EMPTY,
        ["2", "0", "0", "", "", "", ""],
        "请对一遍",
    ),  # a row that is blank in the source stays a row
    ("2\t1\t0\t0\t0\t0\t9\n", ["2", "1", "0", "0", "0", "0", "9"], EMPTY, "贴进了7格"),  # a wrong total is not put right
    ("2\t1\t0\t0\t0\t0\t3\t7\n", ["2", "1", "0", "0", "0", "0", "3"], EMPTY, "另有1格放不下"),
    ("新收申请\t\t\n二、上年结转政府信息公开申请数量\t2\t0\n", EMPTY, EMPTY, "认不出是表头还是空行"),
    ("二、上年结转政府信息公开申请数量\t2\t0\n", EMPTY, EMPTY, "对不上"),  # of another row than the one it is put in
    ("自然人\t总计\n", EMPTY, EMPTY, "没有数字"),
]


@pytest.mark.parametrize(("text", "received", "carried", "says"), PASTED)
def test_block_is_put_where_it_belongs_or_not_at_all(table: Page, text: str, received: list[str], carried: list[str], says: str) -> None:
    paste(table, text)
    expect(said(table)).to_contain_text(says)
    assert (row(table, "received"), row(table, "carried_in")) == (received, carried)


def test_whole_table_with_headings_between_its_rows(clerk: Page, here: County) -> None:
    clerk.goto(here.report("science", rest="part/2/"))
    head = "信息内容\t本年处理决定数量\t\t\n"
    paste(
        clerk,
        "第二十条第（一）项\t\t\t\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t2\t1\t30\n"
        f"第二十条第（五）项\t\t\t\n{head}行政许可\t12\t\t\n第二十条第（六）项\t\t\t\n{head}行政处罚\t3\t\t\n行政强制\t4\t\t\n"
        "第二十条第（八）项\t\t\t\n信息内容\t本年收费金额（单位：万元）\t\t\n行政事业性收费\t0.5\t\t\n",
        "proactive/rules/issued",
    )
    boxes = clerk.locator("td[data-cell] input").all()
    assert [box.input_value() for box in boxes] == [*"00021", "30", "12", "3", "4", "0.5"]


@pytest.mark.parametrize(("typed", "total"), [("５", "6"), ("1,000", "1001"), (" 2 ", "3"), ("2件", "1")])
def test_total_follows_as_figures_are_read(table: Page, typed: str, total: str) -> None:
    paste(table, "0\t1\t0\t0\t0\t0\t\n")
    assert row(table, "received")[-1] == "1"
    table.locator(f"[name='{FIRST}']").fill(typed)
    assert row(table, "received")[-1] == total


def test_what_is_said_stays_in_sight(table: Page) -> None:
    paste(table, "1\t0\t0\t0\t0\t0\t1\n")
    expect(said(table)).to_have_text(  # what was said of the block is not wiped off by saving
        re.compile("贴进了7格，请对一遍。已保存")
    )
    expect(said(table)).to_be_in_viewport()
    last = "requests/carried_out/total"
    table.locator(f"[name='{last}']").focus()
    expect(table.locator("[data-entry-here]")).to_contain_text("结转下年度继续办理 × 总计")
    foot, field = table.locator("[data-entry-foot]").bounding_box(), table.locator(f"[name='{last}']").bounding_box()
    assert foot is not None
    assert field is not None
    assert field["y"] + field["height"] <= foot["y"]


def test_number_of_faults_of_a_part_changes_as_one_types(table: Page) -> None:
    mine = table.locator("#parts a[aria-current]")
    paste(table, "1\t0\t0\t0\t0\t0\t5\n")
    expect(table.locator("#findings")).to_contain_text("报告写5")
    before = mine.inner_text()
    table.locator(f"[name='{FIRST}']").fill("1.5")
    expect(table.locator("#findings")).to_contain_text("不能是小数")
    expect(mine).not_to_have_text(before)


def test_what_is_typed_is_saved_before_a_button_beside_it_answers(table: Page, here: County) -> None:
    table.locator("[name='requests/granted/natural_person']").fill("4")
    table.get_by_role("button", name="都没有，填0").click()
    expect(table.get_by_role("status").filter(has_text="合计是各项相加").first).to_be_visible()
    assert table.locator("[name='requests/processed_total/total']").input_value() == "4"
    stands, beside = kept(here)
    assert (stands["requests/granted/natural_person"], stands["requests/processed_total/natural_person"]) == ("4", "4")
    assert not beside


def test_sentence_made_of_the_figures_goes_into_the_text(clerk: Page, here: County) -> None:
    clerk.goto(here.report("science", rest="part/4/"))
    clerk.get_by_role("button", name="都没有，填0").click()
    sentence = "2025年，本机关没有因政府信息公开被申请行政复议、提起行政诉讼。"
    clerk.locator("[name='part/4']").fill("一段话。\n")
    clerk.get_by_role("button", name="放进上面的正文").click()
    expect(clerk.locator("[name='part/4']")).to_have_value(f"一段话。\n{sentence}")
    stands_at_last(here, "part/4", f"一段话。\n{sentence}")
    clerk.reload()
    expect(clerk.get_by_role("button", name="放进上面的正文")).to_have_count(0)


def test_page_left_at_once_again_and_again_makes_no_second_text(clerk: Page, here: County) -> None:
    box = clerk.locator(f"[name='{FIRST}']")
    for number in range(6):
        clerk.goto(here.report("science", rest="part/3/"))
        box.fill(f"{number}")
        box.fill(f"{number}0")
    stands_at_last(here, FIRST, "50")
    clerk.goto(here.report("science", rest="part/3/"))
    expect(clerk.get_by_text("两个人填得不一样")).to_have_count(0)
    expect(box).to_have_value("50")
    assert not kept(here)[1]


@pytest.mark.parametrize("width", [1024, 1280, 1366, 1920])
@pytest.mark.parametrize("part", [2, 3, 4])
def test_large_letters_leave_every_column_in_sight(clerk: Page, here: County, width: int, part: int) -> None:
    wear(clerk, size="elder")
    clerk.set_viewport_size({"width": width, "height": 900})
    clerk.goto(here.report("science", rest=f"part/{part}/"))
    box = clerk.locator(".scroll").first
    assert box.evaluate("box => [box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight]") == [0, 0]
    stands_in_its_width(clerk)
    wear(clerk)
    clerk.set_viewport_size({"width": 1280, "height": 900})


def test_opened_cell_and_answer_are_in_sight_together(browser_of_module: Browser, here: County) -> None:
    context = browser_of_module.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    sign_in(page, here.server.address, "competent_office")
    page.goto(here.report("water", rest="review/"))
    cell = page.locator("[id='requests/carried_out/total']")
    cell.locator("a").click()
    expect(page.locator("#text")).to_be_in_viewport()
    expect(cell).to_be_in_viewport()
    page.locator("#text").fill("请附清单。")
    page.get_by_role("button", name="写下意见").click()
    expect(page.get_by_role("status").filter(has_text="意见已写下")).to_be_in_viewport()
    expect(cell).to_be_in_viewport()
    page.set_viewport_size({"width": 390, "height": 844})
    opened = page.url
    page.goto("about:blank")  # as another visitor comes there: not scrolled to where one was
    page.goto(opened)
    expect(page.locator("#h-cell")).to_be_in_viewport()
    page.get_by_role("link", name="回到报告里").click()
    expect(cell).to_be_in_viewport()
    context.close()
