"""One wrong cell is found by exactly the identities that run through it, and a blank cell never passes for a number.

The oracle is `identities(edition)` alone: a consistent report is made from random parts, totals and the closing figure
of each balance are computed, then one cell is altered or blanked.
"""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gongkai.checking import Context, check_report
from gongkai.editions import EDITIONS, TABLES
from gongkai.form import Identity, IdentityKind, identities
from gongkai.report import Figure, Report, Severity, State

ARITHMETIC = frozenset({"A101", "A102", "A103", "A104"})
CODES = {
    ("requests", IdentityKind.BALANCE): "A101",
    ("requests", IdentityKind.ROWS): "A102",
    ("requests", IdentityKind.COLUMNS): "A103",
    ("disputes", IdentityKind.COLUMNS): "A104",
}


def identities_of(report: Report) -> list[Identity]:
    found = []
    for table in TABLES:
        edition = report.table_edition(table)
        assert edition is not None
        found += [identity for identity in identities(edition) if identity.table == table]
    return found


def number(value: int) -> Figure:
    return Figure(value, printed=str(value), state=State.NUMBER)


@st.composite
def consistent_reports(draw: st.DrawFn) -> Report:
    names = {table: draw(st.sampled_from(sorted(EDITIONS))) for table in TABLES}
    values: dict[str, int] = {}
    for table, name in names.items():
        values |= {address: draw(st.integers(0, 40)) for address in EDITIONS[name].addresses(table)}
    report = Report(editions={**names})
    _settle(values, identities_of(report))
    return replace(report, figures={address: number(value) for address, value in values.items()})


def _settle(values: dict[str, int], equations: list[Identity]) -> None:
    """Compute totals from parts until everything agrees; received makes up for what balances would push below zero."""
    for identity in equations:
        if identity.kind is IdentityKind.ROWS:
            values[identity.target] = sum(values[a] for a in identity.right)
    for identity in equations:
        if identity.kind is IdentityKind.BALANCE:
            first = identity.left[0]
            values[first] += max(0, sum(values[a] for a in identity.right if a != identity.target) - sum(values[a] for a in identity.left))
            values[identity.target] = sum(sign * values[a] for sign, a in identity.terms())
    for identity in equations:
        if identity.kind is IdentityKind.COLUMNS:
            values[identity.target] = sum(values[a] for a in identity.right)


def failing(report: Report) -> set[tuple[str, str | None]]:
    findings = check_report(Context(report), ARITHMETIC)
    found = [(f.code, f.address) for f in findings if f.severity is Severity.ERROR]
    assert len(found) == len(set(found)), "an identity is reported twice"
    return set(found)


@given(consistent_reports())
def test_consistent_report_is_silent(report: Report) -> None:
    assert check_report(Context(report), ARITHMETIC) == []


@given(consistent_reports(), st.data())
def test_altered_cell_fails_exactly_its_identities(report: Report, data: st.DataObject) -> None:
    address = data.draw(st.sampled_from(sorted(report.figures)))
    was = report.value(address)
    assert isinstance(was, int)
    new = data.draw(st.integers(0, 80).filter(lambda value: value != was))
    altered = replace(report, figures={**report.figures, address: number(new)})
    expected = {(CODES[i.table, i.kind], i.target) for i in identities_of(report) if address in i.addresses}
    assert failing(altered) == expected
    assert all(finding.difference in (new - was, was - new) for finding in check_report(Context(altered), ARITHMETIC))


@given(consistent_reports(), st.data())
def test_blank_never_passes(report: Report, data: st.DataObject) -> None:
    blanks = data.draw(st.sets(st.sampled_from(sorted(report.figures)), min_size=1, max_size=12))
    holed = replace(report, figures={**report.figures, **{address: Figure() for address in blanks}})
    assert failing(holed) == set()
    findings = check_report(Context(holed), ARITHMETIC | {"C103"})
    tables = {address.split("/")[0] for address in blanks}
    named = [f for f in findings if f.code == "C103" and f.severity is Severity.ERROR]
    assert len(named) == len(tables), "C103 speaks once for each table with a blank"
    assert sum(f.found for f in named if isinstance(f.found, int)) == len(blanks)
    touched = {CODES[i.table, i.kind] for i in identities_of(report) if blanks.intersection(i.addresses)}
    remarks = [f.code for f in findings if f.severity is Severity.INFO]
    assert set(remarks) == touched - {"A101"}, "A101 leaves blanks to C103"
    assert len(remarks) == len(set(remarks))


@given(consistent_reports(), st.data())
def test_blank_hides_no_other_fault(report: Report, data: st.DataObject) -> None:
    blank, address = data.draw(st.lists(st.sampled_from(sorted(report.figures)), min_size=2, max_size=2, unique=True))
    was = report.value(address)
    assert isinstance(was, int)
    holed = replace(report, figures={**report.figures, address: number(was + 1), blank: Figure()})
    expected = {(CODES[i.table, i.kind], i.target) for i in identities_of(report) if address in i.addresses and blank not in i.addresses}
    assert failing(holed) == expected
