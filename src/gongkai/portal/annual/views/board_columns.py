"""The columns of the list of a board."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from gongkai.portal.agencies.models import Standing
from gongkai.portal.annual.selectors.board_list import Beside, Besides
from gongkai.portal.frame.lists import Column, Filters, Listing

_TONES = {"not_started": "err", "returned": "warn", "accepted": "ok", "published": "ok", "handed_in": "act"}


def listing(besides: Besides, filters: type[Filters]) -> Listing[Standing]:
    """How far each body of a board is, with whom to call; `besides` has to fetch each page."""
    of, year = besides.of, besides.board.year
    return Listing(
        name="annual_board",
        caption=f"{year}年度报告报送名单",
        columns=(
            Column("name", "机关", lambda s: s.name, sort="place", link=lambda s: reverse("annual:board_body", args=[year, s.agency.key])),
            Column("stage", "到哪一步", lambda s: of(s).row.stage_label, tone=lambda s: _tone(of(s)), small=lambda s: _late(of(s))),
            Column("late", "是否过期", lambda s: _late(of(s)), file_only=True),
            Column("handed_in_on", "报送日期", lambda s: of(s).row.handed_in_on, sort="-handed_in_on"),
            Column("errors", "问题", lambda s: _problems(of(s)), sort="-errors"),
            Column("reminded", "催过", lambda s: of(s).reminded.number, numeric=True),
            Column("reminded_on", "最近一次催办", lambda s: _last_reminder(of(s)), file_only=True),
            Column("contacts", "经办人", lambda s: "、".join(map(str, of(s).contacts)) or "没有经办人"),
            Column("published_on", "公开日期", lambda s: of(s).row.published_on, file_only=True),
            Column("key", "机关编号", lambda s: s.agency.key, file_only=True),
            Column("let_off", "免报理由（公开）", lambda s: of(s).let_off, file_only=True),
        ),
        filters=filters,
        empty="还没有所管的机关。机关目录里把主管部门设成本机关的，会列在这里。",
        unit="家",
    )


def _late(beside: Beside) -> str:
    return "过期没报" if beside.late else "过期没公开" if beside.overdue else ""


def _tone(beside: Beside) -> str:
    return "err" if beside.late or beside.overdue else _TONES.get(beside.row.stage, "")


def _problems(beside: Beside) -> str:
    if beside.row.in_hand:
        return f"{beside.row.errors}处错误要决定" if beside.row.errors else "没有"
    return ""


def _last_reminder(beside: Beside) -> date | None:
    last = beside.reminded.last
    return timezone.localtime(last).date() if last else None
