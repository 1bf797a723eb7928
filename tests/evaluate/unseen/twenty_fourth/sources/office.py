"""Typeset an .odx source with LibreOffice as a draft with a box of text and comments beside it."""

# ruff: noqa: E501 (sentences and markup)

import re
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import pikepdf
from by_browser import body_of
from open_document import flat, headed_table, heading, letters, paragraphs
from programs import by_libreoffice

FACES = {
    "latin": "Liberation Serif",
    "song": "Noto Serif CJK SC",
    "hei": "Noto Sans CJK SC",
    "kai": "LXGW WenKai",
}
LINE = {"margin-top": "0mm", "margin-bottom": "0mm"}


def style(
    name: str,
    face: str,
    size: float,
    align: str = "start",
    indent: str = "0mm",
    weight: str = "normal",
    above: str = "0mm",
    keep: bool = False,
) -> str:
    spaces = LINE | {"text-indent": indent, "margin-top": above, "line-height": "150%"}
    return paragraphs(name, letters(face, size, weight), align, spaces, keep)


STYLES = (
    style("title", "hei", 17, "center", weight="bold")
    + style("authors", "kai", 12, "center", above="3mm")
    + style("place", "song", 9, "center")
    + style("body", "song", 10.5, "justify", "7.4mm")
    + style("small", "song", 9, "justify")
    + style("english", "hei", 13, "center", weight="bold", above="4mm")
    + style("one", "hei", 14, weight="bold", above="4mm", keep=True)
    + style("two", "hei", 11, weight="bold", above="2mm", keep=True)
    + style("three", "kai", 10.5, keep=True)
    + style("label", "hei", 9, "center", above="2mm", keep=True)
    + style("head", "song", 9, "end")
    + style("foot", "song", 9, "center")
    + paragraphs("comment", letters("hei", 7.5, "normal"), "start", LINE, False)
    + style("box", "kai", 10, "justify")
    + '<style:style style:name="raised" style:family="text"><style:text-properties style:text-position="super 62%"/></style:style>'
)
AUTOMATIC = (
    '<style:page-layout style:name="p"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin-top="18mm" fo:margin-bottom="18mm" fo:margin-left="25mm" fo:margin-right="58mm"/>'
    '<style:header-style><style:header-footer-properties fo:min-height="9mm" fo:margin-bottom="4mm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="9mm" fo:margin-top="4mm"/></style:footer-style></style:page-layout>'
    '<style:style style:name="wide" style:family="table"><style:table-properties style:width="120mm" table:align="center"/></style:style>'
    '<style:style style:name="col" style:family="table-column"><style:table-column-properties style:column-width="20mm"/></style:style>'
    '<style:style style:name="line" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.8mm"/></style:style>'
    '<style:style style:name="frame" style:family="graphic"><style:graphic-properties fo:border="0.75pt solid #000000" fo:padding="2mm" style:wrap="none" style:horizontal-pos="center" style:horizontal-rel="paragraph" style:vertical-pos="from-top" style:vertical-rel="paragraph" draw:fill="solid" draw:fill-color="#eeeeee"/></style:style>'
    '<style:style style:name="margin" style:family="graphic"><style:graphic-properties fo:border="0.5pt solid #bb4444" fo:padding="1mm" style:wrap="run-through" style:run-through="foreground" style:horizontal-pos="from-left" style:horizontal-rel="page" style:vertical-pos="from-top" style:vertical-rel="paragraph" draw:fill="solid" draw:fill-color="#fbeaea"/></style:style>'
)


def inline(text: str, d: dict) -> str:
    """A text with its citations raised, and the comments that hang on it."""
    made = re.sub(
        r'#c\("([^"]*)"\)', r'<text:span text:style-name="raised">[\1]</text:span>', escape(text)
    )
    for words, who, said in d["comments"]:
        note = f'<draw:frame draw:style-name="margin" text:anchor-type="char" svg:x="157mm" svg:y="0mm" svg:width="45mm"><draw:text-box fo:min-height="6mm">{par("comment", f"批注[{who}]：{said}")}</draw:text-box></draw:frame>'
        made = made.replace(words, words + note)
    return made


def par(name: str, text: str) -> str:
    return f'<text:p text:style-name="{name}">{text}</text:p>'


def block(line: str, d: dict) -> str:
    """The text of a line of the source."""
    if line == "#table":
        label, text = d["captions"][0][:2]
        columns = f'<table:table-column table:style-name="col" table:number-columns-repeated="{len(d["cells"][label][0])}"/>'
        rows = [[par("foot", escape(cell)) for cell in row] for row in d["cells"][label]]
        return par("label", f"{label}　{text}") + headed_table(columns, rows) + par("small", "")
    if line == "#box":
        inner = "".join(par("box", escape(one)) for one in d["box"])
        frame = f'<draw:frame draw:style-name="frame" text:anchor-type="paragraph" svg:width="112mm" svg:y="2mm"><draw:text-box fo:min-height="20mm">{inner}</draw:text-box></draw:frame>'
        return par("small", frame)
    return heading(line) or par("body", inline(line, d))


def typeset(path: Path, d: dict) -> bytes:
    lines = [line for line in body_of(path).splitlines() if line]
    text = (
        par("title", d["title_zh"])
        + par("authors", "　".join(d["authors_zh"]))
        + par("place", "（清江护理职业学院 护理系，湖北 恩施 445999）")
        + par("small", "【摘要】" + escape("".join(d["zh"])))
        + par("small", "【关键词】" + "　".join(d["keywords_zh"]))
        + par("english", d["title_en"])
        + par("place", ", ".join(d["authors_en"]))
        + par(
            "place",
            "(Department of Nursing, Qingjiang Vocational College of Nursing, Enshi 445999, Hubei, China)",
        )
        + par("small", "[Abstract] " + escape(" ".join(d["en"])))
        + par("small", "[Key words] " + "; ".join(d["keywords_en"]))
        + "".join(block(line, d) for line in lines)
        + par("one", "参考文献")
        + "".join(par("small", f"[{i}] {escape(one)}") for i, one in enumerate(d["refs"], 1))
    )
    page = (
        f"<style:header>{par('head', '《基层护理教育》投稿　修订稿（第3稿）　2035年11月6日')}</style:header>"
        f"<style:footer>{par('foot', '第<text:page-number/>页　共<text:page-count/>页')}</style:footer>"
    )
    document = flat(FACES, STYLES, AUTOMATIC, page, text)
    with pikepdf.open(BytesIO(by_libreoffice(path.stem, document))) as pdf:
        for name in ("/CreationDate", "/ModDate"):
            if name in pdf.docinfo:
                del pdf.docinfo[name]
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()
