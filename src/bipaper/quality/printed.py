"""Signs in the text itself: was it there to be read, does it stand in lines and sentences?"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bipaper.chars import CIRCLED, UNREADABLE, count_han, counted
from bipaper.layout.continuity import evidence, stretches
from bipaper.parts.boxed_text import LineSpan
from bipaper.parts.extracted import Extracted
from bipaper.parts.running_text import TextParagraph
from bipaper.quality.findings import Found, Read, listed, pages_of, share

PROSE = 15  # Chinese characters from which a paragraph is one, and no formula or cell
OVERLAP = 0.5  # of the height of the lower of two lines that stand in each other's place
DISORDER = 9.0  # so much against a stretch of lines (natural logarithm) is hardly chance
LETTERS = 20  # English words from which single letters among them tell something

_UNREADABLE = re.compile(rf"[{UNREADABLE}\ue000-\uf8ff\x00-\x08\x0e-\x1f\x80-\x9f]")
_MARKS = rf"\s*(?:\[[\d,，、\-–~～ ]+\]|[\d{CIRCLED}*]{{0,3}})"
_ENDS = re.compile(rf"[。！？；：…”’）】》.!?:;)\]]{_MARKS}$")
_BEGINS_INSIDE = re.compile(r"[，。；：、！？）》」』”’.,;:!?)]")
_SINGLE = re.compile(r"(?<![\w.\-'’])[B-HJ-Zb-hj-z](?![\w.\-'’])")
_WORD = re.compile(r"[A-Za-z]+")


def characters(read: Read) -> Found | None:
    """Paragraphs and abstracts all of whose characters are known."""
    blocks = list(read.paper.blocks())
    bad = [id for id, block in blocks if _UNREADABLE.search(block.text)]
    if not blocks:
        return None
    pages = pages_of(read, bad)
    message = f"characters that are not known on page {listed(pages)}" if bad else ""
    return Found(share(len(bad), len(blocks)), message, pages, bad)


def ocr(read: Read) -> Found:
    """Pages whose characters the file gives."""
    pages = read.paper.source.ocr_pages
    message = f"page {listed(pages)} read by OCR" if pages else ""
    return Found(share(len(pages), max(1, read.paper.source.pages)), message, pages=pages)


def healed(read: Read) -> Found:
    """Letters that are what the file says: others were told by their glyphs or codes."""
    source = read.paper.source
    bad = sum(font.characters for font in source.healed)
    pages = sorted({page for font in source.healed for page in font.pages})
    message = f"{bad} characters of page {listed(pages)} are told by their glyphs" if bad else ""
    return Found(share(bad, max(1, bad, _placed(read))), message, pages=pages)


def words(read: Read) -> Found | None:
    """English words that are more than a letter: spaces inside them make them none."""
    paper = read.paper
    text = " ".join(
        [paper.metadata.title.en or "", paper.abstract_en.text if paper.abstract_en else ""]
    )
    total, single = len(_WORD.findall(text)), len(_SINGLE.findall(text))
    if total < LETTERS:
        return None
    message = f"{single} of {total} English words are single letters" if single else ""
    ids = ["abstract.en"] if single and paper.abstract_en else []
    return Found(share(single, total), message, ids=ids)


def unplaced(read: Read) -> Found | None:
    """Letters that have a place in the result."""
    paper = read.paper
    loose = [(one.page, len(counted(one.text))) for one in paper.unplaced if one.why != "neighbour"]
    total = _placed(read) + sum(count for _, count in loose)
    if not total:
        return None
    bad = sum(count for _, count in loose)
    pages = sorted({page for page, _ in loose})
    message = f"{bad} of {total} letters are unplaced, on page {listed(pages)}" if bad else ""
    return Found(share(bad, total), message, pages=pages)


def _placed(read: Read) -> int:
    """How many letters the text and the references have."""
    texts = [block.text for _, block in read.paper.blocks()]
    texts += [reference.text for reference in read.paper.references]
    return sum(len(counted(text)) for text in texts)


def overlaps(read: Read) -> Found | None:
    """Printed lines that no other line of the text stands in."""
    pages: dict[int, list[LineSpan]] = defaultdict(list)
    for _, block in read.paper.blocks():
        for line in block.lines:
            pages[line.page].append(line)
    total = sum(map(len, pages.values()))
    if not total:
        return None
    bad = {page: sum(_overlapped(lines)) for page, lines in sorted(pages.items())}
    where = [page for page, count in bad.items() if count]
    message = f"lines of text overlap on page {listed(where)}" if where else ""
    return Found(share(sum(bad.values()), total), message, pages=where)


def _overlapped(lines: Sequence[LineSpan]) -> Iterator[bool]:
    ordered = sorted(lines, key=lambda line: line.bbox[1])
    for at, line in enumerate(ordered):
        below = ordered[at + 1 :]
        yield any(_stand_in(line, other) for other in below[:8])


def _stand_in(one: LineSpan, other: LineSpan) -> bool:
    a, b = one.bbox, other.bbox
    height = min(a[3] - a[1], b[3] - b[1])
    down, across = min(a[3], b[3]) - max(a[1], b[1]), min(a[2], b[2]) - max(a[0], b[0])
    return down > OVERLAP * height and across > height


class Break(NamedTuple):
    """The end of a printed line and the next line of its block, on the same page."""

    block: str
    page: int
    left: str
    right: str


def order(read: Read) -> Found | None:
    """Breaks of lines where the text goes on, as words, brackets and hyphens show."""
    own = list(breaks(read.paper))
    if not own:
        return None
    bad = list(disordered(own))
    pages = sorted({one.page for one in bad})
    message = f"lines do not go on in the next line on page {listed(pages)}" if bad else ""
    ids = list(dict.fromkeys(one.block for one in bad))
    return Found(share(len(bad), len(own)), message, pages, ids)


def breaks(paper: Extracted) -> Iterator[Break]:
    """Where lines of abstracts and paragraphs break, in reading order."""
    for id, block in paper.blocks():
        for one, other in pairwise(block.lines):
            if one.page == other.page:
                texts = (block.text[line.start : line.end] for line in (one, other))
                yield Break(id, one.page, *texts)


def disordered(breaks: Iterable[Break]) -> Iterator[Break]:
    """The breaks of stretches of a page's text whose lines do not belong together."""
    pages: dict[int, list[Break]] = defaultdict(list)
    for one in breaks:
        pages[one.page].append(one)
    for own in pages.values():
        for found in stretches([evidence(one.left, one.right) for one in own], DISORDER):
            yield from own[found.start : found.end]


def paragraphs(read: Read) -> Found | None:
    """Paragraphs that begin and end as sentences do."""
    prose = [p for p in read.paper.paragraphs if count_han(p.block.text) >= PROSE]
    if not prose:
        return None
    bad = [paragraph.id for paragraph in prose if _is_torn(paragraph)]
    pages = pages_of(read, bad)
    message = f"paragraphs begin or end within a sentence on page {listed(pages)}" if bad else ""
    return Found(share(len(bad), len(prose)), message, pages, bad)


def _is_torn(paragraph: TextParagraph) -> bool:
    text = paragraph.block.text.strip()
    return bool(_BEGINS_INSIDE.match(text)) or not _ENDS.search(text)
