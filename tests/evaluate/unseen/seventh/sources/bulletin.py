"""Print a .web source with Chromium as a bulletin: ruled columns, boxes, notes of tables."""

from html import escape
from pathlib import Path

from by_browser import body_of, in_faces, printed_pdf, table_of, with_citations

STYLE = """
@page { size: 200mm 270mm; margin: 20mm 16mm 18mm 16mm;
  @top-left { content: "湖区渔业通讯　2035 年第 5 期"; font: 8.5pt LATIN, CJK; }
  @top-right { content: "稻田养殖专栏"; font: 8.5pt BLACK; }
  @bottom-right { content: "第 " counter(page) " 页"; font: 8.5pt LATIN, CJK; } }
body { font: 10.2pt/1.58 LATIN, CJK; margin: 0; text-align: justify; }
h1 { font: 18pt/1.3 BLACK; text-align: center; margin: 3mm 0 2mm; }
.body { column-count: 2; column-gap: 9mm; column-rule: 0.4pt solid #888; margin-top: 4mm; }
h2 { font: bold 11.5pt/1.4 BLACK; margin: 3mm 0 1.5mm; break-after: avoid; color: #1b4f72; }
h3 { font: bold 10.2pt/1.4 BLACK; margin: 2mm 0 1mm; break-after: avoid; }
p { margin: 0; text-indent: 2em; orphans: 1; widows: 1; }
p.names { font-size: 11.5pt; text-align: center; text-indent: 0; }
p.small { font-size: 8.6pt; text-align: center; text-indent: 0; }
.front { font-size: 9.2pt; padding: 2mm 8mm 0; }
.front p { text-indent: 0; }
aside { border: 0.8pt solid #1b4f72; background: #eaf2f8; padding: 2mm 3mm; margin: 2.5mm 0;
  font-size: 9pt; line-height: 1.45; break-inside: avoid; }
aside h5 { font: bold 9.5pt/1.4 BLACK; margin: 0 0 1mm; text-align: center; }
b { font-family: BLACK; }
.en b { font-family: LATIN, CJK; }
sup { font-size: 65%; line-height: 0; }
figure { margin: 2mm 0; text-align: center; break-inside: avoid; font-size: 8.4pt; }
figcaption { font-family: BLACK; }
figure p { text-indent: 0; text-align: left; font-size: 7.8pt; }
table { border-collapse: collapse; width: 100%; border-top: 1pt solid; border-bottom: 1pt solid; }
th { border-bottom: 0.5pt solid; font-weight: normal; }
td, th { padding: 0.3mm 1mm; }
ol { list-style: none; padding: 0; margin: 0; font-size: 8.4pt; line-height: 1.4; }
li { padding-left: 2em; text-indent: -2em; orphans: 1; widows: 1; }
li i { display: inline-block; width: 2em; text-indent: 0; font-style: normal; }
.about { border-top: 0.5pt solid; font-size: 8pt; line-height: 1.4; margin-top: 3mm; }
.about p { text-indent: 0; }
.en { background: #f4f4f4; margin-top: 4mm; padding: 3mm 5mm; font-size: 9.2pt;
  line-height: 1.35; }
.en h1 { font: bold 12.5pt/1.3 LATIN, CJK; }
.en p { text-indent: 0; }
"""


def table(d: dict, number: int) -> str:
    """A caption above rows, and a note below."""
    label, text = d["captions"][number]
    note = d["table_notes"][number]
    return (
        f"<figure><figcaption>{label}　{text}</figcaption>"
        f"{table_of(d['tables'][number])}<p>{escape(note)}</p></figure>"
    )


def lines(d: dict, number: int) -> str:
    """Two curves with axes and a legend above a caption."""
    label, text = d["captions"][number]
    drawn = ""
    for i, values in enumerate(d["curves"]):
        at = " ".join(f"{40 + 30 * n},{110 - v}" for n, v in enumerate(values))
        dash = ' stroke-dasharray="4 2"' if i else ""
        drawn += f'<polyline points="{at}" fill="none" stroke="black"{dash}/>'
    ticks = "".join(
        f'<text x="{40 + 30 * n}" y="122" font-size="8" text-anchor="middle">{6 + n}月</text>'
        for n in range(6)
    )
    steps = "".join(
        f'<text x="34" y="{113 - 25 * n}" font-size="8" text-anchor="end">{2 * n}</text>'
        for n in range(5)
    )
    frame = '<path d="M40 8 v102 h160" fill="none" stroke="black"/>'
    title = '<text x="12" y="60" font-size="8" transform="rotate(-90 12 60)">溶解氧/(mg/L)</text>'
    legend = "".join(
        f'<text x="150" y="{16 + 11 * i}" font-size="8">{name}</text>'
        for i, name in enumerate(("— 沟坑", "-- 田面"))
    )
    return (
        f'<figure><svg width="100%" viewBox="0 0 220 128">{frame}{ticks}{steps}{title}{legend}'
        f"{drawn}</svg><figcaption>{label}　{text}</figcaption></figure>"
    )


def aside(d: dict, number: int) -> str:
    """A box that stands apart from the text."""
    title, *texts = d["boxes"][number]
    return f"<aside><h5>{title}</h5>{''.join(f'<p>{escape(t)}</p>' for t in texts)}</aside>"


def block(line: str, d: dict) -> str:
    """The HTML of a line of the source."""
    for mark, made in (("#table", table), ("#lines", lines), ("#aside", aside)):
        if line.startswith(mark):
            return made(d, int(line.split()[1]))
    for mark, tag in (("== ", "h3"), ("= ", "h2")):
        if line.startswith(mark):
            return f"<{tag}>{with_citations(line.removeprefix(mark))}</{tag}>"
    return f"<p>{with_citations(line)}</p>"


def document(body: str, d: dict) -> str:
    """The whole page of HTML."""
    style = in_faces(STYLE)
    blocks = "".join(block(line, d) for line in body.splitlines() if line)
    entries = "".join(
        f"<li><i>{i}.</i>{escape(r, quote=False)}</li>" for i, r in enumerate(d["refs"], 1)
    )
    about = "".join(f"<p>{escape(line, quote=False)}</p>" for line in d["about"])
    return f"""<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><style>{style}</style><body>
<h1>{d["title_zh"]}</h1><p class="names">{d["names_zh"]}</p><p class="small">{d["places_zh"]}</p>
<div class="front"><p><b>摘要</b>　{"".join(d["zh"])}</p>
<p><b>关键词</b>　{"；".join(d["keywords_zh"])}</p></div>
<div class="body">{blocks}<h2>参考文献</h2><ol>{entries}</ol><div class="about">{about}</div></div>
<div class="en" lang="en"><h1>{d["title_en"]}</h1><p class="names">{d["names_en"]}</p>
<p class="small">{d["places_en"]}</p><p><b>Abstract</b>　{" ".join(d["en"])}</p>
<p><b>Key words</b>　{"; ".join(d["keywords_en"])}</p></div></body></html>"""


def typeset(path: Path, d: dict) -> bytes:
    """The PDF, without the time it was made."""
    return printed_pdf(document(body_of(path), d))
