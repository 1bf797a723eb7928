"""Print a .web source with Chromium as a technical report: a record's head, grids, lists."""

from html import escape
from pathlib import Path

from by_browser import body_of, in_faces, printed_pdf, table_of, with_citations

STYLE = """
@page { size: A4; margin: 24mm 24mm 22mm 26mm;
  @top-left { content: "滨江能源研究院技术报告"; font: 8.5pt BLACK; color: #555; }
  @top-right { content: "TR-2035-18　V1.2"; font: 8.5pt BLACK; color: #555; }
  @bottom-center { content: "第 " counter(page) " 页　共 " counter(pages) " 页";
    font: 8.5pt LATIN, CJK; } }
body { font: 11.2pt/1.75 LATIN, CJK; margin: 0; text-align: justify; }
h1 { font: bold 20pt/1.4 BLACK; margin: 4mm 0 1mm; color: #0b5345; }
p.title-en { font: italic 11.5pt/1.4 LATIN; text-indent: 0; margin: 0 0 2mm; text-align: left; }
p.names { font: 11pt/1.6 BLACK; text-indent: 0; }
p.small { font-size: 9pt; text-indent: 0; }
h2 { font: bold 14pt/1.4 BLACK; margin: 6mm 0 2mm; break-after: avoid; color: #0b5345;
  border-bottom: 0.8pt solid #0b5345; }
h3 { font: bold 12pt/1.4 BLACK; margin: 3.5mm 0 1.5mm; break-after: avoid; }
h4 { font: bold 10.8pt/1.4 BLACK; margin: 2.5mm 0 1mm; break-after: avoid; color: #444; }
p { margin: 0; text-indent: 2em; orphans: 1; widows: 1; }
.points { background: #e8f6f3; border-left: 3pt solid #0b5345; padding: 2mm 4mm; margin: 3mm 0; }
.points b { font-family: BLACK; }
.points ul { margin: 1mm 0 0; padding-left: 1.3em; font-size: 10pt; line-height: 1.55; }
ul.plain { margin: 1mm 0; padding-left: 3.2em; }
p.formula { text-align: center; text-indent: 0; margin: 1.5mm 0; font-style: italic; }
p.formula span { float: right; font-style: normal; }
sup { font-size: 65%; line-height: 0; }
figure { margin: 3mm 0; text-align: center; break-inside: avoid; font-size: 9pt; }
figcaption { font: bold 9pt/1.5 BLACK; }
figure p { text-indent: 0; text-align: left; font-size: 8.4pt; }
table { border-collapse: collapse; width: 100%; }
th { background: #0b5345; color: white; font: 9pt/1.4 BLACK; }
td, th { padding: 0.6mm 1.5mm; border: 0.5pt solid #777; }
.record { font: 9pt/1.5 BLACK; }
.record td:nth-child(odd) { background: #eee; width: 18%; }
ol { list-style: none; padding: 0; margin: 0; font-size: 9.4pt; line-height: 1.5; }
li.entry { padding-left: 2.2em; text-indent: -2.2em; }
"""


def record(d: dict) -> str:
    """The rows above the title: labels and what they are."""
    rows = (f"<tr>{''.join(f'<td>{escape(x)}</td>' for x in row)}</tr>" for row in d["record"])
    return f'<table class="record">{"".join(rows)}</table>'


def table(d: dict, number: int) -> str:
    """A caption above a grid, and a note below."""
    label, text = d["captions"][number]
    note = d["notes_below"][number]
    return (
        f"<figure><figcaption>{label}　{text}</figcaption>"
        f"{table_of(d['tables'][number])}<p>{escape(note)}</p></figure>"
    )


def chart(d: dict, number: int) -> str:
    """Two rows of columns with axes and a legend above a caption."""
    label, text = d["captions"][number]
    drawn = ""
    for i, values in enumerate(d["columns_drawn"]):
        for n, v in enumerate(values):
            drawn += (
                f'<rect x="{52 + 34 * n + 12 * i}" y="{120 - v}" width="11" height="{v}" '
                f'fill="{("#0b5345", "#a2d9ce")[i]}"/>'
            )
    ticks = "".join(
        f'<text x="{64 + 34 * n}" y="132" font-size="8" text-anchor="middle">{name}</text>'
        for n, name in enumerate(("1季度", "2季度", "3季度", "4季度"))
    )
    steps = "".join(
        f'<text x="42" y="{123 - 25 * n}" font-size="8" text-anchor="end">{25 * n}</text>'
        for n in range(5)
    )
    frame = '<path d="M46 12 v108 h150" fill="none" stroke="black"/>'
    legend = "".join(
        f'<text x="204" y="{30 + 14 * i}" font-size="8">{name}</text>'
        for i, name in enumerate(("■ 2033年", "□ 2034年"))
    )
    return (
        f'<figure><svg width="70%" viewBox="0 0 250 138">{drawn}{frame}{ticks}{steps}{legend}'
        f"</svg><figcaption>{label}　{text}</figcaption></figure>"
    )


def block(line: str, d: dict) -> str:
    """The HTML of a line of the source."""
    for mark, made in (("#table", table), ("#chart", chart)):
        if line.startswith(mark):
            return made(d, int(line.split()[1]))
    if line.startswith("#formula "):
        return f'<p class="formula">{escape(line.removeprefix("#formula "))}<span>（1）</span></p>'
    if line.startswith("- "):
        return f'<ul class="plain"><li>{escape(line.removeprefix("- "))}</li></ul>'
    for mark, tag in (("=== ", "h4"), ("== ", "h3"), ("= ", "h2")):
        if line.startswith(mark):
            return f"<{tag}>{escape(line.removeprefix(mark))}</{tag}>"
    return f"<p>{with_citations(line)}</p>"


def document(body: str, d: dict) -> str:
    """The whole page of HTML."""
    blocks = "".join(block(line, d) for line in body.splitlines() if line)
    points = "".join(f"<li>{escape(x)}</li>" for x in d["points"])
    entries = "".join(
        f'<li class="entry">[{i}]　{escape(r, quote=False)}</li>'
        for i, r in enumerate(d["refs"], 1)
    )
    terms = "".join(f"<p>{escape(x)}</p>" for x in d["terms"])
    return f"""<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8">
<style>{in_faces(STYLE)}</style><body>{record(d)}
<h1>{d["title_zh"]}</h1><p class="title-en" lang="en">{d["title_en"]}</p>
<p class="names">{"　".join(d["authors_zh"])}</p><p class="small">{d["place"]}</p>
<div class="points"><b>要点</b><ul>{points}</ul></div>
{blocks}<h2>参考资料</h2><ol>{entries}</ol><h2>附录A　术语</h2>{terms}</body></html>"""


def typeset(path: Path, d: dict) -> bytes:
    """The PDF, without the time it was made."""
    return printed_pdf(document(body_of(path), d))
