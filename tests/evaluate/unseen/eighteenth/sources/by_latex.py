"""Typeset an .xe source with XeLaTeX as an atmospheric journal of one column does."""

# ruff: noqa: E501 (sentences and markup)

import re
from pathlib import Path

from in_tex import body_in_tex, line_in_tex
from programs import by_xelatex

PREAMBLE = r"""
\documentclass[UTF8,a4paper,zihao=5,twoside,fontset=none]{ctexart}
\setmainfont{TeX Gyre Termes}\setsansfont{Liberation Sans}
\setCJKmainfont[BoldFont=Noto Sans CJK SC]{Noto Serif CJK SC}\setCJKsansfont{Noto Sans CJK SC}
\xeCJKDeclareCharClass{CJK}{"2103}\newCJKfontfamily\heiti{Noto Sans CJK SC}\newCJKfontfamily\kaishu{LXGW WenKai}
\usepackage[paperwidth=190mm,paperheight=265mm,top=26mm,bottom=20mm,left=22mm,right=22mm,headsep=6mm]{geometry}
\usepackage{amsmath,fancyhdr,caption,booktabs,tikz}
\setlength{\parskip}{0pt}\linespread{1.15}
\captionsetup{labelformat=empty,font=footnotesize,skip=3pt,justification=centering}
\ctexset{section={format=\zihao{4}\heiti\raggedright,beforeskip=1.8ex,afterskip=1.3ex},
  subsection={format=\zihao{5}\bfseries\heiti,beforeskip=1.2ex,afterskip=.9ex}}
\setcounter{secnumdepth}{0}\setcounter{page}{418}
\pagestyle{fancy}\fancyhf{}\renewcommand{\headrulewidth}{0.8pt}
\fancyhead[LE]{\small\thepage}\fancyhead[CE]{\small Acta Atmospherica Borealis\quad 北方气象学报\quad 2034, 92(3)}
\fancyhead[CO]{\small 冷雨霏等：华北一次冷涡背景下大冰雹超级单体的双偏振特征}\fancyhead[RO]{\small\thepage}
\fancypagestyle{first}{\fancyhf{}\fancyhead[L]{\small 1001-6999/2034/92(3)-0418-05}\fancyhead[R]{\small 北方气象学报\quad Acta Atmospherica Borealis}}
\newcommand{\quiet}[1]{\begingroup\renewcommand{\thefootnote}{}\footnotetext{\hspace{-1.6em}#1}\endgroup}
\renewcommand{\footnoterule}{\kern-3pt\hrule width .35\textwidth\kern 2.6pt}
\begin{document}\thispagestyle{first}
"""
FIGURES = (
    r"""\begin{tikzpicture}[x=7mm,y=0.055mm,font=\scriptsize]
\draw (0,0) rectangle (11,700);\foreach \x/\l in {0/14:00,2/14:30,4/15:00,6/15:30,8/16:00,10/16:30} \node[below] at (\x,0) {\l};
\foreach \y/\l in {0/40,200/50,400/60,600/70} \node[left] at (0,\y) {\l};
\draw[thick] (0,60) -- (1,140) -- (2,230) -- (3,370) -- (4,452) -- (5,548) -- (6,566) -- (7,580) -- (8,490) -- (9,360) -- (10,250);
\draw[dashed] (6.4,0) -- (6.4,700);\node[right] at (6.4,660) {降雹开始};
\node at (5.5,-150) {时间（北京时）};\node[rotate=90] at (-1.1,350) {最大反射率/dBz};\end{tikzpicture}""",
    r"""\begin{tikzpicture}[x=7mm,y=5mm,font=\scriptsize]
\draw (0,0) rectangle (5,5);\draw (7,0) rectangle (12,5);
\draw[thick] (1,1) .. controls (1,4) and (3.5,4.6) .. (4,3) .. controls (4.3,1.4) and (2,0.6) .. (1,1);
\draw[thick,dashed] (8.4,0.6) -- (8.8,3.9) -- (9.5,4.2) -- (9.9,0.6);
\node at (2.6,2.4) {65};\node at (3.4,3.9) {50};\node at (9.2,2.2) {2.5};\node at (11,4.3) {\textit{Z}$_{\mathrm{DR}}$柱};
\node[below] at (2.5,0) {距离/km};\node[below] at (9.5,0) {距离/km};\node[left] at (0,2.5) {高度/km};
\node at (0.5,4.5) {(a)};\node at (7.5,4.5) {(b)};\end{tikzpicture}""",
)
TABLE = r"""\footnotesize\setlength{\tabcolsep}{5pt}\begin{tabular}{lccccc}\toprule
站名 & CAPE/(J·kg$^{-1}$) & 0～6 km切变/(m·s$^{-1}$) & 0℃层/km & －20℃层/km & 最大雹径/mm\\\midrule
丰宁 & 2186 & 27.4 & 3.62 & 6.55 & 48\\ 滦平 & 1973 & 25.8 & 3.70 & 6.61 & 57\\
密云 & 1655 & 22.1 & 3.81 & 6.74 & 31\\ 平谷 & 1420 & 20.3 & 3.86 & 6.79 & 12\\\bottomrule\end{tabular}"""


def escaped(text: str) -> str:
    """A text with TeX's special characters as themselves, but for its formulas."""
    parts = re.split(r"(\$[^$]*\$)", text)
    parts[::2] = [re.sub(r"([%&_#])", r"\\\1", part) for part in parts[::2]]
    return re.sub(r"\\#super\[([^\]]*)\]", r"\\textsuperscript{\1}", "".join(parts))


def caption(d: dict, number: int, kind: str) -> str:
    label, zh, en = d["captions"][number]
    short = ("Fig. " if kind == "figure" else "Table ") + label[1:]
    return rf"\caption{{{label}\quad {escaped(zh)}\\{short}\quad {escaped(en)}}}"


def block(line: str, d: dict) -> str:
    """The TeX of a line of the source."""
    if line.startswith("#figure "):
        shown, number = (int(n) for n in line.split()[1:])
        return rf"\begin{{figure}}[t]\centering {FIGURES[shown]}{caption(d, number, 'figure')}\end{{figure}}"
    if line.startswith("#table "):
        return rf"\begin{{table}}[t]\centering {caption(d, int(line[-1]), 'table')}{TABLE}\end{{table}}"
    return line_in_tex(line, escaped)


def raised(names: list[str], marks: list[str], joined: str) -> str:
    both = zip(names, marks, strict=True)
    return joined.join(rf"{name}\textsuperscript{{{mark}}}" for name, mark in both)


def told(sentences: list[str], joined: str) -> str:
    """An abstract, its unit raised."""
    return escaped(joined.join(sentences).replace("km3", "km#super[3]"))


def front(d: dict) -> str:
    """Both languages one below the other, and what the first page has at its foot."""
    apart = r"\quad "
    return (
        rf"\begin{{center}}{{\zihao{{-2}}\heiti {d['title_zh']}\textsuperscript{{*}}\par}}\vspace{{3mm}}"
        rf"{{\kaishu\zihao{{4}} {raised(d['authors_zh'], d['marks'], apart)}\par}}\vspace{{1mm}}"
        rf"{{\small {raised(d['authors_en'], d['marks'], apart)}\par}}\vspace{{2mm}}"
        r"{\footnotesize " + r"\\".join(d["places"]) + r"\par 2033-11-02收稿，2034-01-18改回。\par}"
        rf"\end{{center}}\begin{{small}}\noindent\textbf{{{', '.join(d['short_en'])}. 2034. {d['title_en']}. }}\textit{{Acta Atmospherica Borealis}}, 92(3): 418-422\par\vspace{{2mm}}"
        rf"\noindent{{\heiti Abstract}}\quad {told(d['en'], ' ')}\par\noindent{{\heiti Key words}}\quad {', '.join(d['keywords_en'])}\par\vspace{{2mm}}"
        rf"\noindent{{\heiti 摘\quad 要}}\quad {told(d['zh'], '')}\par\noindent{{\heiti 关键词}}\quad {'，'.join(d['keywords_zh'])}\par"
        rf"\noindent{{\heiti 中图法分类号}}\quad {d['clc']}\qquad doi：{d['doi']}\par\end{{small}}"
        r"\quiet{*\ 资助课题：国家自然科学基金项目（42999075）、北方气象局预报员专项（2033-Y09）。}"
        r"\quiet{作者简介：冷雨霏，主要从事强对流天气雷达分析。E-mail：lengyf@bfqx.example}"
        r"\quiet{通信作者：穆青岚，主要从事云降水物理研究。E-mail：muql@ycu.example}"
    )


def document(path: Path, d: dict) -> str:
    blocks = body_in_tex(path, lambda line: block(line, d))
    entries = "".join(
        r"\par\noindent\hangindent=2em\hangafter=1 " + escaped(one).replace("\n", r" \\ ")
        for one in d["refs"]
    )
    return (
        PREAMBLE
        + front(d)
        + blocks
        + r"\section*{参考文献}\begin{footnotesize}"
        + entries
        + r"\par\end{footnotesize}\end{document}"
    )


def typeset(path: Path, d: dict) -> bytes:
    return by_xelatex(document(path, d))
