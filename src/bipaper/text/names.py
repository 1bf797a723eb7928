"""Names of authors, affiliations and keywords from printed lines."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from bipaper.layout.lines import Line
from bipaper.text.join import join_lines

NAME_GAP = 0.45  # em; a gap between two names, or between the two characters of one
_MARKS = re.compile(r"[\d*＊∗†‡△▲☆★#+⁎✉①-⑳]+")
_SEPARATOR = re.compile(r"[，,;；、\t|]|\s{2,}")
_CJK = re.compile(r"[一-鿿㐀-䶿·•]+")
_AND = re.compile(r"\s+(?:and|&)\s+|^(?:and|&)\s+", re.IGNORECASE)
_CAPITALS = re.compile(r"(?<=[a-z])\s+(?=[A-Z]{2,}\s)")
_BREAK = "\t"


def chinese_names(lines: Sequence[Line]) -> list[str]:
    """Names in Chinese author lines; a two-character name set wide (刘　敏) is one name."""
    names: list[str] = []
    for line in lines:
        parts = [p for p in _SEPARATOR.split(_with_breaks(line, NAME_GAP)) if p.strip()]
        names += _pair_single(_plain(part) for part in parts)
    return [n for n in names if len(n) >= 2]


def _plain(part: str) -> str:
    return "".join(_MARKS.sub("", part).split()).strip("()（）[]·.。:： ")


def _pair_single(parts: Iterable[str]) -> list[str]:
    """Join single characters that follow each other: names that were letter-spaced.

    Up to three make one name, more are names of two characters each.
    """
    out: list[str] = []
    for single, group in groupby((p for p in parts if p), key=lambda p: len(p) == 1):
        run = list(group)
        step = (3 if len(run) <= 3 else 2) if single else 1
        out += ["".join(run[i : i + step]) for i in range(0, len(run), step)]
    return out


def english_names(lines: Sequence[Line]) -> list[str]:
    """Names in Latin author lines, superscripts and marks dropped."""
    names: list[str] = []
    for line in lines:
        text = _AND.sub(_BREAK, _with_breaks(line, 1.2))
        for part in _SEPARATOR.split(text):
            clean = " ".join(_MARKS.sub(" ", part).split()).strip("()（）[].。:： ")
            names += [n for n in _CAPITALS.split(clean) if len(n) > 2]
    return _joined_initials(names)


def _joined_initials(names: list[str]) -> list[str]:
    """Put back together "LIU, Min" only where every part is a single word."""
    if len(names) >= 2 and len(names) % 2 == 0 and all(len(n.split()) == 1 for n in names):
        return [f"{a} {b}" for a, b in zip(names[::2], names[1::2], strict=True)]
    return names


def _with_breaks(line: Line, gap: float) -> str:
    """A line's text with a tab where superscripts stood and where white space is wide."""
    out: list[str] = []
    raised = {i for a, b in line.raised for i in range(a, b)}
    for i, char in enumerate(line.text):
        if line.gaps.get(i, 0.0) > gap:
            out.append(_BREAK)
        out.append(_BREAK if i in raised else char)
    return "".join(out)


def affiliations(lines: Sequence[Line]) -> list[str]:
    """Affiliations, numbered ones apart: (1. X；2. Y) gives X and Y."""
    text = join_lines([line.text for line in lines]).strip()
    text = text.strip("()（）[] ")
    parts = re.split(r"[;；]\s*(?=[\da-z][.．、 ])|[;；]\s*|(?<=[)）])\s*(?=[(（])", text)
    plain = (re.sub(r"^[\da-z][.．、)]?\s*", "", part.strip("()（） ")).strip() for part in parts)
    return [part for part in plain if len(part) > 3]


def split_keywords(lines: Sequence[Line], skip: int) -> list[str]:
    """Keywords of a labelled part; ``skip`` is the label's length in the first line.

    They are parted by semicolons, else by commas, else by wide gaps.
    """
    text = join_lines([line.text[skip if i == 0 else 0 :] for i, line in enumerate(lines)])
    for separators in ("[;；]", "[，,、]"):
        if re.search(separators, text):
            return _clean(re.split(separators, text))
    gapped = (
        _gapped(line, skip if i == 0 else 0) for i, line in enumerate(lines)
    )
    return _clean(part for parts in gapped for part in parts)


def _gapped(line: Line, skip: int) -> list[str]:
    cuts = [at for at, gap in line.gaps.items() if gap > NAME_GAP and at > skip]
    ends = [skip, *cuts, len(line.text)]
    return [line.text[a:b] for a, b in zip(ends, ends[1:], strict=False)]


def _clean(parts: Iterable[str]) -> list[str]:
    stripped = (part.strip(" .。．;；:：") for part in parts)
    return [part for part in stripped if part]
