"""The em is what the page shows, not what the font says."""

from pathlib import Path

from unembedded import COMPOSITE, DESCENDANT, page

from bipaper.pdf.ems import printed_sizes
from bipaper.pdf.glyphs import Char
from bipaper.pdf.pages import read_pages


def row(text: str, step: float, *, size: float = 20.0, font: str = "song") -> list[Char]:
    """Characters in boxes of one em, each ``step`` points right of the one before."""
    places = [50 + n * step for n in range(len(text))]
    return [
        Char(char, x, 82.0, x + size, 102.0, 100.0, size, font, False)
        for char, x in zip(text, places, strict=True)
    ]


def test_a_font_whose_characters_overlap_prints_smaller_than_it_says():
    (mended,) = printed_sizes([row("湖泊水质", 10.0)])
    assert mended == [
        Char(char, x, 91.0, x + 10, 101.0, 100.0, 10.0, "song", False)
        for char, x in zip("湖泊水质", (50, 60, 70, 80), strict=True)
    ]


def test_a_font_is_mended_in_all_its_sizes_and_on_all_pages():
    pages = printed_sizes([row("湖泊水质", 10.0), row("鱼", 5.0, size=10.0)])
    assert [char.size for char in pages[1]] == [5.0]


def test_other_fonts_and_tight_setting_are_left_alone():
    drawn = row("湖泊水质的变化", 18.5) + row("氧气", 9.0, font="few") + row("鱼", 9.0, font="one")
    assert printed_sizes([drawn]) == [drawn]


def test_a_line_drawn_again_for_its_shadow_tells_no_em():
    drawn = [
        char for place in row("湖泊水质", 20.0) for char in (place, place._replace(x0=place.x0 + 1))
    ]
    assert printed_sizes([drawn]) == [drawn]


def test_a_page_is_read_in_the_size_it_is_printed_in(tmp_path: Path):
    """21 points in the file; each character is moved back by half an em."""
    codes = " 500 ".join(f"<{cid:04x}>" for cid in range(1200, 1210))
    look = {"font": "Half", "encoding": "Identity-H", "ordering": "GB1", "half": "814 908"}
    path = tmp_path / "half.pdf"
    path.write_bytes(
        page(
            f"BT /F 21 Tf 50 200 Td [{codes}] TJ ET",
            COMPOSITE.format(**look),
            DESCENDANT.format(**look),
        )
    )
    (read,) = read_pages(path, "never").pages
    assert [(char.size, round(char.x1 - char.x0, 1)) for char in read.chars] == [(10.5, 10.5)] * 10
