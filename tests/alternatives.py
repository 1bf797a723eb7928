"""Regular expressions with one alternative less, and texts that show an alternative.

A wording such as "(发现|表明)了" has one example, 研究发现了鱼, which stands for both: put in the
place of 发现, 表明 shows the other alternative. So an alternative that another wording covers, or
that nothing could match, is found out without an example written for each.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

HERE = "HERE"  # the group around an alternation; no list of words has a name in capitals
MOST = 60  # texts that are made of the examples of one expression
_OPENING = re.compile(r"\((?:\?(?:P<\w+>|<?[=!]|[-\w]*:))?")
_NEGATIVE = re.compile(r"\(\?<?!")


class Alternative(NamedTuple):
    """One of those of an alternation in a regular expression.

    ``without`` is the expression that lacks it, ``asked`` the one whose group ``HERE`` matches
    what the alternation does, or nothing where that is optional; negative look-arounds around it
    are positive in it.
    """

    text: str
    without: str
    asked: str


def alternatives(pattern: str) -> Iterator[Alternative]:
    """Each alternative of each alternation, those inside others last."""
    for opening, bars, end in reversed(list(_alternations(pattern))):
        start = opening.end() if opening else 0
        before, after = pattern[:start], pattern[end:]
        asked = f"{_positive(before, pattern)}(?P<{HERE}>{pattern[start:end]}"
        asked += f"|)){after[2:]}" if after.startswith(")?") else f"){after}"
        parts = [pattern[a + 1 : b] for a, b in pairwise([start - 1, *bars, end])]
        for place, part in enumerate(parts):
            rest = "|".join(parts[:place] + parts[place + 1 :])
            yield Alternative(part, before + rest + after, asked)


def put(wording: str, text: str, match: re.Match[str] | None) -> str | None:
    """``text`` with the alternative ``wording`` in the place of the one that it has.

    ``match`` is that of the expression that asks for it; None where the text has none.
    """
    if match is None or match[HERE] is None:
        return None
    start, end = match.span(HERE)
    if wording == "^":
        return text[end:]
    return text[:start] + matched(wording) + ("" if wording == "$" else text[end:])


def shown(
    pattern: str, examples: Iterable[str], put_in: Callable[[Alternative, str], str | None]
) -> Iterator[tuple[Alternative, list[str]]]:
    """Each alternative with texts that show it, made of examples of the whole pattern.

    ``put_in`` puts an alternative in a text's place of it. Inner alternatives may stand in texts
    that were made for outer ones.
    """
    texts = list(dict.fromkeys(examples))
    for alternative in alternatives(pattern):
        found = (put_in(alternative, text) for text in texts)
        made = list(dict.fromkeys(text for text in found if text is not None))
        texts += [text for text in made if text not in texts][: MOST - len(texts)]
        yield alternative, made


def matched(pattern: str) -> str:
    """A text that a regular expression matches: of choices the first, of repeats the fewest."""
    return "".join(_matched(_parser.parse(pattern)))


def _matched(parsed: Any) -> Iterator[str]:
    for kind, value in parsed:
        match str(kind):
            case "LITERAL":
                yield chr(value)
            case "NOT_LITERAL" | "ANY":
                yield "水"
            case "IN":
                yield _member(value)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                least, _, inner = value
                yield from [*_matched(inner)] * least
            case "BRANCH":
                yield from _matched(value[1][0])
            case "SUBPATTERN":
                yield from _matched(value[-1])
            case "ATOMIC_GROUP":
                yield from _matched(value)


def _member(options: Any) -> str:
    kind, value = options[0]
    match str(kind):
        case "LITERAL":
            return chr(value)
        case "RANGE":
            return chr(value[0])
        case "CATEGORY":
            return {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_NOT_WORD": "，"}.get(
                str(value), "水"
            )
    return "水"  # a negated set


def _alternations(pattern: str) -> Iterator[tuple[re.Match[str] | None, list[int], int]]:
    """Groups, or the whole, that have bars: what opens them, their bars, where they end."""
    open_groups: list[tuple[re.Match[str] | None, list[int]]] = [(None, [])]
    for at in outside_sets(pattern):
        if pattern[at] == "(":
            open_groups.append((_OPENING.match(pattern, at), []))
        elif pattern[at] == "|":
            open_groups[-1][1].append(at)
        elif pattern[at] == ")":
            opening, bars = open_groups.pop()
            if bars:
                yield opening, bars, at
    opening, bars = open_groups.pop()
    if bars:
        yield opening, bars, len(pattern)


def outside_sets(pattern: str) -> Iterator[int]:
    """Places of the characters that are neither escaped nor in [...]."""
    for match in re.finditer(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(.)", pattern, re.DOTALL):
        if match[1]:
            yield match.start()


def _positive(before: str, pattern: str) -> str:
    """``before``, an opening part of ``pattern``, with open negative look-arounds positive."""
    open_at: list[int] = []
    for at in outside_sets(pattern):
        if at < len(before) and pattern[at] == "(":
            open_at.append(at)
        elif at < len(before) and pattern[at] == ")":
            open_at.pop()
    for at in open_at:
        if negative := _NEGATIVE.match(before, at):
            before = before[: negative.end() - 1] + "=" + before[negative.end() :]
    return before
