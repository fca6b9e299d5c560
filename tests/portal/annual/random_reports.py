"""Reports typed at random, always the same for a seed: figures that add up, then some typed wrong, blank or in another way of writing."""

from random import Random

from gongkai.form import identities
from gongkai.portal.annual.entries import Head, part_key

_SIGNS = "本机关围绕科技项目申报农业推广企业创新服务群众咨询网站栏目培训会议解读图解视频材料流程"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_OTHERWISE = ("", "/", "—", "无", "3或4", "约5", "12件", " 7 ", "0.5", "１２", "1,204")
"""What people type where a whole number was meant."""


def random_texts(chance: Random, head: Head) -> dict[str, str]:
    """Entries of a whole report by key."""
    edition = head.edition
    most = chance.choice((3, 40, 100_000))
    values = {address: chance.choice((0, 0, chance.randint(0, most))) for address in edition.addresses()}
    for _ in range(3):
        for identity in identities(edition):
            if identity.left == (identity.target,):
                values[identity.target] = sum(values[address] for address in identity.right)
    typed = {address: _written(chance, value) for address, value in values.items()}
    for address in chance.sample(sorted(typed), chance.choice((0, 0, 1, 4))):
        typed[address] = chance.choice((*_OTHERWISE, str(chance.randint(0, most))))
    parts = {part_key(s.number): _paragraphs(chance) for s in edition.sections if s.number in (1, 5, 6) or chance.random() < 0.2}
    return {**typed, **parts}


def _written(chance: Random, value: int) -> str:
    """A number as people write it: mostly plain."""
    return chance.choice((*[str(value)] * 30, f" {value}", f"{value:,}", str(value).translate(_FULL_WIDTH)))


def _paragraphs(chance: Random) -> str:
    sentences = ["".join(chance.choices(_SIGNS, k=chance.randint(8, 60))) for _ in range(chance.randint(1, 6))]
    marks = chance.choices(("。", "。\n", "；", "，共{}件。\n", "（含<“&>”）。"), k=len(sentences))
    text = "".join(sentence + mark.format(chance.randint(0, 99)) for sentence, mark in zip(sentences, marks, strict=True))
    return f"本机关{text}".strip()
