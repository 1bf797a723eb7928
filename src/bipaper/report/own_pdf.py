"""The PDF that a document was read from."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from bipaper.model import Document
from bipaper.pdf.reader import PdfFile, ReadError, read_file
from bipaper.report.page_pictures import Picture, page_pictures


def found_pdf(document: Document, folders: Iterable[Path]) -> PdfFile | None:
    """The first file below one of the folders that has the document's path and digest."""
    for folder in folders:
        path = folder / document.source.file
        # A document may come from elsewhere, and so may what it says of its file.
        if path.resolve().is_relative_to(folder.resolve()) and path.is_file():
            file = read_file(path)
            if is_of(document, file):
                return file
    return None


def given_pdf(document: Document, path: Path) -> PdfFile:
    """The file at a path. Raises ReadError where it is not the one that was read."""
    file = read_file(path)
    if not is_of(document, file):
        raise ReadError("other_file", f"{file.name}: not the file that {document.id} was read from")
    return file


def is_of(document: Document, file: PdfFile) -> bool:
    """Whether a document was read from these very bytes."""
    return sha256(file.data).hexdigest() == document.source.sha256


def pictures_of(document: Document, file: PdfFile) -> list[Picture]:
    """The pages of a document's file, turned as they were for reading."""
    turned = {one.page: one.degrees for one in document.source.turned}
    return page_pictures(file, turned)
