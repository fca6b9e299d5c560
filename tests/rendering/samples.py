"""Reports at several magnitudes, for tests that look at one rendering."""

from decimal import Decimal

from gongkai.editions import EDITIONS, TABLES
from gongkai.form import Kind
from gongkai.report import Figure, Part, Report, State, Value

AGENCY = "云溪县科学技术局"
LONG_AGENCY = "青塘苗族侗族自治州石门岭经济技术开发区管理委员会自然资源和规划建设局（人民防空办公室）"
SENTENCE = "本机关围绕科技项目申报和企业创新服务，全年主动公开信息128条，比上年增加12条，“一网通办”栏目更新36次。"


def number(value: Value) -> Figure:
    return Figure(value, printed=str(value), state=State.NUMBER)


def sample(edition: str = "2021", first: int = 0, step: int = 1, agency: str = AGENCY) -> Report:
    """A whole report whose cells hold first, first + step, ...; amounts have four decimals."""
    form = EDITIONS[edition]
    values: dict[str, Value] = {address: first + n * step for n, address in enumerate(form.addresses())}
    amounts = {a: Decimal(values[a]) + Decimal("0.3512") for a, cell in form.cells.items() if cell.kind is Kind.AMOUNT}
    return Report(
        agency=agency,
        year=2025,
        title=f"{agency}2025年政府信息公开工作年度报告",
        edition=edition,
        editions=dict.fromkeys(TABLES, edition),
        opening=SENTENCE,
        sections=tuple(Part(s.number, s.title, f"（一）办理情况。{SENTENCE}\n（二）平台建设\n{SENTENCE}") for s in form.sections),
        closing=f"{agency}\n2026年1月16日",
        figures={address: number(value) for address, value in (values | amounts).items()},
    )
