"""The two languages of a corpus side by side: a translation memory and a glossary."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bipaper.align.interchange import (
    TMX_FOOT,
    TMX_HEAD,
    Unit,
    glossary_tbx,
    glossary_tsv,
    tmx_unit,
)
from bipaper.align.terms import Glossary
from bipaper.model import Bead, Document


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


class BitextWriter:
    """abstracts.tmx, glossary.tsv and glossary.tbx, from documents added one by one.

    A context manager; the files are whole when it is left.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._memory = (folder / "abstracts.tmx").open("w", encoding="utf-8")
        self._memory.write(TMX_HEAD)
        self._glossary = Glossary()

    def __enter__(self) -> "BitextWriter":
        return self

    def add(self, document: Document) -> None:
        """Add the aligned sentences of the abstracts, and the terms."""
        for bead, zh, en in aligned_texts(document):
            if zh and en:
                self._memory.write(tmx_unit(Unit(zh, en, bead.score, document.id)))
        self._glossary.add(document.alignment.terms)

    def __exit__(self, *_: object) -> None:
        self._memory.write(TMX_FOOT)
        self._memory.close()
        pairs = self._glossary.pairs()
        (self._folder / "glossary.tsv").write_text(glossary_tsv(pairs), encoding="utf-8")
        (self._folder / "glossary.tbx").write_text(glossary_tbx(pairs), encoding="utf-8")
