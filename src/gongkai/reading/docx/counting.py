"""Numbers as Word's automatic lists print them."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"))
_ROMAN_ENDS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII")
_LARGEST = 9_999
"""Above, every style falls back to digits; no report has such a list."""


def printed(number: int, style: str) -> str:
    """The number in a style of ECMA-376 17.18.59 (ST_NumberFormat); digits for a style that is not known.

    >>> printed(12, "chineseCounting"), printed(3, "decimalEnclosedCircle"), printed(4, "upperLetter")
    ('十二', '③', 'D')
    """
    if style == "none":
        return ""
    write = _STYLES.get(style)
    return write(number) if write and 0 < number <= _LARGEST else str(number)


def _counted(number: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """The number in words: 十二, 一百零三; in the formal digits 壹拾贰."""
    text, places = "", str(number)
    for index, digit in enumerate(places):
        rest = len(places) - 1 - index
        if digit != "0":
            text += digits[int(digit)] + (units[rest - 1] if rest else "")
        elif text and not text.endswith("零") and places[index:].strip("0"):
            text += "零"
    return text.removeprefix("一") if digits is _DIGITS and 10 <= number < 20 else text


def _formal(number: int) -> str:
    return _counted(number, _FORMAL, "拾佰仟")


def _spelled(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _wide(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


def _letters(number: int) -> str:
    """A … Z, AA, BB …, as Word goes on."""
    times, place = divmod(number - 1, 26)
    return chr(ord("A") + place) * (times + 1)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        text += sign * times
    return text + _ROMAN_ENDS[number]


def _among(signs: str) -> Callable[[int], str]:
    """One sign a number while they last, digits then."""
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def _from(first: str, count: int) -> Callable[[int], str]:
    return _among("".join(chr(ord(first) + index) for index in range(count)))


_CIRCLES = _among("".join(chr(code) for code in (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0))))
_STYLES: dict[str, Callable[[int], str]] = {
    "chineseCounting": _counted,
    "chineseCountingThousand": _counted,
    "japaneseCounting": _counted,
    "taiwaneseCounting": _counted,
    "taiwaneseCountingThousand": _counted,
    "koreanCounting": _counted,
    "ideographDigital": _spelled,
    "japaneseDigitalTenThousand": _spelled,
    "taiwaneseDigital": _spelled,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "japaneseLegal": _formal,
    "ideographTraditional": _among(_STEMS),
    "ideographZodiac": _among(_BRANCHES),
    "ideographEnclosedCircle": _from("㊀", 10),
    "decimalEnclosedCircle": _CIRCLES,
    "decimalEnclosedCircleChinese": _CIRCLES,
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalZero": lambda number: f"{number:02d}",
    "numberInDash": lambda number: f"- {number} -",
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
}
