"""Which typefaces are taken, what is said of those that were replaced, and what where there is none."""

import pytest

from gongkai.typesetting.fonts import Fonts, MissingFontError, choose, press, substitution_notes

NOTO = ("Noto Serif CJK SC", "Noto Sans CJK SC", "Libertinus Serif")
STANDARD = ("FZXiaoBiaoSong-B05S", "FangSong_GB2312", "SimHei", "KaiTi_GB2312", "SimSun", "Times New Roman")


def test_typefaces_of_the_standard_are_taken_where_they_are_to_be_had() -> None:
    chosen = choose((*STANDARD, *NOTO))
    assert {role: choice.family for role, choice in chosen.items()} == dict(
        zip(("title", "body", "heading", "second", "table"), STANDARD[:5], strict=True)
    )
    assert {choice.latin for choice in chosen.values()} == {"Times New Roman"}
    assert substitution_notes(chosen) == []


def test_what_is_replaced_is_named() -> None:
    assert substitution_notes(choose((*NOTO, "仿宋"))) == [
        "字体已替代：方正小标宋简体、楷体_GB2312、宋体→Noto Serif CJK SC",
        "字体已替代：黑体→Noto Sans CJK SC",
    ]


@pytest.mark.parametrize(
    ("families", "title", "heading"),
    [
        (["Noto Sans CJK SC"], "Noto Sans CJK SC", "Noto Sans CJK SC"),  # one Chinese typeface serves everywhere
        (["source han serif sc"], "source han serif sc", "source han serif sc"),  # names are alike but for case
        (["Noto Serif CJK JP", "SimSun", "SimHei"], "SimSun", "SimHei"),  # Japanese forms of characters are none
    ],
)
def test_nearest(families: list[str], title: str, heading: str) -> None:
    chosen = choose(families)
    assert (chosen["title"].family, chosen["heading"].family) == (title, heading)


def test_no_chinese_typeface_is_one_sentence_that_says_what_to_install() -> None:
    with pytest.raises(MissingFontError) as caught:
        press(Fonts(system=False))
    assert "fonts-noto-cjk" in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1
