"""Files that are called .pdf and are something else, or nothing."""

import base64
import gzip
import io
import random
import zipfile
from itertools import cycle

from PIL import Image

from .given import Given, given
from .written import HEADER, paper


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), "水质" * 400)
    return out.getvalue()


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("L", (60, 80), 200).save(out, kind)
    return out.getvalue()


def page_of_a_site(body: str) -> bytes:
    return f"<!DOCTYPE html>\n<html><title>登录</title><body>{body}</body></html>".encode()


CAJ = b"CAJ\0" + bytes(12) + b"\x03\0\0\0" + bytes(300)
SCRAMBLED = bytes(one ^ key for one, key in zip(paper(), cycle(b"FZHMEI"), strict=False))
KDH = b"KDH 2.00" + bytes(246) + SCRAMBLED
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
NOISE = random.Random(1).randbytes(5000)

NOT_PDF = given(
    "not_pdf",
    {
        "one byte": b"%",
        "one zero byte": b"\0",
        "a million zeros": bytes(1_000_000),
        "a line feed": b"\n",
        "noise": NOISE,
        "a page of a site": page_of_a_site("请登录后下载"),
        "a page that mentions %PDF- at its start": page_of_a_site("<script>if (h != '%PDF-1.4')"),
        "a page that mentions %PDF- further on": page_of_a_site(f"{'请登录' * 400}%PDF-1.4"),
        "a page behind a byte order mark": b"\xef\xbb\xbf" + page_of_a_site("404"),
        "a page in GBK": page_of_a_site("请登录").decode().encode("gbk"),
        "an answer in JSON": '{"code": 403, "msg": "下载次数已用完"}'.encode(),
        "an answer in XML": b"<?xml version='1.0'?><Error><Code>NoSuchKey</Code></Error>",
        "a text": "这是一个文本文件，不是PDF。\n".encode(),
        "a text in GBK": "这是一个文本文件。\n".encode("gbk"),
        "a text in UTF-16": "这是一个文本文件。\n".encode("utf-16"),
        "a pointer to a large file": b"version https://git-lfs.github.com/spec/v1\nsize 12345\n",
        "a ZIP archive": zipped("a.txt"),
        "a PDF in a ZIP archive": zipped("%PDF-1.4.pdf"),
        "a Word document": zipped("[Content_Types].xml", "word/document.xml"),
        "an old Word document": OLE,
        "an OFD document": zipped("OFD.xml"),
        "an RTF document": rb"{\rtf1\ansi A paper.}",
        "a PostScript file": b"%!PS-Adobe-3.0\n/Times-Roman 10 selectfont (a) show showpage\n",
        "a CAJ file": CAJ,
        "a KDH file": KDH,
        "a DjVu file": b"AT&TFORM\0\0\0\x10DJVUINFO" + bytes(10),
        "a PNG image": lambda: picture("PNG"),
        "a JPEG image": lambda: picture("JPEG"),
        "a TIFF image": lambda: picture("TIFF"),
        "a PDF in base64": base64.b64encode(paper()),
        "a PDF in gzip": gzip.compress(paper(), mtime=0),
        "a PDF behind 2,000 other bytes": b"x" * 2000 + paper(),
        "a PDF without its first line": paper().removeprefix(HEADER.encode("latin-1")),
    },
)
NOTHING = given("empty", {"empty": b""})
CUT_AT_ONCE = given(
    "damaged",
    {
        "a header only": b"%PDF-1.7\n",
        "a header without a version": b"%PDF-",
        "a header and an end": b"%PDF-1.7\n%%EOF\n",
        "a header and noise": b"%PDF-1.7\n" + NOISE,
        "a header and a million zeros": b"%PDF-1.7\n" + bytes(1_000_000),
    },
)
OTHER_FILES: list[Given] = NOT_PDF + NOTHING + CUT_AT_ONCE
