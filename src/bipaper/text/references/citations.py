"""Citation marks in running text and the references they point to.

Numbers in brackets or above the line ([3], ［1-3，5］, ³), labels that name their entry
([Lin, 2019]), and names with years (``author_year``).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter

from bipaper.chars import CJK, HAN, as_ascii, counted, simplify
from bipaper.layout.ordinals import circled
from bipaper.parts.boxed_text import Block, LineSpan, Region
from bipaper.parts.cited_works import Citation, Reference
from bipaper.text.references.author_year import Mark, author_year_marks, cited_works

_LIST = r"\d{1,3}(?:\s?[-,、;]{1,2}\s?\d{1,3}){0,40}"
_BRACKETED = re.compile(
    rf"\[\s?(?P<first>{_LIST})\s?(?:[,;]\s?(?:pp?\.|第)[^\]]{{1,15}})?\]"
    rf"(?:\s?-\s?\[\s?(?P<last>{_LIST})\s?\])?"
)
_BRACKETED_NAMES = re.compile(r"\[([^\[\]]{2,120})\]")
_RAISED = re.compile(_LIST)
_LONGEST_RANGE = 60

# A bracket that is no citation: an index (x[1]), an interval (区间[1,5], x∈[1,5]).
_INDEX = re.compile(r"(?:^|[^A-Za-z])[A-Za-z]$")
# A capital that names a thing together with the word before it (方法A[3], Type I[3]); no word
# joins it to another index (a[3]与A[2]).
_NAMES = re.compile(rf"(?:(?<!\])[{HAN}、]|[A-Za-z] )[A-Z]$")
_OPERATOR = re.compile(r"\s?[=<>≤≥≠≈+*/×÷∈]")
_INTERVAL_BEFORE = re.compile(
    r"(?:区间|范围|取值|介于|属于|[∈∉=<>≤≥(])[为是在内:]?\s?$|(?:interval|range|within|between)s?\s$"
)
_INTERVAL_BEHIND = re.compile(r"\s?(?:区间|之间|范围|上的|内的)")
# What a number above the line may stand behind; elsewhere it is an exponent (m², x¹²).
_ENDS_WORD = re.compile(rf"[{CJK}”’\".,)]$|[A-Za-z]{{4}}$")


def link_citations(
    blocks: Iterable[tuple[str, Block]], references: Sequence[Reference]
) -> list[Citation]:
    """The citation marks of a paper's (block id, block) pairs, in order.

    Numbers beyond the list and names that are nobody's there are no marks; one that the list
    leaves out takes nothing from those beside it. In a paper without a reference list the
    numbers in brackets are marks without ``references``.
    """
    blocks = list(blocks)
    lists, anywhere = _lists(references), _labels(references)
    of_list = [anywhere | _labels(own) for own in lists]
    labels = {id: of_list[_cited_list(block, lists)] for id, block in blocks}
    works = cited_works(references)
    names = {id: list(author_year_marks(block.text, works)) for id, block in blocks}
    numbers = {id: list(_bracketed(block, labels[id], not references)) for id, block in blocks}
    if cites_bare_numbers([block for _, block in blocks], references):
        numbers = {id: list(_raised(block, labels[id])) for id, block in blocks}
    if not any(numbers.values()):
        numbers |= _circled(blocks, anywhere)
    by_name = _names(references)
    found = []
    for id, block in blocks:
        marks = _disjoint([*numbers[id], *_named(block.text, by_name), *names[id]])
        found += [_citation(id, block, mark) for mark in marks]
    return found


def cites_bare_numbers(blocks: Sequence[Block], references: Sequence[Reference]) -> bool:
    """Whether a paper cites by numbers above the line without brackets.

    It does where none stands in brackets, and more do so than there are names with years.
    """
    labels = _labels(references)
    if not labels or any(True for block in blocks for _ in _bracketed(block, labels, False)):
        return False
    works = cited_works(references)
    names = sum(1 for block in blocks for _ in author_year_marks(block.text, works))
    return sum(1 for block in blocks for _ in _raised(block, labels)) > names


def _lists(references: Sequence[Reference]) -> list[Sequence[Reference]]:
    """The references by lists, each of which counts from 1: of chapters, say."""
    labels = pairwise(one.label for one in references)
    begins = [at for at, both in enumerate(labels) if both == ("1", "2")]
    bounds = [0, *(at for at in begins if at), len(references)]
    return [references[start:end] for start, end in pairwise(bounds)]


def _cited_list(block: Block, lists: Sequence[Sequence[Reference]]) -> int:
    """The index of the list that a block cites: the first that ends below it, else the last."""
    own = _place(block.lines)
    below = (at for at, one in enumerate(lists) if one and _place(one[-1].regions) >= own)
    return next(below, len(lists) - 1)


def _place(printed: Sequence[Region | LineSpan]) -> tuple[int, float]:
    """The page and the height of what is printed first."""
    return (printed[0].page, printed[0].bbox[1]) if printed else (0, 0.0)


def _labels(references: Sequence[Reference]) -> dict[int, str]:
    """{number: id} of the entries of a numbered list; of equal numbers the first."""
    return {int(r.label): r.id for r in reversed(references) if r.label and r.label.isdecimal()}


def _names(references: Sequence[Reference]) -> dict[str, str]:
    """{letters of the label: id} of the entries whose labels are names."""
    return {
        counted(one.label): one.id
        for one in reversed(references)
        if one.label and not one.label.isdecimal()
    }


def _named(text: str, names: Mapping[str, str]) -> Iterator[Mark]:
    """Brackets that hold labels which name entries, and nothing else."""
    for match in _BRACKETED_NAMES.finditer(as_ascii(text)) if names else ():
        parts = [counted(part) for part in re.split("[;；]", match[1])]
        if all(part in names for part in parts):
            yield Mark(*match.span(), [names[part] for part in parts])


def _citation(id: str, block: Block, mark: Mark) -> Citation:
    text = block.text[mark.start : mark.end]
    return Citation(block=id, start=mark.start, end=mark.end, text=text, references=mark.references)


def _disjoint(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Marks in order; of overlapping ones the first, the longer if they start together."""
    end = 0
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if mark.start >= end:
            yield mark
            end = mark.end


def _bracketed(block: Block, labels: Mapping[int, str], any_number: bool) -> Iterator[Mark]:
    plain = as_ascii(block.text)
    for match in _BRACKETED.finditer(plain):
        numbers = _numbers(match["first"], match["last"])
        cited = _entries(numbers, labels)
        if not cited and not (any_number and min(numbers) > 0):
            continue
        raised = _is_raised(block.superscripts, *match.span())
        if raised or not _is_mathematics(plain, match, numbers):
            yield Mark(*match.span(), cited)


def _entries(numbers: Sequence[int], labels: Mapping[int, str]) -> list[str]:
    """The entries with these numbers; none where one is beyond the list."""
    last = max(labels, default=0)
    within = all(0 < number <= last for number in numbers)
    return [labels[n] for n in numbers if n in labels] if within else []


def _is_raised(superscripts: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether any of ``start`` to ``end`` is set above the line; superscripts are in order."""
    behind = bisect_right(superscripts, start, key=itemgetter(1))
    return behind < len(superscripts) and superscripts[behind][0] < end


def _raised(block: Block, labels: Mapping[int, str]) -> Iterator[Mark]:
    """Bare numbers above the line, for papers that set no brackets."""
    plain = as_ascii(block.text)
    for start, end in block.superscripts:
        match = _RAISED.fullmatch(plain[start:end].strip())
        numbers = _numbers(match.group(), None) if match else []
        word = _ENDS_WORD.search(plain[max(0, start - 4) : start]) is not None
        if word and (cited := _entries(numbers, labels)):
            yield Mark(start, end, cited)


def _circled(
    blocks: Sequence[tuple[str, Block]], labels: Mapping[int, str]
) -> dict[str, list[Mark]]:
    """The marks of each block where raised circled numbers count once through the text and most
    of the list, as those of notes at its end do; those of notes at the foot begin anew."""
    marks: dict[str, list[Mark]] = {id: [] for id, _ in blocks}
    told = []
    for id, block in blocks:
        for start, end in block.superscripts:
            for at in range(start, end):
                if number := circled(block.text[at]):
                    told.append(number)
                    marks[id].append(Mark(at, at + 1, [labels.get(number, "")]))
    once = all(one < other for one, other in pairwise(told))
    return marks if once and 2 * len(told) > len(labels) and labels.keys() >= {*told} else {}


def _is_mathematics(plain: str, match: re.Match[str], numbers: list[int]) -> bool:
    before = simplify(plain[max(0, match.start() - 12) : match.start()])
    behind = simplify(plain[match.end() : match.end() + 4])
    named = _NAMES.search(before) and not _OPERATOR.match(behind)
    if _INDEX.search(before) and not named:
        return True
    pair = len(numbers) == 2 and numbers[0] < numbers[1] and match["last"] is None
    interval = _INTERVAL_BEFORE.search(before) or _INTERVAL_BEHIND.match(behind)
    return pair and interval is not None


def _numbers(first: str, last: str | None) -> list[int]:
    """ "1-3,5" -> 1, 2, 3, 5; with a second bracket behind a dash the range up to it."""
    numbers: list[int] = []
    for part in re.split(r"\s?[,、;]\s?", first):
        low, *high = (int(n) for n in re.findall(r"\d+", part))
        numbers += _range(low, high[-1]) if high else [low]
    if last:
        end = int(re.findall(r"\d+", last)[0])
        numbers = numbers[:-1] + _range(numbers[-1], end)
    return list(dict.fromkeys(numbers))


def _range(low: int, high: int) -> list[int]:
    return list(range(low, high + 1)) if low < high <= low + _LONGEST_RANGE else [low, high]
