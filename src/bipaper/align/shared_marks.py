"""Marks of punctuation that a sentence and its translation have in common.

A question is mostly translated as one, and speech as speech; a note in brackets of which the
other text has none is the translator's.
"""

# Each mark in both scripts, by its English one.
MARKS = {"?": "?？", "!": "!！", '"': '"“「', "(": "(（", "...": "…"}


def marks_of(text: str) -> set[str]:
    """The marks that a sentence has, of those in ``MARKS``."""
    return {mark for mark, forms in MARKS.items() if any(form in text for form in forms)}
