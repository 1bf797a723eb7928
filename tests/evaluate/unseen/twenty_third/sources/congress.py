"""Typeset a .htm source with Chromium as the volume of a national congress."""

# ruff: noqa: E501 (sentences and markup)

import re
from pathlib import Path

from by_browser import body_of, printed_pdf, table_of, with_citations

STYLE = """
@page{size:148mm 210mm;margin:24mm 17mm 20mm;
@top-center{content:"第十九届全国寒区道路工程学术大会论文集（下册）";font:8pt 'Noto Serif CJK SC';border-bottom:.5pt solid black}
@bottom-center{content:"· " counter(page) " ·";font:8pt 'Noto Serif CJK SC'}}
html{counter-reset:page 611}body{font:10.4pt/1.7 'TeX Gyre Termes','Noto Serif CJK SC';margin:0;text-align:justify}
p{margin:0;text-indent:2em}.flat{text-indent:0}sup,sub{font-size:.65em;line-height:0}
h1{font:700 15pt/1.4 'Noto Sans CJK SC';text-align:center;margin:3mm 0}h2{font:11.5pt 'Noto Sans CJK SC';margin:4mm 0 2mm;break-after:avoid}
h3{font:9.8pt 'Noto Sans CJK SC';margin:3mm 0 1.5mm;break-after:avoid}.middle{text-align:center;text-indent:0}.small{font-size:8.4pt;line-height:1.5}
table{border-collapse:collapse;margin:1mm auto 4mm;font-size:8.4pt;border-top:1pt solid;border-bottom:1pt solid}th,td{padding:.5mm 4mm;text-align:center;font-weight:400}th{border-bottom:.5pt solid}
b{font-family:'TeX Gyre Termes','Noto Sans CJK SC';font-weight:400}figure{margin:3mm 0;text-align:center;break-inside:avoid}
"""
PLOT = """<svg width="270" height="130" font-size="9"><path d="M30 8V108H255" fill="none" stroke="black"/>
<path d="M30 30L75 41L120 58L165 72L210 90" fill="none" stroke="black"/><path d="M30 32L75 36L120 39L165 44L210 47" fill="none" stroke="gray" stroke-dasharray="4 2"/>
<text x="214" y="94">普通路基</text><text x="214" y="50">热棒路基</text><text x="110" y="124">运营时间/a</text><text x="4" y="12">沉降</text></svg>"""


def block(line: str, d: dict) -> str:
    """The HTML of a line of the source."""
    if line.startswith(("$table", "$figure")):
        kind, number = line.split()
        label, text = d["captions"][int(number)]
        title = f'<p class="middle small"><b>{label}　{text}</b></p>'
        if kind == "$table":
            return title + table_of(d["cells"][label])
        return f"<figure>{PLOT}{title}</figure>"
    for mark, made in (("== ", "h3"), ("= ", "h2")):
        if line.startswith(mark):
            return f"<{made}>{line.removeprefix(mark)}</{made}>"
    return f"<p>{with_citations(line)}</p>"


def typeset(path: Path, d: dict) -> bytes:
    lines = [line for line in body_of(path).splitlines() if line]
    entries = "".join(f'<p class="flat">［{i}］{one}</p>' for i, one in enumerate(d["refs"], 1))
    front = (
        f"<p class='flat small'>分会场五：路基与桥涵　　编号：RC19-5-037</p><h1>{d['title_zh']}</h1>"
        "<p class='middle'>申屠岳<sup>1</sup>　阿依古丽·买买提<sup>2</sup>　尹拓<sup>1</sup></p>"
        "<p class='middle small'>（1. 北疆道路工程研究院，哈尔滨 159999；2. 天山建设大学 土木工程学院，乌鲁木齐 839999）</p>"
        f"<div class='small'><p><b>摘　要</b>　{''.join(d['zh'])}</p><p><b>关键词</b>　{'　'.join(d['keywords_zh'])}</p></div>"
    )
    english = (
        f"<div class='small' lang='en'><p class='middle'><strong>{d['title_en']}</strong></p><p class='middle'>{', '.join(d['authors_en'])}</p>"
        f"<p class='flat'><strong>Abstract</strong>  {' '.join(d['en'])}</p><p class='flat'><strong>Keywords</strong>  {'; '.join(d['keywords_en'])}</p></div>"
    )
    body = re.sub(r"#sup\[(.)\]", r"<sup>\1</sup>", "".join(block(line, d) for line in lines))
    return printed_pdf(
        f"<!doctype html><html lang='zh-CN'><meta charset='utf-8'><style>{STYLE}</style>{front}{english}{body}"
        f"<h2>参考文献</h2><div class='small'>{entries}</div></html>"
    )
