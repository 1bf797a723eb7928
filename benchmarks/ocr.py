"""How long OCR takes: seconds a page, and how many times that of reading a text layer.

    python benchmarks/ocr.py PDF...

The baseline is measured in the same run on the same pages: the text layer as bipaper reads it.
Loading the models is told apart, as a batch does it once.
"""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import psutil
import pypdfium2 as pdfium

from bipaper.pdf import ocr
from bipaper.pdf.pages import read_pages


def seconds(call: Callable[[], object]) -> float:
    """Processor time of a call, of all threads."""
    start = time.process_time()
    call()
    return time.process_time() - start


def pages(papers: Sequence[Path], mode: str) -> int:
    """How many pages the papers have, read in this mode."""
    return sum(len(read_pages(paper, mode).pages) for paper in papers)


def main(papers: Sequence[Path]) -> None:
    """Print the figures for these papers."""
    count = pages(papers, "never")
    loading = seconds(lambda: ocr.read_pages(pdfium.PdfDocument.new(), []))
    layer = seconds(lambda: pages(papers, "never"))
    before = {thread.id: thread.user_time for thread in psutil.Process().threads()}
    pictures = seconds(lambda: pages(papers, "always")) - layer
    spent = [t.user_time - before.get(t.id, 0.0) for t in psutil.Process().threads()]
    print(f"{count} pages; the models load in {loading:.1f} s")
    print(f"text layer  {layer / count:6.2f} s a page")
    print(f"OCR         {pictures / count:6.2f} s a page, {pictures / layer:.0f} times that")
    print(f"            {max(spent) / sum(spent):.0%} of it in one thread")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
