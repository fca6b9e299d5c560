"""U109: members print an amount in different units, or all in another one than the form's."""

from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.upward import ADVISED, named
from gongkai.checking.wording import cell_name
from gongkai.editions import EDITIONS
from gongkai.form import Edition
from gongkai.law import cite
from gongkai.report import Finding, Severity


@check("U109", title="各家的金额单位不同", catalogue=(), severity=Severity.WARNING, source=cite("format_2021"))
def member_other_unit(context: Context, found: Maker) -> Iterator[Finding]:
    """某一家的金额印着另一种单位（例如元），没有计入汇总。

    查什么
        同一格里，各家的金额只有单位（元、万元）相同才相加；以格式写明的单位为准（收费金额是万元），格式没有写明的，以没有
        印单位的数为准。另一种单位的数不换算、不计入，逐家列出。各家都印着同一种、却不是格式的单位时，相加后仍用这个单位，
        另作提醒。
    为什么要紧
        把元当万元加进去，差一万倍；替它换算，又可能只是多写了一个字。
    常见原因
        按财务报表以元填报。
    例子
        云溪县交通局的收费金额写251000元，其余各家以万元计，汇总没有包括它。
    依据
        国办公开办函〔2021〕30号表二：本年收费金额以万元为单位。
    """
    if context.merged is None:
        return
    edition = EDITIONS[context.merged.report.edition or ""]
    for address, total in context.merged.totals.items():
        place = _place(edition, address)
        for member in total.other_unit:
            figure = member.report.figure(address)
            unit = figure.unit or edition.cells[address].unit or "没有写明的单位"
            yield found(
                f"{named(member)}的{place}写{figure.value}，以{unit}计，与其他各家不同，没有计入。",
                advice=ADVISED,
                address=address,
                expected=total.figure.unit or edition.cells[address].unit or None,
                found=unit,
            )
        form_unit = edition.cells[address].unit
        if form_unit and total.figure.unit:
            yield found(
                f"{place}各家都以{total.figure.unit}填报，合计{total.figure.value}{total.figure.unit}；格式规定以{form_unit}计。",
                advice=f"公布之前由人换算成{form_unit}，并请各家改正。",
                address=address,
                expected=form_unit,
                found=total.figure.unit,
            )


def _place(edition: Edition, address: str) -> str:
    return f"{edition.table(edition.cells[address].table).name}{cell_name(edition, address)}"
