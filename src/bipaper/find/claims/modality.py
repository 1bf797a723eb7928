"""How a claim is made: whether it denies, and whether it is hedged (Hyland 1998)."""

import re

from bipaper.find.claims.cues import patterns
from bipaper.model import Language, Polarity
from bipaper.nlp.traditional import fold

_CLAUSE = re.compile("[^，,；;]+")


def polarity(text: str, lang: Language) -> Polarity:
    """Negative when a clause of ``text`` denies something, clauses that only concede apart."""
    cues = patterns("modality", lang)
    clauses = (match.group().strip() for match in _CLAUSE.finditer(fold(text)))
    denied = any(cues["negation"].search(c) and not cues["concession"].match(c) for c in clauses)
    return "negative" if denied else "positive"


def hedged(text: str, lang: Language) -> bool:
    """Whether ``text`` holds back from full commitment: 可能, 有望, may, likely."""
    return patterns("modality", lang)["hedge"].search(fold(text)) is not None
