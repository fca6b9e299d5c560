"""Published reports of many years for all bodies of a big region, made in bulk; always the same.

    region = settle(bodies=3000, people=20000)
    publish_years(range(2018, 2026))

Written under `guard.lifted()`, as tests/portal/big_region.py is: a fixture, told by no deed.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from random import Random

from django.db import connection

from gongkai.form import identities
from gongkai.portal.agencies.models import Standing
from gongkai.portal.annual.entries import Head, part_key, report_of
from gongkai.portal.annual.models import Filing, Publication, PublishedFile, Snapshot, Step, Working
from gongkai.portal.audit.guard import lifted
from gongkai.report import Report, encode, report_to_json

TEMPLATES = 40
"""Different reports of a year; every body has one of them under its own name."""
_NAME = "某某机关"
_SENTENCES = (
    "全年在政府网站公开政府信息，及时更新机构职能、办事指南和重点领域的内容。",
    "全年收到的政府信息公开申请均按期办理，没有因公开被纠正的案件。",
    "公开前逐件进行保密审查，公开后定期清理失效的文件。",
    "明确专人负责栏目维护，参加业务培训，按季度自查。",
)
_LATEST = ("published",) * 6 + ("handed_in", "accepted", "drafting", "returned")
_FILES = {"html": 60_000, "docx": 25_000, "pdf": 120_000, "xlsx": 18_000, "csv": 12_000, "json": 27_000}

_TEMPLATE_TABLE = """
CREATE TEMPORARY TABLE template_fact (year INTEGER, template INTEGER, address VARCHAR(120), value DECIMAL(24, 6), state VARCHAR(12))
"""
_FACTS = """
INSERT INTO annual_fact (filing_id, agency_id, year, address, value, state, unit, certain)
SELECT f.id, f.agency_id, f.year, t.address, t.value, t.state, '', %s
FROM annual_filing f JOIN template_fact t ON t.year = f.year AND t.template = f.agency_id %% %s
WHERE f.year = %s AND f.stage IN ('published', 'handed_in', 'accepted') ORDER BY f.id
"""


@dataclass(frozen=True, slots=True)
class _Body:
    agency: int
    name: str


def publish_years(years: Sequence[int]) -> int:
    """The reports of all bodies for these years, the last year partly on its way; gives how many facts there are."""
    standings = Standing.objects.filter(until__isnull=True).order_by("agency_id")
    bodies = [_Body(agency, name) for agency, name in standings.values_list("agency_id", "name")]
    with lifted():
        with connection.cursor() as cursor:
            cursor.execute(_TEMPLATE_TABLE)
        for year in years:
            _publish(year, bodies, latest=year == max(years))
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE template_fact")
            cursor.execute("SELECT COUNT(*) FROM annual_fact")
            return int(cursor.fetchone()[0])


def template(year: int, number: int) -> Report:
    """One of the reports of a year: numbers that add up, every eighth with a blank or a total that does not."""
    chance = Random(100 * year + number)
    head = Head(_NAME, year)
    values: dict[str, int | str] = {address: chance.choice((0, 0, 0, chance.randint(1, 30))) for address in head.edition.addresses()}
    for _ in range(3):
        for identity in identities(head.edition):
            if identity.left == (identity.target,):
                values[identity.target] = sum(int(values[address]) for address in identity.right)
    if number % 8 == 0:
        values[chance.choice(sorted(values))] = chance.choice(("", "1"))
    prose = {part_key(part): "\n".join(chance.sample(_SENTENCES, 3) * 4) for part in (1, 5, 6)}
    return report_of(head, {**{key: str(value) for key, value in values.items()}, **prose})


def _publish(year: int, bodies: Sequence[_Body], latest: bool) -> None:
    reports = [template(year, number) for number in range(TEMPLATES)]
    contents = [encode(report_to_json(report)).decode() for report in reports]
    filings = Filing.objects.bulk_create([_filing(year, body, latest) for body in bodies], batch_size=1000)
    Working.objects.bulk_create([Working(filing=filing, stamp=1) for filing in filings], batch_size=1000)
    handed_in = [(filing, body) for filing, body in zip(filings, bodies, strict=True) if filing.handed_in_on]
    for some in _batches(handed_in, 250):
        snapshots = Snapshot.objects.bulk_create([_snapshot(filing, body, contents) for filing, body in some])
        Step.objects.bulk_create(
            [Step(filing=s.filing, move=move, at=s.at, by_name="经办人") for s in snapshots for move in ("sign", "hand_in")]
        )
        _make_public([(s, body) for s, (filing, body) in zip(snapshots, some, strict=True) if filing.published_on])
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO template_fact VALUES (%s, %s, %s, %s, %s)",
            [
                (year, number, address, figure.value, figure.state.value)
                for number, report in enumerate(reports)
                for address, figure in report.figures.items()
            ],
        )
        cursor.execute(_FACTS, [True, TEMPLATES, year])


def _filing(year: int, body: _Body, latest: bool) -> Filing:
    stage = _LATEST[body.agency % len(_LATEST)] if latest else "published"
    handed_in = date(year + 1, 1, 10 + body.agency % 15) if stage in ("published", "handed_in", "accepted") else None
    published = date(year + 1, 1, 26) if stage == "published" else None
    return Filing(agency_id=body.agency, year=year, stage=stage, handed_in_on=handed_in, published_on=published)


def _snapshot(filing: Filing, body: _Body, contents: Sequence[str]) -> Snapshot:
    content = contents[body.agency % TEMPLATES].replace(_NAME, body.name)
    digest = hashlib.sha256(content.encode()).hexdigest()
    at = datetime(filing.year + 1, 1, 9, tzinfo=UTC)
    return Snapshot(filing=filing, number=1, move="sign", at=at, content=content, sha256=digest, rules="gongkai", findings=[])


def _make_public(frozen: Sequence[tuple[Snapshot, _Body]]) -> None:
    made = Publication.objects.bulk_create(
        [
            Publication(
                filing=snapshot.filing,
                version=1,
                snapshot=snapshot,
                agency_name=body.name,
                title=Head(body.name, snapshot.filing.year).title,
                published_on=snapshot.filing.published_on,
            )
            for snapshot, body in frozen
        ]
    )
    PublishedFile.objects.bulk_create(
        [
            PublishedFile(publication=one, format=to, sha256=hashlib.sha256(f"{one.pk}{to}".encode()).hexdigest(), size=size)
            for one in made
            for to, size in _FILES.items()
        ],
        batch_size=1000,
    )


def _batches(things: Sequence[tuple[Filing, _Body]], size: int) -> Iterator[list[tuple[Filing, _Body]]]:
    rest = iter(things)
    while some := list(islice(rest, size)):
        yield some
