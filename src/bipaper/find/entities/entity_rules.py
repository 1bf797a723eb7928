"""The rules that names are found by (rules.toml), and which of overlapping names is kept."""

from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from functools import cache
from typing import Literal

from bipaper.find.entities.spans import Span
from bipaper.rules import Rule, read_rules


class Source(IntEnum):
    """Where a span comes from. Of two spans of one length the smaller source wins."""

    TITLE = 1  # 《…》
    CONTEXT = 2  # a citation, a definition, a word beside the name
    GAZETTEER = 3
    HEAD = 4  # the name's own last word
    LIST = 5  # its neighbours in an enumeration
    REFERENCES = 6  # the authors of what the paper cites
    DOCUMENT = 7  # found by one of the above elsewhere in the paper
    MODEL = 8  # told by a trained model
    ECHO = 9  # told by a trained model elsewhere in the paper


class EvidenceRule(Rule, frozen=True):
    """A rule that finds names. Its examples mark them: 印发《[policy 云州教育现代化2035]》。"""

    source: Literal[
        "title", "context", "gazetteer", "head", "list", "references", "document", "model", "echo"
    ]


@cache
def rules() -> Mapping[str, EvidenceRule]:
    """The rules by name."""
    return {rule.name: rule for rule in read_rules(__name__, "rules.toml", EvidenceRule)}


def allowed(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans found by a rule of rules.toml."""
    return (span for span in spans if _name(span) in rules())


def resolve(spans: Iterable[Span]) -> list[Span]:
    """The spans kept when the longest wins and nothing overlaps, in text order.

    Of equally long ones the better source, then the earlier, then the type's name, then the
    rule's decides.
    """
    taken: set[int] = set()
    kept = []
    for span in sorted(set(spans), key=_rank):
        places = range(span.start, span.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(span)
    return sorted(kept)


def _rank(span: Span) -> tuple[int, Source, int, str, str]:
    source = Source[rules()[_name(span)].source.upper()]
    return span.start - span.end, source, span.start, span.type, span.rule


def _name(span: Span) -> str:
    return span.rule.partition(":")[0]
