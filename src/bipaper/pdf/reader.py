"""Open a PDF, or say truly why it cannot be opened."""

import stat
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from bipaper.pdf.kinds import is_text, kind_of

HEADER_WITHIN = 1024  # bytes from the start within which "%PDF-" must stand
# Bytes that tell what a file is: the names in a Word document begin about 2,000 in.
HEAD = 8192
# What is not opened: reading a pipe waits for its writer, a device may have no end.
_NO_FILES = {stat.S_IFIFO: "a named pipe", stat.S_IFDIR: "a folder", stat.S_IFSOCK: "a socket"}


class ReadError(Exception):
    """A PDF that cannot be read.

    ``code`` is one of unreadable, empty, not_pdf, encrypted, damaged, no_pages; ``message``
    names the file and the cause.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def open_pdf(path: Path) -> pdfium.PdfDocument:
    """Open a file with pdfium.

    Raises ReadError with a message that names the file and the cause; OSError where the
    file itself cannot be read.
    """
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode):
        what = _NO_FILES.get(stat.S_IFMT(mode), "a device")
        raise ReadError("unreadable", f"{path.name}: {what}, not a file")
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        raise ReadError("empty", f"{path.name}: the file is empty (0 bytes)")
    if b"%PDF-" not in head[:HEADER_WITHIN]:
        raise _not_pdf(path, kind_of(head) or ("plain text" if is_text(head) else None))
    try:
        return pdfium.PdfDocument(path.absolute())  # a relative ~ would be taken for a home
    except pdfium.PdfiumError as error:
        raise _reason(path, head, error) from error


def _not_pdf(path: Path, kind: str | None) -> ReadError:
    what = f"not a PDF but {kind}" if kind else "not a PDF (no %PDF- at its start)"
    return ReadError("not_pdf", f"{path.name}: {what}")


def _reason(path: Path, head: bytes, error: pdfium.PdfiumError) -> ReadError:
    if error.err_code == raw.FPDF_ERR_PASSWORD:
        return ReadError("encrypted", f"{path.name}: encrypted, a password is needed to open it")
    if error.err_code == raw.FPDF_ERR_SECURITY:
        return ReadError("encrypted", f"{path.name}: encrypted with an unsupported scheme")
    if kind := kind_of(head):  # one that mentions %PDF-
        return _not_pdf(path, kind)
    if _has_no_pages(path):
        return ReadError("no_pages", f"{path.name}: the PDF has no pages")
    return ReadError("damaged", f"{path.name}: damaged or cut short, its structure cannot be read")


def _has_no_pages(path: Path) -> bool:
    """Whether a file that pdfium refuses is whole, but for its list of pages, which is empty."""
    with path.open("rb") as file:
        try:
            catalog = PDFDocument(PDFParser(file), fallback=False).catalog
            return bool(resolve1(resolve1(catalog["Pages"])["Kids"]) == [])
        except Exception:  # pdfminer raises what it likes on a damaged file
            return False
