"""Whether a full point ends an English sentence or belongs to an abbreviation or number."""

import re
from functools import cache
from typing import NamedTuple

from bipaper.chars import COUNTING, GREEK, HAN, is_han
from bipaper.rules import read_lists

CONTEXT = 60  # characters looked at before a full point

_WORD = re.compile(rf"(?:[^\W{HAN}]|[.'’-])*$")
_NEXT = re.compile(r"(?P<space>\s*)[\"'“‘(\[]{0,3}(?P<word>\S{0,30})(?P<more>.{0,20})")
_PART = re.compile(r"\s*【")  # a structured abstract's next part: 【Method】
_ITEM = re.compile(r"\s+(?:\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)|(?:[a-z]|[ivx]{2,4})[.)])\s+[A-Z]")
# pH, mRNA, α and n as it is said what they are: they may open a sentence
_OWN_CASE = re.compile(
    rf"[a-z]{{1,3}}[A-Z]|[{GREEK}]|[b-z] (?:is|was|values?|denotes|stands|represents)\b"
)
NOTE = r"\d{1,3}(?:[,，–-]\d{1,3})*(?= [A-Z])"  # set behind a full point: …is old.3,4 Later
_RUN_ON = re.compile(rf"[A-Z][a-z]*(?=[\s,，])|{NOTE}")
_NUMBERING = re.compile(
    r"(?:^|.*(?:[;：；]|:(?!\d)|[,，](?=\s*[(（])))\s*[(（]?"
    rf"(?:\d{{1,2}}(?:\.\d{{1,2}})*|[a-zA-Z]|[ivxIVX]{{1,4}}|[{COUNTING}]{{1,3}})[)）]?",
    re.DOTALL,
)
_LABEL = re.compile(r"\s*[A-Z][a-z]+\. ?\d{1,2}[a-z]?")  # Fig. 2. Map of the river.
# behind the hour: whose it is, a zone's or a day's
_HOUR_OF = re.compile(r"[A-Z]{2,}\b|[A-Z][a-z]+day\b|(?:[A-Z][a-z]+ )?[A-Z][a-z]+ [Tt]ime\b")
_NUMBER = re.compile(r"[A-Z]?\d|[(\[（]")
_LETTER = re.compile(r"[A-Z][.,;:)]")  # App. B.
_LIST_IN_BRACKETS = re.compile(r"[(（][^(（)）]*[ ,，][^(（)）]*[)）]$")
_INITIALS = re.compile(r"(?:[A-Z]\.-?)*[A-Z]")


class Words(NamedTuple):
    """The lists of sentences.toml; characters before an ellipsis are joined to one text."""

    titles: frozenset[str]
    numbered: frozenset[str]
    endings: frozenset[str]
    and_more: frozenset[str]
    hours: frozenset[str]
    starters: frozenset[str]
    lettered: frozenset[str]
    goes_on: tuple[str, ...]
    speaks: tuple[str, ...]
    speaks_on: tuple[str, ...]
    awaits_words: str
    follows_words: tuple[str, ...]


@cache
def words() -> Words:
    """What stands around the end of a sentence."""
    lists = {name: found.words for name, found in read_lists(__name__, "sentences.toml").items()}
    return Words(
        titles=frozenset(lists["titles"]),
        numbered=frozenset(lists["numbered"]),
        endings=frozenset(lists["endings"]),
        and_more=frozenset(lists["and_more"]),
        hours=frozenset(lists["hours"]),
        starters=frozenset(lists["starters"]),
        lettered=frozenset(lists["lettered"]),
        goes_on=lists["goes_on"] + lists["ends_itself"],
        speaks=lists["speaks"],
        speaks_on=lists["speaks_on"],
        awaits_words="".join(lists["awaits_words"]),
        follows_words=lists["follows_words"],
    )


def full_point_ends(text: str, start: int, at: int, stop: str, end: int) -> bool:
    """Whether the run ``stop`` at text[at:] ends the sentence that begins at ``start``.

    ``end`` is where the closing quotations and brackets behind it end.
    """
    if _PART.match(text, end):
        return True
    before = text[max(start, at - CONTEXT) : at]
    following = _NEXT.match(text, end)
    space, word, more = following.groups("") if following else ("", "", "")
    if not space:
        return not word or _runs_on(before, text, end)
    if word.rstrip(".,").lower() in words().endings:  # Yahoo! Inc.
        return False
    if word[:1].islower() and not _OWN_CASE.match(text, end + len(space)):
        return _ITEM.match(text, end) is not None
    if stop != ".":
        return True
    return not (numbering(before) or abbreviated(before, word, more))


def numbering(before: str) -> bool:
    """Whether ``before`` is the number of a list item (1, a, ii, 2.1) or a label, at its start."""
    before = before[-CONTEXT:]
    if before.endswith((")", "）")) and _LIST_IN_BRACKETS.search(before):
        return False  # (Fig. 7d, e)
    return bool(_NUMBERING.fullmatch(before) or _LABEL.fullmatch(before))


def abbreviated(before: str, after: str, more: str = "") -> bool:
    """Whether a full point between ``before`` and the word ``after`` is an abbreviation's.

    ``more`` is what stands behind that word.
    """
    lists = words()
    match = _WORD.search(before[-CONTEXT:])
    word = match.group() if match else ""
    opens = after.rstrip(",;:") in lists.starters  # D. He. is a name
    if word.lower() in lists.titles:
        return True
    if word.lower() in lists.numbered:
        return bool(_NUMBER.match(after) or (word.istitle() and _LETTER.match(after)))
    if word.lower() in lists.and_more:
        return not after[:1].isupper()
    if word.lower() in lists.hours:
        return not after[:1].isupper() or bool(_HOUR_OF.match(after + more))
    if is_han(after[:1]):
        return word.lower() in lists.endings
    named = _INITIALS.fullmatch(word) and not _lettered().search(before[: -len(word)])
    return (word.lower() in lists.endings or bool(named)) and not opens


@cache
def _lettered() -> re.Pattern[str]:
    """What stands before a letter that is no initial: a noun that it names, a number, a unit."""
    nouns = "|".join(sorted(words().lettered))
    short = "|".join(sorted(words().numbered))
    row = r"(?:[A-Z](?:,| and| or|, and|, or) )*"  # models A, B and C
    number = r"[^A-Za-z\d.]\d{1,3}(?:\.\d+)? ?"  # 3.3 V
    named = r"\b[A-Z](?:, [A-Z])*,? (?:and|or) "  # i.e. A, B and C
    before = rf"\b(?:{nouns})(?:e?s)? {row}|{named}|\b(?:{short})\. |[/·°]|{number}"
    return re.compile(rf"(?:{before})$", re.I)


def _runs_on(before: str, text: str, end: int) -> bool:
    """A missing space (…the model.Then it…), told from a name with a point in it."""
    word = _WORD.search(before)
    return (
        word is not None
        and len(word.group()) > 1
        and word.group().isalpha()
        and word.group()[-2:].islower()
        and word.group().lower() not in words().numbered
        and _RUN_ON.match(text, end) is not None
    )
