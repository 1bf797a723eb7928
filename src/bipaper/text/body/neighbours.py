"""Another article on this one's pages: what a magazine prints of it below or between.

（下转第9页） sends the reader of an article on, （上接第3页） stands where it is resumed. It is the
paper that is resumed where one of its lines sends on, or where the numbers of its references go
on; else it is another article.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from bipaper.layout.columns import Placed

_BEGIN, _END = r"[(（\[［【〔]\s?", r"第?\s?\w{1,8}\s?[页頁版]\s?[)）\]］】〕]"
TURN = re.compile(rf"{_BEGIN}下[转轉]{_END}")
RESUME = re.compile(rf"{_BEGIN}上接{_END}")
_LABEL = re.compile(r"\s?[\[［〔【(（]\s?(\d{1,3})\s?[\]］〕】)）]")


def neighbours_tail(stream: Sequence[Placed]) -> set[int]:
    """The indexes of the lines that resume another article, to the end of their region.

    Where the mark ends its page the region is on the next one.
    """
    texts = [item.line.text for item in stream]
    start = next((i for i, text in enumerate(texts) if RESUME.match(text)), None)
    if start is None:
        return set()
    foot = _foot(stream, start)
    region = foot if len(foot) > 1 else _following(stream, start)
    above = [text for i, text in enumerate(texts) if i not in region]
    return set() if _is_own(above, [texts[i] for i in sorted(region)]) else region


def _foot(stream: Sequence[Placed], start: int) -> set[int]:
    """The mark and the foot of its page, where a column ends with the mark and what stands
    below it crosses all columns: on the page that follows, where nothing does on this one."""
    mark = stream[start]
    below = [
        item
        for item in stream[start:]
        if item.line.page == mark.line.page
        and item.line.base > mark.line.base
        and item.line.x0 < mark.line.x1
        and mark.line.x0 < item.line.x1
    ]
    if mark.column is None:
        return set()
    if not below:
        return {start, *(i for i, item in enumerate(stream) if item.line.page > mark.line.page)}
    first = min(below, key=lambda item: item.line.base)
    if first.zone == mark.zone:
        return set()
    foot = (
        i
        for i, item in enumerate(stream)
        if item.line.page == mark.line.page and item.zone >= first.zone
    )
    return {start, *foot}


def _following(stream: Sequence[Placed], start: int) -> set[int]:
    """The mark and what is read behind it: all on the paper's last page, else its zone."""
    first, last = stream[start : start + 2][-1], stream[-1].line.page
    region = {
        i
        for i, item in enumerate(stream[start:], start)
        if item.line.page == first.line.page and (item.line.page == last or item.zone == first.zone)
    }
    return {start} | region - _beside(stream, start)


def _beside(stream: Sequence[Placed], start: int) -> set[int]:
    """The paper's own lines in columns beside what stands above the mark.

    They are read behind it where the neighbour has the foot of all columns. That they are the
    paper's is told by its references, whose numbers go on there.
    """
    mark = stream[start].line
    higher = [
        i
        for i, item in enumerate(stream[start:], start)
        if item.line.page == mark.page and item.line.base < mark.base - mark.size
    ]
    last = next(_labels(item.line.text for item in reversed(stream[:start])), None)
    following = next(_labels(stream[i].line.text for i in higher), None)
    return set(higher) if last is not None and following == last + 1 else set()


def _is_own(above: Sequence[str], resumed: Sequence[str]) -> bool:
    """Whether the lines from （上接 on continue those above."""
    if any(TURN.search(text) for text in above):
        return True
    last = next(_labels(reversed(above)), None)
    following = next(_labels(RESUME.sub("", text) for text in resumed), None)
    return last is not None and following == last + 1


def _labels(texts: Iterable[str]) -> Iterator[int]:
    """The numbers in brackets that lines begin with."""
    return (int(label[1]) for label in map(_LABEL.match, texts) if label)
