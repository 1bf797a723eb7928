"""What stands around the text: running heads, page numbers, notes of the first page, numbers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from press.content import Writer
from press.front import Front
from press.options import Options
from press.pieces import Piece, piece

STARTS = {"one": 1, "tens": 37, "hundreds": 245}  # the printed number of the first page
DECORATED = {"dashes": "— {} —", "dots": "·{}·"}


@dataclass(frozen=True)
class Issue:
    """Where a paper appeared."""

    journal: tuple[str, str]
    name: tuple[str, str]  # "2021年第3期", "Vol. 12, No. 3"
    numbers: dict[str, Any]


def issue(writer: Writer, options: Options, front: Front) -> Issue:
    dice, texts = writer.dice, writer.texts["furniture"]
    author = front.authors[0]
    numbers = {
        "year": dice.randint(2005, 2024),
        "issue": dice.randint(1, 12),
        "volume": dice.randint(3, 60),
        "four": dice.randint(1000, 9999),
        "small": dice.randint(5, 12),
        "page": STARTS[options.start],
        "clc": dice.choice(writer.nouns["clc"]),
        "author": author.zh,
        "mail": author.surname[1].lower(),
        "thing": writer.topic["thing"][0],
    }
    zh, en = (text.format(**numbers) for text in texts["issue"])
    return Issue(tuple(dice.choice(texts["journals"])), (zh, en), numbers)


def running(writer: Writer, options: Options, front: Front, where: Issue) -> Piece:
    """The running head and the page number: settings of the pages, and noise."""
    title, author = front.title[0], front.authors[0].zh
    journal = f"{where.journal[0]}　{where.name[0]}"
    english = f"{where.journal[1]}, {where.name[1]}"
    heads = HEADS[options.header](title, author, journal, english)
    noise = [{"text": text, "kind": "header"} for text in dict.fromkeys(heads) if text]
    if options.folio in DECORATED:
        number = DECORATED[options.folio].format(STARTS[options.start])
        noise.append({"text": number, "kind": "footer"})
    watermark = writer.texts["furniture"]["watermark"] if options.watermark else ""
    if watermark:
        noise.append({"text": watermark, "kind": "watermark"})
    bar = writer.texts["furniture"]["bar"].format(**where.numbers) if options.margin_bar else ""
    if bar:
        noise.append({"text": bar, "kind": "watermark"})
    return piece("running", heads=heads, watermark=watermark, bar=bar, truth={"noise": noise})


# The heads of the first, of odd and of even pages.
HEADS: dict[str, Callable[[str, str, str, str], tuple[str, str, str]]] = {
    "none": lambda title, author, journal, english: ("", "", ""),
    "journal": lambda title, author, journal, english: (journal, journal, journal),
    "alternate": lambda title, author, journal, english: (journal, f"{author}：{title}", journal),
    "masthead": lambda title, author, journal, english: (f"{journal}　{english}", title, journal),
    "title": lambda title, author, journal, english: ("", title, title),
}


def masthead(writer: Writer, options: Options, where: Issue) -> Iterator[Piece]:
    """The journal's name over all, with its numbers and perhaps a code to be scanned."""
    if options.masthead != "none":
        texts = writer.texts["furniture"]
        numbers = [text.format(**where.numbers) for text in texts["masthead"]]
        code = texts["scan"] if options.masthead == "code" else ""
        lines = [*where.journal, *numbers, *where.name, *([code] if code else [])]
        noise = [{"text": line, "kind": "header"} for line in lines]
        yield piece("masthead", name=where.journal[0], english=where.journal[1],
                    numbers=[*numbers, *where.name], code=code, truth={"noise": noise})  # fmt: skip


def rubric(writer: Writer, options: Options) -> Iterator[Piece]:
    """The name of the journal's column above the title."""
    if options.rubric:
        name = writer.dice.choice(writer.texts["furniture"]["rubrics"])
        yield piece("rubric", text=name, truth={"noise": [{"text": name, "kind": "header"}]})


def identifiers(writer: Writer, options: Options, where: Issue) -> Iterator[Piece]:
    """中图分类号, 文献标志码, 文章编号 and DOI below the keywords, on one line or on several."""
    if options.numbers == "none":
        return
    texts, numbers = writer.texts["furniture"], where.numbers
    doi = "10.5555/j.issn.1002-{four}.{year}.{issue:02}.{page:03}".format(**numbers)
    lines = [texts["clc"].format(**numbers), texts["code"], texts["article"].format(**numbers)]
    if options.numbers != "without DOI":
        lines.append(f"DOI：{doi}")
    truth = {"clc": numbers["clc"]} | ({} if options.numbers == "without DOI" else {"doi": doi})
    yield piece("identifiers", lines=lines, truth=truth)


def first_note(writer: Writer, options: Options, where: Issue) -> Iterator[Piece]:
    """收稿日期, 基金项目, 作者简介 at the foot of the first page."""
    if options.first_note == "none":
        return
    lines = [text.format(**where.numbers) for text in writer.texts["furniture"]["notes"]]
    beginning = 12 if options.first_note == "side" else 24
    noise = [{"text": line[:beginning], "kind": "footnote"} for line in lines]
    yield piece("first note", lines=lines, truth={"noise": noise})


def neighbour(writer: Writer, options: Options) -> Iterator[Piece]:
    """The tail of another article at the end of the last page."""
    if options.neighbour == "none":
        return
    begin = writer.texts["furniture"]["continued"].format(page=writer.dice.randint(20, 90))
    sentences = writer.dice.sample(writer.texts["neighbour"], 3)
    noise = [{"text": sentence, "kind": "label"} for sentence in sentences]
    yield piece("neighbour", begin=begin, text="".join(sentences), truth={"noise": noise})
