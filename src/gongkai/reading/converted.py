"""Old and foreign word-processing files (.doc, .wps, .rtf, .odt), converted to .docx by LibreOffice where it is installed.

Starting LibreOffice costs ten times what one file does, so that many files go through it in one batch (`convert`).
It gets a profile of its own, in which macros are off and links to anything outside the file are not followed, and it
meets limits of time and memory.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gongkai.reading.errors import UnusableFileError
from gongkai.reading.office import NAMES

KINDS = ("doc", "rtf", "odt")
"""What is converted."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a batch may take and how much it may hold."""

    start: float = 60.0
    """Seconds for starting on a busy machine, profile and fonts included; three on an idle one."""
    each: float = 20.0
    """Seconds a file; an honest report takes less than a tenth of one."""
    memory: int = 6_000_000
    """Kilobytes of address space; LibreOffice alone asks for two million."""
    batch: int = 60
    """Files given to one start: enough that starting costs little, few enough for a command line and for memory."""


LIMITS = Limits()
_MISSING = "文件内容是{}，读它需要LibreOffice，而这台机器上没有；请安装LibreOffice，或用Word或WPS打开，另存为.docx再读"
_FAILED = "文件内容是{}，LibreOffice没能打开它（可能已损坏或设了密码）；请用Word或WPS打开，另存为.docx再读"
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""Links out of the file are blocked, macros off, and what may still ask for the network is sent to a port where nobody answers."""


def is_there() -> bool:
    """Whether LibreOffice is installed."""
    return _program() is not None


def convert(files: Sequence[tuple[bytes, str]]) -> list[bytes | UnusableFileError]:
    """For each file (bytes and its kind) a Word file, in order, or why there is none; one start of LibreOffice for many.

    Where a file brings LibreOffice down, those behind it are given to it again, each alone.
    """
    program = _program()
    if program is None:
        return [UnusableFileError(_MISSING.format(NAMES[kind])) for _, kind in files]
    found: list[bytes | None] = []
    for start in range(0, len(files), LIMITS.batch):
        found += _batch(program, files[start : start + LIMITS.batch])
    if len(files) > 1:
        found = [_batch(program, [file])[0] if result is None else result for file, result in zip(files, found, strict=True)]
    return [
        UnusableFileError(_FAILED.format(NAMES[kind])) if result is None else result for (_, kind), result in zip(files, found, strict=True)
    ]


def _program() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def _profile() -> str:
    """The settings as LibreOffice keeps them."""
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    spaces = 'xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    return f'<?xml version="1.0" encoding="UTF-8"?><oor:items {spaces}>{items}</oor:items>'


def _batch(program: str, files: Sequence[tuple[bytes, str]]) -> list[bytes | None]:
    """What LibreOffice makes of the files in one run; none for each that it gives nothing for."""
    with tempfile.TemporaryDirectory(prefix="gongkai-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        profile = place / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_profile(), encoding="utf-8")
        names = []
        for number, (data, kind) in enumerate(files):
            path = place / f"{number}.{kind}"
            path.write_bytes(data)
            names.append(str(path))
        made = place / "made"
        made.mkdir()
        _run(program, place, made, names)
        results = [made / f"{number}.docx" for number in range(len(files))]
        return [path.read_bytes() if path.is_file() else None for path in results]


def _run(program: str, place: Path, made: Path, names: list[str]) -> None:
    """Runs LibreOffice once and ends it and its children when the time is over."""
    options = ["--headless", "--norestore", "--nodefault", "--nolockcheck", f"-env:UserInstallation={(place / 'profile').as_uri()}"]
    command = [program, *options, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(made), *names]
    if os.name == "posix":
        command = ["/bin/sh", "-c", f'ulimit -v {LIMITS.memory}; exec "$@"', "sh", *command]
    surroundings = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(place), "LANG": "C.UTF-8", "TMPDIR": str(place)}
    process = subprocess.Popen(  # noqa: S603 a program found on the path, our own arguments
        command,
        cwd=place,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(LIMITS.start + LIMITS.each * len(names))
    except subprocess.TimeoutExpired:
        pass
    finally:
        with suppress(OSError, AttributeError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
