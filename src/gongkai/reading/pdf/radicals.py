"""Characters that a font's table of glyphs gives in place of the ones that were written.

Where one glyph serves two code points, a PDF made by Chromium or macOS names the radical (⼀, U+2F00) and not the word (一).
"""

import unicodedata

_SUPPLEMENT = dict(
    zip(
        "⺁⺇⺋⺌⺏⺐⺑⺒⺓⺔⺖⺘⺙⺛⺝⺟⺠⺡⺢⺣⺤⺦⺨⺩⺫⺬⺭⺮⺯⺰⺱⺳⺶⺷⺸⺹⺻⺼⺽⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂几㔾小尢尢尢巳幺彑忄扌攵旡月母民氵氺灬爫丬犭王罒示礻竹糸纟罓冈羊羊羊耂肀月臼艹虎衤覀西见角角讠贝足车辶辶辶阝钅长镸长门阜阝雨青韦页风飞食食饣饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龟亀龟",
        strict=True,
    )
)

PLAIN: dict[int, str] = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
    **{ord(radical): word for radical, word in _SUPPLEMENT.items()},
    0x2022: "•",
    0x00AD: "-",
}
"""Code point → what was meant, where that is another character."""
