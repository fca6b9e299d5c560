"""Outcomes, the rows of table three they are counted in, their remedies by date, the letters that carry them."""

from datetime import date

import pytest

from gongkai.editions import EDITIONS
from gongkai.form import Edition
from gongkai.law import (
    APPLICANT_KINDS,
    FIELDS,
    GUARDS,
    INSTRUMENTS,
    LETTERS,
    LIMIT_IDS,
    OUTCOMES,
    SETTINGS,
    LetterKind,
    Outcome,
    Policy,
    RemedyRule,
    limit,
    online_review_sentence,
    remedy,
    third_party_remedy,
)

NEW, OLD = date(2024, 1, 1), date(2023, 12, 31)
NOT_OUTCOMES = {"received", "carried_in", "carried_out", "processed_total"}


def leaf_rows(edition: Edition) -> dict[str, str]:
    """Keys and articles of the outcome rows of table three."""
    table = next(table for table in edition.tables if table.key == "requests")
    return {leaf.key: leaf.article for block in table.blocks for row in block.rows for leaf in row.leaves() if leaf.key not in NOT_OUTCOMES}


@pytest.mark.parametrize("year", ["2019", "2021"])
def test_every_outcome_has_its_row_and_every_row_its_outcome(year: str) -> None:
    assert {one.rows[year] for one in OUTCOMES.values()} == set(leaf_rows(EDITIONS[year]))


@pytest.mark.parametrize("outcome", OUTCOMES.values(), ids=OUTCOMES)
def test_outcome_rests_on_the_article_that_the_row_names(outcome: Outcome) -> None:
    article = leaf_rows(EDITIONS["2021"])[outcome.rows["2021"]]
    named = article.replace("第三十六条第一、二项", "第三十六条第一项 第三十六条第二项").replace(
        "第三十六条第四、五项", "第三十六条第四项 第三十六条第五项"
    )
    ours = {article for _, article in outcome.bases}
    if not named or outcome.code in ("ABANDONED_NO_FEE", "WITHDRAWN", "OTHER"):
        return
    assert ours & set(named.split())


@pytest.mark.parametrize("outcome", OUTCOMES.values(), ids=OUTCOMES)
def test_outcome_is_whole(outcome: Outcome) -> None:
    assert set(outcome.requires) <= set(GUARDS)
    assert outcome.code in LETTERS[outcome.letter].outcomes
    assert all(key in INSTRUMENTS for key, _ in outcome.bases)
    assert set(outcome.rows) == set(EDITIONS)


@pytest.mark.parametrize(
    ("code", "guards"),
    [
        ("DENY_THIRD_PARTY", {"third_party_or_reason"}),
        ("STILL_UNCLEAR", {"correction_notice", "corrected"}),
        ("ABANDONED_NO_CORRECTION", {"correction_notice", "correction_lapsed"}),
        ("ABANDONED_NO_FEE", {"fee_lapsed"}),
        ("REPEATED", {"earlier_reply"}),
        ("EXCESSIVE", {"reasons_asked"}),
        ("NOT_EXIST", {"search_log"}),
        ("DENY_LAW_FORBIDS", {"legal_basis"}),
        ("WITHDRAWN", {"withdrawal"}),
        ("GRANTED", set()),
    ],
)
def test_guards_of_the_issue(code: str, guards: set[str]) -> None:
    assert set(OUTCOMES[code].requires) == guards


def test_refusals_are_the_eight_rows() -> None:
    assert len({one.rows["2021"] for one in OUTCOMES.values() if one.is_refusal}) == 8


# Remedies: since 2024 a refusal under Arts 14 to 16 goes to review before court, and its letter says so.


@pytest.mark.parametrize("code", [code for code in OUTCOMES if code.startswith("DENY_")])
def test_refusal_is_reviewed_first_since_2024(code: str) -> None:
    new, old = remedy(code, NEW), remedy(code, OLD)
    assert new.review_first
    assert "应当先" in new.text
    assert "6个月" not in new.text
    assert "《行政复议法》第二十三条" in new.sources
    assert not old.review_first
    assert "或者自收到" in old.text


@pytest.mark.parametrize(
    ("code", "refused", "kind"),
    [
        ("GRANTED", "", RemedyRule.EITHER),
        ("ALREADY_PUBLIC", "", RemedyRule.EITHER),
        ("NOT_EXIST", "", RemedyRule.EITHER),
        ("PETITION_COMPLAINT", "", RemedyRule.EITHER),
        ("ABANDONED_NO_CORRECTION", "", RemedyRule.EITHER),
        ("PARTIAL", "DENY_THIRD_PARTY", RemedyRule.REVIEW_FIRST),
        ("PARTIAL", "", RemedyRule.REVIEW_FIRST),
        ("PARTIAL", "NOT_EXIST", RemedyRule.EITHER),
        ("REFER_SPECIAL_REGISTRY", "", RemedyRule.EITHER),
        ("ABANDONED_NO_FEE", "", RemedyRule.FEE_LAPSED),
        ("WITHDRAWN", "", RemedyRule.NONE),
    ],
)
def test_remedy_kind(code: str, refused: str, kind: RemedyRule) -> None:
    assert remedy(code, NEW, refused=refused).kind is kind


def test_special_registry_follows_the_setting() -> None:
    policy = Policy(special_registry_review_first=True)
    assert remedy("REFER_SPECIAL_REGISTRY", NEW, policy=policy).review_first
    assert not remedy("REFER_SPECIAL_REGISTRY", OLD, policy=policy).review_first


def test_wording_has_places_for_the_reviewer_and_the_court() -> None:
    for code in OUTCOMES:
        text = remedy(code, NEW).text
        if text:
            filled = text.format(reviewer="云溪县人民政府", court="云溪县人民法院")
            assert "云溪县人民政府" in filled
            assert limit("review_application", NEW).words in filled


def test_third_party_is_told_its_own_remedy() -> None:
    assert "或者自收到本文书之日起6个月内" in third_party_remedy(NEW).text


def test_online_channel_only_since_2024() -> None:
    assert "{channel}" in online_review_sentence(NEW)
    assert online_review_sentence(OLD) == ""


# Letters.


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
def test_letter_is_whole(letter: LetterKind) -> None:
    assert set(letter.fields) <= set(FIELDS)
    both = (*letter.fields, *letter.may_have)
    assert len(set(both)) == len(both)
    assert set(letter.limits) <= set(LIMIT_IDS)
    assert all(key in INSTRUMENTS for key, _ in letter.bases)
    assert letter.remedy == ({"reviewer", "court"} <= set(letter.fields))


def test_no_two_letters_share_a_number_word_and_title() -> None:
    seen = [(letter.title, letter.word) for letter in LETTERS.values()]
    assert len(seen) - len(set(seen)) == 1  # already public and granted are one reply letter with two texts


# Applicants.


def test_applicant_kinds_are_the_columns_of_table_three() -> None:
    table = next(table for table in EDITIONS["2021"].tables if table.key == "requests")
    columns = [leaf.key for block in table.blocks for column in block.columns for leaf in column.leaves() if not leaf.total]
    assert [kind.key for kind in APPLICANT_KINDS] == columns
    assert all(kind.setting in SETTINGS for kind in APPLICANT_KINDS if kind.setting)
