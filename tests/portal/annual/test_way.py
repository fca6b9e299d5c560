"""The way of a report: typed, submitted, reviewed, signed, handed in, let pass, published, corrected."""

import json

import pytest

from gongkai.portal.annual import store
from gongkai.portal.annual.deeds.moving import remark, settle_remark, waive
from gongkai.portal.annual.deeds.typing import explain, open_filing
from gongkai.portal.annual.entries import Head, report_of
from gongkai.portal.annual.models import Fact, Filing, Publication
from gongkai.portal.annual.proof import FORMATS, figures_of, read_again
from gongkai.portal.annual.selectors import filings
from gongkai.portal.audit.models import Entry
from gongkai.portal.frame.refusal import NotPermitted, Refused

from .going import TO_OFFICE, TO_PUBLIC, YEAR, begin, fill, one_more, take
from .writing import texts


@pytest.fixture
def filing(cast):
    return begin(cast)


def test_clean_report_has_no_error(filing):
    assert [one.finding.code for one in filings.findings(filing) if one.is_error] == []


def test_whole_way(cast, filing):
    done = take(cast, filing, *TO_PUBLIC)
    assert (done.stage, done.handed_in_on, done.published_on) == ("published", filing_day(), filing_day())
    version = Publication.objects.get(filing=filing)
    assert {file.format for file in version.files.all()} == set(FORMATS)
    report = filings.report_in(version.snapshot)
    for file in version.files.all():
        assert figures_of(read_again(store.fetch(file.sha256), file.format)) == figures_of(report)
    facts = {fact.address: fact.value for fact in Fact.objects.filter(filing=filing)}
    assert facts == {address: figure.value for address, figure in report.figures.items()}
    assert Entry.objects.filter(deed="annual.publish").count() == 1


def filing_day():
    from tests.portal.cast import TODAY

    return TODAY


@pytest.mark.parametrize(
    ("who", "key", "error"),
    [
        ("reviewer", "submit", NotPermitted),  # the reviewer does not submit
        ("stranger", "submit", NotPermitted),
        ("clerk", "sign", NotPermitted),
        ("clerk", "pass", NotPermitted),
        ("clerk", "hand_in", Refused),  # not signed yet
        ("competent_office", "accept", Refused),
        ("competent_office", "return", Refused),
        ("clerk", "correct", Refused),  # not published
        ("finance_clerk", "submit", NotPermitted),
    ],
)
def test_step_that_may_not_be_taken(cast, filing, who, key, error):
    with pytest.raises(error):
        take(cast, filing, (who, key, "原因"))
    assert Filing.objects.get(pk=filing.pk).stage == "drafting"


def test_error_must_be_mended_or_explained(cast, filing):
    address = "requests/processed_total/natural_person"
    fill(cast, filing, **{address: 6})
    with pytest.raises(Refused) as refused:
        take(cast, filing, ("clerk", "submit"))
    assert address in {problem.field for problem in refused.value.problems}
    for one in filings.findings(Filing.objects.get(pk=filing.pk)):
        if one.open:
            explain(cast.actor("clerk"), filing=filing.pk, mark=one.mark, text="台账以此为准，已向主管部门说明。")
    assert take(cast, filing, ("clerk", "submit")).stage == "office_review"


def test_office_waives_in_public_or_returns(cast, filing):
    fill(cast, filing, **{"requests/processed_total/natural_person": 6})
    for one in filings.findings(Filing.objects.get(pk=filing.pk)):
        if one.open:
            explain(cast.actor("clerk"), filing=filing.pk, mark=one.mark, text="按原样公开。")
    take(cast, filing, *TO_OFFICE)
    with pytest.raises(Refused):
        take(cast, filing, ("competent_office", "accept"))
    for one in filings.findings(Filing.objects.get(pk=filing.pk)):
        if one.is_error:
            waive(
                cast.actor("competent_office"),
                filing=filing.pk,
                code=one.finding.code,
                address=one.finding.address or "",
                reason="已核实台账。",
            )
    take(cast, filing, ("competent_office", "accept"), ("clerk", "publish"))
    assert {waiver["reason"] for waiver in Publication.objects.get().waivers} == {"已核实台账。"}


def test_return_with_remarks(cast, filing):
    take(cast, filing, *TO_OFFICE)
    made = remark(cast.actor("competent_office"), filing=filing.pk, key="requests/received/natural_person", text="与台账差1件，请核对。")
    returned = take(cast, filing, ("competent_office", "return", "请核对新收件数。"))
    assert returned.stage == "returned"
    settle_remark(cast.actor("clerk"), filing=filing.pk, remark=made.pk, answer="已核对。")
    assert take(cast, filing, *TO_OFFICE).stage == "handed_in"


def test_nobody_reviews_their_own(cast, filing):
    from gongkai.portal.agencies.deeds.roles import appoint

    appoint(
        cast.actor("security_admin"),
        person=cast.pk("clerk"),
        role="reviewer",
        agency=cast.science.pk,
        unit=None,
        since=filing_day(),
        document="",
    )
    take(cast, filing, ("clerk", "submit"))
    with pytest.raises(Refused):
        take(cast, filing, ("clerk", "pass"))


def test_frozen_while_it_is_reviewed(cast, filing):
    take(cast, filing, ("clerk", "submit"))
    with pytest.raises(Refused):
        fill(cast, filing, **{"requests/received/natural_person": 9})


def test_erratum(cast, filing, client):
    take(cast, filing, *TO_PUBLIC)
    take(cast, filing, ("clerk", "correct", "新收少计一件。"))
    fill(cast, filing, **one_more())
    with pytest.raises(Refused):
        take(cast, filing, *TO_OFFICE, ("competent_office", "accept"), ("clerk", "publish"))
    take(cast, filing, ("clerk", "publish", "新收和予以公开各少计1件，现更正。"))
    newest, first = Publication.objects.order_by("-version")
    assert (newest.version, first.version) == (2, 1)
    assert "requests/received/natural_person" in {change["address"] for change in newest.changes}
    page = client.get(f"/reports/{cast.science.key}/{YEAR}/").content.decode()
    assert "新收和予以公开各少计1件，现更正。" in page
    old = client.get(f"/reports/{cast.science.key}/{YEAR}/v1/").content.decode()
    assert "这是以前的版本" in old


def test_correction_handed_in_leaves_the_published_figures(cast, filing):
    take(cast, filing, *TO_PUBLIC)
    take(cast, filing, ("clerk", "correct", "更正。"))
    fill(cast, filing, **one_more())
    take(cast, filing, *TO_OFFICE)
    assert Fact.objects.get(filing=filing, address="requests/received/total").value == 7


@pytest.mark.parametrize("to", FORMATS)
def test_public_files(cast, filing, client, to):
    take(cast, filing, *TO_PUBLIC)
    answer = client.get(f"/reports/{cast.science.key}/{YEAR}/v1/report.{to}")
    assert answer.status_code == 200
    assert figures_of(read_again(answer.content, to))["requests/received/total"][0] == 7


def test_pages(cast, filing, client):
    take(cast, filing, *TO_PUBLIC)
    for url in (f"/reports/?year={YEAR}", f"/reports/{cast.science.key}/{YEAR}/", f"/reports/compare/?body={cast.science.key}"):
        assert client.get(url).status_code == 200, url
    both = f"/reports/compare/?body={cast.science.key}&body={cast.finance.key}&year={YEAR}&table=proactive"
    assert client.get(both).status_code == 200
    cast.sign_in(client, "clerk")
    for url in (
        "/desk/annual/",
        f"/desk/annual/{YEAR}/{cast.science.key}/",
        *(f"/desk/annual/{YEAR}/{cast.science.key}/part/{n}/" for n in range(1, 7)),
    ):
        assert client.get(url).status_code == 200, url


def test_save_by_script(cast, client):
    begun = open_filing(cast.actor("clerk"), agency=cast.science.pk, year=YEAR)
    url = f"/desk/annual/{YEAR}/{cast.science.key}/part/3/save/"
    cast.sign_in(client, "clerk")
    first = client.post(
        url, json.dumps({"typed": {"requests/received/natural_person": "7"}, "seen": 1}), content_type="application/json"
    ).json()
    assert first["clashes"] == []
    cast.sign_in(client, "deputy")
    second = client.post(
        url, json.dumps({"typed": {"requests/received/natural_person": "8"}, "seen": 1}), content_type="application/json"
    ).json()
    assert [clash["stands"] for clash in second["clashes"]] == ["7"]
    assert Filing.objects.get(pk=begun.pk).working.rivals["requests/received/natural_person"][0]["text"] == "8"
    assert client.get(url.replace("save/", "")).content.decode().count("两个人填得不一样") == 1


@pytest.mark.parametrize(("to", "out"), [("pdf", True), ("docx", True), ("html", False), ("csv", False)])
def test_file_that_does_not_come_back_equal(cast, filing, client, monkeypatch, to, out):
    """A document for paper is left out and said; the page and the data must be right before anything is public."""
    from gongkai.portal.annual import proof

    written = proof.render
    other = report_of(Head("云溪县科学技术局", YEAR), texts(Head("云溪县科学技术局", YEAR), **{"requests/received/total": 99}))
    monkeypatch.setattr(proof, "render", lambda report, form: written(other if form == to else report, form))
    take(cast, filing, *TO_PUBLIC[:-1])
    cast.sign_in(client, "clerk")
    page = client.post(f"/desk/annual/{YEAR}/{cast.science.key}/step/", {"step": "publish"}, follow=True).content.decode()
    assert Publication.objects.exists() is out
    assert f"{to}文件读回后与报告不一致" in page
    if out:
        assert {file.format for file in Publication.objects.get().files.all()} == set(FORMATS) - {to}
