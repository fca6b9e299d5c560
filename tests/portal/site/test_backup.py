"""A backup and what comes back from it: the same, from and to both databases; damage is found before anything is written."""

import json
import shutil
import sqlite3
import stat
import zipfile
from pathlib import Path

import pytest

from tests.portal.browser.servers import platform
from tests.portal.site.conftest import PASSWORD
from tests.portal.site.platforms import FOUND, Visitor, counts, gongkai, postgresql_database, python

pytestmark = pytest.mark.slow

FILL = (
    FOUND
    + """
from gongkai.portal.agencies.deeds.people import edit_own_contact
from gongkai.portal.agencies.models import Person
from gongkai.portal.agencies.selectors.seats import actor_of
from gongkai.portal.audit.guard import lifted
from gongkai.portal.frame.models import Draft
from django.conf import settings
from django_otp.plugins.otp_totp.models import TOTPDevice
person = Person.objects.get(username="zhaomin")
edit_own_contact(actor_of(person), phone='0999-6601234 "转\\\\3"', email="zm@example.gov.cn")
TOTPDevice.objects.create(user=Person.objects.get(username="lina"), name="验证器")
Draft.objects.create(person=person.pk, form="x", fields={"正文": "第一行\\n第二行 😀", "空": None, "数": 1.5})
folder = settings.MEDIA_ROOT / "2026" / "附件"
folder.mkdir(parents=True)
(folder / "说明.txt").write_bytes(bytes(range(256)) * 5000)
"""
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a platform on SQLite and its backup."""
    folder = tmp_path_factory.mktemp("kept")
    python(folder / "data", FILL)
    done = gongkai("backup", "-o", str(folder / "b.zip"), "--data", str(folder / "data"))
    assert done.returncode == 0, done.stderr
    assert "备份好了" in done.stdout
    return folder


def manifest(file: Path) -> dict:
    with zipfile.ZipFile(file) as archive:
        return json.loads(archive.read("manifest.json"))


def rows(file: Path) -> dict[str, list[str]]:
    """The lines of each table of a backup, the log's later entries and its head left out."""
    with zipfile.ZipFile(file) as archive:
        names = [name for name in archive.namelist() if name.startswith("tables/") and "audit." not in name]
        return {name: sorted(json.dumps(json.loads(line), sort_keys=True) for line in archive.read(name).splitlines()) for name in names}


def entries(file: Path) -> list[str]:
    with zipfile.ZipFile(file) as archive:
        return archive.read("tables/audit.entry.jsonl").decode().splitlines()


def test_a_person_can_read_it(kept):
    with zipfile.ZipFile(kept / "b.zip") as archive:
        assert archive.testzip() is None
        people = [json.loads(line) for line in archive.read("tables/agencies.person.jsonl").decode().splitlines()]
        assert "这是政府信息公开平台的备份" in archive.read("说明.txt").decode()
        assert archive.read("files/2026/附件/说明.txt") == bytes(range(256)) * 5000
    assert {person["name"] for person in people} == {"赵敏", "李娜", "王芳"}
    assert people[0]["phone"] == '0999-6601234 "转\\3"'
    (table,) = [each for each in manifest(kept / "b.zip")["tables"] if each["model"] == "agencies.person"]
    assert (table["label"], table["columns"]["name"], table["rows"]) == ("人员", "姓名", 3)


def test_only_its_owner_may_read_it(kept):
    assert stat.S_IMODE((kept / "b.zip").stat().st_mode) == 0o600


def test_who_is_signed_in_is_not_in_it(kept):
    models = {each["model"] for each in manifest(kept / "b.zip")["tables"]}
    assert {"agencies.person", "audit.entry", "otp_totp.totpdevice", "frame.draft"} <= models
    assert not {model for model in models if model.startswith(("sessions.", "axes.", "site.", "django_tasks"))}


def test_nothing_is_overwritten(kept):
    before = (kept / "b.zip").read_bytes()
    done = gongkai("backup", "-o", str(kept / "b.zip"), "--data", str(kept / "data"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "已经有这个文件" in done.stderr
    assert (kept / "b.zip").read_bytes() == before
    assert not list(kept.glob("*.part"))


def test_backup_and_restore_stand_in_the_log(kept, tmp_path):
    assert gongkai("restore", str(kept / "b.zip"), "--data", str(tmp_path / "new")).returncode == 0
    says = python(tmp_path / "new", "from gongkai.portal.audit.models import Entry\nprint(Entry.objects.order_by('-seq')[0].says)")
    assert "的备份“b.zip”恢复了平台" in says
    says = python(kept / "data", "from gongkai.portal.audit.models import Entry\nprint(*Entry.objects.values_list('says', flat=True))")
    assert "做了备份“b.zip”" in says


def test_what_comes_back_is_the_same(kept, tmp_path):
    """From SQLite to PostgreSQL and from there back to SQLite: every row to the microsecond, every file, the log sound."""
    backup = kept / "b.zip"
    with postgresql_database() as database:
        for number, settings in enumerate(({"GONGKAI_DATABASE": database}, {})):
            place = tmp_path / f"station{number}"
            done = gongkai("restore", str(backup), "--data", str(place), **settings)
            assert done.returncode == 0, done.stderr
            assert "全部完好" in done.stdout
            assert (place / "files/2026/附件/说明.txt").read_bytes() == bytes(range(256)) * 5000
            backup = tmp_path / f"again{number}.zip"
            assert gongkai("backup", "-o", str(backup), "--data", str(place), **settings).returncode == 0
            assert rows(backup) == rows(kept / "b.zip")
            assert entries(backup)[: len(entries(kept / "b.zip"))] == entries(kept / "b.zip")


def test_one_goes_on_working_in_it(kept, tmp_path):
    with postgresql_database() as database:
        settings = {"GONGKAI_DATABASE": database}
        assert gongkai("restore", str(kept / "b.zip"), "--data", str(tmp_path / "data"), **settings).returncode == 0
        before = counts(tmp_path / "data", **settings)
        with platform(tmp_path, GONGKAI_JOBS="off", **settings) as server:
            visitor = Visitor(server.address)
            assert "赵敏" in visitor.post("/login/?next=/account/", username="zhaomin", password=PASSWORD)[1]
        # New rows get numbers of their own.
        made = "from gongkai.portal.agencies.deeds.people import issue_code\nfrom gongkai.portal.audit.actor import CONSOLE\n"
        made += "from gongkai.portal.agencies.models import Person\nissue_code(CONSOLE, person=Person.objects.get(username='lina').pk)"
        python(tmp_path / "data", made, **settings)
        after = counts(tmp_path / "data", **settings)
        done = python(
            tmp_path / "data",
            "from gongkai.portal.audit.models import Entry\nprint(*Entry.objects.values_list('deed', flat=True))",
            **settings,
        )
        assert done.split()[before["audit.entry"] :] == ["agencies.signed_in", "agencies.issue_code"]
        assert after["agencies.activationcode"] == before["agencies.activationcode"] + 1


def altered(kept: Path, place: Path, change) -> Path:
    """The backup with its members changed by `change(name, data) -> data or none`."""
    with zipfile.ZipFile(kept / "b.zip") as old, zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return place


def edit_manifest(**fields):
    def change(name: str, data: bytes) -> bytes:
        return json.dumps({**json.loads(data), **fields}).encode() if name == "manifest.json" else data

    return change


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda name, data: data.replace("赵敏".encode(), "赵明".encode()) if "person" in name else data, "与清单里的摘要不符"),
        (lambda name, data: None if "standing" in name else data, "缺少 tables/agencies.standing.jsonl"),
        (lambda name, data: data[:-1] if name.startswith("files/") else data, "与清单里的摘要不符"),
        (lambda name, data: None if name == "manifest.json" else data, "没有清单"),
        (lambda name, data: b"{" if name == "manifest.json" else data, "清单读不出来"),
        (edit_manifest(format=2, program="9.9"), "由更新的版本（9.9）做成"),
        (edit_manifest(migrations=[["agencies", "0999_later"]]), "有这个版本没有的内容（agencies.0999_later）"),
    ],
)
def test_damage_is_found_before_anything_is_written(kept, tmp_path, change, says):
    file = altered(kept, tmp_path / "bad.zip", change)
    done = gongkai("restore", str(file), "--data", str(tmp_path / "new"))
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    with sqlite3.connect(tmp_path / "new" / "gongkai.sqlite3") as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []


@pytest.mark.parametrize("content", [b"", b"no zip at all", None])
def test_what_is_no_backup_is_named(kept, tmp_path, content):
    file = tmp_path / "x.zip"
    file.write_bytes((kept / "b.zip").read_bytes()[:3000] if content is None else content)
    done = gongkai("restore", str(file), "--data", str(tmp_path / "new"))
    assert done.returncode == 2
    assert "备份" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_platform_in_use_is_never_restored_over(kept, tmp_path):
    shutil.copytree(kept / "data", tmp_path / "data")
    before = counts(tmp_path / "data")
    done = gongkai("restore", str(kept / "b.zip"), "--data", str(tmp_path / "data"))
    assert done.returncode == 2
    assert "已经有一个平台" in done.stderr
    assert counts(tmp_path / "data") == before


def test_a_platform_that_was_only_started_may_be_filled(kept, tmp_path):
    python(tmp_path / "data", "")
    assert gongkai("restore", str(kept / "b.zip"), "--data", str(tmp_path / "data")).returncode == 0


def test_a_backup_of_an_earlier_program_is_brought_up_to_date(kept, tmp_path):
    """As if made before the last step of the tables of an app: restored to there, then taken on."""
    steps = manifest(kept / "b.zip")["migrations"]
    last = max(step for step in steps if step[0] == "otp_static")
    file = altered(kept, tmp_path / "earlier.zip", edit_manifest(migrations=[step for step in steps if step != last]))
    done = gongkai("restore", str(file), "--data", str(tmp_path / "new"))
    assert done.returncode == 0, done.stderr
    assert gongkai("backup", "-o", str(tmp_path / "again.zip"), "--data", str(tmp_path / "new")).returncode == 0
    assert last in manifest(tmp_path / "again.zip")["migrations"]
    assert rows(tmp_path / "again.zip") == rows(kept / "b.zip")
    steps_of_a_used_one = gongkai("restore", str(file), "--data", str(tmp_path / "new"))
    assert steps_of_a_used_one.returncode == 2


def test_a_file_that_leads_out_of_the_folder_is_refused(kept, tmp_path):
    listed = manifest(kept / "b.zip")["files"]
    out = {**listed[0], "path": "../../out.txt"}

    def change(name: str, data: bytes) -> bytes:
        return edit_manifest(files=[out])(name, data)

    file = altered(kept, tmp_path / "bad.zip", change)
    with zipfile.ZipFile(file, "a") as archive, zipfile.ZipFile(kept / "b.zip") as good:
        archive.writestr("files/../../out.txt", good.read(f"files/{listed[0]['path']}"))
    done = gongkai("restore", str(file), "--data", str(tmp_path / "new"))
    assert done.returncode == 2
    assert "指到了目录外面" in done.stderr
    assert not list(tmp_path.rglob("out.txt"))


def test_a_backup_is_one_moment_while_others_write(tmp_path):
    """Deeds are done all the time: in each backup the head of the log is its last entry, and each is sound."""
    import subprocess
    import sys

    from tests.portal.site.platforms import ROOT, plain_environment

    python(tmp_path / "data", FILL)
    write = (
        "from gongkai.portal.site.starting import open_platform, take_up\n"
        f"open_platform(take_up({{'GONGKAI_DATA': {str(tmp_path / 'data')!r}}}))\n"
        "from gongkai.portal.agencies.deeds.people import edit_own_contact\nfrom gongkai.portal.agencies.models import Person\n"
        "from gongkai.portal.agencies.selectors.seats import actor_of\nactor = actor_of(Person.objects.get(username='zhaomin'))\n"
        "for number in range(100000): edit_own_contact(actor, phone=str(number)); print(number, flush=True)"
    )
    writer = subprocess.Popen([sys.executable, "-c", write], cwd=ROOT, env=plain_environment(), stdout=subprocess.PIPE, text=True)
    try:
        assert writer.stdout is not None
        writer.stdout.readline()
        for number in range(3):
            file = tmp_path / f"b{number}.zip"
            assert gongkai("backup", "-o", str(file), "--data", str(tmp_path / "data")).returncode == 0
            last = json.loads(entries(file)[-1])
            assert manifest(file)["log"] == f"{last['seq']}:{last['digest']}"
    finally:
        writer.kill()
        writer.wait()
    done = gongkai("restore", str(file), "--data", str(tmp_path / "new"))
    assert done.returncode == 0, done.stderr
