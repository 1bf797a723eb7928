"""Open a PDF with whichever reader can, and say clearly why none could."""

from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

HEADER_WITHIN = 1024  # bytes from the start within which "%PDF-" must stand


class ReadError(Exception):
    """A PDF that cannot be read.

    ``code`` is one of empty, not_pdf, encrypted, damaged, no_pages; ``message`` names the
    file and the cause.
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
    with path.open("rb") as file:
        head = file.read(HEADER_WITHIN)
    if not head:
        raise ReadError("empty", f"{path.name}: the file is empty (0 bytes)")
    if b"%PDF-" not in head:
        raise ReadError("not_pdf", f"{path.name}: not a PDF (no %PDF- at its start)")
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise _reason(path, error) from error
    if len(document) == 0:
        document.close()
        raise ReadError("no_pages", f"{path.name}: the PDF has no pages")
    return document


def _reason(path: Path, error: pdfium.PdfiumError) -> ReadError:
    code = getattr(error, "err_code", None)
    if code == raw.FPDF_ERR_PASSWORD:
        return ReadError("encrypted", f"{path.name}: encrypted, a password is needed to open it")
    if code == raw.FPDF_ERR_SECURITY:
        return ReadError("encrypted", f"{path.name}: encrypted with an unsupported scheme")
    return ReadError("damaged", f"{path.name}: damaged or cut short, its structure cannot be read")
