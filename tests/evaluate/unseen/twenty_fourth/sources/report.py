"""Typeset a .htm source with Chromium as an institute's report with a summary in both languages."""

# ruff: noqa: E501 (sentences and markup)

from pathlib import Path

from by_browser import body_of, in_faces, printed_pdf, table_of, with_citations

STYLE = """
@page{size:A4;margin:26mm 26mm 22mm;
@top-left{content:"嘉宁能源政策研究所";font:8.5pt BLACK;color:#245}@top-right{content:"研究报告 2035年第7号";font:8.5pt BLACK;color:#245}
@bottom-center{content:counter(page);font:9pt LATIN}}
@page:first{@top-left{content:none}@top-right{content:none}@bottom-center{content:none}}
body{font:10.8pt/1.75 LATIN,CJK;margin:0;text-align:justify}p{margin:0 0 1mm;text-indent:2em}.flat{text-indent:0}
h1{font:700 24pt/1.4 BLACK;color:#245;margin:60mm 0 6mm}h2{font:700 15pt BLACK;color:#245;margin:6mm 0 2.5mm;break-after:avoid}h3{font:700 11.5pt BLACK;margin:3.5mm 0 1.5mm;break-after:avoid}
.new{break-before:page}.sub{font:13pt/1.5 LATIN;color:#555;text-indent:0}.who{margin-top:14mm;text-indent:0}
table{border-collapse:collapse;margin:1mm auto 4mm;font-size:9.3pt}th{background:#dfe9ee}th,td{border:.5pt solid #89a;padding:.6mm 4mm;text-align:center;font-weight:400}
figure{margin:3mm 0;text-align:center;break-inside:avoid}.label{font:9.3pt BLACK;text-align:center;text-indent:0;break-after:avoid}sup{font-size:.65em;line-height:0}.small{font-size:9.3pt}
"""
BARS = "".join(
    f'<rect x="{40 + 70 * i}" y="{130 - v * 1.6}" width="34" height="{v * 1.6}" fill="#6a9"/><text x="{57 + 70 * i}" y="{125 - v * 1.6}" text-anchor="middle">{v}</text><text x="{57 + 70 * i}" y="145" text-anchor="middle">{n}</text>'
    for i, (n, v) in enumerate((("平原", 64), ("丘陵", 43), ("山区", 27), ("海岛", 18)))
)
PLOT = f'<svg width="330" height="152" font-size="10"><path d="M28 10V130H320" fill="none" stroke="black"/>{BARS}</svg>'


def block(line: str, d: dict) -> str:
    """The HTML of a line of the source."""
    if line == "#table":
        label, text = d["captions"][0]
        return f"<p class='label'>{label}　{text}</p>{table_of(d['cells'][label])}"
    if line == "#figure":
        label, text = d["captions"][1]
        return f"<figure>{PLOT}<p class='label'>{label}　{text}</p></figure>"
    for mark, made in (("== ", "h3"), ("= ", "h2")):
        if line.startswith(mark):
            return f"<{made}>{line.removeprefix(mark)}</{made}>"
    return f"<p>{with_citations(line)}</p>"


def typeset(path: Path, d: dict) -> bytes:
    lines = [line for line in body_of(path).splitlines() if line]
    entries = "".join(
        f"<p class='flat small'>[{i}] {one}</p>" for i, one in enumerate(d["refs"], 1)
    )
    front = (
        f"<p class='flat small'>研究报告 2035年第7号</p><h1>{d['title_zh']}</h1><p class='sub'>{d['title_en']}</p>"
        f"<p class='who'>{'　'.join(d['authors_zh'])}</p><p class='flat'>{', '.join(d['authors_en'])}</p><p class='who'>嘉宁能源政策研究所<br>2035年8月</p>"
        f"<h2 class='new'>执行摘要</h2><p>{''.join(d['zh'])}</p><p class='flat'><b>关键词：</b>{'、'.join(d['keywords_zh'])}</p>"
        f"<div lang='en'><h2>Executive Summary</h2><p class='flat'>{' '.join(d['en'])}</p><p class='flat'><b>Keywords:</b> {', '.join(d['keywords_en'])}</p></div>"
        "<p class='flat small'>本报告的观点由作者负责，不代表嘉宁能源政策研究所理事会的立场。转载请联系 report@jnepi.example。</p><div class='new'></div>"
    )
    body = "".join(block(line, d) for line in lines)
    return printed_pdf(
        f"<!doctype html><html lang='zh-CN'><meta charset='utf-8'><style>{in_faces(STYLE)}</style>{front}{body}<h2>参考文献</h2>{entries}</html>"
    )
