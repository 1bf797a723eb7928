"""Signs in what counts: headings, references, citations, captions."""

import re
from collections.abc import Sequence

from bipaper.chars import simplify
from bipaper.layout.ordinals import ordinal
from bipaper.parts.cited_works import Reference
from bipaper.parts.running_text import Section
from bipaper.quality.findings import Found, Read, listed, pages_of, share
from bipaper.years import YEAR

_SENTENCE = re.compile(r"[。；]")
LONGEST = 45  # characters of a heading at most
SAID = 10  # characters by which a heading without a number is called
# Document type marks of GB/T 7714; [A] stands for a part of what the next mark is of.
_MARK = re.compile(r"[\[［](?:[JMDCNRSPGZ]|EB|DB|CP|DS)(?:/OL)?[\]］]")
MARKS = 2  # in an entry at most: the work's, its translation's
SENTENCES = 2  # full stops 。 that make an entry prose
FIELDS = 3  # so many more end its fields, title, book and place, where one ends its year, as in APA
_DATED = re.compile(rf"{YEAR}[a-z]?\s?[)）]\s?。")
_MENTION = re.compile(r"[见如由从据]\s?([图表])\s?(\d{1,2})(?![\d.\-－—])")


def headings(read: Read) -> Found | None:
    """Headings whose numbers follow each other, and that are no sentences."""
    sections = read.paper.sections
    if not sections:
        return None
    gaps = set(_gaps(sections))
    bad = [one for one in sections if one.id in gaps or _is_sentence(one)]
    said = listed(f"{one.number or one.title[:SAID]} (page {one.page})" for one in bad)
    message = f"numbers are missing, or a sentence is a heading: {said}" if bad else ""
    pages = sorted({one.page for one in bad})
    return Found(share(len(bad), len(sections)), message, pages, [one.id for one in bad])


def _is_sentence(section: Section) -> bool:
    return len(section.title) > LONGEST or bool(_SENTENCE.search(section.title))


def _gaps(sections: list[Section]) -> list[str]:
    """The sections that do not follow the one before them below their parent."""
    last: dict[str | None, int] = {}
    bad: list[str] = []
    for section in sections:
        own = ordinal((section.number or "").split(".")[-1])
        if own is None:
            continue
        if own not in (last.get(section.parent, 0) + 1, 0):
            bad.append(section.id)
        last[section.parent] = own
    return bad


def references(read: Read) -> Found | None:
    """Entries of the reference list: all labels there, none with other text in it, none
    outside of the list."""
    entries = read.paper.references
    if not entries:
        return None
    labels = [int(entry.label) for entry in entries if entry.label and entry.label.isdecimal()]
    outside = [p.id for p in read.paper.paragraphs if _MARK.search(p.block.text)]
    missing = sorted(set(range(1, max(labels, default=0) + 1)) - set(labels))
    merged = [(n, entry) for n, entry in enumerate(entries, 1) if _is_merged(entry)]
    pages = pages_of(read, outside)
    named = [_name(n, entry) for n, entry in merged]
    kinds: dict[str, Sequence[object]] = {
        "no reference": missing,
        "other text in": named,
        "entries outside, on page": pages,
    }
    said = "; ".join(f"{what} {listed(where)}" for what, where in kinds.items() if where)
    most = max([len(entries), *labels]) + len(outside)
    bad = len(missing) + len(merged) + len(outside)
    ids = [*(entry.id for _, entry in merged), *outside]
    return Found(share(bad, most), said, pages, ids)


def _name(place: int, entry: Reference) -> str:
    """What people find an entry by: its label, else its place in the list; and its page."""
    page = f" (page {entry.regions[0].page})" if entry.regions else ""
    return (f"[{entry.label}]" if entry.label else f"entry {place}") + page


def _is_merged(entry: Reference) -> bool:
    most = SENTENCES + FIELDS * (_DATED.search(entry.text) is not None)
    return len(_MARK.findall(entry.text)) > MARKS or entry.text.count("。") >= most


def citations(read: Read) -> Found | None:
    """Citations that point to an entry; ``parts`` tells where a paper has no entries at all."""
    if not (read.citations and read.paper.references):
        return None
    loose = [citation for citation in read.citations if not citation.references]
    said = f"no entry for {listed(one.text for one in loose)}" if loose else ""
    ids = list(dict.fromkeys(citation.block for citation in loose))
    return Found(share(len(loose), len(read.citations)), said, pages_of(read, ids), ids)


def captions(read: Read) -> Found | None:
    """Figures and tables that the text speaks of and that are there."""
    there = {re.sub(r"\s", "", caption.label) for caption in read.paper.captions}
    told: dict[str, list[str]] = {}
    for paragraph in read.paper.paragraphs:
        text = paragraph.block.text
        for match in _MENTION.finditer(simplify(text)):
            told.setdefault(text[match.start(1)] + match[2], []).append(paragraph.id)
    if not told:
        return None
    absent = [label for label in told if label not in there]
    ids = list(dict.fromkeys(id for label in absent for id in told[label]))
    message = f"no caption of {listed(absent)}" if absent else ""
    return Found(share(len(absent), len(told)), message, pages_of(read, ids), ids)
