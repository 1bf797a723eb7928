"""Latin names of products and events told by the word beside them, and their versions."""

import re
from collections.abc import Iterable, Iterator

from bipaper.find.entities.spans import Source, Span
from bipaper.find.entities.vocabulary import affixes, concepts, words
from bipaper.model import EntityType
from bipaper.nlp.view import TextView

_NAME = re.compile(
    r"(?<![A-Za-z0-9&+-])(?=[a-z]{0,6}[A-Z])[A-Za-z][A-Za-z0-9.&+-]{1,30}(?:\s[A-Z][A-Za-z0-9.&+-]{1,30}){0,3}"
)
_CAMEL = re.compile(r"(?=[^\s]*[a-z])(?=[^\s]*[A-Z0-9][^\s]*[A-Z0-9])\S+")
_HUMPS = re.compile(r"[A-Z][a-z]{2,}[A-Z][A-Za-z]{2,}")
_VERSION = re.compile(
    r"(?:-?[vV]?\d[A-Za-z0-9.]{0,6}(?:-[A-Za-z0-9.]{1,12}){0,3}"  # Name3.2-mini
    r"|(?:-[A-Za-z0-9.]{1,12}){1,3}|\s\d{1,2}\.\d{1,2})"  # Name-large, Name 16.0
    r"(?<![.-])(?![A-Za-z0-9])"
)
_CODE = re.compile(
    r"(?<![A-Za-z0-9-])(?:(?:[A-Z][a-z]{2,12}\s)?"
    r"(?=[A-Z0-9]*(?:-|\d\d|[A-Z0-9]型))[A-Z][A-Za-z0-9]{0,8}(?:[-/][A-Za-z0-9]{1,8}){0,3}型?"
    r"|[A-Z][a-z]{2,12}\s\d{2,5}[A-Z]{0,2}型?)"
)
_JOINS = frozenset("的和与及或")
_DEVICE = re.compile(r"[\u4e00-\u9fff]{1,10}")
_EDITION = re.compile(r"[- ’']?(?:19|20)\d\d(?!\d)")
_NEAR = 10  # characters looked at on each side of a name


def find_beside(block: TextView) -> Iterator[Span]:
    """Latin names beside a word that says what they are: 软件|STATA, COAE|评测."""
    for match in _NAME.finditer(block.text):
        first, _, rest = match[0].rstrip(".-&+").partition(" ")
        name = rest if rest and first in words("english_openers") else match[0].rstrip(".-&+")
        start = match.start() + match[0].index(name)
        end = start + len(name)
        if concepts() & set(name.split()) or name in words("english_openers"):
            continue
        right = block.text[end : end + _NEAR].lstrip(" ”")
        left = block.text[max(0, start - _NEAR) : start].rstrip(" “")
        if name_type := _type_beside(name, left, right):
            yield Span(start, end, name_type, Source.CONTEXT)


def _type_beside(name: str, left: str, right: str) -> EntityType | None:
    right_word = right.split(" ")[0].rstrip(".,;")
    if (
        right.startswith(affixes("product_right"))
        or left.endswith(affixes("product_left"))
        or right_word in words("english_product_right")
        or (_CAMEL.fullmatch(name) and right.startswith(affixes("camel_right")))
        or (_HUMPS.fullmatch(name) and left.endswith(affixes("camel_left")))
    ):
        return "product"
    if right.startswith(affixes("event_right")) or left.endswith(affixes("event_left")):
        return "event"
    return None


def extend_versions(block: TextView, spans: Iterable[Span]) -> Iterator[Span]:
    """Latin names of products and events together with the version or year after them."""
    marks = [start for start, _ in block.superscripts]
    for span in spans:
        pattern = {"product": _VERSION, "event": _EDITION}.get(span.type)
        if pattern and block.text[span.end - 1].isascii() and span.end not in marks:
            match = pattern.match(block.text, span.end)
            yield span._replace(end=match.end()) if match else span
        else:
            yield span


def find_devices(block: TextView) -> Iterator[Span]:
    """The code of a type with the device it names: QF-3型低速风洞, Varex 7890气相色谱仪."""
    ends = {token.end for token in block.tokens}
    for code in _CODE.finditer(block.text):
        words_after = _DEVICE.match(block.text, code.end())
        is_code = any(char.isdigit() for char in code[0]) and code[0] not in concepts()
        if words_after is None or not is_code:
            continue
        for end in range(words_after.end(), code.end(), -1):
            name = block.text[code.end() : end]
            if end in ends and name.endswith(affixes("device_heads")) and _JOINS.isdisjoint(name):
                yield Span(code.start(), end, "product", Source.CONTEXT)
                break
