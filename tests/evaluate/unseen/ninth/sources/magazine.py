"""Print a .web source with Chromium as a magazine: three columns, boxes, a drawn quotation."""

from html import escape
from pathlib import Path

from by_browser import body_of, in_faces, printed_pdf, table_of

STYLE = """
@page { size: 210mm 280mm; margin: 16mm 14mm 18mm 14mm;
  @bottom-left { content: "島嶼文資 2034．06"; font: 8pt LATIN, 'AR PL UMing TW'; color: #666; }
  @bottom-right { content: counter(page, decimal); font: bold 9pt BLACK; color: #1f618d; } }
body { font: 10.4pt/1.8 LATIN, 'AR PL UMing TW'; margin: 0; text-align: justify; }
.band { background: #1f618d; color: white; padding: 6mm 8mm 5mm; margin: -2mm 0 3mm; }
.band h1 { font: bold 22pt/1.3 BLACK; margin: 0; } .band p { font: 10pt/1.4 LATIN; margin: 0; }
.names { font: 10pt/1.6 LATIN, 'AR PL UMing TW'; text-align: right; margin: 0 0 2mm; }
.lead { font: 9.6pt/1.6 LATIN, 'AR PL UMing TW'; border-bottom: 1pt solid #1f618d;
  padding-bottom: 3mm; }
.lead p { margin: 0; }
main { columns: 3; column-gap: 6mm; column-fill: auto; } main.even { column-fill: balance; }
main > p { margin: 0; text-indent: 2em; orphans: 1; widows: 1; }
h2 { font: bold 12.5pt/1.4 BLACK; color: #1f618d; margin: 4mm 0 1.5mm; break-after: avoid; }
aside { background: #fcf3cf; border-top: 2pt solid #d4ac0d; padding: 2mm 3mm; margin: 3mm 0;
  font: 8.4pt/1.55 LATIN, 'AR PL UMing TW'; break-inside: avoid; }
b, th { font-family: BLACK; } aside b { display: block; color: #9a7d0a; }
aside p, figure p { margin: 0; }
blockquote { font: bold 15pt/1.4 BLACK; color: #1f618d; margin: 4mm 0; break-inside: avoid; }
figure { margin: 3mm 0; break-inside: avoid; font: 7.8pt/1.4 LATIN, 'AR PL UMing TW'; }
table { border-collapse: collapse; width: 100%; font: 7pt/1.3 LATIN, 'AR PL UMing TW'; }
td, th { padding: 0.6mm 0.8mm; border-bottom: 0.4pt solid #999; text-align: left; }
.end { background: #d6eaf8; padding: 3mm 5mm; margin-top: 5mm; break-inside: avoid; }
.end p { font: 9pt/1.45 LATIN; margin: 0 0 1mm; } .end .t { font: bold 11pt/1.3 LATIN; }
.refs p { font: 8pt/1.5 LATIN, 'AR PL UMing TW'; margin: 0;
  padding-left: 1.6em; text-indent: -1.6em; }
"""
DRAWING = (
    '<svg width="100%" viewBox="0 0 150 84">'
    '<path d="M8 42 Q40 8 120 22 L142 42 L120 62 Q40 76 8 42Z"'
    ' fill="#aed6f1" stroke="#154360"/><path d="M40 17 v50 M64 14 v56 M88 15 v54 M112 20 v44"'
    ' stroke="#154360" stroke-dasharray="2 2"/><g font-size="7" text-anchor="middle">'
    '<text x="52" y="44">織布區</text><text x="77" y="44">海草區</text>'
    '<text x="101" y="44">對照區</text><text x="18" y="80">0　5 m</text></g></svg>'
)


def block(line: str, d: dict) -> str:
    """The HTML of a line of the source."""
    if line.startswith("= "):
        return f"<h2>{escape(line[2:])}</h2>"
    if line.startswith("#figure"):
        label, text = d["captions"][0]
        quote = f"<blockquote>{d['quote']}</blockquote>"
        return f"<figure>{DRAWING}<p>{label}　{text}（繪圖／宋凱茵）</p></figure>{quote}"
    if line.startswith("#table"):
        label, text = d["captions"][1]
        return f"<figure><p>{label}　{text}</p>{table_of(d['tables'][0])}</figure>"
    if line.startswith("#side"):
        title, text = d["sides"][0]
        return f"<aside><b>{title}</b><p>{text}</p></aside>"
    return f"<p>{escape(line, quote=False)}</p>"


def document(body: str, d: dict) -> str:
    """The whole page of HTML."""
    blocks = "".join(block(line, d) for line in body.splitlines() if line)
    entries = "".join(f"<p>{escape(r, quote=False)}</p>" for r in d["refs"])
    main, sub = d["title_zh"].split("：")
    return f"""<!DOCTYPE html><html lang="zh-TW"><meta charset="utf-8">
<style>{in_faces(STYLE).replace("CJK SC", "CJK TC")}</style><body>
<div class="band"><p>專題｜海的記憶</p><h1>{main}：<br>{sub}</h1></div>
<p class="names">文／{"、".join(d["authors_zh"])}　海門大學水下考古中心</p>
<div class="lead"><p><b>摘要</b>　{"".join(d["zh"])}</p>
<p><b>關鍵詞</b>　{"、".join(d["keywords_zh"])}</p></div>
<main class="even">{blocks}<h2>參考文獻</h2><div class="refs">{entries}</div></main>
<div class="end" lang="en"><p class="t">{d["title_en"]}</p><p>{", ".join(d["authors_en"])}<br>
Center for Underwater Archaeology, Haimen University</p>
<p><b>Abstract</b>　{escape(" ".join(d["en"]), quote=False)}</p>
<p><b>Keywords:</b> {", ".join(d["keywords_en"])}</p><p>DOI: {d["doi"]}</p></div></body></html>"""


def typeset(path: Path, d: dict) -> bytes:
    """The PDF, without the time it was made."""
    return printed_pdf(document(body_of(path), d))
