"""Typeset an .xe source with XeLaTeX and ctex as an astronomers' journal does: one column."""

# ruff: noqa: E501 (sentences and markup)

import re
from pathlib import Path

from in_tex import body_in_tex, line_in_tex
from programs import by_xelatex

PREAMBLE = r"""
\documentclass[UTF8,a4paper,zihao=5,fontset=none,twoside]{ctexart}
\setCJKmainfont{Noto Serif CJK SC}\setCJKsansfont{Noto Sans CJK SC}\setCJKmonofont{Noto Sans CJK SC}
\newCJKfontfamily\heiti{Noto Sans CJK SC}\newCJKfontfamily\kaishu{LXGW WenKai}
\usepackage[paperwidth=184mm,paperheight=260mm,top=25mm,bottom=20mm,left=20mm,right=20mm,headsep=5mm]{geometry}
\usepackage{graphicx,amsmath,amssymb,fancyhdr,caption,booktabs,tikz}
\captionsetup{labelformat=empty,font=small,skip=4pt,justification=centering}
\ctexset{section={format=\zihao{-4}\heiti\centering,beforeskip=2.4ex,afterskip=1.6ex},
  subsection={format=\zihao{5}\heiti\raggedright,beforeskip=1.6ex,afterskip=1ex}}
\setcounter{secnumdepth}{0}\linespread{1.08}\setcounter{page}{31}
\pagestyle{fancy}\fancyhf{}\setlength{\headheight}{26pt}
\fancyhead[CE]{\small\thepage\hfill 星\quad 空\quad 物\quad 理\quad 学\quad 报\hfill 58卷}
\fancyhead[CO]{\small 3期\hfill 铁朗等: 接触双星QL 0417+29的多色测光与轨道周期变化\hfill\thepage}
\fancypagestyle{first}{\fancyhf{}\fancyhead[L]{\small 第58卷第3期\\2035年5月}
  \fancyhead[C]{星\quad 空\quad 物\quad 理\quad 学\quad 报\\\small ACTA PHYSICAE STELLARUM}
  \fancyhead[R]{\small Vol.58 No.3\\May, 2035}}
\newcommand{\quiet}[1]{\begingroup\renewcommand{\thefootnote}{}\footnotetext{\hspace{-1.6em}#1}\endgroup}
\renewcommand{\footnoterule}{\kern-3pt\hrule width .3\columnwidth\kern 2.6pt}
\begin{document}\lefthyphenmin=62\thispagestyle{first}
"""
FIGURES = (
    r"""\begin{tikzpicture}[x=80mm,y=-42mm,font=\scriptsize]
\draw (-0.1,-0.1) rectangle (1.1,0.9);
\foreach \x/\l in {0/0.0,0.25/0.25,0.5/0.50,0.75/0.75,1/1.00} {\draw (\x,0.9) -- (\x,0.87);\node[below] at (\x,0.9) {\l};}
\foreach \y/\l in {0/12.0,0.25/12.2,0.5/12.4,0.75/12.6} {\draw (-0.1,\y) -- (-0.085,\y);\node[left] at (-0.1,\y) {\l};}
\foreach \d/\n in {0/$R$,0.16/$V$,0.33/$B$} {\draw[thick,domain=0:1,samples=60] plot (\x,{\d+0.2+0.13*cos(720*\x)+0.03*cos(360*\x)});\node[right] at (1.0,\d+0.3) {\n};}
\foreach \x in {0.03,0.09,...,0.99} {\fill (\x,{0.205+0.13*cos(720*\x)+0.03*cos(360*\x)}) circle (0.9pt);\draw (\x,{0.356+0.13*cos(720*\x)+0.03*cos(360*\x)}) circle (0.9pt);\draw (\x,{0.535+0.13*cos(720*\x)+0.03*cos(360*\x)}) circle (0.9pt);}
\node at (0.5,1.06) {相位};\node[rotate=90] at (-0.24,0.4) {星等/mag};\end{tikzpicture}""",
    r"""\begin{tikzpicture}[x=7.5mm,y=9mm,font=\scriptsize]
\draw (0,-1.6) rectangle (12,1.8);
\foreach \x/\l in {0/$-$20000,3/$-$15000,6/$-$10000,9/$-$5000,12/0} {\draw (\x,-1.6) -- (\x,-1.5);\node[below] at (\x,-1.6) {\l};}
\foreach \y/\l in {-1/$-$0.01,0/0.00,1/0.01} {\draw (0,\y) -- (0.12,\y);\node[left] at (0,\y) {\l};}
\draw[thick,domain=0:12,samples=60] plot (\x,{-1.1+0.017*(\x-6)^2*1.9+0.32*sin(52*\x)});
\draw[dashed,domain=0:12,samples=30] plot (\x,{-1.1+0.017*(\x-6)^2*1.9});
\foreach \x/\e in {0.3/0.08,1.1/-0.1,2/0.06,2.8/0.09,3.9/-0.07,4.6/0.05,5.7/-0.06,6.6/0.07,7.4/-0.04,8.3/0.06,9/-0.05,9.9/0.03,10.6/-0.04,11.2/0.03,11.8/-0.03} \fill (\x,{-1.1+0.0323*(\x-6)^2+0.32*sin(52*\x)+\e}) circle (1.1pt);
\node at (6,-2.35) {历元};\node[rotate=90] at (-1.5,0) {$O-C$/d};\node at (9.1,1.35) {实线: 抛物线与正弦项之和};\end{tikzpicture}""",
)
TABLES = (
    r"\begin{tabular*}{.96\textwidth}{@{\extracolsep{\fill}}lcccccc}\toprule 日期 & 望远镜 & 滤光片 & 曝光时间/s & 帧数 & 视宁度/($''$) & 极小时刻(HJD$-$2460000)\\\midrule "
    r"2033-11-06 & 1.2 m & $BVR$ & 60, 30, 20 & 387 & 1.6 & 3992.21847(13)\\ 2033-11-07 & 1.2 m & $BVR$ & 60, 30, 20 & 402 & 1.4 & 3993.11302(11)\\ "
    r"2033-12-19 & 1.2 m & $BVR$ & 60, 30, 20 & 355 & 1.9 & 4035.15820(16)\\ 2034-01-15 & 0.6 m & $V$ & 45 & 291 & 2.3 & 4062.14563(24)\\ 2034-02-03 & 0.6 m & $V$ & 45 & 268 & 2.1 & 4081.08831(22)\\\bottomrule\end{tabular*}",
    r"\begin{tabular*}{.82\textwidth}{@{\extracolsep{\fill}}lcc}\toprule 参数 & 无黑子解 & 有黑子解\\\midrule "
    r"轨道倾角$i$/($^\circ$) & 77.94(31) & 78.26(22)\\ 质量比$q$ & 0.364(4) & 0.358(3)\\ 主星温度$T_1$/K & 5840(固定) & 5840(固定)\\ 次星温度$T_2$/K & 5702(29) & 5688(21)\\ "
    r"相接度$f$/\% & 20.3(2.6) & 18.7(1.9)\\ 黑子经度/($^\circ$) & --- & 271(4)\\ 黑子半径/($^\circ$) & --- & 14.6(0.7)\\ 残差平方和 & 0.4127 & 0.2689\\\bottomrule\end{tabular*}",
)

RAISED = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"
SYMBOLS = {"α": r"$\alpha$", "μ": r"$\mu$", "′": "$'$"}


def escaped(text: str) -> str:
    """A text with TeX's special characters as themselves, but for its formulas."""
    parts = re.split(r"(\$[^$]*\$)", text)
    parts[::2] = [re.sub(r"([%&_])", r"\\\1", part) for part in parts[::2]]
    text = re.sub(r'#c\("([^"]*)"\)', r"\\textsuperscript{[\1]}", "".join(parts))
    for char, made in SYMBOLS.items():
        text = text.replace(char, made)
    return re.sub(f"[{RAISED}]+", _raised, text)


def _raised(found: re.Match[str]) -> str:
    """Raised figures as TeX raises them."""
    return f"$^{{{found[0].translate(str.maketrans(RAISED, '-0123456789'))}}}$"


def caption(d: dict, number: int) -> str:
    """A caption in both languages, each on a line of its own."""
    label, zh, en = d["captions"][number]
    kind = "Table" if label.startswith("表") else "Fig."
    return rf"\caption{{\heiti {label[0]} {label[1:]}\quad {escaped(zh)}\\ {kind} {label[1:]}\quad {escaped(en)}}}"


def block(line: str, d: dict) -> str:
    """The TeX of a line of the source."""
    if found := re.match(r"#(figure|table) (\d) (\d)", line):
        kind, which, number = found[1], int(found[2]), int(found[3])
        if kind == "figure":
            return (
                rf"\begin{{figure}}[t]\centering {FIGURES[which]}{caption(d, number)}\end{{figure}}"
                "\n\n"
            )
        return (
            rf"\begin{{table}}[t]\centering {caption(d, number)}\small {TABLES[which]}\end{{table}}"
            "\n\n"
        )
    return line_in_tex(line, escaped)


def front(d: dict) -> str:
    """Title, authors, places and the Chinese abstract, the notes of the first page."""
    return (
        r"\begin{center}{\zihao{2}\heiti 接触双星QL 0417+29的多色测光\\与轨道周期变化\textsuperscript{*}\par}\vspace{4mm}"
        r"{\zihao{4}\kaishu 铁\quad 朗$^{1,2\dagger}$\quad 宿玉衡$^{1}$\quad 阿不都热依木$^{3}$\quad Caroline Prescott$^{4}$\par}\vspace{2mm}"
        r"{\small (1 青岭天文台\quad 昆和 653099)\\(2 恒星演化与活动重点实验室\quad 昆和 653099)\\(3 西天山大学物理科学学院\quad 伊宁 835099)\\"
        r"(4 Department of Physics, University of Tamar, Plymouth PL4 9ZZ)\par}\end{center}\vspace{1mm}"
        r"\begin{list}{}{\leftmargin=8mm\rightmargin=8mm}\item\small{\heiti 摘要}\quad "
        + escaped("".join(d["zh"]))
        + r"\par\vspace{1.5mm}\noindent{\heiti 关键词}\quad "
        + escaped(", ".join(d["keywords_zh"]))
        + rf"\par\noindent{{\heiti 中图分类号}}: {d['clc']};\quad {{\heiti 文献标识码}}: A\quad {{\heiti DOI}}: {d['doi']}\end{{list}}"
        + r"\quiet{2034-09-03收到原稿, 2034-12-20收到修改稿}\quiet{* 国家自然科学基金项目(12399055)和西部青年学者计划(2032-XBQNXZ-B)资助}\quiet{$\dagger$ tielang@qlo.example}"
    )


def back(d: dict) -> str:
    entries = "".join(rf"\item {escaped(one)}" + "\n" for one in d["refs"])
    return (
        r"{\heiti 致谢}\quad 感谢青岭天文台的值班人员在观测中给予的帮助．审稿人的意见使本文得到很大的改进, 在此一并致谢．"
        r"\begin{center}\heiti 参\,考\,文\,献\end{center}"
        r"{\small\begin{list}{[\arabic{enumi}]}{\usecounter{enumi}\leftmargin=8mm\labelwidth=7mm\labelsep=1mm\itemsep=0pt\parsep=0pt\topsep=0pt}"
        + entries
        + r"\end{list}}\vspace{6mm}\begin{center}{\large\bfseries Multi-color Photometry and Orbital Period Changes of\\the Contact Binary QL 0417+29\par}\vspace{2mm}"
        r"TIE Lang$^{1,2}$\quad SU Yu-heng$^{1}$\quad ABDURAHIM$^{3}$\quad Caroline Prescott$^{4}$\par\vspace{1mm}"
        r"{\small\itshape (1 Qingling Observatory, Kunhe 653099)\\(2 Key Laboratory of Stellar Evolution and Activity, Kunhe 653099)\\"
        r"(3 School of Physical Science, Western Tianshan University, Yining 835099)\\(4 Department of Physics, University of Tamar, Plymouth PL4 9ZZ)\par}\end{center}"
        r"\begin{list}{}{\leftmargin=8mm\rightmargin=8mm}\item\small\textbf{Abstract}\quad "
        + escaped(" ".join(d["en"]))
        + r"\par\vspace{1.5mm}\noindent\textbf{Key words}\quad "
        + escaped(", ".join(d["keywords_en"]))
        + r"\end{list}\end{document}"
    )


def typeset(path: Path, d: dict) -> bytes:
    blocks = body_in_tex(path, lambda line: block(line, d))
    return by_xelatex(PREAMBLE + front(d) + blocks + back(d))
