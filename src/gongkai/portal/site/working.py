"""The worker: takes jobs out of the queue and does them, plans those of the calendar, and takes over from workers that died.

Any number may run, in one `serve` or on several machines: a task is claimed under a lock, and a job of the calendar is a row
that only one can make.
"""

import logging
import multiprocessing
import multiprocessing.connection
import os
import secrets
import signal
import socket
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

from gongkai.portal.frame import clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.process import BaseProcess

    from django_tasks_db.management.commands.db_worker import Worker
    from django_tasks_db.models import DBTaskResult

BEAT = 10.0
"""Seconds between two signs of life of a worker."""
LOST = timedelta(seconds=60)
"""A worker that was not seen for so long is taken for dead; its tasks go back into the queue."""
MOST_TRIES = 3
"""A task that took so many workers with it is given up."""
IDLE = 1.0
"""Seconds to wait where the queue is empty."""

log = logging.getLogger("gongkai.jobs")


def work(stop: Event, parent: int | None = None) -> None:
    """Do tasks until `stop` is set, or until the process `parent` that started this one is gone."""
    from django.db import close_old_connections

    from gongkai.portal.site import jobs

    key = secrets.token_hex(16)
    queue = _queue(key, stop)
    looked = 0.0
    with _alive(key):
        while not stop.is_set() and (parent is None or os.getppid() == parent):
            try:
                close_old_connections()
                if monotonic() - looked >= BEAT or not looked:
                    take_over()
                    jobs.plan(clock.now())
                    looked = monotonic()
                queue.run()
            except Exception:  # the database may be away for a moment; the next round tries again
                log.exception("a round of the worker failed")
                stop.wait(BEAT)
            stop.wait(IDLE)


def _queue(key: str, stop: Event) -> "Worker":
    """The queue of the library, which ends a run where it is empty or, after the task in hand, where `stop` is set."""
    from django_tasks_db.management.commands.db_worker import Worker

    class Queue(Worker):
        def run_task(self, db_task_result: "DBTaskResult[Any, Any]") -> None:
            super().run_task(db_task_result)
            self.running = not stop.is_set()

    return Queue(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=key,
        excluded_queue_names=[],
    )


def take_over() -> int:
    """How many tasks of workers that died were put back into the queue, or given up after several tries."""
    from django_tasks_db.models import DBTaskResult

    from gongkai.portal.site.models import JobRun, Worker

    running = list(DBTaskResult.objects.running())
    if not running:
        return 0
    living = set(Worker.objects.filter(seen_at__gt=clock.now() - LOST).values_list("key", flat=True))
    lost = [result for result in running if not result.worker_ids or result.worker_ids[-1] not in living]
    for result in lost:
        # Only what still runs for the dead worker: another may have taken it over just now.
        mine = DBTaskResult.objects.running().filter(pk=result.pk, worker_ids=result.worker_ids)
        if len(result.worker_ids) < MOST_TRIES:
            mine.update(status="READY", started_at=None)
        elif mine.update(status="FAILED", finished_at=clock.now()) and result.task_path.endswith(".run_job"):
            sentence = f"做了{MOST_TRIES}次都被打断，不再重试。请看服务的日志。"
            JobRun.objects.filter(pk=result.args_kwargs["args"][0]).update(state=JobRun.FAILED, says=sentence, ended_at=clock.now())
    return len(lost)


@contextmanager
def _alive(key: str) -> "Iterator[None]":
    """Signs of life in the database from a thread of its own: a long task does not make a worker look dead."""
    from django.db import connection

    from gongkai.portal.site.models import Worker

    ended = Event()
    place = f"{socket.gethostname()} {os.getpid()}"[:120]

    def beat() -> None:
        while True:
            try:
                Worker.objects.update_or_create(key=key, defaults={"place": place, "seen_at": clock.now()})
                Worker.objects.filter(seen_at__lt=clock.now() - 60 * LOST).delete()
            except Exception:
                log.exception("a sign of life could not be written")
                connection.close()
            if ended.wait(BEAT):
                break
        connection.close()

    Worker.objects.update_or_create(key=key, defaults={"place": place, "seen_at": clock.now()})
    thread = Thread(target=beat, name="gongkai-alive")
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
        Worker.objects.filter(key=key).delete()


def work_until_told(parent: int | None = None) -> None:
    """Do tasks in this process until it gets the signal TERM or INT, or loses its parent; a task that has begun is finished."""
    import django

    django.setup()
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    work(stop, parent)


class Beside:
    """A process that works beside the web server: started again where it dies, ended with it."""

    def __init__(self) -> None:
        self._stopping = Event()
        self._process = self._start()
        self._watcher = Thread(target=self._watch, name="gongkai-jobs-watcher", daemon=True)
        self._watcher.start()

    def stop(self, seconds: float) -> None:
        """Tell it to finish the task in hand, and wait so long for that."""
        self._stopping.set()
        self._process.terminate()
        self._process.join(seconds)

    def _start(self) -> "BaseProcess":
        process = multiprocessing.Process(target=work_until_told, args=(os.getpid(),), name="gongkai-jobs", daemon=True)
        process.start()
        return process

    def _watch(self) -> None:
        while not self._stopping.is_set():
            multiprocessing.connection.wait([self._process.sentinel])
            if not self._stopping.wait(BEAT):
                log.error("the worker ended by itself (%s); it is started again", self._process.exitcode)
                self._process = self._start()
