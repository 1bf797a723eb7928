"""Print a .web source with Chromium as a reader prints a journal's page: site and browser about it."""

# ruff: noqa: E501 (sentences and markup)

import re
from html import escape
from pathlib import Path

from by_browser import body_of, printed_pdf, table_of

STYLE = """
@page { size: 210mm 297mm; margin: 14mm 12mm 14mm 12mm;
  @top-left { content: "2034/5/6 14:22"; font: 8pt 'Liberation Sans'; }
  @top-center { content: "户外光照时长与学龄儿童近视发病的剂量反应关系 - 视光医学杂志"; font: 8pt 'Liberation Sans', 'Noto Sans CJK SC'; }
  @bottom-left { content: "https://www.syyxzz.example/CN/10.55329/j.syyxzz.2034.0117"; font: 8pt 'Liberation Sans'; }
  @bottom-right { content: counter(page) "/" counter(pages); font: 8pt 'Liberation Sans'; } }
body { margin: 0; font: 10.5pt/1.75 'Liberation Sans', 'Noto Sans CJK SC'; color: #222; }
.bar { background: #1c4f7c; color: #fff; padding: 2mm 4mm; font-size: 9pt; }
.bar b { font-size: 14pt; margin-right: 6mm; }
.path { font-size: 8.5pt; color: #777; margin: 2mm 0; }
.side { float: right; width: 46mm; margin: 0 0 4mm 6mm; border: 0.5pt solid #ccc; padding: 3mm; font-size: 8.5pt; line-height: 1.6; }
.side span { display: inline-block; border: 0.5pt solid #1c4f7c; color: #1c4f7c; padding: 0 2mm; margin: 1mm 1mm 1mm 0; }
h1 { font-size: 17pt; line-height: 1.4; margin: 2mm 0; font-weight: bold; }
.names { margin: 1mm 0; } .names sup, p sup { line-height: 0; font-size: 70%; }
.place, .dates { font-size: 8.5pt; color: #555; line-height: 1.5; margin: 1mm 0; }
.tab { display: inline-block; background: #1c4f7c; color: #fff; padding: 0 4mm; font-size: 10pt; margin-top: 3mm; }
.abs { border: 0.5pt solid #1c4f7c; padding: 2mm 4mm; text-align: justify; }
.abs p { margin: 0.5mm 0; } .t { font-weight: bold; font-size: 12pt; line-height: 1.35; }
h2 { font-size: 14pt; color: #1c4f7c; border-bottom: 0.5pt solid #ccc; margin: 5mm 0 2mm; break-after: avoid; }
h3 { font-size: 11.5pt; color: #1c4f7c; margin: 3mm 0 1mm; break-after: avoid; }
main > p { margin: 0 0 2mm; text-align: justify; text-indent: 0; orphans: 1; widows: 1; }
a { color: #1a6fb5; text-decoration: none; }
figure { margin: 3mm 0; break-inside: avoid; text-align: center; } figure p { margin: 1mm 0; font-size: 9pt; }
figure .more { color: #1a6fb5; font-size: 8.5pt; } figure svg { display: block; margin: 0 auto; }
table { border-collapse: collapse; width: 100%; font-size: 9pt; } th { background: #33658f; color: #fff; font-weight: normal; }
th, td { padding: 1mm; border-bottom: 0.5pt solid #ccc; text-align: center; }
.refs p { font-size: 9pt; line-height: 1.55; margin: 0 0 1mm; padding-left: 2.6em; text-indent: -2.6em; }
.refs i { font-style: normal; color: #1a6fb5; font-size: 8pt; margin-left: 2mm; }
.next { border-top: 0.5pt solid #ccc; font-size: 9pt; margin-top: 5mm; padding-top: 2mm; }
.foot { background: #eee; font-size: 8pt; color: #666; text-align: center; padding: 2mm; margin-top: 3mm; }
"""
CURVE = (
    '<svg width="420" height="180" font-size="9" font-family="Liberation Sans, Noto Sans CJK SC">'
    '<path d="M50 10 v130 h350" fill="none" stroke="#000"/>'
    '<path d="M50 25 C120 55 180 88 240 104 S340 112 400 114" fill="none" stroke="#c0392b" stroke-width="2"/>'
    '<path d="M50 15 C120 42 180 76 240 90 S340 92 400 88 L400 134 C340 128 300 124 240 117 S120 70 50 36 Z" fill="#c0392b" opacity="0.15"/>'
    '<path d="M247 10 v130" stroke="#555" stroke-dasharray="4 3"/>'
    '<g text-anchor="middle"><text x="50" y="154">20</text><text x="137" y="154">60</text><text x="247" y="154">110</text>'
    '<text x="400" y="154">180</text><text x="225" y="170">户外光照时长/(min·d⁻¹)</text>'
    '<text x="16" y="75" transform="rotate(-90 16 75)">风险比</text></g>'
    '<g text-anchor="end"><text x="46" y="28">1.0</text><text x="46" y="84">0.7</text><text x="46" y="140">0.4</text></g></svg>'
)


def linked(text: str) -> str:
    """The HTML of a text, its citations as links."""
    return re.sub(r"(\[\d+\])", r'<a href="#b">\1</a>', escape(text, quote=False))


def block(line: str, d: dict) -> str:
    """The HTML of a line of the source."""
    if line.startswith("#"):
        kind, number = line[1:].split()
        label, text = d["captions"][int(number)]
        told = f"<p><b>{label}</b>　{text}</p>"
        if kind == "figure":
            return f'<figure>{CURVE}{told}<p class="more">查看原图　|　下载幻灯片</p></figure>'
        return f"<figure>{told}{table_of(d['tables'][int(number) // 2])}</figure>"
    for mark, tag in (("== ", "h3"), ("= ", "h2")):
        if line.startswith(mark):
            return f"<{tag}>{line.removeprefix(mark)}</{tag}>"
    return f"<p>{linked(line)}</p>"


def raised(names: list[str], marks: str, joined: str) -> str:
    both = zip(names, marks, strict=True)
    return joined.join(f"{escape(name)}<sup>{mark}</sup>" for name, mark in both)


def document(body: str, d: dict) -> str:
    """The whole page of HTML."""
    blocks = "".join(block(line, d) for line in body.splitlines() if line)
    entries = "".join(
        f"<p>[{n}]　{escape(one)}<i>CrossRef</i><i>谷歌学术</i></p>"
        for n, one in enumerate(d["refs"], 1)
    )
    return f"""<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><style>{STYLE}</style><body>
<div class="bar"><b>视光医学杂志</b>首页　期刊介绍　编委会　投稿指南　过刊浏览　联系我们</div>
<p class="path">首页 &gt; 2034, Vol. 28 &gt; Issue (2): 97-105 　　论著</p>
<div class="side">阅读 1 764　下载 392　被引 0<br><span>PDF全文</span><span>HTML全文</span><span>引用</span><span>收藏</span><br>
DOI：{d["doi"]}<br>中图分类号：{d["clc"]}<br>文献标志码：A<br>开放获取 CC BY 4.0</div>
<h1>{d["title_zh"]}</h1><p class="names">{raised(d["authors_zh"], "1231", "，")}</p>
<p class="place">1. 海澄医学院附属眼科医院，海澄 363999；2. 海澄市疾病预防控制中心，海澄 363998；3. 阿勒泰师范大学体育与健康学院，阿勒泰 836999</p>
<p class="dates">收稿日期：2033-11-19　修回日期：2034-01-08　出版日期：2034-03-25　通信作者：冼知微，xianzw@hceye.example</p>
<p class="dates">基金资助：福建省卫生健康重大专项（2030ZD01999）；海澄市科技计划（2031S0117）</p>
<div class="tab">中文摘要</div><div class="abs"><p>{"</p><p>".join(parts(d["zh"], ""))}</p><p><b>关键词：</b>{"；".join(d["keywords_zh"])}</p></div>
<div class="tab">Abstract</div><div class="abs"><p class="t">{d["title_en"]}</p><p>{raised(d["authors_en"], "1231", ", ")}</p>
<p class="place">1. Affiliated Eye Hospital of Haicheng Medical College, Haicheng 363999, China; 2. Haicheng Center for Disease Control and Prevention, Haicheng 363998, China; 3. School of Sports and Health, Altay Normal University, Altay 836999, China</p>
<p>{"</p><p>".join(parts(d["en"], " "))}</p><p><b>Key words:</b> {", ".join(d["keywords_en"])}</p></div>
<main>{blocks}<h2>利益冲突</h2><p>所有作者声明不存在利益冲突。</p><h2>参考文献</h2><div class="refs">{entries}</div></main>
<div class="next">上一篇：角膜塑形镜验配依从性的干预研究<br>下一篇：基层眼保健人员培训需求的德尔菲法研究</div>
<div class="foot">版权所有 © 2034 《视光医学杂志》编辑部　闽ICP备99990417号　访问总数：3 871 204</div></body></html>"""


def parts(sentences: list[str], joined: str) -> list[str]:
    """The paragraphs of a structured abstract, each from a label on."""
    found: list[list[str]] = []
    for one in sentences:
        if re.match(r"(?:目的|方法|结果|结论|Objective|Methods|Results|Conclusion)[：:]", one):
            found.append([])
        found[-1].append(one)
    return [
        re.sub(r"^(\w+[：:])", r"<b>\1</b>", escape(joined.join(one), quote=False)) for one in found
    ]


def typeset(path: Path, d: dict) -> bytes:
    return printed_pdf(document(body_of(path), d))
