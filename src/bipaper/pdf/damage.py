"""Data of a file that is missing or cannot be unpacked, which pdfium passes over in silence.

Of a compressed stream pdfium takes what comes before the damage: part of a page's text is
lost, or a font's characters. So the file's Flate streams are unpacked once more. Only where
one fails, or something else casts doubt, is the file looked at with pdfminer, which tells
whose data it is. Not seen: encrypted files, images, other compressions.
"""

import logging
import re
import zlib
from collections.abc import Collection, Iterable, Iterator
from io import BytesIO
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream

from bipaper.parts.diagnostics import Warning
from bipaper.pdf.each import page_list

# What pdfminer has to say of a damaged file is in our warning.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())

_STREAM = re.compile(rb">>\s*stream(?:\r\n?|\n)")
_FLATE = re.compile(rb"/Filter\s*\[?\s*/Fl(?:ateDecode)?\b")
# An image's data says nothing of text; a stream of no bytes is an empty one.
_NO_TEXT = re.compile(rb"/Subtype\s*/Image\b|/Length\s+0\s*[/>]")
_NUMBER = re.compile(rb"(\d+)\s+\d+\s+$")
_DICTIONARY = 8192  # bytes before a stream that its dictionary lies in
_CHUNK = 1 << 16
# What leads from a page to what it is not drawn with.
_ELSEWHERE = {"Parent", "Metadata", "PieceInfo"}
_STREAMS = ("Contents", "ToUnicode", "FontFile", "FontFile2", "FontFile3")


def damage_warnings(data: bytes, document: pdfium.PdfDocument, blank: bool) -> list[Warning]:
    """What a reader should know of the data of a PDF that pdfium has opened.

    ``blank`` tells that it shows pages with nothing on them, which may have lost it.
    """
    rebuilt = not raw.FPDF_DocumentHasValidCrossReferenceTable(document)
    pages = _damaged_pages(data, len(document), rebuilt or blank)
    if pages:
        message = f"data of page {page_list(pages)} is missing or damaged: text may be lost"
        return [Warning(code="data_damaged", message=message)]
    if rebuilt or pages is None:
        message = "the file is damaged and was read as far as it could be: text may be lost"
        return [Warning(code="file_damaged", message=message)]
    return []


def _damaged_pages(data: bytes, pages: int, doubtful: bool) -> list[int] | None:
    """The pages drawn with data that is missing or does not unpack; None for any of them.

    ``pages`` is their number as pdfium counts it. ``doubtful`` has all objects looked at,
    even where the streams that are found unpack.
    """
    if data.rfind(b"/Encrypt") >= 0:
        return []
    starts = list(_STREAM.finditer(data))
    damaged = set(_damaged_objects(data, starts))
    if not damaged and not doubtful and len(starts) >= data.count(b"endstream"):
        return []
    hits = _hits(data, damaged)
    if hits is None or len(hits) != pages:
        return None if damaged else []
    return [number for number, hit in enumerate(hits, 1) if hit]


def unpacks(data: memoryview) -> bool:
    """Whether data begins with a whole Flate stream; one without its checksum counts as whole."""
    unpacking, total = zlib.decompressobj(-zlib.MAX_WBITS), 1
    at, packed = 2, b""  # behind the two bytes that say how it is packed
    while not unpacking.eof:
        if not packed:
            packed, at = bytes(data[at : at + _CHUNK]), at + _CHUNK
        if not packed:
            return False
        try:
            total = zlib.adler32(unpacking.decompress(packed, _CHUNK), total)
        except zlib.error:
            return False
        packed = unpacking.unconsumed_tail
    checksum = (unpacking.unused_data + bytes(data[at : at + 4]))[:4]
    return len(checksum) < 4 or int.from_bytes(checksum) == total


def _damaged_objects(data: bytes, starts: Iterable[re.Match[bytes]]) -> Iterator[int]:
    """The numbers of the objects whose Flate stream fails, in the order of the file."""
    for start in starts:
        at = data.rfind(b"obj", max(0, start.start() - _DICTIONARY), start.start())
        number = _NUMBER.search(data[max(0, at - 24) : max(0, at)])
        dictionary = data[max(0, at) : start.end() - 1]
        if not number or not _FLATE.search(dictionary) or _NO_TEXT.search(dictionary):
            continue
        if not unpacks(memoryview(data)[start.end() :]):
            yield int(number[1])


def _hits(data: bytes, damaged: Collection[int]) -> list[bool] | None:
    """Whether each page is hit by damage; None where pdfminer cannot read the file either."""
    try:
        pages = PDFPage.create_pages(PDFDocument(PDFParser(BytesIO(data))))
        return [_is_hit(page, damaged) for page in pages]
    except Exception:  # pdfminer raises what it likes on a damaged file
        return None


def _is_hit(page: PDFPage, damaged: Collection[int]) -> bool:
    """Whether what a page is drawn with leads to a damaged object, or to one that is gone."""
    seen: set[int] = set()
    todo: list[Any] = [{"Contents": page.attrs.get("Contents"), "Resources": page.resources}]
    while todo:
        item = todo.pop()
        if isinstance(item, PDFObjRef):
            if item.objid in seen:
                continue
            seen.add(item.objid)
            item = item.resolve()
            if item is None or (isinstance(item, PDFStream) and item.objid in damaged):
                return True
        if isinstance(item, PDFStream):
            item = item.attrs
        if isinstance(item, dict):
            if any(_is_gone(item.get(key)) for key in _STREAMS):
                return True
            todo += [value for key, value in item.items() if key not in _ELSEWHERE]
        elif isinstance(item, list):
            todo += item
    return False


def _is_gone(item: Any) -> bool:
    """Whether a reference to a stream, or a list of them, leads to something else."""
    return isinstance(item, PDFObjRef) and not isinstance(item.resolve(), PDFStream | list)
