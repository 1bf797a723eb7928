"""Latin names of products told by what a clause says they are: Vexa[4]是…的|工具."""

import re
from collections.abc import Iterator
from functools import cache

from bipaper.chars import HAN
from bipaper.find.entities.latin import HUMP
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import concepts, either, words
from bipaper.nlp.view import TextView

_WORD = r"[A-Za-z]{0,4}[A-Z][A-Za-z0-9+-]{1,20}"
_NAME = rf"(?<![A-Za-z0-9+-])(?P<name>{_WORD}(?: {_WORD}){{0,2}})(?![A-Za-z0-9+-])"
_ASIDE = r"(?: ?[（(][^（）()]{1,80}[)）]| ?[\[［〔]\d{1,3}[\]］〕]){0,2}"
_MANY = r"一?(?P<of>[个款套门种])"


def find_introduced(block: TextView) -> Iterator[Span]:
    """Names that the text says are a tool, a collection of data and the like; of what is called
    one sort of tool (一种工具) a name in capitals may be a method's."""
    for pattern in (_is_one(), _is_called(), _is_short()):
        for match in pattern.finditer(block.text):
            name = match["name"]
            is_sort = match["of"] == "种" and not any(map(str.islower, name))
            needs_case = match["vague"] and HUMP.search(name) is None
            if not (is_sort or needs_case) and _is_free(name):
                start, end = match.span("name")
                notes = (note for note, _ in block.superscripts if start < note < end)
                yield Span(start, min(notes, default=end), "product", "introduced")


def _is_free(name: str) -> bool:
    own = name.split()
    return concepts().isdisjoint([name, *own]) and own[0] not in words("english_openers")


def _kinds() -> str:
    """Words for what is a product; those that methods are called by, too, in a group."""
    clear = either("product_kinds", "product_left")
    return rf"(?:{clear}|(?P<vague>{either('camel_right')}))"


@cache
def _is_one() -> re.Pattern[str]:
    """Vexa是一款开源的|工具."""
    between = rf"(?:(?!不是)[{HAN}A-Za-z0-9 “”、-]){{0,30}}?"
    return re.compile(
        rf"(?:^|(?<=[{HAN}，。；：]) ?){_NAME}{_ASIDE} ?(?:是|为|作为)(?:{_MANY})?{between}"
        rf"{_kinds()}(?=[，。；：（(\[]|$)"
    )


@cache
def _is_called() -> re.Pattern[str]:
    """名为|Vexa|的软件."""
    return re.compile(
        rf"(?:名为|叫做?|称之?为|称作)(?P<of>) ?[“‘《]?{_NAME}[”’》]?{_ASIDE} ?的"
        rf"[{HAN}]{{0,8}}?{_kinds()}"
    )


@cache
def _is_short() -> re.Pattern[str]:
    """冰情数据集（以下简称|Vexa）."""
    kinds = either("product_kinds")
    return re.compile(
        rf"(?:{kinds})\d?[（(](?P<vague>)(?P<of>)(?:以下|下文|后文)?简称为?[“‘]?{_NAME}(?=[”’]?[）)])"
    )
