"""Title, authors and affiliations: the lines above an abstract."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bipaper.chars import HAN
from bipaper.layout.columns import Placed
from bipaper.layout.labels import label_at_start
from bipaper.layout.lines import Line
from bipaper.text.front.affiliations import institution_at, is_affiliation
from bipaper.text.join import join_lines

NEAR_LARGEST = 0.93  # lines of a title are at least this share of its largest
SUBTITLE = 0.6  # and a subtitle's this share
LARGER = 1.15  # a title is so much larger than the smallest type above the abstract
MOST = 5  # lines a title has at most
SAME = 0.6  # points between the sizes of lines in one type

_ISSUE = re.compile(
    r"第\s*[\d*＊x×]+\s*[卷期]|Vol\.?\s*[\d*]|ISSN|CODEN|年\s*第|^\d{4}\s*年|No\.\s*\d",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\bDOI\b|https?:|www\.|@|E-?mail|(?:19|20)\d\d[,，;] ?\d+ ?[(（]\d+[)）] ?[:：]", re.IGNORECASE
)
_JOURNAL = re.compile(
    r"(?:学报|學報|杂志|雜誌|学刊|學刊|月刊|季刊|Journal|Acta)\s*(?:[（(].{1,12}[)）])?$",
    re.IGNORECASE,
)
# LIU Min ZHANG Lu-xiang: family names in capitals, given names not; what parts them is needed,
# else a word of mixed case (GISNet) at the end of a title would be a name.
_CAPITAL_NAMES = re.compile(
    r"(?:[A-Z]{2,}(?:[,，]\s*|\s+)[A-Z][a-z]+(?:[-‐\s]?[A-Za-z][a-z]+)?\W*)+"
)
# A cover's lines above the title: a university, the kind of thesis.
_COVER = re.compile(
    rf"[{HAN}]{{2,10}}(?:大学|大學|学院|學院|研究院)|.*(?:学位|學位|毕业|畢業|碩士|博士)[论論]文.*"
)
_FIELD = re.compile(rf"[{HAN}]{{2,8}}\s*[:：]")
_ROLE = re.compile(
    rf"[{HAN}]{{0,4}}(?:作者|主持人|研究生|申请人|姓名|人员|人員|撰文|^文)\s*[:：/／|｜]"
)
_ONE_NAME = re.compile(rf"[{HAN}]{{2,4}}|[A-Z][A-Za-z]+ [A-Z][A-Za-z-]+ ?")
_IN_BRACKETS = re.compile(r"[(（\[［][^()（）\[\]［］]{0,200}[)）\]］]")
_DASH = re.compile(r"\s*[—–―─-]{1,3}")
_MARKS = "*＊∗†‡①②③★☆#"


class Head(NamedTuple):
    """Title as one text; its lines, those of authors and of affiliations."""

    title: str | None
    titled: list[Line]
    authors: list[Line]
    affiliations: list[Line]


def read_head(lines: Sequence[Placed], latin: bool) -> Head:
    """Split the lines above an abstract: the largest type is the title, then authors.

    ``latin`` says which script the part is in; mastheads do not count, in however large type.
    """
    rows = [row for row in _below_masthead([p.line for p in lines]) if _counts(row, latin)]
    if not rows:
        return Head(None, [], [], [])
    start, end = _title_span(rows, latin)
    authors, affiliations = _people(rows[end:])
    return Head(_title(rows[start:end]), rows[start:end], authors, affiliations)


# --- which lines count ------------------------------------------------------------------


def _below_masthead(rows: list[Line]) -> list[Line]:
    """The rows below a journal's name, volume and issue, or below what a cover begins with,
    if a title is among them."""
    while rows and _COVER.fullmatch(rows[0].text) and _has_title(rows[1:]):
        rows = rows[1:]
    for at in range(len(rows) - 1, -1, -1):
        below = rows[at + 1 :]
        masthead = _ISSUE.search(rows[at].text) or _JOURNAL.search(rows[at].text)
        if masthead and not label_at_start(rows[at]) and _has_title(below):
            return below
    return rows


def _has_title(rows: list[Line]) -> bool:
    sizes = [row.size for row in rows if any(c.isalpha() for c in row.text)]
    return bool(sizes) and max(sizes) >= LARGER * min(sizes)


def _counts(line: Line, latin: bool) -> bool:
    """Whether a line may belong to the head: in its script, no field, no address."""
    if _ISSUE.search(line.text) or _ADDRESS.search(line.text) or label_at_start(line):
        return False
    if not any(c.isalpha() for c in line.text):
        return False
    if latin:
        return line.cjk * 4 < len(line.text) and not _FIELD.match(line.text)
    return line.cjk >= 2


# --- the title --------------------------------------------------------------------------


def _title_span(rows: list[Line], latin: bool) -> tuple[int, int]:
    """The rows of the title: from the largest line on while the type stays (nearly) as large.

    A subtitle after a dash or colon may be smaller; where all type is of one size, bold
    decides.
    """
    largest = max(row.size for row in rows)
    start = next(i for i, row in enumerate(rows) if row.size >= NEAR_LARGEST * largest)
    end = start + 1
    while end < min(len(rows), start + MOST) and _is_title(rows, start, end, latin):
        end += 1
    return start, end


def _is_title(rows: list[Line], start: int, at: int, latin: bool) -> bool:
    """Whether the row at an index goes on with the title that starts above it."""
    first, above, row = rows[start], rows[at - 1], rows[at]
    if _DASH.match(row.text):
        return True
    larger = first.size >= LARGER * min(other.size for other in rows)
    named = is_affiliation(row.text) or _FIELD.match(row.text)
    if _ROLE.match(row.text) or (named and not (larger and _same_size(row, first))):
        return False
    if row.size < NEAR_LARGEST * first.size or row.bold != first.bold:
        return above.text.endswith(("：", ":", "—")) and row.size >= SUBTITLE * first.size
    if not _lists_names(row, latin):
        return True
    below = (later for later in rows[at + 1 : at + 3] if not is_affiliation(later.text))
    return any(_lists_names(later, latin) for later in below)


def _lists_names(row: Line, latin: bool) -> bool:
    """Whether a row lists names: raised marks between them, or short parts."""
    if any(row.text[a:b].strip().isalnum() and b < len(row.text) for a, b in row.raised):
        return True
    if latin and _CAPITAL_NAMES.fullmatch(row.text):
        return True
    parts = re.split(r"[，,;；]\s*|\s+(?:and|&)\s+" if latin else r"[，,;；、]\s*", row.text)
    parts = [part for part in parts if part]
    words = [len(part.split()) for part in parts]
    short = all(2 <= n <= 4 for n in words) if latin else all(2 <= len(p) <= 5 for p in parts)
    return len(parts) > 1 and short


def _title(rows: list[Line]) -> str | None:
    title = join_lines([_without_marks(row) for row in rows])
    return title.strip().strip(_MARKS).strip() or None


def _without_marks(row: Line) -> str:
    """A row's text without superscript marks at its end."""
    text = row.text
    if row.raised and row.raised[-1][1] == len(text):
        text = text[: row.raised[-1][0]]
    return text.rstrip(_MARKS + " ")


# --- authors and affiliations ---------------------------------------------------------------


def _people(rows: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of authors (of one type, next to each other but for affiliations) and of
    affiliations."""
    authors: list[Line] = []
    places: list[Line] = []
    enclosed, listing = 0, True
    for row in rows:
        inside = enclosed > 0 and _same_size(row, places[-1])
        name, place = (None, row) if inside else _person(row)
        if name and authors and not _same_type(name, authors[0]):
            listing = False
        if name and listing:
            authors.append(name)
        if place:
            places.append(place)
            enclosed = max(0, (enclosed if inside else 0) + _depth(place.text))
        elif not name:
            listing = not authors
    return authors, places


def _person(row: Line) -> tuple[Line | None, Line | None]:
    """A row as (names, affiliation); a name and its affiliation may share one."""
    if _FIELD.match(row.text):
        return (row, None) if _ROLE.match(row.text) else (None, None)
    if row.text[0] in "(（[":
        return None, row
    if institution_at(_IN_BRACKETS.sub("", row.text)) is None:
        return row, None
    cut = _name_end(row)
    return row.split(cut) if cut else (None, row)


def _name_end(row: Line) -> int | None:
    """Where a name ends that white space parts from the institution behind it."""
    first = institution_at(row.text)
    gaps = [at for at in sorted(row.gaps) if first is not None and at <= first]
    role = _ROLE.match(row.text)
    start = role.end() if role else 0
    return next((at for at in gaps if _ONE_NAME.fullmatch(row.text[start:at].strip())), None)


def _same_type(line: Line, other: Line) -> bool:
    return _same_size(line, other) and line.font == other.font


def _same_size(line: Line, other: Line) -> bool:
    return abs(line.size - other.size) < SAME


def _depth(text: str) -> int:
    """Brackets opened and not closed."""
    return sum(c in "(（[" for c in text) - sum(c in ")）]" for c in text)
