"""Export an .odf source with LibreOffice as a Word file for a conference: a form on the first page,
titles and references numbered by the program."""

# ruff: noqa: E501 (sentences and markup)

import base64
import io
import re
from pathlib import Path
from xml.sax.saxutils import escape

from by_browser import body_of
from open_document import flat, heading, letters, paragraphs, rows_of
from PIL import Image, ImageDraw, ImageFont
from programs import by_libreoffice

FACES = {
    "song": "AR PL UMing CN",
    "hei": "Noto Sans CJK SC",
    "kai": "AR PL UKai CN",
    "latin": "Liberation Serif",
}
STYLES = {  # face, size, weight, alignment, first line, space above and below, leading in %
    "body": ("song", 12, "normal", "justify", 24, 0, 0, 135),
    "plain": ("song", 12, "normal", "justify", 0, 0, 0, 135),
    "form_title": ("hei", 20, "bold", "center", 0, 90, 40, 120),
    "title": ("hei", 18, "bold", "center", 0, 0, 6, 120),
    "names": ("kai", 14, "normal", "center", 0, 0, 4, 120),
    "place": ("song", 10.5, "normal", "center", 0, 0, 6, 120),
    "front": ("kai", 10.5, "normal", "justify", 0, 0, 3, 125),
    "one": ("hei", 14, "bold", "left", 0, 10, 6, 120),
    "two": ("hei", 12, "bold", "left", 0, 6, 3, 120),
    "refs": ("hei", 14, "bold", "left", 0, 12, 6, 120),
    "entry": ("song", 10.5, "normal", "justify", 0, 0, 0, 115),
    "caption": ("hei", 10.5, "normal", "center", 0, 4, 4, 115),
    "cell": ("song", 10.5, "normal", "center", 0, 0, 0, 115),
    "head": ("song", 9, "normal", "center", 0, 0, 0, 105),
    "english_title": ("song", 15, "bold", "center", 0, 16, 6, 120),
    "english": ("song", 10.5, "normal", "justify", 0, 0, 3, 120),
    "formula": ("song", 12, "normal", "left", 0, 3, 3, 120),
}
_LEVEL = (
    '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
    '<style:list-level-label-alignment text:label-followed-by="{after}" {more}/>'
    "</style:list-level-properties>"
)
DEFAULTS = f"""
<style:style style:name="low" style:family="text"><style:text-properties
 style:text-position="sub 60%"/></style:style>
<style:style style:name="up" style:family="text"><style:text-properties
 style:text-position="super 60%"/></style:style>
<style:style style:name="black" style:family="text"><style:text-properties
 style:font-name-asian="hei" fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
<text:outline-style style:name="Outline">
<text:outline-level-style text:level="1" style:num-format="1">{_LEVEL.format(after="space", more="")}</text:outline-level-style>
<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2">{_LEVEL.format(after="space", more="")}</text:outline-level-style>
</text:outline-style>
<text:list-style style:name="labels"><text:list-level-style-number text:level="1"
 style:num-format="1" style:num-prefix="[" style:num-suffix="]">{_LEVEL.format(after="listtab", more='text:list-tab-stop-position="9mm" fo:text-indent="-9mm" fo:margin-left="9mm"')}</text:list-level-style-number></text:list-style>
"""
AUTOMATIC = """
<style:style style:name="apart" style:family="paragraph" style:parent-style-name="title">
<style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:name="form" style:family="table"><style:table-properties style:width="150mm"
 table:align="center"/></style:style>
<style:style style:name="label" style:family="table-column"><style:table-column-properties
 style:column-width="36mm"/></style:style>
<style:style style:name="wide" style:family="table-column"><style:table-column-properties
 style:column-width="114mm"/></style:style>
<style:style style:name="even" style:family="table-column"><style:table-column-properties
 style:column-width="21.4mm"/></style:style>
<style:style style:name="line" style:family="table-cell"><style:table-cell-properties
 fo:border="0.5pt solid #000000" fo:padding="0.8mm" style:vertical-align="middle"/></style:style>
<style:style style:name="picture" style:family="paragraph" style:parent-style-name="cell">
<style:paragraph-properties fo:keep-with-next="always"/></style:style>
<style:style style:name="tabbed" style:family="paragraph" style:parent-style-name="formula">
<style:paragraph-properties><style:tab-stops><style:tab-stop style:position="80mm"
 style:type="center"/><style:tab-stop style:position="160mm" style:type="right"/></style:tab-stops>
</style:paragraph-properties></style:style>
<style:page-layout style:name="p"><style:page-layout-properties fo:page-width="210mm"
 fo:page-height="297mm" fo:margin-top="15mm" fo:margin-bottom="14mm" fo:margin-left="25mm"
 fo:margin-right="25mm"/>
<style:header-style><style:header-footer-properties fo:min-height="8mm" fo:margin-bottom="5mm"
 fo:border-bottom="0.6pt solid #000000" fo:padding-bottom="1mm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="7mm"
 fo:margin-top="3mm"/></style:footer-style></style:page-layout>
"""
FORMULAS = {  # as typed on the line
    "1": "D = (10/L) lg(I~0~/I)",
    "2": "t~s~ = t~a~ − (t~d~ + t~p~ + t~m~)",
}
CURVES = {
    "门关闭": ((0, 0), (60, 4), (120, 30), (180, 95), (240, 160), (300, 205)),
    "门开启": ((0, 0), (60, 40), (120, 190), (180, 265), (240, 290), (300, 300)),
}


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
    made = re.sub(r'#c\("([^"]*)"\)', r"^[\1]^", text)
    made = re.sub(r"#sub\[([^\]]*)\]", r"~\1~", made)
    made = escape(re.sub(r"#super\[([^\]]*)\]", r"^\1^", made))
    made = re.sub(r"~([^~]*)~", r'<text:span text:style-name="low">\1</text:span>', made)
    made = re.sub(r"\^([^^]*)\^", r'<text:span text:style-name="up">\1</text:span>', made)
    return re.sub(r"\*\*(.*?)\*\*", r'<text:span text:style-name="black">\1</text:span>', made)


def para(name: str, text: str) -> str:
    return f'<text:p text:style-name="{name}">{inline(text)}</text:p>'


def cell(text: str, more: str = "") -> str:
    return (
        f'<table:table-cell table:style-name="line" {more}>{para("cell", text)}</table:table-cell>'
    )


def form(d: dict) -> str:
    """What authors fill in, on a page of its own."""
    rows = rows_of((cell(label), cell(text)) for label, text in d["form"])
    columns = '<table:table-column table:style-name="label"/><table:table-column table:style-name="wide"/>'
    return (
        para("form_title", "第九届建筑防火与应急疏散学术会议征文登记表")
        + f'<table:table table:style-name="form">{columns}{rows}</table:table>'
    )


def caption(d: dict, number: int) -> str:
    label, text = d["captions"][number]
    return para("caption", f"{label[0]} {label[1:]}  {text}")


def table(number: int, d: dict) -> str:
    """A table whose first row's cells may stand over two columns or two rows."""
    first, second, *rest = d["rows"]
    top = [cell(first[0], 'table:number-rows-spanned="2"')]
    for text in first[1:]:
        top += [cell(text, 'table:number-columns-spanned="2"'), "<table:covered-table-cell/>"]
    below = ["<table:covered-table-cell/>", *map(cell, second)]
    rows = rows_of([top, below, *([cell(text) for text in row] for row in rest)])
    columns = (
        '<table:table-column table:style-name="even" table:number-columns-repeated="'
        f'{len(second) + 1}"/>'
    )
    return f'{caption(d, number)}<table:table table:style-name="form">{columns}{rows}</table:table>'


def chart() -> str:
    """A chart of two lines, as a spreadsheet gives it as a picture."""
    picture = Image.new("RGB", (1300, 700), (255, 255, 255))
    pen = ImageDraw.Draw(picture)
    face = ImageFont.truetype("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 32, index=2)
    pen.rectangle((130, 30, 1260, 590), outline=(0, 0, 0), width=2)
    for value in range(0, 301, 100):
        pen.line((130, 590 - value * 1.8, 1260, 590 - value * 1.8), (210, 210, 210), 2)
        pen.text((118, 590 - value * 1.8), str(value), (0, 0, 0), face, anchor="rm")
    for value in range(0, 301, 60):
        pen.text((130 + value * 3.7, 620), str(value), (0, 0, 0), face, anchor="mm")
    for n, (name, points) in enumerate(CURVES.items()):
        tint = ((68, 114, 196), (237, 125, 49))[n]
        pen.line([(130 + x * 3.7, 590 - y * 1.8) for x, y in points], tint, 5)
        pen.line((300 + n * 330, 70, 370 + n * 330, 70), tint, 5)
        pen.text((385 + n * 330, 70), name, (0, 0, 0), face, anchor="lm")
    pen.text((690, 670), "时间/s", (0, 0, 0), face, anchor="mm")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()


def figure(number: int, d: dict) -> str:
    return (
        '<text:p text:style-name="picture"><draw:frame draw:name="f" '
        'text:anchor-type="as-char" svg:width="108mm" svg:height="58.2mm"><draw:image>'
        f"<office:binary-data>{chart()}</office:binary-data></draw:image></draw:frame></text:p>"
        + caption(d, number)
    )


def formula(number: str) -> str:
    """A formula between tabs, its number at the right."""
    made = inline(FORMULAS[number])
    return f'<text:p text:style-name="tabbed"><text:tab/>{made}<text:tab/>（{number}）</text:p>'


def line(text: str, d: dict) -> str:
    if text.startswith("#plain["):
        return para("plain", text[7:-1])
    if found := re.match(r"#(table|figure) (\d)", text):
        return (table if found[1] == "table" else figure)(int(found[2]), d)
    if text.startswith("$"):
        return formula(text[1])
    return heading(text, lambda title: title.split(" ", 1)[1]) or para("body", text)


def front(d: dict) -> str:
    return (
        para("apart", d["title_zh"])
        + para("names", "厉昭衡^1^，　束晚晴^2^，　卜时雍^1^")
        + para("place", "（1. 江淮应急管理大学，合肥 230999；2. 芜阳市消防救援支队，芜阳 241999）")
        + para("front", f"**摘　要：**{''.join(d['zh'])}")
        + para("front", f"**关键词：**{'；'.join(d['keywords_zh'])}")
        + para("front", f"**中图分类号：**{d['clc']}　　**文献标志码：**A")
    )


def back(d: dict) -> str:
    """The references as a list that the program numbers, and the English part."""
    entries = "".join(f"<text:list-item>{para('entry', one)}</text:list-item>" for one in d["refs"])
    return (
        para("refs", "参考文献")
        + f'<text:list text:style-name="labels">{entries}</text:list>'
        + para("english_title", d["title_en"])
        + para("names", "LI Zhaoheng^1^, SHU Wanqing^2^, BU Shiyong^1^")
        + para(
            "place",
            "(1. Jianghuai University of Emergency Management, Hefei 230999, China; 2. Wuyang Fire and Rescue Detachment, Wuyang 241999, China)",
        )
        + para("english", f"**Abstract:** {' '.join(d['en'])}")
        + para("english", f"**Key words:** {'; '.join(d['keywords_en'])}")
    )


def document(body: str, d: dict) -> str:
    page = (
        f"<style:header>{para('head', '第九届建筑防火与应急疏散学术会议论文')}</style:header>"
        '<style:footer><text:p text:style-name="head">第 <text:page-number text:select-page="current"/> 页 '
        "共 <text:page-count/> 页</text:p></style:footer>"
    )
    lines = "".join(line(text, d) for text in body.splitlines() if text)
    styles = "".join(map(style, STYLES)) + DEFAULTS
    return flat(FACES, styles, AUTOMATIC, page, form(d) + front(d) + lines + back(d))


def typeset(path: Path, d: dict) -> bytes:
    return by_libreoffice(path.stem, document(body_of(path), d))
