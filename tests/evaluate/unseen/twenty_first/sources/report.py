"""Export an .odf source with LibreOffice as an institute prints its reports."""

# ruff: noqa: E501 (sentences and markup)

import re
from pathlib import Path
from xml.sax.saxutils import escape

from by_browser import body_of
from open_document import flat, headed_table, heading, letters, paragraphs
from printed import Printed
from programs import by_libreoffice

FACES = {
    "song": "Noto Serif CJK SC",
    "hei": "Noto Sans CJK SC",
    "kai": "LXGW WenKai",
    "latin": "Liberation Serif",
}
STYLES = {  # face, size, weight, alignment, first line, space above and below, leading in %
    "body": ("song", 11.5, "normal", "justify", 23, 0, 3, 158),
    "series": ("kai", 15, "normal", "center", 0, 40, 60, 120),
    "title": ("hei", 25, "normal", "center", 0, 10, 10, 130),
    "names": ("kai", 15, "normal", "center", 0, 30, 4, 130),
    "english_names": ("song", 12, "normal", "center", 0, 0, 60, 120),
    "english_title": ("song", 16, "normal", "center", 0, 4, 40, 120),
    "alone": ("hei", 17, "normal", "center", 0, 6, 16, 120),
    "one": ("hei", 15, "normal", "left", 0, 16, 10, 120),
    "two": ("hei", 12.5, "normal", "left", 23, 8, 6, 120),
    "three": ("hei", 11.5, "normal", "left", 23, 4, 4, 120),
    "contents": ("song", 11, "normal", "left", 0, 2, 2, 115),
    "contents_two": ("song", 10.5, "normal", "left", 22, 0, 0, 115),
    "caption": ("hei", 10, "normal", "center", 0, 8, 4, 110),
    "cell": ("song", 9.5, "normal", "center", 0, 0, 0, 100),
    "source": ("song", 9, "normal", "left", 0, 3, 10, 105),
    "note": ("song", 9, "normal", "justify", 0, 0, 0, 105),
    "head": ("song", 9, "normal", "center", 0, 0, 0, 105),
    "entry": ("song", 10, "normal", "justify", 0, 0, 2, 115),
    "english": ("song", 11.5, "normal", "justify", 0, 2, 4, 125),
    "about": ("song", 10.5, "normal", "left", 0, 2, 2, 130),
}
BOXED = (
    ' fo:border="0.6pt solid #555555" fo:background-color="#eeeeee" fo:padding="2.5mm" '
    'fo:margin-left="6mm" fo:margin-right="6mm"'
)
DEFAULTS = """
<style:style style:name="up" style:family="text"><style:text-properties
 style:text-position="super 60%"/></style:style>
<style:style style:name="black" style:family="text"><style:text-properties
 style:font-name-asian="hei" fo:font-weight="bold" style:font-weight-asian="normal"/></style:style>
<style:style style:name="cover" style:family="paragraph" style:parent-style-name="series"
 style:master-page-name="Cover"/>
<style:style style:name="opening" style:family="paragraph" style:parent-style-name="alone"
 style:master-page-name="Standard"/>
<style:style style:name="new_page" style:family="paragraph" style:parent-style-name="alone">
<style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:name="new_title" style:family="paragraph" style:parent-style-name="one">
<style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:name="leader" style:family="paragraph" style:parent-style-name="contents">
<style:paragraph-properties><style:tab-stops><style:tab-stop style:position="154mm"
 style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops>
</style:paragraph-properties></style:style>
<style:style style:name="leader_two" style:family="paragraph" style:parent-style-name="contents_two">
<style:paragraph-properties><style:tab-stops><style:tab-stop style:position="154mm"
 style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops>
</style:paragraph-properties></style:style>
<style:style style:name="inside" style:family="graphic"><style:graphic-properties
 style:vertical-pos="top" style:vertical-rel="baseline" fo:padding="0mm"
 fo:border="none"/></style:style>
<text:notes-configuration text:note-class="footnote" style:num-format="1"
 text:start-numbering-at="document" text:citation-style-name="up" text:citation-body-style-name="up"
 text:footnotes-position="page"/>
"""
AUTOMATIC = """
<style:style style:name="bar" style:family="graphic"><style:graphic-properties
 draw:stroke="solid" svg:stroke-width="0.2mm" svg:stroke-color="#000000" draw:fill="solid"
 draw:fill-color="#999999"/></style:style>
<style:style style:name="plain" style:family="graphic"><style:graphic-properties
 draw:stroke="none" draw:fill="none" draw:textarea-horizontal-align="center"
 fo:padding="0mm"/></style:style>
<style:style style:name="small" style:family="text"><style:text-properties
 style:font-name="latin" style:font-name-asian="song" fo:font-size="9pt"
 style:font-size-asian="9pt" fo:color="#000000"/></style:style>
<style:style style:name="mid" style:family="paragraph"><style:paragraph-properties
 fo:text-align="center"/></style:style>
<style:style style:name="line" style:family="table-cell"><style:table-cell-properties
 fo:border="0.5pt solid #000000" fo:padding="0.9mm" style:vertical-align="middle"/></style:style>
<style:style style:name="wide" style:family="table"><style:table-properties style:width="154mm"
 table:align="center"/></style:style>
<style:page-layout style:name="p"><style:page-layout-properties fo:page-width="210mm"
 fo:page-height="297mm" fo:margin-top="20mm" fo:margin-bottom="18mm" fo:margin-left="28mm"
 fo:margin-right="28mm"><style:footnote-sep style:width="0.2mm" style:rel-width="30%"
 style:color="#000000" style:distance-before-sep="2mm"
 style:distance-after-sep="1.5mm"/></style:page-layout-properties>
<style:header-style><style:header-footer-properties fo:min-height="8mm" fo:margin-bottom="6mm"
 fo:border-bottom="0.6pt solid #000000" fo:padding-bottom="1mm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="6mm"
 fo:margin-top="4mm"/></style:footer-style></style:page-layout>
"""
PLACES = (("县城", 71.5, 36.1), ("乡镇和村庄", 10.2, 63.9), ("服务区及沿线", 18.3, 0))

AUTOMATIC += "".join(  # columns of as many that share a table's width
    f'<style:style style:name="of{n}" style:family="table-column"><style:table-column-properties '
    f'style:column-width="{154 / n:.1f}mm"/></style:style>'
    for n in range(4, 8)
)
METHOD = (
    "测试于2033年3月6日至5月21日进行，覆盖24个样本县的7 214台公共充电桩。测试员两人一组，驾驶配有不同接口的车辆，按随机生成的次序到访，每台桩至多等待20分钟，以能否持续充电5分钟作为可用的标准。离线、故障、占用和关闭分别记录，并拍照存档。",
    "为避免运营商事先得知，到访的日期没有通知任何一方。每县另抽取一成的桩由另一组复测，两次结果的一致率为94.7%。测试期间有3个县遭遇大雪或者洪水，当天的结果予以剔除，改期补测。",
)


def style(name: str) -> str:
    face, size, weight, align, first, above, below, leading = STYLES[name]
    spaces = {
        "text-indent": f"{first}pt",
        "margin-top": f"{above}pt",
        "margin-bottom": f"{below}pt",
        "line-height": f"{leading}%",
    }
    return paragraphs(
        name,
        letters(face, size, weight),
        align,
        spaces,
        name in ("one", "two", "three", "caption", "cell"),
    )


def boxed_styles() -> str:
    """The title of a box and its text, in one frame."""
    spaces = {
        "text-indent": "21pt",
        "margin-top": "0pt",
        "margin-bottom": "0pt",
        "line-height": "125%",
    }
    title = paragraphs("box_title", letters("hei", 11, "normal"), "center", spaces, True, BOXED)
    return title + paragraphs(
        "box", letters("kai", 10.5, "normal"), "justify", spaces, False, BOXED
    )


def inline(text: str) -> str:
    """Text with notes at the foot and **labels** in black."""
    made = re.sub(
        r"#fn\[([^\]]*)\]",
        r'<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p text:style-name="note"> \1</text:p></text:note-body></text:note>',
        escape(text),
    )
    return re.sub(r"\*\*(.*?)\*\*", r'<text:span text:style-name="black">\1</text:span>', made)


def para(name: str, text: str) -> str:
    return f'<text:p text:style-name="{name}">{inline(text)}</text:p>'


def table(number: int, d: dict) -> str:
    """A caption, a table whose head comes again on each page, and what stands below it."""
    label, title = d["captions"][number]
    rows = next(one["rows"] for one in d["tables"] if one["label"] == label)
    wide = len(rows[0])
    columns = (
        f'<table:table-column table:style-name="of{wide}" table:number-columns-repeated="{wide}"/>'
    )
    return (
        para("caption", label + "　" + title)
        + headed_table(columns, [[para("cell", text) for text in row] for row in rows])
        + para("source", d["below"][number])
    )


def figure(number: int, d: dict) -> str:
    """Pairs of bars with their names and values."""

    def shape(kind: str, x: float, y: float, wide: float, tall: float, text: str = "") -> str:
        words = f'<text:p text:style-name="mid"><text:span text:style-name="small">{text}</text:span></text:p>'
        return f'<draw:rect draw:style-name="{kind}" svg:x="{x}mm" svg:y="{y}mm" svg:width="{wide}mm" svg:height="{tall}mm">{words}</draw:rect>'

    shapes = []
    for i, (name, piles, people) in enumerate(PLACES):
        for j, value in enumerate((piles, people)):
            x, tall = 10 + 42 * i + 14 * j, max(value * 0.55, 0.3)
            shapes += [
                shape("bar", x, 46 - tall, 11, tall),
                shape("plain", x - 2, 40 - tall, 15, 5, f"{value}"),
            ]
        shapes.append(shape("plain", 4 + 42 * i, 48, 38, 6, name))
    group = (
        f'<draw:g text:anchor-type="as-char" draw:style-name="inside">{"".join(shapes)}</draw:g>'
    )
    return f'<text:p text:style-name="cell">{group}</text:p>' + para(
        "caption", "　".join(d["captions"][number])
    )


def line(text: str, d: dict) -> str:
    if found := re.match(r"#table \d (\d)", text):
        return table({1: 1, 3: 2}[int(found[1])], d)
    if text.startswith("#figure"):
        return figure(0, d)
    if text.startswith("#box "):
        title, told = text.removeprefix("#box ").split("|")
        return para("box_title", title) + para("box", told) + para("source", "")
    return heading(text) or para("body", text)


def front(d: dict) -> str:
    """The cover, the page of the institute, and both summaries."""
    return (
        para("cover", "江北能源与交通研究院蓝皮书系列")
        + para("title", d["title_zh"])
        + para("english_title", d["title_en"])
        + para("names", "　".join(d["authors_zh"]))
        + para("english_names", ", ".join(d["authors_en"]))
        + para("names", "江北能源与交通研究院")
        + para("english_names", "Jiangbei Institute of Energy and Transport")
        + para("names", "2033年9月")
        + para("opening", "关于本报告")
        + para("about", "江北能源与交通研究院成立于2019年，是从事能源与交通交叉研究的非营利机构。")
        + para("about", "本报告的观点由作者负责，不代表资助方的立场。欢迎引用，请注明出处。")
        + para("about", "建议引用格式：丁原野，苏木兰，柏青峰.中国县域公共充电设施发展报告（2033）[R].江北：江北能源与交通研究院，2033.")
        + para("about", "联系地址：江北市沧浪路88号，邮编430099；电子邮箱：report@jbiet.example")
        + para("new_page", "执行摘要")
        + para("body", "".join(d["zh"][:3]))
        + para("body", "".join(d["zh"][3:6]))
        + para("body", d["zh"][6])
        + para("about", f"**关键词：**{'；'.join(d['keywords_zh'])}")
        + para("new_page", "Executive Summary")
        + para("english", " ".join(d["en"][:4]))
        + para("english", " ".join(d["en"][4:7]))
        + para("english", d["en"][7])
        + para("about", f"**Keywords:** {'; '.join(d['keywords_en'])}")
    )  # fmt: skip


def contents(titles: list[tuple[int, str]], pages: list[int]) -> str:
    entries = "".join(
        f'<text:p text:style-name="{"leader" if level == 1 else "leader_two"}">{escape(title)}<text:tab/>{page}</text:p>'
        for (level, title), page in zip(titles, pages, strict=True)
    )
    return para("new_page", "目　录") + entries


def back(d: dict) -> str:
    entries = "".join(para("entry", f"[{i}] {one}") for i, one in enumerate(d["refs"], start=1))
    method = para("one", "附录一　实地测试方法") + "".join(para("body", one) for one in METHOD)
    return (
        para("one", "参考文献")
        + entries
        + method
        + para("one", "附录二　附表")
        + table(3, d)
        + table(4, d)
    )


def document(
    body: str, d: dict, pages: list[int] | None = None
) -> tuple[str, list[tuple[int, str]]]:
    """The document and its titles with levels; in the contents these pages, or none yet."""
    titles = [(len(mark), title) for mark, title in re.findall(r"^(={1,2}) (.*)$", body, re.M)]
    titles += [(1, "参考文献"), (1, "附录一　实地测试方法"), (1, "附录二　附表")]
    running = "中国县域公共充电设施发展报告（2033）　江北能源与交通研究院"
    page = (
        f"<style:header>{para('head', running)}</style:header>"
        '<style:footer><text:p text:style-name="head"><text:page-number '
        'text:select-page="current"/></text:p></style:footer></style:master-page>'
        '<style:master-page style:name="Cover" style:page-layout-name="p">'
    )
    listed = contents(titles, pages or [0] * len(titles))
    first, *lines = [line(text, d) for text in body.splitlines() if text]
    opened = first.replace('"one"', '"new_title"', 1)
    styles = "".join(map(style, STYLES)) + boxed_styles() + DEFAULTS
    text = front(d) + listed + opened + "".join(lines) + back(d)
    return flat(FACES, styles, AUTOMATIC, page, text), titles


def typeset(path: Path, d: dict) -> bytes:
    """The PDF, made twice: the second time the contents have the pages of the first."""
    body = body_of(path)
    source, titles = document(body, d)
    printed = Printed(by_libreoffice(path.stem, source))
    start, pages = printed.after("附录二　附表"), []
    for _, title in titles:
        start = printed.heading(title, start, inside_line=False) + 1
        pages.append(printed.at[start - 1][0])
    return by_libreoffice(path.stem, document(body, d, pages)[0])
