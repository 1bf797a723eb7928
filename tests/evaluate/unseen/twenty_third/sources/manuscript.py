"""Typeset an .xe source with XeLaTeX as an author hands a paper in for review, floats last."""

# ruff: noqa: E501 (sentences and markup)

import re
from pathlib import Path

from in_tex import body_in_tex, entries_in_tex, line_in_tex
from programs import by_xelatex

PREAMBLE = r"""
\documentclass[UTF8,a4paper,zihao=-4,fontset=none]{ctexart}
\setmainfont{TeX Gyre Termes}
\setCJKmainfont[BoldFont=Noto Sans CJK SC]{Noto Serif CJK SC}\setCJKsansfont{Noto Sans CJK SC}
\newCJKfontfamily\heiti{Noto Sans CJK SC}\newCJKfontfamily\kaishu{LXGW WenKai}
\usepackage[top=26mm,bottom=25mm,left=31mm,right=31mm,headsep=6mm]{geometry}
\usepackage{fancyhdr,caption,booktabs,tikz,amsmath}
\raggedbottom\setlength{\parskip}{0pt}\linespread{1.72}
\captionsetup{labelformat=empty,font=small,skip=5pt,justification=centering}
\ctexset{section={format=\zihao{4}\heiti\raggedright,beforeskip=1.4ex,afterskip=1ex},
  subsection={format=\zihao{-4}\heiti\raggedright,beforeskip=1ex,afterskip=.8ex}}
\setcounter{secnumdepth}{0}
\pagestyle{fancy}\fancyhf{}\renewcommand{\headrulewidth}{0pt}
\fancyhead[L]{\footnotesize 《城市交通与物流》投稿\quad 稿号：CTL-2035-0417}\fancyhead[R]{\footnotesize 第1次修回\quad 仅供审稿}
\fancyfoot[C]{\small -- \thepage\ --}
\renewcommand{\refname}{参考文献}
\begin{document}\thispagestyle{fancy}
"""
CHART = r"""\begin{tikzpicture}[x=17mm,y=0.42mm,font=\small]
\draw (0,0) -- (6,0);\draw (0,0) -- (0,100);
\foreach \x/\n/\v in {1/办公/82,2/居住/57,3/商业/38,4/学校/71,5/枢纽/21}
{\fill[gray!60] (\x-.25,0) rectangle (\x+.25,\v);\node[below] at (\x,0) {\n};\node[above] at (\x,\v) {\v};}
\node[rotate=90] at (-.55,50) {日均订单/件};\end{tikzpicture}"""
DRAWING = r"""\begin{tikzpicture}[font=\small,every node/.style={draw,inset sep=2mm}]
\node[draw] (a) at (0,0) {刷卡数据};\node[draw] (b) at (0,-1.6) {土地利用};
\node[draw] (c) at (4,-.8) {需求预测};\node[draw] (d) at (8,-.8) {选址模型};
\draw[->] (a) -- (c);\draw[->] (b) -- (c);\draw[->] (c) -- (d);\end{tikzpicture}""".replace(
    ",every node/.style={draw,inset sep=2mm}", ""
)
RESULTS = r"""\begin{tabular}{lccc}\toprule 模型 & MAE/件 & RMSE/件 & $R^2$ \\\midrule
历史均值 & 14.62 & 20.31 & 0.524 \\ ARIMA & 11.87 & 17.05 & 0.641 \\ 随机森林 & 8.93 & 12.74 & 0.758 \\
LSTM & 7.46 & 10.98 & 0.803 \\ 本文模型 & 5.21 & 7.83 & 0.891 \\\bottomrule\end{tabular}"""
PLANS = r"""\begin{tabular}{lcccc}\toprule 方案 & 站点数/座 & 柜格数/个 & 覆盖率/\% & 年成本/万元 \\\midrule
现状 & 61 & 4392 & 48.3 & 1126 \\ 方案A & 74 & 4180 & 66.9 & 1093 \\ 方案B & 88 & 4956 & 79.4 & 1238 \\
方案C & 112 & 6240 & 84.1 & 1571 \\\bottomrule\end{tabular}"""


def escaped(text: str) -> str:
    """A text with TeX's special characters as themselves, its citations raised."""
    text = re.sub(r"([%&])", r"\\\1", text)
    text = re.sub(r"#super\[(.)\]", r"\\textsuperscript{\1}", text)
    return re.sub(r'#c\("([^"]*)"\)', r"\\textsuperscript{[\1]}", text)


def block(line: str) -> str:
    """The TeX of a line of the source."""
    if line.startswith("#here "):
        return rf"\begin{{center}}\heiti 【{line[6:]}】\end{{center}}" + "\n\n"
    return line_in_tex(line, escaped)


def front(d: dict) -> str:
    """A page of what the editor asks, a Chinese one and an English one."""
    return (
        r"\noindent{\zihao{4}\heiti 投稿信息}\par\noindent 稿件类型：研究论文\par\noindent 投稿日期：2035-04-17\quad 修回日期：2035-07-02\par"
        r"\noindent 正文字数：约3100字\quad 图2幅\quad 表2个\par\noindent 本文未一稿多投，全体作者同意署名顺序。\par\vspace{6mm}"
        rf"\begin{{center}}{{\zihao{{-2}}\heiti {d['title_zh'].replace('——', chr(92) + chr(92) + '——')}\par}}"
        r"{\kaishu 覃若川$^{1}$，钟离雪$^{1,2,*}$，巫启明$^{3}$\par}{\zihao{5}(1. 锦西交通大学 交通运输学院，成都 619999；2. 城市末端物流四川省重点实验室，成都 619999；3. 成都轨道交通集团有限公司，成都 610041)\par}\end{center}"
        rf"\noindent{{\heiti 摘要：}}{escaped(''.join(d['zh']))}\par\noindent{{\heiti 关键词：}}{'；'.join(d['keywords_zh'])}\par"
        rf"\noindent{{\heiti 中图分类号：}}{d['clc']}\qquad{{\heiti 文献标志码：}}A\par"
        r"\noindent{\zihao{5}基金项目：国家社会科学基金项目(33BJY999)\par\noindent *通信作者：钟离雪(1986—)，女，副教授，研究方向为城市物流。E-mail: zlx@jxjtu.example\par}\newpage"
        rf"\begin{{center}}{{\large\bfseries {d['title_en']}\par}}QIN Ruochuan$^{{1}}$, ZHONGLI Xue$^{{1,2,*}}$, WU Qiming$^{{3}}$\par"
        r"{\small (1. School of Transportation, Jinxi Jiaotong University, Chengdu 619999, China; 2. Sichuan Key Laboratory of Urban Last-Mile Logistics, Chengdu 619999, China; 3. Chengdu Rail Transit Group Co., Ltd., Chengdu 610041, China)\par}\end{center}"
        rf"\noindent\textbf{{Abstract:}} {escaped(' '.join(d['en']))}\par\noindent\textbf{{Keywords:}} {'; '.join(d['keywords_en'])}\newpage "
    )


def back(d: dict) -> str:
    """The references, a list of what the figures show, and each float in the middle of a page."""

    def titled(number: int) -> str:
        label, text, english = d["captions"][number]
        return rf"{label}\quad {text}\par {label.replace('图', 'Fig. ').replace('表', 'Tab. ')}\quad {english}\par"

    entries = entries_in_tex(d["refs"], escaped)
    return (
        rf"\begin{{thebibliography}}{{99}}\zihao{{5}}{entries}\end{{thebibliography}}\newpage\begin{{center}}"
        rf"{titled(0)}{RESULTS}\par\vspace{{12mm}}{titled(1)}{PLANS}\par\newpage {DRAWING}\par {titled(2)}\vspace{{14mm}}{CHART}\par {titled(3)}"
        r"\end{center}\end{document}"
    )


def typeset(path: Path, d: dict) -> bytes:
    return by_xelatex(PREAMBLE + front(d) + body_in_tex(path, block) + back(d))
