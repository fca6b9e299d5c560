"""Text that a document can hold."""

import re

_ILLEGIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold and no page can show."""


def legible(text: str) -> str:
    """The text without characters that no document can hold."""
    return _ILLEGIBLE.sub("", text)
