"""Print a .web source with Chromium as a thesis: abstracts, contents, chapters, lists."""

from html import escape
from pathlib import Path

from by_browser import body_of, in_faces, printed_pdf, table_of, with_citations

STYLE = """
@page { size: A4; margin: 27mm 24mm 23mm 26mm;
  @top-left { content: "黔山大学硕士学位论文"; width: 35%; font: 9pt CJK; vertical-align: bottom;
    padding-bottom: 1mm; margin-bottom: 4mm; border-bottom: 0.6pt solid black; }
  @top-right { content: "令狐茗：名优茶采摘机械手柔性末端执行器设计与试验研究"; width: 65%;
    font: 9pt CJK; vertical-align: bottom; padding-bottom: 1mm; margin-bottom: 4mm;
    border-bottom: 0.6pt solid black; }
  @bottom-center { content: "- " counter(page) " -"; font: 9pt 'Nimbus Roman'; } }
body { font: 10.6pt/1.5 'Nimbus Roman', CJK; margin: 0; text-align: justify; }
div.page { break-after: page; }
.box { border: 0.8pt solid black; padding: 3mm 5mm; margin: 0 0 5mm; font-size: 10.5pt; }
.box p { text-indent: 0; }
.box h1 { font: bold 17pt/1.4 BLACK; text-align: center; margin: 2mm 0; }
h1.front { font: bold 16pt/1.5 BLACK; text-align: center; margin: 3mm 0 4mm; }
h1.latin { font: bold 16pt/1.4 'Nimbus Roman'; text-align: center; margin: 2mm 0 4mm; }
h2 { font: bold 15pt/1.5 BLACK; text-align: center; margin: 3mm 0 2.5mm; break-after: avoid; }
h3 { font: bold 13pt/1.5 BLACK; margin: 3mm 0 1.5mm; break-after: avoid; }
h4 { font: bold 11.5pt/1.5 BLACK; margin: 2mm 0 1mm; break-after: avoid; }
p { margin: 0; text-indent: 2em; orphans: 1; widows: 1; }
p.flush { text-indent: 0; margin-top: 4mm; }
p.names { text-indent: 0; text-align: center; }
b { font-family: BLACK; }
.toc div { display: flex; line-height: 1.75; }
.toc .l1 { font-family: BLACK; } .toc .l2 { padding-left: 2em; } .toc .l3 { padding-left: 4em; }
.toc span.dots { flex: 1; overflow: hidden; white-space: nowrap; direction: rtl; margin: 0 4px; }
p.formula { text-align: center; text-indent: 0; margin: 1.5mm 0; font-style: italic; }
p.formula span { float: right; font-style: normal; }
sup { font-size: 65%; line-height: 0; }
figure { margin: 3mm 0; text-align: center; break-inside: avoid; font-size: 9.5pt; }
figcaption { font: 9.5pt/1.45 'Nimbus Roman', CJK; }
table { border-collapse: collapse; width: 100%; border-bottom: 1.2pt solid black;
  border-top: 1.2pt solid black; font-size: 9.5pt; line-height: 1.4; }
th { border-bottom: 0.6pt solid black; font-weight: normal; }
td, th { padding: 0.5mm 1mm; text-align: center; }
ol { list-style: none; padding: 0; margin: 0; font-size: 9pt; line-height: 1.3; }
li { padding-left: 2.4em; text-indent: -2.4em; }
"""
PARTS = ("软管", "旋拧电机", "软体手指")


def caption(d: dict, number: int) -> str:
    """A caption in two languages, on a line each."""
    label, text, english = d["captions"][number]
    name = ("Fig." if label[0] == "图" else "Table ") + label[1:]
    return f"<figcaption>{label}　{text}<br>{name} {english}</figcaption>"


def table(d: dict, number: int) -> str:
    """A caption above a table."""
    return f"<figure>{caption(d, number)}{table_of(d['tables'][number - 1])}</figure>"


def drawing(d: dict, number: int) -> str:
    """Boxes with the parts' names above a caption."""
    boxes = "".join(
        f'<rect x="{30 + 74 * n}" y="14" width="52" height="26" fill="none" stroke="black"/>'
        f'<text x="{56 + 74 * n}" y="30" font-size="8" text-anchor="middle">{name}</text>'
        for n, name in enumerate(PARTS)
    )
    lines = '<path d="M82 27h22M156 27h22" stroke="black"/>'
    svg = f'<svg width="62%" viewBox="0 0 260 50">{boxes}{lines}</svg>'
    return f"<figure>{svg}{caption(d, number)}</figure>"


def block(line: str, d: dict) -> str:
    """The HTML of a line of the source."""
    for mark, made in (("#table ", table), ("#drawing ", drawing)):
        if line.startswith(mark):
            return made(d, int(line.split()[1]))
    if line.startswith("#formula "):
        text, label = line.removeprefix("#formula ").rsplit(" ", 1)
        return f'<p class="formula">{escape(text)}<span>{label}</span></p>'
    for mark, tag in (("=== ", "h4"), ("== ", "h3"), ("= ", "h2")):
        if line.startswith(mark):
            return f"<{tag}>{escape(line.removeprefix(mark))}</{tag}>"
    return f"<p>{with_citations(line)}</p>"


def paragraphs(sentences: list[str], mark: str) -> str:
    """An abstract's paragraphs: a new one at each numbered item."""
    text = (" " if mark == "(" else "").join(sentences).replace(mark, f"</p><p>{mark}", 1)
    for number in "234":
        text = text.replace(f"{mark}{number}", f"</p><p>{mark}{number}")
    return f"<p>{text}</p>"


def contents(d: dict) -> str:
    """The list of contents with leaders."""
    return "".join(
        f'<div class="l{level}"><span>{title}</span><span class="dots">{"." * 160}</span>'
        f"<span>{page}</span></div>"
        for level, title, page in d["contents"]
    )


def entries(texts: list[str]) -> str:
    """A list with labels [1]."""
    made = (f"<li>[{i}]　{escape(r, quote=False)}</li>" for i, r in enumerate(texts, 1))
    return f"<ol>{''.join(made)}</ol>"


def document(body: str, d: dict) -> str:
    """The whole thesis as HTML."""
    blocks = "".join(block(line, d) for line in body.splitlines() if line)
    return f"""<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8">
<style>{in_faces(STYLE)}</style><body><div class="page"><div class="box">
<p>中图分类号：{d["clc"]}　　　UDC：{d["udc"]}　　　学校代码：19657　　　密级：公开</p>
<h1>{d["title_zh"]}</h1>
<p class="names">研究生：{d["authors_zh"][0]}　　　导师：逯明远 教授
　　　专业：农业机械化工程</p></div>
<h1 class="front">摘　　要</h1>{paragraphs(d["zh"], "（")}
<p class="flush"><b>关键词：</b>{"；".join(d["keywords_zh"])}</p></div>
<div class="page" lang="en"><h1 class="latin">{d["title_en"]}</h1>
<p class="names">Postgraduate: {d["authors_en"][0]}　　Supervisor: Prof. LU Mingyuan</p>
<h1 class="latin">ABSTRACT</h1>{paragraphs(d["en"], "(")}
<p class="flush"><strong>Keywords:</strong> {"; ".join(d["keywords_en"])}</p></div>
<div class="page toc"><h1 class="front">目　　录</h1>{contents(d)}</div>
{blocks}<h2>参考文献</h2>{entries(d["refs"])}<h2>致　谢</h2><p>{d["thanks"]}</p>
<h2>攻读硕士学位期间取得的研究成果</h2>{entries(d["own_works"])}</body></html>"""


def typeset(path: Path, d: dict) -> bytes:
    """The PDF, without the time it was made."""
    return printed_pdf(document(body_of(path), d))
