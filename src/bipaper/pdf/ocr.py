"""Characters of scanned pages, read by RapidOCR (PP-OCR models, on the CPU, offline).

A page is rendered, text lines are found on a smaller copy, each line is cut out, set
straight and recognised by itself, so that a result never depends on its neighbours.
The recogniser tells in which column of the line's picture it saw each character; size
and base line are measured on the ink. Everything runs on one thread: batches use one
process a core, and results are the same on any machine.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from math import atan2, degrees, dist
from typing import Any, NamedTuple

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from PIL import Image

from bipaper.model import BBox, Warning
from bipaper.pdf.chars import Char, PageChars
from bipaper.pdf.each import each_page
from bipaper.pdf.fonts import not_installed
from bipaper.pdf.normalise import normalise_char
from bipaper.pdf.picture import Pixels, find_pictures, find_rules, ink_rows

# Pixels on a page's longer side: 200 dpi on A4. Lines are looked for on a smaller copy;
# neither 150 nor 250 dpi, nor looking on the full picture, read more characters right.
RENDER_SIDE = 2340
DETECT_SIDE = 1280
# Lines recognised with less confidence are stains, drawings and handwriting.
MIN_SCORE = 0.6
# Boxes taller than this many times their width are vertical text.
MAX_UPRIGHT = 2.5
# Lines whose estimated sizes differ by less (as a share) are set in one size.
SAME_SIZE = 0.09
# No print is this many times larger than most of a paper.
GIANT = 4.0

FONT = "ocr"
# Letters of other languages that the recogniser takes for Latin ones.
_CONFUSED = {"ı": "i"}
_WIDE = dict(zip(",;:?!", "，；：？！", strict=True))

# How far ink reaches above and below the base line, in em, by kind of character.
_HAN_ASCENT, _HAN_DESCENT = 0.79, 0.11
_CAPITAL, _SMALL, _BELOW = 0.69, 0.46, 0.21
_DESCENDING = frozenset("gjpqy()[]{},;/|")
_FLAT = frozenset("acemnorsuvwxz.:-~_+=<>gpqy,;")

Quad = NDArray[np.int32]


class OcrMissingError(RuntimeError):
    """The extra that reads scans is not installed."""

    def __init__(self) -> None:
        super().__init__('OCR is not installed: pip install "bipaper[ocr]"')


class OcrLine(NamedTuple):
    """A recognised line: ``chars`` are (character, centre x) without spaces.

    ``text`` has the spaces; ``x0`` to ``bottom`` box the ink, ``score`` is the mean
    confidence (0 to 1) of its characters. Points from the page's top left.
    """

    text: str
    chars: list[tuple[str, float]]
    x0: float
    top: float
    x1: float
    bottom: float
    score: float


class Recognised(NamedTuple):
    """What a picture of one line says: ``chars`` are (character, centre x in pixels) without
    the spaces of ``text``; ``score`` is the mean confidence (0 to 1)."""

    text: str
    chars: list[tuple[str, float]]
    score: float


class OcrPage(NamedTuple):
    """A page as read from its picture: characters, rules, and boxes of figures.

    ``undrawn`` names the fonts whose Chinese characters the picture lacks.
    """

    page: PageChars
    rules: list[BBox]
    pictures: list[BBox]
    undrawn: set[str]


def available() -> bool:
    """Whether the extra ``ocr`` is installed."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


def read_pages(
    document: pdfium.PdfDocument, numbers: Iterable[int]
) -> tuple[list[OcrPage], list[Warning]]:
    """Read the pages with the given numbers (from 1), and say which could not be read.

    Raises OcrMissingError.
    """
    _engine()  # that it cannot be loaded is no page's failure
    read, warnings = each_page(
        numbers, lambda number: _read_page(document[number - 1], number), "the picture"
    )
    drafts = read.values()
    estimates = [(size_and_base(line)[0], len(line.chars)) for _, lines in drafts for line in lines]
    sizes = without_giants(settle_sizes(estimates), estimates)
    return [
        draft._replace(page=draft.page._replace(chars=[c for x in lines for c in _set(x, sizes)]))
        for draft, lines in drafts
    ], warnings


def _read_page(page: pdfium.PdfPage, number: int) -> tuple[OcrPage, list[OcrLine]]:
    """A page without characters yet, and its lines, from which they are made."""
    picture, scale = _render(page)
    lines = read_lines(picture, scale)
    dark = picture.min(axis=2)
    boxes = [(line.x0, line.top, line.x1, line.bottom) for line in lines]
    width, height = page.get_size()
    empty = PageChars(number, width, height, [])
    rules, pictures = find_rules(dark, scale), find_pictures(dark, boxes, scale)
    return OcrPage(empty, rules, pictures, not_installed(page)), lines


def _render(page: pdfium.PdfPage) -> tuple[Pixels, float]:
    """The page as BGR pixels, and how many of them make a point."""
    scale = RENDER_SIDE / max(page.get_size())
    return page.render(scale=scale).to_numpy()[:, :, :3], scale


@cache
def _engine() -> Any:
    if not available():
        raise OcrMissingError
    from rapidocr import RapidOCR

    onnxruntime = {"intra_op_num_threads": 1, "inter_op_num_threads": 1}
    settings = {
        "Global.log_level": "error",
        "Global.max_side_len": 2 * RENDER_SIDE,
        "Det.limit_type": "max",
        "Det.limit_side_len": DETECT_SIDE,
        "Rec.rec_batch_num": 1,
    }
    settings |= {f"EngineConfig.onnxruntime.{key}": value for key, value in onnxruntime.items()}
    return RapidOCR(params=settings)


def read_lines(picture: Pixels, scale: float) -> list[OcrLine]:
    """The text lines of a page's picture (BGR), from the top; ``scale`` is pixels a point.

    Vertical and unsure lines are left out.
    """
    found = _engine()(picture, use_det=True, use_cls=False, use_rec=False)
    quads = [] if found.boxes is None else np.rint(found.boxes).astype(np.int32)
    lines = (_read_line(picture, quad, scale) for quad in quads)
    return [line for line in lines if line and line.score >= MIN_SCORE]


def _read_line(picture: Pixels, quad: Quad, scale: float) -> OcrLine | None:
    strip = _straighten(picture, quad)
    if strip.shape[0] > MAX_UPRIGHT * strip.shape[1]:
        return None
    read = recognise(strip)
    if read is None:
        return None
    first, last = ink_rows(_measured(strip.min(axis=2), read.chars))
    left, top = quad.min(axis=0)
    return OcrLine(
        text=read.text,
        chars=[(char, float(left + x) / scale) for char, x in read.chars],
        x0=float(left / scale),
        top=float((top + first) / scale),
        x1=float(quad[:, 0].max() / scale),
        bottom=float((top + last) / scale),
        score=read.score,
    )


def recognise(strip: Pixels) -> Recognised | None:
    """What the picture (BGR) of a line says, None for nothing. Raises OcrMissingError."""
    result = _engine()(strip, use_det=False, use_cls=False, use_rec=True, return_word_box=True)
    if not result.txts or not result.txts[0].strip():
        return None
    words = result.word_results[0]
    step = strip.shape[1] / words.line_txt_len
    chars = [_CONFUSED.get(char, char) for own in words.words for char in own]
    centres = [(column + 0.5) * step for own in words.word_cols for column in own]
    text = result.txts[0].strip().translate(str.maketrans(_CONFUSED))
    return Recognised(text, list(zip(chars, centres, strict=True)), float(result.scores[0]))


def _measured(strip: Pixels, chars: Iterable[tuple[str, float]]) -> Pixels:
    """The columns of a line's picture that tell its size: its Chinese characters, if any.

    Superscripts, brackets and formulas would make it look larger.
    """
    half = strip.shape[0] / 4
    columns = np.zeros(strip.shape[1], dtype=bool)
    for char, x in chars:
        if is_han(char):
            columns[max(0, int(x - half)) : int(x + half)] = True
    return strip[:, columns] if columns.any() else strip


def _straighten(picture: Pixels, quad: Quad) -> Pixels:
    """The pixels inside a line's quadrilateral (clockwise from the top left), set level."""
    corners = [tuple(map(float, corner)) for corner in quad]
    width = round(max(dist(corners[0], corners[1]), dist(corners[3], corners[2])))
    height = round(max(dist(corners[0], corners[3]), dist(corners[1], corners[2])))
    left, top = quad.min(axis=0)
    if abs(degrees(atan2(corners[1][1] - corners[0][1], corners[1][0] - corners[0][0]))) < 0.1:
        right, bottom = quad.max(axis=0)
        return picture[top:bottom, left:right]
    order = (corners[0], corners[3], corners[2], corners[1])
    turned = Image.fromarray(picture).transform(
        (max(1, width), max(1, height)),
        Image.Transform.QUAD,
        [value for corner in order for value in corner],
        Image.Resampling.BICUBIC,
    )
    return np.asarray(turned)


def size_and_base(line: OcrLine) -> tuple[float, float]:
    """Font size and the y of the base line, from the height of the ink."""
    text = "".join(char for char, _ in line.chars)
    ascent, descent = _reach(text)
    size = (line.bottom - line.top) / (ascent + descent)
    return size, line.bottom - descent * size


def _reach(text: str) -> tuple[float, float]:
    if any(is_han(char) for char in text):
        return _HAN_ASCENT, _HAN_DESCENT
    ascent = _SMALL if all(char in _FLAT for char in text) else _CAPITAL
    return ascent, _BELOW if any(char in _DESCENDING for char in text) else 0.0


def is_han(char: str) -> bool:
    """Whether a character is a Chinese one (radicals and compatibility forms too)."""
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


def settle_sizes(estimates: Iterable[tuple[float, int]]) -> dict[float, float]:
    """Map each estimated size to the size its lines are set in, rounded to 0.1 point.

    ``estimates`` are (size, characters). The size with most characters near it, the
    nearer the more they count, takes all within ``SAME_SIZE``; then the next of the rest.
    """
    left = Counter[float]()
    for size, count in estimates:
        left[size] += count
    settled: dict[float, float] = {}
    while left:
        best = max(sorted(left), key=lambda size: _weight_near(size, left))
        near = [size for size in left if abs(size - best) <= SAME_SIZE * best]
        settled |= dict.fromkeys(near, round(best, 1))
        for size in near:
            del left[size]
    return settled


def without_giants(
    sizes: Mapping[float, float], estimates: Iterable[tuple[float, int]]
) -> dict[float, float]:
    """Settled sizes without those too large for print: handwriting and drawings.

    They are measured by the size most characters are set in.
    """
    counts = Counter[float]()
    for estimate, count in estimates:
        counts[sizes[estimate]] += count
    usual = max(sorted(counts), key=lambda size: counts[size], default=0.0)
    return {estimate: size for estimate, size in sizes.items() if size <= GIANT * usual}


def _weight_near(size: float, counts: Mapping[float, int]) -> float:
    reach = SAME_SIZE * size
    return sum(n * max(0.0, 1 - abs(other - size) / reach) for other, n in counts.items())


def _set(line: OcrLine, sizes: Mapping[float, float]) -> list[Char]:
    estimate, base = size_and_base(line)
    size = sizes.get(estimate)
    if size is None:
        return []
    boxes = split_line(line, size)
    texts = [normalise_char(char) for char, _, _ in boxes]
    return [
        Char(text, x0, line.top, x1, line.bottom, base, size, FONT, False)
        for text, (_, x0, x1) in zip(chinese_marks(texts), boxes, strict=True)
        if text.strip()
    ]


def chinese_marks(texts: Sequence[str]) -> list[str]:
    """Characters of a line with , ; : ? ! made full-width beside a Chinese character.

    The recogniser often takes them for their narrow twins. Before a digit they stay.
    """
    around = ["", *texts, ""]
    return [
        _WIDE[mark] if mark in _WIDE and _in_chinese(before, after) else mark
        for before, mark, after in zip(around, texts, around[2:], strict=False)
    ]


def _in_chinese(before: str, after: str) -> bool:
    return (is_han(before) or is_han(after)) and not after.isdigit()


def split_line(line: OcrLine, size: float) -> list[tuple[str, float, float]]:
    """(character, x0, x1) of a line: edges half way between neighbours' centres.

    No box is wider than its em; where the recogniser saw a space, a gap is left.
    """
    text = iter(line.text)
    spaces: list[bool] = []
    for char, _ in line.chars:
        seen = next(text)
        spaces.append(seen.isspace())
        while seen != char:
            seen = next(text)
    halves = [0.55 * size if is_han(char) else 0.3 * size for char, _ in line.chars]
    centres = [x for _, x in line.chars]
    lefts = [centres[0] - halves[0]] if centres else []
    rights = []
    for i, (a, b) in enumerate(pairwise(centres)):
        middle = (a + b) / 2
        gap = 0.13 * size if spaces[i + 1] else 0.0
        wide = b - a > 1.3 * size
        rights.append(a + halves[i] if wide else min(middle - gap, a + size))
        lefts.append(b - halves[i + 1] if wide else max(middle + gap, b - size))
    rights += [x + half for x, half in zip(centres[-1:], halves[-1:], strict=True)]
    return [(c, x0, x1) for (c, _), x0, x1 in zip(line.chars, lefts, rights, strict=True)]
