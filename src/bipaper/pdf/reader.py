"""Open a PDF, or say truly why it cannot be opened."""

import re
import stat
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from bipaper.pdf.file_kinds import is_text, kind_of
from bipaper.shown import readable

HEADER_WITHIN = 1024  # bytes from the start within which "%PDF-" must stand
# Bytes that tell what a file is: the names in a Word document begin about 2,000 in.
HEAD = 8192
# What is not opened: reading a pipe waits for its writer, a device may have no end.
_NO_FILES = {stat.S_IFIFO: "a named pipe", stat.S_IFDIR: "a folder", stat.S_IFSOCK: "a socket"}

_NO_KIDS, _PAGES = re.compile(rb"/Kids\s*\[\s*\]"), re.compile(rb"/Type\s*/Page\b")


class ReadError(Exception):
    """A PDF that cannot be read.

    ``code`` is one of unreadable, empty, not_pdf, encrypted, damaged, no_pages; ``message``
    names the file and the cause.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class PdfFile(NamedTuple):
    """A file that may be a PDF: its name as it may be shown, and all its bytes."""

    name: str
    data: bytes


def read_file(path: Path) -> PdfFile:
    """Read a file once, for all that looks into it.

    Raises ReadError for what is no regular file, OSError where the system does not give it.
    """
    name, mode = readable(path.name), path.stat().st_mode
    if not stat.S_ISREG(mode):
        what = _NO_FILES.get(stat.S_IFMT(mode), "a device")
        raise ReadError("unreadable", f"{name}: {what}, not a file")
    return PdfFile(name, path.read_bytes())


def open_pdf(file: PdfFile) -> pdfium.PdfDocument:
    """Open a file with pdfium.

    Raises ReadError with a message that names the file and the cause.
    """
    name, data = file
    if not data:
        raise ReadError("empty", f"{name}: the file is empty (0 bytes)")
    if b"%PDF-" not in data[:HEADER_WITHIN]:
        head = data[:HEAD]
        raise _not_pdf(name, kind_of(head) or ("plain text" if is_text(head) else None))
    try:
        return pdfium.PdfDocument(data)  # a path it would take for UTF-8, whatever the locale
    except pdfium.PdfiumError as error:
        raise _reason(file, error) from error


def _not_pdf(name: str, kind: str | None) -> ReadError:
    what = f"not a PDF but {kind}" if kind else "not a PDF (no %PDF- at its start)"
    return ReadError("not_pdf", f"{name}: {what}")


def _reason(file: PdfFile, error: pdfium.PdfiumError) -> ReadError:
    name, data = file
    # Where pdfium has no reason of its own, the code is that of the file before.
    encrypted = b"/Encrypt" in data
    if encrypted and error.err_code == raw.FPDF_ERR_PASSWORD:
        return ReadError("encrypted", f"{name}: encrypted, a password is needed to open it")
    if encrypted and error.err_code == raw.FPDF_ERR_SECURITY:
        return ReadError("encrypted", f"{name}: encrypted with an unsupported scheme")
    if kind := kind_of(data[:HEAD]):  # one that mentions %PDF-
        return _not_pdf(name, kind)
    return unopened(file, "damaged or cut short, its structure cannot be read")


def unopened(file: PdfFile, why: str) -> ReadError:
    """The error for a PDF that gives no page: it has none, or it is damaged and ``why``."""
    name, data = file
    # Objects may be packed, and then nothing is known of them.
    none = _NO_KIDS.search(data) and not _PAGES.search(data) and b"/ObjStm" not in data
    if none:
        return ReadError("no_pages", f"{name}: the PDF has no pages")
    return ReadError("damaged", f"{name}: {why}")
