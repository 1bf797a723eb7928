import pytest
from sources import source

from bipaper.parts.bilingual import BilingualList
from bipaper.parts.boxed_text import Block, LineSpan
from bipaper.parts.cited_works import Reference
from bipaper.parts.diagnostics import Warning
from bipaper.parts.entities import EntityMention
from bipaper.parts.extracted import Extracted
from bipaper.parts.quantities import QuantityMention
from bipaper.parts.running_text import Section, TextParagraph
from bipaper.parts.tagged_block import TaggedBlock

ZH = "广州市有2.4万家企业。结果表明，效率提高了12%。"
EN = "Guangzhou has 24 000 firms. The results show that efficiency rose by 21%."
BODY = "2023年广州市有2.4万家企业[1]。"


def printed(text: str) -> Block:
    """A text printed on one line of page 1, a point for each character."""
    edges = [float(n) for n in range(len(text) + 1)]
    line = LineSpan(start=0, end=len(text), page=1, bbox=(0, 0, len(text), 10), edges=edges)
    return Block(text=text, lines=[line])


def percent(text: str, phrase: str, value: float) -> QuantityMention:
    start = text.index(phrase)
    return QuantityMention(
        rule="amount",
        kind="percent",
        start=start,
        end=start + len(phrase),
        text=phrase,
        value=value,
        unit="percent",
        comparator="=",
    )


@pytest.fixture
def paper() -> Extracted:
    box = (0.0, 0.0, 1.0, 1.0)
    return Extracted(
        id="a",
        source=source(),
        abstract_zh=printed(ZH),
        abstract_en=printed(EN),
        keywords=BilingualList(zh=["企业"], en=["firm"]),
        sections=[
            Section(
                id="s1",
                number="1",
                title="结果",
                level=1,
                parent=None,
                page=1,
                bbox=box,
                rule="number:arabic",
            ),
            Section(
                id="s2",
                number="1.1",
                title="企业",
                level=2,
                parent="s1",
                page=1,
                bbox=box,
                rule="number:arabic",
            ),
        ],
        paragraphs=[
            TextParagraph(id="p1", section="s2", block=printed(BODY), point=1, rule="first")
        ],
        references=[Reference(id="r1", label="1", text="张三. 企业研究[J]. 2020.")],
        warnings=[Warning(code="odd", message="something odd")],
    )


@pytest.fixture
def blocks() -> list[TaggedBlock]:
    place = EntityMention(type="place", start=0, end=3, text="广州市", rule="gazetteer")
    return [
        TaggedBlock(
            id="abstract.zh",
            lang="zh",
            text=ZH,
            sentences=[(0, 12), (12, 26)],
            quantities=[percent(ZH, "12%", 12)],
            entities=[place],
        ),
        TaggedBlock(
            id="abstract.en",
            lang="en",
            text=EN,
            sentences=[(0, 27), (28, len(EN))],
            quantities=[percent(EN, "21%", 21)],
        ),
        TaggedBlock(id="p1", lang="zh", text=BODY, sentences=[(0, len(BODY))]),
    ]
