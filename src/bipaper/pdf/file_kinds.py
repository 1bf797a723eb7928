"""What a file that is called .pdf is instead, told by how it begins."""

import codecs
import re

# CNKI's own formats begin as caj2pdf tells them apart, the others as file(1) does.
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"CAJ\0", "a CAJ file of CNKI"),
    (b"HN\0\0", "a CAJ or NH file of CNKI"),
    (b"KDH ", "a KDH file of CNKI"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a Word, Excel or PowerPoint document of before 2007"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript file"),
    (b"AT&TFORM", "a DjVu document"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x1f\x8b\x08", "a gzip archive"),
)
# Names at the beginning of a ZIP archive say what it holds.
_ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"[Content_Types].xml", "a Word, Excel or PowerPoint document"),
    (b"application/epub+zip", "an EPUB book"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"OFD.xml", "an OFD document"),
    (b"", "a ZIP archive"),
)
_HTML = re.compile(
    rb"(<!--.*?-->\s*|<\?xml.*?\?>\s*)*<(!doctype\s+html|html|head|body|script|meta|title|div|br)\b",
    re.DOTALL | re.IGNORECASE,
)
_CONTROLS = re.compile("[\0-\x08\x0e-\x1f\x7f]")


def kind_of(head: bytes) -> str | None:
    """The kind of file whose first kilobytes are ``head``; None for a PDF and what is not known.

    Text without markup counts as not known: see ``is_text``.
    """
    if not head.strip(b"\0"):
        return "zero bytes"
    if head.startswith(b"PK\3\4"):
        return next(kind for name, kind in _ZIPPED if name in head)
    if found := next((kind for magic, kind in _BEGINNINGS if head.startswith(magic)), None):
        return found
    markup = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        markup = head.decode("utf-16", "ignore").encode().lstrip()
    if _HTML.match(markup):
        return "an HTML page"
    return "an XML file" if markup.startswith(b"<?xml") else None


def is_text(head: bytes) -> bool:
    """Whether a file that begins so is plain text, in UTF-8 or GB 18030."""
    return any(_is_text(head, encoding) for encoding in ("utf-8", "gb18030"))


def _is_text(head: bytes, encoding: str) -> bool:
    try:  # the last character may be cut
        text = codecs.getincrementaldecoder(encoding)().decode(head)
    except UnicodeDecodeError:
        return False
    return not _CONTROLS.search(text)
