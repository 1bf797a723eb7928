"""A small document, and the gold that a reader would write who agrees with all of it."""

from sources import source

from bipaper.evaluate import gold
from bipaper.evaluate.gold import Gold
from bipaper.model import SCHEMA_VERSION, Document
from bipaper.parts.aligned import Alignment, Bead
from bipaper.parts.bilingual import Bilingual, BilingualList
from bipaper.parts.cited_works import Reference
from bipaper.parts.claims import Claim
from bipaper.parts.diagnostics import Diagnostics
from bipaper.parts.displays import Caption, Table
from bipaper.parts.entities import Entity
from bipaper.parts.grades import Quality
from bipaper.parts.metadata import Metadata
from bipaper.parts.quantities import Quantity
from bipaper.parts.running_text import Abstract, AbstractText, Paragraph, Section, Sentence

BOX = (0.0, 0.0, 1.0, 1.0)
BODY = (
    "口袋公园是指小型绿地。岚浦市2023年建成口袋公园386个。",
    "遮阴率每提高10个百分点，使用人数增加23人。",
    "应优先在住宅附近选址。",
)


def abstract(block: str, *sentences: str) -> AbstractText:
    text, spans = "", []
    for number, sentence in enumerate(sentences, start=1):
        start, text = len(text), text + sentence
        spans.append(Sentence(id=f"{block}.s{number}", start=start, end=len(text)))
    return AbstractText(text=text, sentences=spans)


def section(number: int, title: str, level: int = 1) -> Section:
    return Section(
        id=f"s{number}", number=str(number), title=title, level=level, parent=None, page=1,
        bbox=BOX, rule="number:arabic",
    )  # fmt: skip


def quantity(block: str, text: str, kind: str, value: float | str) -> Quantity:
    start = BODY[int(block[1:]) - 1].index(text)
    end = start + len(text)
    return Quantity(
        rule="",
        id=f"{block}.q{start}-{end}", block=block, start=start, end=end, text=text, kind=kind,
        value=value, comparator="=",
    )  # fmt: skip


def claim(block: str, text: str, kind: str) -> Claim:
    start = BODY[int(block[1:]) - 1].index(text)
    end = start + len(text)
    return Claim(
        id=f"{block}.c{start}-{end}", type=kind, source="own", content=["causal"], signals=[],
        block=block, start=start, end=end, text=text, section=None, cue=None,
        polarity="positive", hedged=False, confidence=1.0, rule="",
    )  # fmt: skip


def document() -> Document:
    return Document(
        schema_version=SCHEMA_VERSION,
        id="park",
        source=source("park.pdf", sha256="0f", pages=2),
        metadata=Metadata(
            title=Bilingual(zh="口袋公园的使用", en="The Use of Pocket Parks"),
            authors=BilingualList(zh=["宋知远", "安衡"], en=["SONG Zhiyuan", "AN Heng"]),
            doi="10.5555/park.1",
            clc="TU986",
        ),
        abstract=Abstract(
            zh=abstract("abstract.zh", "公园很小。", "人们喜欢树荫。"),
            en=abstract("abstract.en", "The parks are small. ", "People like shade."),
        ),
        keywords=BilingualList(zh=["公园", "树荫"], en=["park", "shade"]),
        sections=[section(1, "引言"), section(2, "结果", 2)],
        paragraphs=[
            Paragraph(id=f"p{number}", section=None, text=text, rule="first")
            for number, text in enumerate(BODY, start=1)
        ],
        captions=[
            Caption(kind="figure", label="图1", text="位置", page=1, bbox=BOX),
            Caption(kind="table", label="表1", text="人数", page=2, bbox=BOX),
        ],
        tables=[Table(caption="表1", page=2, bbox=BOX, rows=[["城市", "人数"], ["岚浦", "23"]])],
        formulas=[],
        references=[
            Reference(id="r1", label="1", text="甲. 公园"),
            Reference(id="r2", label="2", text="乙. 树"),
        ],
        citations=[],
        entities=[
            Entity(
                id="p1.e11-14",
                block="p1",
                start=11,
                end=14,
                text="岚浦市",
                type="place",
                rule="coined-place",
                name="岚浦市",
                entity="e0123456789ab",
            ),
        ],
        quantities=[
            quantity("p1", "2023年", "date", "2023"),
            quantity("p1", "386个", "count", 386),
            quantity("p2", "10个百分点", "percent", 10),
            quantity("p2", "23人", "count", 23),
        ],
        claims=[
            claim("p1", "口袋公园是指小型绿地。", "definition"),
            claim("p2", BODY[1], "finding"),
        ],
        alignment=Alignment(
            abstract=[
                Bead(zh=["abstract.zh.s1"], en=["abstract.en.s1"], score=1.0),
                Bead(zh=["abstract.zh.s2"], en=["abstract.en.s2"], score=1.0),
            ]
        ),
        furniture=[],
        notes=[],
        unplaced=[],
        quality=Quality(grade="A", score=1.0),
        diagnostics=Diagnostics(),
    )  # fmt: skip


def gold_of(paper: Document) -> Gold:
    """The gold that a document agrees with in everything."""
    title, authors = paper.metadata.title, paper.metadata.authors
    texts = [paragraph.text for paragraph in paper.paragraphs]
    return Gold(
        id=paper.id,
        title_zh=title.zh,
        title_en=title.en,
        authors_zh=authors.zh,
        authors_en=authors.en,
        abstract_zh=paper.abstract.zh and paper.abstract.zh.text,
        abstract_en=paper.abstract.en and paper.abstract.en.text,
        keywords_zh=paper.keywords.zh,
        keywords_en=paper.keywords.en,
        doi=paper.metadata.doi,
        clc=paper.metadata.clc,
        headings=[
            gold.GoldHeading(number=one.number, title=one.title, level=one.level, page=one.page)
            for one in paper.sections
        ],
        references=references_of(paper),
        captions=[
            gold.GoldCaption(kind=one.kind, label=one.label, text=one.text)
            for one in paper.captions
        ],
        tables=[gold.GoldTable(label=one.caption or "", rows=one.rows) for one in paper.tables],
        noise=[gold.Noise(text="第38卷　第3期", kind="header")],
        reading_order=[text for text in texts if texts.count(text) == 1],
        joins=[gold.Join(before=text[:5], after=text[5:10]) for text in texts],
        abstract_zh_sentences=sentences_of(paper.abstract.zh),
        abstract_en_sentences=sentences_of(paper.abstract.en),
        abstract_alignment=beads_of(paper),
        passages=[passage_of(paper, paragraph) for paragraph in paper.paragraphs],
    )


def references_of(paper: Document) -> gold.GoldReferences | None:
    texts = [entry.text for entry in paper.references]
    return gold.GoldReferences(count=len(texts), first=texts[0], last=texts[-1]) if texts else None


def sentences_of(text: AbstractText | None) -> list[str]:
    return [text.text[one.start : one.end] for one in text.sentences] if text else []


def beads_of(paper: Document) -> list[gold.GoldBead]:
    def index(id: str) -> int:
        return int(id.rsplit(".s")[1]) - 1

    return [
        gold.GoldBead(zh=[index(id) for id in bead.zh], en=[index(id) for id in bead.en])
        for bead in paper.alignment.abstract
    ]


def passage_of(paper: Document, paragraph: Paragraph) -> gold.Passage:
    def inside(mentions: list) -> list:
        return [one for one in mentions if one.block == paragraph.id]

    return gold.Passage(
        text=paragraph.text,
        quantities=[
            gold.GoldQuantity(
                text=one.text, kind=one.kind, value=one.value, low=one.low, high=one.high
            )
            for one in inside(paper.quantities)
        ],
        entities=[gold.GoldEntity(text=one.text, type=one.type) for one in inside(paper.entities)],
        claims=[
            gold.GoldClaim(text=one.text, type=one.type, source=one.source, content=one.content)
            for one in inside(paper.claims)
        ],
    )
