"""The web server: one address, several processes, stopped gracefully by the signals TERM and INT."""

import errno
import socket
from collections.abc import Callable

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from gongkai.portal.site.environment import Environment
from gongkai.portal.site.starting import CannotStart

SECONDS_TO_FINISH = 20
"""How long a request that has begun may take to end when the server is told to stop."""


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
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{environment['GONGKAI_PORT']}/"


def serve(environment: Environment, listening: Callable[[], None]) -> None:
    """Answer until told to stop; `listening` is called when the address is open and before the first request is answered."""
    server = Server(
        "gongkai.portal.site.wsgi:application",
        address=environment["GONGKAI_HOST"],
        port=environment["GONGKAI_PORT"],
        interface=Interfaces.WSGI,
        workers=environment["GONGKAI_WORKERS"],
        blocking_threads=environment["GONGKAI_THREADS"],
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_FINISH,
        log_level=LogLevels.error,
        websockets=False,
    )
    server.on_startup(listening)
    server.serve()
