"""Old office files of one command, converted together before they are read: starting LibreOffice costs more than they do."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from gongkai.reading import UnusableFileError, load
from gongkai.reading.converted import KINDS, convert
from gongkai.reading.office import office_kind

_SUFFIXES = frozenset({".doc", ".wps", ".rtf", ".odt"})
_WORTH_IT = 2
"""One file alone is converted where it is read."""

_READY: dict[str, str] = {}
"""Path as given → the Word file made of it; filled in each process before it works."""

_KEPT: dict[str, str] = {}
"""Name of one report in a file of many → the file that holds it alone."""


def use(ready: dict[str, str]) -> None:
    """Let this process read these converted files in place of the given ones."""
    _READY.clear()
    _READY.update(ready)


def stand_for(path: str, kept: str) -> None:
    """Let the commands read `kept` for a name that is no path: one report of a file that holds several."""
    _KEPT[path] = kept


def stand_in(path: str) -> str:
    """The file to read for a path: what was made of it, else itself."""
    return _READY.get(path, path)


@contextmanager
def prepared(paths: Sequence[str]) -> Iterator[dict[str, str]]:
    """Path → the file to read for it: old office files converted, and single reports of files that hold many.

    Converted files are gone when the block ends.

    A file that cannot be loaded or converted is left out: the one who reads it says why.
    """
    kept = {path: _KEPT[path] for path in paths if path in _KEPT}
    old = [(path, data, kind) for path in paths if Path(path).suffix.lower() in _SUFFIXES for data, kind in _loaded(path)]
    if len(old) < _WORTH_IT:
        yield kept
        return
    with tempfile.TemporaryDirectory(prefix="gongkai-", ignore_cleanup_errors=True) as folder:
        ready = dict(kept)
        for number, ((path, _, _), made) in enumerate(zip(old, convert([(data, kind) for _, data, kind in old]), strict=True)):
            if isinstance(made, bytes):
                target = Path(folder, f"{number}.docx")
                target.write_bytes(made)
                ready[path] = str(target)
        yield ready


def _loaded(path: str) -> Iterator[tuple[bytes, str]]:
    """Bytes and kind of a file that needs conversion, nothing for any other."""
    try:
        data = load(Path(path))
        kind = office_kind(data)
    except UnusableFileError:
        return
    if kind in KINDS:
        yield data, kind
