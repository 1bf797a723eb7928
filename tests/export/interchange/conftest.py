import pytest
from msgspec.structs import replace
from sources import source

from bipaper.model import SCHEMA_VERSION, Document
from bipaper.parts.aligned import Alignment
from bipaper.parts.bilingual import Bilingual, BilingualList
from bipaper.parts.boxed_text import Region
from bipaper.parts.cited_works import Citation, Reference
from bipaper.parts.claims import Claim
from bipaper.parts.diagnostics import Diagnostics
from bipaper.parts.displays import Caption, CellSpan, Formula, Table
from bipaper.parts.entities import Entity
from bipaper.parts.grades import Quality
from bipaper.parts.metadata import Author, Journal, Metadata
from bipaper.parts.quantities import Quantity
from bipaper.parts.running_text import Abstract, AbstractText, Paragraph, Section, Sentence
from bipaper.parts.set_aside import Furniture, NoteMark, Unplaced

AFFILIATION = "东麓大学经济学院，杭州310058"
FIRST = "2023年渔港增收3.5万元[1-2]，见图1。"
SECOND = "设成本为$c*下式给出价格，其中a<b & p|q。"


@pytest.fixture
def grouped(paper: Document) -> Document:
    """The paper with a table of two rows of heads, whose cells reach over others."""
    rows = [["港", "户数", ""], ["", "甲", "乙"], ["丙", "1", "2"]]
    spans = [CellSpan(row=0, column=0, rows=2), CellSpan(row=0, column=1, columns=2)]
    paper.tables = [replace(paper.tables[0], rows=rows, head=2, spans=spans)]
    return paper


@pytest.fixture
def paper() -> Document:
    """A small paper with one of each kind of thing; its text has what formats have to escape."""
    return Document(
        schema_version=SCHEMA_VERSION,
        id="2024/渔港",
        source=source("2024/渔港.pdf", sha256="0f", pages=2, columns=1),
        metadata=Metadata(
            title=Bilingual(zh="渔港与收入", en="Harbours & Income"),
            authors=BilingualList(zh=["尹若水", "纪明溯"], en=["YIN Ruoshui", "JI Mingsu"]),
            people=[
                Author(
                    zh="尹若水",
                    en="YIN Ruoshui",
                    affiliations=BilingualList(zh=[AFFILIATION]),
                    email="yin@donglu.example",
                    corresponding=True,
                ),
                Author(zh="纪明溯", en="JI Mingsu"),
            ],
            affiliations=BilingualList(zh=[AFFILIATION]),
            journal=Journal(
                zh="渔业经济", year="2024", volume="7", issue="2", pages="31-40", issn="2099-0530"
            ),
            doi="10.5555/yg.2024.02",
            clc="F326.4",
            received="2023-12-05",
            funding="渔业基金（Y1）",
        ),
        abstract=Abstract(
            zh=AbstractText(
                text="渔港提高收入。",
                sentences=[Sentence(id="abstract.zh.s1", start=0, end=7)],
                regions=[Region(page=1, bbox=(50, 100, 300, 110))],
            ),
            en=AbstractText(
                text="Harbours raise income.",
                sentences=[Sentence(id="abstract.en.s1", start=0, end=22)],
            ),
        ),
        keywords=BilingualList(zh=["渔港", "收入"], en=["harbour", "income"]),
        sections=[
            Section(
                id="s1", number="1", title="结果", level=1, parent=None, page=1,
                bbox=(50, 200, 90, 210), rule="number:arabic",
            ),
            Section(
                id="s2", number="1.1", title="模型_1", level=2, parent="s1", page=2,
                bbox=(50, 60, 90, 70), rule="number:arabic",
            ),
        ],
        paragraphs=[
            Paragraph(
                id="p1", section="s1", text=FIRST, rule="first",
                regions=[Region(page=1, bbox=(50, 220, 300, 230))],
                sentences=[Sentence(id="p1.s1", start=0, end=len(FIRST))],
            ),
            Paragraph(
                id="p2", section="s2", text=SECOND, rule="first",
                regions=[Region(page=2, bbox=(50, 80, 300, 110))],
                sentences=[Sentence(id="p2.s1", start=0, end=len(SECOND))],
            ),
        ],
        captions=[
            Caption(
                kind="figure", label="图1", text="各港收入", text_en="Income by harbour",
                inside=["万元", "3.5"], page=1, bbox=(50, 400, 300, 410),
            ),
            Caption(
                kind="table", label="表1", text="样本", notes="注：不含个体户。", page=2,
                bbox=(50, 200, 300, 210),
            ),
        ],
        tables=[
            Table(
                caption="表1", page=2, bbox=(50, 212, 300, 260), rows=[["港", "户|数"], ["甲", "2"]]
            )
        ],
        formulas=[
            Formula(
                text="p = 2c", number="1", block="p2", at=6, page=2, bbox=(80, 90, 200, 100)
            )
        ],
        references=[
            Reference(
                id="r1", label="1", text="纪明溯. 渔港研究[J]. 渔业, 2020, 3(1): 5-9.",
                authors=["纪明溯"], title="渔港研究", container="渔业", year="2020", volume="3",
                issue="1", pages="5-9", mark="J",
            ),
            Reference(
                id="r2", label="2", text="Meade J E, World Fish Centre."
                " Ports & Piers_{2}[R]. 2019a",
                authors=["Meade J E", "World Fish Centre"], title="Ports & Piers_{2}",
                publisher="Pier 50% Press", year="2019a", mark="R", doi="10.5555/p_1",
                regions=[Region(page=2, bbox=(50, 500, 300, 510))],
            ),
            Reference(id="r3", label=None, text="渔港年鉴，出版者不详"),
        ],
        citations=[Citation(block="p1", start=14, end=19, text="[1-2]", references=["r1", "r2"])],
        entities=[
            Entity(
                id="p1.e5-7", type="place", block="p1", start=5, end=7, text="渔港",
                rule="head:港", name="渔港", entity="e0123456789ab",
            )
        ],
        quantities=[
            Quantity(
                id="p1.q0-5", kind="date", block="p1", start=0, end=5, text="2023年", rule="year",
                value="2023", comparator="=",
            ),
            Quantity(
                id="p1.q9-14", kind="money", block="p1", start=9, end=14, text="3.5万元",
                rule="amount", value=35000, unit="CNY", comparator="=",
            ),
        ],
        claims=[
            Claim(
                id="p1.c0-14", type="measurement", source="own", content=["measurement"],
                signals=["figures"], rule="number", block="p1", start=0, end=14, text=FIRST[:14],
                section="s1", cue=None, polarity="positive", hedged=False, confidence=0.8,
                entities=["p1.e5-7"], quantities=["p1.q0-5", "p1.q9-14"], citations=["r1"],
            )
        ],
        alignment=Alignment(),
        furniture=[
            Furniture(kind="header", text="渔业经济 2024年", page=1),
            Furniture(kind="footnote", text="① 按年末价。", page=1),
            Furniture(kind="footnote", text="作者信箱见官网。", page=1),
        ],
        notes=[NoteMark(block="p1", at=7, text="①", note="按年末价。")],
        unplaced=[Unplaced(text="编辑部#", page=2, bbox=(50, 700, 80, 710), why="unread")],
        quality=Quality(grade="A", score=0.95),
        diagnostics=Diagnostics(),
    )  # fmt: skip
