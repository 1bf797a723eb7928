"""What stands before the text of a thesis or a report, and what it says, by kind of document."""

from collections.abc import Sequence
from typing import NamedTuple

from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line
from bipaper.model import DocumentKind
from bipaper.text.front.covers import around_abstracts, keywords_first, read_cover, signed_pages
from bipaper.text.front.frontmatter import read_title
from bipaper.text.front.titles import Head
from bipaper.text.kind import Decided


class Apart(NamedTuple):
    """A document's text in reading order, and the lines of its covers and of declarations."""

    text: list[Placed]
    covers: list[Line]
    declarations: list[Line]


def set_apart(flow: Sequence[Placed], decided: Decided) -> Apart:
    """The covers of a thesis or a report and the declarations of a thesis taken from its lines."""
    thesis, opening = decided.kind == "thesis", decided.opening
    covers = {*opening.cover} if thesis or decided.kind == "report" else set[int]()
    declarations = {*opening.declarations, *signed_pages(flow)} if thesis else set[int]()
    covers |= {*around_abstracts(flow)} - declarations if thesis else set()
    rest = [item for i, item in enumerate(flow) if i not in covers | declarations]
    return Apart(
        keywords_first(rest) if thesis else rest,
        [flow[i].line for i in sorted(covers)],
        [flow[i].line for i in sorted(declarations)],
    )


def known_heads(
    kind: DocumentKind, text: Sequence[Placed], covers: Sequence[Line]
) -> tuple[Head, Head] | None:
    """Title and authors of what is no article: those of its covers, else a title alone.

    A Chinese report's cover says other things in Latin letters than its title (V1.0).
    """
    if kind == "article":
        return None
    if kind == "thesis":
        return read_cover(covers)
    zh, en = read_cover(covers) if covers else read_title(text)
    return (zh, Head(None, [], [], [])) if zh.title else (zh, en)
