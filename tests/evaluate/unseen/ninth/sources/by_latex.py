"""Typeset an .xe source with XeLaTeX and ctex: floats, formulas, two columns."""

import re
from pathlib import Path

from by_browser import body_of
from in_tex import entries_in_tex
from programs import by_xelatex

PREAMBLE = r"""
\documentclass[UTF8,a4paper,twocolumn,zihao=5,fontset=fandol]{ctexart}
\usepackage[top=26mm,bottom=22mm,left=19mm,right=19mm,columnsep=8mm,headsep=5mm]{geometry}
\usepackage{graphicx,amsmath,fancyhdr,caption,booktabs}
\usepackage[hidelinks]{hyperref}
\captionsetup{labelformat=empty,font=small,skip=3pt}
\ctexset{section={format=\zihao{-4}\heiti,beforeskip=2ex,afterskip=1ex},
  subsection={format=\zihao{5}\heiti,beforeskip=1ex,afterskip=0.6ex}}
\setcounter{secnumdepth}{0}
\pagestyle{fancy}\fancyhf{}
\fancyhead[CE]{\small 江海桥梁与岩土\hfill 第19卷}
\fancyhead[CO]{\small RUNNING}
\fancyfoot[C]{\small ·\,\thepage\,·}
\fancypagestyle{first}{\fancyhf{}\fancyhead[L]{\small 第19卷\ 第4期\\2033年8月}
  \fancyhead[C]{江\ 海\ 桥\ 梁\ 与\ 岩\ 土\\\small Bridges and Geotechnics of Rivers and Seas}
  \fancyhead[R]{\small Vol.\,19\ No.\,4\\Aug.\ 2033}\fancyfoot[C]{\small ·\,\thepage\,·}}
\setlength{\headheight}{26pt}\setcounter{page}{61}
\newcommand{\quiet}[1]{\begingroup\renewcommand{\thefootnote}{}\footnotetext{\hspace{-1.6em}#1}\endgroup}
\begin{document}
"""
PLOT = r"""\setlength{\unitlength}{1mm}\begin{picture}(62,36)
\put(10,8){\line(1,0){50}}\put(10,8){\line(0,1){26}}
\qbezier(10,8)(13,24)(24,28)\qbezier(24,28)(38,32)(60,32)
\put(20,7){\line(0,1){1}}\put(30,7){\line(0,1){1}}\put(40,7){\line(0,1){1}}\put(50,7){\line(0,1){1}}
\scriptsize\put(9,3.6){0}\put(19,3.6){5}\put(28.5,3.6){10}\put(38.5,3.6){15}\put(48.5,3.6){20}
\put(28,0){潮周期数}\put(4,8){0}\put(4,16){3}\put(4,24){6}\put(4,32){9}
\put(-1,14){\rotatebox{90}{冲刷深度/cm}}\end{picture}"""
TABLES = (
    r"\begin{tabular*}{\textwidth}{@{\extracolsep{\fill}}ccccccc}\toprule 组次 & 桩距/D & "
    r"潮差/cm & 水深/cm & 最大流速/(cm·s$^{-1}$) & 中值粒径/mm & 往复或单向 \\\midrule "
    r"G1 & 2.5 & 4.6 & 23.7 & 29.8 & 0.15 & 单向 \\ G2 & 2.5 & 4.6 & 23.7 & 29.8 & 0.15 & 往复 \\ "
    r"G3 & 3.0 & 6.2 & 23.7 & 33.1 & 0.15 & 往复 \\ G4 & 4.0 & 6.2 & 26.0 & 33.1 & 0.22 & 往复 "
    r"\\\bottomrule\end{tabular*}",
    r"\begin{tabular}{ccc}\toprule 桩距/D & 往复流/cm & 单向流/cm \\\midrule 2.0 & 9.8 & 11.6 \\ "
    r"2.5 & 9.1 & 10.7 \\ 3.0 & 8.2 & 9.5 \\ 3.5 & 7.3 & 8.6 \\ 4.0 & 7.1 & 8.5 \\\bottomrule"
    r"\end{tabular}",
)


def escaped(text: str) -> str:
    """A text with TeX's special characters as themselves, citations raised."""
    text = re.sub(r"([%&_])", r"\\\1", text).replace("→", r"$\to$")
    return re.sub(r'#c\("([^"]*)"\)', r"\\textsuperscript{[\1]}", text)


def caption(d: dict, number: int) -> str:
    label, zh, en = d["captions"][number]
    kind = "Table" if label.startswith("表") else "Fig."
    head, place = label[0], label[1:]
    return rf"\caption{{\heiti {head} {place}\quad {zh}\\ {kind} {place}\quad {en}}}"


def block(line: str, d: dict) -> str:
    """The TeX of a line of the source."""
    if line == "#figure 0":
        return rf"\begin{{figure}}[t]\centering {PLOT} {caption(d, 1)}\end{{figure}}"
    if line == "#table 0":
        return rf"\begin{{table*}}[t]\centering\small {caption(d, 0)} {TABLES[0]}\end{{table*}}"
    if line == "#table 1":
        return rf"\begin{{table}}[tb]\centering\small {caption(d, 2)} {TABLES[1]}\end{{table}}"
    if line.startswith("$ "):
        return rf"\begin{{equation}}{line.strip('$ ')}\end{{equation}}"
    for mark, made in (("== ", "subsection"), ("= ", "section")):
        if line.startswith(mark):
            number, title = line.removeprefix(mark).split(" ", 1)
            return rf"\{made}{{{number}\quad {title.replace(' ', chr(12288))}}}"
    return escaped(line) + "\n"


def front(d: dict) -> str:
    """What stands across the columns of the first page."""
    marks = ("1,2", "1", "3", "2")
    zh = "，".join(f"{a}$^{{{m}}}$" for a, m in zip(d["authors_zh"], marks, strict=True))
    en = ", ".join(f"{a}$^{{{m}}}$" for a, m in zip(d["authors_en"], marks, strict=True))
    return (
        r"\twocolumn[\begin{center}{\zihao{2}\heiti " + d["title_zh"] + r"\par}\vspace{2mm}"
        r"{\zihao{4}\fangsong " + zh + r"\par}\vspace{1mm}{\small " + d["place_zh"] + r"\par}"
        r"\end{center}\begin{quote}\small\textbf{\heiti 摘要：}"
        + escaped("".join(d["zh"]))
        + r"\par"
        r"\textbf{\heiti 关键词：}"
        + "；".join(d["keywords_zh"])
        + r"\par\textbf{\heiti 中图分类号：}"
        + d["clc"]
        + r"\quad\textbf{\heiti 文献标志码：}A\quad\textbf{\heiti 文章编号：}"
        r"1672-0318(2033)04-0061-04\quad\textbf{DOI:} " + d["doi"] + r"\end{quote}"
        r"\begin{center}{\large\textbf{"
        + d["title_en"]
        + r"}\par}\vspace{1mm}"
        + en
        + r"\par{\footnotesize\itshape "
        + d["place_en"]
        + r"\par}\end{center}"
        r"\begin{quote}\small\textbf{Abstract:} " + escaped(" ".join(d["en"])) + r"\par"
        r"\textbf{Key words:} " + "; ".join(d["keywords_en"]) + r"\vspace{4mm}\end{quote}]"
        r"\thispagestyle{first}\quiet{收稿日期：2032-11-14；修回日期：2033-02-27}"
        r"\quiet{基金项目：国家自然科学基金（51997133）；澜省水利科技项目（LS3107）}"
        r"\quiet{作者简介：覃若谷（1995—），男，壮族，讲师，博士，主要研究方向为桥梁水力学，"
        r"E-mail: qinrg@dlut.example。}"
    )


def document(path: Path, d: dict) -> str:
    blocks = "\n".join(block(line, d) for line in body_of(path).splitlines() if line)
    entries = entries_in_tex(d["refs"], escaped)
    running = f"第4期\\hfill {d['authors_zh'][0]}等：{d['title_zh']}"
    return (
        PREAMBLE.replace("RUNNING", running)
        + front(d)
        + blocks
        + r"\renewcommand{\refname}{参考文献}\begin{thebibliography}{9}\small"
        + r"\setlength{\itemsep}{0pt}"
        + entries
        + r"\end{thebibliography}\end{document}"
    )


def typeset(path: Path, d: dict) -> bytes:
    return by_xelatex(document(path, d))
