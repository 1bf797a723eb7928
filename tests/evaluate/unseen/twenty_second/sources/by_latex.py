"""Typeset an .xe source with XeLaTeX as a journal of geophysics does, two columns below one."""

# ruff: noqa: E501 (sentences and markup)

import re
from pathlib import Path

from in_tex import body_in_tex, line_in_tex
from programs import by_xelatex

PREAMBLE = r"""
\documentclass[UTF8,a4paper,zihao=5,twoside,twocolumn,fontset=none]{ctexart}
\setmainfont{TeX Gyre Termes}\setsansfont{Liberation Sans}
\setCJKmainfont[BoldFont=Noto Sans CJK SC,ItalicFont=AR PL UKai CN]{Noto Serif CJK SC}\setCJKsansfont{Noto Sans CJK SC}
\newCJKfontfamily\heiti{Noto Sans CJK SC}\newCJKfontfamily\kaishu{AR PL UKai CN}
\usepackage[paperwidth=210mm,paperheight=285mm,top=27mm,bottom=20mm,left=18mm,right=18mm,headsep=5mm,headheight=24pt]{geometry}
\usepackage{amsmath,fancyhdr,caption,booktabs,tikz}
\raggedbottom\setlength{\parskip}{0pt}\linespread{1.12}\setlength{\columnsep}{7mm}
\captionsetup{labelformat=empty,font=footnotesize,skip=3pt,justification=centering}
\ctexset{section={format=\zihao{-4}\heiti\raggedright,beforeskip=1.6ex,afterskip=1.2ex},
  subsection={format=\zihao{5}\heiti\raggedright,beforeskip=1ex,afterskip=.8ex},
  subsubsection={format=\zihao{5}\kaishu\raggedright,beforeskip=.8ex,afterskip=.6ex}}
\setcounter{secnumdepth}{0}\setcounter{page}{2216}
\fancypagestyle{first}{\fancyhf{}\renewcommand{\headrulewidth}{.4pt}
  \fancyhead[L]{\small\begin{tabular}[b]{@{}l@{}}第~79~卷\ 第~6~期\\2036~年~6~月\end{tabular}}
  \fancyhead[C]{\begin{tabular}[b]{c}\heiti 固\quad 体\quad 地\quad 球\quad 学\quad 刊\\\small JOURNAL OF SOLID EARTH STUDIES\end{tabular}}
  \fancyhead[R]{\small\begin{tabular}[b]{r@{}}Vol.79,\ No.6\\Jun.,\ 2036\end{tabular}}}
\pagestyle{fancy}\fancyhf{}
\fancyhead[LE]{\small\thepage}\fancyhead[CE]{\small 固体地球学刊\,(J.\ Solid Earth Stud.)}\fancyhead[RE]{\small 79~卷}
\fancyhead[LO]{\small 6~期}\fancyhead[CO]{\small 蒙歌等：利用城市暗光纤检测小江断裂带北段的微震活动}\fancyhead[RO]{\small\thepage}
\renewcommand{\footnoterule}{\kern-3pt\hrule width \columnwidth\kern 2.6pt}
\begin{document}
"""
FIGURE = r"""\begin{tikzpicture}[font=\scriptsize,x=8mm,y=8mm]
\draw (0,0) rectangle (9,4.6);\draw[very thick] (2,0) .. controls (3,1.6) and (2.6,3) .. (3.4,4.6);
\draw[very thick] (5.6,0) .. controls (5.2,1.5) and (6.1,3.2) .. (5.8,4.6);
\draw[dashed] (1,.8) -- (3.2,1.5) -- (5,2.4) -- (7.6,3.2);
\foreach \x/\y in {2.6/1.1,2.9/2.2,3.1/3.3,5.5/1.2,5.6/2.2,5.9/3.6,5.7/2.9} \draw (\x,\y) circle (1.6pt);
\node at (1.3,1.25) {暗光纤};\node at (7.9,3.55) {巧家};\node at (3.6,.35) {西支};\node at (6.4,.35) {东支};
\node at (7.8,.5) {0\quad 5\quad 10 km};\end{tikzpicture}"""
CURVES = r"""\begin{tikzpicture}[font=\scriptsize,x=9mm,y=8mm]
\draw (0,0) rectangle (7,3.6);\draw[thick] (.4,3.2) -- (1.4,2.7) -- (2.4,2.1) -- (3.4,1.4) -- (4.4,.9) -- (5.4,.4) -- (6.4,.2);
\draw[dashed] (.4,2.1) -- (1.4,2.05) -- (2.4,1.9) -- (3.4,1.3) -- (4.4,.85) -- (5.4,.4) -- (6.4,.2);
\foreach \x/\t in {.4/-0.5,1.4/0,2.4/0.5,3.4/1.0,4.4/1.5,5.4/2.0,6.4/2.5} \node at (\x,-.3) {\t};
\node at (3.5,-.75) {震级\ $M_L$};\node[rotate=90] at (-.4,1.8) {lg\,$N$};\end{tikzpicture}"""


def escaped(text: str) -> str:
    """A text with TeX's special characters as themselves, its citations raised where numbered."""
    return re.sub(r"([%&_])", r"\\\1", text)


def math_kept(text: str) -> str:
    """The same outside of formulas."""
    parts = re.split(r"(\$[^$]*\$)", text)
    return "".join(part if part.startswith("$") else escaped(part) for part in parts)


def caption(d: dict, number: int) -> str:
    label, text, english = d["captions"][number]
    short = label.replace("图", "Fig.").replace("表", "Table ")
    return rf"\caption{{{label}\quad {escaped(text)}\\{short}\quad {escaped(english)}}}"


def table(d: dict, number: int) -> str:
    rows = d["cells"][d["captions"][number][0]]
    head, *rest = (" & ".join(map(escaped, row)) + r"\\" for row in rows)
    made = rf"\footnotesize\begin{{tabular}}{{l{'c' * (len(rows[0]) - 1)}}}\toprule {head}\midrule {''.join(rest)}\bottomrule\end{{tabular}}"
    return rf"\begin{{table*}}[t]\centering {caption(d, number)}{made}\end{{table*}}"


def block(line: str, d: dict) -> str:
    """The TeX of a line of the source."""
    if line.startswith("#figure "):
        number = int(line[-1])
        drawn = CURVES if number else FIGURE
        return rf"\begin{{figure}}[!t]\centering {drawn}{caption(d, number)}\end{{figure}}"
    if line.startswith("#table "):
        return table(d, int(line[-1]))
    return line_in_tex(line, math_kept)


def front(d: dict) -> str:
    """How to cite, both languages and a line of numbers across the page, notes below the column."""
    zh, en = escaped("".join(d["zh"])), escaped(" ".join(d["en"]))
    cite = (
        r"\begin{footnotesize}\noindent 蒙歌，白玛次仁，Kowalczyk M等. 2036. 利用城市暗光纤检测小江断裂带北段的微震活动. 固体地球学刊，79(6)：2216-2218，doi：10.55871/sess2036Q0999.\par"
        r"\noindent Meng G, Baima C R, Kowalczyk M, et al. 2036. Detecting microseismicity of the northern Xiaojiang fault zone with urban dark fiber. \textit{J. Solid Earth Stud.} (in Chinese), 79(6): 2216-2218, doi: 10.55871/sess2036Q0999.\par\end{footnotesize}\vspace{5mm}"
    )
    title = (
        r"\begin{center}{\zihao{2}\heiti 利用城市暗光纤检测小江断裂带\\北段的微震活动\par}\vspace{4mm}"
        r"{\zihao{4}\kaishu 蒙歌$^{1}$，白玛次仁$^{2}$，Kowalczyk M$^{3}$，谷梁旷$^{1*}$\par}\vspace{1mm}"
        r"{\footnotesize 1 滇东大学地球科学学院，昆明\ 650999\quad 2 云南省地震局，昆明\ 650224\\3 Institute of Geophysics, Polish Academy of Sciences, Warsaw 01-452, Poland\par}\end{center}"
    )
    inner = (
        rf"\begin{{list}}{{}}{{\leftmargin=2em\rightmargin=2em}}\item[]\small\setlength{{\parindent}}{{0pt}}\textbf{{摘要}}\quad {zh}\par "
        rf"\textbf{{关键词}}\quad {'；'.join(d['keywords_zh'])}\par doi：{d['doi']}\hfill 中图分类号\ {d['clc']}\hfill 收稿日期\ 2035-03-27，2036-02-18~收修定稿\end{{list}}"
    )
    english = (
        r"\begin{center}{\large\bfseries Detecting microseismicity of the northern Xiaojiang fault zone with urban dark fiber\par}\vspace{1mm}"
        r"{\small MENG Ge$^{1}$, BAIMA CiRen$^{2}$, Kowalczyk M$^{3}$, GULIANG Kuang$^{1*}$\par}"
        r"{\footnotesize\itshape 1 School of Earth Sciences, Diandong University, Kunming 650999, China\\2 Yunnan Earthquake Agency, Kunming 650224, China\\3 Institute of Geophysics, Polish Academy of Sciences, Warsaw 01-452, Poland\par}\end{center}"
        rf"\begin{{list}}{{}}{{\leftmargin=2em\rightmargin=2em}}\item[]\small\setlength{{\parindent}}{{0pt}}\textbf{{Abstract}}\quad {en}\par "
        rf"\textbf{{Keywords}}\quad {'; '.join(d['keywords_en'])}\end{{list}}\vspace{{3mm}}"
    )
    notes = (
        r"\makeatletter\long\def\@makefntext#1{\noindent #1}\makeatother\thispagestyle{first}"
        r"\footnotetext{\textbf{基金项目}\quad 国家自然科学基金项目(42999204)，云南省基础研究专项(202501AT070999)联合资助。\par"
        r"\noindent\textbf{第一作者简介}\quad 蒙歌，女，1995年生，博士研究生，主要从事光纤地震学研究。E-mail：mengge@ddu.example\par"
        r"\noindent *\ \textbf{通讯作者}\quad 谷梁旷，男，1978年生，教授，主要从事地震活动性研究。E-mail：guliangk@ddu.example}"
    )
    return rf"\twocolumn[{{{cite}{title}{inner}{english}}}]{notes}"


def back(d: dict) -> str:
    """The thanks, the list, and its Chinese entries in Chinese."""

    def listed(entries: list[str]) -> str:
        return "".join(
            r"\par\noindent\hangindent=2em\hangafter=1 " + escaped(one) for one in entries
        )

    return (
        r"\section*{References}\begin{footnotesize}"
        + listed(d["refs"])
        + r"\par\end{footnotesize}\section*{附中文参考文献}\begin{footnotesize}"
        + listed(d["in_chinese"])
        + r"\par\vspace{3mm}\hfill （本文编辑\quad 计然）\par\end{footnotesize}\end{document}"
    )


def typeset(path: Path, d: dict) -> bytes:
    return by_xelatex(
        PREAMBLE + front(d) + body_in_tex(path, lambda line: block(line, d)) + back(d)
    )
