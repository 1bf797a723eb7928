"""Typeset an .xe source with XeLaTeX and ctex as mathematicians do: one column, many formulas."""

# ruff: noqa: E501 (sentences and markup)

import re
from pathlib import Path

from in_tex import body_in_tex, entries_in_tex
from programs import by_xelatex

PREAMBLE = r"""
\documentclass[UTF8,a4paper,zihao=5,fontset=fandol]{ctexart}
\usepackage[top=30mm,bottom=24mm,left=25mm,right=25mm,headsep=6mm]{geometry}
\usepackage{graphicx,amsmath,amssymb,fancyhdr,caption}
\captionsetup{labelformat=empty,font=small,skip=3pt}
\ctexset{section={format=\zihao{-4}\heiti\centering,beforeskip=2.4ex,afterskip=1.6ex},
  subsection={format=\zihao{5}\heiti,beforeskip=1.4ex,afterskip=1ex}}
\setcounter{secnumdepth}{0}\linespread{1.25}
\pagestyle{fancy}\fancyhf{}\setcounter{page}{489}
\fancyhead[CE]{\small\thepage\hfill 应用数学与随机过程\hfill 第 49 卷}
\fancyhead[CO]{\small 第 5 期\hfill 公孙策远等: 马氏环境下带投资收益的风险模型的破产概率与最优分红\hfill\thepage}
\fancypagestyle{first}{\fancyhf{}\renewcommand{\headrulewidth}{0pt}%
  \fancyhead[R]{\begin{minipage}{42mm}\small\heiti 应用数学与随机过程\\\songti\footnotesize
  第 49 卷\ 第 5 期\hfill 2033 年 10 月\\\itshape Appl. Math. \& Stoch. Proc.\\
  Vol. 49\ No. 5\hfill Oct. 2033\end{minipage}}}
\setlength{\headheight}{48pt}
\newcommand{\quiet}[1]{\begingroup\renewcommand{\thefootnote}{}\footnotetext{\hspace{-1.6em}#1}\endgroup}
\begin{document}
"""
TABLES = (
    r"\begin{tabular}{|c|c|c|c|c|c|c|}\hline 状态 & $c_i$ & $\lambda_i$ & $\mu_i$ & $r_i$ & "
    r"$\sigma_i$ & 平稳概率 \\\hline 1 (平静) & 4.20 & 1.05 & 1.60 & 0.035 & 0.08 & 0.52 \\\hline "
    r"2 (一般) & 4.20 & 1.90 & 1.90 & 0.031 & 0.10 & 0.33 \\\hline "
    r"3 (恶劣) & 4.60 & 2.75 & 3.80 & 0.022 & 0.17 & 0.15 \\\hline\end{tabular}",
    r"\begin{tabular}{|c|c|c|c|c|}\hline 初始盈余 & 破产概率 & 上界 & 上界与真值之比 & 经典模型 \\\hline "
    r"20 & 0.1024 & 0.1219 & 1.19 & 0.0741 \\\hline 40 & 0.0187 & 0.0211 & 1.13 & 0.0062 \\\hline "
    r"60 & 0.0036 & 0.0039 & 1.08 & 0.0004 \\\hline\end{tabular}",
)
PLOT = r"""\setlength{\unitlength}{1mm}\begin{picture}(90,44)
\put(12,8){\line(1,0){70}}\put(12,8){\line(0,1){34}}
\qbezier(12,38)(36,26)(80,20)\qbezier(12,30)(36,20)(80,16)\qbezier(12,26)(36,17)(80,13)
\scriptsize\put(81,19){状态 3}\put(81,15){状态 2}\put(81,11.5){状态 1}
\put(11,4){0.02}\put(27,4){0.04}\put(43,4){0.06}\put(59,4){0.08}\put(75,4){0.10}
\put(42,0){折现率}\put(6,8){10}\put(6,20){30}\put(6,32){50}
\put(0,18){\rotatebox{90}{障碍水平}}\end{picture}"""
CASES = (
    r"\begin{equation}V_i(u)=\begin{cases}\dfrac{v_i(u)}{v_i'(b_i^*)},&0\leq u\leq b_i^*,\\[2mm]"
    r"u-b_i^*+\dfrac{v_i(b_i^*)}{v_i'(b_i^*)},&u>b_i^*,\end{cases}\tag{4.3}\end{equation}"
)


def escaped(text: str) -> str:
    """A text with TeX's special characters as themselves, but for its formulas."""
    parts = re.split(r"(\$[^$]*\$)", text)
    parts[::2] = [re.sub(r"([%&_])", r"\\\1", part) for part in parts[::2]]
    text = "".join(parts).replace("□", r"\hfill$\square$").replace("Itô", r"It\^o")
    text = re.sub(r"#b\[([^\]]*)\]", r"\\textbf{\\heiti \1}", text)
    return re.sub(r"#i\[([^\]]*)\]", r"{\\kaishu \1}", text)


def caption(d: dict, number: int) -> str:
    label, text = d["captions"][number]
    return rf"\caption{{{label}\quad {text}}}"


def block(line: str, d: dict) -> str:
    """The TeX of a line of the source."""
    if line.startswith("#figure"):
        return rf"\begin{{figure}}[t]\centering {PLOT} {caption(d, 2)}\end{{figure}}"
    if line.startswith("#table"):
        n = int(line[-1])
        return (
            rf"\begin{{table}}[htb]\centering\small {caption(d, n)} {TABLES[n]}\end{{table}}" + "\n"
        )
    if line.startswith("$eq "):
        number, formula = line.removeprefix("$eq ").split(" ", 1)
        return rf"\begin{{equation}}{formula}\tag{{{number}}}\end{{equation}}"
    if line.startswith("$al "):
        return rf"\begin{{align*}}{line.removeprefix('$al ')}\end{{align*}}"
    if line.startswith("$ca "):
        return CASES
    if line.startswith("#plain["):
        return r"\noindent " + escaped(line[7:-1]) + "\n\n"
    for mark, made in (("== ", "subsection"), ("= ", "section")):
        if line.startswith(mark):
            number, title = line.removeprefix(mark).split(" ", 1)
            return rf"\{made}{{{number}\quad {title.replace(' ', chr(12288))}}}"
    return "" if line.startswith("//") else escaped(line) + "\n\n"


def front(d: dict) -> str:
    """What stands above the text of the first page."""
    zh = r"\quad ".join(f"{a}$^{{{m}}}$" for a, m in zip(d["authors_zh"], "121", strict=True))
    en = r"\quad ".join(f"{a}$^{{{m}}}$" for a, m in zip(d["authors_en"], "121", strict=True))
    return (
        r"\thispagestyle{first}\begin{center}\vspace*{2mm}{\zihao{3}\heiti "
        + "马氏环境下带投资收益的风险模型的\\\\破产概率与最优分红$^{*}$"
        + r"\par}\vspace{4mm}{\zihao{-4}\fangsong "
        + zh
        + r"\par}\vspace{2mm}{\small ($^{1}$渤海大学数学与统计学院, 渤城, 116999; $^{2}$渤海互助保险社"
        r"精算部, 渤城, 116998)\par}\end{center}\begin{quote}\small{\heiti 摘\quad 要}\quad "
        + escaped("".join(d["zh"]))
        + r"\par{\heiti 关键词}\quad "
        + ", ".join(d["keywords_zh"])
        + r"\par{\heiti 中图分类号}\quad "
        + d["clc"]
        + r"\par\textbf{MR(2010) 主题分类}\quad 60K37, 91G05, 93E20\par\textbf{DOI}\quad "
        + d["doi"]
        + r"\end{quote}\begin{center}{\large\textbf{"
        + d["title_en"].replace("Risk Model with", r"Risk\\ Model with")
        + r"}\par}\vspace{2mm}"
        + en
        + r"\par\vspace{1mm}{\footnotesize\itshape ($^1$School of Mathematics and Statistics, Bohai "
        r"University, Bocheng, 116999, China)\\($^2$Actuarial Department, Bohai Mutual Insurance "
        r"Society, Bocheng, 116998, China)\par}\end{center}\begin{quote}\small\textbf{Abstract}\quad "
        + escaped(" ".join(d["en"]))
        + r"\par\textbf{Keywords}\quad "
        + ", ".join(d["keywords_en"])
        + r"\par\textbf{2010 Mathematics Subject Classification}\quad 60K37, 91G05, 93E20\end{quote}"
        r"\quiet{$^{*}$国家自然科学基金项目 (批准号: 12999071) 和渤海省青年科学基金项目 (2031QN0088) 资助.}"
        r"\quiet{\ \ 收稿日期: 2032-10-08, 收到修改稿日期: 2033-03-21.}"
        r"\quiet{\ \ 通信作者: 蔺若兰, E-mail: linrl@bhu.example.}"
    )


def document(path: Path, d: dict) -> str:
    blocks = body_in_tex(path, lambda line: block(line, d))
    entries = entries_in_tex(d["refs"], escaped)
    return (
        PREAMBLE
        + front(d)
        + blocks
        + r"\renewcommand{\refname}{参\quad 考\quad 文\quad 献}\begin{thebibliography}{99}\small"
        + r"\setlength{\itemsep}{0pt}"
        + entries
        + r"\end{thebibliography}\end{document}"
    )


def typeset(path: Path, d: dict) -> bytes:
    return by_xelatex(document(path, d))
