"""Opening a report and typing in it: several people at once, nothing lost, nothing silently overwritten."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.portal.agencies.access import require
from gongkai.portal.agencies.models import Agency
from gongkai.portal.agencies.rights import Right
from gongkai.portal.annual import entries, openings, texts
from gongkai.portal.annual.deeds._about import about
from gongkai.portal.annual.deeds._counts import count_findings
from gongkai.portal.annual.deeds._open import agency_of, editable
from gongkai.portal.annual.models import Filing, Working
from gongkai.portal.annual.naming import place
from gongkai.portal.annual.selectors import filings
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Refused

_LONGEST = 20_000
"""Characters of one entry; the longest part of a real report has about 6,000."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The result of a save: the new stamp, the stamps of the entries it changed, and what clashed with somebody else's words."""

    stamp: int
    changed: tuple[str, ...]
    clashes: tuple[texts.Clash, ...]


@deed("annual.open_filing", label="开始填报年度报告")
def open_filing(by: Actor, *, agency: int, year: int) -> Done[Filing]:
    """Begin a body's report of a year, with title, opening and the sentences that follow from facts already written."""
    require(by, Right.FILL_REPORT, agency)
    body = Agency.objects.get(pk=agency)
    if year > clock.today().year:
        raise Refused(f"{year}年还没有开始，最晚可以填报{clock.today().year}年度的报告。", "year")
    if year < body.opened_on.year or (body.closed_on and year > body.closed_on.year):
        raise Refused(f"这个机关在{year}年不存在，请核对年度。", "year")
    filing, made = Filing.objects.get_or_create(agency=body, year=year)
    if not made:
        return Done(filing, says="", about=about(filing))
    head = filings.head_of(filing)
    writer = texts.Writer(None, "平台", clock.now().isoformat())
    begun = texts.put({}, {}, 1, openings.first_entries(head, filings.disclosure_office(filing)), {}, writer)
    Working.objects.create(filing=filing, entries=begun.entries, stamp=1)
    return Done(filing, says=f"开始填报{head.title}", about=about(filing, head))


@deed("annual.save_entries", label="填写年度报告")
def save_entries(by: Actor, *, filing: int, typed: Mapping[str, str], seen: Mapping[str, int]) -> Done[Saved]:
    """Save what was typed. `seen` has the stamp of each entry as the typist last saw it (0: nothing stood there).

    What somebody else has changed since is not overwritten: the typed text is kept beside it until one of the two is chosen.
    """
    require(by, Right.FILL_REPORT, agency_of(filing))
    found = editable(filing)
    working = Working.objects.select_for_update().get(filing=found)
    edition = filings.head_of(found).edition
    allowed = set(entries.keys(edition))
    unknown = [key for key in typed if key not in allowed]
    if unknown:
        raise Refused(f"{edition.name}年格式里没有“{unknown[0]}”这一格，请刷新页面后再填。")
    long = [key for key, text in typed.items() if len(text) > _LONGEST]
    if long:
        raise Refused(f"“{place(edition, long[0])}”超过{_LONGEST}个字，请分到附件里，这里写要点。", long[0])
    writer = texts.Writer(by.person, by.name, clock.now().isoformat())
    outcome = texts.put(working.entries, working.rivals, working.stamp + 1, typed, seen, writer)
    if not outcome.changed and not outcome.clashes:
        return Done(Saved(working.stamp, (), ()), says="", about=about(found))
    working.entries, working.rivals, working.stamp = outcome.entries, outcome.rivals, working.stamp + 1
    working.save(update_fields=["entries", "rivals", "stamp"])
    count_findings(found, working)
    before = {place(edition, key): _shown(key, text) for key, text in outcome.changed.items()}
    after = {place(edition, key): _shown(key, typed[key]) for key in outcome.changed}
    clashed = f"；另有{len(outcome.clashes)}处与别人的改动并存" if outcome.clashes else ""
    says = f"填写{found.year}年度报告{len(outcome.changed)}处{clashed}"
    return Done(Saved(working.stamp, tuple(outcome.changed), outcome.clashes), says, about(found), before, after)


@deed("annual.choose_text", label="在两份文字中选定一份")
def choose_text(by: Actor, *, filing: int, key: str, text: str) -> Done[Saved]:
    """Settle an entry that two people changed: this text stands, the others are dropped (the log keeps them)."""
    require(by, Right.FILL_REPORT, agency_of(filing))
    found = editable(filing)
    working = Working.objects.select_for_update().get(filing=found)
    edition = filings.head_of(found).edition
    rivals = working.rivals.get(key)
    if not rivals:
        return Done(Saved(working.stamp, (), ()), says="", about=about(found))
    now = working.entries.get(key, {}).get("text", "")
    dropped = [other for other in (now, *(rival["text"] for rival in rivals)) if other != text]
    working.stamp += 1
    at = clock.now().isoformat()
    working.entries[key] = {"text": text, "stamp": working.stamp, "by": by.person, "name": by.name, "at": at}
    del working.rivals[key]
    working.save(update_fields=["entries", "rivals", "stamp"])
    count_findings(found, working)
    called = place(edition, key)
    before = {called: now, **{f"{called}（没有采用之{n}）": other for n, other in enumerate(dropped, 1)}}
    return Done(Saved(working.stamp, (key,), ()), f"在“{called}”两种填法中选定一种", about(found), before, {called: text})


@deed("annual.explain", label="说明一处检查结果")
def explain(by: Actor, *, filing: int, mark: str, text: str) -> Done[None]:
    """Say why a finding stands as it is (last year's closing is not this year's opening, a printed error); empty takes it back."""
    require(by, Right.FILL_REPORT, agency_of(filing))
    found = editable(filing)
    working = Working.objects.select_for_update().get(filing=found)
    judged = {one.mark: one for one in filings.findings(found, working)}
    if mark not in judged:
        raise Refused("这个问题已经不在了，不用再写说明。", "text")
    before = working.explained.pop(mark, {}).get("text")
    if text.strip():
        working.explained[mark] = {"text": text.strip(), "by": by.person, "name": by.name, "at": clock.now().isoformat()}
    working.save(update_fields=["explained"])
    label = f"{judged[mark].finding.code}的说明"
    return Done(None, f"说明{found.year}年度报告的一个问题", about(found), {label: before}, {label: text.strip() or None})


def _shown(key: str, text: str) -> str | None:
    """A cell's text; of prose its length alone: the snapshots keep the words."""
    if "/" in key and not key.startswith("part/"):
        return text or None
    return f"{len(text)}字" if text else None
