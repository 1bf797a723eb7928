"""How sentences stand in a text: as lines of their own, behind a speech or within one."""

import re
from collections.abc import Sequence

from bipaper.chars import HAN

_QUOTE = re.compile(r"""(?P<opens>[“「]|(?<![\w.,!?;:…])"(?=\S))|[”」"]""")
_SPEECH = re.compile(r"""[。！？….!?][”」』"’']\s*$""")
_GOES_ON = re.compile(rf"\s*(?:[{HAN}]|[a-z])")
_SPEECH_AND_TAG = re.compile(rf"""[。！？….!?][”」』"’'](?:[{HAN}]|\s+[a-z])""")


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
    """Which sentences stand behind a speech and go on from it: its tag, or what is done then.

    They open no speech, nor do they begin with a capital letter. None in a text that has both in
    one sentence somewhere: it was not cut between them.
    """
    if any(_SPEECH_AND_TAG.search(text) for text in sentences):
        return [False] * len(sentences)
    before = ["", *sentences]
    return [
        _SPEECH.search(last) is not None and _GOES_ON.match(text) is not None
        for text, last in zip(sentences, before, strict=False)
    ]


def in_speech(sentences: Sequence[str]) -> list[bool]:
    """Behind which sentences a speech goes on: the last quote so far opens one.

    A straight quote opens one before a word, and not behind a word or its punctuation.
    """
    goes_on, said = False, []
    for text in sentences:
        quotes = [*_QUOTE.finditer(text)]
        goes_on = quotes[-1]["opens"] is not None if quotes else goes_on
        said.append(goes_on)
    return said
