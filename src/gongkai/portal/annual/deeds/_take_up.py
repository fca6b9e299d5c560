"""Beginning a correction with what the public has: a report from the archive was never typed."""

from gongkai.editions import edition_for
from gongkai.portal.annual.entries import entries_of, keys
from gongkai.portal.annual.models import Filing
from gongkai.portal.annual.selectors import filings
from gongkai.portal.annual.texts import Writer, put, texts_of
from gongkai.portal.audit.actor import Actor
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Refused


def take_up(by: Actor, filing: Filing) -> None:
    """Puts the published report into the entries where it came from the archive; refuses one that no form can hold."""
    newest = filing.publications.order_by("-version").select_related("snapshot").first()
    if newest is None or not newest.source:
        return
    if edition_for(filing.year) is None:
        raise Refused(
            f"{filing.year}年度还没有全国统一的格式，不能在网页上逐格更正。请到“归档旧报告”放入改好的文件，归档时写明更正了什么、为什么。"
        )
    working = type(filing.working).objects.select_for_update().get(filing=filing)
    public = entries_of(filings.report_in(newest.snapshot))
    typed = {key: public.get(key, "") for key in keys(filings.head_of(filing).edition)}
    now = texts_of(working.entries)
    changed = {key: text for key, text in typed.items() if text != now.get(key, "")}
    writer = Writer(by.person, by.name, clock.now().isoformat())
    outcome = put(working.entries, working.rivals, working.stamp + 1, changed, dict.fromkeys(changed, working.stamp), writer)
    working.entries, working.rivals, working.stamp = outcome.entries, {}, working.stamp + 1
    working.save(update_fields=["entries", "rivals", "stamp"])
    filing.working = working
