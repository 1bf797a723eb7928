"""Print a .web source with Chromium in two columns, with the head across them."""

import re
from html import escape
from pathlib import Path

from by_browser import body_of, in_faces, printed_pdf, table_of, with_citations

STYLE = """
@page { size: 204mm 280mm; margin: 22mm 18mm 20mm 18mm;
  @top-left { content: "知识服务与数字图书馆"; font: 8.5pt LATIN, CJK; }
  @top-right { content: "2034 年 第 3 期"; font: 8.5pt LATIN, CJK; }
  @bottom-center { content: "— " counter(page) " —"; font: 8.5pt LATIN, CJK; } }
body { font: 10.5pt/1.6 LATIN, CJK; margin: 0; text-align: justify; }
h1 { font: 17pt/1.3 BLACK; text-align: center; margin: 2mm 0; }
.body { column-count: 2; column-gap: 8mm; margin-top: 4mm; }
h2 { font: bold 12pt/1.4 BLACK; margin: 3mm 0 1.5mm; break-after: avoid; }
h3 { font: bold 10.5pt/1.4 BLACK; margin: 2mm 0 1mm; break-after: avoid; }
h4 { font: 10pt/1.4 BLACK; margin: 1.5mm 0 1mm; break-after: avoid; }
p { margin: 0; text-indent: 2em; orphans: 1; widows: 1; }
p.flat { text-indent: 0; }
p.names { font-size: 12pt; text-align: center; text-indent: 0; }
p.small { font-size: 8.8pt; text-align: center; text-indent: 0; }
.box { background: #eef2f6; padding: 2.5mm 4mm; font-size: 9.2pt; }
.box p { text-indent: 0; }
.about { border-top: 0.6pt solid; font-size: 8pt; line-height: 1.35; margin-top: 3mm;
  padding-top: 1mm; }
.about p { text-indent: 0; }
.en { border-top: 0.8pt solid; margin-top: 5mm; padding-top: 3mm; font-size: 9.6pt;
  line-height: 1.35; }
.en h1 { font: bold 13pt/1.3 LATIN, CJK; }
.en p { text-indent: 0; }
b { font-family: BLACK; }
.en b { font-family: LATIN, CJK; }
sup { font-size: 65%; line-height: 0; }
figure { margin: 2mm 0; text-align: center; break-inside: avoid; font-size: 8.5pt; }
figcaption { font-family: BLACK; }
table { border-collapse: collapse; width: 100%; border-top: 1pt solid; border-bottom: 1pt solid; }
th { border-bottom: 0.5pt solid; font-weight: normal; }
td, th { padding: 0.3mm 1mm; }
ol { list-style: none; padding: 0; margin: 0; font-size: 8.5pt; line-height: 1.4; }
li { padding-left: 2.2em; text-indent: -2.2em; orphans: 1; widows: 1; }
li i { display: inline-block; width: 2.2em; text-indent: 0; font-style: normal; }
"""


def labelled(sentences: list[str], joint: str) -> str:
    """A structured abstract, its labels in brackets bold."""
    return re.sub(r"(\[[^\]]+\])", r"<b>\1</b>", escape(joint.join(sentences), quote=False))


def table(d: dict, number: int) -> str:
    """A caption in two languages above rows."""
    label, text, text_en = d["captions"][number]
    return (
        f"<figure><figcaption>{label}　{text}<br>Table {label[1:]}　{text_en}</figcaption>"
        f"{table_of(d['tables'][number])}</figure>"
    )


def drawing(d: dict, number: int) -> str:
    """Boxes with arrows between them above a caption in two languages."""
    label, text, text_en = d["captions"][number]
    boxes = "".join(
        f'<rect x="{8 + 88 * i}" y="8" width="66" height="30" fill="none" stroke="black"/>'
        f'<text x="{41 + 88 * i}" y="27" font-size="10" text-anchor="middle">{name}</text>'
        for i, name in enumerate(d["boxes"])
    )
    arrows = "".join(
        f'<path d="M{74 + 88 * i} 23 h20 l-5 -3 m5 3 l-5 3" fill="none" stroke="black"/>'
        for i in range(len(d["boxes"]) - 1)
    )
    width = 88 * len(d["boxes"])
    return (
        f'<figure><svg width="100%" viewBox="0 0 {width} 46">{boxes}{arrows}</svg>'
        f"<figcaption>{label}　{text}<br>Fig. {label[1:]}　{text_en}</figcaption></figure>"
    )


def block(line: str, d: dict) -> str:
    for mark, made in (("#table", table), ("#drawing", drawing)):
        if line.startswith(mark):
            return made(d, int(line.split()[1]))
    for mark, tag in (("=== ", "h4"), ("== ", "h3"), ("= ", "h2")):
        if line.startswith(mark):
            return f"<{tag}>{with_citations(line.removeprefix(mark))}</{tag}>"
    return f"<p>{with_citations(line)}</p>"


def front(d: dict) -> str:
    return f"""<h1>{d["title_zh"].replace("——", "<br>——")}</h1>
<p class="names">{d["names_zh"]}</p>
<p class="small">{d["places_zh"]}</p>
<div class="box"><p><b>摘　要：</b>{labelled(d["zh"], "")}</p>
<p><b>关键词：</b>{"；".join(d["keywords_zh"])}</p>
<p><b>分类号：</b>{d["clc"]}　<b>DOI：</b>{d["doi"]}</p>
<p><b>引用本文：</b>{d["cite"]}</p></div>"""


def back(d: dict) -> str:
    about = "".join(f"<p>{escape(line, quote=False)}</p>" for line in d["about"])
    return f"""<div class="about">{about}</div>
<div class="en" lang="en"><h1>{d["title_en"]}</h1>
<p class="names">{d["names_en"]}</p>
<p class="small">{d["places_en"]}</p>
<p><b>Abstract:</b> {labelled(d["en"], " ")}</p>
<p><b>Keywords:</b> {"; ".join(d["keywords_en"])}</p></div>"""


def document(body: str, d: dict) -> str:
    style = in_faces(STYLE)
    blocks = "".join(block(line, d) for line in body.splitlines() if line)
    entries = "".join(
        f"<li><i>[{i}]</i>{escape(r, quote=False)}</li>" for i, r in enumerate(d["refs"], 1)
    )
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><style>{style}</style><body>'
        f'{front(d)}<div class="body">{blocks}<h2>参考文献：</h2><ol>{entries}</ol></div>{back(d)}'
        "</body></html>"
    )


def typeset(path: Path, d: dict) -> bytes:
    """The PDF, without the time it was made."""
    return printed_pdf(document(body_of(path), d))
