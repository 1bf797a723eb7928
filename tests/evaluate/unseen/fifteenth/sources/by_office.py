"""Export an .odf source with LibreOffice: tables and frames hold what a class would lay out."""

# ruff: noqa: E501 (markup)

import base64
import io
import re
from pathlib import Path
from xml.sax.saxutils import escape

from by_browser import body_of
from open_document import flat, heading, letters, paragraphs, rows_of, unnumbered
from PIL import Image, ImageDraw, ImageFont
from programs import by_libreoffice

FACES = {"song": "Noto Serif CJK SC", "hei": "Noto Sans CJK SC", "latin": "Nimbus Roman"}
STYLES = {  # face, size, weight, slope, alignment, first line, space above, leading in %
    "body": ("song", 10.5, "normal", "normal", "justify", 21, 0, 125),
    "title": ("hei", 18, "bold", "normal", "center", 0, 8, 120),
    "names": ("song", 12, "normal", "normal", "center", 0, 4, 120),
    "place": ("song", 9, "normal", "normal", "center", 0, 2, 110),
    "fact": ("song", 9, "normal", "normal", "left", 0, 2, 115),
    "front": ("song", 9, "normal", "normal", "justify", 0, 2, 115),
    "english": ("song", 9, "normal", "normal", "justify", 0, 2, 110),
    "english_title": ("song", 12, "bold", "normal", "center", 0, 2, 110),
    "one": ("hei", 13, "bold", "normal", "center", 0, 9, 130),
    "two": ("hei", 11, "normal", "normal", "left", 21, 4, 130),
    "refs": ("hei", 11.5, "bold", "normal", "left", 0, 9, 120),
    "cell": ("song", 8.5, "normal", "normal", "center", 0, 0, 100),
    "entry": ("song", 8.5, "normal", "normal", "justify", 0, 0, 105),
    "note": ("song", 8.5, "normal", "normal", "justify", 0, 0, 100),
    "head": ("song", 9, "normal", "normal", "center", 0, 0, 100),
}
DEFAULTS = """
<style:style style:name="up" style:family="text"><style:text-properties
 style:text-position="super 60%"/></style:style>
<style:style style:name="black" style:family="text"><style:text-properties
 style:font-name-asian="hei" fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
<style:style style:name="frame" style:family="graphic"><style:graphic-properties
 style:vertical-pos="from-top" style:vertical-rel="page" style:horizontal-pos="from-left"
 style:horizontal-rel="page" style:wrap="none" fo:padding="1mm" fo:border="none"
 style:number-wrapped-paragraphs="no-limit"/></style:style>
<style:style style:name="about" style:family="graphic" style:parent-style-name="frame">
<style:graphic-properties fo:border-top="0.5pt solid #000000"/></style:style>
<style:style style:name="inside" style:family="graphic"><style:graphic-properties
 style:vertical-pos="top" style:vertical-rel="baseline" fo:padding="0mm" fo:border="none"/></style:style>
<style:style style:name="box" style:family="graphic" style:parent-style-name="inside">
<style:graphic-properties fo:border="0.7pt solid #000000" fo:padding="2mm"/></style:style>
<text:outline-style style:name="Outline">
<text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>
<text:outline-level-style text:level="2" style:num-format="一, 二, 三, ..." style:num-prefix="（"
 style:num-suffix="）"/></text:outline-style>
<text:list-style style:name="items"><text:list-level-style-number text:level="1"
 style:num-format="1" style:num-prefix="（" style:num-suffix="）"><style:list-level-properties
 text:space-before="7mm" text:min-label-width="1mm"/></text:list-level-style-number></text:list-style>
<text:list-style style:name="entries"><text:list-level-style-number text:level="1"
 style:num-format="1" style:num-prefix="[" style:num-suffix="]"><style:list-level-properties
 text:space-before="0mm" text:min-label-width="7mm"/></text:list-level-style-number></text:list-style>
<text:notes-configuration text:note-class="footnote" style:num-format="1"
 text:start-numbering-at="page" text:citation-style-name="up" text:citation-body-style-name="up"
 text:footnotes-position="page"/>
"""
AUTOMATIC = """
<style:style style:name="two_columns" style:family="section"><style:section-properties
 text:dont-balance-text-columns="false">
<style:columns fo:column-count="2" fo:column-gap="8mm"/></style:section-properties></style:style>
<style:style style:name="line" style:family="table-cell"><style:table-cell-properties
 fo:border-top="0.5pt solid #000000" fo:border-bottom="0.5pt solid #000000"/></style:style>
<style:style style:name="bare" style:family="table-cell"><style:table-cell-properties
 fo:border="none" fo:padding-left="1mm" fo:padding-right="2mm"/></style:style>
<style:style style:name="narrow" style:family="table-column"><style:table-column-properties
 style:column-width="44mm"/></style:style>
<style:style style:name="broad" style:family="table-column"><style:table-column-properties
 style:column-width="130mm"/></style:style>
<style:style style:name="half" style:family="table-column"><style:table-column-properties
 style:column-width="87mm"/></style:style>
<style:style style:name="whole" style:family="table"><style:table-properties style:width="174mm"
 table:align="left"/></style:style>
<style:page-layout style:name="p"><style:page-layout-properties fo:page-width="210mm"
 fo:page-height="285mm" fo:margin="18mm"/><style:header-style><style:header-footer-properties
 fo:min-height="7mm" fo:margin-bottom="4mm"/></style:header-style><style:footer-style>
<style:header-footer-properties fo:min-height="6mm" fo:margin-top="3mm"/></style:footer-style>
</style:page-layout>
"""
FACTS = (
    "**文章信息**",
    "收稿日期：2032-10-09",
    "修回日期：2033-03-02",
    "中图分类号：{clc}",
    "文献标识码：A",
    "文章编号：1006-5591(2033)04-0062-04",
    "DOI：{doi}",
)
ABOUT = (
    "**基金项目：**南屏省哲学社会科学规划项目“古镇夜间公共空间的治理研究”（2030GL118）。",
    "**作者简介：**花浅语（1992—），女，南屏师范大学旅游学院讲师，博士；逄大海（1985—），男，临溪县文物管理所馆员；"
    "索朗旺姆（1990—），女，藏族，雪域民族大学民族学院副教授，本文通讯作者，E-mail：sonam@xymz.example。",
)


def style(name: str) -> str:
    face, size, weight, slope, align, first, above, leading = STYLES[name]
    spaces = {"text-indent": f"{first}pt", "margin-top": f"{above}pt", "line-height": f"{leading}%"}
    keep, more = name in ("one", "two", "refs"), ' style:punctuation-wrap="simple"'
    return paragraphs(name, letters(face, size, weight, slope), align, spaces, keep, more)


def inline(text: str) -> str:
    """Text with its notes, raised citations, and **labels** in black."""
    note = (
        r'<text:note text:note-class="footnote"><text:note-citation text:label="\1">\1'
        r'</text:note-citation><text:note-body><text:p text:style-name="note">\2</text:p>'
        r"</text:note-body></text:note>"
    )
    made = re.sub(r"#fn\[(.)([^\]]*)\]", note, escape(text))
    made = re.sub(r'#c\("([^"]*)"\)', r'<text:span text:style-name="up">[\1]</text:span>', made)
    return re.sub(r"\*\*(.*?)\*\*", r'<text:span text:style-name="black">\1</text:span>', made)


def para(name: str, text: str) -> str:
    return f'<text:p text:style-name="{name}">{inline(text)}</text:p>'


def cell(kind: str, inner: str) -> str:
    return f'<table:table-cell table:style-name="{kind}">{inner}</table:table-cell>'


def laid_out(columns: str, *cells: str) -> str:
    """A table of one row without borders, in which an editor puts things side by side."""
    return (
        f'<table:table table:style-name="whole">{columns}<table:table-row>'
        + "".join(cell("bare", inner) for inner in cells)
        + "</table:table-row></table:table>"
    )


def column(name: str) -> str:
    return f'<table:table-column table:style-name="{name}"/>'


def caption(label: str, text: str) -> str:
    """A caption whose number is a field."""
    kind, number = label[0], label[1:]
    field = f'<text:sequence text:name="{kind}" text:formula="ooow:{kind}+1" style:num-format="1">{number}</text:sequence>'
    return f'<text:p text:style-name="cell"><text:span text:style-name="black">{kind}{field}　{escape(text)}</text:span></text:p>'


def held(kind: str, width: str, inner: str, name: str) -> str:
    """A frame that stands in a paragraph of its own as a character does."""
    return (
        f'<text:p text:style-name="cell"><draw:frame draw:style-name="{kind}" draw:name="{name}" '
        f'text:anchor-type="as-char" svg:width="{width}"><draw:text-box fo:min-height="5mm">'
        f"{inner}</draw:text-box></draw:frame></text:p>"
    )


def on_page(kind: str, page: int, box: tuple[int, int, int, int], inner: str, name: str) -> str:
    """A frame at a place of a page, in mm."""
    x, y, wide, tall = box
    return (
        f'<draw:frame draw:style-name="{kind}" draw:name="{name}" text:anchor-type="page" '
        f'text:anchor-page-number="{page}" svg:x="{x}mm" svg:y="{y}mm" svg:width="{wide}mm" '
        f'svg:height="{tall}mm"><draw:text-box>{inner}</draw:text-box></draw:frame>'
    )


def table(number: int, d: dict) -> str:
    """A frame with a caption and a table."""
    rows = d[f"rows{number}"]
    body = rows_of((cell("line", para("cell", text)) for text in row) for row in rows)
    columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    inner = f"{caption(*d['captions'][number])}<table:table>{columns}{body}</table:table>"
    return held("inside", "80mm", inner + para("cell", ""), f"table{number}")


def chart() -> str:
    """A chart as a spreadsheet's picture, in base 64."""
    picture = Image.new("L", (1500, 480), 255)
    pen = ImageDraw.Draw(picture)
    face = ImageFont.truetype("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 36, index=2)
    pen.line((120, 20, 120, 410, 1470, 410), 0, 4)
    for n, (year, value) in enumerate(((2029, 6.8), (2030, 5.2), (2031, 3.9), (2032, 3.1))):
        x, y = 260 + 320 * n, 410 - round(value * 50)
        pen.rectangle((x, y, x + 120, 410), fill=150, outline=0, width=3)
        pen.text((x + 60, y - 26), str(value), 0, face, anchor="mm")
        pen.text((x + 60, 445), f"{year}年", 0, face, anchor="mm")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()


def figure(d: dict) -> str:
    """A framed chart across the middle of both columns of the second page."""
    image = (
        '<text:p text:style-name="cell"><draw:frame draw:style-name="inside" draw:name="chart" '
        'text:anchor-type="as-char" svg:width="120mm" svg:height="38.4mm"><draw:image>'
        f"<office:binary-data>{chart()}</office:binary-data></draw:image></draw:frame></text:p>"
    )
    return on_page("frame", 2, (38, 118, 134, 49), image + caption(*d["captions"][0]), "figure")


def line(text: str, d: dict) -> str:
    """A line of the source; the program itself numbers titles and lists."""
    if text.startswith("#figure"):
        return ""
    if text.startswith("#table "):
        return table(int(text[-1]), d)
    if text.startswith("#item "):
        inner = para("body", text.removeprefix("#item "))
        return (
            '<text:list text:style-name="items" text:continue-numbering="true">'
            f"<text:list-item>{inner}</text:list-item></text:list>"
        )
    return heading(text, unnumbered) or para("body", text)


def front(d: dict) -> str:
    """What stands above the columns, and the frames at places of pages."""
    facts = "".join(para("fact", one.format(**d)) for one in FACTS)
    abstract = para("front", f"**摘　要：**{''.join(d['zh'])}")
    abstract += para("front", f"**关键词：**{'；'.join(d['keywords_zh'])}")
    about = "".join(para("note", one) for one in ABOUT)
    frames = on_page("about", 1, (18, 244, 174, 19), about, "about") + figure(d)
    main, sub = d["title_zh"].split("：")
    return (
        f'<text:p text:style-name="head">{frames}</text:p>'
        + para("title", f"{main}：{sub}")
        + para("names", "花浅语^1^，逄大海^2^，索朗旺姆^3^")
        + para(
            "place",
            "（1.南屏师范大学 旅游学院，南屏 安泽 699099；2.临溪县文物管理所，南屏 临溪 699199；3.雪域民族大学 民族学院，拉萨 850997）",
        )
        + laid_out(column("narrow") + column("broad"), facts, abstract)
    )


def back(d: dict) -> str:
    """References in two cells, and the English part in a box."""
    half = (len(d["refs"]) + 1) // 2
    cells = []
    for start, entries in ((1, d["refs"][:half]), (half + 1, d["refs"][half:])):
        items = "".join(f"<text:list-item>{para('entry', one)}</text:list-item>" for one in entries)
        items = items.replace("<text:list-item>", f'<text:list-item text:start-value="{start}">', 1)
        cells.append(f'<text:list text:style-name="entries">{items}</text:list>')
    english = (
        para("english_title", d["title_en"])
        + para("names", "HUA Qianyu^1^, PANG Dahai^2^, Sonam Wangmo^3^")
        + para(
            "place",
            "(1. School of Tourism, Nanping Normal University, Anze 699099, China; 2. Linxi County Institute of Cultural Relics, Linxi 699199, China; 3. School of Ethnology, Xueyu University for Nationalities, Lhasa 850997, China)",
        )
        + para("english", f"**Abstract:** {' '.join(d['en'])}")
        + para("english", f"**Key words:** {'; '.join(d['keywords_en'])}")
    )
    return (
        para("refs", "参考文献：")
        + laid_out(column("half") * 2, *cells)
        + para("head", "")
        + held("box", "174mm", english, "english")
    )


def document(body: str, d: dict) -> str:
    running = "旅游与社区　　2033年第4期（总第158期）　　TOURISM AND COMMUNITY"
    page = (
        f"<style:header>{para('head', running)}</style:header>"
        '<style:footer><text:p text:style-name="head">— <text:page-number text:select-page='
        '"current"/> —</text:p></style:footer>'
    )
    counted = (
        '<text:sequence-decls><text:sequence-decl text:display-outline-level="0" text:name="图"/>'
        '<text:sequence-decl text:display-outline-level="0" text:name="表"/></text:sequence-decls>'
    )
    lines = "".join(line(text, d) for text in body.splitlines() if text)
    columns = f'<text:section text:style-name="two_columns" text:name="body">{lines}</text:section>'
    styles = "".join(map(style, STYLES)) + DEFAULTS
    made = flat(FACES, styles, AUTOMATIC, page, counted + front(d) + columns + back(d))
    return re.sub(r"\^([^^<]*)\^", r'<text:span text:style-name="up">\1</text:span>', made)


def typeset(path: Path, d: dict) -> bytes:
    return by_libreoffice(path.stem, document(body_of(path), d))
