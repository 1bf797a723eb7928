"""What a long paragraph costs: six times the text takes about six times the time.

Times are compared within one run; a cost that grew with the square would be 36 times.
"""

import time
import tracemalloc
from collections.abc import Callable, Sequence
from itertools import pairwise

import msgspec
import numpy as np
import pytest

from bipaper.align.encoder import Encoder
from bipaper.align.number_check import check_numbers
from bipaper.align.vectors import Scale, Vectors, on_grid
from bipaper.document.alignment import align_paper
from bipaper.document.assemble import assemble
from bipaper.parts.aligned import Alignment, Bead, Support
from bipaper.parts.boxed_text import Block, LineSpan
from bipaper.parts.claims import Stated
from bipaper.parts.entities import EntityMention
from bipaper.parts.extracted import Extracted
from bipaper.parts.quantities import QuantityMention
from bipaper.parts.running_text import TextParagraph
from bipaper.parts.tagged_block import TaggedBlock

TIMES = 6
LIMIT = 14  # between the line and the square
SENTENCE = "结果表明，广州市的效率提高了12%[1]。"


def growth(work: Callable[[int], Callable[[], object]], size: int) -> float:
    """How many times longer the work takes at ``TIMES`` the size; ``work`` prepares it."""
    return seconds(work(TIMES * size)) / seconds(work(size))


def seconds(run: Callable[[], object]) -> float:
    """CPU time, the lesser of two."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return min(taken)


def block(id_: str, count: int) -> tuple[Block, TaggedBlock]:
    """A block of so many sentences, each on a line of its own, with what stands in it."""
    size = len(SENTENCE)
    starts = range(0, count * size, size)
    spans = [(start, start + size) for start in starts]
    edges = [float(n) for n in range(size + 1)]
    text = Block(
        text=SENTENCE * count,
        lines=[LineSpan(start=a, end=b, page=1, bbox=(0, 0, 9, 9), edges=edges) for a, b in spans],
        superscripts=[(b - 4, b - 1) for _, b in spans],
    )
    tagged = TaggedBlock(
        id=id_,
        lang="zh",
        text=text.text,
        sentences=spans,
        quantities=[percent(start + SENTENCE.index("12%")) for start in starts],
        entities=[place(start + SENTENCE.index("广州市")) for start in starts],
    )
    return text, tagged


def percent(start: int) -> QuantityMention:
    return QuantityMention(
        rule="amount",
        kind="percent",
        start=start,
        end=start + 3,
        text="12%",
        value=12,
        unit="percent",
        comparator="=",
    )


def place(start: int) -> EntityMention:
    return EntityMention(type="place", start=start, end=start + 3, text="广州市", rule="gazetteer")


class Same:
    """An encoder to which all texts are alike: it costs next to nothing."""

    scale = Scale(unrelated=0.0, matching=1.0)

    def encode(self, texts: Sequence[str]) -> Vectors:
        return on_grid(np.tile([1.0, 0.0], (len(texts), 1)))

    def encode_runs(self, texts: Sequence[str], longest: int) -> Vectors:
        return on_grid(np.tile([1.0, 0.0], (longest, len(texts) + 1, 1)))


def test_a_paragraph_is_assembled_in_time_that_grows_with_its_length(paper: Extracted) -> None:
    def work(count: int) -> Callable[[], object]:
        text, tagged = block("p1", count)
        paper.abstract_zh = paper.abstract_en = None
        paper.paragraphs = [TextParagraph(id="p1", section="s1", block=text, rule="first")]
        own = msgspec.structs.replace(paper)
        return lambda: assemble(own, [tagged], Alignment(), {})

    assert growth(work, 700) < LIMIT


def test_abstracts_are_aligned_in_time_that_grows_with_their_length(paper: Extracted) -> None:
    encoder: Encoder = Same()

    def work(count: int) -> Callable[[], object]:
        blocks = [block("abstract.zh", count)[1], block("abstract.en", count)[1]]
        return lambda: align_paper(paper, blocks, encoder, 2.0)

    assert growth(work, 250) < LIMIT


@pytest.mark.parametrize("beads", ["one for all", "one each"])
def test_numbers_are_compared_in_time_that_grows_with_their_number(beads: str) -> None:
    def work(count: int) -> Callable[[], object]:
        quantities = block("abstract.zh", count)[1].quantities
        end = count * len(SENTENCE)
        edges = [*range(0, end, len(SENTENCE) if beads == "one each" else end), end]
        spans = list(pairwise(edges))
        return lambda: check_numbers(quantities, quantities, list(zip(spans, spans, strict=True)))

    assert growth(work, 200) < LIMIT


def test_numbers_without_end_do_not_fill_the_memory() -> None:
    quantities = block("abstract.zh", 600)[1].quantities
    whole = (0, 600 * len(SENTENCE))
    tracemalloc.start()
    try:
        found = check_numbers(quantities, quantities, [(whole, whole)])
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [(pair.zh, pair.en, pair.agrees) for pair in found] == [(n, n, True) for n in range(600)]
    assert most < 1.4e6  # bytes; a table of all with all takes 3 million


def test_claims_are_told_of_their_own_sentence(paper: Extracted) -> None:
    text, tagged = block("abstract.zh", 3)
    english, tagged_english = block("abstract.en", 3)
    paper.abstract_zh, paper.abstract_en, paper.paragraphs = text, english, []
    beads = [Bead(zh=[f"abstract.zh.s{n}"], en=[f"abstract.en.s{n}"], score=1) for n in (1, 2, 3)]
    spans = zip((1, 2, 3), tagged.sentences, strict=True)
    support = [
        Support(
            en=f"abstract.en.s{n}", sentence=f"abstract.zh.s{n}", start=start, end=end, score=0.9
        )
        for n, (start, end) in spans
    ]
    alignment = Alignment(abstract=beads, support=support)
    document = assemble(paper, [tagged, tagged_english], alignment, {})
    claims = [claim for claim in document.claims if claim.block == "abstract.zh"]
    assert [(c.english, c.citations, c.quantities, c.entities, len(c.regions)) for c in claims] == [
        ([Stated(sentence=f"abstract.en.s{n}", score=0.9)], ["r1"], [quantity.id], [entity.id], 1)
        for n, quantity, entity in zip(
            (1, 2, 3), document.quantities[:3], document.entities[:3], strict=True
        )
    ]
