"""A small platform without a database, to compare sheets with."""

import io
from datetime import date

import xlsxwriter

from gongkai.portal.agencies.importing.known import KnownBodies, KnownBody, KnownPeople, KnownPerson
from gongkai.portal.agencies.importing.sheet import Sheet
from gongkai.portal.agencies.importing.workbook import read

BODY_HEADER = ["机关全称", "简称", "机关编号", "性质", "级别", "隶属于", "信息公开主管部门", "设立日期", "变更日期", "统一社会信用代码"]
PEOPLE_HEADER = ["登录名", "姓名", "所在机关", "内设机构", "办公电话", "电子邮箱", "到岗日期", "角色", "角色所在机关"]


def workbook(*rows: list[object]) -> bytes:
    """An .xlsx with these rows from A1."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    page, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            if isinstance(value, date):
                page.write_datetime(number, place, value, day)
            elif value not in ("", None):
                page.write(number, place, value)
    book.close()
    return file.getvalue()


def bodies_sheet(*rows: list[object]) -> Sheet:
    """A sheet of bodies with BODY_HEADER in line 1."""
    return read("bodies", workbook(list(BODY_HEADER), *rows), "机关.xlsx")


def people_sheet(*rows: list[object]) -> Sheet:
    """A sheet of people with PEOPLE_HEADER in line 1."""
    return read("people", workbook(list(PEOPLE_HEADER), *rows), "人员.xlsx")


def body(number: int, name: str, parent: int | None = None, office: int | None = None, **more: object) -> KnownBody:
    """A county body of the platform, since 2019."""
    texts = {
        "name": name,
        "short_name": "",
        "kind": "department",
        "level": "county",
        "division": "339900",
        "rule_power": "none",
        "basis": "",
    }
    texts |= {"credit_code": "", "organisation_code": ""}
    fields = texts | {key: str(value) for key, value in more.items() if key in texts}
    rest = {key: value for key, value in more.items() if key not in texts}
    refs = {"parent": parent, "competent_office": office, "reviewing_organ": None}
    day = date(2019, 3, 1)
    return KnownBody(number, f"339900-{number:04}", name, number, day, day, fields, refs, **rest)


def region(*more: KnownBody) -> KnownBodies:
    """Government (1), its office (2), the science bureau (3), and others."""
    bodies = [
        body(1, "云溪县人民政府", kind="government"),
        body(2, "云溪县人民政府办公室", 1, kind="general_office"),
        body(3, "云溪县科学技术局", 1, 2),
        *more,
    ]
    return KnownBodies({each.id: each for each in bodies})


def person(number: int, username: str, name: str, agency: int = 3, **more: object) -> KnownPerson:
    """Somebody of the science bureau."""
    return KnownPerson(number, username, agency, None, {"name": name, "post": "", "phone": "", "email": ""}, **({"left": False} | more))


def staff(*people: KnownPerson) -> KnownPeople:
    """These people, with the office of the science bureau as the one unit (7)."""
    return KnownPeople({each.username: each for each in people}, {(3, "办公室"): 7}, {7: "办公室"})
