"""What kind of name a dictionary's sense tells of: Siemens (company name), Funiu mountain range."""

import re
from functools import cache

from bipaper.parts.entities import EntityType
from bipaper.rules import read_lists
from bipaper.text.surnames import romanised

_READING = re.compile(r"\[[^\]]*\]")  # of a Chinese word in a sense
_LIVED = re.compile(r"\((?:c\. ?|born (?:in )?)?\d{3,4}\??(?: BC)?[-–)]")  # (1837-1909), (1941-)
_WAR = re.compile(r"(?:the )?(?:[A-Z][\w-]+ )+War\b")  # World War II
_CLAUSE = re.compile("[;/]")
_NAME = re.compile("[^,(]+?(?= (?:of|for|on) |,| ?\\(|$)")  # what a sense begins with
_READ_OUT = re.compile(r"([A-Z][a-z]+) [A-Z][a-z]+ \((?=c\. ?\d|born |\d{3})")  # Kang Youwei (1858


def type_of_sense(word: str, senses: str) -> EntityType | None:
    """The type of a proper noun by the first of its senses, None where it tells none."""
    sense = _CLAUSE.split(_READING.sub("", senses))[0]
    if word.endswith(tuple(_words("event_ends"))) or _WAR.match(sense):
        return "event"
    if _LIVED.search(sense):
        return "person" if _is_read_out(word, sense) or not _has("no_person", sense) else None
    if _is_body(sense):
        return "org"
    if _has("no_name", sense):
        return None
    if _has("firm", sense):
        return "org"
    if _has("product", sense):
        return "product"
    if _has("org", sense):
        return "org"
    return "place" if _has("place", sense) and not _has("no_division", sense) else None


def is_no_name(senses: str) -> bool:
    """Does the first of the senses tell of a language, a game, slang or the like?"""
    return _has("no_name", _CLAUSE.split(_READING.sub("", senses))[0])


def _is_read_out(word: str, sense: str) -> bool:
    """Does the sense begin with a Chinese person's name as it sounds, whatever he is told to have
    been: 康有为 is "Kang Youwei (1858-1927), leader of the movement of 1898"?"""
    name = _READ_OUT.match(sense)
    sounds = (romanised().get(word[:end], ()) for end in (1, 2))
    return (
        name is not None
        and not _has("no_person", name[0])
        and any(name[1] in forms for forms in sounds)
    )


def _is_body(sense: str) -> bool:
    """Is the name that the sense begins with a body's by its last word: Straits Exchange
    Foundation?"""
    name = _NAME.match(sense)
    _, *others = name[0].split() if name else [""]
    return bool(others) and others[-1] in _words("body_ends")


def _has(name: str, sense: str) -> bool:
    return _pattern(name).search(sense) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_words(name))})\b")


@cache
def _words(name: str) -> tuple[str, ...]:
    lists = read_lists(__name__, "senses.toml").items()
    return tuple(word for key, of in lists if key.partition(":")[0] == name for word in of.words)
