"""A paper that is read well, to be spoilt in one place."""

from typing import Any

import msgspec

from bipaper.parts.bilingual import Bilingual, BilingualList
from bipaper.parts.boxed_text import Block, LineSpan
from bipaper.parts.cited_works import Citation, Reference
from bipaper.parts.displays import Caption
from bipaper.parts.extracted import Extracted
from bipaper.parts.metadata import Metadata
from bipaper.parts.running_text import Section, TextParagraph
from bipaper.parts.source_file import DocumentKind, Source
from bipaper.quality.findings import Read

BOX = (50.0, 100.0, 250.0, 110.0)
PROSE = "湿地公园的水鸟数量随水位变化而波动，春秋两季最多，见图1。"
ABSTRACT = "Water birds in the wetland park follow the water level, and they are most in spring."
ENTRY = "林知远. 湿地与水鸟[J]. 岚浦学报, 2023, 39(1): 1-9."


def block(text: str, *, top: float = 100.0, page: int = 1) -> Block:
    """A text; each of its lines but the last ends with a line feed, which is not part of it."""
    lines: list[LineSpan] = []
    for n, line in enumerate(text.split("\n")):
        start = lines[-1].end if lines else 0
        box = (50.0, top + 12.0 * n, 250.0, top + 12.0 * n + 10.0)
        end = start + len(line)
        lines.append(LineSpan(start=start, end=end, page=page, bbox=box, edges=[50.0, 250.0]))
    return Block(text=text.replace("\n", ""), lines=lines)


def section(number: int, printed: str | None, title: str) -> Section:
    return Section(
        id=f"s{number}",
        number=printed,
        title=title,
        level=1,
        parent=None,
        page=1,
        bbox=BOX,
        rule="number:arabic",
    )


def paragraphs(*texts: str) -> list[TextParagraph]:
    return [
        TextParagraph(
            id=f"p{n}", section=None, rule="first", block=block(text, top=200.0 + 16.0 * n)
        )
        for n, text in enumerate(texts, 1)
    ]


def references(*entries: tuple[str | None, str]) -> list[Reference]:
    return [
        Reference(id=f"r{n}", label=label, text=text) for n, (label, text) in enumerate(entries, 1)
    ]


def source(
    pages: int = 2, ocr_pages: list[int] | None = None, kind: DocumentKind = "article"
) -> Source:
    return Source(
        file="a.pdf", sha256="0", kind=kind, pages=pages, text_layer="good", ocr=bool(ocr_pages),
        ocr_pages=ocr_pages or [], columns=1,
    )  # fmt: skip


def metadata(**changes: Any) -> Metadata:
    return Metadata(
        **(
            {
                "title": Bilingual(zh="湿地水鸟与水位", en="Water Birds and the Water Level"),
                "authors": BilingualList(zh=["林知远", "安衡"], en=["LIN Zhiyuan", "Heng An"]),
            }
            | changes
        )
    )


SOUND = Extracted(
    id="a",
    source=source(),
    metadata=metadata(),
    abstract_zh=block("湿地公园的水鸟数\n量随水位变化而波动，春秋两季最多。"),
    abstract_en=block(ABSTRACT, top=140.0),
    keywords=BilingualList(zh=["湿地", "水鸟"], en=["wetland", "water bird"]),
    sections=[section(1, "1", "引言"), section(2, "2", "结论")],
    paragraphs=paragraphs(PROSE, "管理处每月测量三次水位并且记录两岸的全部水鸟种类。"),
    captions=[Caption(kind="figure", label="图1", text="水位", page=1, bbox=BOX)],
    references=references(("1", ENTRY)),
)
CITED = Citation(block="p1", start=0, end=3, text="[1]", references=["r1"])


def read(*citations: Citation, **changes: Any) -> Read:
    """The sound paper with some of its fields changed."""
    return Read(msgspec.structs.replace(SOUND, **changes), citations or [CITED])
