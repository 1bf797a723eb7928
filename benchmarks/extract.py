"""How fast papers are read: pages a second of bipaper's extract against two baselines.

    python benchmarks/extract.py PDF_OR_FOLDER...

The baselines are measured in the same run on the same files: pdfium's text in bulk, its
bare characters (code and box of each, one call for each as there is no other), and
pdfplumber's extract_text. Scans read by OCR are left out: they measure the models.
"""

import ctypes
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from bipaper.settings import Extract
from bipaper.text.paper import extract


def pdfium_text(path: Path) -> int:
    """Characters that pdfium reads."""
    document = pdfium.PdfDocument(path)
    return sum(len(page.get_textpage().get_text_range()) for page in document)


def pdfium_chars(path: Path) -> int:
    """Characters that pdfium reads one by one, with their boxes."""
    document = pdfium.PdfDocument(path)
    box, read = raw.FS_RECTF(), 0
    for page in document:
        text = page.get_textpage()
        for index in range(text.count_chars()):
            raw.FPDFText_GetLooseCharBox(text.raw, index, ctypes.byref(box))
            read += bool(raw.FPDFText_GetUnicode(text.raw, index))
    return read


def pdfplumber_text(path: Path) -> int:
    """Characters that pdfplumber reads."""
    with pdfplumber.open(path) as document:
        return sum(len(page.extract_text()) for page in document.pages)


def bipaper_extract(path: Path) -> int:
    """Paragraphs that bipaper finds, without OCR."""
    return len(extract(path, path.stem, path.name, Extract(ocr="never")).paragraphs)


def seconds(read: Callable[[Path], int], papers: Iterable[Path]) -> float:
    """CPU time of reading all papers once."""
    start = time.process_time()
    for paper in papers:
        read(paper)
    return time.process_time() - start


def find(arguments: Iterable[str]) -> list[Path]:
    """PDFs named or in the folders named, those with a text layer of at least a line a page."""
    paths = (Path(argument) for argument in arguments)
    files = (file for path in paths for file in ([path] if path.is_file() else path.rglob("*.pdf")))
    return sorted(file for file in files if pdfium_text(file) > 100)


def main() -> None:
    """Print one line a reader: pages a second and the ratio to bipaper."""
    papers = find(sys.argv[1:] or ["raw"])
    pages = sum(len(pdfium.PdfDocument(paper)) for paper in papers)
    bipaper_extract(papers[0])  # data files are read once a process
    own = seconds(bipaper_extract, papers)
    print(f"{len(papers)} papers, {pages} pages")
    for read in (pdfium_text, pdfium_chars, bipaper_extract, pdfplumber_text):
        taken = own if read is bipaper_extract else seconds(read, papers)
        print(f"{read.__name__:16} {pages / taken:7.1f} pages/s   x{taken / own:.2f}")


if __name__ == "__main__":
    main()
