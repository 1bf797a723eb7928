"""Export an .odf source with LibreOffice: a journal of archives, two columns below one."""

# ruff: noqa: E501 (markup)

import re
from pathlib import Path
from xml.sax.saxutils import escape

from by_browser import body_of
from open_document import flat, headed_table, heading, letters, paragraphs, unmarked_note
from programs import by_libreoffice

FACES = {
    "song": "Noto Serif CJK SC",
    "hei": "Noto Sans CJK SC",
    "kai": "LXGW WenKai",
    "latin": "TeX Gyre Termes",
}
STYLES = {  # face, size, weight, alignment, first line, space above and below, leading in %
    "body": ("song", 10, "normal", "justify", 20, 0, 0, 112),
    "title": ("hei", 21, "normal", "left", 0, 10, 2, 112),
    "under": ("kai", 14, "normal", "left", 0, 0, 8, 112),
    "names": ("kai", 12, "normal", "left", 0, 2, 2, 112),
    "place": ("song", 8.5, "normal", "left", 0, 0, 6, 108),
    "front": ("song", 9, "normal", "justify", 0, 2, 0, 108),
    "english_title": ("song", 12.5, "bold", "left", 0, 10, 3, 108),
    "english": ("song", 9, "normal", "justify", 0, 2, 0, 106),
    "gap": ("song", 6, "normal", "left", 0, 0, 0, 100),
    "one": ("hei", 12, "normal", "left", 0, 9, 6, 112),
    "two": ("hei", 10, "normal", "left", 0, 5, 4, 112),
    "three": ("kai", 10, "normal", "left", 20, 3, 2, 112),
    "quote": ("kai", 9.5, "normal", "justify", 19, 4, 4, 110),
    "refs": ("hei", 10, "normal", "left", 0, 10, 3, 112),
    "entry": ("song", 8, "normal", "justify", 0, 0, 0, 104),
    "caption": ("hei", 8.5, "normal", "center", 0, 5, 3, 108),
    "cell": ("song", 8, "normal", "center", 0, 0, 0, 100),
    "source": ("song", 8, "normal", "left", 0, 2, 7, 104),
    "note": ("song", 8, "normal", "left", 0, 0, 0, 104),
    "head": ("hei", 8.5, "normal", "left", 0, 0, 0, 104),
    "last": ("song", 8, "normal", "justify", 0, 8, 0, 106),
}
DEFAULTS = """
<style:style style:name="up" style:family="text"><style:text-properties
 style:text-position="super 62%"/></style:style>
<style:style style:name="black" style:family="text"><style:text-properties
 style:font-name-asian="hei" fo:font-weight="bold" style:font-weight-asian="normal"/></style:style>
<style:style style:name="inside" style:family="graphic"><style:graphic-properties
 style:vertical-pos="top" style:vertical-rel="baseline" fo:padding="0mm"
 fo:border="none"/></style:style>
<text:notes-configuration text:note-class="footnote" style:num-format="1"
 text:start-numbering-at="page" text:citation-style-name="up" text:citation-body-style-name="up"
 text:footnotes-position="page"/>
"""
AUTOMATIC = """
<style:style style:name="two-columns" style:family="section"><style:section-properties
 text:dont-balance-text-columns="false"><style:columns fo:column-count="2"
 fo:column-gap="7mm"><style:column style:rel-width="1*" fo:start-indent="0mm"
 fo:end-indent="3.5mm"/><style:column style:rel-width="1*" fo:start-indent="3.5mm"
 fo:end-indent="0mm"/></style:columns></style:section-properties></style:style>
<style:style style:name="shape" style:family="graphic"><style:graphic-properties
 draw:stroke="solid" svg:stroke-width="0.3mm" svg:stroke-color="#000000" draw:fill="none"
 draw:textarea-horizontal-align="justify" draw:textarea-vertical-align="middle"
 fo:padding="0.5mm"/></style:style>
<style:style style:name="boxed" style:family="paragraph"><style:paragraph-properties
 fo:text-align="center"/><style:text-properties style:font-name="latin"
 style:font-name-asian="song" fo:font-size="8pt" style:font-size-asian="8pt"/></style:style>
<style:style style:name="small" style:family="text"><style:text-properties
 style:font-name="latin" style:font-name-asian="song" fo:font-size="8pt"
 style:font-size-asian="8pt" fo:color="#000000"/></style:style>
<style:style style:name="even" style:family="table-column"><style:table-column-properties
 style:column-width="15mm"/></style:style>
<style:style style:name="broad" style:family="table-column"><style:table-column-properties
 style:column-width="21mm"/></style:style>
<style:style style:name="line" style:family="table-cell"><style:table-cell-properties
 fo:border="0.4pt solid #000000" fo:padding="0.5mm" style:vertical-align="middle"/></style:style>
<style:style style:name="wide" style:family="table"><style:table-properties style:width="81mm"
 table:align="center"/></style:style>
<style:page-layout style:name="p"><style:page-layout-properties fo:page-width="210mm"
 fo:page-height="285mm" fo:margin-top="14mm" fo:margin-bottom="15mm" fo:margin-left="20mm"
 fo:margin-right="20mm"><style:footnote-sep style:width="0.2mm" style:rel-width="100%"
 style:color="#000000" style:distance-before-sep="2mm"
 style:distance-after-sep="1.5mm"/></style:page-layout-properties>
<style:header-style><style:header-footer-properties fo:min-height="7mm" fo:margin-bottom="6mm"
 fo:background-color="#dddddd" fo:padding="1mm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="6mm"
 fo:margin-top="3mm"/></style:footer-style></style:page-layout>
"""
ABOUT = (
    "*本文系国家社会科学基金青年项目“抗战时期西南交通档案的流散与复原研究”（项目编号：33CTQ999）阶段性研究成果。",
    "**通讯作者：荆弥，邮箱：jingmi@dxau.example。",
)
BOXES = (  # left, top, width, height in mm, text
    (24, 0, 32, 8, "工程局总档案室"),
    (0, 16, 24, 8, "滇段总段"),
    (28, 16, 24, 8, "康段总段"),
    (56, 16, 24, 8, "运料处"),
    (0, 32, 36, 8, "昆明（1944）"),
    (44, 32, 36, 8, "焚毁或遗失"),
)
ARROWS = (
    (40, 8, 12, 16),
    (40, 8, 40, 16),
    (40, 8, 68, 16),
    (12, 24, 18, 32),
    (40, 24, 18, 32),
    (68, 24, 62, 32),
)
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def style(name: str) -> str:
    face, size, weight, align, first, above, below, leading = STYLES[name]
    spaces = {
        "text-indent": f"{first}pt",
        "margin-top": f"{above}pt",
        "margin-bottom": f"{below}pt",
    }
    if name == "quote":
        spaces |= {"margin-left": "20pt", "text-indent": "0pt"}
    spaces["line-height"] = f"{leading}%"
    return paragraphs(
        name,
        letters(face, size, weight),
        align,
        spaces,
        name in ("one", "two", "three", "refs"),
        ' style:punctuation-wrap="simple"',
    )


def inline(text: str) -> str:
    """Text with raised marks and **labels** in black."""
    made = re.sub(
        r"#fn\[([^\]]*)\]", r'<text:span text:style-name="up">\1</text:span>', escape(text)
    )
    made = re.sub(r"\^([^^]*)\^", r'<text:span text:style-name="up">\1</text:span>', made)
    return re.sub(r"\[\[(.*?)\]\]", r'<text:span text:style-name="black">\1</text:span>', made)


def para(name: str, text: str) -> str:
    return f'<text:p text:style-name="{name}">{inline(text)}</text:p>'


def table(number: int, d: dict) -> str:
    """A caption, a table with a frame about each cell, and what stands below it."""
    label = d["captions"][number][0]
    rows = d["cells"][label]
    more = len(rows[0]) - 1
    columns = f'<table:table-column table:style-name="broad"/><table:table-column table:style-name="even" table:number-columns-repeated="{more}"/>'
    return (
        para("caption", "　".join(d["captions"][number]))
        + headed_table(columns, [[para("cell", text) for text in row] for row in rows])
        + para("source", d["below"])
    )


def figure(number: int, d: dict) -> str:
    """Boxes with words and lines between them, and the caption."""
    boxes = "".join(
        f'<draw:rect draw:style-name="shape" svg:x="{x}mm" svg:y="{y}mm" svg:width="{wide}mm" '
        f'svg:height="{tall}mm"><text:p text:style-name="boxed"><text:span '
        f'text:style-name="small">{escape(text)}</text:span></text:p></draw:rect>'
        for x, y, wide, tall, text in BOXES
    )
    lines = "".join(
        f'<draw:line draw:style-name="shape" svg:x1="{a}mm" svg:y1="{b}mm" svg:x2="{c}mm" svg:y2="{e}mm"/>'
        for a, b, c, e in ARROWS
    )
    group = f'<draw:g text:anchor-type="as-char" draw:style-name="inside">{boxes}{lines}</draw:g>'
    return f'<text:p text:style-name="cell">{group}</text:p>{para("caption", "　".join(d["captions"][number]))}'


def line(text: str, d: dict) -> str:
    if found := re.match(r"#table (\d)", text):
        return table(int(found[1]), d)
    if found := re.match(r"#figure (\d)", text):
        return figure(int(found[1]), d)
    if text.startswith("#quote "):
        return para("quote", text.removeprefix("#quote "))
    return heading(text) or para("body", text)


def front(d: dict) -> str:
    """Both languages across the page; what is about them is a note without a mark."""
    note = unmarked_note("".join(para("note", one) for one in ABOUT))
    return (
        para("title", "战时铁路档案的形成、流散与复原")
        + para("under", "——以澜康铁路工程局全宗为例^*^").replace("</text:p>", f"{note}</text:p>")
        + para("names", "闻素心　阿普·石金　荆　弥^**^")
        + para(
            "place",
            "滇西大学档案与信息学院，大理，671999；迪庆藏族自治州档案馆，香格里拉，674999；滇西大学档案与信息学院，大理，671999",
        )
        + para("front", f"[[摘　要：]]{''.join(d['zh'])}")
        + para("front", f"[[关键词：]]{'　'.join(d['keywords_zh'])}")
        + para("front", f"[[分类号：]]{d['clc']}　　[[DOI：]]{d['doi']}")
        + para("english_title", d["title_en"])
        + para(
            "place",
            "Wen Suxin^1^, Apu Shijin^2^, Jing Mi^1^ (1. School of Archives and Information, Dianxi University, Dali 671999; 2. Archives of Diqing Tibetan Autonomous Prefecture, Shangri-La 674999)",
        )
        + para("english", f"[[Abstract:]] {' '.join(d['en'])}")
        + para("english", f"[[Keywords:]] {', '.join(d['keywords_en'])}")
        + para("gap", " ")
    )


def back(d: dict) -> str:
    """The notes, which are the references."""
    entries = "".join(para("entry", f"{CIRCLED[i]}{one}") for i, one in enumerate(d["refs"]))
    return (
        para("refs", "注释与参考文献")
        + entries
        + para("last", "（来稿日期：2034-11-09　　责任编辑：卷耳）")
    )


def document(body: str, d: dict) -> str:
    page = (
        f"<style:header>{para('head', '档案春秋研究　2035年第4期　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　·史料研究·')}</style:header>"
        '<style:footer><text:p text:style-name="caption"><text:page-number text:select-page="current"/></text:p></style:footer>'
    )
    lines = "".join(line(text, d) for text in body.splitlines() if text)
    styles = "".join(map(style, STYLES)) + DEFAULTS
    columns = f'<text:section text:style-name="two-columns" text:name="columns">{lines}{back(d)}</text:section>'
    return flat(FACES, styles, AUTOMATIC, page, front(d) + columns)


def typeset(path: Path, d: dict) -> bytes:
    return by_libreoffice(path.stem, document(body_of(path), d))
