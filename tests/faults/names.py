"""Odd names of files, and what has the name of a paper and is no file."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

from .written import GOOD, paper, say, stream

LONGEST = 255  # bytes of a name, on all usual file systems


def good(what: str) -> bytes:
    """A paper in order, unlike all others."""
    return paper(stream(GOOD + say(f"This is the file with {what}.", "/F 10 Tf 50 600 Td")))


def broken(what: str) -> bytes:
    """What is no paper."""
    return f"A text with {what}.".encode()


def chinese(size: int) -> bytes:
    """A name of so many bytes, as downloads have them."""
    stem = size - len(".pdf")
    return ("河" * (stem // 3) + "a" * (stem % 3) + ".pdf").encode()


# What is odd -> the name below the raw folder. Each of them is a paper like any other.
NAMES: dict[str, bytes] = {
    **{f"{size} bytes": chinese(size) for size in (250, 251, 252, 253, 254, LONGEST)},
    "255 bytes, another": chinese(LONGEST)[3:-7] + "水a.pdf".encode(),
    "255 bytes in folders of 255 bytes": b"/".join([b"f" * LONGEST] * 3 + [b"a" * 251 + b".pdf"]),
    "bytes of GBK": "论文.pdf".encode("gbk"),
    "a byte that is not UTF-8": b"bad\xff.pdf",
    "the same with another byte": b"bad\xfe.pdf",
    "what such a byte is written as": b"bad%FF.pdf",
    "a folder in GBK": "论文".encode("gbk") + b"/a.pdf",
    "half a surrogate": b"half\xed\xa0\x80.pdf",
    "a path variable": b"H2O<sub>2<sub>.pdf",
    "angle brackets": b"<<x>>.pdf",
    "one bracket": b"p<0.05.pdf",
    "braces": b"{x}.pdf",
    "a wildcard of the workflow": b"{batch}.pdf",
    "braces that do not close": b"{{x}.pdf",
    "wildcards of a shell": b"*?[].pdf",
    "a range of a shell": b"[a-z]{1,2}.pdf",
    "a line feed": b"a\nb.pdf",
    "a tab": b"a\tb.pdf",
    "a carriage return": b"a\rb.pdf",
    "an escape sequence": b"a\033[2Jb.pdf",
    "a bell": b"a\007b.pdf",
    "a delete": b"a\x7fb.pdf",
    "quotation marks": b'it\'s "q" `b`.pdf',
    "a leading dash": b"-rf.pdf",
    "two leading dashes": b"--help.pdf",
    "a leading equals sign": b"=1+1.pdf",
    "a leading at sign": b"@SUM(A1).pdf",
    "a leading hash": b"#a.pdf",
    "a leading tilde": b"~a.pdf",
    "a tilde and a digest": b"a~12345678.pdf",
    "a leading space": b" a.pdf",
    "a trailing space": b"a .pdf",
    "a space behind its suffix": b"b.pdf .pdf",
    "a trailing dot": b"a..pdf",
    "two suffixes": b"a.pdf.pdf",
    "a suffix in capitals": b"B.PDF",
    "an emoji": "📄.pdf".encode(),
    "a family of emoji": "👨‍👩‍👧.pdf".encode(),
    "letters from right to left": "\u202efdp.a.pdf".encode(),
    "a zero-width space": "a\u200bb.pdf".encode(),
    "a full-width dot": "a．pdf.pdf".encode(),
    "a full-width slash": "a／b.pdf".encode(),
    "an accent in one": "é.pdf".encode(),
    "an accent apart": "e\u0301.pdf".encode(),
    "a percent sign": b"100%.pdf",
    "a percent code": b"a%20b.pdf",
    "a format": b"%s%d%n.pdf",
    "a backslash": b"a\\b.pdf",
    "a backslash at its end": b"a\\.pdf",
    "a command": b"$(touch started).pdf",
    "a variable": b"$HOME ${x}.pdf",
    "a semicolon": b"; touch started;.pdf",
    "an ampersand and a pipe": b"a && b | c > d.pdf",
    "a comma": b"a, b.pdf",
    "a colon": b"C:a.pdf",
    "an equals sign": b"a=b.pdf",
    "a name of a device": b"CON.pdf",
    "a name of YAML": b"null.pdf",
    "a number": b"1e5.pdf",
    "a name of a folder of the results": b"papers/corpus.pdf",
    "spaces only": b"   .pdf",
    "a suffix of a result": b"a.json.pdf",
    "a paper that is called as a folder": b"c.pdf",
    "a paper in a folder that is called as a result": b"c.json/b.pdf",
    "another that is called as a folder": b"g.pdf",
    "a paper in a folder that is called as a page": b"g.html/b.pdf",
    "small letters of two": b"d.pdf",
    "capitals of two": b"d.PDF",
    "a folder that is called as a paper": b"e.pdf/a.pdf",
    "many folders": b"/".join([b"f"] * 200 + [b"a.pdf"]),
}

# What is passed over, and no paper: hidden files, and folders without papers.
NO_PAPERS: dict[str, bytes] = {
    "a suffix only": b".pdf",
    "what macOS leaves": b"._a.pdf",
    "a hidden folder": b".hidden/a.pdf",
    "dots only": b"....pdf",
    "another suffix": b"a.pdf.part",
}


def fill_with_names(folder: Path, make: Callable[[str], bytes]) -> None:
    """Write a file of each name, and of each that is no paper; ``make`` says what is in it."""
    for what, name in (NAMES | NO_PAPERS).items():
        path = folder / os.fsdecode(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make(what))


# --- no files ---------------------------------------------------------------------------


def _socket(path: Path) -> None:
    """A socket; the name of one is short, so it is made where it is to be."""
    here = os.open(".", os.O_RDONLY)
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(path.name)
    finally:
        os.chdir(here)
        os.close(here)


def _large(path: Path) -> None:
    """A file of 5 TB that takes no place."""
    with path.open("wb") as file:
        file.truncate(5 << 40)


def hide(path: Path) -> None:
    """Write a paper that nobody but the system's administrator may read."""
    path.write_bytes(good("no permission"))
    path.chmod(0)


# Name, without its suffix -> what makes it. Nobody can read any of them as a paper.
NO_FILES: dict[str, Callable[[Path], None]] = {
    "a pipe": os.mkfifo,
    "a socket": _socket,
    "a link to an endless device": lambda path: path.symlink_to("/dev/zero"),
    "a link to an empty device": lambda path: path.symlink_to("/dev/null"),
    "a link to a terminal": lambda path: path.symlink_to("/dev/tty"),
    "a link to a file of the kernel": lambda path: path.symlink_to("/proc/self/mem"),
    "a link to nowhere": lambda path: path.symlink_to("nowhere"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link below a file": lambda path: path.symlink_to("a pipe.pdf/a.pdf"),
    "a link to a name that no file can have": lambda path: path.symlink_to("a" * 300),
}
