"""One job over many files: in order, in several processes where that pays, and no file takes its neighbours down."""

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from gongkai.cli.conversion import prepared, use
from gongkai.cli.outcome import Outcome, Product
from gongkai.cli.trouble import defect, unusable
from gongkai.reading import UnusableFileError

Job = Callable[[str], Product]
"""What is done with one path; it must be picklable (a dataclass with `__call__`)."""

ALONE = 8
"""Up to so many files one process is as fast as several."""

_TOGETHER = 8
"""Files given out together, at most: each giving out costs as much as a tenth of a page, and wakes three threads."""

_AHEAD = 2
"""Groups given out per process ahead of the one that is awaited: enough to keep all busy, few enough for any memory."""

_DIED = "{}：处理这个文件的进程异常退出（文件可能过大或已损坏），没有结果；请检查文件能否正常打开，再单独处理它。"


def attempt(job: Job, path: str) -> Outcome:
    """The outcome for one path; nothing is raised but what ends the whole command."""
    try:
        return Outcome(path, job(path))
    except UnusableFileError as error:
        return Outcome(path, None, unusable(path, error))
    except Exception as error:
        return Outcome(path, None, defect(path, error))


def attempt_all(job: Job, paths: Sequence[str]) -> list[Outcome]:
    """The outcomes for several paths, in order."""
    return [attempt(job, path) for path in paths]


def run(job: Job, paths: Sequence[str], processes: int | None = None) -> Iterator[Outcome]:
    """The outcome for each path, in the given order, as soon as it and those before it are there."""
    processes = processes or os.cpu_count() or 1
    with prepared(paths) as ready:
        use(ready)
        if len(paths) <= ALONE or processes == 1:
            yield from (attempt(job, path) for path in paths)
        else:
            yield from _shared(job, paths, processes, ready)
        use({})


def _shared(job: Job, paths: Sequence[str], processes: int, ready: dict[str, str]) -> Iterator[Outcome]:
    """Outcomes from several processes; after one died, the group it may have died of is tried file by file, and the rest goes on."""
    size = max(1, min(_TOGETHER, len(paths) // (_AHEAD * processes)))
    groups = deque(paths[start : start + size] for start in range(0, len(paths), size))
    while groups:
        for outcomes in _pooled(job, tuple(groups), processes, ready):
            groups.popleft()
            yield from outcomes
        if groups:
            yield from (_apart(job, path, ready) for path in groups.popleft())


def _pooled(job: Job, groups: Sequence[Sequence[str]], processes: int, ready: dict[str, str]) -> Iterator[list[Outcome]]:
    """Outcomes of groups in order until all are done or a process dies; then it ends early, at the first group without outcomes."""
    pool = _pool(min(processes, len(groups)), ready)
    try:
        waiting: deque[Future[list[Outcome]]] = deque()
        left = iter(groups)
        while True:
            while len(waiting) < _AHEAD * processes and (group := next(left, None)) is not None:
                waiting.append(pool.submit(attempt_all, job, group))
            if not waiting:
                pool.shutdown()  # waited for: a command that ends before its processes do complains of their pipes
                return
            yield waiting.popleft().result()
    except BrokenProcessPool:
        return
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _apart(job: Job, path: str, ready: dict[str, str]) -> Outcome:
    """The outcome for one path in a process of its own, which may die."""
    with _pool(1, ready) as pool:
        try:
            return pool.submit(attempt, job, path).result()
        except BrokenProcessPool:
            return Outcome(path, None, _DIED.format(path))


def _pool(processes: int, ready: dict[str, str]) -> ProcessPoolExecutor:
    """A pool whose processes know the converted files."""
    return ProcessPoolExecutor(processes, initializer=_begin, initargs=(ready,))


def _begin(ready: dict[str, str]) -> None:
    """Leave Ctrl-C to the first process, so that this one ends without a traceback; look for garbage only in what is read."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    use(ready)
