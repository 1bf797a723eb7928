"""Typeset an .xe source with XeLaTeX as authors do with a conference's template: blocks of authors,
titles I. and A. in two columns, links in colour."""

# ruff: noqa: E501 (sentences and markup)

import re
from pathlib import Path

from in_tex import body_in_tex, entries_in_tex, line_in_tex
from programs import by_xelatex

PREAMBLE = r"""
\documentclass[UTF8,a4paper,zihao=5,twocolumn,fontset=none]{ctexart}
\setmainfont{TeX Gyre Termes}\setsansfont{Liberation Sans}
\setCJKmainfont[BoldFont=Noto Sans CJK SC,ItalicFont=AR PL UKai CN]{AR PL UMing CN}\setCJKsansfont{Noto Sans CJK SC}
\newCJKfontfamily\heiti{Noto Sans CJK SC}\newCJKfontfamily\kaishu{AR PL UKai CN}
\usepackage[top=19mm,bottom=24mm,left=17mm,right=17mm,columnsep=5mm]{geometry}
\usepackage{amsmath,caption,booktabs,tikz,xcolor}
\usepackage[colorlinks,citecolor=green!45!black,linkcolor=red!70!black,urlcolor=blue,pdftitle={}]{hyperref}
\linespread{1.08}\setlength{\parskip}{0pt}
\captionsetup{labelformat=empty,font=footnotesize,skip=3pt}
\ctexset{section={format=\zihao{5}\centering,beforeskip=1.6ex,afterskip=1ex},
  subsection={format=\zihao{5}\itshape\raggedright,beforeskip=1.1ex,afterskip=.7ex}}
\setcounter{secnumdepth}{0}\pagestyle{plain}
\newcommand{\quiet}[1]{\begingroup\renewcommand{\thefootnote}{}\footnotetext{\hspace{-1.6em}#1}\endgroup}
\renewcommand{\footnoterule}{\kern-3pt\hrule width .4\columnwidth\kern 2.6pt}
\begin{document}
"""
FIGURES = (
    r"""\begin{tikzpicture}[x=7mm,y=7mm,font=\scriptsize]
\foreach \x/\y/\l in {0/0/B1,2/1.2/B2,3.6/0.2/B3,5.4/1.4/B4,7.2/0.5/B5} {\draw[fill=gray!20] (\x,\y) circle (0.28);\node at (\x,\y) {\l};}
\draw (0.28,0.15) -- (1.74,1.05);\draw (2.25,1.05) -- (3.36,0.36);\draw (3.85,0.35) -- (5.15,1.25);\draw[dashed] (5.68,1.3) -- (6.93,0.62);
\draw[fill=white] (8.8,0.9) rectangle (10.2,1.7);\node at (9.5,1.3) {岸基网关};\draw (7.47,0.62) -- (8.8,1.2);
\node at (4.2,-0.6) {实线：两跳以内\quad 虚线：备用链路};\end{tikzpicture}""",
    r"""\begin{tikzpicture}[x=11mm,y=0.62mm,font=\scriptsize]
\draw (0,0) rectangle (6,50);\foreach \x/\l in {0/0,1/1,2/2,3/3,4/4,5/5,6/6} \node[below] at (\x,0) {\l};
\foreach \y/\l in {0/50,10/60,20/70,30/80,40/90,50/100} \node[left] at (0,\y) {\l};
\draw[thick] (0,48.7) -- (1,47.9) -- (2,46.3) -- (3,43.3) -- (4,39.6) -- (5,34.2) -- (6,28.5);
\draw[thick,dashed] (0,48.1) -- (1,45.4) -- (2,39.9) -- (3,31.8) -- (4,22.7) -- (5,13.6) -- (6,6.2);
\node at (5.1,40) {SWIM};\node at (3.9,14) {AODV-L};
\node at (3,-11) {有效波高/m};\node[rotate=90] at (-0.75,25) {投递率/\%};\end{tikzpicture}""",
)
TABLE = r"""\begin{table}[t]\centering\caption{CAPTION}\footnotesize\setlength{\tabcolsep}{4pt}\begin{tabular}{lcccc}\toprule
协议 & 投递率/\% & 时延/s & 开销/\% & 能耗/(mJ·包$^{-1}$)\\\midrule
泛洪 & 88.1 & 4.7 & 63.5 & 412\\ AODV-L & 81.8 & 9.6 & 21.4 & 238\\ LQI-T & 86.5 & 7.9 & 17.8 & 205\\ SWIM & 93.3 & 6.1 & 12.6 & 167\\\bottomrule\end{tabular}\end{table}
"""


def escaped(text: str) -> str:
    """A text with TeX's special characters as themselves, but for its formulas; run-in titles in
    the slanted face; citations that lead to their entries."""
    parts = re.split(r"(\$[^$]*\$)", text)
    parts[::2] = [re.sub(r"([%&_#])", r"\\\1", part) for part in parts[::2]]
    text = "".join(parts).replace("AODV-L", r"\mbox{AODV-L}")
    text = re.sub(r'\\#c\("(\d+)"\)', lambda m: rf"\cite{{r{int(m[1]) - 1}}}", text)
    return re.sub(r"\\#run\[([^\]]*)\]", r"\\textit{\1}", text)


def caption(d: dict, number: int) -> str:
    label, text = d["captions"][number]
    spaced = f"{label[0]} {label[1:]}"
    return rf"{spaced}.\ {text}" if label[0] == "图" else rf"{spaced}\\{text}"


def block(line: str, d: dict) -> str:
    """The TeX of a line of the source."""
    if line.startswith("#figure "):
        shown, number = (int(n) for n in line.split()[1:])
        return rf"\begin{{figure}}[t]\centering {FIGURES[shown]}\caption{{{caption(d, number)}}}\end{{figure}}"
    if line.startswith("#table "):
        return TABLE.replace("CAPTION", caption(d, int(line[-1])))
    if line.startswith("= ") and " " not in line[2:]:  # 致谢, 附录
        return rf"\section{{{line[2:]}}}"
    return line_in_tex(line, escaped)


def front(d: dict) -> str:
    """The title and two rows of authors across the columns, both abstracts in the first one."""
    blocks = [
        rf"\begin{{minipage}}[t]{{.32\textwidth}}\centering {{\zihao{{-4}} {name}}}\\\footnotesize\textit{{{post}}}\\{place}\\{mail}\end{{minipage}}"
        for name, post, place, mail in d["blocks"]
    ]
    rows = r"\par\vspace{3mm}".join(r"\hfill ".join(blocks[n : n + 3]) for n in (0, 3))
    return (
        rf"\twocolumn[{{\begin{{center}}{{\zihao{{-1}} {d['title_zh']}\par}}\vspace{{2mm}}"
        rf"{{\large {d['title_en']}\par}}\vspace{{4mm}}{rows}\end{{center}}\vspace{{4mm}}}}]"
        r"{\small\bfseries\noindent{\itshape 摘要}——"
        + escaped("".join(d["zh"]))
        + r"\par\vspace{1mm}\noindent{\itshape 关键词}——"
        + "，".join(d["keywords_zh"])
        + r"\par\vspace{1mm}\noindent\textit{Abstract}---"
        + escaped(" ".join(d["en"]))
        + r"\par\vspace{1mm}\noindent\textit{Index Terms}---"
        + ", ".join(d["keywords_en"])
        + r"\par}"
        + r"\quiet{本文受国家重点研发计划（2032YFC3199902）资助。通信作者：佘海若。}"
    )


def document(path: Path, d: dict) -> str:
    return (
        PREAMBLE
        + front(d)
        + body_in_tex(path, lambda line: block(line, d))
        + r"\renewcommand{\refname}{参考文献}\begin{thebibliography}{99}\footnotesize\setlength{\itemsep}{0pt}\setlength{\parsep}{0pt}"
        + entries_in_tex(d["refs"], escaped)
        + r"\end{thebibliography}\end{document}"
    )


def typeset(path: Path, d: dict) -> bytes:
    return by_xelatex(document(path, d))
