"""Typeset an .xe source with XeLaTeX as a master's thesis of a university."""

# ruff: noqa: E501 (sentences and markup)

import re
from pathlib import Path

from in_tex import body_in_tex
from programs import by_xelatex

PREAMBLE = r"""
\documentclass[UTF8,a4paper,zihao=-4,twoside,openany,fontset=none]{ctexrep}
\setmainfont{TeX Gyre Termes}\setsansfont{Liberation Sans}
\setCJKmainfont[BoldFont=Noto Sans CJK SC]{Noto Serif CJK SC}\setCJKsansfont{Noto Sans CJK SC}
\xeCJKDeclareCharClass{CJK}{"2460 -> "2473, "25A1}\newCJKfontfamily\heiti{Noto Sans CJK SC}\newCJKfontfamily\kaishu{LXGW WenKai}
\usepackage[top=32mm,bottom=31mm,left=32mm,right=30mm,headsep=8mm]{geometry}
\usepackage{amsmath,fancyhdr,caption,booktabs,longtable,tikz,enumitem}
\usepackage[perpage]{footmisc}
\setlength{\parskip}{0pt}\linespread{1.48}\renewcommand{\textfraction}{.1}\renewcommand{\topfraction}{.8}\renewcommand{\floatpagefraction}{.85}
\ctexset{chapter={name={第,章},number=\arabic{chapter},format=\zihao{3}\heiti\centering,beforeskip=4mm,afterskip=9mm},
  section={format=\zihao{4}\heiti\raggedright,beforeskip=2ex,afterskip=1.4ex},
  subsection={format=\zihao{-4}\heiti\raggedright,beforeskip=1.4ex,afterskip=1ex},
  contentsname={目\quad 录},listfigurename={图目录},listtablename={表目录}}
\setcounter{secnumdepth}{3}\setcounter{tocdepth}{2}
\renewcommand{\thefigure}{\arabic{chapter}-\arabic{figure}}\renewcommand{\thetable}{\arabic{chapter}-\arabic{table}}
\renewcommand{\theequation}{\arabic{chapter}-\arabic{equation}}
\makeatletter\renewcommand{\tagform@}[1]{\maketag@@@{（#1）}}\makeatother
\DeclareCaptionLabelSeparator{gap}{\quad}
\captionsetup{font={small},labelsep=gap,skip=5pt,justification=centering}
\renewcommand{\thefootnote}{\ifcase\value{footnote}\or ①\or ②\or ③\or ④\fi}
\pagestyle{fancy}\fancyhf{}\renewcommand{\headrulewidth}{0.5pt}
\renewcommand{\chaptermark}[1]{\markboth{\ifnum\value{chapter}>0 第\arabic{chapter}章\quad\fi #1}{}}
\fancyhead[CE]{\small 云峡大学硕士学位论文}\fancyhead[CO]{\small\leftmark}\fancyfoot[C]{\small\thepage}
\fancypagestyle{plain}{\fancyhf{}\fancyhead[CE]{\small 云峡大学硕士学位论文}\fancyhead[CO]{\small\leftmark}\fancyfoot[C]{\small\thepage}}
\newcommand{\alone}[1]{\chapter*{#1}\markboth{#1}{}\addcontentsline{toc}{chapter}{#1}}
\newcommand{\field}[2]{\makebox[26mm][s]{#1}：\underline{\makebox[78mm][c]{#2}}\par\vspace{3mm}}
\newcommand{\signed}[1]{#1\underline{\hspace{32mm}}\quad 日期：\hspace{12mm}年\hspace{6mm}月\hspace{6mm}日}
\begin{document}\pagestyle{empty}
"""
DECLARED = r"""
\begin{center}\zihao{3}\heiti 学位论文原创性声明\end{center}\vspace{4mm}
本人郑重声明：所提交的学位论文系在导师指导下独立完成，文中引用他人的观点、数据和图表均已逐一注明出处，参与调查和讨论的同学已在致谢中列出。本人愿意承担由此声明引起的一切法律责任。

\vspace{8mm}\noindent\hspace{4em}\signed{作者签名：}

\vspace{18mm}\begin{center}\zihao{3}\heiti 学位论文版权使用授权书\end{center}\vspace{4mm}
本人同意学校保留并向有关部门送交本论文的纸质本和电子版，允许他人查阅和借阅；学校可以把论文编入数据库供检索，也可以汇编出版。本论文不涉密，自授权之日起生效。

\vspace{8mm}\noindent\hspace{4em}\signed{作者签名：}

\vspace{6mm}\noindent\hspace{4em}\signed{导师签名：}
\clearpage
"""
SYMBOLS = (
    ("$v_{0}$", "坡道上的最大步速，m/s"),
    (r"$\lambda$", "步速随坡度变化的衰减系数"),
    ("$t_{j}$", "第$j$条梯道的通行时间，s"),
    (r"$\alpha$", "无扶手对通行时间的影响系数"),
    (r"$\beta$", "每登60级的平均停歇时间，s"),
    ("$A_{k}$", "第$k$栋住宅楼的可达性，份/千人"),
    ("$S_{j}$", "第$j$家食堂的日供餐量，份"),
    ("$P_{m}$", "第$m$栋楼的老年人口，千人"),
    ("$t_{0}$", "搜寻半径，min"),
    (r"$\gamma_{1}$", "可达性对用餐意愿的系数"),
    ("$u_{c}$", "社区的随机效应"),
)
ASKED = (
    ("您的年龄是多少周岁？", ""),
    ("您和谁住在一起？", "独居　只与配偶　与子女　其他"),
    ("您家里平时由谁做饭？", "自己　配偶　子女　保姆"),
    ("您家所在的楼栋有没有电梯？", "有　没有"),
    ("您最近一次独自下楼是什么时候？", "今天　本周　本月　更早"),
    ("从您家走到最近的食堂大约要几分钟？", ""),
    ("这段路上您最怕哪一样？", "台阶　陡坡　过马路　路滑　没有"),
    ("您会到社区食堂用餐吗？", "经常去　有时去　很少去　从不去"),
    ("您对食堂的卫生打几分？", "1　2　3　4　5"),
    ("您对食堂的口味打几分？", "1　2　3　4　5"),
    ("您对食堂的价格打几分？", "1　2　3　4　5"),
    ("您愿意多付2元让人把饭送到家吗？", "愿意　不愿意　说不清"),
    ("您对社区食堂还有什么意见？", ""),
)
THANKS = (
    "三年前的九月，我拖着箱子爬上学校后门的四百级石梯，心里想的是什么时候才能修一部电梯。后来这个念头成了论文的题目。感谢导师滕广成教授，他陪我走完了桥南的每一条梯道，还替我背过测坡仪。",
    "感谢巫溪师姐和桑吉同学在调查中的协助，感谢桥南片区文星社区的网格员，没有他们敲开的门，就没有这831份问卷。感谢46位戴着手环反复上坡的爷爷奶奶，其中一位已于今年春天离世，愿他不再爬坡。",
)


def escaped(text: str) -> str:
    """A text with TeX's special characters as themselves, but for its formulas."""
    parts = re.split(r"(\$[^$]*\$)", text)
    parts[::2] = [re.sub(r"([%&_#])", r"\\\1", part) for part in parts[::2]]
    made = "".join(parts)
    made = re.sub(r'\\#c\("([^"]*)"\)', r"\\textsuperscript{[\1]}", made)
    return re.sub(r"\\#fn\[([^\]]*)\]", r"\\footnote{\1}", made)


def table(number: int, d: dict) -> str:
    """A table with its caption above; one of many rows goes on over the page."""
    label, title = d["captions"][number][:2]
    rows = next(one["rows"] for one in d["tables"] if one["label"] == label)
    head, *rest = (" & ".join(escaped(cell) for cell in row) + r"\\" for row in rows)
    shape = "l" * (2 if number != 1 else 1) + "c" * (len(rows[0]) - (2 if number != 1 else 1))
    if len(rest) < 10:
        return rf"\begin{{table}}[h]\centering\small\caption{{{title}}}\begin{{tabular}}{{{shape}}}\toprule {head}\midrule {''.join(rest)}\bottomrule\end{{tabular}}\end{{table}}"
    again = rf"\multicolumn{{{len(rows[0])}}}{{c}}{{续{label}\quad {title}}}\\[3pt]"
    return (
        rf"{{\small\begin{{longtable}}{{{shape}}}\caption{{{title}}}\\\toprule {head}\midrule\endfirsthead "
        rf"{again}\toprule {head}\midrule\endhead\bottomrule\endfoot {''.join(rest)}\end{{longtable}}}}"
    )


def boxes(names: tuple[str, ...]) -> str:
    """Steps below one another."""
    steps = "".join(
        rf"\node[draw,minimum width=76mm,minimum height=7mm] (n{i}) at (0,{-11 * i}mm) {{{name}}};"
        + (rf"\draw[->] (n{i - 1}) -- (n{i});" if i else "")
        for i, name in enumerate(names)
    )
    return rf"\begin{{tikzpicture}}[font=\small]{steps}\end{{tikzpicture}}"


def axes(wide: int, x: str, y: str, inside: str) -> str:
    return (
        rf"\begin{{tikzpicture}}[x=10mm,y=0.4mm,font=\scriptsize]\draw (0,0) rectangle ({wide},100);"
        r"\foreach \v in {0,25,50,75,100} \node[left] at (0,\v) {\v};"
        rf"{inside}\node at ({wide / 2},-26) {{{x}}};\node[rotate=90] at (-1,50) {{{y}}};\end{{tikzpicture}}"
    )


BANDS = (
    ("<190", 93, 88),
    ("190", 91, 74),
    ("210", 87, 61),
    ("230", 80, 40),
    ("250", 71, 27),
    ("270", 64, 21),
    (">290", 62, 20),
)
BARS = "".join(
    rf"\filldraw[fill=white] ({i + 0.2},0) rectangle ({i + 0.5},{a});\filldraw[fill=black!50] ({i + 0.5},0) rectangle ({i + 0.8},{b});"
    rf"\node[below] at ({i + 0.5},0) {{{name}}};"
    for i, (name, a, b) in enumerate(BANDS)
)
MINUTES = (70, 69, 68, 68, 61, 47, 36, 33, 31, 30)
CURVE = r"\draw[thick] " + " -- ".join(f"({i + 0.5},{p})" for i, p in enumerate(MINUTES)) + ";"
CURVE += "".join(rf"\node[below] at ({i + 0.5},0) {{{2 * i}}};" for i in range(len(MINUTES)))
PLACES = (
    (1, 5),
    (2, 8),
    (3, 6),
    (4, 9),
    (5, 7),
    (6, 9),
    (7, 11),
    (8, 8),
    (9, 10),
    (4, 20),
    (6, 24),
    (8, 30),
)
SKETCH = (
    r"\begin{tikzpicture}[x=10mm,y=1mm,font=\scriptsize]\draw (0,0) rectangle (10.5,44);\draw[thick] (0,14) .. controls (4,18) and (6,10) .. (10.5,15);"
    r"\draw[dashed] (0,27) .. controls (4,32) and (6,25) .. (10.5,36);\node at (1.4,19) {长江};\node at (1.4,33) {230 m};\node at (9,40) {塔坪};\node at (5.4,38) {桥南};\node at (2,3) {江北};"
    + "".join(rf"\fill ({x},{y}) circle (0.8mm);" for x, y in PLACES)
    + r"\end{tikzpicture}"
)
FIGURES = {
    0: boxes(
        (
            "问题提出：走得到吗，走得到就会去吗",
            "步行时间模型：坡道、梯道",
            "可达性测算：64家食堂，两种路网",
            "用餐意愿：831份问卷，多水平Logit模型",
            "布局优化：新建与改造",
        )
    ),
    2: SKETCH,
    4: axes(7, "海拔/m", r"覆盖率/\%", BARS),
    6: axes(10, "往返平均时间/min", r"预测概率/\%", CURVE),
}


def block(line: str, d: dict) -> str:
    """The TeX of a line of the source."""
    if line.startswith("#figure "):
        number = int(line.split()[1])
        return rf"\begin{{figure}}[htbp]\centering {FIGURES[number]}\caption{{{d['captions'][number][1]}}}\end{{figure}}"
    if line.startswith("#table "):
        return table(int(line.split()[1]), d)
    if line.startswith("$eq "):
        return rf"\begin{{equation}}{line.split(' ', 2)[2]}\end{{equation}}"
    if line.startswith("#plain["):
        return r"\noindent " + escaped(line[7:-1]) + "\n\n"
    for mark, made in (("=== ", "subsection"), ("== ", "section"), ("= ", "chapter")):
        if line.startswith(mark):
            return rf"\{made}{{{line.removeprefix(mark).split(' ', 1)[1]}}}"
    return "" if line.startswith("//") else escaped(line) + "\n\n"


def front(d: dict) -> str:
    """Both covers, the declarations and what has pages with roman numbers."""
    symbols = r"\\".join(f"{sign} & {told}" for sign, told in SYMBOLS)
    return (
        rf"\noindent 分类号：{d['clc']}\hfill 学校代码：10997\\ U D C：711.4\hfill 学号：2030110457\\ 密级：公开\par\vspace{{14mm}}"
        r"\begin{center}{\kaishu\zihao{1} 云 峡 大 学\par}\vspace{6mm}{\heiti\zihao{2} 硕 士 学 位 论 文\par}\vspace{16mm}"
        rf"{{\heiti\zihao{{-2}} 山地城市社区老年食堂的\\可达性与用餐意愿研究\par}}\vspace{{22mm}}"
        r"\field{研究生姓名}{瞿若川}\field{指导教师}{滕广成\quad 教授}\field{学科专业}{城乡规划学}\field{研究方向}{公共服务设施规划}\field{培养单位}{建筑与城市规划学院}\field{答辩日期}{2034年5月27日}"
        r"\vspace{10mm}二〇三四年六月\end{center}\clearpage"
        rf"\begin{{center}}\vspace*{{20mm}}{{\zihao{{-2}}\bfseries {d['title_en']}\par}}\vspace{{24mm}}"
        r"A Thesis Submitted to\\Yunxia University\\in Partial Fulfilment of the Requirements\\for the Degree of\\Master of Engineering\par\vspace{18mm}by\\Qu Ruochuan\par\vspace{8mm}Supervisor: Professor Teng Guangcheng\par\vspace{18mm}June 2034\end{center}\clearpage"
        + DECLARED
        + r"\pagestyle{fancy}\pagenumbering{Roman}\alone{摘\quad 要}"
        + "".join(d["zh"][:2]) + "\n\n" + "".join(d["zh"][2:6]) + "\n\n" + "".join(d["zh"][6:])
    ).replace("%", r"\%") + (
        "\n\n\\vspace{6mm}\\noindent{\\heiti 关键词：}" + "；".join(d["keywords_zh"])
        + r"\alone{ABSTRACT}" + escaped(" ".join(d["en"][:3])) + "\n\n" + escaped(" ".join(d["en"][3:7])) + "\n\n" + escaped(d["en"][7])
        + "\n\n\\vspace{6mm}\\noindent\\textbf{Key words: }" + "; ".join(d["keywords_en"])
        + r"{\linespread{0.92}\selectfont\tableofcontents\listoffigures\let\clearpage\relax\vspace{12mm}\listoftables}"
        + r"\alone{符号说明}\begin{tabular}{ll}" + symbols + r"\end{tabular}\clearpage\pagenumbering{arabic}"
    )  # fmt: skip


def listed(entries: list[str]) -> str:
    items = "".join(rf"\item {escaped(one)}" for one in entries)
    return rf"\begin{{enumerate}}[label={{[\arabic*]}},leftmargin=2.2em,itemsep=1pt,parsep=0pt]\small {items}\end{{enumerate}}"


def boxed(ways: str) -> str:
    """The answers to a question, or a line to write on."""
    if not ways:
        return r"\underline{\hspace{40mm}}"
    return r"\quad ".join("□" + one for one in ways.split("　"))


def back(d: dict) -> str:
    asked = "".join(rf"\item {question} {boxed(ways)}" for question, ways in ASKED)
    return (
        r"\alone{参考文献}" + listed(d["refs"])
        + r"\alone{附录A\quad 社区食堂用餐情况调查问卷}\noindent 尊敬的爷爷奶奶：\par 您好！我们正在做一项关于社区食堂的调查，问卷不记姓名，答案没有对错，只用于写论文。大约要占用您十五分钟，谢谢您的配合。"
        + rf"\begin{{enumerate}}[leftmargin=2em]{asked}\end{{enumerate}}"
        + r"\alone{致谢}" + "\n\n".join(THANKS)
        + "\n\n\\hfill 瞿若川\\par\\hfill 2034年5月于云峡"
        + r"\alone{攻读硕士学位期间取得的研究成果}" + listed(d["own"]) + r"\end{document}"
    )  # fmt: skip


def typeset(path: Path, d: dict) -> bytes:
    body = body_in_tex(path, lambda line: block(line, d))
    return by_xelatex(PREAMBLE + front(d) + body + back(d))
