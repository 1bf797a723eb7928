"""What a page about a paper tells, worked out of its document: plain data for the template."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple, Protocol

from bipaper.chars import chinese_script, count_han
from bipaper.export.interchange.flow import Float, Passage, body, heading_of
from bipaper.find.claims import cues
from bipaper.model import Document
from bipaper.parts.claims import Claim
from bipaper.parts.displays import Formula
from bipaper.parts.grades import Sign
from bipaper.parts.quantities import Quantity
from bipaper.report.block_nodes import sentences_of

_PAGES = r"\bpages? \d+(?:-\d+)?(?:, \d+(?:-\d+)?)*"
_NUMBER = re.compile(r"\d+")
_VERDICTS = {True: "agree", False: "differ", None: "on one side only"}
# What has no id of its own is called by its kind and its place in the document, from 1.
_COUNTED: Mapping[str, Callable[[Document], Iterable[object]]] = {
    "table": lambda document: document.tables,
    "caption": lambda document: document.captions,
    "formula": lambda document: document.formulas,
    "unplaced": lambda document: document.unplaced,
    "furniture": lambda document: document.furniture,
}


class _WithId(Protocol):
    id: str


class Told(NamedTuple):
    """A claim with its number in the document, its sentences, and why its rule exists."""

    number: int
    claim: Claim
    sentences: list[str]
    why: str


class Named(NamedTuple):
    """What several mentions name, and the ids of these."""

    type: str
    name: str
    mentions: list[str]


class Checked(NamedTuple):
    """A number of 摘要 and of the Abstract; ``verdict`` says whether they agree."""

    zh: Quantity | None
    en: Quantity | None
    verdict: str


def title_of(document: Document) -> str:
    """What a paper is called, in Chinese if it can be, by its id if it has no title."""
    title = document.metadata.title
    return title.zh or title.en or document.id


def languages(document: Document) -> Callable[[str | None], str]:
    """Tells the language of a text of a document by BCP 47: Chinese where it has such signs."""
    chinese = f"zh-{chinese_script(''.join(document.texts().values()))}"
    return lambda text: chinese if count_han(text or "") else "en"


def places(document: Document) -> Callable[[object], str]:
    """Tells what a table, caption, formula, furniture or unplaced text of a document is called."""
    called = {
        id(one): f"{kind}-{number}"
        for kind, found in _COUNTED.items()
        for number, one in enumerate(found(document), 1)
    }
    return lambda one: called[id(one)]


def parts(document: Document) -> Iterator[tuple[str, Any]]:
    """The parts of the body with the kind of each, in reading order."""
    for part in body(document):
        match part:
            case Passage():
                yield "paragraph", part.block
            case Float():
                yield "float", part
            case Formula():
                yield "formula", part
            case _:
                yield "section", part


def claims(document: Document) -> list[Told]:
    """The claims, in reading order."""
    blocks = document.blocks()
    return [
        Told(number, one, sentences_of(blocks[one.block].sentences, one.start, one.end), _why(one))
        for number, one in enumerate(document.claims, 1)
    ]


def _why(claim: Claim) -> str:
    try:
        return cues.why(claim.rule)[0]
    except KeyError:  # a rule of another version
        return ""


def entities(document: Document) -> list[Named]:
    """What a paper names, with its mentions; what is named most comes first."""
    found: dict[str, Named] = {}
    for one in document.entities:
        found.setdefault(one.entity, Named(one.type, one.name, [])).mentions.append(one.id)
    return sorted(found.values(), key=lambda one: -len(one.mentions))


def facets(document: Document) -> dict[str, list[str]]:
    """What the claims can be chosen by, with the values that there are."""
    return {
        "source": sorted({one.source for one in document.claims}),
        "type": sorted({one.type for one in document.claims}),
        "content": sorted({label for one in document.claims for label in one.content}),
        "salient": ["salient", "other"],
    }


def names(document: Document) -> dict[str, str]:
    """What sections and references are called where a link leads to them, by id."""
    found = {one.id: heading_of(one) for one in document.sections}
    places = enumerate(document.references, 1)
    return found | {one.id: f"[{one.label or place}]" for place, one in places}


def numbers(document: Document) -> Iterator[Checked]:
    """The numbers of both abstracts, side by side."""
    known = {one.id: one for one in document.quantities}
    for one in document.alignment.number_check:
        zh, en = known.get(one.zh or ""), known.get(one.en or "")
        yield Checked(zh, en, _VERDICTS[one.agrees])


def signs(document: Document) -> list[Sign]:
    """The signs of quality, what takes most from the score first."""
    return sorted(document.quality.signs, key=lambda sign: -sign.loss)


def sentence_texts(document: Document) -> dict[str, str]:
    """The text of every sentence, by its id."""
    return {
        sentence.id: block.text[sentence.start : sentence.end]
        for block in document.blocks().values()
        for sentence in block.sentences
    }


def with_places(document: Document) -> Callable[[str], Iterator[tuple[str, str | None]]]:
    """Cuts a message in pieces, each with the id of what it names: a page, a heading, a number
    of the abstracts that differs, or a part by its id."""
    parts = (document.sections, document.paragraphs, document.claims, document.quantities)
    known = {one.id: one.id for one in chain[_WithId](*parts)}
    known |= {repr(f"{one.number} {one.title}"): one.id for one in document.sections}
    differing = [one for pair in numbers(document) for one in pair[:2] if pair.verdict == "differ"]
    known |= {repr(one.text): one.id for one in differing if one}

    def pieces(message: str) -> Iterator[tuple[str, str | None]]:
        names = (name for name in sorted(known, key=len, reverse=True) if name in message)
        at = 0
        for said in re.finditer("|".join([*map(re.escape, names), _PAGES]), message):
            for start, end, id in _named(said, known):
                yield message[at:start], None
                yield message[start:end], id
                at = end
        yield message[at:], None

    return pieces


def _named(said: re.Match[str], known: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Where in a message a part is named, or each page of several, and its id."""
    if said[0] in known:
        yield *said.span(), known[said[0]]
        return
    for number in _NUMBER.finditer(said.string, *said.span()):
        yield *number.span(), f"page-{int(number[0])}"
