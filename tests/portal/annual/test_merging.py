"""Sums: equal to their members' figures by three ways of adding, with who is missing and who does not add up; every cell opens."""

import random
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.compiling import Plan
from gongkai.compiling import merge as add
from gongkai.editions import edition_for
from gongkai.portal.agencies.deeds.bodies import change_standing, open_body
from gongkai.portal.agencies.deeds.reorganising import merge_bodies
from gongkai.portal.agencies.deeds.roles import appoint
from gongkai.portal.agencies.models import Standing
from gongkai.portal.annual.deeds.collecting import exempt
from gongkai.portal.annual.deeds.merging import merge, take_sum
from gongkai.portal.annual.models import Filing, Merger, Publication
from gongkai.portal.annual.proof import read_again
from gongkai.portal.annual.selectors import filings
from gongkai.portal.annual.selectors.board import board
from gongkai.portal.annual.selectors.merged import reorganisations, report_of_sum, shares, stale
from gongkai.portal.audit.guard import lifted
from gongkai.portal.audit.selectors import history
from gongkai.portal.frame.refusal import NotPermitted, Refused
from gongkai.report import Figure, Member, Report, State

from .handing_in import hand_in, lay, report_for
from .summing import GOVERNMENT, OFFICE, YEAR, begun, members, summed

CELL = "requests/received/natural_person"


@pytest.fixture
def collection(cast):
    return begun(cast)


def kept(cast, collection):
    return merge(cast.actor(OFFICE), collection=collection.pk, summed=summed(cast))


def random_report(agency, chance: random.Random) -> Report:
    """A report of the body with a number, a blank or a stroke in every cell."""
    report = report_for(agency, YEAR)
    cells = edition_for(YEAR).cells
    figures = {address: random_figure(cell.column.key == "amount", chance) for address, cell in cells.items()}
    return Report(report.agency, YEAR, report.title, report.edition, report.editions, {}, "", report.sections, "", figures)


def random_figure(is_amount: bool, chance: random.Random) -> Figure:
    match chance.randrange(8):
        case 0:
            return Figure()
        case 1:
            return Figure(printed="/", state=State.MARK)
    value = Decimal(chance.randrange(10**8)).scaleb(-4) if is_amount and chance.randrange(2) else chance.randrange(10**6)
    return Figure(value, "", str(value), State.NUMBER)


def sums_in_sql(agencies):
    """Address → sum over the facts of these bodies, by the database alone; cells without a number in any are left out."""
    marks = ",".join(["%s"] * len(agencies))
    statement = f"SELECT address, SUM(value) FROM annual_fact WHERE year = %s AND agency_id IN ({marks}) GROUP BY address"  # noqa: S608  # as many marks as bodies
    with connection.cursor() as cursor:
        cursor.execute(statement, [YEAR, *agencies])
        return {address: Decimal(str(total)) for address, total in cursor.fetchall() if total is not None}


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), absent=st.integers(0, 3))
def test_sum_is_that_of_the_members(cast, collection, seed, absent):
    """Merged on the platform = merged by the library = added by the database, whatever the members have; no member twice."""
    with transaction.atomic():
        holds_for(cast, random.Random(seed), members(cast)[absent:], absent)
        # What was signed cannot be deleted: each example is taken back.
        transaction.set_rollback(True)


def holds_for(cast, chance, bodies, absent):
    reports = [random_report(body, chance) for body in bodies]
    for body, report in zip(bodies, reports, strict=True):
        lay(body, YEAR, report, stage=chance.choice(("handed_in", "accepted", "published")))
    found = summed(cast)
    figures = found.merged.report.figures
    by_library = add([Member(report) for report in reports], Plan(GOVERNMENT, YEAR)).report
    assert {a: (f.value, f.state) for a, f in figures.items()} == {a: (f.value, f.state) for a, f in by_library.figures.items()}
    numbers = {address: figure.value for address, figure in figures.items() if figure.value is not None}
    by_database = sums_in_sql([body.pk for body in bodies])
    assert numbers.keys() == by_database.keys()
    # SQLite adds in floating point: to half of the last digit that a report can have.
    assert all(abs(total - numbers[address]) < Decimal("0.00005") for address, total in by_database.items())
    assert sorted(member.agency for member in found.members) == sorted(body.pk for body in bodies)
    assert len(found.missing) == absent


def test_missing_are_named_and_let_off_are_not(cast, collection):
    lay(cast.finance, YEAR)
    exempt(cast.actor(OFFICE), collection=collection.pk, agency=cast.township.pk, reason="本年撤并。")
    found = summed(cast)
    assert set(found.missing) == {"云溪县人民政府办公室", "云溪县科学技术局"}
    assert any(finding.code == "U102" and "云溪县科学技术局" in finding.message for finding in found.findings)


def test_member_that_does_not_add_up_is_named(cast, collection):
    for body in members(cast):
        lay(body, YEAR, **({"requests/processed_total/natural_person": 6} if body == cast.finance else {}))
    wrong = [finding for finding in summed(cast).findings if finding.code == "U103"]
    assert wrong
    assert all("云溪县财政局" in finding.message for finding in wrong)


def test_what_is_only_typed_or_was_sent_back_is_not_counted(cast, collection):
    lay(cast.office, YEAR, stage="drafting")
    lay(cast.science, YEAR, stage="approved")
    lay(cast.finance, YEAR, stage="returned")
    lay(cast.township, YEAR)
    assert [member.agency for member in summed(cast).members] == [cast.township.pk]


def test_correction_counts_when_it_is_published(cast, collection):
    filing = lay(cast.finance, YEAR, stage="published")
    with lifted():
        snapshot = filing.snapshots.get()
        Publication.objects.create(
            filing=filing, version=1, snapshot=snapshot, agency_name="财政局", title="x", published_on=date(2026, 1, 15)
        )
        filing.stage, filing.correcting = "handed_in", True
        filing.save()
        snapshot.pk, snapshot.number = None, 2
        snapshot.save()
    (member,) = summed(cast).members
    assert member.snapshot == filing.snapshots.get(number=1).pk


def test_nothing_to_add_up(cast, collection):
    with pytest.raises(Refused):
        kept(cast, collection)


def test_every_cell_opens_to_its_members(cast, collection, client):
    for number, body in enumerate(members(cast), 1):
        lay(body, YEAR, random_report(body, random.Random(number)))
    merger = kept(cast, collection)
    report = report_of_sum(merger)
    for address, figure in report.figures.items():
        found = shares(merger, address)
        assert len(found) == 4
        assert sum(share.value for share in found if share.value is not None) == (figure.value or 0), address
        assert (figure.value is None) == all(share.value is None for share in found)
    cast.sign_in(client, OFFICE)
    page = client.get(f"/desk/annual/merge/{merger.pk}/")
    assert page.content.decode().count("/cell/?at=") >= len(report.figures)
    cell = client.get(f"/desk/annual/merge/{merger.pk}/cell/", {"at": CELL}).content.decode()
    assert all(f"/desk/annual/{YEAR}/{body.key}/review/?at=" in cell for body in members(cast))
    assert client.get(f"/desk/annual/merge/{merger.pk}/cell/", {"at": "no/such"}).status_code == 404


def test_cell_shows_what_went_in_when_members_have_changed_since(cast, collection):
    for body in members(cast):
        lay(body, YEAR)
    merger = kept(cast, collection)
    hand_in(Filing.objects.get(agency=cast.finance), report_for(cast.finance, YEAR, **{CELL: 900}))
    returned = Filing.objects.get(agency=cast.township)
    with lifted():
        returned.stage = "returned"
        returned.save()
    assert set(stale(merger)) == {"云溪县财政局", "云溪县白石镇人民政府"}
    assert [share.value for share in shares(merger, CELL)] == [7, 7, 7, 7]
    assert {share.value for share in shares(kept(cast, collection), CELL)} == {7, 900}


def test_two_bodies_of_one_name_are_two(cast, collection):
    with lifted():
        Standing.objects.filter(agency=cast.finance).update(name="云溪县科学技术局")
    for body in (cast.science, cast.finance):
        lay(body, YEAR)
    found = summed(cast)
    assert found.merged.report.value(CELL) == 14
    assert len({member.name for member in found.members}) == 2


def test_carried_over_through_a_merger_of_bodies(cast, collection):
    """What two bodies left open last year must come in at the body that took their place; the finding names all three."""
    system = cast.actor("system_admin")
    for body, open_ in ((cast.science, 2), (cast.finance, 3)):
        left = {"requests/carried_out/natural_person": open_, "requests/carried_out/total": open_}
        lay(body, YEAR - 1, report_for(body, YEAR - 1, **left), stage="published")
    new = merge_bodies(
        system,
        members=[cast.science.pk, cast.finance.pk],
        into=None,
        name="云溪县财政和科技局",
        on=date(2025, 7, 1),
        document_title="关于机构改革的通知",
        document_number="云委办〔2025〕1号",
        kind="department",
        level="county",
        division="339900",
        competent_office=cast.office.pk,
        parent=cast.government.pk,
    )
    body = next(side.agency for side in new.sides.all() if side.side == "after")
    lay(body, YEAR, report_for(body, YEAR))
    led = reorganisations(board(cast.actor(OFFICE), cast.office.pk, YEAR))
    assert ("云溪县财政局", "云溪县财政和科技局") in {(each.old, each.new) for each in led}
    wrong = [finding for finding in summed(cast).findings if finding.code == "U108"]
    assert wrong
    assert "云溪县财政和科技局" in wrong[0].message
    assert "云溪县科学技术局" in wrong[0].message
    assert (wrong[0].expected, wrong[0].found) == (5, 0)


def test_renamed_body_is_neither_missing_nor_unexpected(cast, collection):
    change_standing(
        cast.actor("system_admin"), agency=cast.finance.pk, since=date(2026, 1, 5), name="云溪县财政和国资局", basis="云政发〔2026〕1号"
    )
    lay(cast.finance, YEAR)
    found = summed(cast)
    assert "云溪县财政和国资局" not in found.missing
    assert not found.merged.unexpected


def test_lower_government_stands_for_its_bodies(cast, collection):
    """A lower office's bodies are counted by their government's report, never both; an office without one by its bodies."""
    system, office = cast.actor("system_admin"), cast.office.pk

    def opened(name, kind, overseer, level="county"):
        since = date(2020, 1, 1)
        return open_body(
            system,
            name=name,
            kind=kind,
            level=level,
            division="339900",
            opened_on=since,
            competent_office=overseer,
            basis="云政发〔2020〕1号",
        )

    lower = opened("开发区管委会办公室", "general_office", office)
    government = opened("开发区人民政府", "government", lower.pk)
    opened("开发区财政局", "department", lower.pk)
    system_office = opened("云溪县税务局", "vertical", office)
    opened("云溪县税务局第一分局", "branch", system_office.pk, "township")
    found = {row.name for row in board(cast.actor(OFFICE), office, YEAR).members()}
    own = {"云溪县人民政府办公室", "云溪县科学技术局", "云溪县财政局", "云溪县白石镇人民政府"}
    assert found == {*own, "开发区人民政府", "云溪县税务局", "云溪县税务局第一分局"}
    rows = {row.agency for row in board(cast.actor(OFFICE), office, YEAR).rows}
    assert government.pk in rows
    assert cast.government.pk not in rows


def test_sum_goes_into_the_governments_report(cast, collection, client):
    for body in members(cast):
        lay(body, YEAR)
    merger = kept(cast, collection)
    filing = lay(cast.government, YEAR, stage="drafting", **{CELL: 1, "part/6": "自己写的话。"})
    with pytest.raises(NotPermitted):
        take_sum(cast.actor(OFFICE), merger=merger.pk, filing=filing.pk)
    appoint(cast.actor("security_admin"), person=cast.pk(OFFICE), role="clerk", agency=cast.government.pk, since=date(2026, 1, 2))
    cast.sign_in(client, OFFICE)
    assert "放进2025年度政府报告" in client.get(f"/desk/annual/merge/{merger.pk}/").content.decode()
    assert client.post(f"/desk/annual/merge/{merger.pk}/take/").status_code == 302
    filing = Filing.objects.get(pk=filing.pk)
    report = filings.working_report(filing)
    assert {a: f.value for a, f in report.figures.items()} == {a: f.value for a, f in report_of_sum(merger).figures.items()}
    assert report.part(6).text == "自己写的话。"
    assert (CELL_NAME, "1", "28") in [(c.label, c.before, c.after) for c in history("filing", str(filing.pk))[0].changes]
    own = lay(cast.government, YEAR - 1, stage="drafting")
    with pytest.raises(Refused):
        take_sum(cast.actor(OFFICE), merger=merger.pk, filing=own.pk)


CELL_NAME = "表三 一、本年新收政府信息公开申请数量 × 自然人"


def test_sum_goes_into_no_other_report(cast, collection):
    lay(cast.finance, YEAR)
    merger = kept(cast, collection)
    appoint(cast.actor("security_admin"), person=cast.pk(OFFICE), role="clerk", agency=cast.science.pk, since=date(2026, 1, 2))
    filing = lay(cast.science, YEAR, stage="drafting")
    with pytest.raises(Refused):
        take_sum(cast.actor(OFFICE), merger=merger.pk, filing=filing.pk)


@pytest.mark.parametrize("to", ["xlsx", "docx", "json"])
def test_files_say_what_the_sum_says(cast, collection, client, to):
    for body in members(cast):
        lay(body, YEAR)
    merger = kept(cast, collection)
    cast.sign_in(client, OFFICE)
    back = read_again(client.get(f"/desk/annual/merge/{merger.pk}/sum.{to}").content, to)
    assert {a: f.value for a, f in back.figures.items()} == {a: f.value for a, f in report_of_sum(merger).figures.items()}
    assert client.get(f"/desk/annual/merge/{merger.pk}/sum.exe").status_code == 404


def test_try_keeps_nothing_and_keep_keeps(cast, collection, client):
    lay(cast.finance, YEAR)
    cast.sign_in(client, OFFICE)
    tried = client.post("/desk/annual/merge/", {"act": "try"})
    assert "试着汇总的结果" in tried.content.decode()
    assert not Merger.objects.exists()
    assert client.post("/desk/annual/merge/", {"act": "keep"}).status_code == 302
    assert Merger.objects.get().missing
    assert history("merger", str(Merger.objects.get().pk))


@pytest.mark.parametrize("who", ["clerk", "leader", "auditor", "stranger", "office_clerk"])
def test_only_the_office_adds_up(cast, collection, client, who):
    lay(cast.finance, YEAR)
    merger = kept(cast, collection)
    cast.sign_in(client, who)
    for page in ("", f"{merger.pk}/", f"{merger.pk}/cell/?at={CELL}", f"{merger.pk}/sum.json"):
        assert client.get(f"/desk/annual/merge/{page}").status_code == 403, page
    with pytest.raises(NotPermitted):
        merge(cast.actor(who), collection=collection.pk, summed=summed(cast))
