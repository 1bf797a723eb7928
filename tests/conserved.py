"""The characters that a PDF's pages have, and those of its result, each once.

Letters and digits count: what parts names and cells is in the structure of the result. A
field of the metadata that the first page's furniture says is a reading of it, and so are the
date of receipt that a note at the end says, and title and authors that a cover says. An exponent
is printed as a raised digit and kept as Unicode writes it.
"""

from collections import Counter
from collections.abc import Iterator

import msgspec

from bipaper.model import Extracted
from bipaper.pdf.pages import PdfText

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).translate(_RAISED)


def printed(pdf: PdfText) -> Counter[str]:
    """Every letter that was read from the pages."""
    found: Counter[str] = Counter()
    for page in pdf.pages:
        chars = "".join(char.text for char in page.chars)
        found.update(letters(chars + page.slanted + page.misplaced))
        found.update(letters("".join(text for text, _ in page.unsure)))
    return found


def kept(paper: Extracted) -> Counter[str]:
    """Every letter of the result."""
    return Counter(letters("".join(_texts(paper))))


def _texts(paper: Extracted) -> Iterator[str]:
    data = paper.metadata
    covers = letters("".join(item.text for item in paper.furniture if item.kind == "cover"))
    head = (data.title.zh or "", data.title.en or "", *data.authors.zh, *data.authors.en)
    yield from (value for value in head if letters(value) not in covers)
    yield from (*data.affiliations.zh, *data.affiliations.en)
    yield from _facts(paper)
    yield from (*paper.keywords.zh, *paper.keywords.en)
    yield from (block.text for _, block in paper.blocks())
    yield from (f"{section.number or ''}{section.title}" for section in paper.sections)
    for caption in paper.captions:
        yield f"{caption.label}{caption.text}{caption.text_en or ''}{caption.notes or ''}"
        yield from caption.inside
    yield from (cell for table in paper.tables for row in table.rows for cell in row)
    yield from (f"{formula.text}{formula.number or ''}" for formula in paper.formulas)
    yield from (f"{reference.label or ''}{reference.text}" for reference in paper.references)
    yield from (item.text for item in (*paper.furniture, *paper.notes, *paper.unplaced))


def _facts(paper: Extracted) -> Iterator[str]:
    data = paper.metadata
    aside = [item.text for item in paper.furniture if item.page == 1 and item.kind != "label"]
    ends = [item.text for item in paper.furniture if item.kind == "footnote"]
    if data.received and letters(data.received) not in letters("".join([*aside, *ends])):
        yield data.received
    fields = (data.doi, data.clc, data.article_number, data.funding)
    for value in filter(None, (*fields, *msgspec.structs.astuple(data.journal))):
        if letters(value) not in letters("".join(aside)):
            yield value
