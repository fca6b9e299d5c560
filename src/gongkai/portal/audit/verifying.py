"""Verifying the log: every digest is computed again, every column compared with the text that was hashed, every link with the one before.

A digest noted on paper (`noted`) shows what the log alone cannot: that its end was cut off, or that all of it was written anew.
"""

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

import msgspec

from gongkai.portal.audit.digest import GENESIS, digest_of
from gongkai.portal.audit.rows import BATCH, Log, Raw, Unreadable
from gongkai.portal.audit.verdict import LABELS, Break, Link, Verdict

Progress = Callable[[int], None]
"""Told now and then how many entries have been read."""

CLOCK_BACK = timedelta(hours=1)
"""How far the time of an entry may lie before that of an earlier one without a remark: deeds at the same time end in any order."""


class _By(msgspec.Struct, forbid_unknown_fields=True):
    person: int | None
    name: str
    agency: int | None
    agency_name: str
    seats: list[tuple[str, int]]
    via: str
    address: str


class _About(msgspec.Struct, forbid_unknown_fields=True):
    kind: str
    key: str
    name: str
    agency: int | None


class Body(msgspec.Struct, forbid_unknown_fields=True):
    """The text of an entry, read."""

    seq: int
    at: str
    deed: str
    says: str
    by: _By
    about: _About
    changes: list[tuple[str, str | None, str | None]]


_READ = msgspec.json.Decoder(Body)


def read_body(text: str) -> Body:
    """The text of an entry, read; raises `ValueError` where it is none."""
    try:
        return _READ.decode(text)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise ValueError(str(error)) from None


def strong(algorithm: str) -> bool:
    """Whether digests of that name can hold a chain: the machine has it, and they are 256 bits or more."""
    try:
        return hashlib.new(algorithm).digest_size >= 32
    except (ValueError, TypeError):
        return False


def fits(body: str, previous: str, algorithm: str, digest: str) -> bool:
    """Whether the digest is that of the text and the digest before it."""
    return strong(algorithm) and digest_of(body, previous, algorithm) == digest


def verify(progress: Progress | None = None, *, noted: Iterable[Link] = (), log: Log | None = None) -> Verdict:
    """The verdict on the whole log; writers need not stop meanwhile. Raises nothing for what is wrong with the log."""
    log = log or Log()
    verdict = Verdict()
    for said in log.damages():
        verdict.add(Break("damaged", f"数据库文件本身有损坏，SQLite 说：{said}。这样的损坏多半来自磁盘或断电，也可能是有人改了文件。"))
    head = log.head()
    walk = Walk(verdict, noted, log.stored_time)
    walk.through(log.entries(), progress)
    # Entries may have been added while the first ones were read: the head is asked again, and they are read up to where it stands now.
    later = log.head()
    while later != head:
        head = later
        walk.through(log.entries(walk.last), progress)
        later = log.head()
    walk.end(head)
    return verdict


class Walk:
    """One walk along the chain: where it is, and what it has found. A chain that is not `whole` may leave entries out."""

    def __init__(self, verdict: Verdict, noted: Iterable[Link], stored_time: Callable[[datetime], Any], whole: bool = True) -> None:
        self.verdict = verdict
        self.stored_time = stored_time
        self.noted = {link.seq: link for link in noted}
        self.whole = whole
        self.last = 0
        self.digest: str | None = GENESIS if whole else None
        self.latest: datetime | None = None

    def through(self, entries: Iterable[Raw], progress: Progress | None) -> None:
        """Look at each entry in its turn."""
        for raw in entries:
            self.step(raw)
            self.verdict.entries += 1
            if progress and self.verdict.entries % BATCH == 0:
                progress(self.verdict.entries)

    def step(self, raw: Raw) -> None:
        """Look at one entry: its place, its link to the one before, its digest, its columns."""
        seq, found = raw["seq"], list(self._of(raw))
        for each in found:
            self.verdict.add(each)
        self.last = seq
        self.digest = raw["digest"] if isinstance(raw["digest"], str) else None
        if not found and self.digest is not None:
            self.verdict.head = Link(seq, self.digest)

    def _of(self, raw: Raw) -> "Iterable[Break]":
        seq = raw["seq"]
        if seq != self.last + 1 and (self.whole or seq <= self.last):
            yield self._gap(seq)
        unreadable = [LABELS[column] for column, value in raw.items() if isinstance(value, Unreadable)]
        if unreadable:
            yield Break("unreadable", f"第{seq}条读不出来：{'、'.join(unreadable)}已损坏。", seq)
            return
        yield from self._link(raw)
        yield from self._digest(raw)
        yield from self._columns(raw)
        note = self.noted.pop(seq, None)
        if note is not None and not str(raw["digest"]).startswith(note.digest):
            yield _differs_from_note(note, raw["digest"])

    def _gap(self, seq: int) -> Break:
        missing = f"第{self.last + 1}条" if seq == self.last + 2 else f"第{self.last + 1}条到第{seq - 1}条"
        if seq <= self.last:
            return Break("number", f"出现了序号{seq}，而序号从1起，一条接一条：这一条是放进去的，或者序号被改过。", seq)
        return Break("missing", f"缺少{missing}：记录只增不减，少了就是被删去，或者它们的序号被改过。", seq)

    def _link(self, raw: Raw) -> "Iterable[Break]":
        # Behind a gap or a damaged entry nothing is known of the one before; the entry's own digest still speaks for it.
        if self.digest is not None and raw["seq"] == self.last + 1 and raw["previous"] != self.digest:
            sentence = f"第{raw['seq']}条记着的上一条摘要，与第{raw['seq'] - 1}条现在的摘要不一样：两条中有一条被改过。"
            yield Break("link", sentence, raw["seq"])

    def _digest(self, raw: Raw) -> "Iterable[Break]":
        seq, algorithm = raw["seq"], raw["algorithm"]
        texts = (raw["body"], raw["previous"], raw["digest"], algorithm)
        if not all(isinstance(text, str) for text in texts):
            yield Break("digest", f"第{seq}条的原文或摘要不是文字：这一条被改过，或者已损坏。", seq)
        elif not strong(algorithm):
            yield Break("algorithm", f"第{seq}条的摘要算法写作“{algorithm}”，本机没有这种算法，或者它太弱：这一栏被改过。", seq)
        elif not fits(raw["body"], raw["previous"], algorithm, raw["digest"]):
            yield Break("digest", f"第{seq}条的摘要与它的原文算不到一起：原文、摘要、上一条的摘要或算法被改过。", seq)

    def _columns(self, raw: Raw) -> "Iterable[Break]":
        seq = raw["seq"]
        try:
            body = read_body(raw["body"])
            at = datetime.fromisoformat(body.at)
        except (ValueError, TypeError):
            yield Break("body", f"第{seq}条的原文读不懂：它被改过，或者已损坏。", seq)
            return
        meant = self.columns_of(body, at)
        for column, value in meant.items():
            if column in raw and not _same(raw[column], value):
                yield Break(
                    column,
                    f"第{seq}条的“{LABELS[column]}”现在是“{_shown(raw[column])}”，写下时是“{_shown(value)}”：这一栏被改过。"
                    f"原文没有被改，请以原文为准。",
                    seq,
                )
        if self.latest is not None and at < self.latest - CLOCK_BACK:
            self._remark(seq, at)
        self.latest = at if self.latest is None else max(self.latest, at)

    def columns_of(self, body: Body, at: datetime) -> dict[str, Any]:
        """What each column repeats from the text of its entry."""
        by, about = body.by, body.about
        return {
            "seq": body.seq,
            "at": self.stored_time(at),
            "deed": body.deed,
            "says": body.says,
            "actor": by.person,
            "actor_name": f"{by.agency_name}{by.name}",
            "actor_agency": None if any(agency == 0 for _, agency in by.seats) else by.agency,
            "about_kind": about.kind,
            "about_key": about.key,
            "about_name": about.name,
            "about_agency": about.agency,
        }

    def _remark(self, seq: int, at: datetime) -> None:
        if len(self.verdict.remarks) < 20:
            self.verdict.remarks.append(
                f"第{seq}条的时间是{at:%Y-%m-%d %H:%M}，早于前面的记录：当时服务器的时钟被拨回过。这不影响记录的完好。"
            )
        self.latest = at

    def end(self, head: tuple[int, str] | None) -> None:
        """Hold the last entry against the head of the chain, and what was noted against what there is."""
        if head is None:
            self.verdict.add(Break("head", "记录链末端的标记没有了或读不出来，无法证明最后几条没有被删去。"))
        elif head[0] > self.last:
            sentence = f"末端标记写着共{head[0]}条，实际只到第{self.last}条：第{self.last + 1}条起被删去了。"
            self.verdict.add(Break("cut", sentence, self.last + 1))
        elif head[0] < self.last:
            sentence = f"末端标记写着共{head[0]}条，实际有到第{self.last}条：标记被改过，或者后面的是放进去的。"
            self.verdict.add(Break("head", sentence, head[0] + 1))
        elif self.digest is not None and head[1] != self.digest:
            self.verdict.add(Break("head", f"末端标记的摘要与第{self.last}条的摘要不一样：标记或这一条被改过。", self.last or None))
        for note in sorted(self.noted.values(), key=lambda each: each.seq):
            sentence = f"您记下的是第{note.seq}条，现在的记录只到第{self.last}条：后面的被删去了，或者这不是同一个平台的记录。"
            self.verdict.add(Break("noted", sentence, note.seq))


def _differs_from_note(note: Link, digest: str) -> Break:
    sentence = (
        f"您记下的第{note.seq}条摘要是{note.digest[:16]}…，现在是{digest[:16]}…：从头到这一条之间有记录被换过，连同后面的摘要一起重写了；"
        f"也可能是抄错了，请先核对。"
    )
    return Break("noted", sentence, note.seq)


def _same(held: Any, meant: Any) -> bool:
    # 5 and 5.0 are equal in Python and not the same in a column.
    return type(held) is type(meant) and held == meant if not isinstance(meant, datetime) else held == meant


def _shown(value: Any) -> str:
    if value is None:
        return "空"
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return text if len(text) <= 60 else f"{text[:60]}…"
