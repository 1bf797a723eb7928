"""Export an .odf source with LibreOffice: a journal of communication in one column."""

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
    "body": ("song", 10.5, "normal", "justify", 21, 0, 0, 122),
    "title": ("hei", 20, "normal", "center", 0, 16, 4, 112),
    "under": ("hei", 13, "normal", "center", 0, 0, 8, 112),
    "names": ("kai", 12, "normal", "center", 0, 2, 8, 112),
    "front": ("kai", 9.5, "normal", "justify", 0, 3, 0, 114),
    "english_title": ("song", 13, "bold", "center", 0, 10, 3, 108),
    "english": ("song", 9.5, "normal", "justify", 0, 3, 0, 108),
    "one": ("hei", 13, "normal", "center", 0, 12, 8, 112),
    "two": ("hei", 10.5, "normal", "left", 21, 6, 4, 112),
    "three": ("kai", 10.5, "normal", "left", 21, 4, 3, 112),
    "quote": ("kai", 10, "normal", "justify", 0, 5, 5, 116),
    "refs": ("hei", 10.5, "normal", "left", 0, 12, 4, 112),
    "entry": ("song", 8.5, "normal", "left", -17, 0, 0, 106),
    "caption": ("hei", 9, "normal", "center", 0, 6, 3, 108),
    "cell": ("song", 8.5, "normal", "center", 0, 0, 0, 104),
    "source": ("song", 8.5, "normal", "left", 0, 2, 8, 104),
    "note": ("song", 8, "normal", "justify", 0, 0, 0, 104),
    "head": ("song", 9, "normal", "left", 0, 0, 0, 104),
    "last": ("kai", 9, "normal", "right", 0, 8, 0, 106),
}
DEFAULTS = """
<style:style style:name="up" style:family="text"><style:text-properties
 style:text-position="super 62%"/></style:style>
<style:style style:name="black" style:family="text"><style:text-properties
 style:font-name-asian="hei" fo:font-weight="bold" style:font-weight-asian="normal"/></style:style>
<style:style style:name="slanted" style:family="text"><style:text-properties
 fo:font-style="italic"/></style:style>
<text:notes-configuration text:note-class="footnote" style:num-format="1"
 text:start-numbering-at="page" text:citation-style-name="up" text:citation-body-style-name="up"
 text:footnotes-position="page"/>
"""
AUTOMATIC = """
<style:style style:name="even" style:family="table-column"><style:table-column-properties
 style:column-width="24mm"/></style:style>
<style:style style:name="broad" style:family="table-column"><style:table-column-properties
 style:column-width="44mm"/></style:style>
<style:style style:name="line" style:family="table-cell"><style:table-cell-properties
 fo:border-bottom="0.4pt solid #000000" fo:border-top="0.4pt solid #000000" fo:padding="0.6mm"
 style:vertical-align="middle"/></style:style>
<style:style style:name="wide" style:family="table"><style:table-properties style:width="140mm"
 table:align="center"/></style:style>
<style:page-layout style:name="p"><style:page-layout-properties fo:page-width="185mm"
 fo:page-height="260mm" fo:margin-top="14mm" fo:margin-bottom="13mm" fo:margin-left="22mm"
 fo:margin-right="22mm"><style:footnote-sep style:width="0.2mm" style:rel-width="33%"
 style:color="#000000" style:distance-before-sep="2mm"
 style:distance-after-sep="1.5mm"/></style:page-layout-properties>
<style:header-style><style:header-footer-properties fo:min-height="6mm" fo:margin-bottom="6mm"
 fo:border-bottom="0.4pt solid #000000"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="6mm"
 fo:margin-top="3mm"/></style:footer-style></style:page-layout>
"""
ABOUT = (
    "作者简介：班荆，江左师范大学新闻与传播学院副教授，电子邮箱：banjing@jznu.example；斯琴高娃，锡林郭勒职业学院传媒系讲师；臧否言（通讯作者），江左师范大学新闻与传播学院教授，电子邮箱：zangpy@jznu.example。",
    "基金项目：本文系国家社会科学基金一般项目“县域老年群体的数字信任研究”（34BXW999）的阶段性成果。",
)


def style(name: str) -> str:
    face, size, weight, align, first, above, below, leading = STYLES[name]
    spaces = {
        "text-indent": f"{first}pt",
        "margin-top": f"{above}pt",
        "margin-bottom": f"{below}pt",
        "line-height": f"{leading}%",
    }
    inset = {"quote": 30, "entry": 17}.get(name)
    if inset:
        spaces["margin-left"] = f"{inset}pt"
    keep = name in ("one", "two", "three", "refs", "caption")
    more = ' style:punctuation-wrap="simple"'
    return paragraphs(name, letters(face, size, weight), align, spaces, keep, more)


def inline(text: str) -> str:
    """Text with raised marks, [[labels]] in black and _titles_ in italics."""
    made = re.sub(
        r"#fn\[([^\]]*)\]", r'<text:span text:style-name="up">\1</text:span>', escape(text)
    )
    made = re.sub(r"_([A-Z][^_]*)_", r'<text:span text:style-name="slanted">\1</text:span>', made)
    return re.sub(r"\[\[(.*?)\]\]", r'<text:span text:style-name="black">\1</text:span>', made)


def para(name: str, text: str) -> str:
    return f'<text:p text:style-name="{name}">{inline(text)}</text:p>'


def table(number: int, d: dict) -> str:
    """A caption, a table with a rule below each row, and what stands below it."""
    label, title = d["captions"][number]
    rows = d["cells"][label]
    more = len(rows[0]) - 1
    columns = f'<table:table-column table:style-name="broad"/><table:table-column table:style-name="even" table:number-columns-repeated="{more}"/>'
    return (
        para("caption", f"{label}：{title}")
        + headed_table(columns, [[para("cell", text) for text in row] for row in rows])
        + para("source", d["below"])
    )


def line(text: str, d: dict) -> str:
    if found := re.match(r"#table (\d)", text):
        return table(int(found[1]), d)
    if text.startswith("#quote "):
        return para("quote", text.removeprefix("#quote "))
    return heading(text) or para("body", text)


def front(d: dict) -> str:
    """Both languages across the page; who the authors are is a note without a mark."""
    note = unmarked_note("".join(para("note", one) for one in ABOUT))
    return (
        para("title", "转发之前：")
        + para("under", "县城老年人微信群健康谣言的核查实践")
        + para("names", "班荆　斯琴高娃　臧否言").replace("</text:p>", f"{note}</text:p>")
        + para("front", f"[[摘要]]　{''.join(d['zh'])}")
        + para("front", f"[[关键词]]　{'、'.join(d['keywords_zh'])}")
        + para("english_title", d["title_en"])
        + para("english", "BAN Jing, SIQIN Gaowa, ZANG Pouyan")
        + para("english", f"[[Abstract]]　{' '.join(d['en'])}")
        + para("english", f"[[Keywords]]　{', '.join(d['keywords_en'])}")
    )


def back(d: dict) -> str:
    """The notes and the references, each Chinese one above its English."""
    notes = "".join(para("entry", f"{i}. {one}") for i, one in enumerate(d["notes_listed"], 1))
    entries = "".join(para("entry", one) for one in d["refs"])
    return (
        para("last", "（责任编辑：辛夷）")
        + para("refs", "注释 [Notes]")
        + notes
        + para("refs", "引用文献 [Reference]")
        + entries.replace("\n", "<text:line-break/>")
    )


def document(body: str, d: dict) -> str:
    page = (
        f"<style:header>{para('head', '传播研究界　2036.05　·数字社会与传播·')}</style:header>"
        '<style:footer><text:p text:style-name="cell"><text:page-number text:select-page="current"/></text:p></style:footer>'
    )
    lines = "".join(line(text, d) for text in body.splitlines() if text)
    styles = "".join(map(style, STYLES)) + DEFAULTS
    return flat(FACES, styles, AUTOMATIC, page, front(d) + lines + back(d))


def typeset(path: Path, d: dict) -> bytes:
    return by_libreoffice(path.stem, document(body_of(path), d))
