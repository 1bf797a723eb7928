"""Typeset an .xe source with XeLaTeX as a journal of minority languages does, glosses aligned."""

# ruff: noqa: E501 (sentences and markup)

import re
from pathlib import Path

from in_tex import body_in_tex, line_in_tex
from programs import by_xelatex

PREAMBLE = r"""
\documentclass[UTF8,a4paper,zihao=5,twoside,fontset=none]{ctexart}
\setmainfont{TeX Gyre Termes}\setsansfont{Liberation Sans}\newfontfamily\ipa[Scale=0.86]{DejaVu Serif}
\setCJKmainfont[BoldFont=Noto Sans CJK SC]{Noto Serif CJK SC}\setCJKsansfont{Noto Sans CJK SC}
\newCJKfontfamily\heiti{Noto Sans CJK SC}\newCJKfontfamily\kaishu{LXGW WenKai}\newCJKfontfamily\fangsong{AR PL UKai CN}
\usepackage[paperwidth=185mm,paperheight=260mm,top=24mm,bottom=21mm,left=23mm,right=23mm,headsep=5mm]{geometry}
\usepackage{fancyhdr,caption,booktabs,tikz}
\raggedbottom\setlength{\parskip}{0pt}\linespread{1.1}
\captionsetup{labelformat=empty,font=footnotesize,skip=3pt,justification=centering}
\ctexset{section={format=\zihao{-4}\heiti\raggedright,beforeskip=1.6ex,afterskip=1.2ex,indent=2em},
  subsection={format=\zihao{5}\kaishu,beforeskip=.9ex,afterskip=.7ex,indent=2em}}
\setcounter{secnumdepth}{0}\setcounter{page}{33}
\pagestyle{fancy}\fancyhf{}\renewcommand{\headrulewidth}{0pt}
\fancyfoot[LE]{\small\thepage\quad 边地语文\ 2034年第3期}\fancyfoot[RO]{\small 若洼语存在动词的分工与演变\quad\thepage}
\renewcommand{\footnoterule}{\kern-3pt\hrule width .25\textwidth\kern 2.6pt}
\begin{document}\thispagestyle{fancy}
"""
FIGURE = r"""\begin{tikzpicture}[font=\scriptsize,x=12mm,y=9mm]
\node[draw] (a) at (0,0) {处所存在};\node[draw] (b) at (3,0) {领有};\node[draw] (c) at (6,0) {程度};
\node[draw] (d) at (0,-1.6) {附着存在};\node[draw] (e) at (3,-1.6) {持续体};\node[draw] (f) at (6,-1.6) {示证};
\draw (a) -- (b) -- (c);\draw (a) -- (d) -- (e) -- (f);\draw[dashed] (a) -- (e);\end{tikzpicture}"""
TABLE = r"""\footnotesize\begin{tabular}{lccccc}\toprule
存在动词 & 有生 & 可移动 & 附着 & 在容器内 & 抽象 \\\midrule
ndʐo³³ & ＋ & ＋ & － & － & － \\ si⁵⁵ & － & ＋ & － & － & ＋ \\ ta³³ & － & － & ＋ & － & － \\
ku³⁵ & － & ＋ & － & ＋ & － \\ dʑi⁵⁵ & － & － & － & － & ＋ \\\bottomrule\end{tabular}"""


def escaped(text: str) -> str:
    """A text with TeX's special characters as themselves, its notes and phonetic signs set."""
    text = re.sub(r"([%&_])", r"\\\1", text)
    text = re.sub(r"#fn\[([^\]]*)\]", r"\\footnote{\1}", text)
    return re.sub(r"#ipa\[([^\]]*)\]", r"{\\ipa \1}", text)


def caption(d: dict, number: int) -> str:
    label, text = d["captions"][number]
    return rf"\caption{{{label}\quad {text}}}"


def example(line: str) -> str:
    """(1)|words|their glosses, one below another|what it means."""
    number, words, glosses, meaning = line.split("|")
    cells = [part.split(" ") for part in (words, glosses)]
    columns = "l" * len(cells[0])
    rows = r"\\".join(" & ".join(row) for row in cells)
    return (
        rf"\par\vspace{{.5ex}}\noindent\hspace*{{2em}}{number}\ \begin{{tabular}}[t]{{@{{}}{columns}@{{}}}}\ipa "
        + rows.replace(" & ", r" & \ipa ").replace(r"\\", r"\\\ipa ")
        + rf"\\\multicolumn{{{len(cells[0])}}}{{@{{}}l}}{{\kaishu {meaning}}}\end{{tabular}}\par\vspace{{.5ex}}"
    )


def block(line: str, d: dict) -> str:
    """The TeX of a line of the source."""
    if line.startswith("#ex "):
        return example(line.removeprefix("#ex "))
    if line.startswith("#figure "):
        return rf"\begin{{figure}}[!ht]\centering {FIGURE}{caption(d, int(line[-1]))}\end{{figure}}"
    if line.startswith("#table "):
        return rf"\begin{{table}}[t]\centering {caption(d, int(line[-1]))}{{\ipa {TABLE}}}\end{{table}}"
    return line_in_tex(line, escaped)


def front(d: dict) -> str:
    return (
        r"\vspace*{4mm}\begin{center}{\zihao{2}\heiti 若洼语存在动词的分工与演变\par}\vspace{4mm}"
        r"{\zihao{4}\fangsong 央金措\quad 宿松年\par}\end{center}\vspace{1mm}"
        r"\begin{list}{}{\leftmargin=2em\rightmargin=2em}\item[]\small\setlength{\parindent}{0pt}"
        rf"\textbf{{[提要]}}\ {escaped(''.join(d['zh']))}\par\vspace{{1mm}}\textbf{{[关键词]}}\ {chr(0x3000).join(d['keywords_zh'])}\end{{list}}"
    )


def back(d: dict) -> str:
    entries = "".join(
        r"\par\noindent\hangindent=2em\hangafter=1 " + escaped(one) for one in d["refs"]
    )
    keywords = r"\quad ".join(d["keywords_en"])
    return (
        r"\section*{\hspace*{-2em}参考文献}\begin{footnotesize}"
        + entries
        + r"\par\end{footnotesize}\vspace{7mm}\begin{center}{\large\bfseries Division of Labour and Evolution of Existential Verbs in Rowa\par}\vspace{1mm}"
        r"YANG Jincuo\quad and\quad SU Songnian\par\end{center}\begin{small}"
        rf"\noindent\textbf{{[Abstract]}}\ {escaped(' '.join(d['en']))}\par\noindent\textbf{{[Keywords]}}\ {keywords}\par\end{{small}}"
        r"\vspace{4mm}\begin{footnotesize}\noindent （通信地址：央金措\ \ 617999\ \ 金沙\ \ 川滇民族大学文学院；宿松年\ \ 100999\ \ 北京\ \ 中国边地语言研究所）\par"
        r"\hfill 【本文责编\quad 田畴】\par\end{footnotesize}\end{document}"
    )


def typeset(path: Path, d: dict) -> bytes:
    return by_xelatex(
        PREAMBLE + front(d) + body_in_tex(path, lambda line: block(line, d)) + back(d)
    )
