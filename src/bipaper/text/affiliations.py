"""Affiliations: which printed lines name institutions, and what stands in them."""

import re
from collections.abc import Sequence

from bipaper.layout.lines import Line
from bipaper.text.join import join_lines

SHORTEST = 4  # characters of an affiliation, at least
_INSTITUTION = re.compile(
    r"大学|大學|学院|學院|学部|研究[院所室中]|研究生|医院|醫院|公司|中心|实验室|實驗室|重点室|学系|學系|系[,，所]"
    r"|委员会|委員會|图书馆|圖書館|学校|學校|中学|小学|党校|银行|集团|[省市县区]\S{0,8}[局厅厂所站社](?![区会])|出版社|编辑部"
    r"|\d{6}(?!\d)"
    r"|University|College|School|Institut|Department|Dept\b|Academy|Laborator|Hospital"
    r"|Cent(?:er|re)\b|\bCo\.|\bLtd|Faculty|Bureau|Ministry|Bank of|Library|P\. ?R\. ?China",
    re.IGNORECASE,
)
# A number before an affiliation: 1. (1) 1） ① a. or "1 School"; MARK stands for a raised one.
_MARK = "\x1f"
_NUMBER = r"[(（]?(?:\d{1,2}|[a-z])(?:[)）.．、:：]|\s|(?=[^\W\d_a-z]))|[①-⑳\x1f]"
_BOUNDARY = re.compile(
    rf"[;；]\s*|(?<=[)）])\s*(?=[(（])|(?<=\d{{6}})[,，.。]?\s*(?={_NUMBER})"
    r"|\s*(?=[①-⑳\x1f])|\s+(?=\d{1,2}[.．]\s?[^\W\d])"
)
_OPENS = re.compile(rf"[\s(（\[]*(?:{_NUMBER})\s*")


def is_affiliation(text: str) -> bool:
    """Whether a line names an institution, or stands in brackets."""
    return text.lstrip()[:1] in {"(", "（", "["} or _INSTITUTION.search(text) is not None


def institution_at(text: str) -> int | None:
    """Where the first word that makes a text an affiliation begins."""
    match = _INSTITUTION.search(text)
    return match.start() if match else None


def split_affiliations(lines: Sequence[Line]) -> list[str]:
    """Affiliations without their numbers and brackets: (1. X；2. Y) gives X and Y."""
    groups: list[list[str]] = []
    for text in map(_marked, lines):
        if groups and _goes_on(groups[-1], text):
            groups[-1].append(text)
        else:
            groups.append([text])
    parts = (part for group in groups for part in _BOUNDARY.split(join_lines(group)))
    plain = (part[match.end() :] if (match := _OPENS.match(part)) else part for part in parts)
    bare = (part.strip(" ()（）[],，.") for part in plain)
    return [part for part in bare if len(part) >= SHORTEST]


def _marked(line: Line) -> str:
    """A line's text with one mark for each superscript."""
    text = line.text
    for start, end in reversed(line.raised):
        text = text[:start] + _MARK + text[end:]
    return text.strip()


def _goes_on(group: list[str], text: str) -> bool:
    """Whether a line goes on with the affiliations of the lines above it."""
    first, last = group[0], group[-1]
    if first[0] in "(（[":
        return not last.endswith((")", "）", "]"))
    if _OPENS.match(text):
        return False
    return bool(_OPENS.match(first)) or last.endswith((",", "，"))
