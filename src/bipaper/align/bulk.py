"""The texts of many papers, encoded together before each paper is aligned."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from bipaper.align.encoder import Encoder
from bipaper.align.evidence import LONGEST
from bipaper.align.vectors import Packed, Scale, Vectors, pack, unpack

_AT_ONCE = 4096  # texts, which bounds the memory that encoding takes to some 50 MB


class Texts(NamedTuple):
    """What the alignment of a paper will ask an encoder for.

    ``runs`` are lists of sentences whose runs are wanted too, ``single`` all other texts.
    """

    runs: Sequence[Sequence[str]]
    single: Sequence[str]


class Known(NamedTuple):
    """The vectors of a paper's texts, and of the runs of its lists of sentences."""

    single: Mapping[str, Packed]
    runs: Mapping[tuple[str, ...], Packed]


class Knowing:
    """An encoder that knows some texts, and remembers others: its vectors are ``encoder``'s."""

    def __init__(self, encoder: Encoder, known: Known) -> None:
        self._encoder, self._known = encoder, known
        self._single = dict(known.single)

    @property
    def scale(self) -> Scale:
        """That of the encoder."""
        return self._encoder.scale

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A unit row for each text."""
        new = list(dict.fromkeys(text for text in texts if text not in self._single))
        encoded = self._encoder.encode(new)
        self._single |= zip(new, pack(encoded), strict=True)
        packed = np.array([self._single[text] for text in texts], np.int16)
        return unpack(packed.reshape(-1, encoded.shape[1]))

    def encode_runs(self, texts: Sequence[str], longest: int) -> Vectors:
        """[k - 1, i] is the unit vector of texts[i - k : i], zero where there is none."""
        runs = self._known.runs.get(tuple(texts))
        if runs is None or len(runs) != longest:
            return self._encoder.encode_runs(texts, longest)
        return unpack(runs)


def encode_papers(papers: Sequence[Texts], encoder: Encoder) -> list[Known]:
    """What the encoder makes of the texts of each paper, every text encoded once.

    As an encoder's vectors depend on nothing but their texts, the other papers do not
    change a bit of them.
    """
    lists = list(dict.fromkeys(tuple(texts) for paper in papers for texts in paper.runs))
    runs = dict(zip(lists, _runs(lists, encoder), strict=True))
    single = {
        text: vector
        for texts in lists
        for text, vector in zip(texts, runs[texts][0, 1:], strict=True)
    }
    wanted = chain.from_iterable(paper.single for paper in papers)
    new = list(dict.fromkeys(text for text in wanted if text not in single))
    for start in range(0, len(new), _AT_ONCE):
        some = new[start : start + _AT_ONCE]
        single |= zip(some, pack(encoder.encode(some)), strict=True)
    return [
        Known(
            {text: single[text] for text in chain(paper.single, *paper.runs)},
            {tuple(texts): runs[tuple(texts)] for texts in paper.runs},
        )
        for paper in papers
    ]


def _runs(lists: Sequence[Sequence[str]], encoder: Encoder) -> Iterator[Packed]:
    """The runs of each list, from those of all lists as one."""
    whole = encoder.encode_runs(list(chain.from_iterable(lists)), LONGEST)
    start = 0
    for texts in lists:
        runs = pack(whole[:, start : start + len(texts) + 1])
        for k in range(1, LONGEST + 1):
            runs[k - 1, :k] = 0  # runs that begin in the list before
        start += len(texts)
        yield runs
