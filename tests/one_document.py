"""A small document with something of every kind in it."""

from sources import source

from bipaper.model import SCHEMA_VERSION, Document
from bipaper.parts.aligned import Alignment, Bead, NumberCheck, Pair, Support
from bipaper.parts.bilingual import BilingualList
from bipaper.parts.boxed_text import Region
from bipaper.parts.cited_works import Citation, Reference
from bipaper.parts.claims import Claim, Frame
from bipaper.parts.diagnostics import Diagnostics, Warning
from bipaper.parts.displays import Caption, Formula, Table
from bipaper.parts.entities import Entity
from bipaper.parts.grades import Quality, Sign
from bipaper.parts.metadata import Metadata
from bipaper.parts.quantities import Quantity
from bipaper.parts.running_text import Abstract, AbstractText, Paragraph, Section, Sentence
from bipaper.parts.set_aside import NoteMark, Unplaced

TEXT = "2023年广州市有2.4万家企业。"
REGION = Region(page=2, bbox=(1.0, 2.0, 3.0, 4.0))


def one_document() -> Document:
    whole = Sentence(id="p1.s1", start=0, end=18, regions=[REGION])
    return Document(
        schema_version=SCHEMA_VERSION,
        id="y/a",
        source=source("y/a.pdf", sha256="0f", pages=3, columns=2),
        metadata=Metadata(doi="10.1/a"),
        abstract=Abstract(
            zh=AbstractText(
                text="一句。", sentences=[Sentence(id="abstract.zh.s1", start=0, end=3)]
            ),
            en=AbstractText(
                text="A. B.",
                sentences=[
                    Sentence(id="abstract.en.s1", start=0, end=2),
                    Sentence(id="abstract.en.s2", start=3, end=5),
                ],
            ),
        ),
        keywords=BilingualList(zh=["企业"], en=["firm"]),
        sections=[
            Section(
                id="s1", number="1", title="结果", level=1, parent=None, page=1, bbox=(0, 0, 9, 9),
                rule="number:arabic",
            )
        ],
        paragraphs=[
            Paragraph(
                id="p1", section="s1", text=TEXT, rule="first", regions=[REGION], sentences=[whole]
            )
        ],
        captions=[
            Caption(
                kind="table", label="表1", text="企业", text_en="Firms", notes="注：不含个体户。",
                page=2, bbox=(0, 1, 2, 3),
            )
        ],
        tables=[
            Table(caption="表1", page=2, bbox=(0, 4, 2, 9), rows=[["市", "数"], ["广州", "2"]])
        ],
        references=[Reference(id="r1", label="1", text="张三. 企业[J]. 2020.", authors=["张三"])],
        citations=[Citation(block="p1", start=5, end=8, text="广州市", references=["r1"])],
        entities=[
            Entity(
                id="p1.e5-8", type="place", block="p1", start=5, end=8, text="广州市",
                rule="gazetteer:place_cities", others=[(9, 11)],
                name="广州市", entity="e0123456789ab",
            )
        ],
        quantities=[
            Quantity(
                rule="amount",
                id="p1.q0-5", kind="date", block="p1", start=0, end=5, text="2023年",
                value="2023", comparator="=",
            ),
            Quantity(
                rule="amount",
                id="p1.q9-14", kind="count", block="p1", start=9, end=14, text="2.4万家",
                value=24000, unit="家", comparator="=",
            ),
        ],
        claims=[
            Claim(
                id="p1.c0-17", type="measurement", source="cited", content=["measurement"],
                signals=["figures"], rule="number", block="p1",
                start=0, end=17, text=TEXT, section="s1", cue=None, polarity="positive",
                hedged=False, quantities=["p1.q0-5", "p1.q9-14"],
                entities=["p1.e5-8"], confidence=0.7, frame=Frame(place="广州市"), regions=[REGION],
            )
        ],
        formulas=[
            Formula(text="n = 2", number="1", block="p1", at=5, page=2, bbox=(1.0, 5.0, 3.0, 6.0)),
            Formula(text="m = 3", number=None, block=None, at=None, page=3, bbox=REGION.bbox),
        ],
        alignment=Alignment(
            abstract=[
                Bead(zh=["abstract.zh.s1"], en=["abstract.en.s1", "abstract.en.s2"], score=0.9)
            ],
            terms=[Pair(zh="企业", en="firm", score=0.8, evidence="keyword")],
            support=[
                Support(en="abstract.en.s1", sentence="p1.s1", start=0, end=2, score=0.9),
            ],
            number_check=[NumberCheck(zh="p1.q9-14", en=None, agrees=None)],
        ),
        furniture=[],
        notes=[NoteMark(block="abstract.zh", at=2, text="①", note="按年末数。")],
        unplaced=[Unplaced(text="编辑部", page=2, bbox=(50.0, 700.0, 80.0, 710.0), why="unread")],
        quality=Quality(
            grade="C", score=0.6,
            signs=[
                Sign(name="ocr", share=1.0, loss=0.0),
                Sign(
                    name="headings", share=0.5, loss=0.15, message="no 2", pages=[2], ids=["s1"]
                ),
                Sign(name="titles", share=0.0, loss=0.25, message="no title"),
            ],
        ),
        diagnostics=Diagnostics(warnings=[Warning(code="odd", message="something odd")]),
    )  # fmt: skip
