from collections.abc import Callable, Iterator

import pypdfium2 as pdfium
import pytest

PDF = """%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [{box}] /Rotate {rotate} /Contents 4 0 R
  /Resources << /XObject << /Form 5 0 R /Image 6 0 R >> /Font << /Roman << /Type /Font
  /Subtype /Type1 /BaseFont /Times-Roman >> /Italic << /Type /Font /Subtype /Type1
  /BaseFont /Times-Italic >> /Bold << /Type /Font /Subtype /Type1 /BaseFont /Times-Bold >>
  >> /ExtGState << /Clear << /ca 0 /CA 0 >> >> >> >> endobj
4 0 obj << /Length {length} >> stream
{content}
endstream endobj
5 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 100 100] /Matrix [2 0 0 2 0 0]
  /Length 14 >> stream
10 10 40 .5 re f
endstream endobj
6 0 obj << /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8
  /ColorSpace /DeviceGray /Length 1 >> stream
0
endstream endobj
trailer << /Root 1 0 R >>
"""


@pytest.fixture
def draw() -> Iterator[Callable[..., pdfium.PdfPage]]:
    """A 200 x 300 point page with the given content stream.

    It may draw /Form, a thin filled box of its own in twice the size, and /Image, one pixel,
    write in /Roman, /Italic and /Bold, and paint nothing with /Clear.
    """
    documents: list[pdfium.PdfDocument] = []

    def page(content: str, rotate: int = 0, box: str = "0 0 200 300") -> pdfium.PdfPage:
        source = PDF.format(content=content, length=len(content), rotate=rotate, box=box)
        documents.append(pdfium.PdfDocument(source.encode()))
        return documents[-1][0]

    yield page
    for document in documents:
        document.close()
