"""Names told by their neighbours in an enumeration: in 华为、X、腾讯 X is a firm, too."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from bipaper.chars import HAN
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import PROPER, affixes, concepts
from bipaper.nlp.jieba_words import is_rare, tag_of
from bipaper.nlp.view import TextView, Token
from bipaper.parts.entities import EntityType

_LIST = re.compile(
    r"[^\s，。；：！？,;:!?（）()《》“”]{1,40}(?:、[^\s、，。；：！？,;:!?（）()《》“”]{1,40}){2,40}"
)
_ITEM = re.compile(r"[^、]+")
_LABEL = re.compile(r"[A-Za-z]\d{0,2}[-—－]")
_NAME: Mapping[EntityType, re.Pattern[str]] = {
    "org": re.compile(rf"[{HAN}]{{2,6}}"),
    "product": re.compile(r"[A-Z][A-Za-z0-9.-]{2,20}"),
}
_COUNT = r"(?:[一两三四五六七八九十]{1,3}|(?<![\d.])\d{1,3})[家个款]"
_OF = f"(?:(?![与和及])[{HAN}A-Z])"
_KIND = re.compile(rf"(?:等(?:{_COUNT})?({_OF}{{2,8}})|这?{_COUNT}({_OF}{{2,5}}))")
_WHOLE = re.compile(
    rf"[、和与及](?:[A-Za-z]\d{{0,2}}[-—－])?(?P<item>(?:(?![与和及的较更最很])[{HAN}]){{2,6}})$"
)
_LATIN = re.compile(
    r"(?<![A-Za-z0-9-])[A-Z][A-Za-z0-9.+-]{1,20}(?: [A-Z][A-Za-z0-9.+-]{1,20}){0,2}"
    r"(?: \d{1,2}\.\d)?$"
)
_GLOSS = re.compile(r"[（(]([A-Z]{3,12})[)）]$")  # 方石（FSXR）
_AND_FIRST = re.compile("(?:^|[，。；：！？])和")
_SEPARATOR = re.compile(r"\s?[、和与及]\s?(?:[A-Za-z]\d{0,2}[-—－])?$")
_LAST = re.compile(r"(?=等|\d)")


def find_listed(block: TextView, known: Sequence[Span]) -> Iterator[Span]:
    """Unknown items of enumerations of three or more in which most are known, of one type."""
    starts = {span.start: span for span in known}
    ends = {span.end: span for span in known}
    for run in _LIST.finditer(block.text):
        first, *rest = _items(block.text, run)
        names = [ends.get(first[1])] + [starts.get(start) for start, _ in rest]
        types = [name.type for name in names if name]
        if len(set(types)) != 1 or 2 * len(types) <= len(names):
            continue
        for (start, end), name in zip(rest, names[1:], strict=True):
            if name is None:
                yield from _unknown(block.text, start, end, types[0])


def find_kinds(block: TextView) -> Iterator[Span]:
    """The items before 等 and a word for what they all are: FrostSeer、RouteKG|等软件."""
    at = {token.end: token for token in block.tokens}
    for match in _KIND.finditer(block.text):
        if kind := kind_of(match[1] or match[2]):
            name_type, word = kind
            for start, end in _before(block, match.start(), at):
                yield Span(start, end, name_type, f"listed-by-kind:{word}")


def kind_of(words: str) -> tuple[EntityType, str] | None:
    """The first word for a kind in what follows 等, and the type: 社交|平台|的数据; of two the
    last: 平台|企业."""
    for end in range(2, len(words) + 1):
        for word, name_type in _kinds().items():
            if words.endswith(word, 0, end):
                return (
                    kind_of(words[end:]) if words.startswith(_heads(), end) else (name_type, word)
                )
    return None


@cache
def _kinds() -> Mapping[str, EntityType]:
    """Word for a kind -> the type of what is of it."""
    types: tuple[EntityType, ...] = ("org", "product", "place")
    return {word: name_type for name_type in types for word in affixes(f"{name_type}_kinds")}


@cache
def _heads() -> tuple[str, ...]:
    return tuple(_kinds())


def _before(block: TextView, end: int, at: Mapping[int, Token]) -> Iterator[tuple[int, int]]:
    """The names that an enumeration ends with at ``end``, from right to left."""
    text = block.text
    while True:
        if gloss := _GLOSS.search(text, max(0, end - 20), end):
            yield gloss.span(1)
            end = gloss.start()
        latin = _LATIN.search(text, max(0, end - 30), end)
        token = at.get(end)
        if latin and latin[0] not in concepts():
            start = latin.start()
        elif token and _is_name(text[token.start : end], token.pos):
            start = token.start
        elif (item := _WHOLE.search(text, max(0, end - 12), end)) and is_coined(
            block, *item.span("item")
        ):
            start = item.start("item")
        else:
            return
        start -= _begins_with_and(block, start)
        yield start, end
        separator = _SEPARATOR.search(text, max(0, start - 6), start)
        if separator is None:
            return
        end = separator.start()


def _begins_with_and(block: TextView, start: int) -> bool:
    """Does 和 before a name join nothing, for it begins a clause: 。|和岚澜等?"""
    left = block.text[max(0, start - 2) : start]
    return block.at_word(start - 1) and _AND_FIRST.fullmatch(left) is not None


def is_coined(block: TextView, start: int, end: int) -> bool:
    """Is text[start:end] no word, nor made of known words alone (文字|处理)?"""
    words = block.words_in(start, end)
    parts = [block.text[word.start : word.end] for word in words]
    return is_rare(block.text[start:end]) and any(
        len(part) == 1 or not tag_of(part) for part in parts
    )


def _is_name(word: str, pos: str) -> bool:
    return len(word) > 1 and pos.startswith(PROPER) and is_rare(word)


def _items(text: str, run: re.Match[str]) -> list[tuple[int, int]]:
    """Where the items of an enumeration stand, labels (A1-) left out."""
    items = []
    for item in _ITEM.finditer(text, run.start(), run.end()):
        label = _LABEL.match(text, item.start(), item.end())
        items.append((label.end() if label else item.start(), item.end()))
    return items


def _unknown(text: str, start: int, end: int, name_type: EntityType) -> Iterator[Span]:
    """The item as a name of the type; of the last item what stands before 等 or a number."""
    pattern = _NAME.get(name_type)
    cut = _LAST.search(text, start, end)
    stop = cut.start() if cut and not text.startswith("、", end) else end
    if pattern and pattern.fullmatch(text, start, stop) and text[start:stop] not in concepts():
        yield Span(start, stop, name_type, "listed")
