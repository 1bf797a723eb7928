"""How two printed lines become one text.

Chinese continues without a space, Latin words with one. A hyphen at the end of a line
is either the typesetter's (informa-|tion: dropped) or the word's own (high-|quality,
COVID-|19: kept): how the paper spells the word within its lines decides, else the rules below,
from the characters around it.
"""

import re
from collections.abc import Iterable, Set
from functools import cache

from bipaper.chars import CJK
from bipaper.pdf.wordlists import english_words
from bipaper.rules import read_lists

_CJK = re.compile(f"[{CJK}]")
_NO_SPACE_AFTER = frozenset("([{<“‘/–~@#\u00a0")
_NO_SPACE_BEFORE = frozenset(")]}>,.;:!?%”’/–~\u00a0")
_QUOTES = "“”‘’\"'"
_HYPHENS = "-\u2010\u2011\u2043\u2212"  # some fonts have a minus sign for a hyphen
_SOFT_HYPHEN = "\u00ad"

WORD = 4  # letters of a word that is no syllable as well: con-|fig

# Characters at the end of a text that decide what follows: its last address, at most.
_CONTEXT = 300
_LAST_TOKEN = re.compile(rf"[^\s{CJK}]*$")
_FIRST_TOKEN = re.compile(rf"[^\s{CJK}]*")
_LOCATOR = re.compile(r"(?:https?:|ftp:|www\.|doi[:.]|\b10\.\d{4,9}/)", re.IGNORECASE)
_PLAIN_WORD = re.compile(r"[A-Za-z]+[.,;:)\]]*|\[.*|\(.*")
_WORD_BEFORE_HYPHEN = re.compile(rf"(?<![\d_])[^\W\d_{CJK}]+(?:[-'’][^\W\d_{CJK}]+)*$")
_FIRST_WORD = re.compile(r"[a-z]+")
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_SUFFIX = re.compile(  # state-|ment, not state-|owned
    r"(?:ly|ments?|ing|ed|ers?|est|ern|ness|i[sz](?:e[ds]?|ing|ation)|al|ary|ations?|ive|ful|less"
    r"|ship|ity|ities|able|ics?|atic|ual|ical)\b"
)


def words_within(lines: Iterable[str]) -> frozenset[str]:
    """The Latin words of lines that no line's end can have broken, in lower case."""
    return frozenset(
        word[0].lower()
        for line in lines
        for word in _WORD.finditer(line)
        if word.start() > 0 and word.end() < len(line)
    )


def separator(left: str, right: str, spelt: Set[str] = frozenset()) -> tuple[int, str]:
    """What joins two lines: (characters to drop from the end of left, text between).

    Lines are expected without surrounding white space; the text between is "" or " ". ``spelt``
    are words as the paper spells them, in lower case.
    """
    left = left[-_CONTEXT:]
    if not left or not right or left[-1].isspace() or right[0].isspace():
        return 0, ""
    if left[-1] == _SOFT_HYPHEN:
        return 1, ""
    if _inside_locator(left, right):
        return 0, ""
    if left[-1] in _HYPHENS:
        return _after_hyphen(left[:-1], right, spelt)
    return 0, "" if _touching(left, right) else " "


def join_lines(lines: list[str], spelt: Set[str] = frozenset()) -> str:
    """Printed lines as one text; white space around a line does not count. ``spelt`` are words as
    the paper spells them, in lower case."""
    text = ""
    for line in lines:
        part = line.strip()
        drop, between = separator(text, part, spelt)
        if drop:
            text = text[:-drop]
        text += between + part
    return text


def _touching(left: str, right: str) -> bool:
    if left[-1] in _NO_SPACE_AFTER or right[0] in _NO_SPACE_BEFORE:
        return True
    # Chinese and Latin share the curved quotes: what stands inside them decides.
    before = left.rstrip(_QUOTES)[-1:]
    after = right.lstrip(_QUOTES)[:1]
    return bool(_CJK.match(before) or _CJK.match(after))


def _after_hyphen(stem: str, right: str, spelt: Set[str]) -> tuple[int, str]:
    if not stem or stem[-1].isspace():  # a dash, not a hyphen
        return 0, "" if _CJK.match(right) else " "
    if not stem[-1].islower() or not right[0].islower():
        return 0, ""
    word = _WORD_BEFORE_HYPHEN.search(stem[-80:])
    if word is None:
        return 0, ""
    own = _is_spelt_with_hyphen(word.group(), right, spelt)
    keeps = _keeps_hyphen(word.group(), right) if own is None else own
    return (0, "") if keeps else (1, "")


def _is_spelt_with_hyphen(word: str, right: str, spelt: Set[str]) -> bool | None:
    """Whether the paper writes a broken word with its hyphen; None where it does not tell."""
    follower = _FIRST_WORD.match(right)
    rest = follower.group() if follower else ""
    apart, together = (f"{word}{sign}{rest}".lower() in spelt for sign in ("-", ""))
    return apart if apart != together else None


def _keeps_hyphen(word: str, right: str) -> bool:
    words = _compound_words()
    part = re.split(r"[-'’]", word)[-1]
    if part != word and part in words["inside"]:
        return True  # end-to-|end
    if len(part) == 1:
        return part not in "aiou"  # k-|means, but o-|pinion
    if not (part.islower() or part.istitle()):
        return True  # LaTeX-|based
    first = _FIRST_WORD.match(right)
    follower = first.group() if first else ""
    if part.lower() in words["prefixes"] or part.lower() + follower in words["closed"]:
        return False  # in-|dependent, hard-|ware
    whole = part.lower() in words["before"] or _are_words(part.lower(), follower)
    return follower in words["behind"] or (whole and not _SUFFIX.match(right))


def _are_words(part: str, follower: str) -> bool:
    """Whether both are English words and not one: game-|theoretic. Words in o and i are mostly
    forms that grow together with the next: micro-|plastics."""
    known = english_words()
    if len(part) < WORD or len(follower) < WORD - 1 or part.endswith(("o", "i")):
        return False
    return part in known and follower in known and part + follower not in known


def _inside_locator(left: str, right: str) -> bool:
    """Whether a URL or DOI that left ends with goes on in right."""
    last = _LAST_TOKEN.search(left)
    if last is None or not _LOCATOR.search(last.group()):
        return False
    if last.group()[-1] in "/_=&?%#~-.:":
        return True
    first = _FIRST_TOKEN.match(right[:_CONTEXT])
    return bool(first and first.group() and not _PLAIN_WORD.fullmatch(first.group()))


@cache
def _compound_words() -> dict[str, frozenset[str]]:
    lists = read_lists(__name__, "compounds.toml")
    return {name: frozenset(found.words) for name, found in lists.items()}
