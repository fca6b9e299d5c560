"""The demo: the same county each time, somebody in every role, a log that tells it and holds."""

import sqlite3
from pathlib import Path

import pytest
from django.test import Client
from stdnum.cn import uscc

from gongkai.portal.agencies.kinds import KINDS
from gongkai.portal.agencies.models import Agency, Appointment, Handover, Person, Standing
from gongkai.portal.agencies.roles import ROLES
from gongkai.portal.agencies.selectors import parting
from gongkai.portal.agencies.selectors.seats import actor_of
from gongkai.portal.agencies.selectors.standings import standings
from gongkai.portal.audit.actor import CONSOLE
from gongkai.portal.audit.models import Entry
from gongkai.portal.audit.verifying import verify
from gongkai.portal.frame.refusal import Refused
from gongkai.portal.site.deeds.demo import tell_demo
from gongkai.portal.site.demo import opening
from gongkai.portal.site.demo.accounts import ACCOUNTS, PASSWORD
from gongkai.portal.site.demo.bodies import BODIES, FORESTRY, GOVERNMENT, MERGED, OFFICE, credit_code
from gongkai.portal.site.demo.people import ADMINISTRATORS, NEWCOMER, PEOPLE
from gongkai.portal.site.starting import CannotStart


def test_county_has_what_it_should(told):
    kinds = [(standing.kind, standing.level) for standing in standings()]
    assert {kind for kind, _ in kinds} <= set(KINDS)
    assert kinds.count(("department", "county")) == 12
    assert kinds.count(("government", "township")) == 3
    assert kinds.count(("government", "county")) == kinds.count(("general_office", "county")) == 1
    assert standings().filter(name="云溪县科学技术局").exists()


def test_somebody_holds_every_role(told):
    held = set(Appointment.objects.filter(until=None).values_list("role", flat=True))
    assert held == set(ROLES)


def test_names_are_of_different_people():
    usernames = [person.username for person in (*PEOPLE, NEWCOMER)] + [username for _, username, _, _ in ADMINISTRATORS]
    names = [person.name for person in (*PEOPLE, NEWCOMER)] + [name for _, _, name, _ in ADMINISTRATORS]
    assert len(set(usernames)) == len(usernames)
    assert len(set(names)) == len(names)


def test_codes_are_well_formed():
    for body in (GOVERNMENT, OFFICE, MERGED, FORESTRY, *BODIES):
        assert uscc.is_valid(credit_code(body.number)), body.name


def test_past_is_there(told):
    renamed = Standing.objects.get(name="云溪县经贸局")
    assert standings().get(agency=renamed.agency_id).name == "云溪县经济和信息化局"
    assert Agency.objects.filter(closed_on__year=2025).count() == 2
    merged = standings().get(name=MERGED.name)
    assert Person.objects.filter(agency=merged.agency_id, name__in=("祝怡然", "鲁晓峰")).count() == 2


def test_this_morning_something_waits(told):
    assert [handover.leaver.name for handover in Handover.objects.filter(confirmed_on=None)] == ["秦玉芬"]
    assert Person.objects.get(username=NEWCOMER.username).state == "invited"


def test_split_to_come_waits_for_its_people(told):
    by = actor_of(Person.objects.get(username="fangzhiyuan"))
    (split,) = parting.waiting(by)
    assert (split.name, split.goes_on, [name for _, name in split.parts]) == (
        "云溪县自然资源局",
        True,
        ["云溪县自然资源局", FORESTRY.name],
    )
    assert {each.name for each in split.people} == {someone.name for someone in PEOPLE if someone.body == "ziran"}
    first = Client()
    first.force_login(Person.objects.get(username="fangzhiyuan"), backend="django.contrib.auth.backends.ModelBackend")
    page = first.get("/desk/").context
    assert page["waiting"].first.title == f"{len(split.people)}人还没有选定去向"
    assert [figure.value for figure in page["charges"][0].figures if figure.label == "机关"] == ["17个"]  # the one to come is not there yet


def test_log_tells_the_story_in_time_and_holds(told):
    entries = list(Entry.objects.all())
    assert [entry.at for entry in entries] == sorted(entry.at for entry in entries)
    assert verify().sound
    says = "\n".join(entry.says for entry in entries)
    assert "把“云溪县经贸局”更名为“云溪县经济和信息化局”" in says
    assert PASSWORD not in "".join(entry.body for entry in entries)


def test_it_is_told_once(told):
    before = Entry.objects.count()
    with pytest.raises(Refused):
        tell_demo(CONSOLE)
    assert Entry.objects.count() == before


def test_every_listed_account_reaches_its_desk(told):
    for account in ACCOUNTS:
        answer = Client().post("/login/", {"username": account.username, "password": PASSWORD}, follow=True)
        assert answer.redirect_chain[-1][0] == "/desk/"
        text = answer.content.decode()
        assert "演示：内容都是编的。今天当作2026年1月20日。" in text
        assert f"{account.name}　" in text
        assert account.label in text


def test_each_desk_shows_something(told):
    """Every body role sees its body, every administrator their part, and five of the desks have something to do."""
    busy = 0
    for account in ACCOUNTS:
        client = Client()
        client.force_login(Person.objects.get(username=account.username), backend="django.contrib.auth.backends.ModelBackend")
        context = client.get("/desk/").context
        assert context["charges"][0].figures, account.username
        busy += bool(context["waiting"].first or context["waiting"].on_others)
    assert busy >= 5


def test_roles_of_the_list_are_held(told):
    for account in ACCOUNTS:
        assert Appointment.objects.filter(person__username=account.username, role=account.role, until=None).exists()
    assert {account.role for account in ACCOUNTS} == set(ROLES)


def test_login_page_lists_people_only_in_the_demo(told, settings):
    client = Client()
    page = client.get("/login/?fill=hexiulan").content.decode()
    assert PASSWORD in page
    assert 'value="hexiulan"' in page
    settings.GONGKAI_DEMO = False
    page = client.get("/login/?fill=hexiulan").content.decode()
    assert PASSWORD not in page
    assert 'value="hexiulan"' not in page
    assert "何秀兰" not in page


def test_folder_of_a_real_platform_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("GONGKAI_DATABASE", raising=False)
    sqlite3.connect(tmp_path / "gongkai.sqlite3").close()
    (tmp_path / "gongkai.sqlite3").write_bytes(b"real")
    for reset in (False, True):
        with pytest.raises(CannotStart, match="不是演示，没有动它"):
            opening.show({"GONGKAI_DATA": str(tmp_path)}, reset=reset)
    assert (tmp_path / "gongkai.sqlite3").read_bytes() == b"real"


def test_database_of_a_real_platform_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GONGKAI_DATABASE", "postgresql://gongkai@localhost/gongkai")
    with pytest.raises(CannotStart, match="GONGKAI_DATABASE"):
        opening.show({"GONGKAI_DATA": str(tmp_path / "demo")})
    assert not (tmp_path / "demo").exists()
