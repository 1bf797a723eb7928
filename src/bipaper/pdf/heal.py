"""Characters in doubt, read from the shapes of their glyphs.

Lines where such glyphs stand are drawn and recognised until each glyph was seen a few times.
What most of its readings say is its character wherever it stands, so that boxes stay exact;
where they disagree, each place is taken as it was read there. A font's map is only given up
for readings that contradict it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import groupby, pairwise
from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium

from bipaper.chars import UNREADABLE
from bipaper.parts.diagnostics import Warning
from bipaper.pdf import ocr
from bipaper.pdf.each import each_page
from bipaper.pdf.fontmaps import Glyph, glyph_of
from bipaper.pdf.glyphs import Char, PageChars
from bipaper.pdf.matching import match, same
from bipaper.pdf.normalise import FULL_WIDTH, normalise
from bipaper.pdf.picture import INK, Pixels

# A glyph that was read so often in sound lines is looked for no further.
READINGS = 3
# Of a code that several glyphs may share, digits above all, so many: two that took turns
# would hardly be the same so often.
SHARED_READINGS = 12
# So many of a font's most frequent glyphs tell whether its map is right.
PROBES = 10
# So large a share of a glyph's readings agree; so large a share of a font's speak for its map.
AGREED = 0.6
SHARED_AGREED = 0.9
NEARLY_ALL = 0.9
CONFIRMED = 0.5
# Lines are recognised with at least this confidence, pieces of fewer glyphs with more.
FEW = 3
SURE = 0.9
# Gaps wider than this part pieces; so many characters are drawn on either side of a glyph.
GAP = 1.2  # em
AROUND = 6
# A glyph that follows itself so often is an ornament or a leader; no number has so many digits.
ROW = 12
# Bases that differ by less are one line (em).
LEVEL = 0.3
# Glyphs that begin nearer to each other (em), or share more of their width, are one blot.
STEP = 0.2
OVERPRINT = 0.5
# Drawn so many pixels high, as the recogniser takes lines; ink reaches so far from the base (em).
HEIGHT = 48
MARGIN = 12  # white columns at either side
ASCENT, DESCENT = 1.0, 0.3
# A mark is full-width in a box at least so wide (em); no ideograph is so wide as two.
WIDE = 0.8
DOUBLE = 1.5
_STROKES = frozenset("—-")
_RAISED = str.maketrans("¹²³", "123")  # as digits are coded that a smaller type makes raised
_NARROW = {wide: narrow for narrow, wide in FULL_WIDTH.items()}


class Place(NamedTuple):
    """Where a character stands: the number of its page and its place in the page's list."""

    page: int
    at: int


class _Piece(NamedTuple):
    """Part of a printed line from left to right; those in ``doubt`` are to be read."""

    places: list[Place]
    chars: list[Char]
    doubt: list[bool]


def heal(
    document: pdfium.PdfDocument,
    pages: Sequence[PageChars],
    doubtful: Set[Glyph],
    page_done: Callable[[], None],
) -> tuple[list[PageChars], list[Warning]]:
    """The pages with the characters of doubtful glyphs as they are drawn.

    ``document`` draws what ``pages`` were read from. A glyph nobody can read is UNREADABLE.
    ``page_done`` is called after each page that was looked at. The warnings say which could not
    be drawn. Raises OcrMissingError.
    """
    seen: dict[Place, str] = {}
    warnings: list[Warning] = []
    more = doubtful
    while more:
        doubtful = doubtful | more
        pieces = {page.number: list(_pieces(page, doubtful)) for page in pages}
        warnings += _read(document, pieces, seen, doubtful, page_done)
        more = _distrusted(pages, seen, doubtful) - doubtful
    told, disputed = settle(_counted(pages, _sound(pieces, seen), doubtful))
    warnings += _read(document, pieces, seen, disputed, page_done, every=True)
    readings = _sound(pieces, seen)
    whole = [_told(page, told, disputed, readings) for page in pages]
    return whole, [w for i, w in enumerate(warnings) if w not in warnings[:i]]


def _distrusted(
    pages: Sequence[PageChars], seen: Mapping[Place, str], doubtful: Set[Glyph]
) -> set[Glyph]:
    """Glyphs in doubt because of what was seen so far: all of the faces that were mostly seen
    as something else, and some of each face that was not looked at in a file that has such."""
    glyphs = Counter(glyph_of(char) for _, char in _placed(pages) if char.face)
    wrong = _contradicted(_counted(pages, seen, glyphs.keys()))
    if not wrong:
        return set()
    probes: Counter[str] = Counter(face for face, _, _ in doubtful)
    found = {glyph for glyph in glyphs if glyph[0] in wrong}
    for glyph, _ in sorted(glyphs.items(), key=lambda item: (-item[1], item[0])):
        if probes[glyph[0]] < PROBES:
            probes[glyph[0]] += 1
            found.add(glyph)
    return found


def _placed(pages: Iterable[PageChars]) -> Iterator[tuple[Place, Char]]:
    for page in pages:
        for index, char in enumerate(page.chars):
            yield Place(page.number, index), char


def settle(counts: Mapping[Glyph, Counter[str]]) -> tuple[dict[Glyph, str], set[Glyph]]:
    """What glyphs are by their readings, and those whose readings disagree or are missing.

    Glyphs of fonts whose map is confirmed are neither.
    """
    wrong = _contradicted(counts)
    told: dict[Glyph, str] = {}
    disputed: set[Glyph] = set()
    for glyph, readings in counts.items():
        if glyph[2] != UNREADABLE and glyph[0] not in wrong:
            continue
        best, votes = min(readings.items(), key=lambda x: (-x[1], x[0]), default=("", 0))
        agreed = SHARED_AGREED if _is_shared(glyph) else AGREED
        if best and votes >= agreed * readings.total():
            told[glyph] = best
        else:
            disputed.add(glyph)
    return told, disputed


def _is_shared(glyph: Glyph) -> bool:
    """Whether other glyphs of the font may have the same code."""
    return glyph[1] < 0


def _contradicted(counts: Mapping[Glyph, Counter[str]]) -> set[str]:
    """Faces whose glyphs were mostly read as something else than their maps say.

    A few readings tell so only where nearly all that was read in the file does.
    """
    right, read = Counter[str](), Counter[str]()
    for (face, _, text), readings in counts.items():
        if text != UNREADABLE:
            read[face] += readings.total()
            right[face] += sum(n for own, n in readings.items() if same(own, text))
    wrong = {face for face, total in read.items() if right[face] < CONFIRMED * total}
    sure = {face for face in wrong if read[face] >= READINGS}
    return wrong if sum(read[face] for face in sure) > NEARLY_ALL * read.total() else sure


def _counted(
    pages: Iterable[PageChars], readings: Mapping[Place, str], doubtful: Set[Glyph]
) -> dict[Glyph, Counter[str]]:
    """What each glyph in doubt was read as, if anything."""
    counts: defaultdict[Glyph, Counter[str]] = defaultdict(Counter)
    for place, char in _placed(pages):
        if glyph_of(char) in doubtful:
            counts[glyph_of(char)].update(_one(readings, place))
    return counts


def _one(texts: Mapping[Place, str], place: Place) -> list[str]:
    """What stands in a place, if anything."""
    return [texts[place]] if texts.get(place) else []


def _told(
    page: PageChars,
    told: Mapping[Glyph, str],
    disputed: Set[Glyph],
    readings: Mapping[Place, str],
) -> PageChars:
    chars = list(page.chars)
    for index, char in enumerate(chars):
        glyph = glyph_of(char)
        if glyph in told:
            chars[index] = char._replace(text=told[glyph])
        elif glyph in disputed:
            text = readings.get(Place(page.number, index), UNREADABLE)
            chars[index] = char._replace(text=text)
    return page._replace(chars=chars) if chars != page.chars else page


# --- pieces of lines ----------------------------------------------------------------


def _pieces(page: PageChars, doubtful: Set[Glyph]) -> Iterator[_Piece]:
    """The parts of a page's lines around glyphs in doubt that the file itself can draw."""
    doubt = [bool(char.face) and glyph_of(char) in doubtful for char in page.chars]
    if not any(doubt):
        return
    ornaments = set(_ornaments(page.chars))
    for line in _lines(page.chars, [i for i in range(len(doubt)) if i not in ornaments]):
        for start, end in _windows([doubt[i] for i in line]):
            own = line[start:end]
            places = [Place(page.number, i) for i in own]
            chars = _side_by_side([page.chars[i] for i in own])
            yield _Piece(places, chars, [doubt[i] for i in own])


def _side_by_side(chars: Sequence[Char]) -> list[Char]:
    """Characters of a line that end where the next begins, if most reach beyond: their file
    withholds their widths."""
    ends = [
        following.x0 if following.x0 - char.x0 >= STEP * char.size else char.x1
        for char, following in pairwise(chars)
    ] + [char.x1 for char in chars[-1:]]
    beyond = sum(end < char.x1 - STEP * char.size for char, end in zip(chars, ends, strict=True))
    if 2 * beyond < len(chars):
        return list(chars)
    return [c._replace(x1=min(c.x1, end)) for c, end in zip(chars, ends, strict=True)]


def _ornaments(chars: Sequence[Char]) -> Iterator[int]:
    """Indices of glyphs that are repeated in a row: whatever they look like, they say nothing."""
    start = 0
    for _, group in groupby(chars, key=glyph_of):
        end = start + len(list(group))
        if end - start >= ROW:
            yield from range(start, end)
        start = end


def _lines(chars: Sequence[Char], among: Iterable[int]) -> Iterator[list[int]]:
    """Indices of the characters that stand side by side on one base line, from left to right.

    What is set in fonts that are not in the file parts lines: other machines draw it otherwise.
    """
    rows: list[list[int]] = []
    for i in sorted(among, key=lambda i: chars[i].base):
        if rows and chars[i].base - chars[rows[-1][0]].base <= LEVEL * chars[i].size:
            rows[-1].append(i)
        else:
            rows.append([i])
    for row in rows:
        row.sort(key=lambda i: chars[i].x0)
        line = row[:1]
        for i in row[1:]:
            last = chars[line[-1]]
            apart = chars[i].x0 - last.x1 > GAP * chars[i].size
            if apart or bool(last.face) != bool(chars[i].face):
                yield line
                line = []
            line.append(i)
        yield line


def _windows(doubt: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Ranges of a line around what is in doubt, joined where they meet."""
    near = [any(doubt[max(0, i - AROUND) : i + AROUND + 1]) for i in range(len(doubt))]
    start = 0
    for wanted, group in groupby(near):
        end = start + len(list(group))
        if wanted:
            yield start, end
        start = end


# --- reading ------------------------------------------------------------------------


def _read(
    document: pdfium.PdfDocument,
    pieces: Mapping[int, Sequence[_Piece]],
    seen: dict[Place, str],
    wanted: Set[Glyph],
    page_done: Callable[[], None],
    every: bool = False,
) -> list[Warning]:
    """Add to ``seen`` what stands in pieces with wanted glyphs ("" where nothing was seen).

    Unless ``every`` place is asked for, glyphs that were seen often enough are wanted no more.
    """
    times = Counter[Glyph]()

    def read(number: int) -> None:
        page = document[number - 1]
        for piece in pieces[number]:
            own = [glyph_of(char) for char in piece.chars]
            missing = any(g in wanted and (every or times[g] < _enough(g)) for g in own)
            if missing and not all(place in seen for place in piece.places):
                seen.update(zip(piece.places, _seen(page, piece), strict=True))
            places = zip(own, piece.places, strict=True)
            times.update(glyph for glyph, place in places if seen.get(place))
        page_done()

    _, warnings = each_page([n for n, own in pieces.items() if own], read, "the glyphs")
    return warnings


def _enough(glyph: Glyph) -> int:
    """How many readings tell a glyph."""
    return SHARED_READINGS if _is_shared(glyph) else READINGS


def _seen(page: pdfium.PdfPage, piece: _Piece) -> list[str]:
    """What is seen of each character of a piece: "" for nothing, and for what is no letter.

    Ink that reaches beyond its line, or is printed over other ink, is none.
    """
    chars = piece.chars
    size = max(char.size for char in chars)
    x0, x1 = max(0.0, min(char.x0 for char in chars)), max(char.x1 for char in chars)
    top = min(char.base for char in chars) - ASCENT * size
    bottom = max(char.base for char in chars) + DESCENT * size
    scale = HEIGHT / (bottom - top)
    picture = _drawn(page, (x0, top, x1, bottom), scale)
    read = ocr.recognise(picture)
    if read is None or read.score < (SURE if len(chars) < FEW else ocr.MIN_SCORE):
        return [""] * len(chars)
    found = [(char, x0 + (x - MARGIN) / scale) for char, x in _dashes(read.chars)]
    texts = match(chars, piece.doubt, found)
    edges = picture[[0, -1]].min(axis=(0, 2)) < INK
    columns = [(int((c.x0 - x0) * scale), int((c.x1 - x0) * scale)) for c in chars]
    cut = [edges[MARGIN + left : MARGIN + right].any() for left, right in columns]
    return ["" if cut[i] or _overprinted(chars, i) else text for i, text in enumerate(texts)]


def _dashes(chars: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """What was recognised, with a stroke behind a digit as the dash that it is there."""
    before = ["", *(char for char, _ in chars)]
    return [
        ("—", x) if char == "一" and last.isdigit() else (char, x)
        for last, (char, x) in zip(before, chars, strict=False)
    ]


def _drawn(page: pdfium.PdfPage, box: tuple[float, float, float, float], scale: float) -> Pixels:
    """A part of the page as BGR pixels, with a white margin at either side."""
    width, height = page.get_size()
    x0, top, x1, bottom = box
    crop = tuple(max(0.0, edge) for edge in (x0, height - bottom, width - x1, top))
    pixels: Pixels = page.render(scale=scale, crop=crop).to_numpy()[:, :, :3]
    return np.pad(pixels, ((0, 0), (MARGIN, MARGIN), (0, 0)), constant_values=255)


def _sound(pieces: Mapping[int, Sequence[_Piece]], seen: Mapping[Place, str]) -> dict[Place, str]:
    """Readings of glyphs in doubt beside which the known characters were read right."""
    whole = [piece for own in pieces.values() for piece in own if piece.places[0] in seen]
    return {place: text for piece in whole for place, text in _sound_in(piece, seen)}


def _sound_in(piece: _Piece, seen: Mapping[Place, str]) -> Iterator[tuple[Place, str]]:
    texts = [seen.get(place, "") for place in piece.places]
    right = [same(text, char.text) for text, char in zip(texts, piece.chars, strict=True)]
    known = [ok for ok, doubt in zip(right, piece.doubt, strict=True) if not doubt]
    if sum(known) < CONFIRMED * len(known):
        return
    for i, (char, doubt, text) in enumerate(zip(piece.chars, piece.doubt, texts, strict=True)):
        beside = [j for j in (i - 1, i + 1) if 0 <= j < len(right) and not piece.doubt[j]]
        if doubt and text and (not beside or any(right[j] for j in beside)):
            yield piece.places[i], _as_wide(normalise(text), (char.x1 - char.x0) / char.size)


def _overprinted(chars: Sequence[Char], i: int) -> bool:
    """Whether a glyph's ink is mixed with a neighbour's, as an accent's with its letter's."""
    own = chars[i]
    least = OVERPRINT * (own.x1 - own.x0)
    return any(
        min(own.x1, other.x1) - max(own.x0, other.x0) > least
        for other in (*chars[max(0, i - 2) : i], *chars[i + 1 : i + 3])
    )


def _as_wide(text: str, width: float) -> str:
    """A mark as wide (em) as its glyph is; the recogniser often takes one for its twin."""
    if width >= DOUBLE and text in _STROKES:
        return "——"
    return (FULL_WIDTH if width >= WIDE else _NARROW).get(text, text).translate(_RAISED)
