"""Cut a readable quote out of a text, as printed."""

_ENDS = "。！？；!?;\n"
_PAUSES = _ENDS + "，,：:、"
LONGEST = 60
"""Characters of a quote at most: enough to find the place, short enough for a list of findings."""


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around text[start:end] begins and ends, its final mark left out."""
    return _bounds(text, start, end, _ENDS)


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence around text[start:end], cut around it where it is long."""
    return _cut(text, *sentence_bounds(text, start, end), start, end)


def clause_around(text: str, start: int, end: int) -> str:
    """The clause around text[start:end], cut around it where it is long."""
    return _cut(text, *_bounds(text, start, end, _PAUSES), start, end)


def opening_words(text: str, limit: int = LONGEST) -> str:
    """The first words of a text, up to the end of its first clause or the limit."""
    stripped = text.strip()
    end = next((at for at, char in enumerate(stripped) if char in _PAUSES and at > 3), len(stripped))  # past the enumerator
    return stripped[: min(end, limit)]


def _bounds(text: str, start: int, end: int, stops: str) -> tuple[int, int]:
    left = start
    while left > 0 and text[left - 1] not in stops:
        left -= 1
    right = end
    while right < len(text) and text[right] not in stops:
        right += 1
    return left, right


def _cut(text: str, left: int, right: int, start: int, end: int) -> str:
    if right - left > LONGEST:
        spare = max(0, LONGEST - (end - start)) // 2
        left, right = max(left, start - spare), min(right, end + spare)
    return text[left:right].strip()
