"""Export an .odf source with LibreOffice: lists, notes, frames and fields are the program's own."""

import re
from pathlib import Path
from xml.sax.saxutils import escape

from by_browser import body_of
from open_document import flat, heading, letters, rows_of, unnumbered
from programs import by_libreoffice

FACES = {"song": "Noto Serif CJK SC", "hei": "Noto Sans CJK SC", "latin": "Liberation Serif"}
STYLES = {  # face, size, weight, slope, alignment, first line, side margins, space above
    "body": ("song", 10.5, "normal", "normal", "justify", 21, 0, 0),
    "title": ("hei", 18, "bold", "normal", "center", 0, 0, 12),
    "names": ("song", 12, "normal", "normal", "center", 0, 0, 6),
    "front": ("song", 9, "normal", "normal", "justify", 0, 21, 3),
    "english": ("song", 9, "normal", "italic", "justify", 0, 21, 3),
    "one": ("hei", 13, "bold", "normal", "center", 0, 0, 10),
    "two": ("hei", 11, "normal", "normal", "left", 21, 0, 4),
    "cell": ("song", 8.5, "normal", "normal", "center", 0, 0, 0),
    "note": ("song", 8.5, "normal", "normal", "justify", 0, 0, 0),
    "head": ("song", 9, "normal", "normal", "center", 0, 0, 0),
}
ROWS = (
    ("项目", "实验班", "对照班", "p"),
    ("音高", "26.9±3.1", "24.2±3.8", "0.002"),
    ("节奏", "25.3±3.4", "23.8±3.6", "0.018"),
    ("读谱流畅度", "29.4±2.7", "24.2±4.1", "<0.001"),
    ("总分", "81.6±8.0", "72.2±9.7", "<0.001"),
)
DEFAULTS = """
<style:style style:name="up" style:family="text"><style:text-properties
 style:text-position="super 60%"/></style:style>
<style:style style:name="black" style:family="text"><style:text-properties
 style:font-name-asian="hei" fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
<style:style style:name="frame" style:family="graphic"><style:graphic-properties
 style:vertical-pos="from-top" style:vertical-rel="page" style:horizontal-pos="from-left"
 style:horizontal-rel="page" style:wrap="parallel" fo:padding="1mm" fo:border="none"
 fo:border-top="0.5pt solid #000000" style:number-wrapped-paragraphs="no-limit"/></style:style>
<text:outline-style style:name="Outline">
<text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>
<text:outline-level-style text:level="2" style:num-format="一, 二, 三, ..." style:num-prefix="（"
 style:num-suffix="）"/></text:outline-style>
<text:list-style style:name="letters"><text:list-level-style-number text:level="1"
 style:num-format="a" style:num-suffix=")"><style:list-level-properties text:space-before="6mm"
 text:min-label-width="6mm"/></text:list-level-style-number></text:list-style>
<text:notes-configuration text:note-class="footnote" style:num-format="1" style:num-prefix="["
 style:num-suffix="]" text:start-numbering-at="document" text:citation-body-style-name="up"
 text:footnotes-position="page"/>
"""
AUTOMATIC = """
<style:style style:name="two_columns" style:family="section"><style:section-properties
 text:dont-balance-text-columns="true">
<style:columns fo:column-count="2" fo:column-gap="7mm"/></style:section-properties></style:style>
<style:style style:name="line" style:family="table-cell"><style:table-cell-properties
 fo:border-top="0.5pt solid #000000" fo:border-bottom="0.5pt solid #000000"/></style:style>
<style:page-layout style:name="p"><style:page-layout-properties fo:page-width="184mm"
 fo:page-height="260mm" fo:margin="18mm"/><style:header-style><style:header-footer-properties
 fo:min-height="7mm" fo:margin-bottom="4mm"/></style:header-style><style:footer-style>
<style:header-footer-properties fo:min-height="6mm" fo:margin-top="3mm"/></style:footer-style>
</style:page-layout>
"""


def style(name: str) -> str:
    face, size, weight, slope, align, first, side, above = STYLES[name]
    leading = "100%" if name in ("note", "head", "cell") else "135%"
    keep = 'fo:keep-with-next="always"' if name in ("one", "two") else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties '
        f'{keep} fo:text-align="{align}" fo:text-indent="{first}pt" fo:margin-left="{side}pt" '
        f'fo:margin-right="{side}pt" fo:margin-top="{above}pt" fo:line-height="{leading}"/>'
        f"{letters(face, size, weight, slope)}</style:style>"
    )


def inline(text: str) -> str:
    """Text with its notes, and with **labels** in black."""
    note = (
        r'<text:note text:note-class="footnote"><text:note-citation/><text:note-body>'
        r'<text:p text:style-name="note">\1</text:p></text:note-body></text:note>'
    )
    made = re.sub(r"#fn\[([^\]]*)\]", note, escape(text))
    return re.sub(r"\*\*(.*?)\*\*", r'<text:span text:style-name="black">\1</text:span>', made)


def para(name: str, text: str) -> str:
    return f'<text:p text:style-name="{name}">{inline(text)}</text:p>'


def table(d: dict) -> str:
    """The caption and the table below it."""
    cells = rows_of(
        (
            f'<table:table-cell table:style-name="line">{para("cell", cell)}</table:table-cell>'
            for cell in row
        )
        for row in ROWS
    )
    column = f'<table:table-column table:number-columns-repeated="{len(ROWS[0])}"/>'
    caption = para("cell", "**" + "　".join(d["captions"][0]) + "**")
    return f'{caption}<table:table table:name="t">{column}{cells}</table:table>'


def line(text: str, d: dict) -> str:
    """A line of the source; the program itself numbers titles and lists."""
    if text == "#table 0":
        return table(d)
    if text.startswith("#item "):
        inner = para("body", text.removeprefix("#item "))
        return (
            '<text:list text:style-name="letters" text:continue-numbering="true">'
            f"<text:list-item>{inner}</text:list-item></text:list>"
        )
    return heading(text, unnumbered) or para("body", text)


def front(d: dict) -> str:
    """The frame at the first page's foot, and what stands above the columns."""
    notes = (
        "**基金项目**：西岭省教育科学规划课题（XLJK2031-B17）。",
        "**作者简介**：殷小荷（1991—），女，西岭师范学院音乐学院副教授；卓玛措（1987—），女，藏族，"
        "江源民族大学艺术学院讲师；洪蔚然（1968—），男，西岭师范学院音乐学院教授，博士生导师。",
    )
    frame = (
        '<text:p text:style-name="note"><draw:frame draw:style-name="frame" draw:name="about" '
        'text:anchor-type="page" text:anchor-page-number="1" svg:x="18mm" svg:y="203mm" '
        'svg:width="148mm" svg:height="17mm"><draw:text-box>'
        + "".join(para("note", note) for note in notes)
        + "</draw:text-box></draw:frame></text:p>"
    )
    return frame + "".join(
        (
            para("title", d["title_zh"]),
            para("names", "　".join(d["authors_zh"])),
            para("front", "**摘　要**：" + "".join(d["zh"])),
            para("front", "**关键词**：" + "；".join(d["keywords_zh"])),
            para(
                "front", f"**中图分类号**：{d['clc']}　　**文献标识码**：A　　**DOI**：{d['doi']}"
            ),
            para("names", d["title_en"]),
            para("english", ", ".join(d["authors_en"])),
            para("english", "**Abstract**: " + " ".join(d["en"])),
            para("english", "**Key words**: " + ", ".join(d["keywords_en"])),
        )
    )


def document(body: str, d: dict) -> str:
    running = "乐教学刊 2032年第6期　　" + d["title_zh"].split("：")[0] + " 殷小荷等"
    page = (
        f"<style:header>{para('head', running)}</style:header>"
        '<style:footer><text:p text:style-name="head">第 <text:page-number text:select-page='
        '"current"/> 页 / 共 <text:page-count/> 页</text:p></style:footer>'
    )
    lines = "".join(line(text, d) for text in body.splitlines() if text)
    columns = f'<text:section text:style-name="two_columns" text:name="body">{lines}</text:section>'
    styles = "".join(map(style, STYLES)) + DEFAULTS
    return flat(FACES, styles, AUTOMATIC, page, front(d) + columns)


def typeset(path: Path, d: dict) -> bytes:
    return by_libreoffice(path.stem, document(body_of(path), d))
