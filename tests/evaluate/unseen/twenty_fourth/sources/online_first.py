"""Typeset an .onl source with XeLaTeX as a journal's paper online first, behind its cover."""

# ruff: noqa: E501 (sentences and markup)

import re
from pathlib import Path

from in_tex import body_in_tex, entries_in_tex, line_in_tex, rows_in_tex
from programs import by_xelatex

PREAMBLE = r"""
\documentclass[UTF8,a4paper,zihao=5,twocolumn,fontset=none]{ctexart}
\setmainfont{TeX Gyre Termes}
\setCJKmainfont[BoldFont=Noto Sans CJK SC]{Noto Serif CJK SC}\setCJKsansfont{Noto Sans CJK SC}
\newCJKfontfamily\heiti{Noto Sans CJK SC}\newCJKfontfamily\kaishu{LXGW WenKai}
\usepackage[top=27mm,bottom=22mm,left=20mm,right=20mm,columnsep=8mm,headsep=5mm,headheight=30pt]{geometry}
\usepackage{fancyhdr,booktabs,tikz}
\setlength{\parskip}{0pt}\linespread{1.25}
\ctexset{section={format=\zihao{4}\heiti\raggedright,beforeskip=1.2ex,afterskip=.8ex},
  subsection={format=\zihao{5}\heiti\raggedright,beforeskip=.8ex,afterskip=.5ex}}
\setcounter{secnumdepth}{0}\renewcommand{\refname}{参考文献：}
\fancyhf{}\fancyhead[L]{\footnotesize 旱区农业学报\\Journal of Dryland Agriculture}\fancyhead[R]{\footnotesize ISSN 1999-7716\\CN 61-9971/S}
\fancyfoot[C]{\footnotesize 网络首发时间：2035-06-18 10:42:17\quad 网络首发地址：https://link.onfirst.example/urlid/61.9971.S.20350618.1042.006}
\begin{document}
"""
CHART = r"""\begin{center}\begin{tikzpicture}[x=8.5mm,y=.32mm,font=\footnotesize]
\draw (0,0) -- (7,0);\draw (0,0) -- (0,90);
\foreach \x/\n/\v in {1/CK/41,2.7/S3/55,4.4/S6/73,6.1/S9/70}
{\fill[gray!55] (\x-.35,0) rectangle (\x+.35,\v);\node[below] at (\x,0) {\n};\node[above] at (\x,\v) {\v};}
\node[rotate=90] at (-.7,45) {出苗率/\%};\end{tikzpicture}\par\small\heiti 图1\quad 不同覆盖量下的出苗率\par Fig. 1\quad Emergence under different amounts of mulch\end{center}"""


def escaped(text: str) -> str:
    """A text with TeX's special characters as themselves, its citations raised."""
    text = re.sub(r"([%&])", r"\\\1", text)
    text = re.sub(r"#super\[([^\]]*)\]", r"\\textsuperscript{\1}", text)
    return re.sub(r'#c\("([^"]*)"\)', r"\\textsuperscript{[\1]}", text)


def block(line: str, d: dict) -> str:
    """The TeX of a line of the source."""
    if line == "#figure":
        return CHART + "\n\n"
    if line == "#table":
        label, text, english = d["captions"][1]
        rows = rows_in_tex(d["cells"][label], escaped)
        return (
            rf"\begin{{center}}\small{{\heiti {label}\quad {text}\par {label.replace('表', 'Table ')}\quad {english}\par}}\smallskip\begin{{tabular}}{{lccc}}\toprule {rows}\\\bottomrule\end{{tabular}}\end{{center}}"
            + "\n\n"
        )
    return line_in_tex(line, escaped)


def cover(d: dict) -> str:
    """The page in front, which says again what the paper is."""
    rows = (
        ("题目", d["title_zh"]),
        ("作者", "，".join(d["authors_zh"])),
        ("DOI", d["doi"]),
        ("收稿日期", "2035-02-11"),
        ("网络首发日期", "2035-06-18"),
        (
            "引用格式",
            f"{'，'.join(d['authors_zh'])}．{d['title_zh']}[J/OL]．旱区农业学报. https://link.onfirst.example/urlid/61.9971.S.20350618.1042.006",
        ),
    )
    table = r"\\[2mm] ".join(rf"{{\heiti {name}：}} & {text}" for name, text in rows)
    return (
        r"\onecolumn\thispagestyle{empty}\vspace*{8mm}{\zihao{1}\heiti 旱区农业学报\par}\smallskip Journal of Dryland Agriculture\par ISSN 1999-7716，CN 61-9971/S\par"
        r"\vspace{14mm}\begin{center}{\zihao{2}\heiti 《旱区农业学报》网络首发论文\par}\end{center}\vspace{10mm}"
        rf"\noindent\begin{{tabular}}{{p{{30mm}}p{{125mm}}}}{table}\end{{tabular}}\par\vspace{{16mm}}\noindent\rule{{\linewidth}}{{.6pt}}\par\smallskip"
        r"{\small\noindent{\heiti 网络首发：}录用定稿是指内容已经确定，且通过同行评议、主编终审同意刊用的稿件。录用定稿在编辑部整理之后，先于印刷版本在网上公布，排版格式可能与印刷版本不同。\par\noindent{\heiti 出版确认：}论文自网络首发之日起视为正式出版，其题目、作者、摘要等主要内容不得再作修改，只允许按编辑规范作少量文字修正。\par}\newpage"
    )


def front(d: dict) -> str:
    """Both languages across the columns of the first page."""
    return (
        rf"\twocolumn[\noindent{{\small doi：{d['doi']}}}\par\begin{{center}}{{\zihao{{2}}\heiti {d['title_zh']}\par}}\medskip{{\kaishu\zihao{{4}} 贺兰青$^{{1}}$，仇万里$^{{1,2}}$，赫连素$^{{1*}}$\par}}"
        r"{\small(1. 陇原农业大学 农学院，兰州 739999；2. 定西旱作农业试验站，甘肃 定西 743999)\par}\end{center}"
        rf"{{\small{{\heiti 摘\quad 要：}}{escaped(''.join(d['zh']))}\par{{\heiti 关键词：}}{'；'.join(d['keywords_zh'])}\par{{\heiti 中图分类号：}}{d['clc']}\qquad{{\heiti 文献标志码：}}A\par}}"
        rf"\begin{{center}}{{\large\bfseries {d['title_en']}\par}}\smallskip HE Lanqing$^1$, QIU Wanli$^{{1,2}}$, HELIAN Su$^{{1*}}$\par{{\small(1. College of Agronomy, Longyuan Agricultural University, Lanzhou 739999, China; 2. Dingxi Experiment Station of Dryland Farming, Dingxi 743999, Gansu, China)\par}}\end{{center}}"
        rf"{{\small\textbf{{Abstract:}} {escaped(' '.join(d['en']))}\par\textbf{{Key words:}} {'; '.join(d['keywords_en'])}\par}}\bigskip]\thispagestyle{{fancy}}\pagestyle{{fancy}}"
        r"{\renewcommand{\thefootnote}{}\footnotetext{收稿日期：2035-02-11；修回日期：2035-05-30。基金项目：甘肃省重点研发计划项目(34YF8NA999)。*通信作者：赫连素，教授，主要从事旱作栽培研究。}}"
    )


def typeset(path: Path, d: dict) -> bytes:
    body = body_in_tex(path, lambda line: block(line, d))
    entries = rf"\begin{{thebibliography}}{{9}}\small {entries_in_tex(d['refs'], escaped)}\end{{thebibliography}}\end{{document}}"
    return by_xelatex(PREAMBLE + cover(d) + front(d) + body + entries)
