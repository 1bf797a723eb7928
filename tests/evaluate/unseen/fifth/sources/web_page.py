"""Print a .web source with Chromium, as open-access publishers make PDFs of their web pages."""

import re
from html import escape
from pathlib import Path

from by_browser import body_of, in_faces, printed_pdf, table_of

STYLE = in_faces("""
@page { size: 210mm 285mm; margin: 23mm 22mm 19mm 22mm;
  @top-left { content: "校园治理进展 Advances in Campus Governance, 2033, 9(3), 412-415";
    font: 8.5pt LATIN, CJK; }
  @bottom-left { content: "DOI: DOI_HERE"; font: 8.5pt LATIN, CJK; }
  @bottom-center { content: counter(page); font: 8.5pt LATIN, CJK; }
  @bottom-right { content: "校园治理进展"; font: 8.5pt LATIN, CJK; } }
body { font: 10.5pt/1.55 LATIN, CJK; margin: 0; text-align: justify; }
h1 { font-size: 17pt; line-height: 1.25; text-align: left; margin: 0 0 2mm; }
h2 { font-size: 13pt; margin: 4mm 0 1mm; break-after: avoid; }
h3 { font-size: 11pt; margin: 3mm 0 1mm; break-after: avoid; }
p { margin: 0; text-indent: 2em; }
p.flat, .en p { text-indent: 0; margin: 1mm 0; }
p.names { font-size: 12pt; font-weight: bold; }
p.small, ol { font-size: 9pt; }
.cite { font-size: 9pt; border-top: 0.6pt solid; border-bottom: 0.6pt solid; padding: 1mm 0; }
sup { font-size: 65%; line-height: 0; }
.page { break-after: page; }
figure { margin: 3mm 0; text-align: center; break-inside: avoid; font-size: 9pt; }
figcaption { font-weight: bold; }
table { border-collapse: collapse; width: 100%; border-top: 1pt solid; border-bottom: 1pt solid; }
th { border-bottom: 0.5pt solid; font-weight: normal; }
ol { list-style: none; padding: 0; margin: 0; }
li { padding-left: 2.4em; text-indent: -2.4em; }
li b { display: inline-block; width: 2.4em; text-indent: 0; font-weight: normal; }
""")


def inline(text: str) -> str:
    """Text with its citations and formulas of one letter."""
    text = re.sub(r'#c\("([^"]*)"\)', r"[\1]", escape(text, quote=False))
    return re.sub(r"#(emph|super|sub)\[([^\]]*)\]", tagged, text)


def tagged(found: re.Match[str]) -> str:
    name = {"emph": "i", "super": "sup", "sub": "sub"}[found[1]]
    return f"<{name}>{found[2]}</{name}>"


def table(d: dict, number: int) -> str:
    """A caption in two languages, the English one first, above rows."""
    label, text, text_en = d["captions"][number]
    return (
        f"<figure><figcaption>Table {number + 1}. {text_en}<br>{label}. {text}</figcaption>"
        f"{table_of(d['tables'][number])}</figure>"
    )


def block(line: str, d: dict) -> str:
    if line.startswith("#table"):
        return table(d, int(line.split()[1]))
    for mark, tag in (("== ", "h3"), ("= ", "h2")):
        if line.startswith(mark):
            return f"<{tag}>{inline(line.removeprefix(mark))}</{tag}>"
    return f"<p>{inline(line)}</p>"


def front(d: dict) -> str:
    return f"""<h1>{d["title_zh"]}</h1>
<p class="flat names">{d["names_zh"]}</p>
<p class="flat small">{d["places_zh"]}</p>
<p class="flat small">收稿日期：2033年1月9日；录用日期：2033年2月21日；发布日期：2033年3月4日</p>
<h2>摘　要</h2><p>{"".join(d["zh"])}</p>
<h2>关键词</h2><p class="flat">{"，".join(d["keywords_zh"])}</p>
<div class="en" lang="en"><h1>{d["title_en"]}</h1>
<p class="names">{d["names_en"]}</p>
<p class="small">{d["places_en"]}</p>
<p class="small">Received: Jan. 9th, 2033; accepted: Feb. 21st, 2033; published: Mar. 4th, 2033</p>
<h2>Abstract</h2><p>{" ".join(d["en"])}</p>
<h2>Keywords</h2><p>{", ".join(d["keywords_en"])}</p></div>
<p class="flat cite page">文章引用：{d["cite"]} DOI: {d["doi"]}<br>
Copyright © 2033 by author(s) and Hillgate Press Inc. This work is licensed under the Creative
Commons Attribution International License (CC BY 4.0).</p>"""


def document(body: str, d: dict) -> str:
    blocks = "".join(block(line, d) for line in body.splitlines() if line)
    entries = "".join(
        f"<li><b>[{i}]</b>{escape(r, quote=False)}</li>" for i, r in enumerate(d["refs"], 1)
    )
    style = STYLE.replace("DOI_HERE", d["doi"])
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><style>{style}</style><body>'
        f"{front(d)}{blocks}<h2>参考文献</h2><ol>{entries}</ol></body></html>"
    )


def typeset(path: Path, d: dict) -> bytes:
    """The PDF, without the time it was made."""
    return printed_pdf(document(body_of(path), d))
