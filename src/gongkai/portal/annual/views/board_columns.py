"""The columns of the list of a board."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from gongkai.portal.agencies.models import Standing
from gongkai.portal.annual.selectors.board import Row
from gongkai.portal.annual.selectors.board_page import Reminded
from gongkai.portal.frame.lists import Column, Listing

_TONES = {"not_started": "err", "returned": "warn", "accepted": "ok", "published": "ok", "handed_in": "act"}


def _row(standing: Standing) -> Row:
    found: Row = standing.row  # type: ignore[attr-defined]  # `board_list.adorn` puts it there
    return found


def _reminded(standing: Standing) -> Reminded:
    found: Reminded = standing.reminded  # type: ignore[attr-defined]
    return found


def _link(standing: Standing) -> str:
    return reverse("annual:board_body", args=[standing.year, standing.agency.key])  # type: ignore[attr-defined]


def _late(standing: Standing) -> str:
    return "过期没报" if standing.late else ""  # type: ignore[attr-defined]


def _tone(standing: Standing) -> str:
    return "err" if _late(standing) else _TONES.get(_row(standing).stage, "")


def _problems(standing: Standing) -> str:
    row = _row(standing)
    if row.in_hand:
        return f"{row.errors}处错误要决定" if row.errors else "没有"
    return ""


def _last_reminder(standing: Standing) -> date | None:
    last = _reminded(standing).last
    return timezone.localtime(last).date() if last else None


def _contacts(standing: Standing) -> str:
    found = standing.contacts  # type: ignore[attr-defined]
    return "、".join(map(str, found)) or "没有经办人"


LISTING: Listing[Standing] = Listing(
    name="annual_board",
    caption="年度报告报送名单",
    columns=(
        Column("name", "机关", lambda s: s.name, sort="place", link=_link),
        Column("stage", "到哪一步", lambda s: _row(s).stage_label, tone=_tone, small=_late),
        Column("late", "是否过期", _late, file_only=True),
        Column("handed_in_on", "报送日期", lambda s: _row(s).handed_in_on, sort="-handed_in_on"),
        Column("errors", "问题", _problems, sort="-errors"),
        Column("reminded", "催过", lambda s: _reminded(s).number, numeric=True),
        Column("reminded_on", "最近一次催办", _last_reminder, file_only=True),
        Column("contacts", "经办人", _contacts),
        Column("published_on", "公开日期", lambda s: _row(s).published_on, file_only=True),
        Column("key", "机关编号", lambda s: s.agency.key, file_only=True),
        Column("let_off", "免报理由（公开）", lambda s: s.let_off, file_only=True),  # type: ignore[attr-defined]
    ),
    empty="还没有所管的机关。机关目录里把主管部门设成本机关的，会列在这里。",
    unit="家",
)
"""How far each body of an office is, with whom to call."""
