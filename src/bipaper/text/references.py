"""The reference list read: one ``model.Reference`` for each entry."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from bipaper.model import BBox, Reference, Region
from bipaper.text.join import join_lines
from bipaper.text.reference_entries import Entry, RefLine, split_entries
from bipaper.text.reference_fields import parse_reference
from bipaper.text.scripts import HAN

_SUPPLEMENT = re.compile(r"附\s?(?:中文|英文)?参考文献")
_TRANSLATION = re.compile(r"(?<=[.。\])\d])\s*(?=[A-Z][A-Za-z'’-]+[\s,，])(?!DOI|URL|Available)")
_LETTERS = re.compile(r"[A-Za-z]")


def read_references(lines: Sequence[RefLine]) -> tuple[list[Reference], list[RefLine]]:
    """The references of a list given without its heading, and the lines behind the list.

    ``text`` is without the label. A translation printed with an entry, behind it or in a
    supplement (附中文参考文献), belongs to its ``text``; ``text_en`` is the English part.
    """
    if not lines:
        return [], []
    entries, rest = split_entries(lines)
    supplement, rest = _supplement(rest, {entry.label for entry in entries})
    references = [
        _reference(f"r{number}", entry, supplement.get(entry.label, []))
        for number, entry in enumerate(_pairs(entries), 1)
    ]
    return references, rest


def _reference(id: str, entry: Entry, supplement: list[RefLine]) -> Reference:
    english, chinese = _text(entry.lines), _text(supplement)
    text = f"{english} {chinese}".strip()
    if not chinese:
        chinese, english = split_translation(text)
    return Reference(
        id=id,
        label=None if entry.label is None else str(entry.label),
        text=text,
        text_en=english or None,
        regions=_regions(entry.lines + supplement),
        **msgspec.structs.asdict(parse_reference(chinese)),
    )


def _text(lines: Iterable[RefLine]) -> str:
    return join_lines([line.text for line in lines])


def split_translation(text: str) -> tuple[str, str]:
    """A Chinese entry and its English translation behind it, "" where there is none."""
    han = [match.end() for match in re.finditer(f"[{HAN}]", text)]
    start = _TRANSLATION.search(text, han[-1]) if len(han) > 3 else None
    if start is None or len(_LETTERS.findall(text, start.end())) < 25:
        return text, ""
    return text[: start.start()], text[start.end() :]


# --- translations that stand apart ------------------------------------------------------


def _supplement(
    rest: list[RefLine], labels: set[int | None]
) -> tuple[dict[int | None, list[RefLine]], list[RefLine]]:
    """The lines of 附中文参考文献 by label, and what follows it."""
    if not rest or not _SUPPLEMENT.match(rest[0].text):
        return {}, rest
    entries, behind = split_entries(rest[1:], missed=1000)
    if not {entry.label for entry in entries} <= labels - {None}:
        return {}, rest
    return {entry.label: entry.lines for entry in entries}, behind


def _pairs(entries: list[Entry]) -> list[Entry]:
    """Unnumbered Chinese entries joined with the English translation behind them."""
    joined: list[Entry] = []
    for entry in entries:
        text = _text(entry.lines)
        if joined and entry.label is None and _translates(text, _text(joined[-1].lines)):
            joined[-1] = Entry(None, joined[-1].lines + entry.lines)
        else:
            joined.append(entry)
    return joined


def _translates(text: str, other: str) -> bool:
    if re.search(f"[{HAN}]", text) or not re.match(f"[{HAN}]", other):
        return False
    years = [parse_reference(one).year for one in (text, other)]
    return years[0] == years[1] and "in Chinese" in text


# --- where an entry stands ----------------------------------------------------------------


def _regions(lines: Iterable[RefLine]) -> list[Region]:
    """One box for each run of lines that stand below each other on a page."""
    regions: list[Region] = []
    for line in lines:
        last = regions[-1] if regions else None
        if last and last.page == line.page and last.bbox[1] < line.bbox[1]:
            regions[-1] = Region(page=line.page, bbox=_union(last.bbox, line.bbox))
        else:
            regions.append(Region(page=line.page, bbox=line.bbox))
    return regions


def _union(a: BBox, b: BBox) -> BBox:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])
