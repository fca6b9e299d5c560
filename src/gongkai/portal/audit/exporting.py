"""The log as a file that anybody can verify: JSON, one entry a line with its text and digests, between two lines about the whole."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongkai.portal.audit.rows import Raw
from gongkai.portal.audit.verdict import Break, Link, Verdict
from gongkai.portal.audit.verifying import Progress, Walk

if TYPE_CHECKING:
    from gongkai.portal.audit.models import Entry

KIND = "gongkai-log"
_COLUMNS = ("seq", "algorithm", "previous", "digest", "body")
PARTIAL = "这是筛选过的导出：能证明其中每一条没有被改过，不能证明没有少；要证明没有少，请核验全部导出或平台本身。"


def lines(entries: "Iterable[Entry]", *, whole: bool, made_at: datetime) -> Iterator[str]:
    """The file, line by line; `entries` in the order of their numbers, `whole` where none is left out."""
    yield _line({"kind": KIND, "version": 1, "made_at": made_at.isoformat(), "whole": whole})
    count, last = 0, Link(0, "")
    for entry in entries:
        count, last = count + 1, Link(entry.seq, entry.digest)
        yield _line({column: getattr(entry, column) for column in _COLUMNS})
    yield _line({"entries": count, "last": str(last)})


def verify_export(path: Path, progress: Progress | None = None, *, noted: Iterable[Link] = ()) -> Verdict:
    """The verdict on an exported file, which needs no platform; what is wrong in it stands there.

    Raises `OSError` where the file cannot be opened.
    """
    verdict = Verdict()
    with path.open("rb") as file:
        begun = _read(file.readline())
        if begun is None or begun.get("kind") != KIND or not isinstance(begun.get("whole"), bool):
            verdict.add(Break("file", f"“{path.name}”不是平台导出的操作记录，或者第一行已损坏。请重新导出一份（文件名以 .jsonl 结尾）。"))
            return verdict
        walk = Walk(verdict, noted, stored_time=lambda at: at, whole=begun["whole"])
        if not begun["whole"]:
            verdict.remarks.append(PARTIAL)
        ending = _Ending()
        walk.through(_entries(file, verdict, ending), progress)
    if ending.said is None:
        verdict.add(Break("cut", f"文件没有结尾的一行：第{walk.last}条以后的内容被截去了，或者没有下载完。请重新导出，再比对。"))
        return verdict
    entries, last = ending.said.get("entries"), str(ending.said.get("last", ""))
    if entries != verdict.entries:
        verdict.add(Break("cut", f"文件结尾写着共{entries}条，实际读到{verdict.entries}条：有几行被删去，或者结尾被改过。"))
    number, _, digest = last.partition(":")
    walk.end((int(number), digest) if number.isdecimal() else None)
    return verdict


class _Ending:
    """The last line of the file, once it has been met."""

    said: dict[str, Any] | None = None


def _entries(file: Iterable[bytes], verdict: Verdict, ending: _Ending) -> Iterator[Raw]:
    for number, line in enumerate(file, 2):
        said = _read(line)
        if ending.said is not None:
            verdict.add(Break("line", f"文件第{number}行在结尾之后：它是后来加上去的。"))
        elif said is not None and set(said) == {"entries", "last"}:
            ending.said = said
        elif said is None or set(said) != set(_COLUMNS) or not isinstance(said["seq"], int):
            verdict.add(Break("line", f"文件第{number}行读不懂：它被改过，或者已损坏。请重新导出，再比对。"))
        else:
            yield said


def _read(line: bytes) -> dict[str, Any] | None:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def _line(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
