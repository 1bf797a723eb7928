"""Export an .odf source with LibreOffice: one column, as a university's journal types it."""

# ruff: noqa: E501 (markup)

import re
from pathlib import Path
from xml.sax.saxutils import escape

from by_browser import body_of
from open_document import flat, heading, letters, paragraphs, rows_of, unmarked_note
from programs import by_libreoffice

FACES = {
    "song": "Noto Serif CJK SC",
    "hei": "Noto Sans CJK SC",
    "kai": "LXGW WenKai",
    "latin": "TeX Gyre Termes",
}
STYLES = {  # face, size, weight, alignment, first line, space above and below, leading in %
    "body": ("song", 10.5, "normal", "justify", 21, 0, 0, 120),
    "title": ("hei", 20, "normal", "center", 0, 16, 8, 120),
    "names": ("kai", 13, "normal", "center", 0, 2, 4, 120),
    "place": ("song", 9, "normal", "center", 0, 0, 8, 110),
    "front": ("kai", 10, "normal", "justify", 21, 0, 0, 115),
    "facts": ("song", 9.5, "normal", "left", 21, 2, 10, 115),
    "one": ("hei", 12.5, "normal", "center", 0, 11, 9, 120),
    "two": ("hei", 10.5, "normal", "left", 21, 5, 4, 120),
    "refs": ("hei", 10.5, "normal", "left", 0, 14, 4, 120),
    "entry": ("song", 9, "normal", "justify", 0, 0, 0, 110),
    "caption": ("hei", 9, "normal", "center", 0, 5, 3, 110),
    "cell": ("song", 9, "normal", "center", 0, 0, 0, 100),
    "source": ("song", 8.5, "normal", "left", 0, 2, 8, 105),
    "note": ("song", 8.5, "normal", "justify", 0, 0, 0, 105),
    "head": ("song", 9, "normal", "center", 0, 0, 0, 105),
    "english_title": ("song", 13, "bold", "center", 0, 20, 5, 115),
    "english": ("song", 10, "normal", "justify", 0, 2, 0, 110),
    "editor": ("kai", 9.5, "normal", "end", 0, 8, 0, 110),
}
DEFAULTS = """
<style:style style:name="up" style:family="text"><style:text-properties
 style:text-position="super 60%"/></style:style>
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
<style:style style:name="shape" style:family="graphic"><style:graphic-properties
 draw:stroke="solid" svg:stroke-width="0.3mm" svg:stroke-color="#000000" draw:fill="none"
 draw:textarea-horizontal-align="justify" draw:textarea-vertical-align="middle"
 fo:padding="0.5mm"/></style:style>
<style:style style:name="boxed" style:family="paragraph"><style:paragraph-properties
 fo:text-align="center"/><style:text-properties style:font-name="latin"
 style:font-name-asian="song" fo:font-size="9pt" style:font-size-asian="9pt"/></style:style>
<style:style style:name="small" style:family="text"><style:text-properties
 style:font-name="latin" style:font-name-asian="song" fo:font-size="9pt"
 style:font-size-asian="9pt" fo:color="#000000"/></style:style>
<style:style style:name="even" style:family="table-column"><style:table-column-properties
 style:rel-column-width="1*"/></style:style>
<style:style style:name="line" style:family="table-cell"><style:table-cell-properties
 fo:border="0.5pt solid #000000" fo:padding="0.6mm" style:vertical-align="middle"/></style:style>
<style:style style:name="wide" style:family="table"><style:table-properties style:width="146mm"
 table:align="center"/></style:style>
<style:page-layout style:name="p"><style:page-layout-properties fo:page-width="210mm"
 fo:page-height="297mm" fo:margin-top="18mm" fo:margin-bottom="17mm" fo:margin-left="27mm"
 fo:margin-right="27mm"><style:footnote-sep style:width="0.2mm" style:rel-width="30%"
 style:color="#000000" style:distance-before-sep="2mm"
 style:distance-after-sep="1.5mm"/></style:page-layout-properties>
<style:header-style><style:header-footer-properties fo:min-height="8mm" fo:margin-bottom="5mm"
 fo:border-bottom="0.6pt solid #000000" fo:padding-bottom="1mm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="6mm"
 fo:margin-top="3mm"/></style:footer-style></style:page-layout>
"""
ABOUT = (
    "收稿日期：2034-08-28",
    "基金项目：全国教育科学“十四五”规划2030年度教育部重点课题“县域普通高中振兴的政策工具研究”（DFA300472）",
    "作者简介：濮存简（1983—），男，湖北荆安人，汉水师范学院教育科学学院副教授，博士，研究方向：教育政策；"
    "卓玛措（1995—），女，藏族，青海循化人，汉水师范学院教育科学学院硕士研究生；"
    "房玄（1976—），男，荆安市教育科学研究院高级教师。",
)
BOXES = (  # left, top, width, height in mm, text
    (2, 14, 30, 10, "财政与编制政策"),
    (48, 2, 32, 10, "县域高中办学条件"),
    (48, 26, 32, 10, "教师工作负荷"),
    (96, 14, 22, 10, "职业预期"),
    (128, 14, 16, 10, "流失"),
)
ARROWS = ((32, 19, 48, 7), (32, 19, 48, 31), (80, 7, 96, 19), (80, 31, 96, 19), (118, 19, 128, 19))


def style(name: str) -> str:
    face, size, weight, align, first, above, below, leading = STYLES[name]
    spaces = {
        "text-indent": f"{first}pt",
        "margin-top": f"{above}pt",
        "margin-bottom": f"{below}pt",
    }
    spaces["line-height"] = f"{leading}%"
    keep = name in ("one", "two", "refs")
    return paragraphs(name, letters(face, size, weight), align, spaces, keep)


def inline(text: str) -> str:
    """Text with raised citations and marks, and **labels** in black."""
    made = re.sub(
        r'#c\("([^"]*)"\)', r'<text:span text:style-name="up">[\1]</text:span>', escape(text)
    )
    made = re.sub(r"\^([^^]*)\^", r'<text:span text:style-name="up">\1</text:span>', made)
    return re.sub(r"\*\*(.*?)\*\*", r'<text:span text:style-name="black">\1</text:span>', made)


def para(name: str, text: str) -> str:
    return f'<text:p text:style-name="{name}">{inline(text)}</text:p>'


def caption(d: dict, number: int) -> str:
    return para("caption", "　".join(d["captions"][number]))


def table(which: int, number: int, d: dict) -> str:
    """A caption, a table with a frame about each cell, and what stands below it."""
    rows = d[f"rows{which}"]
    body = rows_of(
        (
            f'<table:table-cell table:style-name="line">{para("cell", text)}</table:table-cell>'
            for text in row
        )
        for row in rows
    )
    columns = f'<table:table-column table:style-name="even" table:number-columns-repeated="{len(rows[0])}"/>'
    return (
        f'{caption(d, number)}<table:table table:style-name="wide">{columns}{body}</table:table>'
        + para("source", d[f"below{which}"])
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
        f'<draw:line draw:style-name="shape" svg:x1="{a}mm" svg:y1="{b}mm" svg:x2="{c}mm" '
        f'svg:y2="{e}mm"/>'
        for a, b, c, e in ARROWS
    )
    group = f'<draw:g text:anchor-type="as-char" draw:style-name="inside">{boxes}{lines}</draw:g>'
    return f'<text:p text:style-name="cell">{group}</text:p>{caption(d, number)}'


def line(text: str, d: dict) -> str:
    if found := re.match(r"#table (\d) (\d)", text):
        return table(int(found[1]), int(found[2]), d)
    if found := re.match(r"#figure (\d)", text):
        return figure(int(found[1]), d)
    return heading(text) or para("body", text)


def front(d: dict) -> str:
    """Title, authors and abstract; what is about them is a note without a mark."""
    note = unmarked_note("".join(para("note", one) for one in ABOUT))
    return (
        para("title", "县域普通高中教师流失的政策成因与治理").replace(
            "</text:p>", f"{note}</text:p>"
        )
        + para("names", "濮存简^1^，卓玛措^1^，房　玄^2^")
        + para(
            "place",
            "（1.汉水师范学院 教育科学学院，湖北 荆安 448099；2.荆安市教育科学研究院，湖北 荆安 448098）",
        )
        + para("front", f"**摘　要：**{''.join(d['zh'])}")
        + para("front", f"**关键词：**{'；'.join(d['keywords_zh'])}")
        + para(
            "facts",
            f"**中图分类号：**{d['clc']}　　**文献标识码：**A　　**文章编号：**1008-5599（2035）02-0071-05　　**DOI：**{d['doi']}",
        )
    )


def back(d: dict) -> str:
    """References, the editor's line, and the English part."""
    entries = "".join(para("entry", f"[{i}] {one}") for i, one in enumerate(d["refs"], start=1))
    return (
        para("refs", "参考文献：")
        + entries
        + para("editor", "［责任编辑：鲁直］")
        + para("english_title", d["title_en"])
        + para("names", "PU Cunjian^1^, ZHUO Macuo^1^, FANG Xuan^2^")
        + para(
            "place",
            "(1. School of Educational Science, Hanshui Normal College, Jing'an 448099, Hubei, China; 2. Jing'an Institute of Educational Research, Jing'an 448098, Hubei, China)",
        )
        + para("english", f"**Abstract:** {' '.join(d['en'])}")
        + para("english", f"**Key words:** {'; '.join(d['keywords_en'])}")
    )


def document(body: str, d: dict) -> str:
    running = "第37卷第2期　　　　　汉水师范学院学报（社会科学版）　　　　　2035年3月"
    english = "Vol. 37 No. 2　　Journal of Hanshui Normal College (Social Sciences)　　Mar. 2035"
    page = (
        f"<style:header>{para('head', running)}{para('head', english)}</style:header>"
        '<style:footer><text:p text:style-name="head">· <text:page-number '
        'text:select-page="current"/> ·</text:p></style:footer>'
    )
    lines = "".join(line(text, d) for text in body.splitlines() if text)
    styles = "".join(map(style, STYLES)) + DEFAULTS
    return flat(FACES, styles, AUTOMATIC, page, front(d) + lines + back(d))


def typeset(path: Path, d: dict) -> bytes:
    return by_libreoffice(path.stem, document(body_of(path), d))
