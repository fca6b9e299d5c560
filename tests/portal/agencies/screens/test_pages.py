"""Every page of bodies and people opens for whom it is, is a 404 for what does not exist, and is refused to whom it is not."""

import pytest
from django.urls import reverse

from gongkai.portal.agencies.selectors import contacts
from gongkai.portal.agencies.selectors.standings import names


def addresses(cast):
    """Every page that opens by GET: who opens it, its address."""
    key = cast.science.key
    group = contacts.group(cast.actor("system_admin"), cast.science.pk)
    unit = cast.unit.pk
    clerk = cast.pk("clerk")
    held = cast.person("clerk").appointments.get().pk
    bodies = {"body": "clerk", "body_edit": "system_admin", "body_change": "system_admin", "body_correct": "system_admin"}
    bodies |= dict.fromkeys(("body_codes", "split", "replace", "close"), "system_admin")
    bodies |= dict.fromkeys(("contacts", "unit_new", "group"), "clerk") | {"appoint": "security_admin"}
    people = {"person": "clerk", **dict.fromkeys(("person_edit", "leave", "move"), "system_admin")}
    people |= dict.fromkeys(("suspend", "code"), "security_admin")
    plain = {"bodies": "clerk", "tree": "clerk", "people": "clerk", "handovers": "clerk"}
    plain |= dict.fromkeys(("body_new", "merge", "person_new", "imports"), "system_admin") | dict.fromkeys(
        ("grant", "proposals"), "security_admin"
    )
    yield from ((who, reverse(f"agencies:{name}")) for name, who in plain.items())
    yield from ((who, reverse(f"agencies:{name}", args=[key])) for name, who in bodies.items())
    yield from ((who, reverse(f"agencies:{name}", args=[clerk])) for name, who in people.items())
    yield from (("clerk", reverse(f"agencies:{name}", args=[key, unit])) for name in ("unit", "unit_close"))
    yield "clerk", reverse("agencies:group_end", args=[key, group.pk])
    yield "security_admin", reverse("agencies:role_end", args=[clerk, held])
    for kind in ("bodies", "people"):
        yield from (("system_admin", reverse(f"agencies:{name}", args=[kind])) for name in ("import_new", "import_template"))
    yield from ((None, address) for address in (reverse("agencies_public:bodies"), reverse("agencies_public:body", args=[key])))


def test_every_page_opens_and_has_one_heading(cast, client):
    for who, address in addresses(cast):
        client.logout()
        if who:
            cast.sign_in(client, who)
        answer = client.get(address)
        assert answer.status_code == 200, (who, address)
        if answer["Content-Type"].startswith("text/html"):
            page = answer.content.decode()
            assert page.count("<h1") == 1, address
            assert page.count('class="btn"') <= 1 or "proposal" in address, address


NOWHERE = ["body", "body_edit", "contacts", "group", "split"]


@pytest.mark.parametrize("name", NOWHERE)
def test_unknown_body_is_not_there(cast, client, name):
    cast.sign_in(client, "system_admin")
    assert client.get(reverse(f"agencies:{name}", args=["339900-9999"])).status_code == 404


def test_unknown_split_is_not_there(cast, client):
    cast.sign_in(client, "system_admin")
    assert client.get(reverse("agencies:assign", args=[1])).status_code == 404


@pytest.mark.parametrize("name", ["person", "person_edit", "leave", "move", "readmit"])
def test_unknown_person_is_not_there(cast, client, name):
    cast.sign_in(client, "system_admin")
    assert client.get(reverse(f"agencies:{name}", args=[999999])).status_code == 404


def test_clerk_sees_no_stranger(cast, client):
    cast.sign_in(client, "clerk")
    assert client.get(reverse("agencies:person", args=[cast.pk("stranger")])).status_code == 404
    listed = client.get(reverse("agencies:people")).content.decode()
    assert "陈文慧" in listed
    assert "韩志远" not in listed


def test_clerk_writes_no_other_body_s_contacts(cast, client):
    cast.sign_in(client, "clerk")
    assert client.get(reverse("agencies:contacts", args=[cast.finance.key])).status_code == 403


def test_unit_of_another_body_is_not_there(cast, client):
    cast.sign_in(client, "system_admin")
    assert client.get(reverse("agencies:unit", args=[cast.finance.key, cast.unit.pk])).status_code == 404


def test_public_page_tells_where_to_turn(cast, client):
    page = client.get(reverse("agencies_public:body", args=[cast.science.key])).content.decode()
    for told in ("人民路1号", "0000-6110001", "周建平", "2022年7月1日", "云溪县人民政府办公室"):
        assert told in page, told
    for kept in ("陈文慧，", "登录名", "clerk"):
        assert kept not in page, kept


def test_body_as_of_a_day(cast, client):
    cast.sign_in(client, "clerk")
    address = reverse("agencies:body", args=[cast.science.key])
    assert "<h1>云溪县经济贸易和科学技术局</h1>" in client.get(address, {"on": "2020-01-01"}).content.decode()
    assert f"<h1>{names({cast.science.pk})[cast.science.pk]}</h1>" in client.get(address).content.decode()
