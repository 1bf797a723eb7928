"""What a file that is called .pdf is instead."""

import gzip
import io
import zipfile

import pytest
from PIL import Image

from bipaper.pdf.file_kinds import is_text, kind_of


def image(form: str) -> bytes:
    file = io.BytesIO()
    Image.new("L", (2, 2)).save(file, form)
    return file.getvalue()


def zipped(*names: str, content: str = "") -> bytes:
    """A ZIP archive; the long text in front of its later names is packed, as in real ones."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name in names:
            archive.writestr(name, content)
    return file.getvalue()


LONG = "x" * 700


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"<!DOCTYPE html>\n<html><p>%PDF-", "an HTML page"),
        (b"\xef\xbb\xbf\r\n <!-- login --> <HTML>", "an HTML page"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC>', "an HTML page"),
        (b'<script>location.href="/login"</script>', "an HTML page"),
        ("<html>登录</html>".encode("utf-16"), "an HTML page"),
        (b'<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', "an XML file"),
        (
            zipped("[Content_Types].xml", "_rels/.rels", "word/a.xml", content=LONG),
            "a Word document",
        ),
        (zipped("[Content_Types].xml", "_rels/.rels", "xl/a.xml"), "an Excel workbook"),
        (zipped("[Content_Types].xml", "ppt/a.xml"), "a PowerPoint presentation"),
        (zipped("[Content_Types].xml"), "a Word, Excel or PowerPoint document"),
        (zipped("mimetype", content="application/epub+zip"), "an EPUB book"),
        (
            zipped("mimetype", content="application/vnd.oasis.opendocument.text"),
            "an OpenDocument file",
        ),
        (zipped("OFD.xml"), "an OFD document"),
        (zipped("paper.pdf"), "a ZIP archive"),
        (b"CAJ\0\0\0", "a CAJ file of CNKI"),
        (b"HN\0\0\xc8", "a CAJ or NH file of CNKI"),
        (b"KDH 2.00", "a KDH file of CNKI"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0",
            "a Word, Excel or PowerPoint document of before 2007",
        ),
        (b"{\\rtf1\\ansi", "an RTF document"),
        (b"%!PS-Adobe-3.0\n", "a PostScript file"),
        (b"AT&TFORM\0\0", "a DjVu document"),
        (image("JPEG"), "a JPEG image"),
        (image("PNG"), "a PNG image"),
        (image("GIF"), "a GIF image"),
        (image("TIFF"), "a TIFF image"),
        (b"MM\0*\0\0", "a TIFF image"),
        (b"Rar!\x1a\x07\1\0", "a RAR archive"),
        (b"7z\xbc\xaf\x27\x1c\0", "a 7-Zip archive"),
        (gzip.compress(b"%PDF-1.4", mtime=0), "a gzip archive"),
        (b"\0" * 100, "zero bytes"),
        (b"%PDF-1.4\n<html>", None),
        (b"\n\n%PDF-1.4\n", None),
        (b"a login page", None),
    ],
)
def test_a_file_is_told_by_how_it_begins(head: bytes, kind: str | None) -> None:
    assert kind_of(head) == kind


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("用户未登录\r\n\t".encode(), True),
        ("用户未登录".encode("gb18030"), True),
        ("用户未登录".encode()[:-1], True),
        (b"not found\x0c", True),
        (b"caf\xe9 \xff\xff", False),
        (b"abc\0def", False),
    ],
    ids=["UTF-8", "GB 18030", "a character cut", "form feed", "neither", "control codes"],
)
def test_text_is_told_from_other_bytes(head: bytes, text: bool) -> None:
    assert is_text(head) == text
