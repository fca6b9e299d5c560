"""Servers that the browser tests start: processes of their own, with their own folders, ended when the test is done."""

import os
import queue
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers: its address without a slash at the end, its data folder, and all it printed so far."""

    address: str
    folder: Path
    said: list[str]
    process: "subprocess.Popen[str]"


@contextmanager
def running(command: list[str], environment: Mapping[str, str], folder: Path, within: float = 60) -> Iterator[Server]:
    """The server a command starts, once it has printed its address; it is told to stop afterwards.

    Of the environment of the tests it sees nothing that is a setting of the platform.
    """
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("GONGKAI_", "DJANGO_SETTINGS"))}
    log = folder / "server.log"
    with log.open("w", encoding="utf-8") as errors:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**plain, **environment}, stdout=subprocess.PIPE, stderr=errors, text=True, encoding="utf-8"
        )
        said: list[str] = []
        try:
            yield Server(_address(process, said, log, within), folder, said, process)
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _address(process: "subprocess.Popen[str]", said: list[str], log: Path, within: float) -> str:
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_read, args=(process, said, lines), daemon=True).start()
    until = time.monotonic() + within
    while (left := until - time.monotonic()) > 0:
        try:
            line = lines.get(timeout=left)
        except queue.Empty:
            break
        if not line:
            break
        if "http://" in line:
            address = line[line.index("http://") :].split()[0].rstrip("/")
            _answers(address, until)
            return "/".join(address.split("/")[:3])
    raise AssertionError(f"the server did not say where it is: {''.join(said)}{log.read_text(encoding='utf-8')[-3000:]}")


def _read(process: "subprocess.Popen[str]", said: list[str], lines: "queue.Queue[str]") -> None:
    assert process.stdout is not None
    for line in process.stdout:
        said.append(line)
        lines.put(line)
    lines.put("")


def _answers(address: str, until: float) -> None:
    host, _, port = address.split("/")[2].partition(":")
    while time.monotonic() < until:
        with socket.socket() as trial:
            if trial.connect_ex((host, int(port))) == 0:
                return
        time.sleep(0.05)


def free_port() -> int:
    """A port that nothing listens on at this moment."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def platform(folder: Path, **environment: str) -> AbstractContextManager[Server]:
    """`gongkai serve` on a folder of its own, with further settings by their names: `platform(tmp_path, GONGKAI_TODAY="2026-01-20")`."""
    command = [str(Path(sys.executable).parent / "gongkai"), "serve", "--data", str(folder / "data"), "--port", str(free_port())]
    return running(command, environment, folder)


def demo(folder: Path, *options: str, **environment: str) -> AbstractContextManager[Server]:
    """`gongkai demo` on a folder of its own; a second time on the same folder it finds what the first has told."""
    command = [str(Path(sys.executable).parent / "gongkai"), "demo", "--data", str(folder / "demo"), "--port", str(free_port())]
    return running([*command, *options], environment, folder, within=90)


def gallery(folder: Path) -> AbstractContextManager[Server]:
    """The gallery of the frame, see tests/portal/frame/gallery."""
    return running([sys.executable, "-m", "tests.portal.frame.gallery.serve"], {"TMPDIR": str(folder)}, folder)
