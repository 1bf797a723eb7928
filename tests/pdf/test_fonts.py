"""Text in fonts that a PDF only names: read alike on every machine, drawn where it can be."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2 as pdfium
import pytest
from unembedded import COMPOSITE, DESCENDANT, SETTINGS, Setting, lines, page, unembedded

from bipaper.chars import is_han
from bipaper.data import read_bytes
from bipaper.pdf import ocr
from bipaper.pdf.glyphs import Char
from bipaper.pdf.pages import read_pages

WIDTHS = f"/FirstChar 0 /LastChar 255 /Widths [{'400 ' * 256}]"
PROGRAM = Path(__file__).with_name("seen_here.py")
# A name space of this process's own, in which folders can lie over others.
APART = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-root-user"]
# Gives pdfium the fonts in folder $1 and no others; where pdfium looks for them is built in.
DRESSED = """set -e; given=$(mktemp -d); empty=$(mktemp -d); cp -r "$1"/. $given; shift
for folder in /usr/share/fonts /usr/share/X11/fonts; do
  if [ -d $folder ]; then mount --bind $empty $folder; fi
done
mount -t tmpfs none /usr/local/share; mkdir /usr/local/share/fonts
cp -r $given/. /usr/local/share/fonts; rm -r $given $empty; exec "$@"
"""


def name(setting: Setting) -> str:
    return f"{setting.encoding}_{setting.ordering}"


every_setting = pytest.mark.parametrize("setting", SETTINGS, ids=name)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A paper in each setting."""
    folder = tmp_path_factory.mktemp("papers")
    for setting in SETTINGS:
        (folder / f"{name(setting)}.pdf").write_bytes(unembedded(setting))
    for face in ("Garamond", "Arial", "Symbol"):
        font = f"/Subtype /TrueType /BaseFont /{face} {WIDTHS}"
        (folder / f"{face}.pdf").write_bytes(page("BT /F 10 Tf 40 200 Td (Ab) Tj ET", font))
    return sorted(folder.iterdir())


def written(setting: Setting, folder: Path) -> tuple[Path, list[Char]]:
    """The paper in this setting, and its characters as read."""
    path = folder / "paper.pdf"
    path.write_bytes(unembedded(setting))
    return path, read_pages(path, "never").pages[0].chars


@every_setting
def test_text_arrives_whole_without_its_font(setting: Setting, tmp_path: Path) -> None:
    _, chars = written(setting, tmp_path)
    assert "".join(char.text for char in chars) == "".join(lines(setting)).replace(" ", "")


@every_setting
def test_a_character_is_as_large_as_the_file_says(setting: Setting, tmp_path: Path) -> None:
    path, chars = written(setting, tmp_path)
    with pdfplumber.open(path) as document:
        stated = [char for char in document.pages[0].chars if char["text"] != " "]
    assert [(c.text, c.x0, c.top, c.x1, c.bottom) for c in chars] == [
        (c["text"], *(pytest.approx(c[edge], abs=0.01) for edge in ("x0", "top", "x1", "bottom")))
        for c in stated
    ]


# --- fonts of one byte a character ------------------------------------------------------

NAMED = "/Encoding << /Differences [65 /A /alpha /afii10017 /uni6C34] >>"
SIMPLE = [
    ("TrueType", "SimHei", "/Encoding /WinAnsiEncoding", "ABC"),
    ("TrueType", "SimHei", "/Encoding /MacRomanEncoding", "ABC"),
    ("TrueType", "SimHei", NAMED, "AαА水"),
    ("Type1", "Garamond", "", "ABC"),
    ("Type1", "Garamond", NAMED, "AαА水"),
]


@pytest.mark.parametrize(("kind", "face", "encoding", "text"), SIMPLE)
def test_letters_that_stand_alone_arrive_too(
    kind: str, face: str, encoding: str, text: str, tmp_path: Path
) -> None:
    font = f"/Subtype /{kind} /BaseFont /{face} {encoding} {WIDTHS}"
    assert [(c.text, round(c.x1 - c.x0, 2)) for c in alone(font, len(text), tmp_path)] == [
        (char, 4) for char in text
    ]


@pytest.mark.parametrize(
    ("face", "widths"),
    [
        ("Helvetica", [("A", 6.7), ("B", 6.7)]),
        ("Courier", [("A", 6.0), ("B", 6.0)]),
        ("Symbol", [("Α", 7.2), ("Β", 6.7)]),
        ("ZapfDingbats", [("✡", 6.9), ("✢", 7.9)]),
    ],
)
def test_faces_that_every_reader_has_keep_their_own_widths(
    face: str, widths: list[tuple[str, float]], tmp_path: Path
) -> None:
    chars = alone(f"/Subtype /Type1 /BaseFont /{face}", 2, tmp_path)
    assert [(c.text, round(c.x1 - c.x0, 1)) for c in chars] == widths


def test_symbols_are_those_of_the_face_that_every_reader_has(tmp_path: Path) -> None:
    """Other faces call this one U+2219, an operator."""
    path = tmp_path / "paper.pdf"
    symbol = f"/Subtype /TrueType /BaseFont /Symbol {WIDTHS}"
    path.write_bytes(page("BT /F 10 Tf 40 200 Td <b7> Tj ET", symbol))
    assert [c.text for c in read_pages(path, "never").pages[0].chars] == ["•"]


def test_widths_that_a_file_withholds_are_half_an_em_and_an_em(tmp_path: Path) -> None:
    chars = alone(f"/Subtype /TrueType /BaseFont /SimHei {NAMED}", 4, tmp_path)
    assert [(c.text, round(c.x1 - c.x0, 2)) for c in chars] == [
        *(("A", 5), ("α", 5), ("А", 5), ("水", 10)),
    ]


def test_a_font_without_description_reaches_as_high_as_chinese_ones_do(tmp_path: Path) -> None:
    (char,) = alone(f"/Subtype /TrueType /BaseFont /SimHei {WIDTHS}", 1, tmp_path)
    assert (round(char.base - char.top, 1), round(char.bottom - char.base, 1)) == (8.8, 1.2)


def alone(font: str, count: int, folder: Path) -> list[Char]:
    """The first letters of the alphabet in size 10, each drawn by itself."""
    letters = (f"BT /F 10 Tf {40 + 20 * n} 200 Td <{65 + n:x}> Tj ET" for n in range(count))
    path = folder / "paper.pdf"
    path.write_bytes(page("\n".join(letters), font))
    return read_pages(path, "never").pages[0].chars


BY_NUMBER = Setting("Identity-H", None, "Identity")  # of a font that says nothing of its glyphs
NUMBERS = "BT /F 20 Tf 40 200 Td <00240025002600270028002900300031003200330034> Tj ET"


@pytest.mark.parametrize("mode", ["never", "auto", "always"])
def test_glyphs_that_are_only_numbered_are_counted_and_nothing_is_read_into_them(
    mode: str, tmp_path: Path
) -> None:
    if mode != "never":
        pytest.importorskip("rapidocr")
    fields = BY_NUMBER._asdict() | {"half": "1 2"}
    path = tmp_path / "paper.pdf"
    path.write_bytes(page(NUMBERS, COMPOSITE.format(**fields), DESCENDANT.format(**fields)))
    paper = read_pages(path, mode)
    assert [c.text for c in paper.pages[0].chars] == ["\ufffd"] * 11
    assert [w.code for w in paper.warnings] == ["unmapped", "fonts_missing"]


# --- machines ---------------------------------------------------------------------------


def dressed(fonts: Path, *command: str | Path) -> str:
    """What a command prints on a machine that has the fonts in a folder and no others."""
    tried = (
        subprocess.run([*APART, "true"], capture_output=True) if shutil.which(APART[0]) else None
    )
    if tried is None or tried.returncode:
        pytest.skip("the fonts of this machine cannot be hidden: no unshare here, or not allowed")
    shell = [*APART, "sh", "-c", DRESSED, "sh", fonts, *command]
    return subprocess.run(shell, capture_output=True, check=True, text=True).stdout


def seen(papers: list[Path], fonts: Path) -> dict[str, Any]:
    return json.loads(dressed(fonts, sys.executable, PROGRAM, *papers))


@pytest.fixture(scope="module")
def bare(papers: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a machine without fonts sees."""
    return seen(papers, none(tmp_path_factory.mktemp("bare")))


@pytest.fixture(scope="module")
def rich(papers: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a machine sees that has fonts for everything, of odd shapes."""
    return seen(papers, blots(tmp_path_factory.mktemp("rich")))


def none(parent: Path) -> Path:
    """A new folder without fonts."""
    (folder := parent / "fonts").mkdir()
    return folder


def blots(parent: Path) -> Path:
    """A new folder with fonts that have a blot for every character."""
    program = pytest.importorskip("blot_font", reason="needs fonttools, in the dev extra")
    characters = {*map(chr, range(0x20, 0x500)), *"".join(map("".join, map(lines, SETTINGS)))}
    (folder := parent / "fonts").mkdir()
    for family in ("SimSun", "Garamond", "Helvetica", "Symbol"):
        (folder / f"{family}.ttf").write_bytes(program.blot_font(family, characters))
    return folder


def test_a_paper_is_the_same_whatever_fonts_a_machine_has(
    bare: dict[str, Any], rich: dict[str, Any], papers: list[Path]
) -> None:
    here = json.loads(subprocess.check_output([sys.executable, PROGRAM, *papers]))
    assert here["read"] == bare["read"]
    assert rich["read"] == bare["read"]


def test_pages_are_drawn_with_the_fonts_a_machine_has(
    bare: dict[str, Any], rich: dict[str, Any]
) -> None:
    assert {name for name, fonts in bare["missing"].items() if fonts} == set(bare["read"])
    assert {name for name, fonts in rich["missing"].items() if fonts} == set()
    assert bare["drawn"][0] != rich["drawn"][0]


def test_reading_does_not_change_how_pages_are_drawn(
    bare: dict[str, Any], rich: dict[str, Any]
) -> None:
    for machine in (bare, rich):
        before, after = machine["drawn"]
        assert before == after


def test_a_program_gets_its_own_fonts_back_when_a_paper_is_read(tmp_path: Path) -> None:
    own = pdfium.PdfSysfontBase()
    own.setup()
    written(SETTINGS[0], tmp_path)
    assert pdfium.PdfSysfontBase.SINGLETON is own


def test_the_font_is_what_its_program_makes() -> None:
    program = pytest.importorskip("box_font", reason="needs fonttools, in the dev extra")
    assert read_bytes("bipaper.pdf.fonts", "box.ttf") == program.box_font()


# --- OCR --------------------------------------------------------------------------------


needs_ocr = pytest.mark.skipif(not ocr.available(), reason='needs pip install "bipaper[ocr]"')
# Enough characters to tell that no text is made of them.
RARE = "鼱鼲鼳鼴鼵鼶鼸鼺鼼鼿齀齁齂齃齅齆齇齈齉齌齍齎齏齒齓齔齕齖齗齘齙齚齛齜齝齞齟齠齡齢齣齤"
BY_OCR = """
import json, sys
from pathlib import Path
from bipaper.pdf.pages import read_pages
paper = read_pages(Path(sys.argv[1]), sys.argv[2])
chars = sorted(paper.pages[0].chars, key=lambda char: (round(char.base), char.x0))
codes = [warning.code for warning in paper.warnings]
print(json.dumps({"ocr": paper.ocr, "text": "".join(c.text for c in chars), "warnings": codes}))
"""


def by_ocr(path: Path, mode: str, fonts: Path) -> dict[str, Any]:
    return json.loads(dressed(fonts, sys.executable, "-c", BY_OCR, path, mode))


def han(text: str) -> str:
    return "".join(filter(is_han, text))


@needs_ocr
def test_what_cannot_be_drawn_is_kept_and_warned_of(tmp_path: Path) -> None:
    path, _ = written(SETTINGS[0], tmp_path)
    read = by_ocr(path, "always", none(tmp_path))
    assert read["warnings"] == ["fonts_missing"]
    assert han(read["text"]) == han("".join(lines(SETTINGS[0])))
    assert "12.5%" in read["text"]


@needs_ocr
def test_text_that_means_nothing_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(unembedded(SETTINGS[0], [RARE[:20], RARE[20:]]))
    read = by_ocr(path, "auto", none(tmp_path))
    assert read == {"ocr": True, "text": "", "warnings": ["fonts_missing"]}


@needs_ocr
def test_text_that_nobody_sees_needs_no_font(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(unembedded(SETTINGS[0], mode=3))
    assert by_ocr(path, "always", none(tmp_path))["warnings"] == ["hidden_text"]


@needs_ocr
def test_fonts_that_are_installed_are_not_missed(tmp_path: Path) -> None:
    path, _ = written(SETTINGS[0], tmp_path)
    assert by_ocr(path, "always", blots(tmp_path))["warnings"] == []


@needs_ocr
def test_a_page_set_sideways_is_drawn_as_it_was_read(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    sideways = "BT /F 20 Tf 0 1 -1 0 200 20 Tm (Quality of water) Tj ET"
    path.write_bytes(page(sideways, "/Subtype /Type1 /BaseFont /Helvetica"))
    (read,) = read_pages(path, "always").pages
    assert ("".join(c.text for c in read.chars), read.width) == ("Qualityofwater", 300)
