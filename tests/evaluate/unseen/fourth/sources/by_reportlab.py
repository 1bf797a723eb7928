"""Typeset a .rl source with reportlab: two columns, a band across the first page."""

import io
from pathlib import Path

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

ROWS = [
    ["项目", "干预组(164例)", "对照组(162例)"],
    ["夜间报警(次)", "1 872", "2 405"],
    ["无效报警(次)", "344", "1 039"],
    ["无效报警率(%)", "18.4", "43.2"],
    ["静脉外渗(例)", "3", "7"],
]
FACES = {"song": "arphic-gbsn00lp/gbsn00lp.ttf", "hei": "wqy/wqy-microhei.ttc"}
TALL, WIDE, BAND = 780, 567, 250


def style(face, size, **more):
    return ParagraphStyle(
        "s", fontName=face, fontSize=size, leading=size * 1.5, wordWrap="CJK", **more
    )


def furniture(canvas, doc):
    canvas.setFont("song", 8)
    canvas.drawString(
        45,
        TALL - 32,
        "中国老年护理学刊2031年9月第19卷第9期  Chin J Geriatr Nurs, September 2031, Vol. 19, No. 9",
    )
    canvas.drawRightString(WIDE - 45, TALL - 32, f"·{740 + doc.page}·")
    canvas.line(45, TALL - 37, WIDE - 45, TALL - 37)
    if doc.page == 1:
        canvas.line(45, 76, 180, 76)
        lines = [
            "DOI: 10.5555/cma.j.cn900117-20310806-00233    "
            "作者单位:清河市第四医院老年科,清河 300999",
            "收稿日期 2031-08-06  本文编辑 苗雨   通信作者:闻人静,Email:wenrj@qinghe.example",
            "引用本文:范如锦, 邵一苇, 闻人静. 智能输液泵报警管理对老年病房夜间护理的影响[J]. "
            "中国老年护理学刊, 2031, 19(9): 741-743.",
        ]
        for step, line in enumerate(lines):
            canvas.drawString(45, 64 - 12 * step, line)


def front(d):
    small = style("song", 8.8)
    latin = ParagraphStyle("e", fontName="Times-Roman", fontSize=9, leading=12.5)

    def esc(s):
        return s.replace("<0", "&lt;0")

    def part(s):
        return "<font name='hei'>" + s.split(" ")[0] + "</font> " + s.split(" ", 1)[1]

    def bold(s):
        return "<b>" + s.split(" ")[0] + "</b> " + s.split(" ", 1)[1]

    return [
        Paragraph("·论著·", style("hei", 9)),
        Paragraph(d["title_zh"], style("hei", 16, spaceAfter=4)),
        Paragraph("  ".join(d["authors_zh"]), style("song", 10.5, spaceAfter=4)),
        Paragraph(
            "<font name='hei'>【摘要】</font> " + "".join(part(esc(s)) for s in d["zh"]), small
        ),
        Paragraph("<font name='hei'>【关键词】</font> " + "; ".join(d["keywords_zh"]), small),
        Spacer(1, 5),
        Paragraph("<b>" + d["title_en"] + "</b>", ParagraphStyle("t", parent=latin, fontSize=11.5)),
        Paragraph("<i>" + ", ".join(d["authors_en"]) + "</i>", latin),
        Paragraph("Department of Geriatrics, Qinghe Fourth Hospital, Qinghe 300999, China", latin),
        Paragraph("<b>[Abstract]</b> " + " ".join(bold(esc(s)) for s in d["en"]), latin),
        Paragraph("<b>[Key words]</b> " + "; ".join(d["keywords_en"]), latin),
        FrameBreak(),
    ]


def grid():
    cells = Table(ROWS, colWidths=[86, 72, 72])
    cells.setStyle(
        [
            ("FONT", (0, 0), (-1, -1), "song", 8),
            ("LINEABOVE", (0, 0), (-1, 0), 1, "black"),
            ("LINEBELOW", (0, 0), (-1, 0), 0.5, "black"),
            ("LINEBELOW", (0, -1), (-1, -1), 1, "black"),
        ]
    )
    return [
        Paragraph(
            "表1 两组患者夜间报警情况比较",
            style("hei", 8.5, alignment=1, spaceBefore=4, keepWithNext=1),
        ),
        cells,
        Spacer(1, 6),
    ]


def flow(line):
    if line == "#table":
        return grid()
    if line.startswith("== "):
        return [Paragraph(line[3:], style("hei", 9.5, firstLineIndent=19, keepWithNext=1))]
    if line.startswith("= "):
        return [Paragraph(line[2:], style("hei", 11, spaceBefore=5, spaceAfter=3, keepWithNext=1))]
    return [Paragraph(line, style("song", 10.3, firstLineIndent=20.6))]


def typeset(path: Path, d: dict) -> bytes:
    for name, file in FACES.items():
        pdfmetrics.registerFont(TTFont(name, Path("/usr/share/fonts/truetype") / file))
    body = path.read_text(encoding="utf-8").split("// BODY\n")[1].split("// END")[0]
    story = [NextPageTemplate("later"), *front(d)]
    story += [piece for line in body.splitlines() if line for piece in flow(line)]
    story.append(
        Paragraph(
            "<font name='hei'>利益冲突</font> 所有作者均声明不存在利益冲突",
            style("song", 8.8, spaceBefore=5),
        )
    )
    story.append(Paragraph("参 考 文 献", style("hei", 10, alignment=1, spaceBefore=5)))
    story += [
        Paragraph(f"[{i}] {r}", style("song", 8, leftIndent=18, firstLineIndent=-18))
        for i, r in enumerate(d["refs"], 1)
    ]
    out = io.BytesIO()
    doc = BaseDocTemplate(out, pagesize=(WIDE, TALL), invariant=1)
    half = (WIDE - 90 - 18) / 2
    pad = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    left, right = 45, 45 + half + 18
    top = TALL - 46
    first = [Frame(left, top - BAND, WIDE - 90, BAND, **pad)] + [
        Frame(x, 82, half, top - BAND - 90, **pad) for x in (left, right)
    ]
    later = [Frame(x, 45, half, top - 50, **pad) for x in (left, right)]
    doc.addPageTemplates(
        [
            PageTemplate("first", first, onPage=furniture),
            PageTemplate("later", later, onPage=furniture),
        ]
    )
    doc.build(story)
    return out.getvalue()
