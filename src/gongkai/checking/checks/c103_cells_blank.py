"""C103: cells of a table are blank, hold a sign instead of a number, or are missing with their row."""

from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.wording import cells_named, some
from gongkai.editions import TABLES
from gongkai.form import Edition, Table, identities
from gongkai.law import cite
from gongkai.report import Finding, Report, Severity, State

_UNFILLED = (State.BLANK, State.ABSENT, State.MARK)


@check(
    "C103",
    title="表格有空格",
    catalogue=("B07",),
    severity=Severity.ERROR,
    source=cite("format_2021"),
)
def cells_blank(context: Context, found: Maker) -> Iterator[Finding]:
    """每个数字格都应填数，没有的填0；空着、写“/”“—”“无”都不算0。

    查什么
        已找到的每张表：空格、用符号代替数字的格、整行缺少的格。每张表一条，列出几格和总格数。空格按错误报告；
        只用符号的按警告报告，因为填报人的意思通常清楚，但汇总时不能相加；缺行另外一条警告；
        空格位置本身没有把握（表格读取时错位）也只作警告。写不清的数字由读取时的提示说明，不在这里重复。
    为什么要紧
        空格分不清是“没有”还是“漏填”，勾稽关系无法核对，历年通报都点名批评。本系统从不把空格当作0。
        没有规章制定权的部门常常删去“规章”一行：格式是固定的，这一行应保留并填0，所以作警告提醒，不作错误。
    常见原因
        零数据图省事不填；只填总计不填各列，或者填了各列忘了总计；网页编辑器把0删掉；自行删减表格的行。
    例子
        表三各行只在总计列写0，自然人等六列全空；表三最后一行结转下年度全空。
    依据
        国办公开办函〔2019〕60号、国办公开办函〔2021〕30号各表。
    """
    figures = context.report.figures
    filled = all(figure.state not in _UNFILLED for figure in figures.values())
    for key in TABLES:
        edition = context.report.table_edition(key)
        if edition is None or (filled and figures.keys() >= set(edition.addresses(key))):
            continue
        table = edition.table(key)
        missing_rows = _missing_rows(context.report, edition, key)
        yield from _unfilled(context.report, found, edition, table, missing_rows)
        if missing_rows:
            yield _rows_missing(context.report, found, edition, table, missing_rows)


def _missing_rows(report: Report, edition: Edition, table: str) -> dict[str, str]:
    """Rows of which the document has no cell at all: key → label."""
    addresses = edition.addresses(table)
    absent = [address for address in addresses if report.figure(address).state is State.ABSENT]
    if not absent:
        return {}
    present = {edition.cells[address].row.key for address in addresses if report.figure(address).state is not State.ABSENT}
    rows = (edition.cells[address].row for address in absent)
    return {row.key: row.label for row in rows if row.key not in present}


def _unfilled(report: Report, found: Maker, edition: Edition, table: Table, missing_rows: dict[str, str]) -> Iterator[Finding]:
    unfilled = {a: figure for a in edition.addresses(table.key) if (figure := report.figure(a)).state in _UNFILLED}
    empty = [a for a, figure in unfilled.items() if figure.state is not State.MARK and edition.cells[a].row.key not in missing_rows]
    marks = [a for a, figure in unfilled.items() if figure.state is State.MARK]
    if not empty and not marks:
        return
    addresses = [a for a in edition.addresses(table.key) if edition.cells[a].row.key not in missing_rows]
    certain = any(unfilled[a].state is State.BLANK and unfilled[a].certain for a in empty)
    first = (empty or marks)[0]
    yield found(
        _message(report, edition, table, addresses, empty, marks),
        severity=Severity.ERROR if certain else Severity.WARNING,
        advice="逐格补填，没有的填0；不要空着，也不要用符号代替。",
        address=None if len(empty) + len(marks) == len(addresses) else first,
        where=report.figure(first).where,
        quote=some(sorted({report.figure(a).printed for a in marks if report.figure(a).printed})),
        found=len(empty) + len(marks),
        expected=0,
        source=cite(edition.notice),
    )


def _message(report: Report, edition: Edition, table: Table, addresses: list[str], empty: list[str], marks: list[str]) -> str:
    name = table.name
    if len(empty) == len(addresses):
        return f"{name}全表{len(addresses)}格都没有填数，各项等式都不能核对。"
    sentences = []
    if empty:
        sentences.append(f"{len(empty)}格空着（{cells_named(edition, empty)}）")
    if marks:
        printed = some(sorted({f"“{report.figure(a).printed}”" for a in marks if report.figure(a).printed}))
        sentences.append(f"{len(marks)}格写的是{printed or '符号'}而不是数（{cells_named(edition, marks)}）")
    return f"{name}{len(addresses)}格中，" + "，".join(sentences) + "。" + _totals(report, edition, table)


def _totals(report: Report, edition: Edition, table: Table) -> str:
    """Which totals stand open over filled parts, and which stand alone over empty ones."""
    without, alone = [], []
    for identity in identities(edition):
        if identity.table != table.key or identity.left != (identity.target,):
            continue
        filled = [report.value(address) is not None for address in identity.right]
        if all(filled) and report.value(identity.target) is None:
            without.append(identity.target)
        if not any(filled) and report.value(identity.target) is not None:
            alone.append(identity.target)
    words = f"{cells_named(edition, without)}各分项已填而总计空着。" if without else ""
    return words + (f"{cells_named(edition, alone)}只填了总计，各分项空着。" if alone else "")


def _rows_missing(report: Report, found: Maker, edition: Edition, table: Table, missing_rows: dict[str, str]) -> Finding:
    labels = [f"“{label}”" for label in missing_rows.values()]
    return found(
        f"{table.name}缺少{len(labels)}行：{some(labels)}。格式规定的行不能删减，没有的填0。",
        severity=Severity.WARNING,
        advice="补上缺少的行；如果文件里有这一行而这里没有读到，请核对行名是否与格式一致。",
        found=len(labels),
        expected=0,
        source=cite(edition.notice),
    )
