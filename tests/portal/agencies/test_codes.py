"""Codes of bodies and people."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from gongkai.portal.agencies import codes


def test_examples_in_the_docstrings():
    assert doctest.testmod(codes).failed == 0


def with_credit_check(seventeen: str) -> str:
    return seventeen + uscc.calc_check_digit(seventeen)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("91110000600037341L", "91110000600037341L"),
        ("91110000-600037341-l", "91110000600037341L"),  # hyphens and a small letter
        ("９１１１００００６０００３７３４１Ｌ", "91110000600037341L"),  # full width, as typed in a Chinese input method
        (" 9111 0000 6000 3734 1L ", "91110000600037341L"),
    ],
)
def test_credit_code_is_read(text, code):
    assert codes.credit_code(text) == code


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("9111000060003734", "这里有16位"),
        ("911100006000373411", "最后一位校验不符"),  # last character wrong
        ("A1110000600037341L", "前8位应是数字"),
        ("9111000060003734IL", "不会有 I"),
        (with_credit_check("91110000600037342"), "组织机构代码）校验不符"),  # the code inside is wrong, the outer digit fits
    ],
)
def test_credit_code_is_refused(text, says):
    with pytest.raises(ValueError, match=r"。$") as caught:
        codes.credit_code(text)
    assert says in str(caught.value)


@pytest.mark.parametrize(("eight", "check"), [("60003734", "1"), ("D2143569", "X"), ("00000000", "0"), ("00248000", "1")])
def test_check_digit_of_an_organisation_code(eight, check):
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    rest = 11 - sum((ord(c) - 55 if c.isalpha() else int(c)) * w for c, w in zip(eight, weights, strict=True)) % 11
    assert {10: "X", 11: "0"}.get(rest, str(rest)) == check
    assert codes.organisation_code(eight + "-" + check) == eight + check


@given(
    eight=st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=8, max_size=8), place=st.integers(0, 7), digit=st.sampled_from("0123456789")
)
def test_one_wrong_character_is_noticed(eight, place, digit):
    code = eight + codes.organisation_check(eight)
    other = code[:place] + digit + code[place + 1 :]
    if (int(other[place], 36) - int(code[place], 36)) % 11:
        with pytest.raises(ValueError, match="校验不符"):
            codes.organisation_code(other)
    else:
        assert codes.organisation_code(other)


@pytest.mark.parametrize("text", ["339900", "339900101", "339900101001", ""])
def test_division_is_read(text):
    assert codes.division(text) == text


@pytest.mark.parametrize("text", ["33990", "3399001", "0339900", "云溪县", "33990010100"])
def test_division_is_refused(text):
    with pytest.raises(ValueError, match="行政区划代码"):
        codes.division(text)


def test_activation_codes_are_readable_and_all_different():
    made = {codes.fresh_activation_code() for _ in range(500)}
    assert len(made) == 500
    assert all(len(code) == 19 and not set(code) & set("0O1IL") for code in made)


@pytest.mark.parametrize(
    "typed", ["ABCD-2345-EFGH-6789", "abcd2345efgh6789", "ＡＢＣＤ－２３４５ ＥＦＧＨ ６７８９", " abcd 2345—efgh—6789 "]
)
def test_activation_code_however_typed(typed):
    assert codes.activation_digest(typed) == codes.activation_digest("ABCD-2345-EFGH-6789")
