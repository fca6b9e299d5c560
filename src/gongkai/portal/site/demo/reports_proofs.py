"""The files of the region's reports, proved beside the telling: in processes of their own, from the very text that was signed."""

import hashlib
import os
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from multiprocessing import get_context

from gongkai.portal.annual.proof import Proved, prove
from gongkai.report import decode, report_from_json

_WORKERS = 2
_kept: dict[str, Proved] = {}
"""What this process has proved already, by the digest of the text: a region told twice is proved once."""


def prove_text(content: str) -> Proved:
    """The proved files of a report as a snapshot keeps it."""
    return prove(report_from_json(decode(content)))


class Proofs:
    """Proofs begun when a report is signed and fetched when it is published; each belongs to one text and to no other."""

    def __init__(self) -> None:
        """Nothing begun; the processes start with the first report."""
        self._begun: dict[str, Future[Proved]] = {}
        self._pool: ProcessPoolExecutor | None = None

    def begin(self, content: str) -> None:
        """Start proving a text that was just signed; on one core, or where no process can be started, it waits for `of`."""
        name = _digest(content)
        if name in _kept or name in self._begun or (os.cpu_count() or 1) < 2:
            return
        try:
            if self._pool is None:
                # Not forked: this process holds an open database.
                self._pool = ProcessPoolExecutor(_WORKERS, get_context("spawn"))
            self._begun[name] = self._pool.submit(prove_text, content)
        except (OSError, BrokenExecutor):
            return

    def of(self, content: str) -> Proved:
        """The proved files of exactly this text."""
        name = _digest(content)
        if name not in _kept:
            begun = self._begun.pop(name, None)
            try:
                _kept[name] = begun.result() if begun else prove_text(content)
            except BrokenExecutor:
                _kept[name] = prove_text(content)
        return _kept[name]

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _digest(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()
