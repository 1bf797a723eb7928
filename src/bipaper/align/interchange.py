"""Alignments in the formats of other tools, as text.

JSON Lines, TSV, the ladder of Vecalign and Bertalign (``[0,1]:[2]:0.1234``, sentence
numbers from 0) and TMX 1.4b (LISA 2005).
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

import msgspec

from bipaper import __version__
from bipaper.align.beads import AlignedBead, reasons
from bipaper.chars import Script, chinese_script, xml_content
from bipaper.shown import Cell, tsv


class Unit(NamedTuple):
    """A pair of texts for a translation memory; ``origin`` says where it stands.

    ``script`` is that of ``zh`` by ISO 15924.
    """

    zh: str
    en: str
    score: float
    script: Script
    origin: str | None = None


def to_json(beads: Sequence[AlignedBead], zh: Sequence[str], en: Sequence[str]) -> str:
    """One JSON object a line: sentence numbers, texts, score, and the reason of an omission."""
    rows = [
        {
            "zh": bead.zh,
            "en": bead.en,
            "zh_text": [zh[i] for i in bead.zh],
            "en_text": [en[j] for j in bead.en],
            "score": bead.score,
            "reason": reason,
        }
        for bead, reason in zip(beads, reasons(beads), strict=True)
    ]
    return "".join(msgspec.json.encode(row).decode() + "\n" for row in rows)


def to_tsv(beads: Sequence[AlignedBead], zh: Sequence[str], en: Sequence[str]) -> str:
    """A header and one line a bead: both texts, each on one line, the score, the reason."""
    rows: list[tuple[Cell, ...]] = [("zh", "en", "score", "reason")]
    for bead, reason in zip(beads, reasons(beads), strict=True):
        left, right = "".join(zh[i] for i in bead.zh), " ".join(en[j] for j in bead.en)
        rows.append((left, right, bead.score, reason))
    return tsv(rows)


def to_ladder(beads: Sequence[AlignedBead], zh: Sequence[str], en: Sequence[str]) -> str:
    """``[0,1]:[2]:0.1234``, one line a bead, without the texts."""
    return "".join(f"{_numbers(b.zh)}:{_numbers(b.en)}:{b.score:.4f}\n" for b in beads)


def to_tmx(beads: Sequence[AlignedBead], zh: Sequence[str], en: Sequence[str]) -> str:
    """The beads with both sides as a translation memory."""
    script = chinese_script("".join(zh))
    return tmx(
        Unit("".join(zh[i] for i in bead.zh), " ".join(en[j] for j in bead.en), bead.score, script)
        for bead in beads
        if bead.zh and bead.en
    )


FORMATS: dict[str, Callable[[Sequence[AlignedBead], Sequence[str], Sequence[str]], str]] = {
    "json": to_json,
    "tsv": to_tsv,
    "ladder": to_ladder,
    "tmx": to_tmx,
}


TMX_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
    '<tmx version="1.4">\n'
    f' <header creationtool="bipaper" creationtoolversion={quoteattr(__version__)}'
    ' segtype="block" o-tmf="bipaper" adminlang="en" srclang="*all*" datatype="plaintext"/>\n'
    " <body>\n"
)
TMX_FOOT = " </body>\n</tmx>\n"


def tmx(units: Iterable[Unit]) -> str:
    """A TMX 1.4b document with one translation unit for each of ``units``."""
    return TMX_HEAD + "".join(map(tmx_unit, units)) + TMX_FOOT


def tmx_unit(unit: Unit) -> str:
    """The element of one unit, between ``TMX_HEAD`` and ``TMX_FOOT``."""
    origin = f'<prop type="x-origin">{xml_content(unit.origin)}</prop>' if unit.origin else ""
    zh = f"zh-{unit.script}"
    return (
        f'  <tu srclang="{zh}">{origin}<prop type="x-score">{unit.score:.4f}</prop>'
        f'<tuv xml:lang="{zh}"><seg>{xml_content(unit.zh)}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{xml_content(unit.en)}</seg></tuv></tu>\n'
    )


def _numbers(sentences: list[int]) -> str:
    return "[" + ",".join(map(str, sentences)) + "]"
