"""A paper as one page for a browser: its pages as printed, and beside them what was read."""

from collections.abc import Sequence

from bipaper.model import Document
from bipaper.report import paper_view as view
from bipaper.report.block_nodes import block_nodes
from bipaper.report.correctable import correctable
from bipaper.report.filled import as_data, filled
from bipaper.report.page_boxes import boxes_by_page
from bipaper.report.page_pictures import Picture

PARAGRAPH, PAPER = "paragraph.html.jinja", "paper.html.jinja"
SCRIPTS = ("paper.js", "correct.js")


def paper_html(document: Document, pictures: Sequence[Picture] = (), up: str | None = None) -> str:
    """HTML of a whole document; without ``pictures`` of its pages the text alone. ``up`` is the
    address of the page about its corpus.

    All in one file, which can be moved, sent and attached. It needs no network, and its script
    only lights and scrolls: without it all can be read and all links lead.
    """
    boxes = boxes_by_page(document)
    return filled(
        PAPER,
        SCRIPTS,
        up=up,
        document=document,
        title=view.title_of(document),
        pages=[(one, boxes.get(one.page, ())) for one in pictures],
        nodes=block_nodes(document),
        lang=view.languages(document),
        place=view.places(document),
        parts=list(view.parts(document)),
        claims=view.claims(document),
        entities=view.entities(document),
        checked=list(view.numbers(document)),
        signs=view.signs(document),
        sentences=view.sentence_texts(document),
        paragraphs={one.id: number for number, one in enumerate(document.paragraphs, 1)},
        quantities={one.id: one for one in document.quantities},
        known=view.names(document),
        facets=view.facets(document),
        with_places=view.with_places(document),
        correctable=as_data(correctable(document)),
    )


def paragraph_html(document: Document, block: str) -> str:
    """A page with one block of a document ("abstract.zh"), its mentions marked.

    Raises KeyError where the document has no such block.
    """
    nodes = block_nodes(document)[block]
    return filled(
        PARAGRAPH,
        SCRIPTS,
        title=f"{document.id} {block}",
        nodes=nodes,
        lang=view.languages(document),
        text=document.texts()[block],
        place=view.places(document),
    )
