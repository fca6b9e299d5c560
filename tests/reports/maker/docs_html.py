"""The web pages of the corpus whose markup, layout or bytes are the difficulty."""

from __future__ import annotations

import codecs

from . import as_html as h
from .as_html import Html
from .document import Document, thousands
from .faults import rows_of
from .traditional import traditional


def documents() -> list[Document]:
    """The pages whose markup, layout or bytes are the difficulty."""
    return [*_markup(), *_spans(), *_pages(), *_bytes()]


def _markup() -> list[Document]:
    word = Html(inner=h.word, page=h.word_page, codec="gbk", p='<p class="MsoNormal">', table='<table class="MsoNormalTable" border="1">')
    return [
        Document("clean_th_2023", "th with scope, all figures 0", "临溪县科学技术局", 2023, "zero", Html(head="th", scope=True)),
        Document("clean_city_2024", "th, a city's totals, everything adds up", "安泽州市", 2024, "city", Html(head="th")),
        Document(
            "word_mso_2021",
            "saved from Word: MsoNormal, o:p, conditional comments, nested spans; 1,024 with commas; GBK declared gb2312",
            "澄江湾市",
            2021,
            "city",
            word,
            digits=thousands,
        ),
        Document(
            "wps_font_br_2022",
            "WPS: font in span in font, br inside labels; GBK without declaration",
            "云岭县水务局",
            2022,
            "bureau",
            Html(inner=h.wps, page=h.declared(""), codec="gbk"),
        ),
        Document(
            "letters_2024",
            "labels with one character to a paragraph",
            "石桥镇人民政府",
            2024,
            "township",
            Html(inner=h.letters),
        ),
        Document(
            "digits_cut_2020",
            "numbers cut across spans, digit by digit; 2019 edition of a county",
            "平川县",
            2020,
            "county",
            Html(inner=h.cut),
            edition="2019",
        ),
        Document(
            "entities_2023",
            "&nbsp; &ensp; &#12288; &#8220; and other entities in cells",
            "东荷区城市管理局",
            2023,
            "bureau",
            Html(inner=h.entities),
        ),
        Document(
            "unclosed_2020",
            "td, tr and p never closed; 2019 edition",
            "望城岗区审计局",
            2020,
            "bureau",
            Html(closed=False, inner=h.bare),
            edition="2019",
        ),
        Document(
            "table4_letters_2023",
            "heads of table four one character to a paragraph",
            "白塔县司法局",
            2023,
            "bureau",
            Html(inner=h.per_letter_rulings),
        ),
    ]


def _spans() -> list[Document]:
    return [
        Document(
            "rowspan_large_2022",
            "rowspan of （三）不予公开 one row too large",
            "柳林县民政局",
            2022,
            "bureau",
            Html(spoil=h.rowspan("（三）", 1)),
        ),
        Document(
            "rowspan_small_2023",
            "rowspan of 三、本年度办理结果 four rows too small",
            "柳林县教育局",
            2023,
            "bureau",
            Html(spoil=h.rowspan("三、", -4)),
        ),
        Document(
            "rowspan_group_small_2019",
            "rowspan of （五） two rows too small; 2019 edition",
            "河口县档案局",
            2019,
            "county",
            Html(spoil=h.rowspan("（五）", -2)),
            edition="2019",
        ),
        Document(
            "colspan_head_2021",
            "法人或其他组织 spans 4 columns instead of 5",
            "栖霞岭区财政局",
            2021,
            "bureau",
            Html(spoil=h.colspan("法人", 4)),
        ),
        Document("filler_end_2024", "an empty cell at the end of each row", "南坪县统计局", 2024, "bureau", Html(spoil=h.filler("end"))),
        Document(
            "filler_middle_2020",
            "an empty cell between label and values; 2019 edition",
            "南坪县林业局",
            2020,
            "bureau",
            Html(spoil=h.filler("middle")),
            edition="2019",
        ),
        Document(
            "labels_repeated_2024",
            "labels repeated in each row instead of rowspan; a county",
            "东原县",
            2024,
            "county",
            Html(layout="repeat"),
        ),
        Document(
            "labels_merged_2019",
            "two columns of labels, 三、本年度办理结果 run into （一）; 2019 edition",
            "长堤区商务局",
            2019,
            "bureau",
            Html(layout="merged"),
            edition="2019",
        ),
        Document(
            "split_tables_2021",
            "table three in two tables, head repeated",
            "永丰县交通运输局",
            2021,
            "bureau",
            Html(layout="repeat", broken_at=14),
        ),
        Document(
            "rows_six_2022",
            "two rows of table three with six cells: columns open",
            "新渡县体育局",
            2022,
            "county",
            Html(spoil=h.narrow("six")),
            ambiguous=rows_of("partial", "denied.state_secret"),
            findings=("B08",),
        ),
        Document(
            "rows_eight_2020",
            "two rows of table three with eight numbers: columns open; 2019 edition",
            "新渡县气象局",
            2020,
            "county",
            Html(spoil=h.narrow("eight")),
            edition="2019",
            ambiguous=rows_of("partial", "denied.state_secret"),
            findings=("B08",),
        ),
    ]


def _pages() -> list[Document]:
    return [
        Document(
            "nested_layout_2023",
            "the page laid out with tables in tables",
            "福寿县人力资源和社会保障局",
            2023,
            "bureau",
            Html(page=h.nested),
        ),
        Document(
            "chrome_2024",
            "breadcrumb, metadata table, share buttons, neighbours, footer with ICP",
            "长丰岭市市场监督管理局",
            2024,
            "county",
            Html(page=h.chrome),
        ),
        Document(
            "chrome_wps_2025",
            "the same chrome around WPS markup; a township",
            "清水沟镇人民政府",
            2025,
            "township",
            Html(page=h.chrome, inner=h.wps),
        ),
        Document("meta_title_2023", "the title only in meta ArticleTitle", "红山岗区应急管理局", 2023, "bureau", Html(page=h.meta_only)),
        Document(
            "noise_2024",
            "JSON and tables in scripts, an old table in a comment, copies under display:none and template",
            "红山岗区住房和城乡建设局",
            2024,
            "bureau",
            Html(page=h.noise),
        ),
        Document(
            "only_table_three_2020",
            "nothing but table three; 2019 edition",
            "无名机关",
            2020,
            "county",
            Html(page=h.declared("utf-8")),
            edition="2019",
            tables=("requests",),
            prose=False,
            title="",
            year_known=False,
        ),
    ]


def _bytes() -> list[Document]:
    return [
        Document(
            "gbk_wrong_2022",
            "GBK bytes that declare utf-8",
            "丰乐县农业农村局",
            2022,
            "bureau",
            Html(codec="gbk", page=h.declared("utf-8")),
        ),
        Document(
            "gb18030_2023",
            "GB18030 with characters of four bytes in the name",
            "𣲗水镇人民政府",
            2023,
            "township",
            Html(codec="gb18030", page=h.declared("gb18030")),
        ),
        Document(
            "utf8_bom_2022",
            "UTF-8 with byte order mark and a declaration of gb2312",
            "丰乐县文化和旅游局",
            2022,
            "bureau",
            Html(bom=codecs.BOM_UTF8, page=h.declared("gb2312")),
        ),
        Document(
            "utf16le_2021",
            "UTF-16LE with byte order mark",
            "丰乐县卫生健康局",
            2021,
            "bureau",
            Html(codec="utf-16-le", bom=codecs.BOM_UTF16_LE, page=h.declared("")),
        ),
        Document("traditional_2022", "a whole report in traditional characters", "北山市司法局", 2022, "county", Html(finish=traditional)),
    ]
