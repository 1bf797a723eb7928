"""Typeset an .xe source with XeLaTeX as its author puts it on a server of preprints."""

# ruff: noqa: E501 (sentences and markup)

import re
from pathlib import Path

from in_tex import body_in_tex, entries_in_tex, line_in_tex, rows_in_tex
from programs import by_xelatex

PREAMBLE = r"""
\documentclass[UTF8,a4paper,11pt,fontset=none]{ctexart}
\setCJKmainfont[BoldFont=Noto Serif CJK SC Bold,ItalicFont=LXGW WenKai]{Noto Serif CJK SC}\setCJKsansfont{Noto Sans CJK SC}
\newCJKfontfamily\kaishu{LXGW WenKai}
\usepackage[top=28mm,bottom=28mm,left=30mm,right=30mm]{geometry}
\usepackage{booktabs,amsmath,amssymb}
\linespread{1.3}\raggedbottom
\ctexset{section={format=\large\bfseries\raggedright},subsection={format=\normalsize\bfseries\raggedright}}
\setcounter{secnumdepth}{0}\renewcommand{\refname}{参考文献}
\begin{document}
"""
TABLE = r"""\begin{center}\small %s\quad %s\par\smallskip\begin{tabular}{%s}\toprule %s\\\bottomrule\end{tabular}\end{center}"""


def escaped(text: str) -> str:
    """A text with TeX's special characters as themselves, its citations in brackets."""
    text = re.sub(r"([%&])", r"\\\1", text)
    text = re.sub(r"^(定义|引理|定理|推论)(\d)(（[^）]*）)? ", r"\\textbf{\1\2}\3\\quad ", text)
    text = re.sub(r"^(证明)　", r"\\textit{\1}\\quad ", text)
    return re.sub(r'#c\("([^"]*)"\)', r"[\1]", text)


def block(line: str, d: dict) -> str:
    """The TeX of a line of the source."""
    if line.startswith("#algorithm"):
        rows = "".join(rf"\item {escaped(one)}" for one in d["algorithm"][1:])
        return (
            rf"\begin{{center}}\begin{{minipage}}{{.92\linewidth}}\small\hrule\smallskip {escaped(d['algorithm'][0])}\par\smallskip\hrule\begin{{enumerate}}\setlength{{\itemsep}}{{0pt}}{rows}\end{{enumerate}}\hrule\end{{minipage}}\end{{center}}"
            + "\n\n"
        )
    if line.startswith("#table"):
        label, text = d["captions"][0]
        rows = rows_in_tex(d["cells"][label], escaped)
        return (
            TABLE % (label, escaped(text), "l" + "c" * (len(d["cells"][label][0]) - 1), rows)
            + "\n\n"
        )
    return line_in_tex(line, escaped)


def front(d: dict) -> str:
    """The title, authors, date, and both abstracts one below the other."""
    return (
        rf"\begin{{center}}{{\LARGE {d['title_zh']}\par}}\bigskip 罗以宁\footnote{{云麓大学数学与统计学院，邮箱：luoyining@yunlu.example}}\quad 汤可敬\footnote{{南泽数据科学研究所}}\par\smallskip 2036年3月9日（第2版）\end{{center}}"
        rf"\begin{{quote}}\small\begin{{center}}\textbf{{摘要}}\end{{center}}{escaped(''.join(d['zh']))}\par\textbf{{关键词}}：{'，'.join(d['keywords_zh'])}\end{{quote}}"
        rf"\begin{{center}}\large {d['title_en']}\par\normalsize\smallskip {' and '.join(d['authors_en'])}\end{{center}}"
        rf"\begin{{quote}}\small\begin{{center}}\textbf{{Abstract}}\end{{center}}{escaped(' '.join(d['en']))}\par\textbf{{Keywords}}: {', '.join(d['keywords_en'])}\end{{quote}}"
    )


def typeset(path: Path, d: dict) -> bytes:
    body = body_in_tex(path, lambda line: block(line, d))
    entries = rf"\begin{{thebibliography}}{{9}}\small {entries_in_tex(d['refs'], escaped)}\end{{thebibliography}}\end{{document}}"
    return by_xelatex(PREAMBLE + front(d) + body + entries)
