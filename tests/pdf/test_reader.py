"""Why a file cannot be read: the code is true, the message names the file and the cause."""

import io
import os
import socket
from pathlib import Path

import pikepdf
import pytest

from bipaper.pdf.reader import ReadError, open_pdf, read_file

ROOT = Path(__file__).parents[2]
SAMPLE = (ROOT / "raw" / "heat_pump_policy.pdf").read_bytes()


def reason(path: Path) -> tuple[str, str]:
    with pytest.raises(ReadError) as error:
        open_pdf(read_file(path))
    return error.value.code, error.value.message


def without_pages() -> bytes:
    file = io.BytesIO()
    pikepdf.Pdf.new().save(file)
    return file.getvalue()


HTML = b"<!DOCTYPE html><html><body>A file that begins with %PDF-1.4 ... log in</body></html>"


@pytest.mark.parametrize(
    ("content", "code", "cause"),
    [
        (b"", "empty", "the file is empty (0 bytes)"),
        (b"\1\2\3", "not_pdf", "not a PDF (no %PDF- at its start)"),
        (b"Not found", "not_pdf", "not a PDF but plain text"),
        (HTML, "not_pdf", "not a PDF but an HTML page"),
        (b"PK\3\4 word/ " + SAMPLE[:500], "not_pdf", "not a PDF but a Word document"),
        (b" " * 1100 + SAMPLE, "not_pdf", "not a PDF (no %PDF- at its start)"),
        (without_pages(), "no_pages", "the PDF has no pages"),
        (SAMPLE[:9000], "damaged", "damaged or cut short, its structure cannot be read"),
        (b"%PDF-1.4\n<html>", "damaged", "damaged or cut short, its structure cannot be read"),
        (
            b"junk\n" + SAMPLE[:9000],
            "damaged",
            "damaged or cut short, its structure cannot be read",
        ),
    ],
    ids=[
        "nothing",
        "some bytes",
        "text",
        "HTML that mentions PDF",
        "Word that holds one",
        "PDF behind much else",
        "no pages",
        "cut short",
        "a header alone",
        "cut short behind junk",
    ],
)
def test_a_file_that_cannot_be_opened_says_why(
    content: bytes, code: str, cause: str, tmp_path: Path
) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(content)
    assert reason(path) == (code, f"paper.pdf: {cause}")


@pytest.mark.parametrize(
    "junk", [b"\r\n\r\n", b"HTTP/1.1 200 OK\r\n\r\n", b"<br />\n<b>Warning</b>: session\n"]
)
def test_a_pdf_behind_a_little_junk_is_read(junk: bytes, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(junk + SAMPLE)
    with open_pdf(read_file(path)) as document:
        assert len(document) == 4


def test_a_name_that_begins_with_a_tilde_is_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("~nobody.pdf").write_bytes(SAMPLE)
    with open_pdf(read_file(Path("~nobody.pdf"))) as document:
        assert len(document) == 4


def test_what_is_no_file_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path is short
    pipe, link, bound = Path("pipe.pdf"), Path("link.pdf"), Path("socket.pdf")
    os.mkfifo(pipe)
    link.symlink_to("/dev/zero")
    assert reason(pipe) == ("unreadable", "pipe.pdf: a named pipe, not a file")
    assert reason(link) == ("unreadable", "link.pdf: a device, not a file")
    assert reason(tmp_path) == ("unreadable", f"{tmp_path.name}: a folder, not a file")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(bound))
        assert reason(bound) == ("unreadable", "socket.pdf: a socket, not a file")


def test_a_file_that_is_gone_is_an_error_of_the_file_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_pdf(read_file(tmp_path / "gone.pdf"))


def test_the_reason_is_its_own_whatever_was_read_before(tmp_path: Path) -> None:
    encrypted = ROOT / "tests" / "specimens" / "bad" / "encrypted.pdf"
    assert reason(encrypted)[0] == "encrypted"
    (tmp_path / "paper.pdf").write_bytes(without_pages())
    assert reason(tmp_path / "paper.pdf") == ("no_pages", "paper.pdf: the PDF has no pages")
