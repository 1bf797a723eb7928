"""Lists of authors as reference lists print them."""

import re

from bipaper.chars import HAN, as_ascii, count_han

_BETWEEN = re.compile(
    rf"\s?[,;、]\s?(?:(?:and|&)\s)?|\sand\s|\s?&\s?"
    rf"|(?<=[{HAN}])(?:\s?[和与]\s?|\s)(?=[{HAN}])"
)
_ROLE = re.compile(
    r"(?:(?:^|\s)et al\.?|等|[\s(]*(?:编著|主编|著|编|译|\beds?\.?|\btrans\.?|\beditors?)\)?)$",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[A-Z]\.?(?:[\s-]*[A-Z]\.?){0,3}|Jr\.?")
_INITIAL = re.compile(r"\b[A-Z]\b")
_POINTED = re.compile(r"\b[A-Z]\.$")
_PARTICLES = {
    "al",
    "da",
    "de",
    "del",
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
_NO_NAME = re.compile(r"[\d\[\]《》“”\"?!/:]")


def author_names(text: str) -> list[str]:
    """Names as printed, one each ("Li, X." stays whole); 等, et al. and 编 are dropped."""
    names: list[str] = []
    for part in _parts(text):
        if names and _INITIALS.fullmatch(part) and not _INITIAL.search(names[-1]):
            names[-1] += f", {part}"
        else:
            names.append(part)
    return names


def look_like_authors(text: str) -> bool:
    """Whether text holds names only, not a title or the name of a journal too."""
    parts = _parts(text)
    return bool(parts) and not _NO_NAME.search(text) and all(map(_may_be_name, parts))


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


def _parts(text: str) -> list[str]:
    plain = as_ascii(text).strip()
    if plain.count(".") == 1 and not re.search(r",\s*[A-Z]\.$", plain):
        plain = plain.rstrip(".")  # of the list, not of an initial: "LI X."
    parts = (_ROLE.sub("", part.strip(" :")).strip(" ()") for part in _BETWEEN.split(plain))
    return [p if _POINTED.search(p) else p.rstrip(". ") for p in parts if p.strip(". ")]


def _may_be_name(part: str) -> bool:
    han = count_han(part)
    if han:
        return han <= 20 and "." not in part
    words = part.split()
    plain = all(not w[0].islower() or w in _PARTICLES for w in words)
    return plain and len(words) <= 5 and not re.search(r"[a-z]{2}\.\s", part)
