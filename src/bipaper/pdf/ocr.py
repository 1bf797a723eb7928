"""Characters of scanned pages, read by RapidOCR (PP-OCR models, on the CPU, offline).

A page is rendered, text lines are found on a smaller copy, each line is cut out, set
straight and recognised by itself, so that a result never depends on its neighbours.
The recogniser tells in which column of the line's picture it saw each character; size
and base line are measured on the ink. Everything runs on one thread: batches use one
process a core, and results are the same on any machine.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from math import atan2, degrees, dist
from statistics import mean
from typing import Any, NamedTuple

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from PIL import Image

from bipaper.chars import is_wide
from bipaper.parts.boxed_text import BBox
from bipaper.parts.diagnostics import Warning
from bipaper.pdf.each import each_page
from bipaper.pdf.fonts import not_installed
from bipaper.pdf.glyphs import PageChars
from bipaper.pdf.picture import Pixels, find_pictures, find_rules, ink_rows
from bipaper.pdf.print_size import print_unit, scaled_boxes
from bipaper.pdf.recognised import (
    OcrLine,
    Size,
    read_once,
    set_line,
    settle_sizes,
    size_of,
    without_giants,
)
from bipaper.pdf.slanted import Slanted
from bipaper.pdf.stamps import lift_stamps
from bipaper.pdf.tilt import tilt_of

# Pixels on a page's longer side: 200 dpi on A4. Lines are looked for on a smaller copy;
# neither 150 nor 250 dpi, nor looking on the full picture, read more characters right.
RENDER_SIDE = 2340
DETECT_SIDE = 1280
# Lines recognised with less confidence are stains, drawings and handwriting.
MIN_SCORE = 0.6
# Boxes taller than this many times their width are text on its side.
MAX_UPRIGHT = 2.5
# A page whose lines are read worse than this may stand on its head, which so many lines tell.
SURE = 0.8
SAMPLE = 3
LEVEL = 0.1  # degrees by which a line may rise and need not be turned
# Letters of other languages that the recogniser takes for Latin ones.
_CONFUSED = {"ı": "i"}

Quad = NDArray[np.int32]


class OcrMissingError(RuntimeError):
    """The extra that reads scans is not installed."""

    def __init__(self) -> None:
        super().__init__('OCR is not installed: pip install "bipaper[ocr]"')


class Seen(NamedTuple):
    """The lines found in a picture: ``lines`` as read, whatever their score, from those that
    are ``level``, and those that are ``standing`` on their side."""

    lines: list[OcrLine]
    level: list[Quad]
    standing: list[Quad]


class Recognised(NamedTuple):
    """What a picture of one line says: ``chars`` are (character, centre x in pixels) without
    the spaces of ``text``; ``score`` is the mean confidence (0 to 1)."""

    text: str
    chars: list[tuple[str, float]]
    score: float


class OcrPage(NamedTuple):
    """A page as read from its picture: characters, rules, and boxes of figures.

    ``undrawn`` names the fonts whose Chinese characters the picture lacks. ``unsure`` are
    lines as a recogniser guesses at them: stains, drawings and handwriting, or print that is
    too faint.
    """

    page: PageChars
    rules: list[BBox]
    pictures: list[BBox]
    undrawn: set[str]
    unsure: list[tuple[str, BBox]]


def available() -> bool:
    """Whether the extra ``ocr`` is installed."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


def read_pages(
    document: pdfium.PdfDocument,
    numbers: Iterable[int],
    page_done: Callable[[], None] = lambda: None,
) -> tuple[list[OcrPage], list[Warning]]:
    """Read the pages with the given numbers (from 1), and say which could not be read.

    A page whose picture lies on its side or its head is turned, and says so. ``page_done``
    is called after each. Raises OcrMissingError.
    """
    _engine()  # that it cannot be loaded is no page's failure

    def read_page(number: int) -> tuple[OcrPage, list[OcrLine]]:
        page = _read_page(document[number - 1], number)
        page_done()
        return page

    read, warnings = each_page(numbers, read_page, "the picture")
    drafts = read.values()
    estimates = [(size_of(line), len(line.chars)) for _, lines in drafts for line in lines]
    sizes = without_giants(settle_sizes(estimates), estimates)
    return [_with_chars(draft, lines, sizes) for draft, lines in drafts], warnings


def _with_chars(draft: OcrPage, lines: Sequence[OcrLine], sizes: Mapping[Size, float]) -> OcrPage:
    """A page with the characters of its lines; a line too large for print is unsure."""
    chars = [char for line in lines for char in set_line(line, sizes)]
    giants = [line for line in lines if size_of(line) not in sizes]
    unsure = [*draft.unsure, *((line.text, line.box) for line in giants)]
    return draft._replace(page=draft.page._replace(chars=chars), unsure=unsure)


def _read_page(page: pdfium.PdfPage, number: int) -> tuple[OcrPage, list[OcrLine]]:
    """A page without characters yet, and its lines, from which they are made.

    What the file sets at an angle is no part of the picture.
    """
    stamps = lift_stamps(page)
    picture, scale = _render(page)
    seen = look(picture, scale)
    if turned := turn_of(picture, seen):
        page.set_rotation((page.get_rotation() + turned) % 360)
        picture, scale = _render(page)
        seen = look(picture, scale)
    lines = [line for line in read_once(seen.lines) if line.score >= MIN_SCORE]
    unsure = [(line.text, line.box) for line in seen.lines if line.score < MIN_SCORE]
    slanted, unread = _on_their_side(picture, seen.standing, scale)
    dark = picture.min(axis=2)
    width, height = page.get_size()
    empty = PageChars(number, width, height, [], [*stamps, *slanted], turned=turned)
    unit = print_unit([size_of(line).points for line in lines])
    text = scaled_boxes((line.box for line in lines), 1 / unit)
    rules = scaled_boxes(find_rules(dark, scale * unit), unit)
    pictures = scaled_boxes(find_pictures(dark, text, scale * unit), unit)
    tilt = tilt_of(seen.level, width, height)
    return OcrPage(
        empty,
        [tilt.level_box(box) for box in rules],
        [tilt.level_box(box) for box in pictures],
        not_installed(page),
        unsure + unread,
    ), [tilt.level_line(line) for line in lines]


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


def look(picture: Pixels, scale: float) -> Seen:
    """The lines of a page's picture (BGR), from the top; ``scale`` is pixels a point."""
    found = _engine()(picture, use_det=True, use_cls=False, use_rec=False)
    quads = [] if found.boxes is None else list(np.rint(found.boxes).astype(np.int32))
    strips = [_straighten(picture, quad) for quad in quads]
    standing = [strip.shape[0] > MAX_UPRIGHT * strip.shape[1] for strip in strips]
    level = [n for n, stands in enumerate(standing) if not stands]
    lines = (_read_line(strips[n], quads[n], scale) for n in level)
    return Seen(
        [line for line in lines if line],
        [quads[n] for n in level],
        [quad for quad, stands in zip(quads, standing, strict=True) if stands],
    )


def turn_of(picture: Pixels, seen: Seen) -> int:
    """By how many degrees clockwise a page's picture is to be turned to be read; mostly 0.

    A page on its side has lines that stand, one on its head has lines that nobody can read.
    The longest are read both ways.
    """
    if len(seen.standing) > len(seen.level):
        return _best_turn(picture, seen.standing, (90, 270))
    scores = [line.score for line in seen.lines] + [0.0] * (len(seen.level) - len(seen.lines))
    if not scores or mean(scores) > SURE:
        return 0
    return _best_turn(picture, seen.level, (0, 180))


def _best_turn(picture: Pixels, quads: Iterable[Quad], turns: Iterable[int]) -> int:
    longest = sorted(quads, key=lambda quad: max(np.ptp(quad, axis=0)), reverse=True)[:SAMPLE]
    strips = [_straighten(picture, quad) for quad in longest]
    scores = {turn: mean(_score(_turned(strip, turn)) for strip in strips) for turn in turns}
    best = max(scores, key=lambda turn: scores[turn])
    return best if scores[best] >= MIN_SCORE else 0


def _score(strip: Pixels) -> float:
    read = recognise(strip)
    return read.score if read else 0.0


def _turned(strip: Pixels, turn: int) -> Pixels:
    """A picture turned clockwise."""
    return np.ascontiguousarray(np.rot90(strip, -turn // 90))


def _on_their_side(
    picture: Pixels, quads: Iterable[Quad], scale: float
) -> tuple[list[Slanted], list[tuple[str, BBox]]]:
    """The lines that stand on an upright page, and those that cannot be read."""
    slanted: list[Slanted] = []
    unread: list[tuple[str, BBox]] = []
    for quad in quads:
        strip = _straighten(picture, quad)
        ways = [read for turn in (90, 270) if (read := recognise(_turned(strip, turn)))]
        best = max(ways, key=lambda read: read.score, default=None)
        x0, top, x1, bottom = (float(v / scale) for v in (*quad.min(axis=0), *quad.max(axis=0)))
        if best and best.score >= MIN_SCORE:
            em = min(x1 - x0, bottom - top)
            slanted.append(Slanted(best.text, (x0, top, x1, bottom), sideways=True, size=em))
        elif best:
            unread.append((best.text, (x0, top, x1, bottom)))
    return slanted, unread


def _read_line(strip: Pixels, quad: Quad, scale: float) -> OcrLine | None:
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
        if is_wide(char):
            columns[max(0, int(x - half)) : int(x + half)] = True
    return strip[:, columns] if columns.any() else strip


def _straighten(picture: Pixels, quad: Quad) -> Pixels:
    """The pixels inside a line's quadrilateral (clockwise from the top left), set level."""
    corners = [tuple(map(float, corner)) for corner in quad]
    width = round(max(dist(corners[0], corners[1]), dist(corners[3], corners[2])))
    height = round(max(dist(corners[0], corners[3]), dist(corners[1], corners[2])))
    left, top = quad.min(axis=0)
    rise, run = corners[1][1] - corners[0][1], corners[1][0] - corners[0][0]
    if abs(degrees(atan2(rise, run))) < LEVEL:
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
