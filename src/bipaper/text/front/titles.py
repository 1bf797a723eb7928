"""Title, authors and affiliations: the lines above an abstract."""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import chain
from typing import NamedTuple

from bipaper.chars import HAN, UNREADABLE, count_han, is_han, simplify
from bipaper.layout.columns import Placed
from bipaper.layout.labels import label_at_start
from bipaper.layout.lines import Line
from bipaper.text.front.affiliations import (
    Affiliation,
    is_affiliation,
    is_bracketed,
    split_affiliations,
    wanted_places,
)
from bipaper.text.front.author_blocks import AuthorBlock, author_blocks, cells
from bipaper.text.front.author_notes import addresses_in
from bipaper.text.front.bylines import (
    depth,
    has_role,
    is_field,
    lists_names,
    names_any,
    on_one_row,
    read_bylines,
    same_size,
)
from bipaper.text.front.fields import tells_receipt
from bipaper.text.front.journal import MONTH
from bipaper.text.front.parts import NEXT
from bipaper.text.front.run_in import Owned, owned_parts, owned_places, run_in
from bipaper.text.join import join_lines

NEAR_LARGEST = 0.93  # lines of a title are at least this share of its largest
SUBTITLE = 0.6  # and a subtitle's this share
LARGER = 1.15  # a title is so much larger than the smallest type above the abstract
MOST = 5  # lines a title has at most

# Of a title, No. 1 is part where it goes on in a word: Wreck No. 1 Revisited, 'Lanpu No. 1' Melons;
# an issue's date does.
_ISSUE = re.compile(
    r"第\s*[\d*＊x×]+\s*[卷期]|Vol\s?\.?\s*[\d*]|ISSN|CODEN|年\s*第|^\d{4}\s*年"
    rf"|No\.\s*\d+(?!\d|['’”\"]?\s*(?!{MONTH})[A-Z][a-z])",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\bDOI\b|https?:|www\.|@|E-?mail|(?:19|20)\d\d[,，;] ?\d+ ?[(（]\d+[)）] ?[:：]", re.IGNORECASE
)
_JOURNAL = re.compile(
    r"(?:学报|杂志|学刊|月刊|季刊|Journal|Acta)\s*(?:[（(].{1,12}[)）])?$", re.IGNORECASE
)
# A cover's lines above the title: a university, the kind of thesis.
_COVER = re.compile(rf"[{HAN}]{{2,10}}(?:大学|学院|研究院)|.*(?:学位|毕业|硕士|博士)论文.*")
_PLACES_END = re.compile(rf"[{HAN}]\s*\d{{6}}(?!\d)")  # of an affiliation: 江 400000
_DASH = re.compile(r"\s*[—–―─-]{1,3}")
_MARKS = "*＊∗†‡①②③★☆#"


class Head(NamedTuple):
    """Title as one text; its lines, those of authors and of affiliations; the blocks these stand
    in, where they are side by side; the parts of affiliations run into one text with names;
    whether affiliations ``alone`` stand below the title, where authors do."""

    title: str | None
    titled: list[Line]
    authors: list[Line]
    affiliations: list[Line]
    blocks: Sequence[AuthorBlock] = ()
    owned: Sequence[Owned] = ()
    alone: bool = False

    def places(self) -> list[Affiliation]:
        """The affiliations, one a block where authors stand in blocks."""
        if self.owned:
            return [Affiliation(None, place.text) for place in owned_places(self.owned)]
        if self.blocks:
            return [Affiliation(None, block.place) for block in self.blocks]
        return split_affiliations(self.affiliations)


def read_head(lines: Sequence[Placed], latin: bool, others: Sequence[str] = ()) -> Head:
    """Split the lines above an abstract: the largest type is the title, then authors.

    ``latin`` says which script the part is in, ``others`` are the authors' names in the other
    one: lines that hold them are no title. Mastheads do not count, in however large type.
    """
    printed = _printed_rows(lines)
    rows = [*_counted(_below_masthead(printed), latin)]
    rows = [part for row in rows for part in _parted(row, others)] if latin else rows
    named = {row for row in rows if _may_list_authors(row) and names_any(row, latin, others)}
    if all(row in named for row in rows):
        return Head(None, [], rows, [])
    start, end = _title_span(rows, latin, named)
    titled = rows[start:end]
    below = _below(printed, titled[-1], latin)
    if blocks := author_blocks(below, latin, others):
        places = [*chain(*(one.places for one in blocks))]
        return Head(joined_title(titled), titled, [one.names for one in blocks], places, blocks)
    below = [*(row for row in rows[:start] if row in named), *rows[end:]]
    text = run_in(below, others) if latin else None
    run, own = (text.places, text.names) if text else ([], [])
    rows = [*own, *text.rest] if text else below
    names, places = read_bylines(rows, latin, named.union(own[-1:]))
    if not latin:
        places += wanted_places([line for line in printed if line not in rows], names, places)
    places = [*run, *places]
    alone = not names and places == below and not any(map(_is_address, places))
    return Head(joined_title(titled), titled, names, places, (), owned_parts(run), alone)


def _printed_rows(lines: Sequence[Placed]) -> list[Line]:
    """The lines, those of columns side by side on one row and in one type as one: a line of names
    that a gutter parts."""
    rows: list[Placed] = []
    for item in lines:
        at = next((i for i, row in enumerate(rows) if _goes_on_beside(row, item)), None)
        if at is None:
            rows.append(item)
        else:
            row = rows[at]
            rows[at] = row._replace(line=Line([*row.line.chars, *item.line.chars], row.line.page))
    return [row.line for row in rows]


def _goes_on_beside(row: Placed, item: Placed) -> bool:
    line, beside = row.line, item.line
    right = (row.zone, row.line.page) == (item.zone, item.line.page) and beside.x0 > line.x1
    return on_one_row(line, beside) and right and (row.column or 0) < (item.column or 0)


def by_institutions(heads: tuple[Head, Head]) -> tuple[Head, Head]:
    """The heads, institutions in the authors' place being the authors where no person is one.

    A line that goes on with an institution's name may read as a person's, and so may one of an
    institution that only its Chinese name tells.
    """
    zh, en = heads
    if zh.alone and (_goes_on_with_places(en) or any(map(_names_body, en.authors))):
        places = sorted([*en.affiliations, *en.authors], key=lambda line: line.base)
        en = en._replace(authors=[], affiliations=places, alone=True)
    if zh.authors or en.authors:
        return heads
    zh, en = (
        head._replace(authors=head.affiliations, affiliations=[]) if head.alone else head
        for head in (zh, en)
    )
    return zh, en


def _goes_on_with_places(head: Head) -> bool:
    """Whether lines read as authors stand right below an institution, in its type."""
    above = (
        [line for line in head.affiliations if line.base < head.authors[0].base]
        if head.authors
        else []
    )
    return bool(above) and same_size(above[-1], head.authors[0])


def _names_body(line: Line) -> bool:
    """Whether a line has a word that no person's name has: Network of Wetlands."""
    return re.search(r"\b(?:of|for|on)\b", line.text) is not None


def _is_address(place: Line) -> bool:
    """Whether a line says where an institution is, as behind the names of those who work there."""
    return is_bracketed(place.text) or re.search(r"\d", place.text) is not None


def _below(lines: Sequence[Line], title: Line, latin: bool) -> list[Line]:
    """The lines on a title's page below its last one that count, and those of addresses; of
    lines with both scripts side by side the Latin parts."""
    below = [line for line in lines if line.page == title.page and line.base > title.base]
    parts = chain(*map(cells, below)) if latin else below
    return [part for part in parts if _counts(part, latin) or addresses_in(part.text)]


def _parted(row: Line, others: Sequence[str]) -> list[Line]:
    """A row, or its end of a title that is bold throughout, and the authors, who are not."""
    for word in re.finditer(r"(?<=\s)[A-Z]", row.text):
        title, rest = row.split(word.start())
        bold, plain = ({char.bold for char in part.chars} for part in (title, rest))
        named = lists_names(rest, latin=True) or names_any(rest, True, others)
        if (bold, plain) == ({True}, {False}) and named:
            return [title, rest]
    return [row]


def _counted(rows: Sequence[Line], latin: bool) -> Iterator[Line]:
    """The rows that may belong to the head, be it as the short end of a bracket in Chinese."""
    enclosed, above = 0, None
    for row in rows:
        inside = above is not None and enclosed > 0 and same_size(above, row) and not latin
        if _counts(row, latin, inside) or (above and _is_left_over(row, above)):
            enclosed = max(0, (enclosed if inside else 0) + depth(row.text))
            above = row
            yield row


def _may_list_authors(row: Line) -> bool:
    """Whether a row may list authors: a note on one (林知远：女，博士) does not."""
    return has_role(row) or not is_field(row)


# --- which lines count ------------------------------------------------------------------


def _below_masthead(rows: list[Line]) -> list[Line]:
    """The rows below a journal's name, volume and issue, or below what a cover begins with,
    if a title is among them."""
    while rows and _COVER.fullmatch(simplify(rows[0].text)) and _has_title(rows[1:]):
        rows = rows[1:]
    for at in range(len(rows) - 1, -1, -1):
        below = rows[at + 1 :]
        text = simplify(rows[at].text)
        masthead = _ISSUE.search(text) or _JOURNAL.search(text)
        if masthead and not label_at_start(rows[at]) and _has_title(below):
            return below
    return rows


def _has_title(rows: list[Line]) -> bool:
    sizes = [row.size for row in rows if any(c.isalpha() for c in row.text)]
    return bool(sizes) and max(sizes) >= LARGER * min(sizes)


def _counts(line: Line, latin: bool, inside: bool = False) -> bool:
    """Whether a line may belong to the head: in its script, no field, no address; ``inside``:
    a bracket of the line above goes on in it."""
    if _ISSUE.search(line.text) or _ADDRESS.search(line.text) or label_at_start(line):
        return False
    if not any(c.isalpha() for c in line.text) or _is_unreadable(line) or tells_receipt(line):
        return False
    if latin:
        word = re.search("[A-Za-z]{2}", line.text) is not None
        return word and count_han(line.text) * 4 < len(line.text) and not is_field(line)
    least = 1 if inside else 2
    return (
        len(re.findall(f"[{HAN}]", line.text)) >= least or _PLACES_END.search(line.text) is not None
    )


def _is_left_over(line: Line, above: Line) -> bool:
    """Whether a line is the last character of a title that the line above it had no room for."""
    near = 0 < line.base - above.base < NEXT * line.size
    alike = same_size(line, above) and line.font == above.font and line.bold == above.bold
    return near and alike and is_han(line.text) and len(above.text) > 1


def _is_unreadable(line: Line) -> bool:
    """Whether most of a line is glyphs whose characters nothing tells."""
    return 2 * line.text.count(UNREADABLE) > len(line.text)


# --- the title --------------------------------------------------------------------------


def _title_span(rows: list[Line], latin: bool, named: Set[Line]) -> tuple[int, int]:
    """The rows of the title: from the largest line on while the type stays (nearly) as large.

    A subtitle after a dash or colon may be smaller; where all type is of one size, bold
    decides. ``named`` are rows that name an author for certain.
    """
    titles = [row for row in rows if row not in named]
    largest = max(row.size for row in titles)
    start = next(i for i, row in enumerate(rows) if row in titles and _is_large(row, largest))
    end = start + 1
    while end < min(len(rows), start + MOST) and _is_title(rows, start, end, latin, named):
        end += 1
    return start, end


def _is_large(row: Line, largest: float) -> bool:
    return row.size >= NEAR_LARGEST * largest


def _is_title(rows: list[Line], start: int, at: int, latin: bool, named: Set[Line]) -> bool:
    """Whether the row at an index goes on with the title that starts above it."""
    first, above, row = rows[start], rows[at - 1], rows[at]
    if row in named:
        return False
    if opens_subtitle(row):
        return True
    larger = first.size >= LARGER * min(other.size for other in rows)
    placed = is_affiliation(row.text) or is_field(row)
    if has_role(row) or (placed and not (larger and same_size(row, first))):
        return False
    if row.size < NEAR_LARGEST * first.size or row.bold != first.bold:
        return above.text.endswith(("：", ":", "—")) and row.size >= SUBTITLE * first.size
    if not lists_names(row, latin):
        return True
    below = (later for later in rows[at + 1 : at + 3] if not is_affiliation(later.text))
    return any(later in named or lists_names(later, latin) for later in below)


def joined_title(rows: Sequence[Line]) -> str | None:
    """The lines of a title as one text, without marks around it; None where nothing is left."""
    title = join_lines([_without_marks(row) for row in rows])
    return title.strip().strip(_MARKS).strip() or None


def opens_subtitle(row: Line) -> bool:
    """Whether a row goes on with the title above it, be it in smaller type: ——以岚浦市为例."""
    return _DASH.match(row.text) is not None


def _without_marks(row: Line) -> str:
    """A row's text without superscript marks at its end."""
    text = row.text
    if row.raised and row.raised[-1][1] == len(text):
        text = text[: row.raised[-1][0]]
    return text.rstrip(_MARKS + " ")
