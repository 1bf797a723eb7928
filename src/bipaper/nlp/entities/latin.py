"""Latin names in Chinese text: products and events by the words beside them, versions."""

import re
from collections.abc import Iterable, Iterator

from bipaper.nlp.entities.spans import EntityBlock, Source, Span
from bipaper.nlp.entities.words import concepts, words

_NAME = re.compile(
    r"(?<![A-Za-z0-9.&+-])[A-Za-z][A-Za-z0-9.&+-]{1,30}(?:\s[A-Z][A-Za-z0-9.&+-]{1,30}){0,3}"
)
_VERSION = re.compile(
    r"(?:-?[vV]?\d[A-Za-z0-9.]{0,6}(?:-[A-Za-z0-9.]{1,12}){0,3}"  # Name3.2-mini
    r"|(?:-[A-Za-z0-9.]{1,12}){1,3}|\s\d{1,2}\.\d{1,2})"  # Name-large, Name 16.0
    r"(?<![.-])(?![A-Za-z0-9])"
)
_EDITION = re.compile(r"[- ’']?(?:19|20)\d\d(?!\d)")
_LONGEST_WORD = 5


def find_beside(block: EntityBlock) -> Iterator[Span]:
    """Latin names beside a word that says what they are: 软件|STATA, COAE|评测."""
    for match in _NAME.finditer(block.text):
        name = match[0].rstrip(".-&+")
        if not _is_name(name):
            continue
        start, end = match.start(), match.start() + len(name)
        right = block.text[end : end + _LONGEST_WORD].lstrip(" ”")
        left = block.text[max(0, start - _LONGEST_WORD) : start].rstrip(" “")
        if right.startswith(tuple(words("product_right"))) or left.endswith(
            tuple(words("product_left"))
        ):
            yield Span(start, end, "product", Source.CONTEXT)
        elif right.startswith(tuple(words("event_right"))) or left.endswith(
            tuple(words("event_left"))
        ):
            yield Span(start, end, "event", Source.CONTEXT)


def _is_name(name: str) -> bool:
    return any(char.isupper() for char in name) and not concepts().intersection(name.split())


def extend_versions(block: EntityBlock, spans: Iterable[Span]) -> Iterator[Span]:
    """Latin names of products and events together with the version or year after them."""
    for span in spans:
        pattern = {"product": _VERSION, "event": _EDITION}.get(span.type)
        if pattern and block.text[span.end - 1].isascii():
            match = pattern.match(block.text, span.end)
            yield span._replace(end=match.end()) if match else span
        else:
            yield span
