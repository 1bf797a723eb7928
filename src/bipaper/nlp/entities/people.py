"""People named in running text: authors beside a citation, people with a title or a verb.

A Chinese name is a surname (data/surnames.tsv) with one or two characters, a Latin one a
capitalised surname, initials included. Neither is looked for without such a context.
"""

import re
from collections.abc import Container, Iterator, Mapping

from bipaper.nlp.entities.gazetteer import borders_of, gazetteer
from bipaper.nlp.entities.spans import EntityBlock, Source, Span
from bipaper.nlp.entities.words import concepts, romanised_surnames, surnames, words

_YEAR = r"(?:1[89]|20)\d\d[a-z]?(?![\d年])"
_OTHERS = r"(?:等人?|等学者|\s?et\s?al\.?)"
_CITED = re.compile(
    rf"(?:{_OTHERS}?(?:的研究)?\s?[（(]\s?{_YEAR}\s?[)）,，、;；]"  # 张三等（2020）
    rf"|{_OTHERS}?\s?[,，]?\s?(?<![\d.]){_YEAR}(?=\s?[)）;；,，])"  # （张三等，2020）
    rf"|{_OTHERS}\s?(?=[\[［〔]\s?\d)"  # 张三等[8]
    rf"|\s?et\s?al\b)"
)
_OPEN = re.compile(r"[（(][^（）()]{0,200}$")
_BEFORE_YEAR = re.compile(r"^\s?[,，]?\s?\d")
_SEPARATOR = re.compile(r"\s?(?:、|,\s?and|，|,|;|；|and|&|和|与|及)\s?$")
_LATIN = re.compile(
    r"(?<![A-Za-z-])(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]i|[Ll]a|[Dd]el)\s){0,2}"
    r"[A-ZÀ-Þ][a-zA-Zà-ÿ'’]{1,20}(?:-[A-ZÀ-Þ][a-zà-ÿ]{1,20}){0,2}"
    r"(?:\s[A-Z]{1,2}(?:\s[A-Z])?)?$"
)
_WINDOW = 60  # characters a name may lie before what shows it to be one
_AUTHORS = 8  # at most so many authors before one citation
_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
_NAME_TAGS = ("nr", "nz", "ns", "x")


def find_people(block: EntityBlock) -> Iterator[Span]:
    """Authors cited in the text, and people with a title or a verb of saying."""
    words_at = {(token.start, token.end): token.pos for token in block.tokens}
    borders = borders_of(block)
    for match in _CITED.finditer(block.text):
        if not _BEFORE_YEAR.match(match[0]) or _is_bracketed(block.text, match.start()):
            yield from _authors_before(block.text, match.start(), words_at, borders)
    for (start, end), pos in words_at.items():
        name, following = block.text[start:end], block.text[end : end + 4]
        if pos.startswith("nr") and _is_chinese_name(name) and _shows_person(name, following):
            yield Span(start, end, "person", Source.CONTEXT)


def _is_bracketed(text: str, at: int) -> bool:
    return _OPEN.search(text, max(0, at - 200), at) is not None


def _shows_person(name: str, following: str) -> bool:
    if following.startswith(tuple(words("person_titles"))):
        return True
    return len(name) == 3 and following.startswith(tuple(words("person_verbs")))


def _authors_before(
    text: str, end: int, words_at: Mapping[tuple[int, int], str], borders: Container[int]
) -> Iterator[Span]:
    """The names that end at ``end``, from right to left over 、 和 and the like."""
    for _ in range(_AUTHORS):
        start = _latin_start(text, end)
        if start is None:
            start = _chinese_start(text, end, words_at, borders)
        if start is None:
            return
        yield Span(start, end, "person", Source.CONTEXT)
        separator = _SEPARATOR.search(text, max(0, start - 6), start)
        if separator is None:
            return
        end = separator.start()


def _latin_start(text: str, end: int) -> int | None:
    match = _LATIN.search(text, max(0, end - _WINDOW), end)
    if match is None:
        return None
    name = match[0]
    if name in concepts() or gazetteer().types.get(name, "person") != "person":
        return None
    if name.isupper() and name.capitalize() not in romanised_surnames():
        return None
    return match.start()


def _chinese_start(
    text: str, end: int, words_at: Mapping[tuple[int, int], str], borders: Container[int]
) -> int | None:
    """Where the Chinese name that ends at ``end`` begins: at a word, else where it can."""
    starts = [
        start
        for start in range(max(0, end - 4), end - 1)
        if _is_chinese_name(text[start:end]) and words_at.get((start, end), "nr")[:2] in _NAME_TAGS
    ]
    at_word = [start for start in starts if start in borders]
    return next(iter(at_word or starts), None)


def _is_chinese_name(name: str) -> bool:
    if not _HAN_NAME.fullmatch(name):
        return False
    compound = name[:2] in surnames() and len(name) > 2
    return compound or (name[0] in surnames() and len(name) < 4)
