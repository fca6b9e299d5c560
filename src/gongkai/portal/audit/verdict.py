"""What a verification found, in sentences: which entry, what differs, what that means, what to do."""

from dataclasses import dataclass, field

MOST = 1000
"""How many broken entries are described one by one; the rest is counted, so that memory stays flat whatever was done to the log."""

KEEP = "请先把数据目录完整复制一份保存，不要改动，再报告单位负责人，并与最近的备份比对。"
"""What to do first, whatever was found; said once, after the sentences of the breaks."""

LABELS = {
    "seq": "序号",
    "at": "时间",
    "deed": "操作",
    "says": "内容",
    "actor": "操作人编号",
    "actor_name": "操作人",
    "actor_agency": "操作人为哪个机关做",
    "about_kind": "对象类别",
    "about_key": "对象编号",
    "about_name": "对象",
    "about_agency": "对象所属机关编号",
    "body": "原文",
    "algorithm": "摘要算法",
    "previous": "上一条的摘要",
    "digest": "摘要",
}
"""Each column of an entry in the words of the screen."""


@dataclass(frozen=True, slots=True)
class Break:
    """One thing that is not as it was written: `seq` is the entry (none: the log as a whole), `what` a permanent key."""

    what: str
    sentence: str
    seq: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An entry's number and digest; written down on paper, it holds the log to all that came before."""

    seq: int
    digest: str

    def __str__(self) -> str:
        return f"{self.seq}:{self.digest}"

    @classmethod
    def read(cls, text: str) -> "Link":
        """The link from `number:digest` as it was noted; raises `ValueError` with a Chinese sentence where it is not that."""
        number, colon, digest = text.strip().replace("：", ":").partition(":")
        digest = "".join(digest.split()).lower()
        if not colon or not number.strip().isdecimal() or not digest or set(digest) - set("0123456789abcdef"):
            raise ValueError(f"“{text}”不是“序号:摘要”的写法。请照抄核验页上的那一行，例如 1024:9f86d0…；摘要至少抄前16位。")
        if len(digest) < 16:
            raise ValueError(f"摘要“{digest}”只有{len(digest)}位，太短，核对不出来。请至少抄前16位。")
        return cls(int(number), digest)


@dataclass(slots=True)
class Verdict:
    """What was read and what was found. `breaks` has the first thousand in the order of the log, `more` counts what came after them.

    `head` is the last sound link, to be noted on paper; `remarks` are things to know that break nothing.
    """

    entries: int = 0
    head: Link = field(default_factory=lambda: Link(0, ""))
    breaks: list[Break] = field(default_factory=list)
    more: int = 0
    remarks: list[str] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether every entry is as it was written and none is missing."""
        return not self.breaks

    @property
    def first(self) -> Break | None:
        """The first thing that is broken."""
        return self.breaks[0] if self.breaks else None

    @property
    def broken(self) -> list[int]:
        """The numbers of the entries that are broken, each once."""
        return sorted({each.seq for each in self.breaks if each.seq is not None})

    @property
    def sentence(self) -> str:
        """The verdict in one sentence."""
        if self.sound:
            return f"操作记录共{self.entries}条，逐条核验，全部完好，没有缺少。"
        return f"操作记录读到{self.entries}条，发现{self.count}处问题。第一处：{self.breaks[0].sentence}"

    @property
    def count(self) -> int:
        """How many things are broken, those that are not described included."""
        return len(self.breaks) + self.more

    def add(self, found: Break) -> None:
        """Take one more break into the verdict."""
        if len(self.breaks) < MOST:
            self.breaks.append(found)
        else:
            self.more += 1
