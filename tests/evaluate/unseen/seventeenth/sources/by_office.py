"""Export an .odf source with LibreOffice as a manuscript: wide lines, floats behind the list."""

# ruff: noqa: E501 (sentences and markup)

import base64
import io
import re
from pathlib import Path
from xml.sax.saxutils import escape

from by_browser import body_of
from open_document import flat, letters, paragraphs, rows_of
from PIL import Image, ImageDraw, ImageFont
from programs import by_libreoffice

FACES = {"song": "Noto Serif CJK SC", "hei": "Noto Sans CJK SC", "latin": "Liberation Serif"}
STYLES = {  # face, size, weight, alignment, first line, space above, line height
    "body": ("song", 10.5, "normal", "justify", 21, 0, "21pt"),
    "title": ("hei", 16, "bold", "center", 0, 0, "28pt"),
    "names": ("song", 12, "normal", "center", 0, 0, "22pt"),
    "place": ("song", 10.5, "normal", "center", 0, 0, "18pt"),
    "front": ("song", 10.5, "normal", "justify", 0, 0, "21pt"),
    "english_title": ("song", 14, "bold", "center", 0, 10, "24pt"),
    "one": ("hei", 14, "bold", "left", 0, 6, "24pt"),
    "two": ("hei", 12, "normal", "left", 0, 3, "21pt"),
    "entry": ("song", 10.5, "normal", "justify", 0, 0, "19pt"),
    "caption": ("hei", 10.5, "normal", "center", 0, 8, "18pt"),
    "cell": ("song", 9, "normal", "center", 0, 0, "15pt"),
    "note": ("song", 9, "normal", "left", 0, 0, "16pt"),
}
TABLES = (
    (
        ("处理", "盖度/%", "高度/cm", "地上生物量/(g·m#super[-2])", "物种数", "禾草比例/%"),
        ("CK", "58.3±4.1c", "8.6±0.9c", "142.7±11.3d", "21.4±1.8a", "27.5±2.9d"),
        ("B", "74.9±3.6b", "15.2±1.4b", "236.5±15.8c", "22.1±1.6a", "48.3±3.7c"),
        ("F", "71.2±5.0b", "13.7±1.1b", "268.4±20.1b", "18.3±2.0b", "55.6±4.2b"),
        ("BF", "89.6±2.8a", "21.3±1.7a", "351.9±22.6a", "19.0±1.5b", "67.8±4.8a"),
    ),
    (
        ("处理", "有机质/(g·kg#super[-1])", "全氮/(g·kg#super[-1])", "速效氮/(mg·kg#super[-1])", "速效磷/(mg·kg#super[-1])", "pH"),
        ("CK", "78.4±5.2b", "3.91±0.24b", "96.3±7.5c", "6.2±0.7c", "6.21±0.08a"),
        ("B", "83.7±4.6ab", "4.12±0.31ab", "101.8±8.0bc", "6.5±0.6c", "6.18±0.06a"),
        ("F", "80.5±5.9b", "4.33±0.28a", "131.5±9.7a", "11.9±1.2a", "5.97±0.09b"),
        ("BF", "89.2±4.3a", "4.40±0.22a", "117.4±8.4b", "9.8±0.9b", "6.02±0.07b"),
    ),
)  # fmt: skip
NOTES = (
    "注：同列不同小写字母表示处理间差异显著（P<0.05），下同。",
    "注：土层深度为0～20 cm。",
)
CHARTS = (
    (("禾草", (39.2, 114.2, 149.2, 238.6)), ("莎草", (31.5, 38.4, 42.9, 40.1)), ("杂类草", (72.0, 83.9, 76.3, 73.2))),
    (("2029年", (141, 178, 226, 247)), ("2030年", (146, 221, 262, 329)), ("2031年", (143, 237, 268, 352))),
)  # fmt: skip
DEFAULTS = """
<style:style style:name="up" style:family="text"><style:text-properties
 style:text-position="super 60%"/></style:style>
<style:style style:name="slant" style:family="text"><style:text-properties
 fo:font-style="italic"/></style:style>
<style:style style:name="black" style:family="text"><style:text-properties
 style:font-name-asian="hei" fo:font-weight="bold"/></style:style>
"""
AUTOMATIC = """
<style:style style:name="apart" style:family="paragraph" style:parent-style-name="caption">
<style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:name="top" style:family="table-cell"><style:table-cell-properties
 fo:border-top="1.2pt solid #000000" fo:border-bottom="0.5pt solid #000000"/></style:style>
<style:style style:name="last" style:family="table-cell"><style:table-cell-properties
 fo:border-bottom="1.2pt solid #000000"/></style:style>
<style:style style:name="mid" style:family="table-cell"><style:table-cell-properties
 fo:border="none"/></style:style>
<style:page-layout style:name="p"><style:page-layout-properties fo:page-width="210mm"
 fo:page-height="297mm" fo:margin-top="25mm" fo:margin-bottom="18mm" fo:margin-left="30mm"
 fo:margin-right="30mm"/><style:footer-style>
<style:header-footer-properties fo:min-height="6mm" fo:margin-top="3mm"/></style:footer-style>
</style:page-layout>
"""


def style(name: str) -> str:
    face, size, weight, align, first, above, leading = STYLES[name]
    spaces = {"text-indent": f"{first}pt", "margin-top": f"{above}pt", "line-height": leading}
    return paragraphs(name, letters(face, size, weight), align, spaces, name in ("one", "two"))


def para(name: str, text: str) -> str:
    """A paragraph with **labels** in black, raised marks and slanted names."""
    made = re.sub(r'#c\("([^"]*)"\)', r"#super[[\1]]", text)
    made = re.sub(r"#super\[(\[[^\]]*\]|[^\]]*)\]", "\x01\\1\x02", made)
    made = re.sub(r"\*\*(.*?)\*\*", "\x03\\1\x02", re.sub(r"_([^_]*)_", "\x04\\1\x02", made))
    made = escape(made)
    for mark, of in (("\x01", "up"), ("\x03", "black"), ("\x04", "slant")):
        made = made.replace(mark, f'<text:span text:style-name="{of}">')
    made = made.replace("\x02", "</text:span>")
    return f'<text:p text:style-name="{name}">{made}</text:p>'


def table(number: int) -> str:
    rows = TABLES[number]
    kinds = ["top", *["mid"] * (len(rows) - 2), "last"]
    cells = rows_of(
        (
            f'<table:table-cell table:style-name="{kind}">{para("cell", cell)}</table:table-cell>'
            for cell in row
        )
        for kind, row in zip(kinds, rows, strict=True)
    )
    column = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    return f'<table:table table:name="t{number}">{column}{cells}</table:table>'


def chart(number: int) -> str:
    """A chart of columns as a spreadsheet draws it, as a picture."""
    picture = Image.new("L", (1500, 760), 255)
    pen = ImageDraw.Draw(picture)
    files = ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",)
    face = ImageFont.truetype(files[0], 34, index=2)
    pen.line((120, 40, 120, 660), 0, 3)
    pen.line((120, 660, 1460, 660), 0, 3)
    for value in range(0, 401, 100):
        pen.line((108, 660 - value * 1.5, 120, 660 - value * 1.5), 0, 3)
        pen.text((96, 660 - value * 1.5), str(value), 0, face, anchor="rm")
    for series, (name, values) in enumerate(CHARTS[number]):
        tint = (60, 140, 210)[series]
        for n, value in enumerate(values):
            x = 170 + n * 330 + series * 80
            pen.rectangle((x, 660 - value * 1.5, x + 74, 660), fill=tint, outline=0, width=2)
        pen.rectangle((200 + series * 220, 40, 234 + series * 220, 74), fill=tint, outline=0)
        pen.text((246 + series * 220, 57), name, 0, face, anchor="lm")
    for n, name in enumerate(("CK", "B", "F", "BF")):
        pen.text((287 + n * 330, 700), name, 0, face, anchor="mm")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()


def captions(d: dict, number: int, name: str = "caption") -> str:
    label, zh, en = d["captions"][number]
    short = label.replace("图", "Fig. ").replace("表", "Table ")
    return para(name, f"**{label}　{zh}**") + para("place", f"{short}  {en}")


def floats(d: dict) -> str:
    """The tables, then the figures, behind the list of references."""
    made = [
        captions(d, n, "apart" if n == 0 else "caption") + table(n) + para("note", NOTES[n])
        for n in (0, 1)
    ]
    for n in (0, 1):
        frame = (
            f'<text:p text:style-name="place"><draw:frame draw:name="c{n}" '
            'text:anchor-type="as-char" svg:width="100mm" svg:height="50.7mm"><draw:image>'
            f"<office:binary-data>{chart(n)}</office:binary-data></draw:image></draw:frame></text:p>"
        ).replace('text:style-name="place"', 'text:style-name="cap0"')
        made.append(frame + captions(d, n + 2))
    return "".join(made)


def line(text: str) -> str:
    for mark, name in (("== ", "two"), ("= ", "one")):
        if text.startswith(mark):
            return para(name, text.removeprefix(mark))
    return para("body", text)


def front(d: dict) -> str:
    return "".join(
        (
            para("title", d["title_zh"]),
            para("names", d["names_zh"]),
            para("place", d["place_zh"]),
            para("front", "**摘要：**" + "".join(d["zh"]).replace("m-2", "m#super[-2]")),
            para("front", "**关键词：**" + "；".join(d["keywords_zh"])),
            para("front", f"**中图分类号：**{d['clc']}　　**文献标识码：**A"),
            para("english_title", d["title_en"]),
            para("names", d["names_en"]),
            para("place", d["place_en"]),
            para("front", "**Abstract:** " + " ".join(d["en"]).replace("m-2", "m#super[-2]")),
            para("front", "**Key words:** " + "; ".join(d["keywords_en"])),
            para("note", "基金项目：四川省科技计划项目（2029YFN9917）；国家重点研发计划子课题（2028YFF1399902）"),
            para("note", "作者简介：泽仁拉姆（1993—），女，藏族，四川红原人，硕士，助理研究员，从事草地恢复研究，E-mail: zrlm@hycaoye.example"),
            para("note", "*通信作者：阎书简（1978—），男，研究员，博士，E-mail: yansj@sxgrass.example"),
        )
    )  # fmt: skip


def document(body: str, d: dict) -> str:
    lines = "".join(line(text) for text in body.splitlines() if text)
    entries = "".join(para("entry", f"[{n}] {one}") for n, one in enumerate(d["refs"], 1))
    picture = (
        '<style:style style:name="cap0" style:family="paragraph"><style:paragraph-properties '
        'fo:text-align="center" fo:margin-top="10pt" fo:keep-with-next="always"/></style:style>'
    )
    page = (
        '<style:footer><text:p text:style-name="place">'
        '<text:page-number text:select-page="current"/></text:p></style:footer>'
    )
    styles = "".join(map(style, STYLES)) + picture + DEFAULTS
    text = front(d) + lines + para("one", "参考文献") + entries + floats(d)
    return flat(FACES, styles, AUTOMATIC, page, text)


def typeset(path: Path, d: dict) -> bytes:
    return by_libreoffice(path.stem, document(body_of(path), d))
