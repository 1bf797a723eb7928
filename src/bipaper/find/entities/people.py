"""People named in running text: authors beside a citation, people with a title or a verb.

A Chinese name is a surname (surnames.tsv) with one or two characters, a Latin one a
capitalised surname, initials included. Neither is looked for without such a context.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from bipaper.chars import CAPITAL, HAN, SMALL, count_han
from bipaper.find.entities.authors import (
    CITATION,
    SEPARATOR,
    SEPARATOR_INSIDE,
    TokenAt,
    authors_before,
    is_chinese_name,
    token_at,
)
from bipaper.find.entities.gazetteer import countries, gazetteer
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import (
    LINKS,
    SYLLABLES,
    affixes,
    concepts,
    either,
    english_heads,
    romanised_surnames,
    surnames,
)
from bipaper.nlp.jieba_words import is_rare, tag_of
from bipaper.nlp.view import TextView, Token
from bipaper.text.surnames import romanised
from bipaper.years import YEAR

_YEAR = rf"{YEAR}[a-z]?(?![\d年])"
_OTHERS = r"(?:等人?|\s?et\s?al\.?,?)"
_NOTE = r"[\[［〔]\s?\d{1,3}[\]］〕]"
_CITED = re.compile(
    rf"{_OTHERS}?(?:的研究)?\s?[（(]\s?{_YEAR}\s?[)）,，、;；]"  # 张三等（2020）
    rf"|{_OTHERS}\s?(?=[\[［〔]\s?\d)"  # 张三等[8]
    r"|\s?et\s?al\b|等人|等学者"
)
_BRACKETED = re.compile(
    rf"(?:等学者|{_OTHERS})?\s?[,，]?\s?(?<![\d.]){_YEAR}(?=\s?(?:{_NOTE}\s?)?[)）;；,，])"
)
_OPEN = re.compile(r"[（(][^（）()]{0,200}$")
_OTHERS_LAST = re.compile(rf"{_OTHERS}\s?$")
_PAIR = re.compile(
    r"(?<![A-Za-z])(?<![A-Za-z] )([A-Z][a-z]+) (?:and|&) ([A-Z][a-z]+)(?=的|检验|临界值)"
)
_GLOSS = re.compile(r"[（(]([A-Z][a-z]+(?: [A-Z][a-z]+)?)[)）]")
_FULL = re.compile(r"(?<![A-Za-z])(?:[A-Z]\.\s?|[A-Z][a-z]+\s){1,3}[A-Z][a-z]+(?:-[A-Z][a-z]+)?")
_NAMED = "，,。；;、（(据与由如而但在于用 \\n"  # before a clause's subject
_ONE_LATIN = r"(?:Ma?c)?[A-Z][a-z]{2,15}(?: [A-Z][a-z]{1,15})?"
_LATIN_SUBJECT = re.compile(
    rf"(?:(?<=[{_NAMED}])|^)(?P<first>(?:{_ONE_LATIN}(?:、| ?[和与及] ?)){{0,3}})"
    rf"(?P<last>{_ONE_LATIN})"
)
_LATIN_NAME = re.compile(_ONE_LATIN)
_CITING_SENTENCE = re.compile(rf"[^。！？\n]*?{_NOTE}")
_FOREIGN_TAGS = ("nr", "nz", "ns", "j", "x", "ng", "nrt")
_FUNCTIONS = tuple("cpdvbrmquf")  # what jieba's tags of words begin with that are in no name
_LINKS = ("c", "p", "u")  # the same of those that end one
_FULL_NAME = 3  # characters of a name with a surname of one
_DOTS = frozenset("·•・")
_SYLLABLES_OF_NAME = 10  # at most, or one more
_NO_GIVEN = frozenset("老前")  # before a title they are part of it: 周远|老|教授
_PART = 7  # characters from dot to dot of a foreign name, at most one less


def find_people(block: TextView) -> Iterator[Span]:
    """Authors cited in the text, and people with a title or a verb of saying."""
    text = block.text
    at = token_at(block)
    for end, separator, rule in _citations(block):
        yield from _persons(rule, authors_before(text, end, at, separator))
    for match in CITATION.finditer(text):
        if text.startswith(affixes("person_acts"), match.end()):
            yield from _persons("acting-author", _cited_bare(text, match.start(), at))
    for match in _PAIR.finditer(text):
        yield from _persons("eponyms", (match.span(1), match.span(2)))
    yield from _described(block, at)


def _persons(rule: str, places: Iterable[tuple[int, int]]) -> Iterator[Span]:
    return (Span(start, end, "person", rule) for start, end in places)


def _citations(block: TextView) -> Iterator[tuple[int, re.Pattern[str], str]]:
    """Where author names may end because a citation follows, what separates them, the rule."""
    text = block.text
    for match in _CITED.finditer(text):
        yield match.start(), SEPARATOR, "cited-author"
    for match in _BRACKETED.finditer(text):
        if _OPEN.search(text, max(0, match.start() - 200), match.start()):
            yield match.start(), SEPARATOR_INSIDE, "bracketed-author"
    for start, _ in block.superscripts:
        if others := _OTHERS_LAST.search(text, max(0, start - 8), start):
            yield others.start(), SEPARATOR, "noted-author"


def _described(block: TextView, at: TokenAt) -> Iterator[Span]:
    """People shown by a title, a verb of saying, a Latin gloss, or the dot of foreign names."""
    text = block.text
    for token in block.tokens:
        foreign = _transliterated(text, token, at)
        name = _spelt_out(text, token, at) or token
        if name.pos.startswith("nr") and name.end - name.start == _FULL_NAME - 1:
            name = _with_last(text, name, at)
        if foreign and _in_role(text, foreign.start):
            yield Span(foreign.start, foreign.end, "person", "person-in-a-role")
        elif name.pos.startswith("nr") and (said := _before_adverb(text, name)):
            yield Span(said.start, said.end, "person", "saying-person")
        elif name.pos.startswith("nr") and (rule := _said_of(text, name)):
            yield Span(name.start, name.end, "person", rule)
            if rule == "titled-person":
                yield from _persons(rule, _listed_before(text, name.start, at))
        elif text[token.start : token.end] in _DOTS:
            yield from _persons("dotted-person", _foreign(text, token, at))
    for match in _LATIN_SUBJECT.finditer(text):
        if _says(text, match):
            names = _LATIN_NAME.finditer(text, *match.span())
            yield from _persons("saying-person", (name.span() for name in names))
    for match in _FULL.finditer(text):
        if text.startswith(affixes("person_titles"), match.end()):
            yield Span(*match.span(), "person", "titled-person")
    for match in _behind_title().finditer(text):
        if match["name"].split()[-1] not in english_heads():
            yield Span(*match.span("name"), "person", "person-behind-title")
    for match in _GLOSS.finditer(text):
        yield from _persons("glossed-person", _glossed(text, match, at.get(match.start() - 1)))


@cache
def _behind_title() -> re.Pattern[str]:
    """An English title and a name of up to three words, initials among them."""
    titles = "|".join(map(re.escape, affixes("english_person_titles")))
    given = r"(?:[A-Z]\.\s?|[A-Z][a-z’'-]{1,20}\s){0,2}"
    name = rf"{given}[{CAPITAL}][{CAPITAL}{SMALL}’'-]{{1,20}}"
    return re.compile(rf"(?<![A-Za-z])(?:{titles})\.?\s(?P<name>{name})(?![A-Za-z])")


def _listed_before(text: str, start: int, at: TokenAt) -> Iterator[tuple[int, int]]:
    """李娜、王芳研究员: the names before one, whose title is theirs, too."""
    separator = SEPARATOR.search(text, max(0, start - 6), start)
    if separator and separator.start():
        for name in authors_before(text, separator.start(), at):
            if gazetteer().type_of(text[slice(*name)]) in (None, "person"):
                yield name


def _transliterated(text: str, first: Token, at: TokenAt) -> Token | None:
    """A foreign name, of which jieba has made one word or several: 斯托尔|滕|贝格, 尼|尼斯|托."""
    if text[first.start] in SYLLABLES and (end := _end_of_syllables(text, first, at)):
        return Token(first.start, end, "nrt")
    if not first.pos.startswith("nr"):
        return None
    end, tags = first.end, {first.pos}
    while (part := at.get(end)) and part.pos.startswith("nr") and end - first.start < _PART:
        end = part.end
        tags.add(part.pos)
    is_long = end - first.start >= _FULL_NAME
    is_han = count_han(text[first.start : end]) == end - first.start
    return Token(first.start, end, "nrt") if "nrt" in tags and is_long and is_han else None


def _end_of_syllables(text: str, first: Token, at: TokenAt) -> int | None:
    """Where words of three and more syllables of foreign names end that begin with ``first``."""
    part, end = at.get(first.start), first.start
    while part and _is_of_syllables(text[part.start : part.end], part.pos):
        end = part.end
        part = at.get(end) if end - first.start <= _SYLLABLES_OF_NAME else None
    return end if end - first.start >= _FULL_NAME else None


def _is_of_syllables(word: str, pos: str) -> bool:
    """Is it a part of a foreign name, and no common word: not 考察?"""
    is_common = len(word) > 1 and pos not in _FOREIGN_TAGS and not is_rare(word)
    return SYLLABLES.issuperset(word) and not is_common


def _in_role(text: str, start: int) -> bool:
    """Whether a role stands before a name, perhaps with 为 between."""
    linked = start - (text[start - 1 : start] in LINKS)
    return text.endswith(affixes("person_roles"), 0, linked)


def _spelt_out(text: str, surname: Token, at: TokenAt) -> Token | None:
    """A surname and a given name that jieba knows no word for: 刘|䶮, 陈|玥."""
    end = surname.end
    if text[surname.start : end] not in surnames() or surname.pos.startswith(_FUNCTIONS):
        return None
    while end - surname.start < _FULL_NAME and (given := at.get(end)):
        is_one = given.end - given.start == 1 and count_han(text[end]) == 1
        if not is_one or given.pos.startswith(_FUNCTIONS):
            break
        end = given.end
    return Token(surname.start, end, "nr") if end > surname.end else None


def _with_last(text: str, name: Token, at: TokenAt) -> Token:
    """陈斌|开|教授: a name of two characters with a last one that jieba left out, where a title
    follows."""
    last = at.get(name.end)
    if last is None:
        return name
    is_one = last.end - last.start == 1 and count_han(text[last.start : last.end]) == 1
    is_given = not last.pos.startswith(_LINKS) and text[last.start] not in _NO_GIVEN
    titled = text.startswith(affixes("person_titles"), last.end)
    return Token(name.start, last.end, "nr") if is_one and is_given and titled else name


def _says(text: str, name: re.Match[str]) -> bool:
    """Is it said of the Latin name what only people do, or do its words show a Chinese name?

    等 behind one name is its co-authors; what cited authors do, products may do as well, but not
    two at the beginning of a sentence that cites a work.
    """
    words_of = name["last"].split()
    if concepts() & set(words_of) or gazetteer().type_of(name["last"]):
        return False
    is_chinese = len(words_of) == 2 and not romanised_surnames().isdisjoint(words_of)
    cites = name["first"] and _CITING_SENTENCE.match(text, name.end())
    acts = affixes("person_acts") if is_chinese or cites else affixes("latin_person_verbs")
    acts += affixes("of_joined_people") if name["first"] else ()
    if _thought().match(text, name.end()):
        return True
    if not name["first"] and text.startswith("等", name.end()):
        return text.startswith(affixes("person_acts") + affixes("of_authors"), name.end() + 1)
    return text.startswith(acts, name.end())


@cache
def _thought() -> re.Pattern[str]:
    thoughts, acts = map(either, ("thoughts", "person_acts"))
    return re.compile(rf"(?:{acts})?的[{HAN}]{{0,8}}?(?:{thoughts})")


def _before_adverb(text: str, token: Token) -> Token | None:
    """施黛|曾|指出: jieba drew the adverb of a verb of saying to a name that it does not know."""
    end = token.end - 1
    is_unknown = token.end - token.start == _FULL_NAME and not tag_of(text[token.start : token.end])
    if not is_unknown or not text.endswith(affixes("said_adverbs"), token.start, token.end):
        return None
    is_name = is_chinese_name(text[token.start : end])
    says = text.startswith(affixes("person_verbs"), token.end)
    return Token(token.start, end, token.pos) if is_name and says else None


def _said_of(text: str, token: Token) -> str | None:
    """The rule by which a Chinese name is a person's: a title, a role or a verb of saying."""
    name = text[token.start : token.end]
    if not is_chinese_name(name):
        return None
    if text.startswith(affixes("person_titles"), token.end):
        return "titled-person"
    if _in_role(text, token.start):
        return "person-in-a-role"
    says = len(name) > 2 and text.startswith(affixes("person_verbs"), token.end)
    return "saying-person" if says else None


def _glossed(text: str, gloss: re.Match[str], before: Token | None) -> Iterator[tuple[int, int]]:
    """学者库克（Philip Cooke）, 彼得斯（Peters）提出, 夏普（Sharp）等[3], 洪（Hong）: the name in
    brackets and the one before it."""
    start = before.start if before else gloss.start()
    said = text.startswith(affixes("person_verbs"), gloss.end())
    said = said or _CITED.match(text, gloss.end()) is not None
    is_romanised = gloss[1] in romanised().get(text[start : gloss.start()], ())
    if said or is_romanised or text.endswith(affixes("person_roles"), 0, start):
        yield gloss.span(1)
        if before and (is_romanised or before.pos.startswith(("nr", "nz", "ns"))):
            yield before.start, before.end


def _foreign(text: str, dot: Token, at: TokenAt) -> Iterator[tuple[int, int]]:
    """彼得·圣吉: the words of a transliterated name on both sides of this dot and of later ones."""
    first = at.get(dot.start - 1)
    end = _words_after(text, dot.end, at)
    if first is None or not _is_foreign(text, first) or end == dot.end:
        return
    while text[end : end + 1] in _DOTS and (further := _words_after(text, end + 1, at)) > end + 1:
        end = further
    yield _first_syllable(text, first, at), end


def _first_syllable(text: str, last: Token, at: TokenAt) -> int:
    """Where the words of syllables begin that ``last`` ends: 特蕾|莎·梅."""
    start = last.start
    while (part := at.get(start - 1)) and last.end - part.start <= _PART and _is_part(text, part):
        start = part.start
    return start


def _is_part(text: str, token: Token) -> bool:
    word = text[token.start : token.end]
    is_country = word in countries()
    return _is_foreign(text, token) and _is_of_syllables(word, token.pos) and not is_country


def _words_after(text: str, start: int, at: TokenAt) -> int:
    """Where the words of one part of a name end: 罗|巴切夫."""
    end = start
    while (word := at.get(end)) and word.end - start < _PART and _is_foreign(text, word):
        end = word.end
    return end


def _is_foreign(text: str, token: Token) -> bool:
    word = text[token.start : token.end]
    return token.pos.startswith(_FOREIGN_TAGS) and count_han(word) == len(word)


def _cited_bare(text: str, end: int, at: TokenAt) -> Iterator[tuple[int, int]]:
    """The names before a citation mark that someone's act follows: Turney[9]提出."""
    names = authors_before(text, end, at)
    if not names:
        return
    last = names[0]
    name, token = text[slice(*last)], at.get(last[0])
    is_tagged = token and token[:2] == last and token.pos.startswith("nr")
    if is_tagged or (name.isascii() and name[1:].islower()):
        yield from names
