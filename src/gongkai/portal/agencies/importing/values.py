"""One cell to one value, with what to say where it is none."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from difflib import get_close_matches

from gongkai.portal.agencies.importing.columns import COLUMNS, EXAMPLE, EXPLANATION, MARK, NOTHING, column
from gongkai.portal.agencies.importing.sheet import Line, Problems, Sheet

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?|(\d{4})(\d{2})(\d{2})")
_SERIAL = re.compile(r"[34]\d{4}")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_BEFORE_1900 = date(1899, 12, 30)
_FIRST, _LAST = date(1949, 10, 1), date(2100, 1, 1)


def count_of_own(sheet: Sheet) -> int:
    """How many lines are the clerk's."""
    return sum(sheet.cell(line, MARK) not in (EXPLANATION, EXAMPLE) for line in sheet.lines)


def own_lines(sheet: Sheet, problems: Problems) -> list[Line]:
    """The lines that are the clerk's: without the explanation and the example of the template; an example written over is told."""
    example = {found.key: found.example for found in COLUMNS[sheet.kind]}
    own = []
    for line in sheet.lines:
        mark = sheet.cell(line, MARK)
        if mark == EXPLANATION:
            continue
        if mark != EXAMPLE:
            own.append(line)
        elif any(sheet.cell(line, key) != text for key, text in example.items() if key in sheet.places):
            problems.add(
                line,
                MARK,
                "内容却和模板的示例不一样",
                "要导入这一行，请删去“示例”二字；不导入，请删掉整行。",
            )
    return own


def structure(sheet: Sheet, problems: Problems) -> None:
    """Notes required columns that the sheet lacks, and columns it has that are not known."""
    for wanted in COLUMNS[sheet.kind]:
        if wanted.required and wanted.key not in sheet.places:
            problems.add(sheet.header, wanted.key, f"表头缺“{wanted.label}”这一列", "请照模板补上这一列，再放进来。", found="")
    for place in sheet.unknown:
        label = sheet.header.cells[place] if place < len(sheet.header.cells) else ""
        problems.note(sheet.header, place, label, "模板里没有这一列", "这一列不会导入；如果有用，请改成模板里的列名。")


class Cells:
    """The cells of one line, each read to a value; what cannot be read is noted as a problem."""

    def __init__(self, sheet: Sheet, line: Line, problems: Problems) -> None:
        """Read `line` of `sheet`, noting into `problems`."""
        self.sheet, self.line, self.problems = sheet, line, problems

    def raw(self, key: str) -> str:
        """What stands there."""
        return self.sheet.cell(self.line, key)

    def text(self, key: str) -> str:
        """The text, empty where the cell is blank; too long or wanted and blank is noted."""
        wanted, raw = column(self.sheet.kind, key), self.raw(key)
        if raw in ("", NOTHING) and wanted.required and key in self.sheet.places:
            self.problems.add(self.line, key, "这一格必须填", f"{wanted.help}例如：{wanted.example}。")
        if len(raw) > wanted.longest:
            self.problems.add(self.line, key, f"最多{wanted.longest}个字，现在有{len(raw)}个", "请写短一些。")
        return raw

    def choice(self, key: str, options: dict[str, str]) -> str:
        """The key of what is chosen by label or key; empty where the cell is blank."""
        raw = self.text(key)
        if not raw:
            return ""
        found = pick(raw, options)
        if found is None:
            self.problems.add(self.line, key, "应当是下面几种之一：" + "、".join(options.values()), meant(raw, tuple(options.values())))
            return ""
        return found

    def code(self, key: str, checked: Callable[[str], str]) -> str:
        """A code in its one written form; `checked` raises `ValueError` with a sentence on what is expected and one on what to do."""
        raw = self.text(key)
        if not raw or raw == NOTHING:
            return raw
        try:
            return checked(raw)
        except ValueError as error:
            expected, _, advice = str(error).rstrip("。").partition("。")
            blank = "" if column(self.sheet.kind, key).required else "；不知道可以空着"
            self.problems.add(self.line, key, expected, f"{advice or f'请改正{blank}'}。")
            return ""

    def day(self, key: str) -> date | None:
        """The day; none where the cell is blank or holds none."""
        raw = self.text(key)
        if not raw:
            return None
        found = as_day(raw)
        if found is not None:
            return found
        if _SERIAL.fullmatch(raw):
            meant_day = _BEFORE_1900 + timedelta(int(raw))
            advice = (
                f"这一格像是日期，但格式是数字。请写成{meant_day.year}年{meant_day.month}月{meant_day.day}日这样的样子，核对后再放进来。"
            )
        else:
            advice = "请写全年、月、日，例如2024年6月1日。"
        self.problems.add(self.line, key, "应当是一个日期", advice)
        return None


def as_day(raw: str) -> date | None:
    """A day written in any usual way; none where it is no day or lies before 1949 or after 2100."""
    match = _DAY.fullmatch(unicodedata.normalize("NFKC", raw))
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups() if part is not None)
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if _FIRST <= found < _LAST else None


def pick(raw: str, options: dict[str, str]) -> str | None:
    """The key of an option named by its label, its label without what stands in brackets, or its key; none otherwise."""
    for key, label in options.items():
        if raw in (label, key) or _plain(raw) == _plain(label):
            return key
    return None


def meant(raw: str, names: Sequence[str]) -> str:
    """What to do about a name that was not found: the one that was probably meant, if any."""
    close = get_close_matches(raw, names, n=1, cutoff=0.5)
    return f"是不是想写“{close[0]}”？请改成其中一种。" if close else "请从下拉列表里选一种。"


def _plain(label: str) -> str:
    return _BRACKETS.sub("", label.replace("(", "（").replace(")", "）")).replace(" ", "")


def labels(kind: str) -> dict[str, str]:
    """Key of a column → its label."""
    return {found.key: found.label for found in COLUMNS[kind]}
