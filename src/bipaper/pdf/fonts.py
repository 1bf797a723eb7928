"""The fonts pdfium is given where a PDF does not bring its own.

A character without a face has no box for pdfium, which then leaves out its text. So what is
read would depend on what is installed. For reading, pdfium therefore gets one made-up font for
every face, whatever the machine has; widths and heights are those that the PDF states. The
machine's fonts serve for drawing.

pdfium has one source of fonts a process. A document asks it when a page first needs a font and
keeps the answer: open it anew after a change of the source.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from bipaper.data import read_bytes
from bipaper.pdf.type_styles import font_name

# Faces that pdfium brings itself, with the widths that files may leave out.
_OWN = frozenset(
    f"{family}{style}".encode()
    for family, styles in {
        "Courier": ("", "-Bold", "-BoldOblique", "-Oblique"),
        "Helvetica": ("", "-Bold", "-BoldOblique", "-Oblique"),
        "Times": ("-Roman", "-Bold", "-BoldItalic", "-Italic"),
        "Symbol": ("",),
    }.items()
    for style in styles
)
# What these faces are called once they are drawn with: "Chrom Serif OTF", "Chrome Sans MM".
_OWN_FAMILY = b"Chrom"
_CHINESE = frozenset(
    {
        raw.FXFONT_SHIFTJIS_CHARSET,
        raw.FXFONT_HANGEUL_CHARSET,
        raw.FXFONT_GB2312_CHARSET,
        raw.FXFONT_CHINESEBIG5_CHARSET,
    }
)
_NAME = b"bipaper box\0"
_BOX = 1  # what stands for the font in pdfium's calls


class _BoxFonts(pdfium.PdfSysfontBase):  # type: ignore[misc]  # pypdfium2 has no types
    """A source of fonts that knows one font; tests/pdf/box_font.py makes it."""

    data = read_bytes(__name__, "box.ttf")

    def EnumFonts(self, _: Any, mapper: Any) -> None:  # noqa: N802
        """No face has a name."""

    def MapFont(  # noqa: N802
        self, _: Any, weight: int, italic: int, charset: int, pitch: int, face: Any, exact: Any
    ) -> int | None:
        """The font for every face but pdfium's own, which have no Chinese characters."""
        own = ctypes.cast(face, ctypes.c_char_p).value in _OWN and charset not in _CHINESE
        return None if own else _BOX

    def GetFont(self, _: Any, face: Any) -> None:  # noqa: N802
        """No font has a name."""

    def GetFontData(  # noqa: N802
        self, _: Any, font: int, table: int, buffer: Any, size: int
    ) -> int:
        """The size of the whole font (table 0), which is copied where there is room."""
        return 0 if table else _copied(self.data, buffer, size)

    def GetFaceName(self, _: Any, font: int, buffer: Any, size: int) -> int:  # noqa: N802
        """A name that no installed font has: pdfium remembers fonts by it."""
        return _copied(_NAME, buffer, size)

    def DeleteFont(self, _: Any, font: int) -> None:  # noqa: N802
        """There is nothing to free."""


def _copied(data: bytes, buffer: Any, size: int) -> int:
    if buffer and size >= len(data):
        ctypes.memmove(buffer, data, len(data))
    return len(data)


@contextmanager
def box_fonts() -> Iterator[None]:
    """For documents that are read: the same font on every machine."""
    with _served(_box_fonts()):
        yield


@contextmanager
def system_fonts() -> Iterator[None]:
    """For documents that are drawn: the machine's fonts."""
    with _served(_system_fonts()):
        yield


@cache
def _box_fonts() -> pdfium.PdfSysfontBase:
    return _BoxFonts()


@cache
def _system_fonts() -> pdfium.PdfSysfontBase:
    return pdfium.PdfSysfontBase()


@contextmanager
def _served(fonts: pdfium.PdfSysfontBase) -> Iterator[None]:
    """Give pdfium these fonts, and back what it had before."""
    before = pdfium.PdfSysfontBase.SINGLETON or _system_fonts()
    fonts.setup()
    try:
        yield
    finally:
        before.setup()


def not_installed(page: pdfium.PdfPage) -> set[str]:
    """Names of the fonts on a page that pdfium draws with a face of its own.

    They are neither in the file nor installed: Chinese characters in them leave no ink.
    """
    texts = page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    handles = (raw.FPDFTextObj_GetFont(text.raw) for text in texts)
    return {font_name(handle) for handle in handles if handle and _is_own(handle)}


def _is_own(handle: Any) -> bool:
    size = raw.FPDFFont_GetFamilyName(handle, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFFont_GetFamilyName(handle, buffer, size)
    return not raw.FPDFFont_GetIsEmbedded(handle) and buffer.value.startswith(_OWN_FAMILY)
