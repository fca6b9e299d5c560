"""What an office does while it collects: its local days, exemptions with a public reason, reminders."""

from collections.abc import Sequence
from datetime import date

from gongkai.portal.agencies.access import require
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors.standings import names
from gongkai.portal.annual.models import Collection, Exemption, Reminder
from gongkai.portal.annual.selectors.board import statutory
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.audit.record import About, Value
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Problem, Refused


@deed("annual.open_collection")
def open_collection(by: Actor, *, office: int, year: int, hand_in_by: date, publish_by: date, note: str = "") -> Done[Collection]:
    """Set or change the days of an office for a report year; they may be earlier than the statutory ones, never later."""
    require(by, Right.COLLECT_REPORTS, office)
    last_hand_in, (last_publish, _) = statutory(year)
    problems = []
    if not date(year + 1, 1, 1) <= hand_in_by <= last_hand_in:
        problems.append(
            Problem(f"报送截止应在{year + 1}年1月1日到{last_hand_in:%-m月%-d日}之间：法定最晚是{last_hand_in:%-m月%-d日}。", "hand_in_by")
        )
    if not hand_in_by <= publish_by <= last_publish:
        sentence = f"公开截止不能早于报送截止，也不能晚于法定的{last_publish:%-m月%-d日}。"
        problems.append(Problem(sentence, "publish_by"))
    if problems:
        raise Refused(problems)
    before = Collection.objects.filter(office_id=office, year=year).first()
    made, _ = Collection.objects.update_or_create(
        office_id=office, year=year, defaults={"hand_in_by": hand_in_by, "publish_by": publish_by, "note": note.strip()}
    )
    was: dict[str, Value] = {"报送截止": before.hand_in_by, "公开截止": before.publish_by, "要求": before.note} if before else {}
    now: dict[str, Value] = {"报送截止": hand_in_by, "公开截止": publish_by, "要求": note.strip()}
    return Done(made, f"定下{year}年度报告的报送和公开日期", _about(made), was, now)


@deed("annual.exempt")
def exempt(by: Actor, *, collection: int, agency: int, reason: str) -> Done[Exemption]:
    """Let a body off handing in this year; the reason is public."""
    found = Collection.objects.get(pk=collection)
    require(by, Right.COLLECT_REPORTS, found.office_id)
    require(by, Right.COLLECT_REPORTS, agency)
    if not reason.strip():
        raise Refused("请写理由。理由会公开，例如：本年12月新设立，没有开展工作。", "reason")
    made, _ = Exemption.objects.update_or_create(
        collection=found, agency_id=agency, defaults={"reason": reason.strip(), "by_id": by.person, "at": clock.now()}
    )
    name = names({agency})[agency]
    about = About("agency", str(agency), name, agency)
    return Done(made, f"准予{name}免报{found.year}年度报告", about, {}, {"理由（公开）": reason.strip()})


@deed("annual.end_exemption")
def end_exemption(by: Actor, *, collection: int, agency: int) -> Done[None]:
    """Ask a body for its report after all."""
    found = Collection.objects.get(pk=collection)
    require(by, Right.COLLECT_REPORTS, found.office_id)
    gone, _ = Exemption.objects.filter(collection=found, agency_id=agency).delete()
    name = names({agency}).get(agency, "")
    return Done(None, f"取消{name}免报{found.year}年度报告" if gone else "", About("agency", str(agency), name, agency))


@deed("annual.remind")
def remind(by: Actor, *, collection: int, agencies: Sequence[int], channel: str, text: str = "") -> Done[int]:
    """Remind bodies of their report: each sees it on its desk; or note down that they were telephoned. Gives how many."""
    found = Collection.objects.get(pk=collection)
    require(by, Right.COLLECT_REPORTS, found.office_id)
    if not agencies:
        raise Refused("请先选中要提醒的机关。", "agency")
    for agency in agencies:
        require(by, Right.COLLECT_REPORTS, agency)
    at = clock.now()
    Reminder.objects.bulk_create(
        Reminder(collection=found, agency_id=agency, channel=channel, text=text.strip(), by_id=by.person, at=at) for agency in agencies
    )
    called = names(set(agencies))
    how = "发提醒" if channel == "platform" else "打电话催办"
    says = f"就{found.year}年度报告给{len(agencies)}家{how}：{'、'.join(called[agency] for agency in agencies)}"
    return Done(len(agencies), says, _about(found), {}, {"提醒内容": text.strip() or None})


def _about(collection: Collection) -> About:
    return About("collection", str(collection.pk), f"{collection.year}年度报告报送", collection.office_id)
