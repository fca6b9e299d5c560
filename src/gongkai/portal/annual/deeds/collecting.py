"""What an office does while it collects: its local days, exemptions with a public reason, reminders."""

from collections.abc import Iterator, Sequence
from datetime import date

from gongkai.portal.agencies.access import require
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors.standings import names
from gongkai.portal.annual.models import Collection, Exemption, Filing, Reminder
from gongkai.portal.annual.selectors.board import IN_HAND, below, statutory
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.audit.record import About, Value
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Problem, Refused

CHANNELS: dict[str, str] = {"platform": "发提醒", "phone": "打电话催办"}
"""How a body is reminded, in the words of the log."""

_LONGEST = 500
"""Characters of a reminder: it stands in one line of somebody's desk."""


@deed("annual.open_collection", label="定下年报报送日期")
def open_collection(by: Actor, *, office: int, year: int, hand_in_by: date, publish_by: date, note: str = "") -> Done[Collection]:
    """Set or change the days of an office for a report year; they may be earlier than the statutory ones, never later."""
    require(by, Right.COLLECT_REPORTS, office)
    problems = list(_wrong_days(year, hand_in_by, publish_by))
    if problems:
        raise Refused(problems)
    before = Collection.objects.filter(office_id=office, year=year).first()
    was: dict[str, Value] = {"报送截止": before.hand_in_by, "公开截止": before.publish_by, "要求": before.note or None} if before else {}
    now: dict[str, Value] = {"报送截止": hand_in_by, "公开截止": publish_by, "要求": note.strip() or None}
    if before and was == now:
        return Done(before, "", _about(before))
    made, _ = Collection.objects.update_or_create(
        office_id=office, year=year, defaults={"hand_in_by": hand_in_by, "publish_by": publish_by, "note": note.strip()}
    )
    return Done(made, f"{'改定' if before else '定下'}{year}年度报告的报送和公开日期", _about(made), was, now)


@deed("annual.exempt", label="准予免报")
def exempt(by: Actor, *, collection: int, agency: int, reason: str) -> Done[Exemption]:
    """Let a body off handing in this year; the reason is public."""
    found = Collection.objects.get(pk=collection)
    require(by, Right.COLLECT_REPORTS, found.office_id)
    _under(found, [agency])
    problems = []
    if not reason.strip():
        problems.append(Problem("请写理由。理由会公开，例如：本年12月新设立，没有开展工作。", "reason"))
    if Filing.objects.filter(agency_id=agency, year=found.year, stage__in=IN_HAND).exists():
        problems.append(Problem(f"这家已经报送{found.year}年度报告，不用再免报。"))
    if problems:
        raise Refused(problems)
    before = Exemption.objects.filter(collection=found, agency_id=agency).values_list("reason", flat=True).first()
    made, _ = Exemption.objects.update_or_create(
        collection=found, agency_id=agency, defaults={"reason": reason.strip(), "by_id": by.person, "at": clock.now()}
    )
    name = names({agency})[agency]
    about = About("agency", str(agency), name, agency)
    return Done(made, f"准予{name}免报{found.year}年度报告", about, {"理由（公开）": before}, {"理由（公开）": reason.strip()})


@deed("annual.end_exemption", label="取消免报")
def end_exemption(by: Actor, *, collection: int, agency: int) -> Done[None]:
    """Ask a body for its report after all."""
    found = Collection.objects.get(pk=collection)
    require(by, Right.COLLECT_REPORTS, found.office_id)
    let_off = Exemption.objects.filter(collection=found, agency_id=agency).first()
    name = names({agency}).get(agency, "")
    about = About("agency", str(agency), name, agency)
    if let_off is None:
        return Done(None, "", about)
    reason = let_off.reason
    let_off.delete()
    return Done(None, f"取消{name}免报{found.year}年度报告", about, {"理由（公开）": reason}, {})


@deed("annual.remind", label="催办")
def remind(by: Actor, *, collection: int, agencies: Sequence[int], channel: str, text: str = "") -> Done[int]:
    """Remind bodies of their report: each sees it on its desk; or note down that they were telephoned. Gives how many."""
    found = Collection.objects.get(pk=collection)
    require(by, Right.COLLECT_REPORTS, found.office_id)
    chosen = list(dict.fromkeys(agencies))
    problems = []
    if not chosen:
        problems.append(Problem("请先选中要提醒的机关。", "agency"))
    if channel not in CHANNELS:
        problems.append(Problem("请选发提醒，或者记一笔电话。", "channel"))
    if len(text.strip()) > _LONGEST:
        problems.append(Problem(f"提醒的话最多{_LONGEST}个字，现在是{len(text.strip())}个字，请写短一些。", "text"))
    if problems:
        raise Refused(problems)
    _under(found, chosen)
    called = names(set(chosen))
    done = set(Filing.objects.filter(agency_id__in=chosen, year=found.year, stage__in=IN_HAND).values_list("agency_id", flat=True))
    if done:
        raise Refused(f"{_some([called[agency] for agency in chosen if agency in done])}已经报送，不用提醒，请去掉后再发。", "agency")
    at = clock.now()
    Reminder.objects.bulk_create(
        Reminder(collection=found, agency_id=agency, channel=channel, text=text.strip(), by_id=by.person, at=at) for agency in chosen
    )
    says = f"就{found.year}年度报告给{len(chosen)}家{CHANNELS[channel]}：{'、'.join(called[agency] for agency in chosen)}"
    return Done(len(chosen), says, _about(found), {}, {"提醒内容": text.strip() or None})


def _wrong_days(year: int, hand_in_by: date, publish_by: date) -> Iterator[Problem]:
    last_hand_in, (last_publish, _) = statutory(year)
    if not date(year + 1, 1, 1) <= hand_in_by <= last_hand_in:
        yield Problem(
            f"报送截止应在{year + 1}年1月1日到{last_hand_in:%-m月%-d日}之间：法定最晚是{last_hand_in:%-m月%-d日}，本地只能更早。",
            "hand_in_by",
        )
    if not hand_in_by <= publish_by <= last_publish:
        yield Problem(f"公开截止不能早于报送截止，也不能晚于法定的{last_publish:%-m月%-d日}。", "publish_by")


def _under(collection: Collection, agencies: Sequence[int]) -> None:
    """Refuses bodies from which the office does not collect."""
    if not below(collection.office_id, collection.year).issuperset(agencies):
        raise Refused("选中的机关里有不归本部门收报告的，请刷新名单后重选。", "agency")


def _some(called: Sequence[str]) -> str:
    """Three names, and how many there are."""
    return "、".join(called[:3]) + (f"等{len(called)}家" if len(called) > 3 else "")


def _about(collection: Collection) -> About:
    return About("collection", str(collection.pk), f"{collection.year}年度报告报送", collection.office_id)
