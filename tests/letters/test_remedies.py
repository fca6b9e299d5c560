"""What letters say about remedies: by outcome, by the part refused, by the day of the letter."""

import re
from datetime import date

import pytest

from gongkai.law import LETTERS, OUTCOMES, Policy, limit
from gongkai.letters import compose
from tests.letters.facts import facts_for

FIRST, EITHER, FEE, NONE = "review first", "either", "either, but not the fee notice itself", "none"
OLD, EVE, DAY, NEW = date(2019, 5, 15), date(2023, 12, 31), date(2024, 1, 1), date(2025, 5, 14)
CASES = [
    ("reply_denied", "DENY_STATE_SECRET", "", NEW, FIRST, "Art. 14 refusals go to review first (行政复议法 Art. 23)"),
    ("reply_denied", "DENY_LAW_FORBIDS", "", NEW, FIRST, "Art. 14"),
    ("reply_denied", "DENY_SAFETY_STABILITY", "", NEW, FIRST, "Art. 14"),
    ("reply_denied", "DENY_THIRD_PARTY", "", NEW, FIRST, "Art. 15"),
    ("reply_denied", "DENY_INTERNAL", "", NEW, FIRST, "Art. 16 para. 1"),
    ("reply_denied", "DENY_PROCESS", "", NEW, FIRST, "Art. 16 para. 2"),
    ("reply_denied", "DENY_ENFORCEMENT_FILE", "", NEW, FIRST, "Art. 16 para. 2"),
    ("reply_denied", "DENY_STATE_SECRET", "", DAY, FIRST, "the new review law is in force from this very day"),
    ("reply_denied", "DENY_STATE_SECRET", "", EVE, EITHER, "the last day on which a refusal could go to court at once"),
    ("reply_denied", "DENY_INTERNAL", "", OLD, EITHER, "the first day of the Regulations of 2019; review first is not law yet"),
    ("reply_denied", "DENY_THIRD_PARTY", "", EVE, EITHER, "before 2024 the kind of refusal makes no difference"),
    ("reply_partial", "PARTIAL", "DENY_INTERNAL", NEW, FIRST, "the part withheld rests on Art. 16"),
    ("reply_partial", "PARTIAL", "DENY_THIRD_PARTY", DAY, FIRST, "the part withheld rests on Art. 15, first day of the new law"),
    ("reply_partial", "PARTIAL", "DENY_THIRD_PARTY", EVE, EITHER, "before 2024"),
    ("reply_partial", "PARTIAL", "REFER_SPECIAL_REGISTRY", NEW, EITHER, "Art. 36(7) is outside Arts 14 to 16 (法释〔2025〕8号)"),
    ("reply_special_registry", "REFER_SPECIAL_REGISTRY", "", NEW, EITHER, "printed among refusals, but not under Arts 14 to 16"),
    ("reply_already_public", "ALREADY_PUBLIC", "", NEW, EITHER, "nothing is refused"),
    ("reply_granted", "GRANTED", "", NEW, EITHER, "the applicant may hold that it is not what was asked for"),
    ("reply_granted", "GRANTED_OVER_OBJECTION", "", NEW, EITHER, "for the applicant this is a grant"),
    ("reply_not_exist", "NOT_EXIST", "", NEW, EITHER, "unable to provide is no refusal under Arts 14 to 16"),
    ("reply_not_responsible", "NOT_RESPONSIBLE", "", NEW, EITHER, "unable to provide"),
    ("reply_needs_creation", "NEEDS_CREATION", "", NEW, EITHER, "unable to provide"),
    ("reply_still_unclear", "STILL_UNCLEAR", "", NEW, EITHER, "unable to provide"),
    ("reply_petition", "PETITION_COMPLAINT", "", NEW, EITHER, "not processed: admissible suit (法释〔2025〕8号 Art. 1)"),
    ("reply_repeated", "REPEATED", "", NEW, EITHER, "not processed"),
    ("reply_publication", "PUBLICATION", "", NEW, EITHER, "not processed"),
    ("reply_excessive", "EXCESSIVE", "", NEW, EITHER, "not processed"),
    ("reply_confirm_reissue", "CONFIRM_OR_REISSUE", "", NEW, EITHER, "not processed"),
    ("reply_repeated", "REPEATED", "", EVE, EITHER, "the old review law, with its own article"),
    ("notice_no_correction", "ABANDONED_NO_CORRECTION", "", NEW, EITHER, "no longer processed: the Court counts it as not processed"),
    ("notice_no_fee", "ABANDONED_NO_FEE", "", NEW, FEE, "the ending can be reviewed, the fee notice alone cannot"),
    ("notice_withdrawn", "WITHDRAWN", "", NEW, NONE, "the applicant ended it"),
    ("notice_other", "OTHER", "", NEW, NONE, "nothing was decided against anybody"),
    ("record_kept", "", "", NEW, EITHER, "refusing to correct a record (Art. 41) is no refusal to disclose"),
    ("third_party_notice", "", "", NEW, EITHER, "the third party was overruled: its letter names its own remedies"),
    ("third_party_notice", "", "", EVE, EITHER, "before 2024 likewise"),
]


def said(text: str) -> str:
    if not text:
        return NONE
    if "应当先" in text:
        return FIRST
    return FEE if "收费通知本身不能单独" in text else EITHER


@pytest.mark.parametrize(("kind", "outcome", "refused", "dated", "expected", "why"), CASES)
def test_remedy(kind: str, outcome: str, refused: str, dated: date, expected: str, why: str) -> None:
    facts = facts_for(kind, dated_on=dated, received_on=OLD, refused=refused or None, review_channel=None)
    letter = compose(kind, facts | ({"outcome": outcome} if outcome else {}))
    text = "".join(letter.remedy)
    assert said(text) == expected, why
    if expected == NONE:
        return
    assert "云溪县人民政府" in text
    assert "云溪县人民法院" in text
    review, court = limit("review_application", dated), limit("suit_after_review" if expected == FIRST else "suit", dated)
    assert f"自收到本文书之日起{review.words}内向云溪县人民政府申请行政复议" in text
    assert f"{court.words}内向云溪县人民法院提起行政诉讼" in text
    assert set(re.findall(r"\d+个?[日月]", text)) == {review.words, court.words}


def test_periods_are_sixty_days_six_months_and_fifteen_days() -> None:
    """The figures of the law in force, written out once where the letter prints them."""
    first = compose("reply_denied", facts_for("reply_denied")).remedy[0]
    either = compose("reply_granted", facts_for("reply_granted")).remedy[0]
    assert ("60日" in first, "15日" in first, "6个月" in first) == (True, True, False)
    assert ("60日" in either, "15日" in either, "6个月" in either) == (True, False, True)


def test_table_has_every_outcome_and_a_row_on_both_sides_of_the_change() -> None:
    assert {row[1] for row in CASES if row[1]} == set(OUTCOMES)
    assert {row[0] for row in CASES} == {kind.key for kind in LETTERS.values() if kind.outcomes or kind.remedy}
    assert all(row[5] for row in CASES)


def test_sources_are_those_of_the_day() -> None:
    new = compose("reply_denied", facts_for("reply_denied", dated_on=DAY, received_on="2023-12-01")).remedy[0]
    old = compose("reply_denied", facts_for("reply_denied", dated_on=EVE, received_on="2023-12-01")).remedy[0]
    assert "《行政复议法》第二十三条" in new
    assert "（2017年修正）" not in new
    assert "《行政复议法》（2017年修正）第九条" in old
    assert "第二十三条" not in old


def test_online_channel_is_told_since_2024() -> None:
    """行政复议法 Art. 22: who was served by internet may apply for review by internet."""
    assert "可以通过云溪县行政复议网上申请平台提交" in compose("reply_denied", facts_for("reply_denied")).remedy[0]
    before = facts_for("reply_denied", dated_on=EVE, received_on="2023-12-01")
    assert "网上申请平台" not in compose("reply_denied", before).remedy[0]


def test_operator_may_put_review_first_for_special_registries() -> None:
    """Appendix C, question 9."""
    facts = facts_for("reply_special_registry")
    policy = Policy(special_registry_review_first=True)
    assert said(compose("reply_special_registry", facts, policy).remedy[0]) == FIRST
    assert said(compose("reply_partial", facts_for("reply_partial", refused="REFER_SPECIAL_REGISTRY"), policy).remedy[0]) == FIRST
