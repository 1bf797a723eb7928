"""Pages set in fonts that the file only names."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pdfminer.cmapdb import CMapDB

PDF = """%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 420 300] /Contents 4 0 R
  /Resources << /Font << /F 5 0 R >> >> >> endobj
4 0 obj << /Length {length} >> stream
{content}
endstream endobj
5 0 obj << /Type /Font {font} >> endobj
{more}"""
_OBJECT = re.compile(r"^(\d+) 0 obj", re.MULTILINE)
COMPOSITE = "/Subtype /Type0 /BaseFont /{font} /Encoding /{encoding} /DescendantFonts [6 0 R]"
DESCENDANT = """6 0 obj << /Type /Font /Subtype /CIDFontType2 /BaseFont /{font}
  /CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 2 >>
  /FontDescriptor 7 0 R /DW 1000 /W [1 95 500 {half} 500] >> endobj
7 0 obj << /Type /FontDescriptor /FontName /{font} /Flags 4 /Ascent 859 /Descent -141
  /CapHeight 683 /ItalicAngle 0 /StemV 80 /FontBBox [0 -141 1000 859] >> endobj
"""


class Setting(NamedTuple):
    """How a text is written: the PDF's encoding, Python's name of it (None for CIDs), the font."""

    encoding: str
    codec: str | None
    ordering: str
    font: str = "SimSun"


SETTINGS = [
    Setting("GBK-EUC-H", "gbk", "GB1"),
    Setting("GBKp-EUC-H", "gbk", "GB1", "#cb#ce#cc#e5"),  # 宋体 in GBK
    Setting("GBK2K-H", "gb18030", "GB1", "FZSSK--GBK1-0"),
    Setting("GB-EUC-H", "gb2312", "GB1", "STZhongsong"),
    Setting("UniGB-UCS2-H", "utf-16-be", "GB1", "STSong-Light"),
    Setting("UniGB-UTF16-H", "utf-16-be", "GB1", "ArialMT"),
    Setting("ETen-B5-H", "big5", "CNS1", "MingLiU"),
    Setting("90ms-RKSJ-H", "cp932", "Japan1", "MS-Mincho"),
    Setting("KSCms-UHC-H", "cp949", "Korea1", "Batang"),
    Setting("Identity-H", None, "GB1"),
    Setting("Identity-H", None, "CNS1", "PMingLiU"),
    Setting("Identity-H", None, "Japan1", "MS-Gothic"),
    Setting("Identity-H", None, "Korea1", "Dotum"),
]
# First and last CID of the half-wide letters of each character collection.
_HALF = {"GB1": "814 908", "CNS1": "13648 13742", "Japan1": "231 325", "Korea1": "8094 8189"}
_LINES = {
    "GB1": [
        "城市公园水质的预测",
        "摘要：模型的精度提高了12.5%。",
        "1 引言",
        "水质（Water）受气温影响。",
    ],
    "CNS1": [
        "城市公園水質的預測",
        "摘要：模型的精度提高了12.5%。",
        "1 引言",
        "水質（Water）受氣溫影響。",
    ],
    "Japan1": [
        "都市公園の水質予測",
        "要旨：精度は12.5%向上した。",
        "1 序論",
        "水質（Water）は気温による。",
    ],
    "Korea1": [
        "도시공원수질예측",
        "요약：정확도가12.5%높아졌다.",
        "1 서론",
        "수질（Water）은기온에따른다.",
    ],
}


def lines(setting: Setting) -> list[str]:
    """What is printed: a title, an abstract, a heading and a sentence."""
    return _LINES[setting.ordering]


def unembedded(setting: Setting, texts: Sequence[str] = (), mode: int = 0) -> bytes:
    """A PDF of one page with these or the setting's lines, from the top; the first is larger.

    ``mode`` is the text rendering mode: 3 is invisible.
    """
    shown = [
        f"BT /F {10.5 if y else 16} Tf 40 {250 - 30 * y} Td <{_codes(text, setting)}> Tj ET"
        for y, text in enumerate(texts or lines(setting))
    ]
    fields = setting._asdict() | {"half": _HALF[setting.ordering]}
    return page(
        "\n".join([f"{mode} Tr", *shown]), COMPOSITE.format(**fields), DESCENDANT.format(**fields)
    )


def page(content: str, font: str, more: str = "") -> bytes:
    """A PDF with this content, set in /F; ``more`` are objects that the font refers to."""
    return whole(PDF.format(content=content, length=len(content), font=font, more=more))


def whole(objects: str) -> bytes:
    """A PDF of these objects, numbered without a gap, with its table of their places."""
    places = {int(found[1]): found.start() for found in _OBJECT.finditer(objects)}
    size, rows = len(places) + 1, [f"{places[n]:010} 00000 n \n" for n in sorted(places)]
    table = f"xref\n0 {size}\n0000000000 65535 f \n{''.join(rows)}"
    end = f"trailer << /Root 1 0 R /Size {size} >>\nstartxref\n{len(objects)}\n%%EOF\n"
    return (objects + table + end).encode("ascii")


def _codes(text: str, setting: Setting) -> str:
    if setting.codec:
        return text.encode(setting.codec).hex()
    return "".join(f"{_cids(setting.ordering)[char]:04x}" for char in text)


@cache
def _cids(ordering: str) -> dict[str, int]:
    """Character -> its lowest CID, as pdfminer has it from Adobe."""
    found = CMapDB.get_unicode_map(f"Adobe-{ordering}", vertical=False).cid2unichr
    return {char: cid for cid, char in sorted(found.items(), reverse=True)}
