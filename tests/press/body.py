"""The body: headings in a style, paragraphs of sentences, and what stands between them."""

from collections.abc import Callable, Iterator

from press.content import Writer
from press.floats import figure, formula, table
from press.options import Options
from press.pieces import NOTE, Piece, piece

PARAGRAPHS = {"short": (1, 2), "long": (2, 4)}  # below a heading, at least and at most
SENTENCES = (2, 6)  # of a paragraph after its first
CITING, NOTED = 0.6, 0.25  # shares of the paragraphs
HAN = "一二三四五六七八九十"
PROGRAM = (
    "def count(rows, least):",
    "    total = 0",
    "    for row in rows:",
    "        if row.value > least:",
    "            total += 1",
    "    return total",
)
Run = str | dict[str, str]  # text, or a mark that stands ``after`` it: "sup" or a "note"
Numbering = Callable[[int, int], tuple[str, str | None]]  # (section, part or 0) -> printed, gold
ITEMS = {"（1）": "（{}）", "1）": "{}）", "(a)": "({})", "①": "{}"}  # how items are marked
COUNTS = {"①": "①②③", "(a)": "abc"}  # and what is counted, where not numbers
THIRDS = 2  # headings of the third level below the first part of a section


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


def _third(section: int, part: int, item: int, options: Options) -> tuple[str, str]:
    """How the third level is numbered, and what gold says of it."""
    if options.headings == "一（一）":
        return f"{item}. ", str(item)
    if options.headings == "一1":
        return f"（{item}）", str(item)
    printed, number = NUMBERINGS[options.headings](section, part)
    return f"{printed.rstrip()}.{item}　", f"{number}.{item}"


def heading(text: str, section: int, part: int, options: Options) -> Piece:
    shown, number = NUMBERINGS[options.headings](section, part)
    return _heading(shown, number, text, 2 if part else 1)


def _heading(shown: str, number: str | None, text: str, level: int) -> Piece:
    truth = {"number": number, "title": text, "level": level, "page": 1}
    return piece("heading", text=shown + text, level=level, truth={"headings": [truth]})


def unnumbered(text: str) -> Piece:
    """A heading of the first level that has no number."""
    return _heading("", None, text, 1)


def contents(writer: Writer, options: Options) -> Iterator[Piece]:
    """A page of contents before the text."""
    if options.contents != "none":
        longest = max((name for names in writer.nouns["sections"] for name in names), key=len)
        title = writer.texts["words"]["contents"]
        noise = [{"text": longest, "kind": "label"}]
        yield piece("contents", title=title, truth={"noise": noise})


def sections(writer: Writer, options: Options, entries: int) -> Iterator[Piece]:
    """All sections of the body; ``entries`` of the list of references can be cited."""
    beside, marks, writer = (writer.part(name) for name in ("beside", "marks", "body"))
    for section, (title, *parts) in enumerate(writer.nouns["sections"], start=1):
        yield heading(title, section, 0, options)
        if not parts:
            yield from paragraphs(writer, marks, options, entries)
        for part, name in enumerate(parts, start=1):
            longer = options.long_heading and part == 2
            yield heading(name + _topics(beside, longer), section, part, options)
            yield from paragraphs(writer, marks, options, entries)
            if part == 1:
                yield from _thirds(section, beside.part("thirds"), options)
                yield from _beside(section, beside, options)
        if options.lists != "none" and not parts and section > 1:
            yield from _enumeration(beside, options)


def _topics(writer: Writer, longer: bool) -> str:
    """What makes a heading longer than a line of a column; nothing where it should not be."""
    names = ("thing", "other", "measure", "second")
    thing, other, measure, second = (writer.topic[name][0] for name in names)
    return f"：{thing}、{other}的{measure}和{second}" if longer else ""


def _thirds(section: int, writer: Writer, options: Options) -> Iterator[Piece]:
    """The third level: lines in the body's type, or words in that of headings that open a
    paragraph and are none."""
    things = writer.dice.sample(writer.nouns["things"], THIRDS)
    for item, (name, _) in enumerate(things if options.third != "none" else (), start=1):
        shown, number = _third(section, 1, item, options)
        text = writer.sentence("body", "sentences")
        if options.third == "line":
            yield _heading(shown, number, name, 3)
            yield piece("par", text, runs=[text])
        else:
            label = f"{shown}{name}。"
            yield piece("par", label + text, runs=[{"label": label}, text])


def _beside(section: int, writer: Writer, options: Options) -> Iterator[Piece]:
    """What stands between the paragraphs of a section's first part."""
    if options.formulas != "none":
        yield formula(writer, options, section - 1)
    if options.theorems:
        yield from _theorem(writer.part("theorem"), section - 1)
    if section == 2:
        yield from _set_apart(writer.part("apart"), options)
    if section == 3 and options.tables != "none":
        yield pointer("table", writer)
        yield table(writer, options)
    if section == 2 and options.figures != "none":
        yield pointer("figure", writer)
        yield figure(writer, options)


def _set_apart(writer: Writer, options: Options) -> Iterator[Piece]:
    """A quotation set in on both sides, a box of text, a program."""
    if options.quotation:
        text = writer.sentence("body", "sentences") + writer.sentence("body", "sentences")
        yield piece("quotation", text, text=text)
    if options.box != "none":
        label = writer.texts["words"]["box"]
        text = writer.sentence("body", "sentences") + writer.sentence("body", "sentences")
        yield piece("box", label + text, label=label, text=text)
    if options.program != "none":
        yield piece("program", lines=PROGRAM)


def _theorem(writer: Writer, number: int) -> Iterator[Piece]:
    """What is claimed behind its label, and a proof with the mark where it ends."""
    words = writer.texts["words"]
    label, claim = words["theorem"].format(number), writer.sentence("body", "sentences")
    yield piece("par", label + claim, runs=[{"label": label}, claim])
    proof = writer.sentence("body", "sentences") + writer.sentence("body", "sentences")
    yield piece("par", words["proof"] + proof, runs=[{"label": words["proof"]}, proof], proven=True)


def _enumeration(writer: Writer, options: Options) -> Iterator[Piece]:
    """Items behind marks that count, each a paragraph."""
    opening = writer.dealt("body", "item_openings")
    yield piece("par", opening, runs=[opening])
    for count in COUNTS.get(options.lists, "123"):
        item = ITEMS[options.lists].format(count) + writer.sentence("body", "items")
        item = item[:-1] + "。" if count in "3③c" else item
        yield piece("par", item, runs=[item])


def pointer(kind: str, writer: Writer) -> Piece:
    """A paragraph that begins with 如图1所示 or the like."""
    first = writer.dealt("body", f"to_{kind}").replace("{n}", "1")
    text = writer.filled(first) + writer.sentence("body", "sentences")
    return piece("par", text, runs=[text])


def paragraphs(writer: Writer, marks: Writer, options: Options, entries: int) -> Iterator[Piece]:
    for _ in range(writer.dice.randint(*PARAGRAPHS[options.length])):
        first = writer.sentence("body", "openings")
        count = writer.dice.randint(*SENTENCES)
        second, *rest = (writer.sentence("body", "sentences") for _ in range(count))
        runs = [*_cited(first, marks, options, entries), *_noted(second, marks, options), *rest]
        yield piece("par", "".join(map(_text, runs)), runs=runs, truth={"noise": _notes(runs)})


def _cited(sentence: str, marks: Writer, options: Options, entries: int) -> list[Run]:
    """A sentence that may cite an entry of the list."""
    if options.citations == "none" or marks.dice.random() > CITING:
        return [sentence]
    mark = f"[{marks.dice.randint(1, entries)}]"
    if options.citations == "inline":
        return [f"{sentence[:-1]}{mark}。"]
    return [sentence[:-2], {"after": sentence[-2], "sup": mark}, "。"]


def _noted(sentence: str, marks: Writer, options: Options) -> list[Run]:
    """A sentence that may have a note."""
    if options.notes == "none" or marks.dice.random() > NOTED:
        return [sentence]
    return [sentence[:-2], {"after": sentence[-2:], "note": marks.sentence("body", "notes")}]


def _text(run: Run) -> str:
    """What a run adds to the paragraph's text; a mark is not parted from what it stands after."""
    return run if isinstance(run, str) else f"{run['after']}{run.get('sup', NOTE)}"


def _notes(runs: list[Run]) -> list[dict[str, str]]:
    notes = (run["note"] for run in runs if isinstance(run, dict) and "note" in run)
    return [{"text": note, "kind": "footnote"} for note in notes]
