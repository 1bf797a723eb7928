"""Typeset an .xe source with XeLaTeX and ctex: a front part, then a body of multicols."""

# ruff: noqa: E501 (sentences and markup)

import re
from pathlib import Path

from in_tex import body_in_tex, entries_in_tex, line_in_tex
from programs import by_xelatex

PREAMBLE = r"""
\documentclass[UTF8,a4paper,zihao=5,twoside,fontset=none]{ctexart}
\setmainfont{Liberation Serif}\setsansfont{Liberation Sans}
\setCJKmainfont[BoldFont=Noto Sans CJK SC]{Noto Serif CJK SC}\setCJKsansfont{Noto Sans CJK SC}
\xeCJKDeclareCharClass{CJK}{"2103}\newCJKfontfamily\heiti{Noto Sans CJK SC}\newCJKfontfamily\kaishu{LXGW WenKai}
\usepackage[top=28mm,bottom=22mm,left=20mm,right=20mm,headsep=6mm]{geometry}
\usepackage{multicol,amsmath,fancyhdr,caption,booktabs,tikz}
\setlength{\columnsep}{7mm}\raggedcolumns\setlength{\parskip}{0pt}\linespread{1.15}
\captionsetup{labelformat=empty,font=footnotesize,skip=2pt,justification=centering}
\ctexset{section={format=\zihao{-4}\heiti\raggedright,beforeskip=1.5ex,afterskip=1ex},
  subsection={format=\zihao{5}\heiti,beforeskip=1ex,afterskip=.7ex},
  subsubsection={format=\zihao{5}\kaishu,beforeskip=.8ex,afterskip=.6ex}}
\setcounter{secnumdepth}{0}\setcounter{page}{73}
\pagestyle{fancy}\fancyhf{}
\fancyhead[LE]{\small\thepage}\fancyhead[CE]{\small 水文地质与岩溶}\fancyhead[RE]{\small 2034年}
\fancyhead[LO]{\small 第61卷\ 第1期}\fancyhead[CO]{\small 纪含烟，等：基于多级示踪试验的岩溶地下河溶质运移参数反演}\fancyhead[RO]{\small\thepage}
\fancypagestyle{first}{\fancyhf{}\fancyhead[L]{\small 第61卷\ 第1期\\2034年1月}\fancyhead[C]{\small 水文地质与岩溶\\\textsc{Hydrogeology and Karst}}\fancyhead[R]{\small Vol. 61\ No. 1\\Jan., 2034}}
\setlength{\headheight}{26pt}
\newcommand{\quiet}[1]{\begingroup\renewcommand{\thefootnote}{}\footnotetext{\hspace{-1.6em}#1}\endgroup}
\renewcommand{\footnoterule}{\kern-3pt\hrule width .3\textwidth\kern 2.6pt}
\newcommand{\wide}[1]{\par\noindent\begin{minipage}{\linewidth}\centering\vspace{2mm}#1\vspace{2mm}\end{minipage}\par}
\begin{document}\thispagestyle{first}
"""
FIGURES = (
    r"""\begin{tikzpicture}[x=6.6mm,y=7mm,font=\scriptsize]
\draw[thick] (0,2) -- (9.8,0.6);\foreach \x/\y/\l in {0/2/落水洞K1,3.2/1.54/天窗T1,6.1/1.13/天窗T2,9.8/0.6/出口S1} {\draw[fill=white] (\x,\y) circle (0.11);\node[above right,inner sep=2pt] at (\x-0.5,\y+0.08) {\l};}
\draw[->] (1.2,1.3) -- (2.6,1.1);\node[below] at (1.9,1.1) {水流方向};
\draw (6.6,-0.3) -- (8.6,-0.3);\node[below] at (7.6,-0.3) {2 km};\end{tikzpicture}""",
    r"""\begin{tikzpicture}[x=0.6mm,y=0.62mm,font=\scriptsize]
\draw (0,0) rectangle (100,50);\foreach \x/\l in {0/0,25/50,50/100,75/150,100/200} \node[below] at (\x,0) {\l};
\foreach \y/\l in {0/0,12.5/5,25/10,37.5/15,50/20} \node[left] at (0,\y) {\l};
\draw[thick] (0,0) -- (14,0) -- (19,20) -- (23,43) -- (27,31) -- (34,14) -- (45,5) -- (70,1) -- (100,0.4);
\draw[thick,dashed] (0,0) -- (28,0) -- (34,9) -- (41,26) -- (47,21) -- (56,11) -- (72,4) -- (100,1);
\node at (33,44) {T2};\node at (53,27) {S1};\node at (50,-10) {时间/h};\node[rotate=90] at (-14,25) {质量浓度/($\mu$g$\cdot$L$^{-1}$)};\end{tikzpicture}""",
)
TABLE = r"""\footnotesize\setlength{\tabcolsep}{3.2pt}\begin{tabular}{lcccc}\toprule
参数 & K1—T1 & T1—T2 & T2—S1 & 全程\\\midrule
距离/km & 2.9 & 2.6 & 3.3 & 8.8\\ 平均流速/(m·h$^{-1}$) & 132 & 98 & 71 & 95\\
纵向弥散系数/(m$^2$·s$^{-1}$) & 0.62 & 0.47 & 0.29 & 0.44\\ 交换系数/(10$^{-5}$ s$^{-1}$) & 1.8 & 4.6 & 7.9 & 4.9\\
回收率/\% & 94.7 & 91.3 & 82.6 & 78.5\\\bottomrule\end{tabular}"""


def escaped(text: str) -> str:
    """A text with TeX's special characters as themselves, but for its formulas and marks."""
    parts = re.split(r"(\$[^$]*\$)", text)
    parts[::2] = [re.sub(r"([%&_#])", r"\\\1", part) for part in parts[::2]]
    raised = re.sub(r'\\#c\("([^"]*)"\)', r"\\textsuperscript{[\1]}", "".join(parts))
    return re.sub(r"\\#super\[([^\]]*)\]", r"\\textsuperscript{\1}", raised)


def caption(d: dict, number: int, kind: str) -> str:
    label, zh, en = d["captions"][number]
    short = ("Fig. " if kind == "figure" else "Table ") + label[1:]
    return rf"\captionof{{{kind}}}{{{label}\quad {escaped(zh)}\\{short}\quad {escaped(en)}}}"


def block(line: str, d: dict) -> str:
    """The TeX of a line of the source."""
    if line.startswith("#figure "):
        shown, number = (int(n) for n in line.split()[1:])
        return rf"\wide{{{FIGURES[shown]}{caption(d, number, 'figure')}}}" + "\n\n"
    if line.startswith("#table "):
        return rf"\wide{{{caption(d, int(line[-1]), 'table')}{TABLE}}}" + "\n\n"
    return line_in_tex(line, escaped)


def raised(names: list[str], marks: list[str], joined: str) -> str:
    both = zip(names, marks, strict=True)
    return joined.join(rf"{name}\textsuperscript{{{mark}}}" for name, mark in both)


def front(d: dict) -> str:
    """Both languages above the columns, and what the first page has at its foot."""
    return (
        rf"\noindent{{\footnotesize DOI：{d['doi']}}}\begin{{center}}{{\zihao{{-2}}\heiti {d['title_zh']}\par}}"
        rf"\vspace{{2mm}}{{\zihao{{4}}\kaishu {raised(d['authors_zh'], d['marks'], '，')}\par}}\vspace{{1mm}}"
        rf"{{\footnotesize {d['place_zh']}\par}}\end{{center}}\begin{{quote}}\small\linespread{{1.05}}\selectfont"
        rf"\noindent{{\heiti 摘\quad 要：}}{escaped(''.join(d['zh']))}\\{{\heiti 关键词：}}{'；'.join(d['keywords_zh'])}\\"
        rf"{{\heiti 中图分类号：}}{d['clc']}\quad{{\heiti 文献标志码：}}A\quad{{\heiti 文章编号：}}1000-3699(2034)01-0073-08"
        rf"\end{{quote}}\begin{{center}}{{\large\bfseries {d['title_en']}\par}}\vspace{{1mm}}"
        rf"{raised(d['authors_en'], d['marks'], ', ')}\par{{\footnotesize\itshape {d['place_en']}\par}}\end{{center}}"
        rf"\begin{{quote}}\small\linespread{{1.05}}\selectfont\noindent\textbf{{Abstract:}} {escaped(' '.join(d['en']))}\\"
        rf"\textbf{{Keywords:}} {'; '.join(d['keywords_en'])}\end{{quote}}\vspace{{2mm}}"
        r"\quiet{{\heiti 收稿日期：}2033-03-21；\quad{\heiti 修订日期：}2033-07-30}"
        r"\quiet{{\heiti 基金项目：}国家自然科学基金项目（42999017）；广西自然科学基金项目（2032GXNSFA999031）}"
        r"\quiet{{\heiti 第一作者：}纪含烟（1994—），女，博士研究生，主要从事岩溶水文地质研究。E-mail：jihy@xjkarst.example}"
        r"\quiet{{\heiti 通讯作者：}Novak Matej（1979—），男，博士，教授，主要从事地下水示踪研究。E-mail：novak@uklj.example}"
    )


def document(path: Path, d: dict) -> str:
    blocks = body_in_tex(path, lambda line: block(line, d))
    entries = entries_in_tex(d["refs"], escaped)
    return (
        PREAMBLE
        + front(d)
        + r"\begin{multicols}{2}"
        + blocks
        + r"\section*{致谢：}{\kaishu 龙翔县水利局和桂中岩溶研究基地在试验中给予了帮助，谨致谢忱。}"
        + r"\renewcommand{\refname}{参考文献（References）：}\begin{thebibliography}{99}\footnotesize"
        + r"\setlength{\itemsep}{0pt}\setlength{\parsep}{0pt}"
        + entries
        + r"\end{thebibliography}\end{multicols}\end{document}"
    )


def typeset(path: Path, d: dict) -> bytes:
    return by_xelatex(document(path, d))
