"""Names of authors from printed lines, told apart by marks, punctuation and white space."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby, pairwise
from unicodedata import category

from bipaper.chars import CIRCLED, HAN, LETTERS, RAISED, is_han, is_wide, simplify
from bipaper.layout.lines import WIDE_GAP, Line
from bipaper.rules import read_lists
from bipaper.text.front.affiliations import is_affiliation
from bipaper.text.front.cover_words import cover_words
from bipaper.text.references.cited_authors import PARTICLES
from bipaper.text.romanisation import GIVEN, is_romanised, shares_surname
from bipaper.text.spacing import white_space
from bipaper.text.surnames import has_surname, romanised

# White space in em.
WITHIN = 0.75  # share of the widest gap below which a gap stands inside a name
LATIN = 0.8  # between Latin names: more than a word space
LONGEST = 4  # characters of a Chinese name without a dot, at most
WORDS = 5  # words of a Latin name, at most

# What stands between names becomes tabs, one for one: offsets and gaps hold.
_BETWEEN = re.compile(
    rf"[\d{RAISED}{CIRCLED}*＊∗†‡§#+⁎]"
    r"|[(（\[［][^()（）\[\]［］]{0,80}[)）\]］]"
    rf"|^\W*(?:[{HAN}]{{1,6}}\s*[:：]|撰?文\s*[/／|｜])|^By\s"
)
_LATIN_LABEL = re.compile(r"(?:^|(?<=\t))\s*[A-Z][A-Za-z.]*(?: [A-Za-z.]+){0,2}\s*[:：]")
_CHINESE_PARTS = re.compile(r"[^，,;；、\t|/]+")
_CHINESE_NAME = re.compile(rf"[{HAN}]{{2,6}}|(?=.*[·•・a-z])[{HAN}·•・{LETTERS}.\s-]{{2,30}}")
# A name in both languages: 林知远 LIN Zhiyuan, 林知远 (Zhiyuan Lin).
_LATIN_HALF = re.compile(rf"(?<=[{HAN}]{{2}})\s*[A-Z][{LETTERS}]+[-{LETTERS}. ]*")
_GLOSSED = re.compile(rf"(?<=[{HAN}]{{2}})(\s*)[(（]([A-Z][-A-Za-z.]*(?: [A-Z][-A-Za-z.]*)+)[)）]")
_CHINESE_HALF = re.compile(rf"[{HAN}]+")
_AND = re.compile(r"\s+(?:and|&)\s+|(?<=[,，;；])\s*(?:and|&)\s+|^(?:and|&)\s+", re.IGNORECASE)
_CAPITALS = re.compile(r"(?<=[a-z])\s+(?=[A-Z]{2,}\s)")
_LATIN_NAME = re.compile(  # van der Berg J
    rf"(?:(?:{'|'.join(sorted(PARTICLES))}) )*[^\W\d_a-z][^\d_]*[^\W\d_]\.?"
)
_ICON = re.compile(r"(?<![A-Za-z])[a-z][A-Z]+(?![A-Za-z])")  # iD of ORCID: no name begins so
_HYPHEN = re.compile(r"\s*[-‐]\s*")
_LETTER_SPACED = re.compile(r"^(?:[A-Z] )+[A-Z](?= [A-Z][a-z])")  # S O N G Zhiyuan
_INITIAL = re.compile(r"\b[A-Z]$")


def chinese_names(lines: Sequence[Line]) -> list[str]:
    """Names in Chinese author lines; a two-character name set wide (刘　敏) is one name. Foreign
    ones stand again among the English behind them: 林知远 | Inga Lund　　LIN Zhiyuan, Inga Lund."""
    names: list[str] = []
    for line in lines:
        gaps = white_space(line)
        text = without_titles(_LATIN_HALF.sub(_without_half, _blanked(line)))
        for part in _CHINESE_PARTS.finditer(text):
            own = {at - part.start(): gap for at, gap in gaps.items() if at < part.end()}
            names += _names_in(part[0], own)
    found = [name for name in names if _CHINESE_NAME.fullmatch(name) and not is_affiliation(name)]
    listed = [name for name in found if is_han(name[0]) or not _spells_any(name, found)]
    return [name for at, name in enumerate(listed) if is_han(name[0]) or name not in listed[:at]]


def _spells_any(latin: str, names: Iterable[str]) -> bool:
    """Whether a Latin name is no author's of its own: 林知远　沈若谷　LIN Zhiyuan, SHEN Ruogu."""
    return any(is_romanised(latin, name) for name in names)


def _blanked(line: Line) -> str:
    """A line's text with tabs for superscripts, marks, signs and the letters of icons, brackets
    and roles (作者：), and for the brackets around a name's other form alone."""
    text = "".join("\t" if category(char) == "So" else char for char in line.text)
    for start, end in line.raised:
        text = text[:start] + "\t" * (end - start) + text[end:]
    text = _ICON.sub(_tabs, text)
    for match in _roles().finditer(simplify(text)):
        text = text[: match.start()] + _tabs(match) + text[match.end() :]
    return _BETWEEN.sub(_tabs, _GLOSSED.sub(r"\1\t\2\t", text))


def role_at_start(text: str) -> re.Match[str] | None:
    """What a text says first of the work of those whom it then names: 采访、整理／."""
    return _roles().match(simplify(text))


@cache
def _roles() -> re.Pattern[str]:
    words = "|".join(_words("roles"))
    return re.compile(rf"(?:{words})(?:[、和与及]?(?:{words}))*\s*[/／|｜:：]")


def _without_half(match: re.Match[str]) -> str:
    """Tabs for the Latin form of the name before it; behind that name's marks another author may
    stand, whose name it is if it spells no other: 林知远^1^　Anna Nowak^2^."""
    before = re.findall(rf"[{HAN}]+", match.string[: match.start()])[-1]
    alike = is_romanised(match[0], before) or shares_surname(match[0], before)
    return match[0] if "\t" in match[0] and not alike else _tabs(match)


def _tabs(match: re.Match[str]) -> str:
    return "\t" * len(match[0])


@cache
def _words(name: str) -> list[str]:
    """The words of a list of names.toml, longest first."""
    return sorted(read_lists(__name__, "names.toml")[name].words, key=len, reverse=True)


@cache
def _titles() -> re.Pattern[str]:
    """Titles behind a name: 教授, 博士."""
    return re.compile(rf"(?<=[{HAN}]{{2}})(?:{'|'.join(_words('titles'))})(?![{HAN}])")


def is_title(text: str) -> bool:
    """Whether a text is a title and nothing else: 博士研究生."""
    return simplify(text) in _words("titles")


def without_titles(text: str) -> str:
    """A text with tabs for the titles right behind words: 林知远 教授."""
    for match in _titles().finditer(simplify(text)):
        text = text[: match.start()] + _tabs(match) + text[match.end() :]
    return text


def _names_in(part: str, gaps: dict[int, float]) -> list[str]:
    """The names in a run of text without marks or punctuation; offsets are the part's."""
    inner = {at: gap for at, gap in gaps.items() if 0 < at < len(part)}
    if not any(map(is_wide, part)):  # foreign authors'
        ends = [0, *sorted(at for at, gap in inner.items() if gap > LATIN), len(part)]
        return [" ".join(part[a:b].split()) for a, b in pairwise(ends)]
    cuts = {at: gap for at, gap in inner.items() if gap > WIDE_GAP}
    longest = LONGEST if simplify(part[:2]) in romanised() else LONGEST - 1
    if not cuts and len(part) > longest:  # nothing but narrow spaces
        cuts = {a: gap for a, gap in inner.items() if is_wide(part[a - 1]) and is_wide(part[a])}
    ends = [0, *sorted(cuts), len(part)]
    words = ["".join(part[a:b].split()) for a, b in pairwise(ends)]
    widest = max(cuts.values(), default=0.0)
    joined = words[:1]
    for at, word in zip(ends[1:], words[1:], strict=False):
        inside = cuts[at] < WITHIN * widest and len(joined[-1]) < LONGEST and len(word) == 1
        joined[-1:] = [joined[-1] + word] if inside else [joined[-1], word]
    return _pair_single(word.strip(" .。·:：") for word in joined)


def _pair_single(words: Iterable[str]) -> list[str]:
    """Join single characters that follow each other: names that were letter-spaced.

    Up to three make one name, more are names of two characters each. One alone is the surname of
    the given name of two behind it (钟　砚秋), for neither is a name.
    """
    out: list[str] = []
    for single, group in groupby((w for w in words if w), key=lambda word: len(word) == 1):
        run = list(group)
        if not single and out and _is_surname(out[-1]) and len(run[0]) == GIVEN:
            run[0] = out.pop() + run[0]
        step = (3 if len(run) <= 3 else 2) if single else 1
        out += ["".join(run[i : i + step]) for i in range(0, len(run), step)]
    return out


def _is_surname(word: str) -> bool:
    return len(word) == 1 and has_surname(word)


def english_names(lines: Sequence[Line]) -> list[str]:
    """Names in Latin author lines, superscripts and marks dropped, initials with their point."""
    names: list[str] = []
    for own in map(_latin_names_in, lines):
        if names and own and " " not in names[-1] + own[0]:  # a name over two lines
            own[0] = f"{names.pop()} {own[0]}"
        names += own
    tidy = (_INITIAL.sub(r"\g<0>.", _HYPHEN.sub("-", name)) for name in names)
    return _by_pairs([name for name in tidy if _is_latin_name(name)])


def han_of(lines: Sequence[Line]) -> str:
    """The Chinese characters of author lines, without those of roles and in brackets."""
    return "".join(re.findall(f"[{HAN}]", "".join(map(_blanked, lines))))


def latin_words(lines: Sequence[Line]) -> list[str]:
    """The words of Latin author lines, without what parts names."""
    return [
        word for line in lines for word in re.findall(r"[^\W\d_][^\s,，;；、]*", _latin_in(line))
    ]


def _latin_in(line: Line) -> str:
    """A line's text with tabs for its Chinese characters besides."""
    return _CHINESE_HALF.sub(_tabs, _blanked(line))


def _latin_names_in(line: Line) -> list[str]:
    """What stands between marks, punctuation and wide gaps of a Latin line."""
    text = _latin_in(line)
    wide = [at for at, gap in line.gaps.items() if gap > LATIN]
    text = "\t".join(text[a:b] for a, b in pairwise([0, *wide, len(text)]))
    text = _LATIN_LABEL.sub("\t", _supervisors().sub("\t", text))
    between = r"[;；\t]" if re.search("[;；]", text) else r"[,，、/|\t]"
    parts = re.split(between, _AND.sub("\t", text))
    words = (" ".join(part.split()).strip("()（）[].,，。:： ") for part in parts)
    closed = (_LETTER_SPACED.sub(lambda match: match[0].replace(" ", ""), word) for word in words)
    names = [
        name
        for word in closed
        if word and word.replace(".", "").lower() not in map(str.lower, _words("latin_titles"))
        for name in _at_capitals(word)
    ]
    # A foreign author's stands among the Chinese names, too, where both are in one line.
    return [name for at, name in enumerate(names) if not (line.cjk and name in names[at + 1 :])]


def _at_capitals(text: str) -> list[str]:
    """A text parted before each family name in capitals, if each part has a given name, too:
    LIN Zhiyuan SHEN Ruogu, but not Anneke DE BOER."""
    parts = _CAPITALS.split(text)
    return parts if all(" " in part and not part.isupper() for part in parts) else [text]


@cache
def _supervisors() -> re.Pattern[str]:
    """Those who guided the work of a thesis, with their label: Supervisor: Prof. LIN Zhiyuan."""
    words = "|".join(map(re.escape, cover_words("supervisor")))
    return re.compile(rf"\b(?:{words})\s*[:：][^\t]*", re.IGNORECASE)


def _is_latin_name(text: str) -> bool:
    short = len(text.split()) <= WORDS
    return short and _LATIN_NAME.fullmatch(text) is not None and not is_affiliation(text)


def _by_pairs(names: list[str]) -> list[str]:
    """Names whose parts are single words: "LIU, Min" put together, "Liu Min Li Si" parted."""
    if len(names) >= 2 and len(names) % 2 == 0 and all(" " not in name for name in names):
        return [f"{a} {b}" for a, b in zip(names[::2], names[1::2], strict=True)]
    words = names[0].split() if len(names) == 1 else []
    if len(words) >= 4 and len(words) % 2 == 0 and all(len(word) > 1 for word in words):
        return [f"{a} {b}" for a, b in zip(words[::2], words[1::2], strict=True)]
    return names
