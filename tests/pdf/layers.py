"""Pages whose text is painted in all the ways a PDF has."""

from unembedded import whole

PDF = """%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [14 0 R 15 0 R]
  /D << {default} >> >> >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] {page} /Contents 4 0 R
  /Resources 5 0 R >> endobj
5 0 obj << /Font << /F 6 0 R /Named 7 0 R >>
  /ExtGState << /Clear << /ca 0 >> /Half << /ca .5 >> /Multiply << /BM /Multiply >> >>
  /Properties << /On 14 0 R /Off 15 0 R /OffToo 16 0 R >>
  /Shading << /Dark << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 200 0]
    /Function << /FunctionType 2 /Domain [0 1] /C0 [0] /C1 [.3] /N 1 >> >> >>
  /XObject << /Dark 8 0 R /Light 9 0 R /Text 10 0 R /OnText 11 0 R /OffText 12 0 R /Box 13 0 R
    /Deep 17 0 R >> >> endobj
6 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> endobj
7 0 obj << /Type /Font /Subtype /TrueType /BaseFont /SimSun /Encoding /WinAnsiEncoding
  /FirstChar 32 /LastChar 126 /Widths [{widths}] /FontDescriptor << /Type /FontDescriptor
  /FontName /SimSun /Flags 32 /Ascent 859 /Descent -141 /CapHeight 683 /ItalicAngle 0 /StemV 80
  /FontBBox [0 -141 1000 859] >> >> endobj
8 0 obj << /Subtype /Image {image} >> stream
00>
endstream endobj
9 0 obj << /Subtype /Image {image} >> stream
ff>
endstream endobj
14 0 obj << /Type /OCG /Name (shown) >> endobj
15 0 obj << /Type /OCG /Name (hidden) >> endobj
16 0 obj << /Type /OCMD /OCGs [15 0 R] /P /AllOn >> endobj
{streams}"""
IMAGE = (
    "/Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray "
    "/Filter /ASCIIHexDecode /Length 3"
)
FORM = "/Subtype /Form /BBox [0 0 200 300] /Resources 5 0 R"
TEXT = "BT /F 10 Tf 50 200 Td (Gone) Tj ET"
OFF = "/OFF [15 0 R]"


def painted(content: str, page: str = "", default: str = "") -> bytes:
    """A page of 200 x 300 points; ``default`` says which layers show.

    It may write in /F and /Named, which is not embedded, and draw the shading /Dark, the images
    /Dark and /Light, /Box, and forms that write "Gone" at (50, 200): /Text, /OnText and
    /OffText, which belong to a layer, and /Deep, twelve forms down.
    """
    streams = [_stream(4, "", content), _stream(10, FORM, TEXT)]
    streams += [_stream(11, f"{FORM} /OC 14 0 R", TEXT), _stream(12, f"{FORM} /OC 15 0 R", TEXT)]
    streams.append(_stream(13, FORM, "1 g 40 190 60 30 re f"))
    for number in range(17, 29):
        name, inner = ("Deep", number + 1) if number < 28 else ("Text", 10)
        resources = f"<< /XObject << /{name} {inner} 0 R >> >>"
        form = f"/Subtype /Form /BBox [0 0 200 300] /Resources {resources}"
        streams.append(_stream(number, form, f"/{name} Do"))
    return whole(
        PDF.format(
            page=page,
            default=default,
            image=IMAGE,
            widths=" ".join(["500"] * 95),
            streams="".join(streams),
        )
    )


def _stream(number: int, entries: str, content: str) -> str:
    head = f"{number} 0 obj << {entries} /Length {len(content)} >> stream"
    return f"{head}\n{content}\nendstream endobj\n"
