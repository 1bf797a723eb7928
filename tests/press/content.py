"""What is printed: sentences filled with the nouns and numbers of a field, names, references."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).parent / "content"
Pair = tuple[str, str]  # Chinese, English
NOUNS = {"thing": "things", "measure": "measures", "place": "places", "method": "methods"}


@dataclass(frozen=True)
class Author:
    """A surname and a given name, in characters and in pinyin by syllables."""

    surname: Pair
    given: tuple[Pair, ...]

    @property
    def zh(self) -> str:
        return self.surname[0] + "".join(one for one, _ in self.given)


@cache
def read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def script(field: str) -> str:
    """The file of sentences that a field's nouns go into: "simplified" or "traditional"."""
    return str(read(field).get("script", "simplified"))


class Writer:
    """Draws the content of one part of a sheet: no sentence twice before all of its list.

    The topic is that of the sheet; what one part draws does not change another.
    """

    def __init__(self, sheet: str, field: str, part: str) -> None:
        self.sheet, self.field = sheet, field
        self.dice = Random(f"topic {sheet}")
        self.nouns = read(field)
        self.texts = read(script(field))
        self._decks: dict[str, list[Any]] = {}
        thing, other = self.dice.sample(self.nouns["things"], 2)
        measure, second = self.dice.sample(self.nouns["measures"], 2)
        place, method = (self.dice.choice(self.nouns[name]) for name in ("places", "methods"))
        self.topic = {
            "thing": thing, "other": other, "measure": measure, "second": second,
            "place": place, "method": method,
        }  # fmt: skip
        self.dice = Random(f"{part} {sheet}")

    def part(self, name: str) -> "Writer":
        """A writer of another part of the same sheet."""
        return Writer(self.sheet, self.field, name)

    def numbers(self) -> dict[str, str]:
        dice = self.dice
        year = dice.randint(2009, 2018)
        return {
            "int": str(dice.randint(30, 990)),
            "small": str(dice.randint(3, 28)),
            "decimal": f"{dice.uniform(1, 90):.1f}",
            "percent": f"{dice.uniform(1, 60):.1f}",
            "year": str(year),
            "later": str(year + dice.randint(2, 6)),
        }

    def filled(self, text: str) -> str:
        """A Chinese sentence about nouns of the field, with numbers."""
        nouns = {name: self.dice.choice(self.nouns[many])[0] for name, many in NOUNS.items()}
        others = [one for one, _ in self.nouns["things"] if one != nouns["thing"]]
        seconds = [one for one, _ in self.nouns["measures"] if one != nouns["measure"]]
        more = {"other": self.dice.choice(others), "second": self.dice.choice(seconds)}
        return text.format(**nouns, **more, **self.numbers())

    def on_topic(self, pair: Pair) -> Pair:
        """A text in two languages about the nouns of the title, with the same numbers."""
        numbers = self.numbers()
        return tuple(
            _capital(text.format(**numbers, **{k: noun[i] for k, noun in self.topic.items()}), i)
            for i, text in enumerate(pair)
        )  # type: ignore[return-value]

    def dealt(self, *path: str) -> Any:
        """A text of a list, none again before the list is used up."""
        name = ".".join(path)
        if not self._decks.get(name):
            texts: Any = self.texts
            for step in path:
                texts = texts[step]
            self._decks[name] = self.dice.sample(texts, len(texts))
        return self._decks[name].pop()

    def sentence(self, *path: str) -> str:
        return self.filled(self.dealt(*path))

    def title(self) -> Pair:
        zh, en = self.on_topic(self.dealt("titles"))
        return zh, _title_case(en)

    def keywords(self) -> list[Pair]:
        nouns = list(dict.fromkeys(map(tuple, self.topic.values())))
        return self.dice.sample(nouns, self.dice.randint(3, min(5, len(nouns))))

    def authors(self) -> list[Author]:
        names = read("names")
        surnames = self.dice.sample(names["surnames"], self.dice.randint(1, 4))
        return [self._author(surname, names["given"]) for surname in surnames]

    def _author(self, surname: Pair, given: list[Pair]) -> Author:
        return Author(surname, tuple(self.dice.sample(given, self.dice.randint(1, 2))))


def _capital(text: str, language: int) -> str:
    return text[:1].upper() + text[1:] if language else text


_SMALL = {"of", "and", "in", "the", "on", "a", "to", "for", "with", "its", "from", "their"}


def _title_case(text: str) -> str:
    words = text.split(" ")
    return " ".join(
        word if word in _SMALL and at else word[:1].upper() + word[1:]
        for at, word in enumerate(words)
    )


PINYIN: dict[str, Callable[[str, list[str]], str]] = {
    "WANG Lanlan": lambda family, given: f"{family.upper()} {''.join(given).capitalize()}",
    "WANG Lan-lan": lambda family, given: f"{family.upper()} {'-'.join(given).capitalize()}",
    "Wang Lanlan": lambda family, given: f"{family} {''.join(given).capitalize()}",
    "Lanlan Wang": lambda family, given: f"{''.join(given).capitalize()} {family}",
    "Wang Lan-lan": lambda family, given: f"{family} {'-'.join(given).capitalize()}",
    "Wang Lan Lan": lambda family, given: f"{family} {' '.join(map(str.capitalize, given))}",
    "Lan-Lan Wang": lambda family, given: f"{'-'.join(map(str.capitalize, given))} {family}",
}


def romanised(author: Author, form: str) -> str:
    """An author's name as an English page prints it."""
    return PINYIN[form](author.surname[1], [syllable for _, syllable in author.given])
