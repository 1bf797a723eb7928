"""The heads of a paper in both languages: title, authors and affiliations, as lines, and which
lines its front matter is."""

from collections.abc import Mapping, Sequence

from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line
from bipaper.text.front.english_titles import english_head_apart
from bipaper.text.front.names import chinese_names, english_names
from bipaper.text.front.own_statements import citation_in
from bipaper.text.front.parts import Part
from bipaper.text.front.titles import Head, by_institutions, read_head
from bipaper.text.front.zones import Zone, find_zones, opening, used_lines
from bipaper.text.romanisation import is_romanised


def heads_of_article(
    stream: Sequence[Placed],
    parts: Sequence[Part],
    chosen: Mapping[str, Part],
    ends: Sequence[Line],
) -> tuple[tuple[Head, Head], set[int]]:
    """The Chinese and the English head, and the indexes of the lines of the front matter."""
    zones = find_zones(stream, parts, chosen)
    heads = by_institutions(_heads(stream, *zones))
    apart = range(0)
    cited = [citation_in(part.own(stream)) for part in parts if part.label.field == "citation"]
    if not heads[1].title and (found := _english_apart(stream, ends, heads, cited)):
        heads, apart = (heads[0], found[0]), found[1]
    used = used_lines(stream, parts, list(zip(zones, heads, strict=True)), masthead=True)
    return heads, used.union(apart)


def used_below_titles(
    stream: Sequence[Placed],
    parts: Sequence[Part],
    chosen: Mapping[str, Part],
    known: tuple[Head, Head],
) -> set[int]:
    """The indexes of the lines of the front matter of what is no article: its titles, and
    what its zones have below their heads."""
    zones = [Zone([], *zone[1:]) for zone in find_zones(stream, parts, chosen)]
    titled = {line for head in known for line in head.titled}
    used = used_lines(stream, parts, list(zip(zones, known, strict=True)), masthead=False)
    return used | {i for i, item in enumerate(stream) if item.line in titled}


def read_title(stream: Sequence[Placed]) -> tuple[Head, Head]:
    """The title on top of a document that is no article, without authors."""
    lines = [stream[i] for i in opening(stream).head]
    head = read_head(lines, latin=False)
    other = Head(None, [], [], []) if head.title else read_head(lines, latin=True)
    return Head(head.title, head.titled, [], []), Head(other.title, other.titled, [], [])


def _heads(stream: Sequence[Placed], chinese: Zone, english: Zone) -> tuple[Head, Head]:
    """The Chinese and the English head; no line is the title of both, nor names institutions
    of both: a row of a name in both languages is kept once.

    Authors found in one language show where they stand in the other.
    """
    own = [stream[i] for i in chinese.head]
    head = read_head(own, latin=False)
    other = _english_head(stream, chinese, english, head)
    if (latin := english_names(other.authors)) and not _pair(head, other):
        again = read_head(own, latin=False, others=latin)
        if _pair(again, other):
            head, other = again, _english_head(stream, chinese, english, again)
    named = {line.bbox for line in head.affiliations}  # parts of lines, cut for each head anew
    places = [line for line in other.affiliations if line.bbox not in named]
    return head, other._replace(affiliations=places)


def _english_head(stream: Sequence[Placed], chinese: Zone, english: Zone, head: Head) -> Head:
    """What stands above the English abstract, or above both, where that reads as no head: a
    facing abstract begins behind the Chinese column, and what a figure left there."""
    names = chinese_names(head.authors)
    for zone in (english, chinese):
        lines = [stream[i] for i in zone.head if stream[i].line not in head.titled]
        own = read_head(lines, latin=True, others=names)
        if own.titled or own.authors:
            return own
    return own


def _english_apart(
    stream: Sequence[Placed], ends: Sequence[Line], heads: tuple[Head, Head], cited: Sequence[str]
) -> tuple[Head, range] | None:
    """An English title that stands apart, with the authors that are known; and its lines."""
    names = chinese_names(heads[0].authors)
    found = english_head_apart(stream, ends, names, heads[0].alone, cited)
    if found is None:
        return None
    head, lines = found
    return heads[1]._replace(
        title=head.title,
        titled=head.titled,
        authors=heads[1].authors or head.authors,
        affiliations=heads[1].affiliations or head.affiliations,
    ), lines


def _pair(head: Head, other: Head) -> bool:
    """Whether an author's name in one language is spelt as one in the other."""
    latin = english_names(other.authors)
    return any(is_romanised(one, name) for name in chinese_names(head.authors) for one in latin)
