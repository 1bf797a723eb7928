"""Print a .web source with Chromium as a journal of fisheries: two columns, English at the end."""

# ruff: noqa: E501 (sentences and markup)

import re
from html import escape
from pathlib import Path

from by_browser import body_of, in_faces, printed_pdf, table_of, with_citations

STYLE = """
@page { size: 210mm 285mm; margin: 24mm 17mm 19mm 17mm;
  @bottom-left { content: "https://www.sckxxk.example"; font: 8pt LATIN; }
  @bottom-right { content: "57" counter(page); font: 9pt LATIN; }
  @top-left { content: "60 卷"; font: 8.5pt LATIN, CJK; border-bottom: 0.5pt solid #000; }
  @top-center { content: "步云归, 等: 反复热应激对皱纹盘鲍存活与能量代谢的影响"; font: 8.5pt LATIN, CJK; border-bottom: 0.5pt solid #000; white-space: nowrap; }
  @top-right { content: "水产养殖学刊"; font: 8.5pt LATIN, CJK; border-bottom: 0.5pt solid #000; } }
@page :first { @top-left { content: "第 60 卷第 4 期\\A 2036 年 4 月"; white-space: pre; font: 8.5pt LATIN, CJK; text-align: left; }
  @top-center { content: "水　产　养　殖　学　刊\\A JOURNAL OF MARICULTURE"; white-space: pre; font: 11pt LATIN, CJK; }
  @top-right { content: "Vol.60, No.4\\A Apr., 2036"; white-space: pre; font: 8.5pt LATIN, CJK; text-align: right; } }
body { margin: 0; font: 10pt/1.62 LATIN, CJK; }
.code { font-size: 8.5pt; display: flex; justify-content: space-between; }
h1 { font: 19pt/1.4 BLACK; text-align: center; margin: 6mm 0 3mm; }
.names { text-align: center; font-size: 12pt; margin: 1mm 0; }
.place { text-align: center; font-size: 8.5pt; line-height: 1.4; margin: 1mm 0 3mm; }
.abs { margin: 0 7mm; font-size: 9pt; line-height: 1.5; text-align: justify; }
.abs p { margin: 0 0 1mm; } .abs b, .notes b { font: 1em BLACK; }
sup, sub { line-height: 0; font-size: 66%; }
main { columns: 2; column-gap: 7mm; margin-top: 4mm; }
main > p { margin: 0; text-indent: 2em; text-align: justify; orphans: 1; widows: 1; }
main > p.on { text-indent: 0; }
h2 { font: 12.5pt/1.4 BLACK; margin: 3.5mm 0 2mm; break-after: avoid; }
h3 { font: 10.5pt/1.4 BLACK; margin: 2mm 0 1.5mm; break-after: avoid; }
p i.run { font: 1em BLACK; font-style: normal; margin-right: 1em; }
.notes { border-top: 0.5pt solid #000; font-size: 8pt; line-height: 1.45; margin-top: 2mm; break-inside: avoid; break-after: column; }
.notes p { margin: 0; text-indent: 0; }
figure { margin: 3mm 0; break-inside: avoid; text-align: center; font-size: 8.5pt; line-height: 1.4; }
figure b { font: 8.5pt BLACK; } figure p { margin: 0 0 0.5mm; } figure .told { text-align: justify; font-size: 8pt; }
figure svg { display: block; margin: 0 auto 1mm; }
table { border-collapse: collapse; width: 100%; font-size: 8.3pt; border-top: 1.2pt solid #000; border-bottom: 1.2pt solid #000; margin: 1mm 0; }
th { border-bottom: 0.6pt solid #000; font-weight: normal; } th, td { padding: 0.5mm; text-align: center; }
.refs p { font-size: 8.2pt; line-height: 1.4; margin: 0; padding-left: 2.4em; text-indent: -2.4em; text-align: justify; }
.end { break-before: page; line-height: 1.45; } .end h1 { font: bold 14pt/1.35 LATIN; }
.end .abs { font-size: 9.5pt; }
"""
CURVES = (
    '<svg width="300" height="165" font-size="9" font-family="Liberation Serif, Noto Serif CJK SC">'
    '<path d="M40 8 v122 h245" fill="none" stroke="#000"/>'
    '<path d="M40 12 L100 16 L160 20 L220 24 L280 27" fill="none" stroke="#000"/>'
    '<path d="M40 12 L100 26 L160 40 L220 47 L280 50" fill="none" stroke="#000" stroke-dasharray="5 3"/>'
    '<path d="M40 12 L100 44 L160 77 L220 98 L280 109" fill="none" stroke="#000" stroke-dasharray="2 2"/>'
    '<g text-anchor="middle"><text x="40" y="142">0</text><text x="100" y="142">5</text><text x="160" y="142">10</text>'
    '<text x="220" y="142">15</text><text x="280" y="142">20</text><text x="165" y="158">时间/d time</text>'
    '<text x="10" y="70" transform="rotate(-90 10 70)">存活率/% survival rate</text></g>'
    '<g text-anchor="end"><text x="36" y="15">100</text><text x="36" y="74">50</text><text x="36" y="132">0</text></g>'
    '<g><text x="252" y="20">CK</text><text x="252" y="43">R1</text><text x="252" y="96">R3</text></g></svg>'
)


def marked(text: str) -> str:
    """The HTML of a text: raised citations, lowered and raised letters, slanted _names_."""
    made = with_citations(text)
    made = re.sub(r"#run\[([^\]]*)\]", r'<i class="run">\1</i>', made)
    made = re.sub(r"#sub\[([^\]]*)\]", r"<sub>\1</sub>", made)
    made = re.sub(r"#super\[([^\]]*)\]", r"<sup>\1</sup>", made)
    return re.sub(r"_([A-Z][A-Za-z0-9. ]*)_", r"<i>\1</i>", made)


def float_of(kind: str, number: int, d: dict) -> str:
    """A figure or a table with its caption and note in both languages."""
    label, text, english = d["captions"][number]
    short = label.replace("图", "Fig.").replace("表", "Tab.")
    told = f"<p><b>{label}　{text}</b></p><p>{short}　{marked(english)}</p>"
    note = f'<p class="told">{marked(d["told"][number])}</p>'
    if kind == "figure":
        return f"<figure>{CURVES}{told}{note}</figure>"
    return f"<figure>{told}{table_of(d['cells'][label])}{note}</figure>"


def block(line: str, d: dict) -> str:
    """The HTML of a line of the source."""
    if found := re.match(r"#(figure|table) (\d)", line):
        return float_of(found[1], int(found[2]), d)
    if line == "#notes":
        return (
            '<div class="notes">' + "".join(f"<p>{one}</p>" for one in d["notes_below"]) + "</div>"
        )
    for mark, tag in (("== ", "h3"), ("= ", "h2")):
        if line.startswith(mark):
            return f"<{tag}>{marked(line.removeprefix(mark))}</{tag}>"
    return f"<p>{marked(line)}</p>"


def names(these: list[str], marks: list[str], joined: str) -> str:
    both = zip(these, marks, strict=True)
    return joined.join(f"{escape(name)}<sup>{mark}</sup>" for name, mark in both)


def document(body: str, d: dict) -> str:
    marks = d["marks_of_authors"]
    lines = "".join(block(line, d) for line in body.splitlines() if line)
    entries = "".join(
        f"<p>[{i}]　{marked(one)}</p>".replace("\n", "<br>") for i, one in enumerate(d["refs"], 1)
    )
    front = (
        f'<div class="code"><span>文章编号: 1000-0999(2036)04-0571-04</span><span>DOI: {d["doi"]}</span></div>'
        f'<h1>{d["title_zh"]}</h1><p class="names">{names(d["authors_zh"], marks, "，　")}</p>'
        '<p class="place">(1. 闽东海洋大学水产学院, 福建 宁德　352999;<br>2. 福建省贝类种业工程研究中心, 福建 连江　350599;<br>3. 哥德堡大学海洋科学系, 瑞典 哥德堡　SE-40530)</p>'
        f'<div class="abs"><p><b>摘要:</b> {marked("".join(d["zh"]))}</p><p><b>关键词:</b> {"; ".join(d["keywords_zh"])}</p>'
        f"<p><b>中图分类号:</b> {d['clc']}　　　　<b>文献标志码:</b> A</p></div>"
    )
    end = (
        f'<section class="end"><h1>{d["title_en"]}</h1><p class="names">{names(d["authors_en"], marks, ", ")}</p>'
        '<p class="place">(1. Fisheries College, Mindong Ocean University, Ningde 352999, China;<br>2. Fujian Engineering Research Center of Shellfish Seed Industry, Lianjiang 350599, China;<br>3. Department of Marine Sciences, University of Gothenburg, Gothenburg SE-40530, Sweden)</p>'
        f'<div class="abs"><p><b>Abstract:</b> {marked(" ".join(d["en"]))}</p><p><b>Key words:</b> {"; ".join(d["keywords_en"])}</p>'
        "<p><b>Corresponding author:</b> YI Lanzhou. E-mail: yilz@mdou.example</p>"
        "<p><b>Funding projects:</b> China Agriculture Research System of MOF and MARA (CARS-99); Natural Science Foundation of Fujian Province (2034J01999)</p></div></section>"
    )
    return (
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>{in_faces(STYLE)}</style><body>{front}'
        f'<main>{lines}<p class="on">(作者声明本文无实际或潜在的利益冲突)</p><h2>参考文献 (References):</h2><div class="refs">{entries}</div></main>{end}</body></html>'
    )


def typeset(path: Path, d: dict) -> bytes:
    return printed_pdf(document(body_of(path), d))
