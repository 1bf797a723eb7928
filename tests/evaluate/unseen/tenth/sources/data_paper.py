"""Print a .web source with Chromium as a journal of data papers."""

# ruff: noqa: E501 (sentences and markup)

import re
from pathlib import Path

from by_browser import body_of, in_faces, printed_pdf, table_of, with_citations

STYLE = """
@page { size: A4; margin: 27mm 24mm 24mm 24mm;
  @top-left { content: "北方科学数据"; font: 9pt CJK; border-bottom: 0.5pt solid #357; }
  @top-center { content: ""; border-bottom: 0.5pt solid #357; }
  @top-right { content: "2033年第8卷第2期"; font: 9pt CJK; border-bottom: 0.5pt solid #357; }
  @bottom-center { content: counter(page); font: 9pt LATIN; }
  @bottom-right { content: "www.nodata.example"; font: 8pt LATIN; } }
body { font: 10.5pt/1.62 LATIN, CJK; text-align: justify; margin: 0; }
p { text-indent: 2em; margin: 0; orphans: 1; widows: 1; }
h1 { font: 14pt BLACK; margin: 0.9em 0 0.5em; break-after: avoid; color: #246; }
h2 { font: 12pt BLACK; margin: 0.7em 0 0.4em; break-after: avoid; }
.ids { font-size: 9pt; line-height: 1.45; columns: 2; border-bottom: 1.2pt solid #357;
  padding-bottom: 2mm; text-align: left; }
.title { font: 18pt/1.4 BLACK; text-align: center; margin: 7mm 0 3mm; }
.names { text-align: center; font-size: 12pt; margin-bottom: 2mm; }
.place { font-size: 9pt; line-height: 1.4; text-align: left; margin-bottom: 4mm; }
.front { text-indent: 0; margin: 1.5mm 0; } b { font-family: BLACK; font-weight: normal; }
.en b { font: bold 1em LATIN; }
table { border-collapse: collapse; width: 100%; font-size: 9pt; line-height: 1.35;
  margin: 1mm 0 4mm; border-top: 1.2pt solid #000; border-bottom: 1.2pt solid #000; }
td, th { padding: 1mm 2mm; text-align: center; font-weight: normal; }
th { border-bottom: 0.6pt solid #000; font-family: BLACK; }
table.facts td, table.facts th { border: 0.6pt solid #579; text-align: left; }
table.facts td:first-child { width: 25%; background: #eef3f8; }
table.facts th { text-align: center; background: #d8e4f0; }
.cap { text-align: center; font: 9pt BLACK; margin: 2mm 0 1mm; break-after: avoid; }
.below { text-align: center; font: 9pt BLACK; margin: 1mm 0 4mm; }
.chain { display: flex; justify-content: space-between; align-items: center; font-size: 9pt;
  margin-top: 3mm; break-inside: avoid; } .chain span { border: 0.6pt solid #000; padding: 1.5mm; }
.refs { font-size: 9pt; line-height: 1.45; } .refs p { text-indent: -2em; padding-left: 2em; }
.formula { text-align: center; margin: 2mm 0; } .formula i { font-family: LATIN; }
sup { font-size: 0.62em; line-height: 0; } svg { display: block; margin: 3mm auto 0; }
"""
IDS = (
    "ISSN 2999-5518　CN 99-7021/N",
    "文献CSTR：99999.14.nodata.2033.0142.zh",
    "文献DOI：10.55555/nodata.2033.0142.zh",
    "数据DOI：10.55555/sciencedb.33871",
    "文献分类：地球科学",
    "收稿日期：2032-12-20",
    "开放同评：2033-01-16",
    "录用日期：2033-04-09",
    "发表日期：2033-05-30",
)
PLACES = (
    "1. 津门海洋大学海洋与环境学院，津门　399999",
    "2. 渤海湿地国家观测站，辽东营川　129999",
    "3. 津门海洋大学分析测试中心，津门　399999",
    "* 论文通信作者：冀北川（jibc@jmou.example）",
)
PLACES_EN = (
    "1. College of Marine and Environmental Sciences, Jinmen Ocean University, Jinmen 399999, P.R. China",
    "2. National Observation Station of Bohai Wetlands, Yingchuan 129999, P.R. China",
    "3. Center for Analysis and Testing, Jinmen Ocean University, Jinmen 399999, P.R. China",
    "*Email: jibc@jmou.example",
)
FACTS = (
    ("数据库（集）名称", "2014–2031年中国北方滨海盐沼沉积物柱样碳埋藏数据集"),
    ("数据通信作者", "逄嘉树（pangjs@jmou.example）"),
    ("数据作者", "逄嘉树、池晓岚、阿依努尔·买买提、冀北川、单于洁"),
    ("数据时间范围", "2014年5月–2031年10月"),
    ("地理区域", "渤海湾、莱州湾和辽东湾，北纬37°08′–40°56′，东经117°31′–122°12′"),
    ("数据量", "14.7 MB"),
    ("数据格式", "*.xlsx，*.shp"),
    ("数据服务系统网址", "https://doi.example/10.55555/sciencedb.33871"),
    (
        "基金项目",
        "国家重点研发计划（2030YFF1399900）；津门市自然科学基金（31JCQNJC09999）；渤海湿地国家观测站开放基金（BH2031-04）",
    ),
    (
        "数据库（集）组成",
        "数据集由2个数据文件组成：（1）“柱样数据.xlsx”为样点信息、分层样品和埋藏速率3个工作表，数据量11.2 MB；"
        "（2）“样点分布.zip”为样点的矢量数据，数据量3.5 MB。",
    ),
)
TABLES = (
    (
        ("区域", "样点数/个", "柱样数/根", "分层样品/个", "采样年份"),
        ("渤海湾", "31", "58", "2 207", "2014–2030"),
        ("莱州湾", "27", "49", "1 865", "2016–2031"),
        ("辽东湾", "30", "56", "2 146", "2015–2031"),
        ("合计", "88", "163", "6 218", "2014–2031"),
    ),
    (
        ("字段", "含义", "单位", "示例"),
        ("core_id", "柱样编号，由区域代码、样点号和柱号组成", "—", "LD-17-2"),
        ("depth_top", "分层上界深度，已校正压缩", "cm", "12.4"),
        ("bulk_density", "干容重", "g·cm-3", "0.87"),
        ("oc", "有机碳质量分数", "%", "1.46"),
        ("tn", "总氮质量分数", "%", "0.11"),
        ("pb210_ex", "过剩铅-210比活度", "Bq·kg-1", "38.2"),
        ("flag", "质量标记，E为估算值，R为重新测定值", "—", "R"),
    ),
    (
        ("指标", "实验室A", "实验室B", "实验室C", "F值", "p值"),
        ("有机碳/%", "1.38±0.52", "1.41±0.54", "1.36±0.50", "0.14", "0.87"),
        ("总氮/%", "0.108±0.041", "0.112±0.043", "0.105±0.040", "0.43", "0.65"),
    ),
)
STEPS = ("野外采样", "压缩率校正", "分层与测定", "年代模型", "埋藏速率", "质量控制")
BARS = (("翅碱蓬", 152), ("芦苇", 236), ("互花米草", 268), ("光滩", 97))


def chart() -> str:
    """Four columns with their values, an axis and its title."""
    parts = [
        '<svg width="320" height="170" font-size="11" font-family="CJK">'.replace(
            "CJK", "Noto Serif CJK SC"
        )
    ]
    parts.append('<path d="M50 8V140H310" fill="none" stroke="#000"/>')
    for n, (name, value) in enumerate(BARS):
        x, high = 75 + 60 * n, value * 0.42
        parts.append(f'<rect x="{x}" y="{140 - high}" width="30" height="{high}" fill="#8ab"/>')
        parts.append(f'<text x="{x + 15}" y="{134 - high}" text-anchor="middle">{value}</text>')
        parts.append(f'<text x="{x + 15}" y="156" text-anchor="middle">{name}</text>')
    for value in (0, 100, 200, 300):
        parts.append(f'<text x="44" y="{144 - value * 0.42}" text-anchor="end">{value}</text>')
    parts.append(
        '<text transform="translate(14 130) rotate(-90)">碳埋藏速率/(g·m⁻²·a⁻¹)</text></svg>'
    )
    return "".join(parts)


def caption(d: dict, number: int, where: str) -> str:
    label, text = d["captions"][number]
    return f'<div class="{where}">{label}　{text}</div>'


def raised_citations(text: str) -> str:
    """HTML with citations and the exponents of units raised."""
    html = with_citations(text)
    return re.sub(r"(?<=[a-z])(-[123]|(?<=hm)2)(?![\d.–])", r"<sup>\1</sup>", html)


def lowered(formula: str) -> str:
    return re.sub(r"([ρCh])i", r"<i>\1<sub>i</sub></i>", formula)


def block(line: str, d: dict) -> str:
    """The HTML of a line of the source."""
    if line.startswith("#figure"):
        n = int(line[-1])
        chain = "<b>→</b>".join(f"<span>{step}</span>" for step in STEPS)
        drawn = chart() if n else f'<div class="chain">{chain}</div>'
        return drawn + caption(d, 3 * n, "below")
    if line.startswith("#table"):
        n = int(line[-1])
        return caption(d, (1, 2, 4)[n], "cap") + table_of(TABLES[n])
    if line.startswith("$"):
        return f'<div class="formula">{lowered(line.strip("$ "))}</div>'
    if line.startswith("#plain["):
        return f'<p style="text-indent:0">{raised_citations(line[7:-1])}</p>'
    for mark, made in (("== ", "h2"), ("= ", "h1")):
        if line.startswith(mark):
            return f"<{made}>{line.removeprefix(mark)}</{made}>"
    return "" if line.startswith("//") else f"<p>{raised_citations(line)}</p>"


def names(given: list[str], between: str) -> str:
    marks = ("1", "1", "3", "1,2*", "2")
    return between.join(f"{n}<sup>{m}</sup>" for n, m in zip(given, marks, strict=True))


def front(d: dict) -> str:
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in FACTS)
    return (
        f'<div class="ids">{"<br>".join(IDS)}</div><div class="title">{d["title_zh"]}</div>'
        f'<div class="names">{names(d["authors_zh"], "，")}</div>'
        f'<div class="place">{"<br>".join(PLACES)}</div>'
        f'<p class="front"><b>摘要：</b>{"".join(d["zh"])}</p>'
        f'<p class="front"><b>关键词：</b>{"；".join(d["keywords_zh"])}</p>'
        f'<table class="facts"><tr><th colspan="2">数据库（集）基本信息简介</th></tr>{rows}</table>'
    )


def back(d: dict) -> str:
    refs = "".join(f"<p>[{n}]　{entry}</p>" for n, entry in enumerate(d["refs"], start=1))
    return (
        f'<h1>参考文献</h1><div class="refs">{refs}</div><h1>论文引用格式</h1>'
        f"<p>逄嘉树, 池晓岚, 阿依努尔·买买提, 等. {d['title_zh']}[J/OL]. 北方科学数据, 2033, 8(2). "
        f"(2033-05-30). DOI: {d['doi']}.</p><h1>数据引用格式</h1><p>逄嘉树, 池晓岚, 阿依努尔·买买提, 等. "
        f"{d['title_zh']}[DS/OL]. 科学数据银行, 2032. (2032-12-18). DOI: 10.55555/sciencedb.33871.</p>"
        f'<div class="en"><div class="title" style="font: bold 15pt/1.3 Liberation Serif">{d["title_en"]}</div>'
        f'<div class="names">{names(d["authors_en"], ", ")}</div>'
        f'<div class="place">{"<br>".join(PLACES_EN)}</div>'
        f'<p class="front"><b>Abstract:</b> {" ".join(d["en"])}</p>'
        f'<p class="front"><b>Keywords:</b> {"; ".join(d["keywords_en"])}</p></div>'
    )


def typeset(path: Path, d: dict) -> bytes:
    lines = body_of(path).splitlines()
    body = "".join(block(line, d) for line in lines if line)
    style = in_faces(STYLE)
    return printed_pdf(
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>x</title>'
        f"<style>{style}</style><body>{front(d)}{body}{back(d)}</body></html>"
    )
