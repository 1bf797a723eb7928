"""What sources share that XeLaTeX prints: their lines and their list of references in TeX."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from by_browser import body_of

LEVELS = (("=== ", "subsubsection"), ("== ", "subsection"), ("= ", "section"))


def body_in_tex(path: Path, block: Callable[[str], str]) -> str:
    """The lines of a source, each as ``block`` makes it; a formula goes on with the text above."""
    blocks = "\n".join(block(line) for line in body_of(path).splitlines() if line)
    return re.sub(r"\n+(?=\\begin\{(?:equation|align))", "\n", blocks)


def line_in_tex(line: str, escaped: Callable[[str], str]) -> str:
    """A numbered formula, what goes on behind one, a title with its number, or a paragraph."""
    if line.startswith("$eq "):
        number, formula = line.removeprefix("$eq ").split(" ", 1)
        return rf"\begin{{equation}}{formula}\tag{{{number}}}\end{{equation}}"
    if line.startswith("#plain["):  # $ $ stands for the formula before it
        return r"\noindent " + escaped(line[7:-1].removeprefix("$ $")) + "\n\n"
    for mark, made in LEVELS:
        if line.startswith(mark):
            number, title = line.removeprefix(mark).split(" ", 1)
            return rf"\{made}{{{number}\quad {title}}}"
    return "" if line.startswith("//") else escaped(line) + "\n\n"


def entries_in_tex(entries: Sequence[str], escaped: Callable[[str], str]) -> str:
    """The items of a bibliography."""
    return "".join(rf"\bibitem{{r{i}}} {escaped(one)}" + "\n" for i, one in enumerate(entries))


def rows_in_tex(cells: Sequence[Sequence[str]], escaped: Callable[[str], str]) -> str:
    """The rows of a three-line table, a rule below the first."""
    head, *rest = (" & ".join(map(escaped, row)) for row in cells)
    return head + r"\\\midrule " + r"\\ ".join(rest)
