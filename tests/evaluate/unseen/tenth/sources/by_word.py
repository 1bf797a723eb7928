"""Make a .docx of a .word source as an author fills in a journal's template; LibreOffice prints it."""

# ruff: noqa: E501 (sentences and markup)

import io
import re
import subprocess
import tempfile
from pathlib import Path

import typst
from by_browser import body_of
from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from PIL import Image, ImageDraw, ImageFont

W = nsdecls("w")
FACE, BLACK, LATIN = "Noto Serif CJK SC", "Noto Sans CJK SC", "Liberation Serif"
CENTER, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
TABLES = (
    (
        ("因素", "水平"),
        ("磁感应强度/mT", "0", "100", "200", "300", "400"),
        ("水流速度/(m·s-1)", "1.0", "1.5", "2.0", "2.5", "3.0"),
        ("发泡剂质量分数/%", "0.2", "0.4", "0.6", "0.8", "1.0"),
    ),
    (
        ("测点", "粉尘类型", "无措施", "水雾", "普通泡沫", "磁化泡沫"),
        ("司机处", "全尘", "684.5", "254.6", "95.1", "60.2"),
        ("", "呼吸性", "241.3", "123.5", "50.4", "32.1"),
        ("转载点", "全尘", "512.8", "208.7", "81.3", "52.9"),
        ("", "呼吸性", "180.2", "98.6", "41.7", "27.0"),
        ("回风侧50 m", "全尘", "206.4", "92.3", "38.5", "24.6"),
        ("", "呼吸性", "88.9", "51.2", "17.8", "9.4"),
    ),
)


FORMULAS = {
    "E": "E = (V rho) / m",
    "R": "eta = (c_0 - c_1) / c_0 times 100 %",
}


def mathematics(kind: str) -> io.BytesIO:
    """A formula as the picture that an old formula editor leaves."""
    source = f"#set page(width: auto, height: auto, margin: 1pt)\n#set text(10.5pt)\n$ {FORMULAS[kind]} $"
    return io.BytesIO(typst.compile(source.encode(), format="png", ppi=300))


class Paper:
    """A document to which the lines of a source are added."""

    def __init__(self, given: dict) -> None:
        self.d, self.doc, self.formulas = given, Document(), 0
        normal = self.doc.styles["Normal"]
        normal.font.name, normal.font.size = LATIN, Pt(10)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), FACE)
        normal.paragraph_format.space_after = Pt(0)
        normal.paragraph_format.line_spacing = 1.15

    def add(
        self, text: str, size: float = 10, face: str = FACE, align=JUSTIFY, indent: float = 0, **how
    ):
        """A paragraph; #c(…) is raised, **…** in the black face, ^…^ raised."""
        made = self.doc.add_paragraph()
        made.alignment, made.paragraph_format.first_line_indent = align, Pt(indent)
        made.paragraph_format.space_before = Pt(how.get("above", 0))
        made.paragraph_format.space_after = Pt(how.get("below", 0))
        made.paragraph_format.keep_with_next = how.get("keep", False)
        text = re.sub(r'#c\("([^"]*)"\)', r"^[\1]^", text)
        text = re.sub(r"(?<=m)([23])(?=[，。；/）、]|$)", r"^\1^", text)
        text = re.sub(r"(?<=[sm])(-1)(?=\))", r"^\1^", text)
        for n, part in enumerate(re.split(r"(\^[^^]*\^|\*\*[^*]*\*\*)", text)):
            if not part:
                continue
            run = made.add_run(part.strip("^*") if n % 2 else part)
            run.font.size, run.font.superscript = Pt(size), (part[0] == "^") or None
            run.font.bold, run.font.italic = how.get("bold"), how.get("italic")
            if part.startswith("**") and part.strip("*").isascii():
                run.font.bold = True
            asian = BLACK if part.startswith("**") else face
            run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), asian)
        return made

    def body(self, line: str) -> None:
        if line.startswith("#figure"):
            self.picture(int(line[-1]))
        elif line.startswith("#table"):
            self.table(int(line[-1]))
        elif line.startswith("$"):
            self.formula(line[-1])
        elif line.startswith("#plain["):
            self.add(line[7:-1])
        elif line.startswith("== "):
            self.add(line[3:], 10.5, BLACK, indent=0, above=4, below=3, keep=True)
        elif line.startswith("= "):
            self.add(line[2:], 12, BLACK, indent=0, above=7, below=5, keep=True)
        elif not line.startswith("//"):
            self.add(line, indent=20)

    def caption(self, number: int, **how) -> None:
        label, zh, en = self.d["captions"][number]
        kind = "Table " if label[0] == "表" else "Fig."
        self.add(f"{label}  {zh}", 9, BLACK, CENTER, **how)
        self.add(
            f"{kind}{label[1:]}  {en}", 8.5, align=CENTER, below=3, keep=how.get("keep", False)
        )

    def picture(self, number: int) -> None:
        made = self.add("", align=CENTER, above=3, keep=True)
        made.add_run().add_picture(drawn(number), width=Mm(76))
        self.caption(2 * number, keep=False)

    def table(self, number: int) -> None:
        rows = TABLES[number]
        self.caption(2 * number + 1, above=3, keep=True)
        table = self.doc.add_table(len(rows), 6, style="Table Grid")
        table.autofit = False
        widths = (26, 11.4, 11.4, 11.4, 11.4, 11.4) if number == 0 else (18, 13, 13, 13, 13, 13)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        for cells in table.rows:
            for cell, width in zip(cells.cells, widths, strict=True):
                cell.width = Mm(width)
        for r, cells in enumerate(rows):
            for c, text in enumerate(cells):
                cell = table.cell(r, c)
                cell.paragraphs[0].alignment = CENTER
                text = re.split(r"(?<=s)(-1)(?=\))", text)
                for n, part in enumerate(text):
                    run = cell.paragraphs[0].add_run(part)
                    run.font.size, run.font.superscript = Pt(8), n % 2 == 1 or None
        if number == 0:
            table.cell(0, 1).merge(table.cell(0, 5))
        else:
            for r in (1, 3, 5):
                table.cell(r, 0).merge(table.cell(r + 1, 0))
            self.add("注：浓度单位为mg/m3。", 8, below=4)
            return
        self.add("", 6)

    def formula(self, kind: str) -> None:
        """A formula in the middle and its number at the right, by tabs."""
        self.formulas += 1
        made = self.add("", above=3, below=3)
        tabs = f'<w:tabs {W}><w:tab w:val="center" w:pos="2250"/><w:tab w:val="right" w:pos="4500"/></w:tabs>'
        made._p.get_or_add_pPr().insert(0, parse_xml(tabs))
        made.add_run("\t")
        picture = mathematics(kind)
        wide = Image.open(picture).width / 300 * 72
        made.add_run().add_picture(picture, width=Pt(wide))
        made.add_run(f"\t({self.formulas})").font.size = Pt(10)

    def foot(self, lines: list[str]) -> None:
        """Lines at the first page's foot below a rule, above the page's number."""
        number = self.doc.sections[0].first_page_footer.paragraphs[0]
        for line in lines:
            made = self.add(line, 8)
            made.paragraph_format.line_spacing = 1.0
            if line is lines[0]:
                rule = f'<w:pBdr {W}><w:top w:val="single" w:sz="4" w:space="3" w:color="000000"/></w:pBdr>'
                made._p.pPr.find(qn("w:spacing")).addprevious(parse_xml(rule))
            number._p.addprevious(made._p)

    def reference(self, text: str) -> None:
        made = self.add(text, 8.5)
        made._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="99"/></w:numPr>')
        )

    def numbering(self) -> None:
        """A list whose numbers are [1], [2], …"""
        part = self.doc.part.numbering_part.element
        kind = (
            f'<w:abstractNum {W} w:abstractNumId="99"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            '<w:numFmt w:val="decimal"/><w:lvlText w:val="[%1]"/><w:lvlJc w:val="left"/><w:pPr>'
            '<w:ind w:left="420" w:hanging="420"/></w:pPr><w:rPr><w:sz w:val="17"/></w:rPr></w:lvl></w:abstractNum>'
        )
        part.insert(0, parse_xml(kind))
        part.append(parse_xml(f'<w:num {W} w:numId="99"><w:abstractNumId w:val="99"/></w:num>'))


def drawn(number: int) -> io.BytesIO:
    """A chart, or boxes with arrows, as a picture."""
    picture = Image.new("L", (1140, 560), 255)
    pen = ImageDraw.Draw(picture)
    face = ImageFont.truetype("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 36, index=2)
    if number == 0:
        for n, name in enumerate(("水箱", "计量泵", "磁化器", "发泡器", "测量系统")):
            x = 10 + n * 228
            pen.rectangle((x, 200, x + 180, 330), outline=0, width=3)
            pen.text((x + 90, 265), name, 0, face, anchor="mm")
            if n < 4:
                pen.line((x + 180, 265, x + 226, 265), 0, 4)
        pen.rectangle((670, 430, 890, 530), outline=0, width=3)
        pen.text((780, 480), "空气压缩机", 0, face, anchor="mm")
        pen.line((780, 430, 780, 330), 0, 4)
    else:
        pen.line((150, 30, 150, 450, 1100, 450), 0, 4)
        for k, values in enumerate(
            (
                (38, 35, 33.1, 32.4, 33),
                (31.3, 29.2, 27.4, 26.3, 26.9),
                (26.8, 25.6, 24.7, 24.3, 24.6),
            )
        ):
            points = [(190 + 210 * n, 450 - (v - 20) * 21) for n, v in enumerate(values)]
            pen.line(points, 0, 4)
            pen.text((points[-1][0] - 20, points[-1][1] - 50), f"{(k + 1) / 5:.1f}%", 0, face)
        for n in range(5):
            pen.text((190 + 210 * n, 475), str(100 * n), 0, face, anchor="mm")
            pen.text((110, 450 - 105 * n), str(20 + 5 * n), 0, face, anchor="mm")
        pen.text((620, 530), "磁感应强度/mT", 0, face, anchor="mm")
    out = io.BytesIO()
    picture.save(out, "PNG", dpi=(380, 380))
    out.seek(0)
    return out


def columns(section, count: int) -> None:
    cols = section._sectPr.xpath("./w:cols")[0]
    cols.set(qn("w:num"), str(count))
    cols.set(qn("w:space"), "420")


def running(section, d: dict) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(27), Mm(22)
    section.header_distance = Mm(15)
    section.different_first_page_header_footer = True
    first, later = section.first_page_header.paragraphs[0], section.header.paragraphs[0]
    first.text = "第60卷第7期\t矿山安全与环境\tVol.60  No.7\n2033年7月\tMining Safety and Environment\tJul. 2033"
    later.text = f"\t澹台骁等：{d['title_zh']}\t第60卷"
    for made in (first, later):
        made.runs[0].font.size = Pt(9)
        tabs = f'<w:tabs {W}><w:tab w:val="clear" w:pos="4680"/><w:tab w:val="clear" w:pos="9360"/><w:tab w:val="center" w:pos="4930"/><w:tab w:val="right" w:pos="9860"/></w:tabs>'
        made._p.get_or_add_pPr().append(parse_xml(tabs))
        made._p.pPr.append(
            parse_xml(
                f'<w:pBdr {W}><w:bottom w:val="double" w:sz="4" w:space="1" w:color="000000"/></w:pBdr>'
            )
        )
    for foot in (section.first_page_footer, section.footer):
        made = foot.paragraphs[0]
        made.alignment = CENTER
        for kind in ("begin", None, "end"):
            run = made.add_run()
            run.font.size = Pt(9)
            xml = (
                f'<w:fldChar {W} w:fldCharType="{kind}"/>'
                if kind
                else f"<w:instrText {W}>PAGE</w:instrText>"
            )
            run._r.append(parse_xml(xml))


def document(path: Path, d: dict) -> Document:
    paper = Paper(d)
    running(paper.doc.sections[0], d)
    paper.numbering()
    paper.add(f"文章编号：1009-5540(2033)07-0058-06    DOI：{d['doi']}", 9)
    paper.foot(
        [
            "**收稿日期：**2033-04-11    **修回日期：**2033-06-02    **责任编辑：**步青云",
            "**基金项目：**国家自然科学基金青年科学基金项目（52999104）；晋岭省重点研发计划项目（2031ZD0715）",
            "**作者简介：**澹台骁（1994—），男，晋岭长原人，讲师，博士。E-mail：tantx@bzku.example。通讯作者：薄青禾（1970—），女，教授，博士生导师",
        ]
    )
    paper.add(d["title_zh"], 18, BLACK, CENTER, above=12, below=8)
    paper.add("澹台骁^1,2^，乔  野^1^，薄青禾^1,2*^，艾合买提·吐尔逊^3^", 12, align=CENTER, below=4)
    paper.add(
        "（1.并州矿业大学 安全工程学院，晋岭 并城 039999；2.矿山粉尘防治晋岭省重点实验室，晋岭 并城 039999；3.天山煤业集团 西岭煤矿，新疆 昌原 839999）",
        9,
        align=CENTER,
        below=6,
    )
    paper.add(f"**摘  要：**{''.join(d['zh'])}", 9, indent=18)
    paper.add(f"**关键词：**{'；'.join(d['keywords_zh'])}", 9, indent=18)
    paper.add(f"**中图分类号：**{d['clc']}    **文献标志码：**A", 9, indent=18, below=8)
    paper.add(d["title_en"], 13, align=CENTER, bold=True, below=4)
    paper.add(
        "TANTAI Xiao^1,2^, QIAO Ye^1^, BO Qinghe^1,2*^, Ahmat Tursun^3^",
        10.5,
        align=CENTER,
        below=3,
    )
    paper.add(
        "(1.School of Safety Engineering, Bingzhou Mining University, Bingcheng 039999, China; 2.Jinling Key Laboratory of Mine Dust Prevention, Bingcheng 039999, China; 3.Xiling Coal Mine, Tianshan Coal Group, Changyuan 839999, China)",
        8.5,
        align=CENTER,
        italic=True,
        below=4,
    )
    paper.add(f"**Abstract:** {' '.join(d['en'])}", 9, indent=18)
    paper.add(f"**Key words:** {'; '.join(d['keywords_en'])}", 9, indent=18, below=8)
    columns(paper.doc.add_section(WD_SECTION.CONTINUOUS), 2)
    columns(paper.doc.sections[0], 1)
    for line in body_of(path).splitlines():
        if line:
            paper.body(line)
    paper.add("参考文献(References)：", 10.5, BLACK, above=8, below=4)
    for entry in d["refs"]:
        paper.reference(entry)
    return paper.doc


def typeset(path: Path, d: dict) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        word = Path(folder) / "paper.docx"
        document(path, d).save(word)
        call = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        call += ["--convert-to", "pdf", "--outdir", folder, str(word)]
        subprocess.run(call, check=True, capture_output=True, timeout=240)
        return word.with_suffix(".pdf").read_bytes()
