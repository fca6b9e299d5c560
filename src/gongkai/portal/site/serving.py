"""The web server: one address, several processes, stopped gracefully by the signals TERM and INT."""

import errno
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from gongkai.portal.site.environment import Environment
from gongkai.portal.site.starting import CannotStart

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIHandler

_MASTER = "_GONGKAI_SERVE"
"""Tells the processes of the server who started them."""
_LOOK = 1.0
"""Seconds between two looks for the master."""

SECONDS_TO_FINISH = 20
"""How long a request that has begun may take to end when the server is told to stop."""


class Stoppable(MPServer):
    """Granian's server, whose processes can be told to stop from their first moment.

    Until a new process has loaded the application and listens to signals itself, it has the handlers of the process that it was
    forked from, which would note the signal for nobody: the server would wait for it until the time to finish is over.
    """

    def signal_handler_interrupt(self, number: int, frame: FrameType | None) -> None:
        """What a signal to stop does: the first process stops all; one that does not answer yet ends when the first tells it to."""
        if os.getpid() == int(os.environ[_MASTER]):
            super().signal_handler_interrupt(number, frame)  # type: ignore[no-untyped-call]  # the server's part has no types
        elif number == signal.SIGTERM:
            os._exit(0)


def require_free_port(host: str, port: int) -> None:
    """Nothing where the address can be listened on; raises `CannotStart`. The server itself would share a port with another."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
            trial.listen()
        except OSError as error:
            raise CannotStart(_why_not(host, port, error)) from None


def _why_not(host: str, port: int, error: OSError) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            return f"端口 {port} 已经有程序在用。请先停掉那个程序，或者换一个端口，例如 --port {port + 1 if port < 65535 else port - 1}。"
        case errno.EACCES:
            return f"没有权限使用端口 {port}（小于1024的端口要系统权限）。请换一个端口，例如 --port 8000。"
        case _:
            return f"不能在 {host} 上监听：本机没有这个地址。请写 127.0.0.1（只供本机）或 0.0.0.0（供别的机器）。"


def address(environment: Environment) -> str:
    """What to type into a browser on this machine."""
    host = environment["GONGKAI_HOST"]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104  # not listened on, only compared with
    return f"http://{shown}:{environment['GONGKAI_PORT']}/"


def serve(environment: Environment, listening: Callable[[], None]) -> None:
    """Answer until told to stop; `listening` is called when the address is open and before the first request is answered."""
    server = Stoppable(
        "gongkai.portal.site.serving:application",
        address=environment["GONGKAI_HOST"],
        port=environment["GONGKAI_PORT"],
        interface=Interfaces.WSGI,
        workers=environment["GONGKAI_WORKERS"],
        blocking_threads=environment["GONGKAI_THREADS"],
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_FINISH,
        log_level=LogLevels.error,
        websockets=False,
        factory=True,
    )
    os.environ[_MASTER] = str(os.getpid())
    server.on_startup(listening)
    server.serve()


def application() -> "WSGIHandler":
    """The application for one process of the server, which ends by itself where the server was killed: it would keep the port."""
    from gongkai.portal.site import wsgi

    threading.Thread(target=_end_with, args=(int(os.environ[_MASTER]),), name="gongkai-master", daemon=True).start()
    return wsgi.application


def _end_with(master: int) -> None:
    while os.getppid() == master:
        time.sleep(_LOOK)
    os.kill(os.getpid(), signal.SIGKILL)
