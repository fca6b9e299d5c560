"""Journeys of the administrators in the demo county: the tree, people by xlsx, roles, leaving, merging, splitting.

Each page that is met is read by axe and stands in its width at 1280 and 390 px.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Page, expect

from tests.portal.browser import servers
from tests.portal.browser.axe import axe
from tests.portal.browser.screens import in_every_look, screens
from tests.portal.browser.servers import Server

SYSTEM, SECURITY = "fangzhiyuan", "moxiaowen"
BUREAU = "云溪县科学技术局"


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demo county, for all journeys of this module; each keeps to its own bodies and people."""
    with servers.demo(tmp_path_factory.mktemp("county")) as started:
        yield started


def sign_in(page: Page, county: Server, who: str) -> None:
    """Signed in as one of the demo's people."""
    page.context.clear_cookies()
    page.goto(f"{county.address}/login/?fill={who}")
    page.get_by_role("button", name="登录").click()
    expect(page).to_have_url(re.compile("/desk/"))


def seen(page: Page, name: str) -> None:
    """The page as it stands is fit for everybody, on the desk and on the phone."""
    axe(page)
    screens(page, f"agencies-{name}")


def told(page: Page, words: str) -> None:
    """The notice after a deed says so."""
    expect(page.get_by_role("status").filter(has_text=words)).to_be_visible()
    page.wait_for_load_state()  # the rest of the page comes after its notice


def open_body(page: Page, county: Server, name: str) -> None:
    """The page of a body, found by its name in the list."""
    page.goto(f"{county.address}/desk/bodies/?q={name}")
    page.get_by_role("rowheader").get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_system_administrator_builds_the_tree(page: Page, county: Server) -> None:
    sign_in(page, county, SYSTEM)
    page.get_by_role("navigation", name="工作台").get_by_role("link", name="机关").click()
    seen(page, "bodies")
    page.get_by_role("link", name="设立一个机关").click()
    page.get_by_role("button", name="设立这个机关").click()
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("请填写机关全称")
    seen(page, "body-new-errors")
    page.get_by_label("机关全称").fill("云溪县水利局")
    page.get_by_label("性质", exact=True).select_option("政府工作部门")
    page.get_by_label("级别").select_option("县级")
    page.get_by_label("行政区划代码").fill("339900")
    page.get_by_label("隶属于").select_option("云溪县人民政府")
    page.get_by_label("信息公开主管部门").select_option("云溪县人民政府办公室")
    page.get_by_label("设立日期").fill("2025-03-01")
    page.get_by_role("button", name="设立这个机关").click()
    told(page, "已设立“云溪县水利局”")
    expect(page.get_by_role("heading", name="指定政府信息公开工作机构")).to_be_visible()
    seen(page, "body-opened")

    page.get_by_role("link", name="登记公开工作机构").click()
    expect(page.get_by_label("这是本机关的政府信息公开工作机构")).to_be_checked()
    page.get_by_label("名称").fill("办公室")
    page.get_by_label("办公地址").fill("云溪县城关镇水利路1号")
    page.get_by_role("button", name="建立这个内设机构").click()
    expect(page.get_by_role("heading", name="还缺办公时间、联系电话、传真、互联网联系方式")).to_be_visible()
    seen(page, "contacts")

    open_body(page, county, "云溪县水利局")
    page.get_by_role("link", name="变更或更正").click()
    seen(page, "body-edit")
    page.get_by_role("link", name="自某日起变更").click()
    page.get_by_label("机关全称").fill("云溪县水务局")
    page.get_by_label("自哪一天起变更").fill("2025-10-01")
    page.get_by_label("变更依据").fill("云委办〔2025〕9号")
    seen(page, "body-change")
    page.get_by_role("button", name="登记这次变更").click()
    told(page, "已登记自2025年10月1日起的变更")
    expect(page.get_by_role("heading", level=1)).to_have_text("云溪县水务局")
    page.get_by_label("按哪一天看").fill("2025-06-01")
    page.get_by_role("button", name="看那一天的样子").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("云溪县水利局")
    seen(page, "body-as-of")
    page.goto(f"{county.address}/desk/bodies/tree/")
    expect(page.get_by_role("link", name="云溪县水务局")).to_be_visible()
    seen(page, "tree")


def filled(template: bytes, *people: list[str]) -> bytes:
    """The downloaded template with these people below its example: log-in name, name, body, unit, roles."""
    book = load_workbook(io.BytesIO(template))
    page = book.worksheets[0]
    places = {str(cell.value).rstrip("*"): cell.column for cell in page[1] if cell.value}
    for row, person in enumerate(people, 3):
        for label, text in zip(("登录名", "姓名", "所在机关", "内设机构", "角色"), person, strict=True):
            page.cell(row, places[label], text)
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The workbook as Excel would save it."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def put_in(page: Page, data: bytes, name: str) -> None:
    """Put the file into the form of the import."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    page.get_by_label("填好的表").set_input_files({"name": name, "mimeType": kind, "buffer": data})
    page.get_by_role("button", name="放进来，看预览").click()


def downloaded(page: Page, press: str, role: str = "link") -> bytes:
    """The file behind a link or button."""
    with page.expect_download() as download:
        page.get_by_role(role, name=press).click()
    return Path(download.value.path()).read_bytes()


def test_people_come_by_xlsx_with_errors_mended(page: Page, county: Server) -> None:
    sign_in(page, county, SYSTEM)
    page.get_by_role("navigation", name="工作台").get_by_role("link", name="导入").click()
    seen(page, "imports")
    template = downloaded(page, "下载人员模板")
    page.get_by_role("link", name="导入人员", exact=True).click()
    seen(page, "import-new")
    people = [
        ["luxiaoyun", "陆晓芸", BUREAU, "办公室", "审核人"],
        ["qianjin", "钱进", "云溪县科技局", "办公室", ""],  # the name of the body is not its full name
        ["gaoyuan", "高远", BUREAU, "办公室", "经办员"],  # no such role
    ]
    put_in(page, filled(template, *people), "新来的人.xlsx")
    expect(page.get_by_role("heading", name="先改2处，再放进来")).to_be_visible()
    table = page.get_by_role("table", name="要改的格子")
    expect(table.get_by_role("rowheader")).to_contain_text(["D4", "J5"])
    seen(page, "import-errors")

    book = load_workbook(io.BytesIO(downloaded(page, "下载标好的表")))
    sheet = book.worksheets[0]
    assert "云溪县科学技术局" in sheet["D4"].comment.text or "全称" in sheet["D4"].comment.text
    sheet["D4"], sheet["J5"] = BUREAU, "经办人"
    page.get_by_role("link", name="放进改好的表").click()
    put_in(page, saved(book), "新来的人（改好）.xlsx")
    expect(page.get_by_role("heading", name="看过没有问题，就导入")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("新增3行；提出2项角色，等安全管理员确认")
    seen(page, "import-preview")
    page.get_by_role("button", name="导入这张表").click()
    told(page, "已导入")
    expect(page.get_by_role("heading", name="下载3人的启用码")).to_be_visible()
    seen(page, "import-done")
    codes = load_workbook(io.BytesIO(downloaded(page, "下载启用码名单（Excel）", "button"))).worksheets[0]
    assert sorted(str(row[1].value) for row in list(codes.rows)[1:]) == ["钱进", "陆晓芸", "高远"]
    page.reload()
    expect(page.get_by_role("heading", name="还有3人没有启用账号")).to_be_visible()

    sign_in(page, county, SECURITY)
    page.goto(f"{county.address}/desk/roles/proposals/")
    seen(page, "proposals")
    page.get_by_role("link", name="新来的人（改好）.xlsx：2项等确认").click()
    seen(page, "proposal")
    page.get_by_role("button", name="全部授予（2项）").click()
    told(page, "已授予2项角色")


def test_security_administrator_grants_roles(page: Page, county: Server) -> None:
    sign_in(page, county, SYSTEM)
    page.goto(f"{county.address}/desk/people/")
    seen(page, "people")
    page.get_by_role("link", name="登记一个人到岗").click()
    page.get_by_label("姓名").fill("苏婉")
    page.get_by_label("登录名").fill("suwan")
    page.get_by_label("所在机关").select_option(BUREAU)
    page.get_by_role("button", name="登记到岗，得到启用码").click()
    expect(page.get_by_role("heading", name=re.compile(r"^[2-9A-Z]{4}(-[2-9A-Z]{4}){3}$"))).to_be_visible()
    seen(page, "code")
    page.get_by_role("link", name=re.compile("抄好了")).click()
    expect(page.get_by_role("link", name="授予角色")).to_have_count(0)
    address = page.url

    sign_in(page, county, SECURITY)
    page.goto(address)
    page.get_by_role("link", name="授予角色").click()
    seen(page, "grant")
    page.get_by_role("radio", name=re.compile("^替岗人")).check()
    page.get_by_role("button", name="授予这个角色").click()
    told(page, "已授予“替岗人”")
    seen(page, "person")
    page.get_by_role("link", name="收回替岗人").click()
    seen(page, "role-end")


def test_leaver_s_work_is_handed_over(page: Page, county: Server) -> None:
    sign_in(page, county, SYSTEM)
    page.goto(f"{county.address}/desk/people/?q=tangyiming")
    page.get_by_role("link", name="唐一鸣").click()
    page.get_by_role("link", name="登记离岗").click()
    option = page.get_by_label("工作交给谁").locator("option", has_text="钟爱玲")
    page.get_by_label("工作交给谁").select_option(option.get_attribute("value"))
    page.get_by_label("原因").fill("退休")
    seen(page, "leave")
    page.get_by_role("button", name="登记离岗").click()
    told(page, "已登记唐一鸣离岗，等安全管理员确认交接")
    seen(page, "person-leaving")

    sign_in(page, county, SECURITY)
    page.goto(f"{county.address}/desk/handovers/")
    seen(page, "handovers")
    page.get_by_role("link", name="唐一鸣").click()
    expect(page.get_by_role("checkbox", name=re.compile("^替岗人"))).to_be_checked()
    seen(page, "handover")
    page.get_by_role("button", name="确认这次交接").click()
    told(page, "已确认唐一鸣的交接")
    page.goto(f"{county.address}/desk/people/?q=zhongailing")
    page.get_by_role("link", name="钟爱玲").click()
    expect(page.get_by_role("table", name="现在的角色").get_by_role("rowheader", name="替岗人")).to_be_visible()


def test_two_bureaus_are_merged(page: Page, county: Server) -> None:
    sign_in(page, county, SYSTEM)
    page.goto(f"{county.address}/desk/bodies/merge/")
    seen(page, "merge")
    for name in ("云溪县民政局", "云溪县卫生健康局"):
        page.get_by_role("checkbox", name=name).check()
    page.get_by_label("合并后的全称").fill("云溪县民政和健康局")
    page.get_by_label("自哪一天起").fill("2026-01-15")
    page.get_by_label("文件标题").fill("云溪县机构改革方案")
    page.get_by_role("button", name="下一步：看会发生什么").click()
    expect(page.get_by_role("main")).to_contain_text("人转到云溪县民政和健康局")
    seen(page, "merge-preview")
    page.get_by_role("button", name="回去改").click()
    expect(page.get_by_label("合并后的全称")).to_have_value("云溪县民政和健康局")
    page.get_by_role("button", name="下一步：看会发生什么").click()
    page.get_by_role("button", name="合并这些机关").click()
    told(page, "合并机关：已登记，自2026年1月15日起生效")
    expect(page.get_by_role("heading", level=1)).to_have_text("云溪县民政和健康局")
    seen(page, "merged")
    page.get_by_role("link", name="云溪县民政局").first.click()
    expect(page.get_by_role("main")).to_contain_text("已经撤销")
    seen(page, "body-closed")
    page.get_by_role("link", name="公众看到的页面").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("云溪县民政局")
    seen(page, "public-closed")


def test_wrong_merger_is_taken_back(page: Page, county: Server) -> None:
    sign_in(page, county, SYSTEM)
    page.goto(f"{county.address}/desk/bodies/merge/")
    for name in ("云溪县财政局", "云溪县人力资源和社会保障局"):
        page.get_by_role("checkbox", name=name).check()
    page.get_by_label("合并后的全称").fill("云溪县财政和人力资源局")
    page.get_by_label("自哪一天起").fill("2026-01-15")
    page.get_by_label("文件标题").fill("云溪县机构改革方案")
    page.get_by_role("button", name="下一步：看会发生什么").click()
    page.get_by_role("button", name="合并这些机关").click()
    told(page, "已登记，自2026年1月15日起生效")
    new = page.url
    page.get_by_role("link", name=re.compile("^登记错了，撤销登记")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("撤销登记")
    expect(page.get_by_role("heading", name=re.compile("^回到原机关的人员"))).to_be_visible()
    in_every_look(page, "agencies-withdraw")
    page.get_by_role("button", name="撤销这次登记").press("Enter")
    expect(page.get_by_role("alert").get_by_role("link", name="请填写撤销的原因")).to_be_visible()
    seen(page, "withdraw-errors")
    page.get_by_label("撤销的原因").fill("合并的机关选错了")
    page.get_by_role("button", name="撤销这次登记").click()
    told(page, "已撤销这次登记，机关、人员和角色都恢复了原样。")
    expect(page.get_by_role("heading", level=1)).to_have_text("云溪县财政局")
    seen(page, "withdrawn")
    answer = page.goto(new)
    assert answer is not None
    assert answer.status == 404

    open_body(page, county, "云溪县文化广电旅游体育局")
    page.get_by_role("link", name=re.compile("^登记错了，撤销登记")).click()
    expect(page.get_by_role("main")).to_contain_text("现在不能撤销这次登记，因为登记以后已经确认了")
    expect(page.get_by_role("button", name="撤销这次登记")).to_have_count(0)
    seen(page, "withdraw-refused")


def test_bureau_is_split_and_everybody_is_told_where_to_go(page: Page, county: Server) -> None:
    sign_in(page, county, SYSTEM)
    open_body(page, county, "云溪县住房和城乡建设局")
    page.get_by_role("link", name="分立成几个机关").click()
    page.get_by_label("分出来的机关").fill("云溪县城乡建设局\n云溪县住房保障局")
    page.get_by_label("自哪一天起").fill("2026-01-15")
    page.get_by_label("文件标题").fill("云溪县机构改革方案")
    page.get_by_role("button", name="下一步：看会发生什么").click()
    expect(page.get_by_role("main")).to_contain_text("到哪个机关，登记以后在下一页逐个选")
    seen(page, "split-preview")
    page.get_by_role("button", name="分立这个机关").click()
    told(page, "已登记，自2026年1月15日起生效")
    expect(page.get_by_role("heading", level=1)).to_have_text("选定“云溪县住房和城乡建设局”的人员去向")
    page.get_by_role("link", name="以后再选，返回").click()
    expect(page.get_by_role("heading", name=re.compile("^选定.人的去向$"))).to_be_visible()
    seen(page, "body-split")

    page.goto(f"{county.address}/desk/")
    expect(
        page.get_by_role("heading", name=re.compile("人还没有选定去向")).first
    ).to_be_visible()  # urgent: before the demo's own, of March
    page.get_by_role("link", name="选定去向", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("选定“云溪县住房和城乡建设局”的人员去向")
    ways = page.get_by_role("combobox", name=re.compile("到哪个机关$"))
    expect(ways.first).to_have_value("")
    in_every_look(page, "agencies-assign")
    ways.first.select_option("云溪县住房保障局")
    page.get_by_role("button", name="下一步：看会发生什么").click()
    expect(page.get_by_role("alert").get_by_role("link", name=re.compile("^请选.+到哪个机关。$")).first).to_be_visible()
    expect(ways.first).to_have_value(re.compile("[0-9]+"))  # what was chosen is not lost
    seen(page, "assign-errors")
    page.get_by_label("上面没有选的人").select_option("云溪县城乡建设局")
    page.get_by_role("button", name="下一步：看会发生什么").press("Enter")
    expect(page.get_by_role("heading", name="到云溪县住房保障局（1人）")).to_be_visible()
    seen(page, "assign-preview")
    page.get_by_role("button", name="回去改").click()
    expect(page.get_by_label("上面没有选的人")).to_have_value(re.compile("[0-9]+"))
    page.get_by_role("button", name="下一步：看会发生什么").click()
    page.get_by_role("button", name="确认这些去向").click()
    told(page, "人的去向。带走的角色等安全管理员确认交接。")
    seen(page, "assigned")
    page.goto(f"{county.address}/desk/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("“云溪县住房和城乡建设局”自2026年1月15日起分立")).to_have_count(0)


def test_public_finds_whom_to_turn_to(page: Page, county: Server) -> None:
    page.goto(f"{county.address}/bodies/")
    seen(page, "directory")
    page.get_by_label("按名称找机关").fill("科学")
    page.get_by_role("button", name="查找").click()
    page.get_by_role("link", name=BUREAU).click()
    expect(page.get_by_role("main")).to_contain_text("0000-6211013")
    seen(page, "public-body")
