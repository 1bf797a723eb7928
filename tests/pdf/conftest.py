from collections.abc import Callable, Iterator

import pypdfium2 as pdfium
import pytest

PDF = """%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [{box}] /Rotate {rotate} /Contents 4 0 R
  /Resources << /XObject << /Form 5 0 R /Image 6 0 R >> /Font << /Roman << /Type /Font
  /Subtype /Type1 /BaseFont /Times-Roman >> /Italic << /Type /Font /Subtype /Type1
  /BaseFont /Times-Italic >> /Bold << /Type /Font /Subtype /Type1 /BaseFont /{bold} >>
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
    """A 200 x 300 point page with the given content stream, unless it is ``rotate``d or has a
    ``box`` of its own.

    It may draw /Form, a thin filled box of its own in twice the size, and /Image, one pixel,
    write in /Roman, /Italic and /Bold (a font called ``bold``), and paint nothing with /Clear.
    """
    documents: list[pdfium.PdfDocument] = []

    def page(content: str, **changes: object) -> pdfium.PdfPage:
        usual = {"rotate": 0, "box": "0 0 200 300", "bold": "Times-Bold"}
        source = PDF.format_map(usual | changes | {"content": content, "length": len(content)})
        documents.append(pdfium.PdfDocument(source.encode()))
        return documents[-1][0]

    yield page
    for document in documents:
        document.close()
