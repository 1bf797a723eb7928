"""What kind of name a dictionary's sense tells of: Siemens (company name), Funiu mountain range."""

import re
from functools import cache

from bipaper.parts.entities import EntityType
from bipaper.rules import read_lists

_READING = re.compile(r"\[[^\]]*\]")  # of a Chinese word in a sense
_LIVED = re.compile(r"\((?:c\. ?|born (?:in )?)?\d{3,4}\??(?: BC)?[-–)]")  # (1837-1909), (1941-)
_WAR = re.compile(r"(?:the )?(?:[A-Z][\w-]+ )+War\b")  # World War II
_CLAUSE = re.compile("[;/]")


def type_of_sense(word: str, senses: str) -> EntityType | None:
    """The type of a proper noun by the first of its senses, None where it tells none."""
    sense = _CLAUSE.split(_READING.sub("", senses))[0]
    if word.endswith(tuple(_words("event_ends"))) or _WAR.match(sense):
        return "event"
    if _LIVED.search(sense):
        return None if _has("no_person", sense) else "person"
    if _has("no_name", sense):
        return None
    if _has("firm", sense):
        return "org"
    if _has("product", sense):
        return "product"
    if _has("org", sense):
        return "org"
    return "place" if _has("place", sense) and not _has("no_division", sense) else None


def _has(name: str, sense: str) -> bool:
    return _pattern(name).search(sense) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_words(name))})\b")


@cache
def _words(name: str) -> tuple[str, ...]:
    lists = read_lists(__name__, "senses.toml").items()
    return tuple(word for key, of in lists if key.partition(":")[0] == name for word in of.words)
