"""The list of activation codes to hand out: made once, kept nowhere."""

import io
from collections.abc import Iterable, Mapping

import xlsxwriter

from gongkai.portal.agencies.importing.template import OPTIONS
from gongkai.portal.agencies.models import Person

_COLUMNS = (("所在机关", 30), ("姓名", 12), ("登录名", 20), ("启用码", 24), ("签收", 14))


def codes_workbook(codes: Iterable[tuple[Person, str]], bodies: Mapping[int, str]) -> bytes:
    """The workbook, a line for each person by body, with room to sign; `bodies` has the names of bodies by id."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, OPTIONS)
    page = book.add_worksheet("启用码")
    bold, code_look = book.add_format({"bold": True, "border": 1}), book.add_format({"font_name": "Consolas", "border": 1})
    plain = book.add_format({"border": 1})
    for place, (label, width) in enumerate(_COLUMNS):
        page.write_string(0, place, label, bold)
        page.set_column(place, place, width)
    for row, (person, code) in enumerate(codes, 1):
        for place, text in enumerate((bodies.get(person.agency_id or 0, ""), person.name, person.username)):
            page.write_string(row, place, text, plain)
        page.write_string(row, 3, code, code_look)
        page.write_blank(row, 4, None, plain)
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    book.close()
    return file.getvalue()
