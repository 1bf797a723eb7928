"""Lists of authors as reference lists print them."""

import re
from functools import cache

from bipaper.chars import HAN, as_ascii, count_han
from bipaper.text.references.entry_text import words as listed

_BETWEEN = re.compile(
    rf"\s?[,;、]\s?(?:(?:and|&)\s)?|\sand\s|\s?&\s?"
    rf"|(?<=[{HAN}])(?:\s?(?:和(?!国)|与)\s?|\s)(?=[{HAN}])"
)
_ROLE = re.compile(
    r"(?:(?:^|\s)(?:et al|etc)\.?|等|[\s(]*(?:主?[编編]著?|著|\beds?\.?|\beditors?)\)?)+$",
    re.IGNORECASE,
)
_TRANSLATOR = re.compile(r"(?:[译譯]|\btrans\.?)\)?$")
_NATIONALITY = re.compile(rf"[\[(] ?[{HAN}]{{1,4}} ?[\])] ?(?=[{HAN}A-Z])")
_QUOTED_NAME = re.compile(
    rf"(?:《[^《》]{{1,60}}》|“[^“”]{{1,60}}”)(?=[{HAN}]{{0,6}}(?:组|会|编辑部))"
)
_SPACED_NAME = re.compile(rf"(?<![{HAN}])([{HAN}])\s+([{HAN}]{{1,2}})(?![{HAN}])")
_SURNAME = re.compile(r"(?:(?:[a-z]{2,3}|[A-Z][a-z]) ){0,2}[A-Z][\w'’-]+")
_GIVEN = re.compile(r"[A-Z][\w'’-]*[a-z](?: [A-Z]\.?)?")
_POINTED_LIST = re.compile(r"\b[A-Z]\.(?!$).*\b[A-Z]\.$")  # Li, X. & Wu, Y.
_INVERTED_LIST = re.compile(rf"^{_SURNAME.pattern},(?: [^,]*)?\s?\b[A-Z]\.$")  # Pell, Oona K.
_LATIN_INITIALS = re.compile(r"^(?:[A-Z]\. ?)+")
_ELLIPSIS = re.compile(r"(?:…|\.\.\.)\s?")
_INITIALS = re.compile(r"[A-Z]\.?(?:[\s-]*[A-Z]\.?){0,3}|Jr\.?")
_INITIAL = re.compile(r"\b[A-Z]\b(?!['’])")
_ELIDED = re.compile(r"(?:[dl]['’]|[a-z]{2,3})[A-Z]")  # d’Arc, deSmet
_POINTED = re.compile(r"\b[A-Z]\.$")
PARTICLES = {
    "al",
    "da",
    "de",
    "del",
    "den",
    "der",
    "di",
    "dos",
    "el",
    "ibn",
    "la",
    "le",
    "van",
    "von",
    "y",
}
_BETWEEN_CAPITALS = {"of", "on", "for", "in", "and", "the", "&"}  # of an institution's name
_NO_NAME = re.compile(r"[\d\[\]《》“”\"?!/:]")


def author_names(text: str) -> list[str]:
    """Names as printed, one each ("Li, X." stays whole); 等, et al. and 编 are dropped."""
    names: list[str] = []
    whole = 0  # of the first names: no part that follows belongs to them
    for part in _parts(text):
        initials = _INITIALS.fullmatch(part) and names and not _INITIAL.search(names[-1])
        if initials or (len(names) - whole == 1 and _inverted(names[-1], part)):
            names[-1] += f", {part}"
            whole = len(names)
        else:
            names.append(part)
    return names


def look_like_authors(text: str) -> bool:
    """Whether text holds names only, not a title or the name of a journal too."""
    parts = _parts(text)
    bare = _QUOTED_NAME.sub("", _NATIONALITY.sub("", as_ascii(text)))
    return bool(parts) and not _NO_NAME.search(bare) and all(map(_may_be_name, parts))


def surnames(name: str) -> set[str]:
    """What may be the surname in an author's name, in lower case.

    "Li, X." and "LI X" -> li; "A. Smith" -> smith; "张三" -> 张三 (Chinese is cited in full).
    """
    if count_han(name):
        return {re.sub(r"\s", "", name)}
    first, _, _ = name.partition(",")
    words = [w for w in first.split() if not _INITIALS.fullmatch(w)]
    upper = [w for w in words if w.isupper() and len(w) > 1]
    if "," in name or len(words) < 2:
        return {" ".join(words).lower()} - {""}
    return {words[0].lower(), words[-1].lower()} if not upper else {" ".join(upper).lower()}


def _inverted(surname: str, given: str) -> bool:
    """Whether two parts are one name, as MLA and Chicago print the first: Pell, Oona K."""
    return bool(_SURNAME.fullmatch(surname) and _GIVEN.fullmatch(given))


def _parts(text: str) -> list[str]:
    plain = _ELLIPSIS.sub("", _NATIONALITY.sub("", as_ascii(text))).strip()
    plain = _SPACED_NAME.sub(r"\1\2", plain)
    if not (_POINTED_LIST.search(plain) or _INVERTED_LIST.search(plain)):
        plain = plain.rstrip(".")  # of the list, not of an initial: "LI X."
    one = _institution().search(plain) and "," not in plain  # Ministry of Water and Energy
    parts = [plain] if one else [part.strip(" :") for part in _BETWEEN.split(plain)]
    authors = [part for part in parts if not _TRANSLATOR.search(part)] or parts
    names = (_ROLE.sub("", part).strip(" ()") for part in authors)
    return [p if _POINTED.search(p) else p.rstrip(". ") for p in names if p.strip(". ")]


def _may_be_name(part: str) -> bool:
    if count_han(part):
        return count_han(part) <= 20 and "." not in _LATIN_INITIALS.sub("", part)
    words = part.split()
    if re.search(r"[a-z]{2}\.\s", part):
        return False
    if _institution().search(part):
        return len(words) <= 12 and all(w[0].isupper() or w in _BETWEEN_CAPITALS for w in words)
    plain = all(not w[0].islower() or w in PARTICLES or _ELIDED.match(w) for w in words)
    return plain and len(words) <= 5


@cache
def _institution() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{listed('institutions')})\b")
