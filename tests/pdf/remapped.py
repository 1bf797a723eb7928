"""Pages of sample papers whose fonts' maps to Unicode are other than they should be."""

import io
from collections.abc import Callable, Mapping

import pikepdf
from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from samples import pdf_of

PROSE = "heat_pump_policy", 1
TABLE = "river_oxygen_forecast", 2
BODY, HEADINGS, LATIN = "NotoSerifCJKsc-Regular", "NotoSansCJKsc", "LibertinusSerif-Regular"

Map = Mapping[int, str]
"""A glyph's code -> its character."""

_CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Custom def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{rows}
endcmap CMapName currentdict /CMap defineresource pop end end
"""


def remapped(
    font: str,
    change: Callable[[Map], Map | None] = lambda own: own,
    page: tuple[str, int] = PROSE,
) -> bytes:
    """A page of a sample with ``change`` made to the map of fonts of this name.

    None takes the map away.
    """
    sample, number = page
    with pikepdf.open(pdf_of(sample)) as pdf:
        del pdf.pages[number:]
        del pdf.pages[: number - 1]
        return _with_map(pdf, font, change)


def remapped_page(pdf: bytes, font: str, change: Callable[[Map], Map | None]) -> bytes:
    """A PDF of one page with ``change`` made to the map of fonts of this name."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return _with_map(opened, font, change)


def _with_map(pdf: pikepdf.Pdf, font: str, change: Callable[[Map], Map | None]) -> bytes:
    for own in pdf.pages[0].Resources.Font.values():
        if font in str(own.BaseFont):
            changed = change(_read(own.ToUnicode.read_bytes()))
            if changed is None:
                del own.ToUnicode
            else:
                own.ToUnicode = pdf.make_stream(_written(changed))
    file = io.BytesIO()
    pdf.save(file, static_id=True)
    return file.getvalue()


def _read(cmap: bytes) -> Map:
    found = FileUnicodeMap()
    CMapParser(found, io.BytesIO(cmap)).run()
    return found.cid2unichr


def _written(chars: Map) -> bytes:
    pairs = [f"<{code:04X}> <{char.encode('utf-16-be').hex()}>" for code, char in chars.items()]
    blocks = (pairs[i : i + 100] for i in range(0, len(pairs), 100))
    rows = (f"{len(own)} beginbfchar\n" + "\n".join(own) + "\nendbfchar" for own in blocks)
    return _CMAP.format(rows="\n".join(rows)).encode()
