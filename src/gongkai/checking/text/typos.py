"""Find the slips of `typo_list` in a text, without looking for each of them."""

import re
from collections.abc import Iterator

from gongkai.checking.text.typo_list import TYPOS, Typo

_FREQUENT = frozenset(
    "公开政信息府的作工务实和年进条办理发平局区一主动全情及关不众项等网新时要化强在行度布有报管规面保科加通我部民请技告人合申事门体对况是件"
    "会范方制求中力提群建各推站策解问单类设了目共展业重上国文效位完验性定以现督查做内台媒监用过二与审真步本为法服点社读题下格依三生应到大县市"
)
"""Characters so frequent in reports that looking at every one of them would take longer than it saves."""


def _rarest(wrong: str) -> int:
    """Where the character stands by which an entry is best looked for; −1 where all are frequent."""
    return next((at for at, char in enumerate(wrong) if char not in _FREQUENT and "\u4e00" <= char <= "\u9fff"), -1)


_BY_CHARACTER: dict[str, list[tuple[int, Typo]]] = {}
for _typo in TYPOS:
    if (_at := _rarest(_typo.wrong)) >= 0:
        _BY_CHARACTER.setdefault(_typo.wrong[_at], []).append((_at, _typo))
_RARE = re.compile(f"[{''.join(_BY_CHARACTER)}]")
_COMMON = tuple(typo for typo in TYPOS if _rarest(typo.wrong) < 0)


def typos(text: str) -> Iterator[tuple[Typo, int, int]]:
    """Every slip with its position, where the words around it do not make it right."""
    for hit in _RARE.finditer(text):
        for offset, typo in _BY_CHARACTER[hit.group()]:
            start = hit.start() - offset
            if start >= 0 and text.startswith(typo.wrong, start) and not _is_right(typo, text, start):
                yield typo, start, start + len(typo.wrong)
    for typo in _COMMON:
        start = text.find(typo.wrong)
        while start >= 0:
            if not _is_right(typo, text, start):
                yield typo, start, start + len(typo.wrong)
            start = text.find(typo.wrong, start + len(typo.wrong))


def _is_right(typo: Typo, text: str, start: int) -> bool:
    """Whether the words around make the characters another, correct word."""
    return text.endswith(typo.after or "\0", 0, start) or text.startswith(typo.before or "\0", start + len(typo.wrong))
