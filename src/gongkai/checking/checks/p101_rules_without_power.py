"""P101: rules are reported by a body that has no power to make rules."""

from collections.abc import Iterator

from gongkai.checking.agency_level import Body, Kind, Level, own_body
from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.wording import cells_named
from gongkai.law import cite
from gongkai.report import Finding, Severity


@check(
    "P101",
    title="没有规章制定权的机关填了规章",
    catalogue=("B13",),
    severity=Severity.WARNING,
    source=cite("legislation_law", "第九十一条、第九十三条"),
)
def rules_without_power(context: Context, found: Maker) -> Iterator[Finding]:
    """规章只能由国务院部门和省、设区的市、自治州的人民政府制定，其他机关这一行应为0。

    查什么
        表二“规章”一行有大于0的数时，看机关名称：国务院部门，省、自治区、直辖市、设区的市、自治州的人民政府，不提示；
        县、乡、开发区和各级政府的工作部门，警告；名称看不出层级的，警告并请填报人确认。
        不在设区的市名单上的市政府、上述政府的办公厅（室）代政府填报的，只作提示。起草不等于制定，所以不作错误。
    为什么要紧
        规章是立法，误填会使汇总后的规章总数虚增；同一件规章由政府填报一次，起草部门不再填。
    常见原因
        把内部规章制度、规范性文件当作规章；把起草的政府规章计在自己名下。
    例子
        市科技局表二“规章”填9件。
    依据
        《立法法》第九十一条、第九十三条。
    """
    edition = context.report.table_edition("proactive")
    if edition is None:
        return
    addresses = [a for a in edition.addresses("proactive") if edition.cells[a].row.key == "rules"]
    figures = {a: context.report.figure(a) for a in addresses}
    filled = [a for a, figure in figures.items() if figure.certain and figure.value is not None and figure.value > 0]
    body = own_body(context)
    if not filled or _has_power(body) is True:
        return
    deputy = body.kind is Kind.OFFICE and _has_power(Body(body.name, body.level, Kind.GOVERNMENT, body.place)) is True
    yield found(
        f"{edition.table('proactive').name}{cells_named(edition, filled)}大于0，{_why(body, deputy)}。",
        severity=Severity.INFO if deputy or _unlisted(body) else None,
        advice="本机关没有制定规章的，这一行填0；内部规章制度不是规章，规范性文件填在下一行。",
        address=filled[0],
        where=figures[filled[0]].where,
        expected=0,
        found=figures[filled[0]].value,
    )


def _has_power(body: Body) -> bool | None:
    """Whether a body may make rules, none where its name leaves it open."""
    if body.level is Level.STATE:
        return True
    if body.level is None or body.kind is None:
        return None
    return body.kind is Kind.GOVERNMENT and body.level in (Level.PROVINCE, Level.PREFECTURE) and body.has_own_government


def _unlisted(body: Body) -> bool:
    return body.kind is Kind.GOVERNMENT and body.is_city_alone


def _why(body: Body, deputy: bool) -> str:
    if deputy:
        return "规章由政府制定，请确认是代政府填报，没有在另一份报告里重复填"
    if _unlisted(body):
        return f"“{body.place}”不在设区的市名单上，请确认是否有权制定规章（不设区的县级市没有）"
    if body.kind is Kind.DEPARTMENT or (body.level is not None and body.kind is not None):
        return f"而“{body.name}”没有制定规章的权力"
    return "请确认本机关是否有权制定规章（国务院部门，省、设区的市、自治州人民政府才有）"
