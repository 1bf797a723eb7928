"""The list of references in a style."""

from collections.abc import Callable, Iterator

from press.content import Writer, romanised
from press.options import Options
from press.pieces import Piece, piece

LABELS: dict[str, Callable[[int], str]] = {
    "bracket": lambda n: f"[{n}]", "dot": lambda n: f"{n}.",
    "paired": lambda n: f"[{n}]", "author year": lambda n: "", "unlabelled": lambda n: "",
}  # fmt: skip
TRANSLATION = "\n"  # before an entry's translation, on a line of its own
BEGINNING = 40  # characters of an entry that gold holds


def entries(writer: Writer, options: Options) -> list[str]:
    """The entries, without their labels; none where the sheet has no list."""
    if options.references == "none":
        return []
    entry = _pair if options.references == "paired" else _entry
    made = [entry(writer, options) for _ in range(writer.dice.randint(5, 14))]
    return sorted(made) if options.references == "author year" else made


def _entry(writer: Writer, options: Options) -> str:
    form = writer.dice.choice((_journal, _journal, _journal, _english, _book, _thesis))
    return form(writer, options.references == "author year")


def _pair(writer: Writer, options: Options) -> str:
    """A Chinese entry, and below it the same in English."""
    dice, texts = writer.dice, writer.texts["references"]
    people = writer.authors()[:2]
    title, translated = writer.on_topic(writer.dealt("titles"))
    year, volume, issue, page = _issue(writer)
    where = f"{year}, {volume}({issue}): {page}-{page + dice.randint(3, 15)}."
    romans = ", ".join(romanised(one, "WANG Lanlan") for one in people)
    return (
        f"{', '.join(one.zh for one in people)}. {title}[J]. {dice.choice(texts['journals'])}, "
        f"{where}{TRANSLATION}{romans}. {translated}[J]. {dice.choice(texts['journals_en'])}, "
        f"{where} (in Chinese)"
    )


def _journal(writer: Writer, year_first: bool) -> str:
    dice, texts = writer.dice, writer.texts["references"]
    title, journal = writer.filled(dice.choice(texts["titles"])), dice.choice(texts["journals"])
    year, volume, issue, page = _issue(writer)
    where = f"{volume}({issue}): {page}-{page + dice.randint(3, 15)}."
    if year_first:
        return f"{_people(writer)}. {year}. {title}[J]. {journal}, {where}"
    return f"{_people(writer)}. {title}[J]. {journal}, {year}, {where}"


def _english(writer: Writer, year_first: bool) -> str:
    dice, texts = writer.dice, writer.texts["references"]
    topic = {name: en for name, (_, en) in writer.topic.items()}
    title = dice.choice(texts["titles_en"]).format(**topic)
    title = title[:1].upper() + title[1:]
    people = ", ".join(romanised(one, "WANG Lanlan") for one in writer.authors()[:2])
    year, volume, issue, page = _issue(writer)
    where = f"{volume}({issue}): {page}-{page + dice.randint(3, 15)}."
    journal = dice.choice(texts["journals_en"])
    if year_first:
        return f"{people}. {year}. {title}[J]. {journal}, {where}"
    return f"{people}. {title}[J]. {journal}, {year}, {where}"


def _book(writer: Writer, year_first: bool) -> str:
    return _published(writer, year_first, "M", "presses")


def _thesis(writer: Writer, year_first: bool) -> str:
    return _published(writer, year_first, "D", "schools")


def _published(writer: Writer, year_first: bool, mark: str, places: str) -> str:
    texts = writer.texts["references"]
    title = writer.filled(writer.dice.choice(texts["titles"]))
    place, year = writer.dice.choice(texts[places]), writer.dice.randint(1994, 2023)
    person = writer.authors()[0].zh
    if year_first:
        return f"{person}. {year}. {title}[{mark}]. {place}."
    return f"{person}. {title}[{mark}]. {place}, {year}."


def _people(writer: Writer) -> str:
    names = [one.zh for one in writer.authors()]
    return ", ".join(names[:3]) + (", 等" if len(names) > 3 else "")


def _issue(writer: Writer) -> tuple[int, int, int, int]:
    dice = writer.dice
    return dice.randint(2001, 2024), dice.randint(2, 60), dice.randint(1, 12), dice.randint(1, 300)


def listed(made: list[str], writer: Writer, options: Options) -> Iterator[Piece]:
    """The heading and the entries of a list."""
    if not made:
        return
    title = writer.texts["words"]["references"]
    truth = {"number": None, "title": title, "level": 1, "page": 1}
    yield piece("heading", text=title, level=1, truth={"headings": [truth]})
    label = LABELS[options.references]
    gold = {"count": len(made), "first": made[0][:BEGINNING], "last": made[-1][:BEGINNING]}
    yield piece("references", entries=[[label(n), one] for n, one in enumerate(made, start=1)],
                truth={"references": gold})  # fmt: skip
