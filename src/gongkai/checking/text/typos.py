"""Find the slips of `typo_list` in a text, in one pass."""

import re
from collections.abc import Iterator

from gongkai.checking.text.typo_list import TYPOS, Typo

_BY_WRONG = {typo.wrong: typo for typo in TYPOS}
# Longest first, so that a longer entry is not hidden by its own beginning.
_ANY = re.compile("|".join(re.escape(wrong) for wrong in sorted(_BY_WRONG, key=len, reverse=True)))


def typos(text: str) -> Iterator[tuple[Typo, int, int]]:
    """Every slip with its position, where the words around it do not make it right."""
    for match in _ANY.finditer(text):
        typo, (start, end) = _BY_WRONG[match.group()], match.span()
        if not text.endswith(typo.after or "\0", 0, start) and not text.startswith(typo.before or "\0", end):
            yield typo, start, end
