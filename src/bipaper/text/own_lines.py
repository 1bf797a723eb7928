"""A document's lines by what they belong to: its own text, or what stands around that."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line
from bipaper.layout.page import Layout
from bipaper.parts.set_aside import Furniture, FurnitureKind
from bipaper.parts.source_file import DocumentKind
from bipaper.pdf.pages import PdfPage
from bipaper.text.body.contents import Listed, contents_text, read_contents
from bipaper.text.body.neighbours import neighbours_tail
from bipaper.text.document_kind import Decided, decide_kind, other_articles
from bipaper.text.front.both_heads import read_title
from bipaper.text.front.cover_heads import read_cover
from bipaper.text.front.covers import (
    around_abstracts,
    database_pages,
    keywords_first,
    signed_pages,
)
from bipaper.text.front.titles import Head
from bipaper.text.ledger import Entry
from bipaper.text.regions import regions_of


class Sorted(NamedTuple):
    """What kind of document it is, and its lines in reading order.

    ``own`` are those of its text with the front matter, ``covers`` and ``declarations`` those of
    a thesis or a report before it, ``added`` those of a database's pages behind it, ``contents``
    those of tables of contents, whose entries are ``listed``, ``tail`` those of another article
    that ends here. ``others`` are the pages on which further articles begin.
    """

    kind: DocumentKind
    own: list[Placed]
    covers: list[Line]
    declarations: list[Line]
    added: list[Line]
    contents: list[Line]
    listed: list[Listed]
    tail: list[Line]
    others: list[int]

    def heads(self) -> tuple[Head, Head] | None:
        """Title and authors of what is no article: those of its covers, else a title alone."""
        if self.kind == "article":
            return None
        if self.kind == "thesis" or self.covers:
            return read_cover(self.covers, report=self.kind != "thesis")
        return read_title(self.own)

    def kept(self) -> Iterator[Entry]:
        """What the result keeps of the lines around the text: all but a neighbour's."""
        for lines in (self.covers, self.declarations, self.added, self.contents):
            yield Entry(lines, [line.text for line in lines], "unread")
        yield Entry(self.tail, [], "neighbour")

    def furniture(self) -> Iterator[Furniture]:
        """The same as it stands in the result."""
        yield from contents_text(self.contents)
        yield from page_by_page("cover", [*self.covers, *self.added])
        yield from page_by_page("declaration", self.declarations)


def sort_lines(layout: Layout, pages: Sequence[PdfPage]) -> Sorted:
    """The lines of a document's pages that are in no float and no margin."""
    flow = [item for page in layout.pages for item in page.flow]
    contents = read_contents(flow)
    tail = neighbours_tail(flow)
    rest = [item for i, item in enumerate(flow) if i not in contents.lines and i not in tail]
    added = database_pages(rest)
    rest, behind = rest[: len(rest) - len(added)], [rest[i].line for i in added]
    listed = [flow[i].line for i in sorted(contents.lines - tail)]
    decided = decide_kind(rest, listed, pages, layout)
    covers, declarations = _set_apart(rest, decided)
    own = [item for i, item in enumerate(rest) if i not in covers | declarations]
    return Sorted(
        kind=decided.kind,
        own=keywords_first(own) if decided.kind == "thesis" else own,
        covers=[rest[i].line for i in sorted(covers)],
        declarations=[rest[i].line for i in sorted(declarations)],
        added=behind,
        contents=listed,
        listed=contents.entries,
        tail=[flow[i].line for i in sorted(tail)],
        others=other_articles(rest) if decided.kind == "article" else [],
    )


def _set_apart(flow: Sequence[Placed], decided: Decided) -> tuple[set[int], set[int]]:
    """The covers of a thesis or a report and the declarations of a thesis, by index."""
    thesis, opening = decided.kind == "thesis", decided.opening
    covers = {*opening.cover} if thesis or decided.kind == "report" else set[int]()
    declarations = {*opening.declarations, *signed_pages(flow)} if thesis else set[int]()
    covers |= {*around_abstracts(flow)} - declarations if thesis else set()
    return covers, declarations


def page_by_page(kind: FurnitureKind, lines: Sequence[Line]) -> Iterator[Furniture]:
    """The lines of each page, as they are printed."""
    for page, printed in groupby(lines, key=lambda line: line.page):
        own = list(printed)
        text = "\n".join(line.text for line in own)
        yield Furniture(kind=kind, text=text, page=page, regions=regions_of(own))
