"""The chapters of the annual reports: 2023 and 2024 from the first word to the public, 2025 as far as it is on the demo's morning."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial

from gongkai.portal.annual.deeds import archiving, collecting, merging, moving
from gongkai.portal.annual.models import Collection
from gongkai.portal.annual.reader_process import read
from gongkai.portal.annual.reading_apart import ReadApart
from gongkai.portal.annual.selectors import board, filings, merged
from gongkai.portal.frame import clock
from gongkai.portal.site.demo.bodies import GOVERNMENT, OFFICE
from gongkai.portal.site.demo.reports import OFFICE_CLERK, OFFICE_HEAD, Reports, moment
from gongkai.portal.site.demo.reports_figures import SIZES, figures_of
from gongkai.portal.site.demo.reports_old import OLD_NAME, OLD_PAGE, OLD_YEAR
from gongkai.portal.site.demo.reports_prose import government_parts
from gongkai.portal.site.demo.reports_slips import SLIPS, spoiled
from gongkai.report import decode, encode

_SLUGS = tuple(SIZES)
_AT_ONCE = 3
"""So many bodies do the same step on the same day."""
_LATE = ("tiyu", 2023)
_JANUARY = {
    2023: (11, 12, 15, 16, 17, 18, 19, 22, 23, 24),
    2024: (6, 7, 8, 9, 10, 13, 14, 15, 16, 17),
}
"""Report year → the working days of the January after it on which the reports are made."""


def year_2023(reports: Reports) -> None:
    """January 2024: the first reports, one of them late; the county's own in March."""
    _collect(reports, 2023, moment(2024, 1, 11, 8, 30), date(2024, 1, 24), date(2024, 1, 30))
    for place, slug in enumerate(slug for slug in _SLUGS if (slug, 2023) != _LATE):
        _way(reports, slug, 2023, [date(2024, 1, day) for day in _JANUARY[2023][place // _AT_ONCE :]], place % _AT_ONCE)
    _way(reports, _LATE[0], 2023, [date(2024, 1, 31), date(2024, 2, 2), date(2024, 2, 5), date(2024, 2, 6)], 0)
    reports.tell()
    _government(reports, 2023, moment(2024, 3, 4, 9, 0))


def old_report(reports: Reports) -> None:
    """May 2024: a township puts a report from before the national form into the archive."""
    told = reports.told
    told.go_to(2024, 5, 14, 10, 0)
    clerk = reports.who("clerk", "chengguan")
    data = OLD_PAGE.encode()
    seen = ReadApart(**decode(encode(read(data, OLD_NAME))))
    old = told.act(archiving.put_old_report, clerk, data=data, name=OLD_NAME, read=seen)
    told.act(archiving.archive, clerk, old=old.pk, agency=told.bodies["chengguan"], year=OLD_YEAR, published_on=date(2013, 3, 18))


def year_2024(reports: Reports) -> None:
    """January 2025: the second reports, one with an error that is let stand; an erratum in February, then the county's own."""
    _collect(reports, 2024, moment(2025, 1, 6, 8, 0), date(2025, 1, 20), date(2025, 1, 24))
    for place, slug in enumerate(_SLUGS):
        _way(reports, slug, 2024, [date(2025, 1, day) for day in _JANUARY[2024][place // _AT_ONCE :]], place % _AT_ONCE)
    reports.tell()
    _erratum(reports)
    _government(reports, 2024, moment(2025, 2, 17, 9, 0))


def year_2025_begins(reports: Reports) -> None:
    """January 2026 up to the 16th: the days are set, one body is let off, most reports are on their way."""
    made = _collect(reports, 2025, moment(2026, 1, 4, 9, 0), date(2026, 1, 23), date(2026, 1, 28))
    _let_off(reports, made)
    for slug, first, last in (
        ("caizheng", 5, "publish"),
        ("renshe", 6, "publish"),
        ("wenlv", 7, "publish"),
        ("weijian", 8, "accept"),
        ("zhengfuban", 8, "hand_in"),
        ("fagai", 9, "accept"),
        ("chengguan", 9, "hand_in"),
        ("ziran", 12, "hand_in"),
        ("zhujian", 13, "hand_in"),
        ("gongan", 13, "hand_in"),
        ("jingmao", 14, "sign"),
        ("jiaoyu", 14, "review"),
        ("minzheng", 15, "fill"),
    ):
        days = [date(2026, 1, day) for day in (5, 6, 7, 8, 9, 12, 13, 14, 15, 16) if day >= first]
        _way(reports, slug, 2025, days, ("wenlv", "weijian", "chengguan", "gongan", "jiaoyu").count(slug), last)
    reports.plan(moment(2026, 1, 14, 16, 40), partial(_send_back, reports))
    reports.plan(moment(2026, 1, 15, 10, 30), partial(_remind, reports, made))
    reports.tell()


def year_2025_goes_on(reports: Reports) -> None:
    """The 19th: the science bureau types, two of them at once; a township is telephoned."""
    told = reports.told
    told.go_to(2026, 1, 19, 9, 30)
    reports.begin("keji", 2025)
    words = reports.words("keji", 2025)
    cell = "proactive/licences/decisions"
    reports.type_in("keji", 2025, {key: text for key, text in words.items() if key != cell})
    reports.type_in("keji", 2025, {cell: words[cell]})
    reports.type_in("keji", 2025, {cell: str(int(words[cell]) - 1)}, reports.who("deputy", "keji"), seen=1)
    told.go_to(2026, 1, 19, 15, 0)
    made = _collection(reports, 2025, date(2026, 1, 23), date(2026, 1, 28))
    told.act(
        collecting.remind,
        OFFICE_CLERK,
        collection=made.pk,
        agencies=[told.bodies["baishi"]],
        channel="phone",
        text="接电话的是石天宇，说本周三开始填。",
    )


_STEPS = ("fill", "review", "sign", "hand_in", "accept", "publish")


def _way(reports: Reports, slug: str, year: int, days: Sequence[date], turn: int, last: str = "publish") -> None:
    """Plan a report's way over some days, as far as `last`; bodies of the same day come one after another."""
    hours = {
        "fill": (0, 9, 0),
        "review": (1, 9, 0),
        "sign": (1, 10, 40),
        "hand_in": (1, 14, 30),
        "accept": (2, 15, 0),
        "publish": (3, 16, 10),
    }
    for step in _STEPS[: _STEPS.index(last) + 1]:
        if step == "review" and last != "review":
            continue  # `sign` passes it on first
        day, hour, minute = hours[step]
        reports.plan(
            moment(*days[day].timetuple()[:3], hour, minute) + timedelta(minutes=20 * turn), partial(getattr(reports, step), slug, year)
        )


def _collect(reports: Reports, year: int, at: datetime, hand_in_by: date, publish_by: date) -> Collection:
    reports.told.moment = max(reports.told.moment, at)
    return _collection(reports, year, hand_in_by, publish_by)


def _collection(reports: Reports, year: int, hand_in_by: date, publish_by: date) -> Collection:
    """The office's days of a year, set or found as they are."""
    note = "报送前请先自查一遍；有与上年接不上的数，写明原因。"
    made: Collection = reports.told.act(
        collecting.open_collection,
        OFFICE_HEAD,
        office=reports.told.bodies[OFFICE.slug],
        year=year,
        hand_in_by=hand_in_by,
        publish_by=publish_by,
        note=note,
    )
    return made


def _government(reports: Reports, year: int, at: datetime) -> None:
    """The county's own report: added up, taken over, its own words, and the way of every other report."""
    told, slug = reports.told, GOVERNMENT.slug
    told.moment = max(told.moment, at)
    filing = reports.begin(slug, year)
    days = _collection(reports, year, *_days_of(reports, year))
    with clock.stopped_at(told.moment):
        office = told.bodies[OFFICE.slug]
        summed = merged.add_up(board.board(told.actor(OFFICE_HEAD), office, year), GOVERNMENT.name)
        head = filings.head_of(filing)
    merger = told.act(merging.merge, OFFICE_HEAD, collection=days.pk, summed=summed)
    told.act(merging.take_sum, reports.who("clerk", slug), merger=merger.pk, filing=filing.pk)
    texts = {address: figure.printed for address, figure in summed.merged.report.figures.items()}
    written = government_parts(head, texts)
    slip = SLIPS.get((slug, year))
    reports.type_in(slug, year, spoiled(slip, written) if slip else written)
    reports.submit(slug, year)
    for hours, step in ((24, reports.sign), (26, reports.hand_in), (48, reports.accept), (72, reports.publish)):
        told.moment = max(told.moment, at + timedelta(hours=hours))
        step(slug, year)


def _days_of(reports: Reports, year: int) -> tuple[date, date]:
    with clock.stopped_at(reports.told.moment):
        found = board.board(reports.told.actor(OFFICE_HEAD), reports.told.bodies[OFFICE.slug], year)
    return found.hand_in_by, found.publish_by


def _erratum(reports: Reports) -> None:
    """February 2025: the finance bureau finds that it swapped two digits, and publishes the report anew."""
    slug, year = "caizheng", 2024
    reports.told.go_to(2025, 2, 10, 9, 0)
    reports.move(slug, year, "correct", reports.who("clerk", slug), "表二的收费金额把两位数字写颠倒了。")
    reports.type_in(slug, year, reports.words(slug, year, faulty=False))
    reports.submit(slug, year)
    reports.sign(slug, year)
    reports.hand_in(slug, year)
    reports.accept(slug, year)
    reports.told.go_to(2025, 2, 11, 9, 0)
    reports.publish(slug, year, "表二的收费金额和第一部分相应的一句，两位数字写颠倒了，少计2.7万元，现更正。其他数字没有变动。")


def _let_off(reports: Reports, made: Collection) -> None:
    reports.told.act(
        collecting.exempt,
        OFFICE_HEAD,
        collection=made.pk,
        agency=reports.told.bodies["nanping"],
        reason="2025年8月洪水冲毁镇政府办公楼，登记台账正在恢复，本年度准予免报，恢复以后补充公开。",
    )


def _send_back(reports: Reports) -> None:
    """The office sends a township's report back, with a remark at each place."""
    filing = reports.begun["chengguan", 2025]
    punished = int(figures_of("chengguan", 2025)["proactive/punishments/decisions"]) + 4
    for key, text in (
        ("proactive/punishments/decisions", f"县司法局通报的是贵镇{punished}件，这里少4件，请核对综合行政执法队12月的决定是否计入。"),
        ("requests/carried_out/natural_person", "请附一份没有办结的申请清单，核对12月31日以后答复的是否都在里面。"),
        ("part/5", "写了两个问题，没有写去年提出的改进办法做得怎样，请补一句。"),
    ):
        reports.told.act(moving.remark, OFFICE_HEAD, filing=filing.pk, key=key, text=text)
    reports.move("chengguan", 2025, "return", OFFICE_HEAD, "三处请核对后改好，21日前再报。")


def _remind(reports: Reports, made: Collection) -> None:
    reports.told.act(
        collecting.remind,
        OFFICE_CLERK,
        collection=made.pk,
        agencies=[reports.told.bodies[slug] for slug in ("keji", "minzheng", "jiaoyu", "baishi")],
        channel="platform",
        text="2025年度报告1月23日前报送，请抓紧填报、审核。有困难的打0000-6210002。",
    )
