"""How sentences stand in a text: as lines of their own, or behind a speech."""

import re
from collections.abc import Sequence

from bipaper.chars import HAN

_OPENING, _CLOSING = tuple("“「『"), tuple("”」』")
_SPEECH_AND_TAG = re.compile(f"[。！？…][”」』][{HAN}]")


def loose(sentences: Sequence[str]) -> list[bool]:
    """Which sentences are lines of their own: they repeat the one before, or do not end.

    A sentence ends with a punctuation mark, in a text that has them at all.
    """
    ended = [not text.strip()[-1:].isalnum() for text in sentences]
    if 2 * sum(ended) < len(ended):
        ended = [True] * len(ended)
    before = ["", *sentences]
    return [
        not end or text == last for text, last, end in zip(sentences, before, ended, strict=False)
    ]


def tags(sentences: Sequence[str]) -> list[bool]:
    """Which Chinese sentences stand behind a speech and open none: its tag, or what is done then.

    None in a text that has both in one sentence somewhere: it was not cut between them.
    """
    if any(_SPEECH_AND_TAG.search(text) for text in sentences):
        return [False] * len(sentences)
    before = ["", *sentences]
    return [
        last.strip().endswith(_CLOSING) and not text.strip().startswith(_OPENING)
        for text, last in zip(sentences, before, strict=False)
    ]
