"""Names told by their neighbours in an enumeration: in 华为、X、腾讯 X is a firm, too."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bipaper.find.entities.spans import Source, Span
from bipaper.find.entities.vocabulary import concepts
from bipaper.model import EntityType
from bipaper.nlp.view import TextView

_LIST = re.compile(
    r"[^\s，。；：！？,;:!?（）()《》“”]{1,40}(?:、[^\s、，。；：！？,;:!?（）()《》“”]{1,40}){2,40}"
)
_ITEM = re.compile(r"[^、]+")
_LABEL = re.compile(r"[A-Za-z]\d{0,2}[-—－]")
_NAME: Mapping[EntityType, re.Pattern[str]] = {
    "org": re.compile(r"[\u4e00-\u9fff]{2,6}"),
    "product": re.compile(r"[A-Z][A-Za-z0-9.-]{2,20}"),
}
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
        yield Span(start, stop, name_type, Source.LIST)
