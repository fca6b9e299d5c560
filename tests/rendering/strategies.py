"""Random reports for property tests: both editions and mixtures, every state a cell can be in, parts of random sentences."""

from decimal import Decimal

from hypothesis import strategies as st

from gongkai.editions import EDITIONS, TABLES
from gongkai.form import Cell, Kind, Section
from gongkai.report import Figure, Part, Report, State, Value, Where

_CHARACTERS = "科技项目申报指南农业推广企业创新服务群众咨询网站栏目培训会议解读图解视频办理期限材料流程调整检查"
MARKS = ("/", "—", "-", "无", "／")
UNREADABLE = ("3或4", "见附表", "约5")
AGENCIES = ("云溪县科学技术局", "青塘市民政局", "石门岭区交通运输局", "白沙州卫生健康委员会", "长桥镇人民政府")


def counts() -> st.SearchStrategy[int]:
    """Whole numbers up to a hundred million, small ones and zero often."""
    return st.one_of(st.just(0), st.integers(0, 40), st.integers(0, 10**8))


def amounts() -> st.SearchStrategy[Value]:
    """Amounts with up to four decimals; a whole amount is an int, as a reader would have it."""
    decimals = st.integers(1, 10**10).filter(lambda n: n % 10).map(lambda n: Decimal(n).scaleb(-(n % 4 + 1)))
    return st.one_of(counts(), decimals)


def values(kind: Kind) -> st.SearchStrategy[Value]:
    """Numbers that a cell of this kind may hold."""
    if kind is Kind.SIGNED:
        return st.one_of(counts(), counts().map(lambda n: -n))
    return amounts() if kind is Kind.AMOUNT else counts()


@st.composite
def figures(draw: st.DrawFn, cell: Cell) -> Figure:
    """A figure for a cell: mostly a number, else blank, a mark, something unreadable or no cell at all."""
    state = draw(st.sampled_from((*[State.NUMBER] * 8, *State)))
    where = draw(st.sampled_from((None, Where(table=1, row=2, column=3), Where(line=40), Where(page=2, table=1, row=1, column=1))))
    if state is State.MARK:
        return Figure(printed=draw(st.sampled_from(MARKS)), state=state, where=where)
    if state is State.UNREADABLE:
        return Figure(printed=draw(st.sampled_from(UNREADABLE)), state=state, certain=False, where=where)
    if state is not State.NUMBER:
        return Figure(state=state, where=where)
    value = draw(values(cell.kind))
    plain = str(value) if isinstance(value, int) else format(value, "f")
    forms = (plain, f" {plain} ", "", plain.translate(str.maketrans("0123456789", "０１２３４５６７８９")), f"{value:,}")
    return Figure(value, printed=draw(st.sampled_from(forms)), state=state, certain=draw(st.booleans()), where=where)


def sentences() -> st.SearchStrategy[str]:
    """Chinese sentences that mean nothing and are no heading, no furniture of a page and no signature."""
    words = st.text(_CHARACTERS, min_size=12, max_size=60)
    return st.builds("本机关{}，{}。".format, words, words) | st.builds("围绕{}，开展{}<“&>”。".format, words, words)


def paragraphs(least: int = 0) -> st.SearchStrategy[str]:
    """Sentences as the paragraphs of a text."""
    return st.lists(sentences(), min_size=least, max_size=3).map("\n".join)


@st.composite
def parts(draw: st.DrawFn, sections: tuple[Section, ...], may_miss: bool) -> tuple[Part, ...]:
    """The six parts in order; the parts without a table may be missing."""
    tabled = {table.section for edition in EDITIONS.values() for table in edition.tables}
    found = []
    for section in sections:
        if may_miss and section.number not in tabled and draw(st.integers(0, 4)) == 0:
            continue
        found.append(Part(section.number, section.title, draw(paragraphs(0 if section.number in tabled else 1))))
    return tuple(found)


@st.composite
def reports(draw: st.DrawFn, may_miss: bool = True) -> Report:
    """A whole report; with `may_miss` tables and parts may be missing. Each table's edition is drawn by itself."""
    names = (*EDITIONS, *EDITIONS, None) if may_miss else tuple(EDITIONS)
    editions = {table: draw(st.sampled_from(names)) for table in TABLES}
    agency, year = draw(st.sampled_from(AGENCIES)), draw(st.integers(2019, 2035))
    edition = editions["requests"] or editions["proactive"] or ("2019" if year < 2021 else "2021")
    if editions["disputes"]:
        editions["disputes"] = edition  # both editions print table four alike, so it counts as the report's own
    cells = [cell for table, name in editions.items() if name for cell in EDITIONS[name].cells.values() if cell.table == table]
    return Report(
        agency=agency,
        year=year,
        title=f"{agency}{year}年政府信息公开工作年度报告",
        edition=edition,
        editions=editions,
        metadata=draw(st.sampled_from(({}, {"索引号": "YX0018-2026-000003", "published_on": "2026-01-19"}))),
        opening=draw(paragraphs()),
        sections=draw(parts(EDITIONS[edition].sections, may_miss)),
        closing=draw(st.sampled_from(("", f"{agency}\n{year + 1}年1月16日"))),
        figures={cell.address: draw(figures(cell)) for cell in cells},
    )
