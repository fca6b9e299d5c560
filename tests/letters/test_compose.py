"""Every kind of letter is put together from its declaration; what is missing or wrong is said in one sentence each, all at once."""

import re
from dataclasses import make_dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from jinja2 import Environment, meta

from gongkai.law import FIELDS, LETTERS, LIMITS, OUTCOME_FIELDS, OUTCOMES, Addressee, LetterKind
from gongkai.letters import FactsError, UnknownLetterError, compose, document_number, needed
from gongkai.letters.advice import ADVICE
from gongkai.letters.compose import GROUNDS
from gongkai.letters.wording import chinese_date
from tests.conventions.source_tree import PACKAGE
from tests.letters.facts import FACTS, facts_for

SENDABLE = [kind for kind in LETTERS.values() if kind.addressee not in (Addressee.FILE, Addressee.ARCHIVE)]
EVERY = [(kind.key, outcome) for kind in LETTERS.values() for outcome in kind.outcomes or ("",)]
REQUIRED = [
    (kind, outcome, field) for kind, outcome in EVERY for field in needed(LETTERS[kind], {"outcome": outcome, "refused": "DENY_INTERNAL"})
]
_LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|【|】|None|\{[a-z_]+\}|。。|[a-z_]{4,}")


def full(kind: str, outcome: str, **others: Any) -> dict[str, Any]:
    return facts_for(kind, **({"outcome": outcome} if outcome else {}), **others)


@pytest.mark.parametrize(("kind", "outcome"), EVERY)
def test_every_kind_composes(kind: str, outcome: str) -> None:
    letter = compose(kind, full(kind, outcome))
    declared = LETTERS[kind]
    assert letter.title == declared.title
    assert letter.sheet if declared in [k for k in LETTERS.values() if k not in SENDABLE] else letter.paragraphs
    assert bool(letter.remedy) is (declared.remedy and OUTCOMES[outcome].remedy != "none" if outcome else declared.remedy)
    for text in letter.texts():
        assert text.strip()
        assert not _LEFT_OVER.search(text), text


@pytest.mark.parametrize("kind", SENDABLE, ids=lambda kind: kind.key)
def test_head_number_addressee_signature_and_date(kind: LetterKind) -> None:
    letter = compose(kind.key, facts_for(kind.key))
    assert letter.head == letter.signature == "云溪县科学技术局"
    assert letter.number == f"云科公开{kind.word}〔2025〕3号"
    assert letter.date == "2025年5月14日"
    assert letter.addressee in {FACTS["applicant"], FACTS["third_party"], FACTS["co_maker"], FACTS["organ"]}


@pytest.mark.parametrize("kind", SENDABLE, ids=lambda kind: kind.key)
def test_every_required_field_is_printed(kind: LetterKind) -> None:
    """A field without which the law's declaration lets no letter be written must also be read in it."""
    text = "".join(compose(kind.key, facts_for(kind.key)).texts())
    for field in kind.fields:
        value = FACTS.get(field, facts_for(kind.key).get(field))
        code = {"channel": "互联网渠道", "scheme": "按件计收"}.get(field)
        shown = code or (chinese_date(value) if isinstance(value, date) else str(value))
        assert all(line in text for line in shown.split("\n")), field


@pytest.mark.parametrize(("kind", "outcome", "field"), REQUIRED)
def test_missing_field_is_one_sentence(kind: str, outcome: str, field: str) -> None:
    facts = full(kind, outcome, refused="DENY_INTERNAL")
    del facts[field]
    if field == "outcome" or LETTERS[kind].outcomes == (facts.get("outcome"),):
        facts.pop("outcome", None)
    with pytest.raises(FactsError) as caught:
        compose(kind, facts)
    assert caught.value.missing == (field,)
    (problem,) = caught.value.problems
    assert problem.sentence == f"缺少“{FIELDS[field]}”：{ADVICE[field]}"


@pytest.mark.parametrize("kind", LETTERS)
def test_all_missing_fields_are_told_at_once(kind: str) -> None:
    with pytest.raises(FactsError) as caught:
        compose(kind, {})
    expected = set(LETTERS[kind].fields) | ({"outcome"} if len(LETTERS[kind].outcomes) > 1 else set())
    for outcome in LETTERS[kind].outcomes:
        if len(LETTERS[kind].outcomes) == 1:
            expected |= set(OUTCOME_FIELDS.get(outcome, ()))
    assert set(caught.value.missing) == expected
    assert str(caught.value).count("\n") == len(expected) - 1


def test_every_field_has_advice_and_every_refusal_its_ground() -> None:
    assert set(ADVICE) == set(FIELDS)
    assert set(GROUNDS) == {code for code, outcome in OUTCOMES.items() if outcome.is_refusal}
    texts = {path.stem for path in (PACKAGE / "letters" / "texts").glob("*.txt")}
    assert texts == {kind.key for kind in SENDABLE}


@pytest.mark.parametrize("kind", SENDABLE, ids=lambda kind: kind.key)
def test_a_text_names_only_fields_that_the_law_declares_for_it(kind: LetterKind) -> None:
    """A field that is named but neither required nor declared as possible would be printed empty."""
    source = (PACKAGE / "letters" / "texts" / f"{kind.key}.txt").read_text(encoding="utf-8")
    environment = Environment()  # noqa: S701  # nothing is rendered
    environment.filters |= {"stop": str, "named": str}
    used = meta.find_undeclared_variables(environment.parse(source))
    by_outcome = {field for outcome in kind.outcomes for field in OUTCOME_FIELDS.get(outcome, ())}
    declared = {*kind.fields, *kind.may_have, *by_outcome, *(("outcome",) if kind.outcomes else ())}
    assert used - {"request", "you", "basis", "ground", "limit", "source"} <= declared


@pytest.mark.parametrize(
    ("kind", "change", "field", "said"),
    [
        ("receipt", {"number": "云科公开收(2025)3号"}, "number", "六角括号"),  # round brackets are the old habit
        ("receipt", {"number": "云科公开收〔2025〕03号"}, "number", "不加0"),  # GB/T 9704: no empty places
        ("receipt", {"number": "云科公开收〔2025〕第3号"}, "number", "写法不对"),  # GB/T 9704: no 第
        ("receipt", {"dated_on": "2025年5月"}, "dated_on", "应是日期"),
        ("receipt", {"received_on": date(2025, 5, 15)}, "dated_on", "早于收到申请之日"),
        ("receipt", {"received_on": "2019-05-01", "dated_on": "2019-05-14"}, "dated_on", "施行"),  # the day before the Regulations
        ("fee_notice", {"received_on": "2020-12-01", "dated_on": "2020-12-31"}, "dated_on", "尚未施行"),  # fees since 2021
        ("reply_granted", {"outcome": "DENY_INTERNAL"}, "outcome", "换一种文书"),
        ("reply_partial", {"refused": "NOT_EXIST"}, "refused", "DENY_STATE_SECRET"),
        ("reply_denied", {"reviewer": "云溪县人民政府或者上级主管部门"}, "reviewer", "只写一个"),  # the old template
        ("receipt", {"apellation": "周"}, "apellation", "没有“apellation”这一项"),  # a typing error is not dropped in silence
    ],
)
def test_wrong_facts_are_told(kind: str, change: dict[str, Any], field: str, said: str) -> None:
    with pytest.raises(FactsError) as caught:
        compose(kind, facts_for(kind) | change)
    (problem,) = caught.value.problems
    assert (problem.field, problem.missing) == (field, False)
    assert said in problem.sentence


def test_two_reviewers_were_right_before_2024_and_are_for_justice_departments() -> None:
    both = {"reviewer": "云溪县人民政府或者上一级主管部门", "received_on": "2023-11-01", "dated_on": "2023-11-20"}
    assert "或者上一级主管部门" in compose("reply_denied", facts_for("reply_denied") | both).remedy[0]
    justice = {"reviewer": "云溪县人民政府或者临江市司法局", "agency": "云溪县司法局"}
    assert "临江市司法局" in compose("reply_denied", facts_for("reply_denied") | justice).remedy[0]


def test_unknown_letter_lists_those_there_are() -> None:
    with pytest.raises(UnknownLetterError, match="receipt"):
        compose("letter", {})


def test_facts_may_be_a_dataclass_and_days_may_be_text() -> None:
    facts = facts_for("receipt", dated_on="2025-05-14", received_on=" 2025-04-11 ")
    frozen = make_dataclass("Facts", facts, frozen=True)(**facts)
    assert compose("receipt", frozen) == compose("receipt", facts_for("receipt"))
    at_noon = facts_for("receipt", dated_on=datetime(2025, 5, 14, 12, tzinfo=UTC))
    assert compose("receipt", at_noon) == compose("receipt", facts_for("receipt"))


def test_organisations_are_not_addressed_as_persons() -> None:
    assert any("贵单位" in text for text in compose("reply_granted", facts_for("reply_granted", applicant_kind="商业企业")).paragraphs)
    assert not any("贵单位" in text for text in compose("reply_granted", facts_for("reply_granted")).paragraphs)


def test_granted_over_objection_says_why() -> None:
    text = "".join(compose("reply_granted", facts_for("reply_granted", outcome="GRANTED_OVER_OBJECTION")).paragraphs)
    assert FACTS["public_interest"] in text
    assert "第三十六条第二项、第三十二条、第十五条" in text
    assert FACTS["public_interest"] not in "".join(compose("reply_granted", facts_for("reply_granted")).paragraphs)


@pytest.mark.parametrize(
    ("refused", "articles"),
    [
        ("DENY_STATE_SECRET", "第三十七条、第三十六条第三项、第十四条"),
        ("DENY_INTERNAL", "第三十七条、第三十六条第三项、第十六条第一款"),
        ("REFER_SPECIAL_REGISTRY", "第三十七条、第三十六条第三项、第三十六条第七项"),
    ],
)
def test_partial_reply_cites_the_refusal(refused: str, articles: str) -> None:
    letter = compose("reply_partial", facts_for("reply_partial", refused=refused))
    assert any(f"《政府信息公开条例》{articles}的规定" in text for text in letter.paragraphs)
    assert any(GROUNDS[refused] in text for text in letter.paragraphs)


@pytest.mark.parametrize("kind", [kind for kind in SENDABLE if kind.limits], ids=lambda kind: kind.key)
def test_time_limits_are_those_of_the_law(kind: LetterKind) -> None:
    """What the letter says of a period is the law's word for it on its day."""
    text = "".join(compose(kind.key, facts_for(kind.key)).paragraphs)
    said = set(re.findall(r"\d+个工作日", text))
    lawful = {limit.words for limit in LIMITS if limit.id in kind.limits and limit.in_force(date(2025, 5, 14))}
    assert said <= lawful


def test_document_number_counts_from_one() -> None:
    with pytest.raises(ValueError, match="serial"):
        document_number("云科公开", "答", 2025, 0)


def test_attachments_are_numbered_where_there_are_several() -> None:
    assert compose("receipt", facts_for("receipt", attachments="申请表")).attachment_lines == ("附件：申请表",)
    assert compose("receipt", facts_for("receipt")).attachment_lines[1].strip() == "2.信息公开范围说明"


@pytest.mark.parametrize("outcome", [code for code in OUTCOMES if code.startswith("DENY_")])
def test_ground_and_article_of_a_refusal_are_of_the_same_outcome(outcome: str) -> None:
    """A leftover `refused` of a partial reply once gave a letter the ground of Art. 15 and the article of Art. 14."""
    plain = compose("reply_denied", {**facts_for("reply_denied"), "outcome": outcome, "refused": outcome})
    for other in ("DENY_THIRD_PARTY", "DENY_PROCESS"):
        leftover = compose("reply_denied", {**facts_for("reply_denied"), "outcome": outcome, "refused": other})
        assert leftover.paragraphs == plain.paragraphs
