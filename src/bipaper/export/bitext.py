"""The two languages of a corpus side by side: a translation memory and a glossary."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from bipaper.align.glossary import Example, Glossary, Sighting
from bipaper.align.interchange import TMX_FOOT, TMX_HEAD, Unit, tmx_unit
from bipaper.align.termbase import glossary_tbx, glossary_tbx_2008, glossary_tsv
from bipaper.chars import Script, chinese_script
from bipaper.model import Document
from bipaper.parts.aligned import Bead, Pair

_GLOSSARIES = {
    "glossary.tsv": glossary_tsv,
    "glossary.tbx": glossary_tbx,
    "glossary.2008.tbx": glossary_tbx_2008,
}


def aligned_texts(document: Document) -> Iterator[tuple[Bead, str | None, str | None]]:
    """Each bead of the abstracts with its Chinese and its English text."""
    abstracts = filter(None, (document.abstract.zh, document.abstract.en))
    texts = {
        sentence.id: abstract.text[sentence.start : sentence.end]
        for abstract in abstracts
        for sentence in abstract.sentences
    }
    for bead in document.alignment.abstract:
        yield bead, _joined("", bead.zh, texts), _joined(" ", bead.en, texts)


def _joined(between: str, sentences: Sequence[str], texts: dict[str, str]) -> str | None:
    return between.join(texts[sentence] for sentence in sentences) or None


def sightings(document: Document) -> Iterator[Sighting]:
    """The term pairs of a paper, each with the first place that has both terms.

    That is a pair of aligned sentences, the titles, or a sentence with the English in brackets.
    """
    title = document.metadata.title
    sides = [(zh, en) for _, zh, en in aligned_texts(document) if zh and en]
    if title.zh and title.en:
        sides.append((title.zh, title.en))
    sentences = [
        block.text[sentence.start : sentence.end]
        for block in document.blocks().values()
        for sentence in block.sentences
    ]
    for pair in document.alignment.terms:
        yield Sighting(pair, _example(pair, document.id, sides, sentences))


def _example(
    pair: Pair, paper: str, sides: Sequence[tuple[str, str]], sentences: Sequence[str]
) -> Example | None:
    # Whole words, or their plural: "AI" does not stand in "maintains".
    en_term = rf"(?<![A-Za-z0-9]){re.escape(pair.en)}(?:e?s)?(?![A-Za-z0-9])"
    whole = re.compile(en_term, re.IGNORECASE)
    for zh, en in sides:
        if pair.zh in zh and whole.search(en):
            return Example(paper, zh, en)
    for sentence in sentences:
        if pair.zh in sentence and whole.search(sentence):
            return Example(paper, sentence, None)
    return None


class Bitext(msgspec.Struct, frozen=True):
    """A paper's two languages: units of a translation memory as text, and its term pairs."""

    units: str
    script: Script
    sightings: list[Sighting]


def bitext(document: Document) -> Bitext:
    """The aligned sentences of the abstracts, and the terms."""
    script = chinese_script("".join(document.texts().values()))
    units = (
        tmx_unit(Unit(zh, en, bead.score, script, document.id))
        for bead, zh, en in aligned_texts(document)
        if zh and en
    )
    return Bitext("".join(units), script, list(sightings(document)))


class BitextWriter:
    """abstracts.tmx and the files of the glossary, from papers added one by one.

    A context manager; the files are whole when it is left.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._memory = (folder / "abstracts.tmx").open("w", encoding="utf-8")
        self._memory.write(TMX_HEAD)
        self._glossary = Glossary()

    def __enter__(self) -> "BitextWriter":
        return self

    def add(self, paper: Bitext) -> None:
        """Add what a paper has."""
        self._memory.write(paper.units)
        self._glossary.add(paper.sightings, paper.script)

    def __exit__(self, *_: object) -> None:
        self._memory.write(TMX_FOOT)
        self._memory.close()
        concepts = self._glossary.concepts()
        for name, form in _GLOSSARIES.items():
            (self._folder / name).write_text(form(concepts), encoding="utf-8")
