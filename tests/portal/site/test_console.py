"""What whoever holds the machine can do: a way in where every administrator is locked out, and verifying the log."""

import re
import sqlite3

import pytest

from gongkai.portal.agencies.models import Appointment, Person
from gongkai.portal.audit.actor import CONSOLE
from gongkai.portal.audit.models import Entry
from gongkai.portal.frame.refusal import Refused
from gongkai.portal.site.deeds.machine import restore_administrator
from tests.portal.site.conftest import PASSWORD, sign_in
from tests.portal.site.platforms import FOUND, gongkai, python


@pytest.mark.django_db
def test_a_locked_administrator_gets_a_code_and_is_let_in(founded, client):
    for _ in range(5):
        sign_in(client, "zhaomin", "x")
    assert "已锁定" in sign_in(client, "zhaomin", PASSWORD).content.decode()
    code = restore_administrator(CONSOLE, role="system_admin", username="ZhaoMin", name="")
    fresh = f"{PASSWORD} 更新"
    assert client.post("/activate/", {"code": code, "password": fresh, "again": fresh}).status_code == 302
    assert sign_in(client, "zhaomin", fresh).status_code == 302
    said = Entry.objects.filter(deed="site.restore_administrator").get()
    assert (said.actor_name, said.says) == ("控制台", "在服务器控制台为系统管理员赵敏办了启用码")
    assert code not in "".join(Entry.objects.values_list("body", flat=True))


@pytest.mark.django_db
def test_somebody_new_is_registered_with_the_role(founded):
    restore_administrator(CONSOLE, role="security_admin", username="sunli", name="孙丽")
    person = Person.objects.get(username="sunli")
    assert (person.name, person.state) == ("孙丽", "invited")
    assert Appointment.objects.get(person=person).role == "security_admin"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "username", "name", "says"),
    [
        ("security_admin", "sunli", "", "没有登录名是 sunli 的人"),
        ("security_admin", "zhaomin", "", "赵敏（zhaomin）现在不是安全管理员"),
    ],
)
def test_the_console_gives_nobody_another_part(founded, role, username, name, says):
    before = (Person.objects.count(), Appointment.objects.count(), Entry.objects.count())
    with pytest.raises(Refused) as refused:
        restore_administrator(CONSOLE, role=role, username=username, name=name)
    assert says in str(refused.value)
    assert (Person.objects.count(), Appointment.objects.count(), Entry.objects.count()) == before


@pytest.mark.slow
def test_createadmin_prints_the_code_once(tmp_path):
    python(tmp_path, FOUND)
    done = gongkai("createadmin", "--role", "security", "--username", "lina", "--data", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"启用码  [A-Z0-9]{4}(-[A-Z0-9]{4})+", done.stdout)
    done = gongkai("createadmin", "--role", "audit", "--username", "lina", "--data", str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert "李娜（lina）现在不是审计管理员" in done.stderr


@pytest.mark.slow
def test_createadmin_points_to_the_start_where_nobody_is(tmp_path):
    python(tmp_path, "")
    done = gongkai("createadmin", "--role", "system", "--username", "x", "--name", "某", "--data", str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert "gongkai serve" in done.stderr


@pytest.mark.slow
def test_verify_log_finds_what_was_altered_behind_its_back(tmp_path):
    python(tmp_path, FOUND)
    sound = gongkai("verify-log", "--data", str(tmp_path))
    assert sound.returncode == 0
    assert "全部完好" in sound.stdout
    head = re.search(r"末端  (\d+:[0-9a-f]+)", sound.stdout)
    assert head
    assert gongkai("verify-log", "--data", str(tmp_path), "--noted", head[1]).returncode == 0
    assert gongkai("verify-log", "--data", str(tmp_path), "--noted", f"1:{'0' * 64}").returncode == 1
    wrong = gongkai("verify-log", "--data", str(tmp_path), "--noted", "abc")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    with sqlite3.connect(tmp_path / "gongkai.sqlite3") as connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{trigger}"')
        connection.execute("UPDATE audit_entry SET says = says || '。' WHERE seq = 1")
    done = gongkai("verify-log", "--data", str(tmp_path))
    assert done.returncode == 1
    assert "第1条" in done.stdout


EXPORT = """
import os
from pathlib import Path
from gongkai.portal.audit.exporting import lines
from gongkai.portal.audit.models import Entry
from gongkai.portal.frame import clock
Path(os.environ["EXPORTED"]).write_text("".join(lines(Entry.objects.order_by("seq"), whole=True, made_at=clock.now())), encoding="utf-8")
"""


@pytest.mark.slow
def test_an_exported_log_is_verified_where_no_platform_is(tmp_path):
    data, exported, elsewhere = tmp_path / "data", tmp_path / "log.jsonl", str(tmp_path / "none")
    python(data, FOUND + EXPORT, EXPORTED=str(exported))
    sound = gongkai("verify-log", "--export", str(exported), "--data", elsewhere)
    assert (sound.returncode, sound.stderr) == (0, "")
    assert "全部完好" in sound.stdout
    text = exported.read_text(encoding="utf-8")
    exported.write_text(text.replace("云溪县", "云汐县", 1), encoding="utf-8")
    altered = gongkai("verify-log", "--export", str(exported), "--data", elsewhere)
    assert altered.returncode == 1
    assert "第1条" in altered.stdout
    missing = gongkai("verify-log", "--export", str(tmp_path / "no.jsonl"))
    assert (missing.returncode, missing.stdout) == (2, "")
    assert "打不开这个文件" in missing.stderr
