"""Front matter: titles, authors, abstracts, keywords and the fields printed around them.

Labels lead: an abstract starts at its label and runs on while the type stays the same;
titles and authors are the lines above it, told apart by size and order. The English part
may stand on the first page, at the end, or on a page of its own.
"""

from collections.abc import Sequence
from typing import NamedTuple

from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line
from bipaper.model import Bilingual, BilingualList, Block, Metadata
from bipaper.text import fields, names
from bipaper.text.blocks import block_of
from bipaper.text.labels import Label, label_at_start, labels_in
from bipaper.text.numbering import read_number, unnumbered
from bipaper.text.titles import Head, read_head

SAME_SIZE = 0.35  # points two lines of one abstract differ by at most
FULL = 4.0  # em; a line with less white space at its end goes on in the next
HEAD = 16  # lines above an abstract in which title and authors are looked for

ABSTRACTS = ("abstract_zh", "abstract_en")
KEYWORDS = ("keywords_zh", "keywords_en")


class FrontMatter(NamedTuple):
    """What was found, and the indexes of the lines of the stream it was found in."""

    metadata: Metadata
    abstract_zh: Block | None
    abstract_en: Block | None
    keywords: BilingualList
    used: set[int]


class Part(NamedTuple):
    """A labelled part of the stream: lines[start:end]."""

    label: Label
    start: int
    end: int


def read_front_matter(stream: Sequence[Placed], aside: Sequence[Line]) -> FrontMatter:
    """Find the front matter in a paper's lines in reading order.

    ``aside`` are the first page's running headers and footnotes, which hold DOI,
    received date and funding in many journals.
    """
    parts = _parts(stream)
    chosen = {field: part for part in reversed(parts) if (field := part.label.field)}
    chinese = _zone(stream, parts, chosen.get("abstract_zh") or chosen.get("keywords_zh"), False)
    english = _zone(stream, parts, chosen.get("abstract_en") or chosen.get("keywords_en"), True)
    head_zh = read_head([stream[i] for i in chinese.head], latin=False)
    head_en = read_head([stream[i] for i in english.head or chinese.head], latin=True)
    used = chinese.used | _from_title(stream, english, head_en)
    if chinese.used and min(chinese.used) < len(stream) and stream[min(chinese.used)].line.page <= 3:
        used |= set(range(min(chinese.used)))  # the masthead, a cover page
    elif english.used and stream[min(english.used)].line.page == 1:
        used |= set(range(min(english.used)))
    front = [stream[i].line for i in sorted(used)]
    return FrontMatter(
        _metadata(head_zh, head_en, [*front, *aside]),
        _abstract(stream, chosen.get("abstract_zh")),
        _abstract(stream, chosen.get("abstract_en")),
        BilingualList(
            zh=_keywords(stream, chosen.get("keywords_zh")),
            en=_keywords(stream, chosen.get("keywords_en")),
        ),
        used,
    )


def _metadata(zh: Head, en: Head, front: list[Line]) -> Metadata:
    found = fields.read_fields(front)
    return Metadata(
        title=Bilingual(zh=zh.title, en=en.title),
        authors=BilingualList(zh=names.chinese_names(zh.authors), en=names.english_names(en.authors)),
        affiliations=BilingualList(
            zh=names.affiliations(zh.affiliations), en=names.affiliations(en.affiliations)
        ),
        journal=fields.read_journal(front),
        doi=found.get("doi"),
        clc=found.get("clc"),
        article_number=found.get("article_number"),
        received=found.get("received"),
        funding=found.get("funding"),
    )


# --- labelled parts -------------------------------------------------------------------


def _parts(stream: Sequence[Placed]) -> list[Part]:
    """All labelled parts in order; each field's first occurrence counts."""
    parts: list[Part] = []
    seen: set[str] = set()
    for at, item in enumerate(stream):
        label = label_at_start(item.line)
        if label is None:
            continue
        label = _by_script(label, stream, at)
        if label.field in seen and label.field in ABSTRACTS + KEYWORDS:
            continue
        seen.add(label.field)
        parts.append(Part(label, at, _part_end(stream, at, label)))
    return parts


def _by_script(label: Label, stream: Sequence[Placed], at: int) -> Label:
    """The label with its field's language set by the text that follows it."""
    kind, _, language = label.field.partition("_")
    if kind not in ("abstract", "keywords") or not language:
        return label
    text = stream[at].line.text[label.end :]
    if len(text) < 4 and at + 1 < len(stream):
        text = stream[at + 1].line.text
    chinese = sum("一" <= c <= "鿿" for c in text)
    return label._replace(field=f"{kind}_{'zh' if chinese * 5 > len(text) else 'en'}")


def _part_end(stream: Sequence[Placed], at: int, label: Label) -> int:
    """Where a labelled part ends: at the next label, a heading, or a change of type."""
    keywords = label.field in KEYWORDS
    if label.field not in ABSTRACTS and not keywords and label.field not in LONG_FIELDS:
        return at + 1
    end = at + 1
    alone = label.end >= len(stream[at].line.text)
    model = stream[end].line if alone and end < len(stream) else stream[at].line
    while end < len(stream):
        last, item = stream[end - 1], stream[end]
        if label_at_start(item.line) or _opens_body(item.line, model):
            break
        if abs(item.line.size - model.size) > SAME_SIZE or not _follows(last, item):
            break
        opening = alone and end == at + 1
        if not opening and (keywords or label.field in LONG_FIELDS) and not _runs_on(last):
            break
        if label.field in ABSTRACTS and not opening and _new_script(model, item.line):
            break
        end += 1
    return end


LONG_FIELDS = ("citation", "funding", "about_author")


def _opens_body(line: Line, model: Line) -> bool:
    """Whether a line is the body's first heading: 引言, or a number in other type."""
    if unnumbered().get("".join(line.text.split()).lower()):
        return True
    number = read_number(line)
    return number is not None and (line.cjk_font != model.cjk_font or line.bold != model.bold)


def _follows(last: Placed, item: Placed) -> bool:
    """Whether a line is the next one on the page, in the next column or on the next page."""
    if item.line.page != last.line.page:
        return item.line.page == last.line.page + 1
    if item.line.base <= last.line.base:
        return True
    return item.line.base - last.line.base < 3 * item.line.size


def _runs_on(last: Placed) -> bool:
    return last.rest < FULL or last.line.text.endswith((";", "；", ",", "，", "、", "-"))


def _new_script(model: Line, line: Line) -> bool:
    """Whether Chinese text turns into a line of pure Latin words, or the other way round."""
    was_chinese = model.cjk * 4 > len(model.text)
    if was_chinese:
        return line.cjk == 0 and len(line.text.split()) > 4
    return line.cjk * 2 > len(line.text)


# --- zones: title to last labelled part -------------------------------------------------


class Zone(NamedTuple):
    """Indexes of a language's head lines (title, authors) and of all its lines."""

    head: list[int]
    used: set[int]


def _zone(stream: Sequence[Placed], parts: list[Part], anchor: Part | None, latin: bool) -> Zone:
    """The lines from a title above the anchor (an abstract) to the last field after it."""
    if anchor is None:
        return Zone([], set())
    labelled = {i for part in parts for i in range(part.start, part.end)}
    head: list[int] = []
    at = anchor.start - 1
    while at >= 0 and len(head) < HEAD and _may_be_head(stream, at, anchor, latin):
        if at not in labelled:
            head.append(at)
        elif latin:
            break
        at -= 1
    head.reverse()
    used = set(range(head[0], anchor.start)) if head else set()
    end = anchor.start
    following = [part for part in parts if part.start >= anchor.start]
    for part in following:
        if part.start > end + (0 if part is not anchor else 0) and part.start != end:
            break
        used |= set(range(part.start, part.end))
        end = part.end
    return Zone(head, used)


def _may_be_head(stream: Sequence[Placed], at: int, anchor: Part, latin: bool) -> bool:
    line, anchored = stream[at].line, stream[anchor.start].line
    if line.page != anchored.page:
        return False
    mostly_latin = line.cjk * 4 < len(line.text)
    return mostly_latin if latin else True


def _from_title(stream: Sequence[Placed], zone: Zone, head: Head) -> set[int]:
    """A zone's lines without what stands above its title: the end of a reference list."""
    first = next((i for i in zone.head if stream[i].line is head.start), None)
    return zone.used if first is None else {i for i in zone.used if i >= first}


# --- values -----------------------------------------------------------------------------


def _abstract(stream: Sequence[Placed], part: Part | None) -> Block | None:
    if part is None:
        return None
    block = block_of([p.line for p in stream[part.start : part.end]], skip=part.label.end)
    return block if block.text else None


def _keywords(stream: Sequence[Placed], part: Part | None) -> list[str]:
    if part is None:
        return []
    lines = [p.line for p in stream[part.start : part.end]]
    first = lines[0]
    stops = [label.start for label in labels_in(first) if label.start >= part.label.end]
    if stops:  # 中图分类号 on the same line
        lines = [first.split(stops[0])[0]]
    return names.split_keywords(lines, part.label.end)
