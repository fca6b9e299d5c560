"""What the forms do: the deed, its refusals at their fields with nothing lost, previews that are the deed, codes shown once."""

import re
from datetime import date

import pytest
from django.urls import reverse

from gongkai.portal.agencies.models import Agency, Handover, Person, Standing, Succession
from gongkai.portal.agencies.selectors import bodies
from gongkai.portal.audit.models import Entry
from tests.portal.agencies.importing.known import BODY_HEADER, PEOPLE_HEADER, workbook

NEW_BODY = {
    "name": "云溪县水利局",
    "kind": "department",
    "level": "county",
    "division": "339900",
    "rule_power": "none",
    "opened_on": "2025-03-01",
}


def said(answer):
    """All text of a page without its tags."""
    return re.sub(r"<[^>]+>", "", answer.content.decode())


def test_body_is_opened_from_the_form(cast, client):
    cast.sign_in(client, "system_admin")
    sent = {**NEW_BODY, "parent": cast.government.pk, "competent_office": cast.office.pk}
    answer = client.post(reverse("agencies:body_new"), sent, follow=True)
    assert "已设立“云溪县水利局”" in said(answer)
    assert Standing.objects.get(name="云溪县水利局").parent_id == cast.government.pk


def test_refusals_stand_at_their_fields_and_nothing_is_lost(cast, client):
    cast.sign_in(client, "system_admin")
    sent = {**NEW_BODY, "rule_power": "local_rules", "credit_code": "91330000MA2XXXXXX1", "short_name": "县水利局"}
    answer = client.post(reverse("agencies:body_new"), sent)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) >= {"rule_power", "credit_code"}
    assert 'value="县水利局"' in answer.content.decode()
    assert not Standing.objects.filter(name="云溪县水利局").exists()


def facts(standing, **changed):
    kept = {field: getattr(standing, field) for field in ("name", "short_name", "kind", "level", "division", "rule_power")}
    references = {field: getattr(standing, f"{field}_id") or "" for field in ("parent", "competent_office", "reviewing_organ")}
    return {**kept, **references, **changed}


def test_change_keeps_the_past_and_correction_mends_it(cast, client):
    cast.sign_in(client, "system_admin")
    key = cast.finance.key
    now = bodies.one(cast.actor("system_admin"), key)
    client.post(reverse("agencies:body_change", args=[key]), facts(now, name="云溪县财政和国资局", since="2026-01-01"))
    assert [each.name for each in Standing.objects.filter(agency=cast.finance).order_by("since")] == ["云溪县财政局", "云溪县财政和国资局"]
    now = bodies.one(cast.actor("system_admin"), key)
    client.post(reverse("agencies:body_correct", args=[key]), facts(now, name="云溪县财政和国有资产管理局"))
    assert [each.name for each in Standing.objects.filter(agency=cast.finance).order_by("since")][1] == "云溪县财政和国有资产管理局"


def test_coming_change_is_taken_back(cast, client):
    cast.sign_in(client, "system_admin")
    key = cast.finance.key
    now = bodies.one(cast.actor("system_admin"), key)
    client.post(reverse("agencies:body_change", args=[key]), facts(now, name="云溪县财税局", since="2026-07-01"))
    assert "撤回这次变更" in said(client.get(reverse("agencies:body", args=[key])))
    client.post(reverse("agencies:body_withdraw", args=[key]), {"since": "2026-07-01"})
    assert not Standing.objects.filter(name="云溪县财税局").exists()


def merger(cast, **more):
    document = {"on": "2026-01-15", "document_title": "云溪县机构改革方案", "document_number": "云政发〔2026〕1号"}
    return {"members": [cast.science.pk, cast.finance.pk], "into": cast.science.pk, **document, **more}


def test_merger_is_shown_before_it_is_done(cast, client):
    cast.sign_in(client, "system_admin")
    before = (Entry.objects.count(), Standing.objects.count(), Handover.objects.count())
    shown = client.post(reverse("agencies:merge"), merger(cast))
    told = said(shown)
    for words in ("云溪县财政局的1人转到云溪县科学技术局", "冯德明", "合并这些机关", "云政发〔2026〕1号"):
        assert words in told, words
    assert (Entry.objects.count(), Standing.objects.count(), Handover.objects.count()) == before
    assert not Succession.objects.exists()

    sent = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', shown.content.decode())
    again = {"confirmed": "1", "members": [value for name, value in sent if name == "members"]}
    again |= {name: value for name, value in sent if name not in ("members", "csrfmiddlewaretoken")}
    client.post(reverse("agencies:merge"), again)
    assert Agency.objects.get(pk=cast.finance.pk).closed_on == date(2026, 1, 15)
    assert Person.objects.get(pk=cast.pk("finance_clerk")).agency_id == cast.science.pk
    assert Handover.objects.get().to_agency_id == cast.science.pk


def test_going_back_from_the_preview_keeps_what_was_written(cast, client):
    cast.sign_in(client, "system_admin")
    page = client.post(reverse("agencies:merge"), merger(cast, again="1")).content.decode()
    assert 'value="云溪县机构改革方案"' in page
    assert f'value="{cast.science.pk}" id="id_members' in re.sub(r"\s+", " ", page).replace(" required", "") or "checked" in page


def test_merger_that_cannot_be_is_refused_before_the_preview(cast, client):
    cast.sign_in(client, "system_admin")
    answer = client.post(reverse("agencies:merge"), merger(cast, members=[cast.science.pk], into="", name=""))
    assert set(answer.context["form"].errors) == {"members", "name"}


ENDINGS = [
    ("split", {"parts": "云溪县科学技术局\n云溪县大数据局", "keeps": ""}, 2),
    ("replace", {"name": "云溪县科技创新局"}, 1),
    ("close", {"successor": "finance"}, 1),
]


@pytest.mark.parametrize(("name", "sent", "heirs"), ENDINGS)
def test_other_reorganisations(cast, client, name, sent, heirs):
    cast.sign_in(client, "system_admin")
    address = reverse(f"agencies:{name}", args=[cast.science.key])
    sent = {**sent, "on": "2026-01-15", "document_title": "云溪县机构改革方案"}
    if "successor" in sent:
        sent["successor"] = cast.finance.pk
    assert "看会发生什么" in said(client.post(address, sent))
    assert not Succession.objects.exists()
    client.post(address, {**sent, "confirmed": "1"})
    assert Succession.objects.get().sides.filter(side="after").count() == heirs


def split(cast, client, **more):
    """The science bureau split from its form; the page to which that leads."""
    cast.sign_in(client, "system_admin")
    sent = {"parts": "云溪县科技局\n云溪县大数据局", "on": "2026-01-15", "document_title": "云溪县机构改革方案", **more}
    address = reverse("agencies:split", args=[cast.science.key])
    preview = client.post(address, sent)
    return preview, client.post(address, {**sent, "confirmed": "1"}, follow=True)


def test_split_says_that_people_wait_and_leads_to_where_they_are_told(cast, client):
    preview, asked = split(cast, client)
    assert "许家宁、赵国强、陈文慧（6人）到哪个机关，登记以后在下一页逐个选" in said(preview)
    assert "的6人转到" not in said(preview)
    address = reverse("agencies:assign", args=[Succession.objects.get().pk])
    assert asked.redirect_chain[-1][0] == address
    assert "选定“云溪县科学技术局”的人员去向" in said(asked)
    assert address in client.get(reverse("agencies:body", args=[cast.science.key])).content.decode()
    assert "6人还没有选定去向" in said(client.get(reverse("site:desk")))
    assert not [field.name for field in asked.context["form"] if field.value()]  # nothing is chosen beforehand


def test_everybody_is_chosen_for_then_looked_at_then_confirmed(cast, client):
    _, asked = split(cast, client)
    address = asked.redirect_chain[-1][0]
    science, data = (agency for agency, name in asked.context["form"].fields["rest"].choices if "局" in name)
    clerk = f"person_{cast.pk('clerk')}"
    wrong = client.post(address, {clerk: data})
    assert wrong.status_code == 422
    named = [fault.sentence for fault in wrong.context["form"].faults()]
    assert sorted(named) == sorted(f"请选{name}到哪个机关。" for name in ("李向东", "王秀兰", "赵国强", "周建平", "许家宁"))
    assert f'<option value="{data}" selected>' in wrong.content.decode()

    before = (Entry.objects.count(), Handover.objects.count())
    preview = client.post(address, {clerk: data, "rest": science})
    assert "到云溪县大数据局（1人）陈文慧经办人：等安全管理员确认" in re.sub(r"\s", "", said(preview))
    assert "许家宁没有要带去的角色" in re.sub(r"\s", "", said(preview))
    assert (Entry.objects.count(), Handover.objects.count()) == before
    assert Person.objects.get(pk=cast.pk("clerk")).agency_id == cast.science.pk

    back = client.post(address, {clerk: data, "rest": science, "again": "1"})
    assert f'<option value="{data}" selected>' in back.content.decode()
    done = client.post(address, {clerk: data, "rest": science, "confirmed": "1"}, follow=True)
    assert "已选定6人的去向。带走的角色等安全管理员确认交接。" in said(done)
    assert "每个人的去向都已选定" in said(done)
    assert Person.objects.get(pk=cast.pk("clerk")).agency_id == data
    assert Person.objects.get(pk=cast.pk("leader")).agency_id == science
    assert "还没有选定去向" not in said(client.get(reverse("site:desk")))


def test_body_that_goes_on_keeps_whoever_stays(cast, client):
    _, asked = split(cast, client, parts="云溪县大数据局", keeps="on")
    assert "没有选定以前，人和角色都留在原机关" in said(asked)
    stay = cast.science.pk
    preview = client.post(asked.redirect_chain[-1][0], {"rest": stay})
    assert "留在云溪县科学技术局（6人）" in said(preview)
    assert "到云溪县大数据局（0人）" in said(preview)
    done = client.post(asked.redirect_chain[-1][0], {"rest": stay, "confirmed": "1"}, follow=True)
    assert "已选定6人的去向。" in said(done)
    assert "确认交接" not in said(done)
    assert not Handover.objects.exists()


def test_group_is_set_up_from_lines_of_the_document(cast, client):
    cast.sign_in(client, "clerk")
    sent = {
        "name": "领导小组",
        "document_title": "通知",
        "since": "2026-01-05",
        "head": "周建平　局长",
        "member": "陈文慧 办公室主任\n李向东",
    }
    client.post(reverse("agencies:group", args=[cast.science.key]), sent)
    page = said(client.get(reverse("agencies:body", args=[cast.science.key])))
    assert "李向东" in page
    assert "通知" in page


def test_unit_takes_the_place_of_the_disclosure_office(cast, client):
    cast.sign_in(client, "clerk")
    key = cast.science.key
    client.post(reverse("agencies:unit_new", args=[key]), {"name": "公开科", "since": "2026-01-05", "is_disclosure_office": "on"})
    page = said(client.get(reverse("agencies:contacts", args=[key])))
    assert "还缺办公地址、办公时间、联系电话、传真、互联网联系方式" in page


def test_code_of_a_new_person_is_shown_once_and_kept_nowhere(cast, client):
    cast.sign_in(client, "system_admin")
    sent = {"username": "linxiaomei", "name": "林晓梅", "agency": cast.science.pk, "joined_on": "2026-01-19"}
    answer = client.post(reverse("agencies:person_new"), sent)
    code = re.search(r"[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}", said(answer))
    assert code
    assert answer["Cache-Control"] == "no-store"
    person = Person.objects.get(username="linxiaomei")
    assert code[0] not in said(client.get(reverse("agencies:person", args=[person.pk])))
    assert not Entry.objects.filter(body__contains=code[0]).exists()


def test_nobody_is_registered_without_a_body_by_oversight(cast, client):
    """The first entry of the list was “no body”: whoever did not look registered a clerk who belongs nowhere."""
    cast.sign_in(client, "system_admin")
    sent = {"username": "linxiaomei", "name": "林晓梅", "joined_on": "2026-01-19"}
    for more in ({}, {"agency": cast.science.pk, "nowhere": "on"}):
        answer = client.post(reverse("agencies:person_new"), {**sent, **more})
        assert list(answer.context["form"].errors) == ["agency"]
    client.post(reverse("agencies:person_new"), {**sent, "nowhere": "on"})
    assert Person.objects.get(username="linxiaomei").agency is None


def test_leave_is_registered_by_one_and_confirmed_by_another(cast, client):
    cast.sign_in(client, "system_admin")
    sent = {"on": "2026-01-20", "successor": cast.pk("newcomer"), "reason": "退休"}
    client.post(reverse("agencies:leave", args=[cast.pk("clerk")]), sent)
    handover = Handover.objects.get()
    address = reverse("agencies:handover", args=[handover.pk])
    assert "确认这次交接" not in said(client.get(address))
    cast.sign_in(client, "security_admin")
    page = client.get(address)
    assert "经办人" in said(page)
    keep = [number for number, _ in page.context["form"].fields["keep"].choices]
    client.post(address, {"successor": cast.pk("newcomer"), "keep": keep})
    assert Handover.objects.get().confirmed_on == date(2026, 1, 20)
    assert [each.role for each in cast.person("newcomer").appointments.filter(until=None)] == ["clerk"]


def test_role_is_granted_and_taken_back(cast, client):
    cast.sign_in(client, "security_admin")
    pk = cast.pk("newcomer")
    sent = {"person": pk, "role": "reviewer", "agency": cast.science.pk, "since": "2026-01-20"}
    client.post(reverse("agencies:grant"), sent)
    held = cast.person("newcomer").appointments.get()
    client.post(reverse("agencies:role_end", args=[pk, held.pk]), {"on": "2026-01-20"})
    assert cast.person("newcomer").appointments.get().until == date(2026, 1, 20)


def test_security_administrator_grants_nothing_to_themself(cast, client):
    cast.sign_in(client, "security_admin")
    sent = {"person": cast.pk("security_admin"), "role": "clerk", "agency": cast.science.pk, "since": "2026-01-20"}
    answer = client.post(reverse("agencies:grant"), sent)
    assert "person" in answer.context["form"].errors


def test_account_is_suspended_resumed_and_given_a_fresh_code(cast, client):
    cast.sign_in(client, "security_admin")
    pk = cast.pk("clerk")
    client.post(reverse("agencies:suspend", args=[pk]), {"reason": "外出学习"})
    assert cast.person("clerk").state == "suspended"
    client.post(reverse("agencies:resume", args=[pk]))
    assert cast.person("clerk").state == "active"
    assert re.search(r"[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}", said(client.post(reverse("agencies:code", args=[pk]))))


def put_in(client, kind, *rows):
    from django.core.files.uploadedfile import SimpleUploadedFile

    header = BODY_HEADER if kind == "bodies" else PEOPLE_HEADER
    file = SimpleUploadedFile("人员.xlsx", workbook(list(header), *rows))
    return client.post(reverse("agencies:import_new", args=[kind]), {"file": file}, follow=True)


PERSON = ["lin", "林晓梅", "云溪县科学技术局", "办公室", "", "", "2026-01-19", "经办人", ""]


def test_people_are_imported_given_codes_and_roles_and_taken_back(cast, client):
    cast.sign_in(client, "system_admin")
    wrong = put_in(client, "people", [*PERSON[:7], "经办员", ""])
    assert "先改1处，再放进来" in said(wrong)
    assert "H2" in said(wrong)
    assert "导入这张表" not in said(wrong)

    preview = put_in(client, "people", PERSON)
    batch = preview.context["batch"].pk
    applied = client.post(reverse("agencies:import_apply", args=[batch]), {"plan": preview.context["plan"].digest}, follow=True)
    assert "下载1人的启用码" in said(applied)
    codes = client.post(reverse("agencies:import_codes", args=[batch]), {"as": "page"})
    assert re.search(r"[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}", said(codes))
    assert "启用码名单已经下载过" in said(client.get(reverse("agencies:import", args=[batch])))

    cast.sign_in(client, "security_admin")
    assert "1项等确认" in said(client.get(reverse("agencies:proposals")))
    granted = client.post(reverse("agencies:proposal", args=[batch]), {"all": "1"}, follow=True)
    assert "已授予1项角色" in said(granted)
    cast.sign_in(client, "system_admin")
    kept = client.post(reverse("agencies:import_undo", args=[batch]), follow=True)
    assert "不能撤回" in said(kept)
    assert Person.objects.filter(username="lin").exists()


def test_import_nothing_stands_on_is_taken_back(cast, client):
    cast.sign_in(client, "system_admin")
    preview = put_in(client, "people", PERSON)
    batch = preview.context["batch"].pk
    client.post(reverse("agencies:import_apply", args=[batch]), {"plan": preview.context["plan"].digest})
    answer = client.post(reverse("agencies:import_undo", args=[batch]), follow=True)
    assert "已经撤回" in said(answer)
    assert not Person.objects.filter(username="lin").exists()


def test_unusable_file_is_refused_at_its_field(cast, client):
    from django.core.files.uploadedfile import SimpleUploadedFile

    cast.sign_in(client, "system_admin")
    answer = client.post(reverse("agencies:import_new", args=["people"]), {"file": SimpleUploadedFile("x.xlsx", b"PK\x03\x04?")})
    assert set(answer.context["form"].errors) == {"file"}


def test_marked_file_comes_back(cast, client):
    cast.sign_in(client, "system_admin")
    wrong = put_in(client, "people", [*PERSON[:7], "经办员", ""])
    answer = client.get(reverse("agencies:import_annotated", args=[wrong.context["batch"].pk]))
    assert answer.content.startswith(b"PK")
    assert "filename*=utf-8''" in answer["Content-Disposition"]


def test_registered_reorganisation_is_taken_back(cast, client):
    cast.sign_in(client, "system_admin")
    client.post(reverse("agencies:merge"), merger(cast, into="", name="云溪县财政和科技局", confirmed="1"))
    new = Agency.objects.latest("pk")
    page = reverse("agencies:withdraw_reorganisation", args=[Succession.objects.get().pk])
    assert page in client.get(reverse("agencies:body", args=[new.key])).content.decode()
    assert page in client.get(reverse("agencies:body", args=[cast.finance.key])).content.decode()
    before = Entry.objects.count()
    shown = said(client.get(page))
    for words in ("合并为“云溪县财政和科技局”", f"云溪县财政和科技局（{new.key}）", "陈文慧", "恢复的角色（6人）", "撤销这次登记"):
        assert words in shown, words
    assert Entry.objects.count() == before
    assert Succession.objects.exists()  # looking is not doing
    assert client.post(page, {"reason": " "}).status_code == 422
    answer = client.post(page, {"reason": "合并的机关选错了"}, follow=True)
    assert "已撤销这次登记" in said(answer)
    assert answer.context["standing"].agency_id == cast.science.pk
    assert not Succession.objects.exists()
    assert client.get(page).status_code == 404


def test_page_says_what_stands_in_the_way_of_taking_back(cast, client):
    cast.sign_in(client, "system_admin")
    client.post(reverse("agencies:merge"), merger(cast, into="", name="云溪县财政和科技局", confirmed="1"))
    new = Agency.objects.latest("pk")
    client.post(reverse("agencies:person_new"), {"name": "江一帆", "username": "jiang", "agency": new.pk, "joined_on": "2026-01-20"})
    page = reverse("agencies:withdraw_reorganisation", args=[Succession.objects.get().pk])
    shown = said(client.get(page))
    assert "现在不能撤销这次登记，因为登记以后“云溪县财政和科技局”名下有了人员1条。" in shown
    assert "撤销的原因" not in shown
    assert client.post(page, {"reason": "写错了"}).status_code == 422
    assert Succession.objects.exists()


def test_public_past_offers_no_taking_back(cast, client):
    cast.sign_in(client, "system_admin")
    client.post(reverse("agencies:merge"), merger(cast, confirmed="1"))
    for who in ("security_admin", "clerk"):
        cast.sign_in(client, who)
        assert "撤销登记" not in said(client.get(reverse("agencies:body", args=[cast.finance.key])))
    assert "撤销登记" not in said(client.get(reverse("agencies_public:body", args=[cast.finance.key])))
