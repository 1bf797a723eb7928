"""Title, authors and affiliations: the lines above an abstract."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line
from bipaper.text.join import join_lines
from bipaper.text.labels import label_at_start

NEAR_LARGEST = 0.93  # lines of a title are at least this share of its largest
MASTHEAD = re.compile(
    r"第\s*[\d*＊x×]+\s*[卷期]|Vol\.?\s*[\d*]|ISSN|CODEN|年\s*第|^\d{4}\s*年|No\.\s*\d|DOI|https?:|@|E-?mail",
    re.IGNORECASE,
)
AFFILIATION = re.compile(
    r"大学|大學|学院|學院|研究[院所中]|研究生|医院|醫院|公司|中心|实验室|學系|系[,，所]|委员会|图书馆|学校|银行|集团"
    r"|University|College|School|Institute|Department|Dept|Academy|Laborator|Hospital|Cent(?:er|re)\b"
    r"|Co\.|Ltd|Faculty|Bureau|Ministry|Bank of",
    re.IGNORECASE,
)
# LIU Min ZHANG Lu-xiang: family names in capitals, given names not.
_CAPITAL_NAMES = re.compile(r"(?:[A-Z]{2,}[,，]?\s*[A-Z][a-z]+(?:[-‐\s]?[A-Za-z][a-z]+)?\W*)+")
_FIELD = re.compile(r"[一-鿿]{2,6}\s*[:：]")
_SUBTITLE = re.compile(r"\s*[—–―─-]{1,3}")
_MARKS = "*＊∗†‡①②③★☆"


class Head(NamedTuple):
    """Title as one text and its first line; the lines of authors and of affiliations."""

    title: str | None
    start: Line | None
    authors: list[Line]
    affiliations: list[Line]


def read_head(lines: Sequence[Placed], latin: bool) -> Head:
    """Split the lines above an abstract: the largest type is the title, then authors.

    ``latin`` says which script the part is in; lines of journal mastheads do not count.
    """
    rows = [p.line for p in lines if not _is_masthead(p.line) and _in_script(p.line, latin)]
    if not rows:
        return Head(None, None, [], [])
    start, end = _title_span(rows, latin)
    following = rows[end:]
    authors = _author_lines(following)
    affiliations = [line for line in following if line not in authors and _is_affiliation(line)]
    return Head(_title(rows[start:end]), rows[start], authors, affiliations)


def _author_lines(rows: list[Line]) -> list[Line]:
    """The first lines after the title in one type, also where affiliations part them."""
    names = [row for row in rows if not _is_affiliation(row)]
    if not names or not _is_first(names[0], rows):
        return []
    return [n for n in names if abs(n.size - names[0].size) < 0.6 and n.font == names[0].font]


def _is_first(line: Line, rows: list[Line]) -> bool:
    return any(row is line for row in rows[:2])


def _is_masthead(line: Line) -> bool:
    return bool(MASTHEAD.search(line.text)) or label_at_start(line) is not None


def _in_script(line: Line, latin: bool) -> bool:
    if not any(c.isalpha() for c in line.text):
        return False
    return line.cjk * 4 < len(line.text) if latin else line.cjk >= 2


def _title_span(rows: list[Line], latin: bool) -> tuple[int, int]:
    """The rows of the title: from the largest line on while the type stays (nearly) as large.

    A subtitle after a dash may be smaller; where all type is of one size, bold decides.
    """
    largest = max(row.size for row in rows)
    start = next(i for i, row in enumerate(rows) if row.size >= NEAR_LARGEST * largest)
    first = rows[start]
    end = start + 1
    while end < len(rows) and end - start < 5:
        row = rows[end]
        same = row.size >= NEAR_LARGEST * largest and row.bold == first.bold
        if not (same or _SUBTITLE.match(row.text)) or _is_affiliation(row):
            break
        if _FIELD.match(row.text):
            break
        if same and row.size <= 12 and _names_like(row, latin):
            break
        end += 1
    return start, end


def _names_like(row: Line, latin: bool) -> bool:
    """Whether a row lists names: superscripts between them, or short parts."""
    if row.raised and any(row.text[a:b].strip().isalnum() for a, b in row.raised):
        return True
    parts = re.split(r"[，,;；]\s*", row.text)
    if latin and _CAPITAL_NAMES.fullmatch(row.text):
        return True
    if latin:
        return len(parts) > 1 and all(2 <= len(p.split()) <= 4 for p in parts)
    return len(parts) > 1 and all(2 <= len(p) <= 5 for p in parts)


def _is_affiliation(line: Line) -> bool:
    opens = line.text.lstrip()[:1] in "(（[" and bool(line.text)
    return opens or bool(AFFILIATION.search(line.text))


def _title(rows: list[Line]) -> str | None:
    texts = [_without_marks(row) for row in rows]
    title = join_lines(texts)
    return title.strip().strip(_MARKS).strip() or None


def _without_marks(row: Line) -> str:
    """A row's text without superscript marks at its end."""
    text = row.text
    if row.raised and row.raised[-1][1] == len(text):
        text = text[: row.raised[-1][0]]
    return text.rstrip(_MARKS + " ")
