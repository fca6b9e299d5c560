"""For reports at random: what was typed is what is stored, published, exported and read again in every format, and judged alike.

Twenty of them run with every suite; a thousand, in some ten minutes, with

    .ci/soak tests/portal/annual/test_random_reports.py
"""

import io
import json
import os
from decimal import Decimal
from pathlib import Path
from random import Random

import polars as pl
import pytest
from django.db import transaction
from django.urls import reverse

from gongkai.checking import Context, check_report
from gongkai.portal.annual import bulk, store
from gongkai.portal.annual.deeds.moving import move, waive
from gongkai.portal.annual.deeds.publishing import publish
from gongkai.portal.annual.deeds.typing import explain, open_filing, save_entries
from gongkai.portal.annual.entries import report_of
from gongkai.portal.annual.models import Fact, Filing
from gongkai.portal.annual.proof import FORMATS, TEXT_FORMATS, figures_of, read_again
from gongkai.portal.annual.selectors import filings, open_data
from gongkai.portal.annual.selectors.board import board
from gongkai.portal.annual.selectors.merged import add_up
from gongkai.portal.annual.selectors.preparing import prepare
from gongkai.reading import read_bytes
from gongkai.report import Report, State, report_from_json

from .handing_in import lay
from .random_reports import random_texts

SOME, MANY, AT_ONCE = 20, 1000, 100
SOAK = os.environ.get("GONGKAI_HYPOTHESIS") == "soak"
SEEDS = [range(n, n + AT_ONCE) for n in range(0, MANY, AT_ONCE)] if SOAK else [range(SOME)]


def typed(cast, seed):
    """A report typed at random by the bureau's clerk."""
    chance = Random(seed)
    filing = open_filing(cast.actor("clerk"), agency=cast.science.pk, year=chance.randint(2019, 2025))
    texts = random_texts(chance, filings.head_of(filing))
    save_entries(cast.actor("clerk"), filing=filing.pk, typed=texts, seen=dict.fromkeys(texts, 10**6))
    return Filing.objects.select_related("working").get(pk=filing.pk), texts


def findings(report: Report, filing: Filing) -> list[tuple[object, ...]]:
    """What the checks say of a report read from a file, without the year before."""
    head = filings.head_of(filing)
    return told(check_report(Context(report, agency=head.agency, year=head.year)))


def told(found) -> list[tuple[object, ...]]:
    return sorted((f.code, f.address or "", f.severity.value, f.message) for f in found)


def to_public(cast, filing):
    """All the way: what is wrong is explained by the clerk and waived by the office."""
    for one in filings.findings(filing):
        if one.is_error:
            explain(cast.actor("clerk"), filing=filing.pk, mark=one.mark, text="按台账原样填报。")
    for who, step in (("clerk", "submit"), ("reviewer", "pass"), ("leader", "sign"), ("clerk", "hand_in")):
        move(cast.actor(who), filing=filing.pk, step=step)
    office = cast.actor("competent_office")
    for one in filings.findings(Filing.objects.get(pk=filing.pk)):
        if one.is_error:
            waive(office, filing=filing.pk, code=one.finding.code, address=one.finding.address or "", reason="已核实台账。")
    move(office, filing=filing.pk, step="accept")
    return publish(cast.actor("clerk"), filing=filing.pk, prepared=prepare(Filing.objects.get(pk=filing.pk)))


@pytest.mark.parametrize("seeds", SEEDS, ids=str)
def test_typed_is_published_and_read_again(cast, client, tmp_path, settings, seeds):
    settings.GONGKAI_DATA = tmp_path
    for seed in seeds:
        with transaction.atomic():
            filing, texts = typed(cast, seed)
            _holds(cast, client, filing, texts, f"seed {seed}")
            transaction.set_rollback(True)


def _holds(cast, client, filing, texts, seed):
    entered = filings.working_report(filing)
    assert {address: entered.figure(address).printed for address in entered.figures} == {a: texts[a] for a in entered.figures}, seed
    on_the_page = told(one.finding for one in filings.findings(filing))
    version = to_public(cast, filing)
    stored = filings.report_in(version.snapshot)
    assert figures_of(stored) == figures_of(entered), seed
    assert {part.number: part.text for part in stored.sections} == {part.number: part.text for part in entered.sections}, seed
    files = {file.format: store.fetch(file.sha256) for file in version.files.all()}
    assert set(files) == set(FORMATS), seed
    for to, data in files.items():
        again = read_again(data, to)
        assert figures_of(again) == figures_of(entered), (seed, to)
        if to in TEXT_FORMATS:
            assert findings(again, filing) == on_the_page, (seed, to)
    _seen_by_the_public(client, filing, entered, seed)
    _taken_as_data(version, entered, seed)


def _seen_by_the_public(client, filing, entered, seed):
    page = client.get(reverse("reports:report", args=[filing.agency.key, filing.year]))
    assert page.status_code == 200, seed
    assert figures_of(read_bytes(page.content, "report.html").report) == figures_of(entered), seed
    answer = client.get(reverse("api:report", args=[filing.agency.key, filing.year])).json()
    assert figures_of(report_from_json(json.loads(json.dumps(answer["report"]), parse_float=Decimal))) == figures_of(entered), seed


def _taken_as_data(version, entered, seed):
    facts = Fact.objects.filter(filing=version.filing)
    assert {f.address: (f.value, State(f.state)) for f in facts} == figures_of(entered), seed
    rows = [dict(zip(bulk.COLUMNS, row, strict=True)) for row in bulk.rows(list(open_data.newest(version.filing.year)))]
    assert {row["address"]: (row["value"], State(row["state"])) for row in rows} == figures_of(entered), seed
    year = version.filing.year
    path = Path(str(bulk.make(year, "csv", seed)))
    written = pl.read_csv(io.BytesIO(path.read_bytes()), infer_schema_length=0)
    read = {row["address"]: Decimal(row["value"]) if row["value"] else None for row in written.iter_rows(named=True)}
    assert read == {address: value for address, (value, _state) in figures_of(entered).items()}, seed
    path.unlink()


@pytest.mark.parametrize("seed", range(4))
def test_merged_is_the_sum_of_members(cast, seed):
    bodies = [cast.science, cast.finance, cast.township]
    reports = []
    for place, body in enumerate(bodies):
        head = filings.head_of(Filing(agency=body, year=2025))
        reports.append(lay(body, 2025, report_of(head, random_texts(Random(100 * seed + place), head))))
    read = [filings.working_report(filing) for filing in reports]
    summed = add_up(board(cast.actor("competent_office"), cast.office.pk, 2025), "云溪县人民政府")
    assert len(summed.members) == len(bodies)
    for address in read[0].figures:
        values = [value for report in read if (value := report.value(address)) is not None]
        if len(values) == len(read) and all(report.figure(address).unit == "" for report in read):
            assert summed.merged.report.value(address) == sum(values), address
