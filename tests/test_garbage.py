"""Whatever stands on a page, and wherever: a document comes out, and its offsets hold."""

import tempfile
from pathlib import Path
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from bipaper import model
from bipaper.settings import Extract, Settings
from bipaper.stages.steps import document_of

# The font is not in the file: pdfium knows the code points of this usual one.
FONTS = """5 0 obj << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light
  /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >> endobj
6 0 obj << /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light
  /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >> endobj
"""
WORDS = [
    *("摘要：", "关键词：水质；", "Abstract:", "Keywords: water;", "中图分类号：X5", "DOI:10.1/a"),
    *("1 引言", "1.1", "一、", "（一）", "第一章", "结论", "参考文献", "致谢", "[1]", "①", "*"),
    *("表1 水质", "图2", "Fig. 1", "注：", "(1)", "续表", "收稿日期：", "基金项目：", "作者简介："),
    *("增长了12.5%，居全国第一。", "2019年", "三分之二", "10~15", "±", "p<0.05", "1 235.6亿元"),
    *("王一，李二二", "某大学", "Wang Yi", "et al.", "《规划》", "“工程”", "表明", "建议", "可能"),
    *("[1] 王一. 水质[J]. 水, 2019, 1(2): 3-4.", "Wang Y, 2019, “Water”, Journal, Vol.1."),
    *("（", "）", "“", "[", "]", "-", "，", "。", "a", "x=1", "水", "\u3000", "\ue000", "𠀀"),
]


class Printed(NamedTuple):
    """A piece of text, where it stands (points from the bottom left) and its size."""

    text: str
    x: int
    y: int
    size: float


words = st.sampled_from(WORDS)
pieces = st.builds(
    Printed,
    words | st.lists(words | st.text(max_size=6), min_size=1, max_size=6).map("".join),
    st.sampled_from([20, 30, 160, 200]) | st.integers(-50, 320),
    st.integers(0, 32).map(lambda line: 12 * line) | st.integers(-20, 420),
    st.sampled_from([10, 10, 10, 7, 14, 5.5, 60]),
)
rules = st.tuples(*[st.integers(0, 300)] * 4)
pages = st.lists(st.tuples(st.lists(pieces, max_size=30), st.lists(rules, max_size=4)), max_size=3)


def drawn(pages: list[tuple[list[Printed], list[tuple[int, ...]]]]) -> bytes:
    """A PDF with these texts and rules."""
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in range(len(pages)))
    parts = [
        "%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
        f"2 0 obj << /Type /Pages /Kids [{kids}] /Count {len(pages)} >> endobj",
        FONTS,
    ]
    for number, (texts, lines) in enumerate(pages):
        own, content = 10 + 2 * number, 11 + 2 * number
        stream = "".join(f"{a} {b} m {c} {d} l S\n" for a, b, c, d in lines)
        for one in texts:
            code = one.text.encode("utf-16-be", "surrogatepass").hex()
            stream += f"BT /F {one.size} Tf {one.x} {one.y} Td <{code}> Tj ET\n"
        parts += [
            f"{own} 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400]",
            f"/Contents {content} 0 R /Resources << /Font << /F 5 0 R >> >> >> endobj",
            f"{content} 0 obj << /Length {len(stream)} >> stream\n{stream}endstream endobj",
        ]
    return "\n".join([*parts, "trailer << /Root 1 0 R >>\n"]).encode()


@settings(deadline=None, max_examples=40)
@given(pages.filter(bool))
def test_no_page_makes_a_document_fail(drawing):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        path.write_bytes(drawn(drawing))
        document = document_of(path, Settings(extract=Extract(ocr="never")))
    # Decoding checks the offsets of all mentions.
    assert model.decode(model.encode(document)) == document
