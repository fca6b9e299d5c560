"""`gongkai serve` as a process: from nothing to answering, what keeps it from starting, how it stops, and what a kill leaves."""

import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.portal.browser.servers import free_port, platform
from tests.portal.site.conftest import PASSWORD
from tests.portal.site.platforms import FOUND, Visitor, gongkai, plain_environment, postgresql_database, python

pytestmark = pytest.mark.slow


def until(true, within: float = 10) -> bool:
    """Whether something becomes true in time."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.1)
    return False


def listens(address: str) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", int(address.rpartition(":")[2]))) == 0


def test_from_nothing_to_a_token_that_works(tmp_path):
    with platform(tmp_path) as server:
        said = "".join(server.said)
        visitor = Visitor(server.address)
        status, page = visitor.get("/login/")
        assert (status, "第一次启动平台" in page) == (200, True)
        token = re.search(r"口令    (\S+)（只能用一次", said)
        assert token
        assert "登记本级政府和三位管理员" in visitor.post("/start/", token=token[1])[1]


def test_a_founded_platform_shows_no_token(tmp_path):
    python(tmp_path / "data", FOUND)
    with platform(tmp_path) as server:
        assert until(lambda: any("停止" in line for line in server.said))
        assert not any("口令" in line for line in server.said)
        assert Visitor(server.address).get("/start/")[0] == 404


def test_the_style_comes_with_it(tmp_path):
    with platform(tmp_path) as server:
        status, style = Visitor(server.address).get("/static/frame/base.css")
    assert (status, "--brand" in style) == (200, True)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_it_stops_with_all_its_processes(tmp_path, number):
    with platform(tmp_path, GONGKAI_WORKERS="2") as server:
        assert until(lambda: any("gongkai.W003" in line for line in server.said))
        server.process.send_signal(number)
        assert server.process.wait(20) == 0
        assert until(lambda: server.said[-1] == "已停止。\n")
        assert not listens(server.address)


WRONG = {"password": "x"}

SLOW_TO_LOAD = """
import os, signal, threading, time
from gongkai.portal.site import serving

serving.application = lambda: time.sleep(60)
serving.serve(
    {"GONGKAI_HOST": "127.0.0.1", "GONGKAI_PORT": int(os.environ["PORT"]), "GONGKAI_WORKERS": 2, "GONGKAI_THREADS": 1},
    threading.Timer(1, os.kill, (os.getpid(), signal.SIGTERM)).start,
)
"""


def test_processes_that_are_still_loading_can_be_stopped():
    """Told to stop at its first moment, a server waited for 20 seconds: its new processes had swallowed the signal."""
    environment = {**plain_environment(), "PORT": str(free_port())}
    done = subprocess.run([sys.executable, "-c", SLOW_TO_LOAD], capture_output=True, text=True, env=environment, timeout=15, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_was_asked_before_it_was_told_to_stop_is_answered(tmp_path):
    python(tmp_path / "data", FOUND)
    with platform(tmp_path) as server:
        visitor = Visitor(server.address)
        visitor.get("/login/")
        answers = []
        asking = threading.Thread(target=lambda: answers.append(visitor.post("/login/", username="zhaomin", **WRONG)))
        asking.start()
        assert until(lambda: tries(tmp_path / "data") or not asking.is_alive())
        server.process.terminate()
        asking.join(20)
        assert server.process.wait(20) == 0
    assert [(status, "登录名或口令不对" in page) for status, page in answers] == [(200, True)]


def tries(folder: Path) -> bool:
    """Whether somebody's try at signing in is noted by now; its page is not sent yet."""
    with sqlite3.connect(folder / "gongkai.sqlite3") as connection:
        return bool(connection.execute("SELECT count(*) FROM axes_accessattempt").fetchone()[0])


def test_a_killed_server_leaves_no_process_on_its_port(tmp_path):
    with platform(tmp_path) as server:
        server.process.kill()
        server.process.wait()
        assert until(lambda: not listens(server.address))


def test_jobs_run_beside_the_server(tmp_path):
    python(tmp_path / "data", FOUND)
    with platform(tmp_path):
        path = tmp_path / "data" / "gongkai.sqlite3"

        def done() -> bool:
            with sqlite3.connect(path) as connection:
                return dict(connection.execute("SELECT job, state FROM site_jobrun")) == dict.fromkeys(
                    ("settle_people", "verify_log", "clear_away"), "done"
                )

        assert until(done, 20)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM site_worker").fetchone() == (0,)


def test_two_processes_on_postgresql(tmp_path):
    with postgresql_database() as database:
        python(tmp_path / "data", FOUND, GONGKAI_DATABASE=database)
        with platform(tmp_path, GONGKAI_DATABASE=database, GONGKAI_WORKERS="2") as server:
            assert "PostgreSQL" in "".join(server.said)
            visitor = Visitor(server.address)
            assert "赵敏" in visitor.post("/login/?next=/account/", username="zhaomin", password=PASSWORD)[1]


def refused(*words: str, **settings: str) -> str:
    """The one complaint of a server that does not start."""
    done = gongkai("serve", *words, **settings)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    place = tmp_path / "file"
    place.touch()
    assert f"数据目录 {place} 不能写（它是一个文件）" in refused("--data", str(place), "--port", str(free_port()))


def test_a_port_in_use_is_named_with_another(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert f"端口 {port} 已经有程序在用" in refused("--data", str(tmp_path), "--port", str(port))


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"GONGKAI_WORKERS": "many"}, "GONGKAI_WORKERS 的值“many”不能用"),
        ({"GONGKAI_PROT": "1"}, "没有 GONGKAI_PROT 这个设置，是不是 GONGKAI_PORT？"),
        ({"GONGKAI_DATABASE": "postgresql://nobody@127.0.0.1:1/none"}, "连不上 PostgreSQL"),
        ({"GONGKAI_HOST": "203.0.113.9"}, "不能在 203.0.113.9 上监听"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(tmp_path, settings, says):
    port = [] if "GONGKAI_PORT" in settings else ["--port", str(free_port())]
    assert says in refused("--data", str(tmp_path), *port, **settings)


def test_an_option_goes_before_the_environment(tmp_path):
    assert "“http”" in refused("--data", str(tmp_path), "--port", "http", GONGKAI_PORT=str(free_port()))


def test_a_database_of_a_later_program_is_left_alone(tmp_path):
    python(tmp_path, "")
    with sqlite3.connect(tmp_path / "gongkai.sqlite3") as connection:
        connection.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('agencies', '0999_later', '2030-01-01')")
    says = refused("--data", str(tmp_path), "--port", str(free_port()))
    assert "由更新的版本建立（多出 agencies.0999_later）" in says


def test_a_file_that_is_no_database_is_named(tmp_path):
    (tmp_path / "gongkai.sqlite3").write_text("这不是数据库" * 500, encoding="utf-8")
    assert "打不开：它不是平台的数据库文件" in refused("--data", str(tmp_path), "--port", str(free_port()))


def test_commands_beside_it_want_a_platform_that_is_there(tmp_path):
    for words in (("jobs",), ("verify-log",), ("backup", "-o", str(tmp_path / "b.zip"))):
        done = gongkai(*words, "--data", str(tmp_path / "none"))
        assert (done.returncode, done.stdout) == (2, "")
        assert "这个数据目录" in done.stderr
    assert not (tmp_path / "none").exists()
