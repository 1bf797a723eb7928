"""Typeset an .xe source with XeLaTeX and ctex as a conference does: two columns, an algorithm."""

# ruff: noqa: E501 (sentences and markup)

import re
from pathlib import Path

from in_tex import body_in_tex, entries_in_tex, line_in_tex
from programs import by_xelatex

PREAMBLE = r"""
\documentclass[UTF8,a4paper,zihao=5,twocolumn,fontset=fandol]{ctexart}
\usepackage[top=24mm,bottom=22mm,left=17mm,right=17mm,headsep=5mm,columnsep=6.5mm]{geometry}
\usepackage{graphicx,amsmath,amssymb,fancyhdr,caption,booktabs,multirow,tikz}
\usepackage[ruled,linesnumbered,vlined]{algorithm2e}
\SetAlgorithmName{算法}{算法}{}\SetKwInput{KwIn}{输入}\SetKwInput{KwOut}{输出}\SetAlFnt{\small}
\SetKwFor{ForEach}{对每个}{执行}{结束}\SetKwIF{If}{ElseIf}{Else}{若}{则}{否则若}{否则}{结束}
\captionsetup{labelformat=empty,font=small,skip=3pt}
\ctexset{section={format=\zihao{-4}\heiti\raggedright,beforeskip=1.6ex,afterskip=1.1ex},
  subsection={format=\zihao{5}\heiti,beforeskip=1.1ex,afterskip=.8ex}}
\setcounter{secnumdepth}{0}\linespread{1.12}
\pagestyle{fancy}\fancyhf{}\setcounter{page}{142}
\fancyhead[L]{\small 第十七届全国边缘智能学术会议论文集}\fancyhead[R]{\small CCEI 2033, 临港, 2033年8月}
\fancyfoot[C]{\small\thepage}
\newcommand{\quiet}[1]{\begingroup\renewcommand{\thefootnote}{}\footnotetext{\hspace{-1.6em}#1}\endgroup}
\renewcommand{\footnoterule}{\kern-3pt\hrule width .4\columnwidth\kern 2.6pt}
\begin{document}
"""
AUTHORS = (
    ("冼若谷", "临港理工大学计算机学院", "临港 209977", "xianrg@lgut.example"),
    ("包明熙", "东海智能交通实验室", "临港 209978", "baomx@eits.example"),
    ("Petrova Anna", "涅瓦技术大学", "俄罗斯 圣彼得堡", "petrova@ntu.example"),
    ("车向晚*", "临港理工大学计算机学院", "临港 209977", "chexw@lgut.example"),
)
TABLE = r"""\begin{table*}[t]\centering\small \caption{CAPTION}
\begin{tabular}{lcccccc}\toprule \multirow{2}{*}{算法} & \multicolumn{3}{c}{RoadView-32} & \multicolumn{3}{c}{Kyushu-V2X}\\
\cmidrule(lr){2-4}\cmidrule(lr){5-7} & 命中率/\% & 时延/ms & 切换流量/\% & 命中率/\% & 时延/ms & 切换流量/\%\\\midrule
LRU & 49.6 & 58.7 & 8.8 & 61.0 & 44.9 & 7.5\\ OIP & 54.2 & 52.3 & 2.1 & 64.8 & 41.6 & 1.9\\
LearnedLRU & 58.7 & 47.5 & 6.3 & 67.1 & 39.2 & 5.4\\ PACE & 63.8 & 41.7 & 4.7 & 69.5 & 37.0 & 4.1\\\bottomrule
\end{tabular}\end{table*}
"""
FIGURE = r"""\begin{figure}[t]\centering\begin{tikzpicture}[x=12mm,y=0.9mm,font=\scriptsize]
\draw (0,0) rectangle (5,35);\foreach \x/\l in {0/0,1/0.1,2/0.2,3/0.3,4/0.4,5/0.5} \node[below] at (\x,0) {\l};
\foreach \y/\l in {0/35,10/45,20/55,30/65} \node[left] at (0,\y) {\l};
\draw[thick] (0,29.6) -- (1,28.8) -- (2,27.9) -- (3,26.5) -- (4,25.2) -- (5,23.1);
\draw[thick,dashed] (0,28.4) -- (1,26.7) -- (2,20.1) -- (3,13.0) -- (4,6.5) -- (5,5.9);
\node at (4.3,28.6) {PACE};\node at (4.1,12) {LearnedLRU};
\node at (2.5,-8) {预测误差};\node[rotate=90] at (-0.75,17) {命中率/\%};\end{tikzpicture}
\caption{CAPTION}\end{figure}
"""
ALGORITHM = r"""\begin{algorithm}[t]\caption{PACE}
\KwIn{请求序列$\{\lambda_{m,f}^t\}$, 容量$B_m$, 预测$\hat\lambda$}\KwOut{放置方案$\{x_{m,f}^t\}$}
初始化计数器$c_f\leftarrow 0$, 可信度$\alpha\leftarrow 0.5$\;
\ForEach{时隙$t$}{ \ForEach{未命中的请求$f$}{ $c_f\leftarrow c_f+d_m$\; 按式(3)计算阈值$\theta_f$\;
\If{$c_f\ge\theta_f$}{ 换出单位价值最低的内容直至容量足够\; $x_{m,f}^t\leftarrow 1$, $c_f\leftarrow 0$\; } }
\If{$t\bmod 100=0$}{ 按历史误差更新$\alpha$\; } }
\end{algorithm}
"""


def escaped(text: str) -> str:
    """A text with TeX's special characters as themselves, but for its formulas."""
    parts = re.split(r"(\$[^$]*\$)", text)
    parts[::2] = [re.sub(r"([%&_])", r"\\\1", part) for part in parts[::2]]
    text = (
        "".join(parts).replace("定理得证。", r"定理得证。\hfill$\square$").replace("μs", r"$\mu$s")
    )
    return re.sub(r"#run\[([^\]]*)\]", r"{\\heiti \1}", text)


def caption(d: dict, number: int) -> str:
    return r"\quad ".join(d["captions"][number])


def block(line: str, d: dict) -> str:
    """The TeX of a line of the source."""
    if line.startswith("#figure"):
        return FIGURE.replace("CAPTION", caption(d, 0))
    if line.startswith("#table"):
        return TABLE.replace("CAPTION", caption(d, 1))
    if line.startswith("#algorithm"):
        return ALGORITHM
    return line_in_tex(line, escaped)


def front(d: dict) -> str:
    """The title and the authors across the columns, both abstracts in the first one."""
    main, sub = d["title_zh"].split("：")
    blocks = r"\hfill ".join(
        r"\begin{minipage}[t]{.24\textwidth}\centering "
        rf"{{\zihao{{-4}} {name}}}\\\footnotesize {post}\\{place}\\\texttt{{{mail}}}\end{{minipage}}"
        for name, post, place, mail in AUTHORS
    )
    return (
        rf"\twocolumn[{{\begin{{center}}{{\zihao{{2}}\heiti {main}：\\{sub}\par}}\vspace{{4mm}}"
        rf"{blocks}\end{{center}}\vspace{{5mm}}}}]"
        r"{\small\noindent{\heiti 摘\quad 要}—"
        + escaped("".join(d["zh"]))
        + r"\par\noindent{\heiti 关键词}—"
        + "；".join(d["keywords_zh"])
        + rf"\par\vspace{{2mm}}\noindent{{\large\bfseries\raggedright {d['title_en']}\par}}\vspace{{1mm}}"
        + r"\noindent "
        + ", ".join(d["authors_en"])
        + r"\par\noindent\textbf{\textit{Abstract}}---"
        + escaped(" ".join(d["en"]))
        + r"\par\noindent\textbf{\textit{Index Terms}}---"
        + ", ".join(d["keywords_en"])
        + r"\par}"
        + r"\quiet{国家自然科学基金项目(62999031)资助. *通信作者: 车向晚.}"
        + rf"\quiet{{978-7-5999-0417-2/33/\textyen 48.00 \copyright 2033 CCEI\quad DOI: {d['doi']}}}"
    )


def document(path: Path, d: dict) -> str:
    blocks = body_in_tex(path, lambda line: block(line, d))
    entries = entries_in_tex(d["refs"], escaped)
    return (
        PREAMBLE
        + front(d)
        + blocks
        + r"\section*{致谢}感谢临港市交通研究院提供数据，感谢匿名审稿人的意见。"
        + r"\section*{附录A\quad 引理1的证明}PACE仅在计数器超过阈值时换入内容。由式(3)，换入内容$f$之前累积的未命中代价不低于$\beta s_f$，"
        r"而一次换入的切换代价恰为$\beta s_f$；换出不产生代价。考虑时隙边界处最多一次提前换入，其代价不超过未命中代价的$\alpha$倍，引理得证。\hfill$\square$"
        + r"\renewcommand{\refname}{参考文献}\begin{thebibliography}{99}\small\setlength{\itemsep}{0pt}"
        + r"\setlength{\parsep}{0pt}"
        + entries
        + r"\end{thebibliography}\end{document}"
    )


def typeset(path: Path, d: dict) -> bytes:
    return by_xelatex(document(path, d))
