"""The characters that a PDF's pages have, and those of its result, each once.

Letters and digits count: what parts names and cells is in the structure of the result. A
field of the metadata that the first page's furniture says is a reading of it, and so are the
date of receipt and the funding that a note or a part with a title says, the journal that running
heads name and the first page does not, and title and authors that a cover says. What a statement,
a running head or the article's number says too may have been read there or elsewhere. An exponent
is printed as a raised digit and kept as Unicode writes it.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import msgspec

from bipaper.parts.extracted import Extracted
from bipaper.parts.metadata import Journal
from bipaper.pdf.pages import PdfText
from bipaper.pdf.slanted import slanted_text
from bipaper.text.front.journal import numbered

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).translate(_RAISED)


def printed(pdf: PdfText) -> Counter[str]:
    """Every letter that was read from the pages."""
    found: Counter[str] = Counter()
    for page in pdf.pages:
        chars = "".join(char.text for char in page.chars)
        found.update(letters(chars + slanted_text(page.slanted) + page.misplaced))
        found.update(letters("".join(text for text, _ in page.unsure)))
    return found


def kept(paper: Extracted, pdf: PdfText) -> list[Counter[str]]:
    """Every letter of the result, which was read from a file's pages: with and without each fact
    that may have been read from what has it, too."""
    first = letters("".join(char.text for char in pdf.pages[0].chars))
    texts = list(_texts(paper, first))
    apart = ("statement", "header", "footer")
    stated = letters("".join(one.text for one in paper.furniture if one.kind in apart))
    numbered_so = msgspec.structs.astuple(numbered(Journal(), paper.metadata.article_number))
    unsure = [
        value for value in _facts(paper, first) if letters(value) in stated or value in numbered_so
    ]
    unsure += [*_noted(paper)]
    for value in unsure:
        texts.remove(value)
    some = (chosen for n in range(len(unsure) + 1) for chosen in combinations(unsure, n))
    return [Counter(letters("".join([*texts, *chosen]))) for chosen in some]


def _texts(paper: Extracted, first: str) -> Iterator[str]:
    data = paper.metadata
    covers = letters("".join(item.text for item in paper.furniture if item.kind == "cover"))
    head = (data.title.zh or "", data.title.en or "", *data.authors.zh, *data.authors.en)
    yield from (value for value in head if letters(value) not in covers)
    yield from ("".join(data.affiliations.zh), "".join(data.affiliations.en))
    yield from _facts(paper, first)
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


def _noted(paper: Extracted) -> Iterator[str]:
    """The English title, and the affiliations of a language, if notes name them all."""
    kinds = ("footnote", "statement")
    notes = letters("".join(item.text for item in paper.furniture if item.kind in kinds))
    data = paper.metadata
    for values in ([data.title.en or ""], data.affiliations.zh, data.affiliations.en):
        if any(values) and all(letters(value) in notes for value in values):
            yield "".join(values)


def _facts(paper: Extracted, first: str) -> Iterator[str]:
    data = paper.metadata
    said = [item for item in paper.furniture if item.kind not in ("label", "statement")]
    aside = letters("".join(item.text for item in said if item.page == 1))
    ends = letters("".join(item.text for item in said if item.kind == "footnote"))
    heads = letters("".join(item.text for item in said if item.kind in ("header", "footer")))
    for address in dict.fromkeys(one.email for one in data.people if one.email):
        if letters(address) not in ends:
            yield address
    parts = letters("".join(one.block.text for one in paper.paragraphs if one.section))
    if data.received and letters(data.received) not in aside + ends:
        yield data.received
    if (
        data.funding
        and letters(data.funding) not in aside + ends
        and letters(data.funding) not in parts
    ):
        yield data.funding
    for value in filter(None, (data.doi, data.clc, data.article_number)):
        if letters(value) not in aside:
            yield value
    for value in filter(None, msgspec.structs.astuple(_of_our_era(paper))):
        own = letters(value)
        if own not in aside and (own in first or own not in heads):
            yield value


def _of_our_era(paper: Extracted) -> Journal:
    """The journal without a year that is not printed but as 民國112年."""
    journal, parts = paper.metadata.journal, (*paper.furniture, *paper.unplaced)
    printed = "".join("".join(item.text.split()) for item in parts)
    republican = journal.year and f"民國{int(journal.year) - 1911}年" in printed
    return msgspec.structs.replace(journal, year=None) if republican else journal
