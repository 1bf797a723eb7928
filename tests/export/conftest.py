import pytest

from bipaper.model import (
    SCHEMA_VERSION,
    Abstract,
    AbstractText,
    Alignment,
    Bead,
    BilingualList,
    Claim,
    Diagnostics,
    Document,
    Entity,
    Metadata,
    Paragraph,
    Quantity,
    Reference,
    Region,
    Section,
    Sentence,
    Source,
    Warning,
)

TEXT = "2023年广州市有2.4万家企业。"
REGION = Region(page=2, bbox=(1.0, 2.0, 3.0, 4.0))


@pytest.fixture
def document() -> Document:
    whole = Sentence(id="p1.s1", start=0, end=18, regions=[REGION])
    return Document(
        schema_version=SCHEMA_VERSION,
        id="y/a",
        source=Source(
            file="y/a.pdf", sha256="0f", pages=3, text_layer="good", ocr=False, columns=2
        ),
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
                id="s1", number="1", title="结果", level=1, parent=None, page=1, bbox=(0, 0, 9, 9)
            )
        ],
        paragraphs=[
            Paragraph(id="p1", section="s1", text=TEXT, regions=[REGION], sentences=[whole])
        ],
        captions=[],
        tables=[],
        references=[Reference(id="r1", label="1", text="张三. 企业[J]. 2020.", authors=["张三"])],
        citations=[],
        entities=[Entity(id="e1", type="place", block="p1", start=5, end=8, text="广州市")],
        quantities=[
            Quantity(
                id="q1", kind="date", block="p1", start=0, end=5, text="2023年",
                value="2023", comparator="=",
            ),
            Quantity(
                id="q2", kind="count", block="p1", start=9, end=14, text="2.4万家",
                value=24000, unit="家", comparator="=",
            ),
        ],
        claims=[
            Claim(
                id="c1", type="measurement", block="p1", start=0, end=17, text=TEXT, section="s1",
                cue=None, polarity="positive", hedged=False, quantities=["q1", "q2"],
                entities=["e1"], confidence=0.7, regions=[REGION],
            )
        ],
        alignment=Alignment(
            abstract=[
                Bead(zh=["abstract.zh.s1"], en=["abstract.en.s1", "abstract.en.s2"], score=0.9)
            ]
        ),
        furniture=[],
        diagnostics=Diagnostics(warnings=[Warning(code="odd", message="something odd")]),
    )  # fmt: skip
