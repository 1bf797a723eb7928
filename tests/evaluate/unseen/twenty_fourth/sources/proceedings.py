"""Typeset a .pro source with XeLaTeX as a paper of a conference's proceedings."""

# ruff: noqa: E501 (sentences and markup)

import re
from pathlib import Path

from in_tex import body_in_tex, entries_in_tex, line_in_tex, rows_in_tex
from programs import by_xelatex

PREAMBLE = r"""
\documentclass[UTF8,zihao=5,twocolumn,fontset=none]{ctexart}
\setmainfont{TeX Gyre Termes}
\setCJKmainfont[BoldFont=Noto Sans CJK SC]{Noto Serif CJK SC}\setCJKsansfont{Noto Sans CJK SC}
\newCJKfontfamily\heiti{Noto Sans CJK SC}\newCJKfontfamily\kaishu{LXGW WenKai}
\usepackage[paperwidth=185mm,paperheight=260mm,top=26mm,bottom=22mm,left=17mm,right=17mm,columnsep=7mm,headsep=5mm]{geometry}
\usepackage{fancyhdr,booktabs,tikz}
\setlength{\parskip}{0pt}\linespread{1.3}
\ctexset{section={format=\zihao{4}\heiti\centering,beforeskip=1.2ex,afterskip=.8ex},subsection={format=\zihao{5}\heiti\raggedright,beforeskip=.8ex,afterskip=.5ex},
  subsubsection={format=\zihao{5}\kaishu\raggedright,beforeskip=.5ex,afterskip=.3ex}}
\setcounter{secnumdepth}{0}\setcounter{page}{218}\renewcommand{\refname}{参考文献 (References)}
\pagestyle{fancy}\fancyhf{}\fancyhead[C]{\footnotesize 第十一届中国水下机器人大会论文集\quad 2035年10月16—18日\quad 青岛}\fancyfoot[C]{\small\thepage}
\begin{document}
"""
DRAWING = r"""\begin{center}\begin{tikzpicture}[font=\footnotesize,every node/.style={draw,minimum width=19mm}]
\node (a) at (0,0) {声呐};\node (b) at (0,-1) {相机};\node (c) at (2.7,-.5) {融合网络};\node (d) at (5.4,-.5) {跟踪控制};
\draw[->] (a) -- (c);\draw[->] (b) -- (c);\draw[->] (c) -- (d);\end{tikzpicture}\par\smallskip\small 图1\quad 系统的总体结构\par Fig. 1\quad Structure of the system\end{center}"""


def escaped(text: str) -> str:
    """A text with TeX's special characters as themselves, its citations raised."""
    text = re.sub(r"([%&])", r"\\\1", text)
    return re.sub(r'#c\("([^"]*)"\)', r"\\textsuperscript{[\1]}", text)


def block(line: str, d: dict) -> str:
    """The TeX of a line of the source."""
    if line == "#figure":
        return DRAWING + "\n\n"
    if line == "#table":
        label, text, english = d["captions"][1]
        rows = rows_in_tex(d["cells"][label], escaped)
        return (
            rf"\begin{{center}}\small {label}\quad {text}\par {label.replace('表', 'Table ')}\quad {english}\par\smallskip\begin{{tabular}}{{lccc}}\toprule {rows}\\\bottomrule\end{{tabular}}\end{{center}}"
            + "\n\n"
        )
    return line_in_tex(line, escaped)


def front(d: dict) -> str:
    """Both languages across the columns of the first page."""
    return (
        rf"\twocolumn[\begin{{center}}{{\zihao{{2}}\heiti {d['title_zh']}\par}}\medskip{{\kaishu\zihao{{4}} 公冶舟$^{{1}}$，濮阳帆$^{{1}}$，岳听澜$^{{2}}$\par}}"
        r"{\small(1. 黄渤海洋大学 工程学院，青岛 266999；2. 青岛深蓝探测技术有限公司，青岛 266998)\par}\end{center}"
        rf"{{\small{{\heiti 摘\quad 要：}}{escaped(''.join(d['zh']))}\par{{\heiti 关键词：}}{'；'.join(d['keywords_zh'])}\par}}"
        rf"\begin{{center}}{{\large\bfseries {d['title_en']}\par}}\smallskip {', '.join(d['authors_en'])}\par{{\small(1. School of Engineering, Huangbo Ocean University, Qingdao 266999; 2. Qingdao Shenlan Exploration Technology Co., Ltd., Qingdao 266998)\par}}\end{{center}}"
        rf"{{\small\textbf{{Abstract:}} {escaped(' '.join(d['en']))}\par\textbf{{Keywords:}} {'; '.join(d['keywords_en'])}\par}}\bigskip]\thispagestyle{{fancy}}"
    )


def lives(d: dict) -> str:
    """What the authors are, each beside a photo."""
    photo = r"\begin{tikzpicture}[baseline=(current bounding box.north)]\fill[gray!25] (0,0) rectangle (1.6,2.1);\fill[gray!60] (.8,1.35) circle (.38);\fill[gray!60] (.25,0) arc (180:0:.55 and .8);\end{tikzpicture}"
    return r"\section*{作者简介}" + "".join(
        rf"\noindent\begin{{minipage}}[t]{{18mm}}\vspace{{0pt}}{photo}\end{{minipage}}\begin{{minipage}}[t]{{\dimexpr\linewidth-20mm}}\vspace{{0pt}}\small {one}\end{{minipage}}\par\medskip"
        for one in d["lives"]
    )


def typeset(path: Path, d: dict) -> bytes:
    body = body_in_tex(path, lambda line: block(line, d))
    entries = rf"\begin{{thebibliography}}{{9}}\small {entries_in_tex(d['refs'], escaped)}\end{{thebibliography}}"
    return by_xelatex(PREAMBLE + front(d) + body + entries + lives(d) + r"\end{document}")
