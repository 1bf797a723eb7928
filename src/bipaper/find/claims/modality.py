"""How a claim is made: whether it denies, and whether it is hedged (Hyland 1998)."""

import re

from bipaper.chars import simplify
from bipaper.find.claims.cues import cue
from bipaper.parts.bilingual import Language
from bipaper.parts.claims import Polarity

_CLAUSE = re.compile("[^，,；;]+")


def polarity(text: str, lang: Language) -> Polarity:
    """Negative when a clause of ``text`` denies something, clauses that only concede apart."""
    negation, concession = cue("negation", lang).free, cue("concession", lang).free
    clauses = (match.group().strip() for match in _CLAUSE.finditer(simplify(text)))
    denied = any(negation.search(c) and not concession.match(c) for c in clauses)
    return "negative" if denied else "positive"


def hedged(text: str, lang: Language) -> bool:
    """Whether ``text`` holds back from full commitment: 可能, 有望, may, likely."""
    return cue("hedge", lang).free.search(simplify(text)) is not None
