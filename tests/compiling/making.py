"""Reports for the tests of compiling, with every figure said in the test."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from hypothesis import strategies as st

from gongkai.editions import EDITIONS, TABLES
from gongkai.form import Identity, identities
from gongkai.report import Figure, Member, Part, Report, State, Value

MARKS = ("/", "—")


def figure(value: Value | str | Figure | None) -> Figure:
    """A number, a mark as text, a blank for none, or the figure itself."""
    if isinstance(value, Figure):
        return value
    if value is None:
        return Figure()
    return Figure(printed=value, state=State.MARK) if isinstance(value, str) else Figure(value, "", str(value), State.NUMBER)


def report(
    agency: str | None = "云溪县教育局",
    year: int | None = 2023,
    edition: str = "2021",
    figures: Mapping[str, Value | str | Figure | None] | None = None,
    parts: Mapping[int, str] | None = None,
) -> Report:
    """A report whose every cell is 0 but these."""
    cells = {address: figure(0) for address in EDITIONS[edition].addresses()}
    given = {address: figure(value) for address, value in (figures or {}).items()}
    assert set(given) <= set(cells), set(given) - set(cells)
    sections = tuple(Part(number, f"第{number}部分", text) for number, text in (parts or {}).items())
    return Report(agency, year, "", edition, dict.fromkeys(TABLES, edition), sections=sections, figures=cells | given)


def members(*reports: Report) -> list[Member]:
    """The reports as members without files."""
    return [Member(one) for one in reports]


@st.composite
def true_figures(draw: st.DrawFn, edition: str = "2021") -> dict[str, Value]:
    """A number for every cell of an edition such that all its equations hold."""
    form = EDITIONS[edition]
    values: dict[str, Value] = {}
    for address, cell in form.cells.items():
        amount = st.decimals(0, 10**6, places=2) if cell.column.key == "amount" else st.integers(0, 50)
        values[address] = draw(amount)
    equations = identities(form)
    totals = [e for e in equations if e.kind == "columns"]
    for equation in (*[e for e in equations if e.kind == "rows"], *totals):
        values[equation.target] = sum((values[a] for a in equation.right), start=0)
    _balance(values, [e for e in equations if e.kind == "balance"])
    for equation in totals:
        values[equation.target] = sum((values[a] for a in equation.right), start=0)
    return values


def _balance(values: dict[str, Value], balances: Iterable[Identity]) -> None:
    """Receive as much as was processed and carried out: what was carried in is part of it."""
    for balance in balances:
        received, carried_in = balance.left
        processed, carried_out = balance.right
        closing = values[processed] + values[carried_out]
        values[carried_in] = min(values[carried_in], closing)
        values[received] = closing - values[carried_in]


@st.composite
def loose_figures(draw: st.DrawFn, edition: str = "2021") -> dict[str, Figure]:
    """A figure in any state for every cell of an edition; amounts sometimes in a unit of their own."""
    found = {}
    for address, cell in EDITIONS[edition].cells.items():
        state = draw(st.sampled_from((*[State.NUMBER] * 6, *State)))
        if state is State.NUMBER:
            amount = cell.column.key == "amount"
            value: Value = draw(st.decimals(0, 10**6, places=2).map(Decimal)) if amount else draw(st.integers(-5, 50))
            unit = draw(st.sampled_from(("", "万元", "元"))) if amount else ""
            found[address] = Figure(value, unit, f"{value}{unit}", state, draw(st.sampled_from((True, True, False))))
        elif state is State.MARK:
            found[address] = Figure(printed=draw(st.sampled_from(MARKS)), state=state)
        else:
            found[address] = Figure(state=state, certain=state is not State.UNREADABLE)
    return found
