"""How people call the pieces of a form by number: 第三部分, 表三."""

NUMERALS = "零一二三四五六七八九十"
"""Chinese numerals, each at its own place."""


def numeral(number: int) -> str:
    """A number up to ten in Chinese, a larger one in digits.

    >>> numeral(3), numeral(12)
    ('三', '12')
    """
    return NUMERALS[number] if 0 <= number < len(NUMERALS) else str(number)


def part_name(number: int) -> str:
    """A part by its number.

    >>> part_name(5)
    '第五部分'
    """
    return f"第{numeral(number)}部分" if number > 0 else f"第{number}部分"
