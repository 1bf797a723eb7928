"""Front matter: titles, authors, abstracts, keywords and the fields printed around them.

Labels lead: an abstract starts at its label and runs on while the type stays the same;
titles and authors are the lines above it, told apart by size and order. The English part
may stand on the first page, at the end, or on a page of its own.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import Literal, NamedTuple

import msgspec

from bipaper.chars import counted
from bipaper.layout.columns import Placed
from bipaper.layout.labels import labels_in, unclosed
from bipaper.layout.lines import Line
from bipaper.parts.bilingual import Bilingual, BilingualList
from bipaper.parts.boxed_text import Block
from bipaper.parts.metadata import Journal, Metadata
from bipaper.text.blocks import block_of
from bipaper.text.cuts import without
from bipaper.text.front.affiliations import bodies
from bipaper.text.front.both_heads import heads_of_article, used_below_titles
from bipaper.text.front.bylines import names_any
from bipaper.text.front.fields import read_fields, tells_receipt
from bipaper.text.front.journal import numbered, read_journal
from bipaper.text.front.keyword_lists import split_keywords
from bipaper.text.front.masthead import masthead_lines
from bipaper.text.front.names import chinese_names, english_names, han_of, latin_words
from bipaper.text.front.own_statements import asking_lines, citation_in, own_statements
from bipaper.text.front.parts import ABSTRACTS, Part, labelled_parts
from bipaper.text.front.titles import MOST, Head, read_head
from bipaper.text.front.unlabelled import chinese_abstract, english_parts
from bipaper.text.front.zones import find_zones
from bipaper.text.ledger import Entry
from bipaper.text.romanisation import cut_alike, is_romanised

FrontPart = Literal[
    "title", "authors", "affiliations", "keywords", "masthead", "statement", "fields"
]
# Fields that say in words what no other part has whole.
STATEMENTS = (
    "citation",
    "about_author",
    "funding",
    "received",
    "revised",
    "registration",
    "highlights",
)
CHANCE = 8  # letters of a date, which may also be those of a DOI


class Aside(NamedTuple):
    """Lines that are printed beside the text.

    ``edges`` are the first page's running headers and the lines of covers, ``notes`` its
    footnotes: both hold DOI, received date and funding in many journals, but notes name other
    journals than the paper's own. ``running`` are the running heads of other pages, ``ends`` the
    last page's footnotes.
    """

    edges: Sequence[Line] = ()
    notes: Sequence[Line] = ()
    running: Sequence[Line] = ()
    ends: Sequence[Line] = ()


_NOTHING = Aside()


class _Labelled(NamedTuple):
    """The lines in reading order, their labelled parts, the first part of each field, the heads,
    and the indexes of the lines of the front matter."""

    stream: Sequence[Placed]
    parts: Sequence[Part]
    chosen: Mapping[str, Part]
    heads: tuple[Head, Head]
    used: Set[int]

    def own(self, field: str) -> list[Line]:
        """The lines of the part of a field, none where there is no such part."""
        part = self.chosen.get(field)
        return part.own(self.stream) if part else []

    def first_titled(self) -> int | None:
        """Where the first line of a title stands."""
        titles = {line for head in self.heads for line in head.titled}
        return next((i for i, item in enumerate(self.stream) if item.line in titles), None)


class FrontMatter(NamedTuple):
    """What was found, the indexes of the lines of the stream it was found in, which of their
    characters it keeps, and the lines that each part in either language was read from.

    ``heads`` are the Chinese and the English title, authors and affiliations, as lines.
    """

    heads: tuple[Head, Head]
    metadata: Metadata
    abstract_zh: Block | None
    abstract_en: Block | None
    keywords: BilingualList
    used: set[int]
    entries: list[Entry]
    printed: list[tuple[FrontPart, list[Line]]]

    def lines_of(self, part: FrontPart) -> list[list[Line]]:
        """The lines of each of such parts."""
        return [lines for own, lines in self.printed if own == part]


def read_front_matter(
    stream: Sequence[Placed],
    aside: Aside = _NOTHING,
    known: tuple[Head, Head] | None = None,
    spelt: Set[str] = frozenset(),
) -> FrontMatter:
    """Find the front matter in a paper's lines in reading order, and in those ``aside``.

    ``known`` are the Chinese and the English head of what is no article: it has no others, and no
    journal. ``spelt`` are words as the paper spells them.
    """
    parts = _parts(stream)
    chosen = _chosen(parts)
    heads, used = (
        (known, used_below_titles(stream, parts, chosen, known))
        if known
        else heads_of_article(stream, parts, chosen, aside.ends)
    )
    said = list(own_statements(stream, used, heads))
    used.update(*said)
    labelled = _Labelled(stream, parts, chosen, heads, used)
    front = [stream[i].line for i in sorted(used)]
    beside = [*aside.edges, *aside.notes]
    journal = Journal() if known else _journal(labelled, aside)
    found = FrontMatter(
        heads,
        _metadata(*heads, [*front, *beside], journal),
        _abstract(labelled, "abstract_zh", spelt),
        _abstract(labelled, "abstract_en", spelt),
        _both_keywords(labelled, spelt),
        used,
        [],
        _printed(labelled, said, journal),
    )
    whole = (*found.lines_of("masthead"), *found.lines_of("statement"))
    return found._replace(
        entries=[
            *_entries(labelled, found),
            _facts(front, beside, found, journal),
            *(Entry(own, [line.text for line in own], "front_matter") for own in whole),
        ]
    )


def _chosen(parts: Sequence[Part]) -> dict[str, Part]:
    """The first part of each field."""
    return {part.label.field: part for part in reversed(parts)}


def _parts(stream: Sequence[Placed]) -> list[Part]:
    """The labelled parts, and abstracts and keywords that have no label, or one above the title
    and authors."""
    parts = labelled_parts(stream)
    if chinese := chinese_abstract(stream, parts):
        parts = labelled_parts(stream, [chinese])
    chosen = _chosen(parts)
    labelled = chosen.get(ABSTRACTS[1])
    if labelled and not _may_be_title(stream, labelled):
        return parts
    own, _ = find_zones(stream, parts, chosen)
    head = read_head([stream[i] for i in own.head], latin=False)
    names = chinese_names(head.authors)
    if labelled and not names_any(stream[labelled.end].line, True, names):
        return parts
    english = english_parts(stream, names)
    others = [part for part in (chinese, *english) if part]
    return labelled_parts(stream, others) if english else parts


def _may_be_title(stream: Sequence[Placed], abstract: Part) -> bool:
    """Whether what stands below an abstract's label, alone in its line, is no longer than a title,
    and something below that."""
    alone = abstract.label.fills(stream[abstract.start].line)
    return alone and abstract.end - abstract.start <= 1 + MOST and abstract.end < len(stream)


def _printed(
    labelled: _Labelled, said: Sequence[range], journal: Journal
) -> list[tuple[FrontPart, list[Line]]]:
    """The lines of each part but abstracts, which know their own; last those of no other part."""
    found: list[tuple[FrontPart, list[Line]]] = []
    known: set[Line] = set()
    for lang, head in zip(("zh", "en"), labelled.heads, strict=True):
        found += [("title", head.titled), ("authors", head.authors)]
        found += [("affiliations", head.affiliations)]
        found += [("keywords", labelled.own(f"keywords_{lang}"))]
        known.update(labelled.own(f"abstract_{lang}"))
    known.update(line for _, lines in found for line in lines)
    lines = (labelled.stream[i].line for i in sorted(labelled.used))
    rest = [line for line in lines if line not in known]
    statements = list(_statements(labelled, said, rest))
    stated = {line for own in statements for line in own}
    found += [("statement", own) for own in statements]
    at = labelled.first_titled()
    free = [line for line in rest if line not in stated]
    masthead = [] if at is None else masthead_lines(free, labelled.stream[at].line, journal)
    found += [("masthead", masthead)]
    stated.update(masthead)
    return [*found, *(("fields", [line]) for line in rest if line not in stated)]


def _statements(
    labelled: _Labelled, said: Sequence[range], rest: Sequence[Line]
) -> Iterator[list[Line]]:
    """The lines of each field that is kept in words, each line once, and of each that has no
    label; ``rest`` are those of no other part."""
    free = set(rest)
    for part in labelled.parts:
        own = [line for line in part.own(labelled.stream) if line in free]
        fields = {part.label.field, *(label.field for label in labels_in(own[0]))} if own else set()
        if fields.intersection(STATEMENTS):
            yield own
            free.difference_update(own)
    yield from ([line] for line in rest if line in free and tells_receipt(line))
    yield from ([labelled.stream[i].line for i in own] for own in said)


def _entries(labelled: _Labelled, found: FrontMatter) -> Iterator[Entry]:
    """What is kept of the lines of titles, people, abstracts and keywords."""
    data = found.metadata
    both = zip(
        labelled.heads,
        (data.title.zh, data.title.en),
        (data.authors.zh, data.authors.en),
        (data.affiliations.zh, data.affiliations.en),
        strict=True,
    )
    for head, title, authors, places in both:
        yield Entry(head.titled, [title or ""], "front_matter")
        yield Entry(head.authors, authors, "front_matter")
        parts = [part.text for part in head.owned] or places
        yield Entry(head.affiliations, parts, "front_matter")
    kept = {
        "abstract_zh": [found.abstract_zh.text] if found.abstract_zh else [],
        "abstract_en": [found.abstract_en.text] if found.abstract_en else [],
        "keywords_zh": found.keywords.zh,
        "keywords_en": found.keywords.en,
    }
    for field, texts in kept.items():
        yield Entry(labelled.own(field), texts, "front_matter")


def _facts(
    front: Sequence[Line], aside: Sequence[Line], found: FrontMatter, journal: Journal
) -> Entry:
    """What is kept besides: short fields and the ``journal`` that is printed, but for what
    ``aside``, a masthead and statements say and what is not printed so: 2023 for 民國112年."""
    stated, masthead = ([*chain(*found.lines_of(part))] for part in ("statement", "masthead"))
    whole = {*stated, *masthead}
    lines = [line for line in front if line not in whole]
    printed, said, told = (
        counted("".join(line.text for line in part))
        for part in (lines, [*aside, *masthead], stated)
    )
    data = found.metadata
    fields = filter(None, (data.doi, data.article_number, data.funding, data.received, data.clc))
    values = [v for v in fields if counted(v) not in told or _stands_in(v, printed)]
    values += [v for v in msgspec.structs.astuple(journal) if v and counted(v) in printed]
    return Entry(lines, [v for v in values if counted(v) not in said], "front_matter")


def _stands_in(value: str, printed: str) -> bool:
    """Whether a value is printed in a text, and long enough not to be there by chance."""
    return len(counted(value)) > CHANCE and counted(value) in printed


def _metadata(zh: Head, en: Head, front: list[Line], journal: Journal) -> Metadata:
    found = read_fields(front)
    return Metadata(
        title=Bilingual(zh=zh.title, en=en.title),
        authors=BilingualList(zh=bodies(zh.authors), en=bodies(en.authors))
        if zh.alone and zh.authors
        else _authors(zh.authors, en.authors),
        affiliations=BilingualList(
            zh=[one.text for one in zh.places() if one.text],
            en=[one.text for one in en.places() if one.text],
        ),
        journal=numbered(journal, found.get("article_number")),
        doi=found.get("doi"),
        clc=found.get("clc"),
        article_number=found.get("article_number"),
        received=found.get("received"),
        funding=found.get("funding"),
    )


def _authors(zh: Sequence[Line], en: Sequence[Line]) -> BilingualList:
    """The authors' names; where what parts them is not clear, both languages tell together."""
    chinese, latin = chinese_names(zh), english_names(en)
    alike = sum(is_romanised(one, name) for name, one in zip(chinese, latin, strict=False))
    clear = len(chinese) == len(latin) <= 2 * alike
    words = [] if clear else latin_words(en)
    people = cut_alike(han_of(zh), words) or cut_alike("".join(chinese), words)
    if not people:
        return BilingualList(zh=chinese, en=latin)
    return BilingualList(zh=[one.zh for one in people], en=[one.en for one in people])


def _journal(labelled: _Labelled, aside: Aside) -> Journal:
    """What the front matter above the first title, the page's edges and the citation say, else
    the running heads."""
    stream, used = labelled.stream, labelled.used
    above = [stream[i].line for i in range(labelled.first_titled() or 0) if i in used]
    cited = labelled.own("citation") or asking_lines(stream, used)
    title = labelled.heads[0].title or ""
    return read_journal([*aside.edges, *above], citation_in(cited), aside.running, title)


# --- values -----------------------------------------------------------------------------


def _abstract(labelled: _Labelled, field: str, spelt: Set[str]) -> Block | None:
    part = labelled.chosen.get(field)
    if part is None:
        return None
    lines, skip = part.own(labelled.stream), part.label.end
    block = block_of(lines, skip, spelt)
    end = len(block.text)
    block = without(block, [(end - unclosed(lines[0].text[:skip], block.text), end)])
    return block if counted(block.text) else None


def _both_keywords(labelled: _Labelled, spelt: Set[str]) -> BilingualList:
    """The keywords; how many there are in one language tells where those of the other part."""
    zh, en = (_keywords(labelled, field, spelt) for field in ("keywords_zh", "keywords_en"))
    return BilingualList(
        zh=_keywords(labelled, "keywords_zh", spelt, len(en)),
        en=_keywords(labelled, "keywords_en", spelt, len(zh)),
    )


def _keywords(labelled: _Labelled, field: str, spelt: Set[str], others: int = 0) -> list[str]:
    """Keywords up to the next label on their first line (关键词：… 中图分类号：…)."""
    part = labelled.chosen.get(field)
    if part is None:
        return []
    lines = part.own(labelled.stream)
    stops = [label.start for label in labels_in(lines[0]) if label.start >= part.label.end]
    if stops:
        lines = [lines[0].split(stops[0])[0]]
    return split_keywords(lines, part.label.end, others, spelt)
