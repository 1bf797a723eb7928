"""Print a .web source with Chromium as a preprint server does: numbered lines, a rail, a stamp."""

# ruff: noqa: E501 (sentences and markup)

import re
from html import escape
from pathlib import Path

from by_browser import body_of, printed_pdf, table_of

STYLE = """
@page { size: 210mm 297mm; margin: 20mm 18mm 20mm 0;
  @top-left { content: "港湾预印本平台"; font: 8pt 'Noto Sans CJK SC'; color: #555; padding-left: 26mm; }
  @top-right { content: "PREPRINT · HARBOR"; font: 8pt 'Nimbus Sans'; color: #555; }
  @bottom-left { content: "本文为预印本，未经同行评议，请勿作为定论引用"; font: 7.5pt 'Noto Sans CJK SC'; color: #a33; padding-left: 26mm; }
  @bottom-right { content: counter(page, decimal) " / " counter(pages, decimal); font: 8pt 'Nimbus Roman'; } }
sup { line-height: 0; font-size: 70%; }
body { width: 166mm; margin: 0 0 0 26mm; position: relative; text-align: justify;
  font: 10.5pt/1.95 'Nimbus Roman', 'Noto Serif CJK SC'; }
.ln { position: absolute; left: -11mm; width: 7mm; text-align: right; text-indent: 0;
  font: 7pt/1.85 'Nimbus Sans'; color: #888; }
.stamp { position: absolute; left: -20mm; top: 205mm; transform: rotate(-90deg); transform-origin: 0 0;
  white-space: nowrap; font: 15pt 'Nimbus Roman', 'Noto Serif CJK SC'; color: #999; }
h1 { font: bold 18pt/1.4 'Nimbus Sans', 'Noto Sans CJK SC'; margin: 0 0 3mm; text-align: left; }
.names { font-size: 11.5pt; margin: 0; } .names svg { vertical-align: -1pt; margin: 0 1.5mm 0 0.8mm; }
.place { font-size: 8.5pt; line-height: 1.5; color: #444; margin: 1mm 0 3mm; }
.rail { float: right; width: 42mm; margin: 0 0 3mm 5mm; padding: 3mm; background: #eef3f6;
  font: 7.8pt/1.5 'Nimbus Sans', 'Noto Sans CJK SC'; text-align: left; }
.rail b { display: block; margin-top: 2mm; color: #0b5a7a; }
.points { background: #fff6e0; border-left: 3pt solid #e0a000; padding: 2mm 4mm; margin: 2mm 0; overflow: hidden; }
.points b, .abs b, .picture b { font-family: 'Nimbus Sans', 'Noto Sans CJK SC'; }
.points ul { margin: 0; padding-left: 5mm; font-size: 9.5pt; line-height: 1.6; }
.picture { margin: 3mm 0; font-size: 9pt; } .picture svg { display: block; }
.abs p, main p { margin: 0; } main > p { text-indent: 2em; orphans: 1; widows: 1; }
.en { text-align: left; } .en .t { font: bold 13pt/1.4 'Nimbus Sans'; margin: 3mm 0 1mm; }
h2 { font: bold 13pt/1.5 'Nimbus Sans', 'Noto Sans CJK SC'; margin: 4mm 0 1.5mm; break-after: avoid; color: #0b5a7a; }
h3 { font: bold 11pt/1.5 'Nimbus Sans', 'Noto Sans CJK SC'; margin: 2.5mm 0 1mm; break-after: avoid; }
figure { margin: 4mm 0; text-align: center; break-inside: avoid; font: 9pt/1.5 'Nimbus Sans', 'Noto Sans CJK SC'; }
figure p { margin: 1mm 0; } figure svg { display: block; margin: 0 auto; }
table { border-collapse: collapse; width: 100%; font: 9pt/1.5 'Nimbus Roman', 'Noto Serif CJK SC'; }
th, td { border-bottom: 0.5pt solid #bbb; padding: 1mm; text-align: center; } th { background: #dde8ee; }
.refs p { font-size: 9pt; line-height: 1.55; padding-left: 2em; text-indent: -2em; word-break: break-word; }
"""
ORCID = (
    '<svg width="9" height="9"><circle cx="4.5" cy="4.5" r="4.5" fill="#a6ce39"/>'
    '<rect x="2.2" y="3" width="1" height="4" fill="#fff"/><circle cx="5.6" cy="5" r="1.5" fill="none" stroke="#fff"/></svg>'
)
SUMMARY = (
    '<svg width="420" height="96" font-size="10" font-family="Noto Sans CJK SC">'
    '<rect x="4" y="18" width="110" height="60" rx="8" fill="#d6eaf8" stroke="#2874a6"/>'
    '<rect x="156" y="18" width="110" height="60" rx="8" fill="#fdebd0" stroke="#b9770e"/>'
    '<rect x="308" y="18" width="108" height="60" rx="8" fill="#d5f5e3" stroke="#1e8449"/>'
    '<path d="M116 48 h34 M268 48 h34" stroke="#333" stroke-width="2" marker-end="url(#a)"/>'
    '<g text-anchor="middle"><text x="59" y="44">游客洗涤污水</text><text x="59" y="60">聚酯纤维</text>'
    '<text x="211" y="52">湖水分层沉降</text><text x="362" y="44">百年沉积档案</text>'
    '<text x="362" y="60">+9.6%/年</text></g></svg>'
)
CURVES = (
    '<svg width="430" height="170" font-size="9" font-family="Nimbus Sans, Noto Sans CJK SC">'
    '<path d="M50 10 v130 h360" fill="none" stroke="#000"/>'
    '<path d="M50 139 L170 138 L230 134 L290 120 L350 82 L410 18" fill="none" stroke="#b03a2e" stroke-width="2"/>'
    '<path d="M50 139 L170 138 L230 135 L290 128 L350 117 L410 104" fill="none" stroke="#2874a6" stroke-width="2"/>'
    '<g text-anchor="middle"><text x="50" y="154">1920</text><text x="170" y="154">1960</text>'
    '<text x="290" y="154">2000</text><text x="410" y="154">2034</text><text x="230" y="167">年份</text>'
    '<text x="378" y="36">岚海</text><text x="390" y="122">错鄂湖</text>'
    '<text x="16" y="80" transform="rotate(-90 16 80)">累积速率（个/(cm²·ka)）</text></g>'
    '<g text-anchor="end"><text x="46" y="140">0</text><text x="46" y="80">200</text><text x="46" y="22">400</text></g></svg>'
)
NUMBERED = """
<script>
{
  let number = 0;
  for (const p of document.querySelectorAll('.abs p, main > p, h2, h3, .refs p')) {
    const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), starts = [];
    let last = -1e9;
    for (let node; (node = walk.nextNode());)
      for (let i = 0; i < node.length; i++) {
        const range = document.createRange();
        range.setStart(node, i); range.setEnd(node, i + 1);
        const box = range.getClientRects()[0];
        if (box && box.width > 0 && box.bottom > last + 9) { starts.push([node, i]); last = box.bottom; }
      }
    const numbers = starts.map(() => ++number);
    for (let k = starts.length - 1; k >= 0; k--) {
      const [node, i] = starts[k], mark = document.createElement('span');
      mark.className = 'ln'; mark.textContent = numbers[k];
      node.parentNode.insertBefore(mark, node.splitText(i + 1));
    }
  }
}
</script>
"""


def raised(text: str) -> str:
    """The HTML of a text, with the raised figures that its source has on the line."""
    text = escape(text, quote=False)
    text = re.sub(r"(?<![\d])(210(?=Pb)|137(?=Cs))", r"<sup>\1</sup>", text)
    return re.sub(r"(?<=m)([23])(?=[，。、）;的·]|$)", r"<sup>\1</sup>", text)


def block(line: str, d: dict) -> str:
    """The HTML of a line of the source."""
    if line.startswith("#figure"):
        label, text = d["captions"][0]
        return f"<figure>{CURVES}<p>{label}　{text}</p></figure>"
    if line.startswith("#table"):
        label, text = d["captions"][1]
        return f"<figure><p>{label}　{text}</p>{table_of(d['tables'][0])}</figure>"
    for mark, tag in (("== ", "h3"), ("= ", "h2")):
        if line.startswith(mark):
            number, title = line.removeprefix(mark).split(" ", 1)
            return f"<{tag}>{number}&ensp;{title}</{tag}>"
    return f"<p>{raised(line)}</p>"


def rail(d: dict) -> str:
    """What stands beside the first page's text."""
    return f"""<div class="rail"><b>引用本文 Cite this</b>阮青蘅, 尼玛次仁, Eriksen S, 等. 高原湖泊沉积物中微塑料的百年累积[EB/OL]. 港湾预印本, 2036.
<b>DOI</b>{d["doi"]}<b>版本历史</b>v1　2036-03-02<br>v2　2036-03-14（当前）<b>学科</b>环境科学 &gt; 湖沼学
<b>许可</b>CC BY-NC 4.0　开放获取<b>阅读量</b>1 308　下载 417<b>通讯作者</b>褚望舒<br>chuws@lhu.example</div>"""


def document(body: str, d: dict) -> str:
    """The whole page of HTML."""
    blocks = "".join(block(line, d) for line in body.splitlines() if line)
    entries = "".join(f"<p>{raised(r)}</p>" for r in d["refs"])
    zh, en = (
        "".join(
            f"{escape(name)}<sup>{m}</sup>{ORCID}" for name, m in zip(d[field], marks, strict=True)
        )
        for field, marks in (("authors_zh", ("1", "2", "3", "1,*")), ("authors_en", "1231"))
    )
    points = "".join(f"<li>{one}</li>" for one in d["highlights"])
    return f"""<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><style>{STYLE}</style><body>
<div class="stamp">harbor:203603.01187v2 [环境科学] 2036年3月14日</div>
<h1>{d["title_zh"]}</h1>{rail(d)}<p class="names">{zh}</p>
<p class="place">1 岚海大学湖泊与环境研究院，岚州 675999；2 西藏高原生态研究所，拉萨 850999；3 奥勒松大学环境科学系，挪威 奥勒松 6009</p>
<div class="points"><b>亮点</b><ul>{points}</ul></div>
<div class="abs"><p><b>摘要</b>　{raised("".join(d["zh"]))}</p><p><b>关键词</b>　{raised("；".join(d["keywords_zh"]))}</p></div>
<div class="picture"><b>图文摘要</b>{SUMMARY}</div>
<div class="abs en" lang="en"><p class="t">{d["title_en"]}</p><p class="names">{en}</p>
<p class="place">1 Institute of Lakes and Environment, Lanhai University, Lanhai 675999, China; 2 Tibetan Plateau Institute of Ecology, Lhasa 850999, China; 3 Department of Environmental Science, University of Aalesund, Aalesund 6009, Norway</p>
<p><b>Abstract</b>&ensp;{raised(" ".join(d["en"]))}</p><p><b>Keywords:</b> {raised("; ".join(d["keywords_en"]))}</p></div>
<main>{blocks}<h2>数据可用性</h2><p>原始光谱与计数数据存于港湾数据仓库，编号HD-2036-0417。</p>
<h2>作者贡献</h2><p>阮青蘅：采样、实验、初稿；尼玛次仁：野外工作；Eriksen S.：方法与质量控制；褚望舒：构思、修改、经费。</p>
<h2>参考文献</h2><div class="refs">{entries}</div></main>{NUMBERED}</body></html>"""


def typeset(path: Path, d: dict) -> bytes:
    """The PDF, without the time it was made."""
    return printed_pdf(document(body_of(path), d))
