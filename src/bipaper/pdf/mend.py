"""Pages with every glyph accounted for: told by its font's map, its code, its shape, or not."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import closing, contextmanager
from typing import NamedTuple

import pypdfium2 as pdfium

from bipaper.chars import UNREADABLE, may_be_wide
from bipaper.parts.diagnostics import Warning
from bipaper.parts.source_file import Healed, HealedHow
from bipaper.pdf import ocr
from bipaper.pdf.each import page_list
from bipaper.pdf.fontmaps import Glyph, by_code, glyph_of, in_doubt, misfits
from bipaper.pdf.fonts import box_fonts
from bipaper.pdf.geometry import mend_page_box
from bipaper.pdf.glyphs import Char, PageChars
from bipaper.pdf.heal import heal
from bipaper.pdf.reader import PdfFile, open_pdf
from bipaper.pdf.recognised import FONT
from bipaper.pdf.rewritten import in_order


class Mended(NamedTuple):
    """Pages as they are printed, what was told anew for it, and which could not be drawn."""

    pages: list[PageChars]
    healed: list[Healed]
    warnings: list[Warning]


def mend(
    file: PdfFile,
    pages: Sequence[PageChars],
    draw: bool,
    page_done: Callable[[], None],
) -> Mended:
    """Glyphs that have no character, or a wrong one, read by their codes or their shapes.

    Shapes are only looked at if ``draw`` and OCR is installed, and only those in doubt;
    ``page_done`` is called after each page on which they are.
    """
    decoded = by_code(in_order(pages))
    drawn, warnings = decoded, list[Warning]()
    if draw and ocr.available():
        unfit = misfits(decoded)
        untold = [_without(page, unfit) for page in decoded] if unfit else decoded
        doubtful = in_doubt(untold)
        if doubtful:
            with box_fonts(), opened_as_read(file, decoded) as document:
                seen, warnings = heal(document, untold, doubtful, page_done)
            drawn = _kept(decoded, untold, seen) if unfit else seen
    healed = [*_changes(pages, decoded, "codes"), *_changes(decoded, drawn, "shapes")]
    return Mended(drawn, healed, warnings)


def _without(page: PageChars, glyphs: Set[Glyph]) -> PageChars:
    """The page with these glyphs' characters untold, and their codes those of several glyphs."""
    chars = [
        char._replace(text=UNREADABLE, code=-char.code) if glyph_of(char) in glyphs else char
        for char in page.chars
    ]
    return page._replace(chars=chars)


def _kept(
    decoded: Sequence[PageChars], untold: Sequence[PageChars], seen: Sequence[PageChars]
) -> list[PageChars]:
    """What was seen. A glyph that was untold for its width stays what it was, unless it is seen
    somewhere as a character that has this width."""
    asked = [char for page in untold for char in page.chars]
    found = [char for page in seen for char in page.chars]
    wrong = {glyph_of(a) for a, now in zip(asked, found, strict=True) if may_be_wide(now.text)}
    return [
        read._replace(
            chars=[
                was if a is not was and glyph_of(a) not in wrong else now._replace(code=was.code)
                for was, a, now in zip(own.chars, page.chars, read.chars, strict=True)
            ]
        )
        for own, page, read in zip(decoded, untold, seen, strict=True)
    ]


def _changes(
    before: Iterable[PageChars], after: Iterable[PageChars], how: HealedHow
) -> list[Healed]:
    """What was told anew, a font a row."""
    found: dict[str, list[int]] = {}
    changed = ((old, new) for old, new in zip(before, after, strict=True) if old is not new)
    for old, new in changed:
        for was, now in zip(old.chars, new.chars, strict=True):
            if now.text not in (was.text, UNREADABLE):
                found.setdefault(now.font, []).append(new.number)
    return [
        Healed(font=font, pages=sorted(set(pages)), characters=len(pages), how=how)
        for font, pages in sorted(found.items())
    ]


@contextmanager
def opened_as_read(file: PdfFile, pages: Iterable[PageChars]) -> Iterator[pdfium.PdfDocument]:
    """The document opened anew, with these pages' boxes and turns as they were read."""
    with closing(open_pdf(file)) as document:
        for page in pages:
            drawn = document[page.number - 1]
            mend_page_box(drawn)
            drawn.set_rotation((drawn.get_rotation() + page.turned) % 360)
        yield document


def with_unknown(seen: Iterable[Char], typeset: Iterable[Char]) -> list[Char]:
    """What OCR saw on a page, but for the places of glyphs of fonts that are not in the file
    and have no character: what is drawn there is another font's."""
    unknown = list(filter(_is_unknown, typeset))
    return [*(char for char in seen if not _covers_any(unknown, char)), *unknown]


def _is_unknown(char: Char) -> bool:
    return char.text == UNREADABLE and not char.face and char.font != FONT


def _covers_any(glyphs: Iterable[Char], char: Char) -> bool:
    x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
    return any(g.x0 <= x <= g.x1 and g.top <= y <= g.bottom for g in glyphs)


def unmapped_warnings(pages: Mapping[int, Sequence[Char]]) -> list[Warning]:
    """How many glyphs of these pages' characters nobody could read, and where for want of fonts."""
    unread = {n: [char for char in chars if char.text == UNREADABLE] for n, chars in pages.items()}
    on = [number for number, own in unread.items() if own]
    missing = [number for number, own in unread.items() if any(map(_is_unknown, own))]
    found: list[Warning] = []
    if on:
        message = (
            f"{sum(map(len, unread.values()))} glyphs of page {page_list(on)} have no character "
            f"that can be told: they stand as {UNREADABLE}"
        )
        found.append(Warning(code="unmapped", message=message))
    if missing:
        message = (
            f"fonts of page {page_list(missing)} are not in the file, and glyphs in them have no "
            "character: they cannot be told without these very fonts"
        )
        found.append(Warning(code="fonts_missing", message=message))
    return found
