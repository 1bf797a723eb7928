"""The body: headings in a style, paragraphs of sentences, and what stands between them."""

from collections.abc import Callable, Iterator

from press.content import Writer
from press.options import Options
from press.pieces import Piece, piece

PARAGRAPHS = {"short": (1, 2), "long": (2, 4)}  # below a heading, at least and at most
HAN = "一二三四五六七八九十"
Numbering = Callable[[int, int], tuple[str, str | None]]  # (section, part or 0) -> printed, gold


def _arabic(first: int, dot: str) -> Numbering:
    def number(section: int, part: int) -> tuple[str, str]:
        top = str(section - 1 + first)
        return (f"{top}.{part}　", f"{top}.{part}") if part else (f"{top}{dot}", top)

    return number


def _han(section: int, part: int) -> tuple[str, str]:
    return (
        (f"（{HAN[part - 1]}）", HAN[part - 1])
        if part
        else (f"{HAN[section - 1]}、", HAN[section - 1])
    )


def _han_arabic(section: int, part: int) -> tuple[str, str]:
    return (f"{part}. ", str(part)) if part else _han(section, 0)


def _chapter(section: int, part: int) -> tuple[str, str]:
    name = f"第{HAN[section - 1]}章"
    return (f"{section}.{part}　", f"{section}.{part}") if part else (f"{name}　", name)


def _paragraph_sign(section: int, part: int) -> tuple[str, str]:
    name = f"§{section}.{part}" if part else f"§{section}"
    return f"{name}　", name


NUMBERINGS: dict[str, Numbering] = {
    "1": _arabic(1, "　"), "1.": _arabic(1, ". "), "0": _arabic(0, "　"),
    "一（一）": _han, "一1": _han_arabic, "第一章": _chapter, "§1": _paragraph_sign,
    "unnumbered": lambda section, part: ("", None),
}  # fmt: skip


def heading(text: str, section: int, part: int, options: Options) -> Piece:
    shown, number = NUMBERINGS[options.headings](section, part)
    level = 2 if part else 1
    truth = {"number": number, "title": text, "level": level, "page": 1}
    return piece("heading", text=shown + text, level=level, truth={"headings": [truth]})


def sections(writer: Writer, options: Options, entries: int) -> Iterator[Piece]:
    """All sections of the body; ``entries`` of the list of references can be cited."""
    for section, (title, *parts) in enumerate(writer.nouns["sections"], start=1):
        yield heading(title, section, 0, options)
        if not parts:
            yield from paragraphs(writer, options, entries)
        for part, name in enumerate(parts, start=1):
            yield heading(name, section, part, options)
            yield from paragraphs(writer, options, entries)


def paragraphs(writer: Writer, options: Options, entries: int) -> Iterator[Piece]:
    for _ in range(writer.dice.randint(*PARAGRAPHS[options.length])):
        count = writer.dice.randint(2, 4)
        sentences = [writer.sentence("body", "openings")]
        sentences += [writer.sentence("body", "sentences") for _ in range(count)]
        yield paragraph("".join(sentences), writer, options, entries)


def paragraph(text: str, writer: Writer, options: Options, entries: int) -> Piece:
    """A paragraph that cites, at the end of a sentence, an entry of the list."""
    if options.citations == "none" or writer.dice.random() < 0.4:
        return piece("par", text, runs=[text])
    mark = f"[{writer.dice.randint(1, entries)}]"
    before, after = text[: text.index("。")], text[text.index("。") :]
    run = {"sup": mark} if options.citations == "raised" else mark
    return piece("par", before + mark + after, runs=[before, run, after])
