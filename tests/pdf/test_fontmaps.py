"""Which glyphs are in doubt, told from the text of their font alone. All text is made up here."""

import json
import random
from itertools import pairwise
from pathlib import Path

import pytest
from samples import ROOT, SAMPLES

from bipaper.chars import UNREADABLE, is_han
from bipaper.pdf.fontmaps import by_code, in_doubt, misfits
from bipaper.pdf.glyphs import Char, PageChars
from bipaper.pdf.normalise import normalise_char
from bipaper.pdf.pages import read_pages

PAPER = json.loads((ROOT / "tests/golden/heat_pump_policy.json").read_text(encoding="utf-8"))
ZH = "".join(paragraph["text"] for paragraph in PAPER["paragraphs"]).replace(" ", "")
EN = (
    "Using yearly data of twelve cities on the coast, this paper studies how new ports change the "
    "growth of their regions. Cities with better roads grew faster after opening, while those "
    "inland hardly changed. The finding agrees with earlier studies of river towns and canals. "
)
CODE = "x1 = read(y2); for i in range(n): print(x[i], f2(y)); z = [a1, b2]; return {x: y} "
FORMULAS = "y=α+βx+ε (1) ∑x²/n≤∫φ(θ)dθ p<0.05 Ах=λх ŷ-ȳ R²=0.87 "
HAN = "".join(map(chr, range(0x4E00, 0x9FA6)))


def set_in(face: str, text: str) -> list[Char]:
    """Characters of a font, side by side; spaces part them. Their codes are their Unicode
    values, but each glyph without a character has its own."""
    chars: list[Char] = []
    for x, (before, char) in enumerate(pairwise(f" {text}")):
        if char != " ":
            code = x + 1 if char == UNREADABLE else ord(char)
            spaced = before == " "
            chars.append(Char(char, x, 0, x + 1, 1, 1, 1, face, False, spaced, face, code))
    return chars


def page(*fonts: list[Char]) -> PageChars:
    return PageChars(1, 600, 800, [char for chars in fonts for char in chars])


def doubted(*fonts: list[Char]) -> dict[str, str]:
    """Font -> its characters in doubt."""
    found: dict[str, str] = {}
    for face, _, text in in_doubt([page(*fonts)]):
        found[face] = "".join(sorted(found.get(face, "") + text))
    return found


def shuffled(text: str, alphabet: str) -> str:
    """A text with each of these characters made another one of them."""
    others = random.Random(1).sample(alphabet, len(alphabet))
    return text.translate(dict(zip(map(ord, alphabet), others, strict=True)))


def letters_of(text: str) -> str:
    return "".join(sorted(set(filter(str.isalpha, text))))


@pytest.mark.parametrize("text", [ZH, EN, CODE, FORMULAS, ZH + EN, "①②③"])
def test_sound_text_is_not_doubted(text: str) -> None:
    assert doubted(set_in("F", text * 3)) == {}


@pytest.mark.parametrize("letter", "ɛαя水のアーㄅʰ")
def test_scripts_of_chinese_papers_are_at_home_beside_two_others(letter: str) -> None:
    assert doubted(set_in("F", f"{letter}ሀਅ")) == {}
    assert doubted(set_in("F", f"{letter}ሀਅก")) == {"F": "".join(sorted(f"{letter}ሀਅก"))}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_glyph_of_a_sample_is_doubted(path: Path) -> None:
    pages = read_pages(path, "never").pages
    assert in_doubt([PageChars(p.number, p.width, p.height, p.chars) for p in pages]) == set()


@pytest.mark.parametrize(
    "text",
    [
        "北方城市的供暖" + UNREADABLE * 2,
        shuffled(ZH, letters_of(ZH)),
        "".join(random.Random(1).choices(HAN, k=60)),
        "啊阿埃挨哎唉哀皑癌蔼矮艾碍爱隘鞍氨安俺按暗岸胺案肮昂盎凹敖熬翱袄傲奥懊澳芭捌扒叭吧笆八疤巴拔",
        EN.translate({c: (c - 97 + 3) % 26 + 97 for c in range(97, 123)}),
        "7WX6¯μhi*JN*k2;Qp<9Rt#Lm7&Uv4|Ya3Zx8}Bc5$Dw6%Ef1Gh2~Ij",
        "㾦ἶ⌹⃟ልਅሎকஇ",
    ],
    ids=[
        "glyphs without a character",
        "characters in the place of others",
        "random ideographs",
        "consecutive ideographs",
        "shifted letters",
        "digits and signs among letters",
        "scripts that do not belong together",
    ],
)
def test_a_font_that_says_what_cannot_be_printed_is_doubted_whole(text: str) -> None:
    glyphs = {char.code: char.text for char in set_in("F", text)}
    assert doubted(set_in("F", text)) == {"F": "".join(sorted(glyphs.values()))}


@pytest.mark.parametrize("odd", [f"a{sign}" for sign in "#$%&*@^`~|{}<>\\!?;"])
def test_signs_before_letters_are_no_english(odd: str) -> None:
    assert doubted(set_in("F", 30 * odd)).keys() == {"F"}


@pytest.mark.parametrize("odd", ["aB.", "a1.", "1a.", "1A."])
def test_digits_and_capitals_within_words_are_no_english(odd: str) -> None:
    assert doubted(set_in("F", 30 * odd)).keys() == {"F"}


def test_a_small_font_whose_pairs_of_characters_the_paper_does_not_know_is_doubted() -> None:
    body = set_in("G", ZH)
    assert doubted(set_in("F", "北方城市热泵推广政策的减排效应研究"), body) == {}
    alone = "棋眉窗雁炉蝶纱竹笛亭柳溪鹤"
    assert doubted(set_in("F", alone), body) == {"F": "".join(sorted(alone))}


def test_only_what_has_no_character_is_doubted_in_a_sound_font() -> None:
    assert doubted(set_in("F", ZH + UNREADABLE)) == {"F": UNREADABLE}


def test_an_ideograph_among_signs_is_doubted() -> None:
    assert doubted(set_in("F", "±×≤≥" * 15 + "唱")) == {"F": "唱"}


def test_a_font_that_is_not_in_the_file_cannot_be_looked_at() -> None:
    assert doubted(set_in("", UNREADABLE * 20)) == {}


# --- fonts without a map ----------------------------------------------------------------


def test_codes_that_read_as_english_are_ascii() -> None:
    coded = set_in("F", EN * 2)
    bare = [char._replace(text=UNREADABLE) for char in coded]
    (read,) = by_code([page(bare)])
    assert read.chars == coded


def test_codes_that_read_as_nothing_stay_without_a_character() -> None:
    text = EN.translate({c: (c - 97 + 3) % 26 + 97 for c in range(97, 123)}) * 2
    bare = page([char._replace(text=UNREADABLE) for char in set_in("F", text)])
    assert by_code([bare]) == [bare]


def test_letters_that_stand_for_a_few_codes_of_a_font_without_a_map_are_guesses() -> None:
    chars = set_in("F", UNREADABLE * 20 + "%7水，")
    (read,) = by_code([page(chars)])
    assert "".join(char.text for char in read.chars) == UNREADABLE * 22 + "水，"


def test_a_control_code_is_no_sign_of_a_font_without_a_map() -> None:
    told = set_in("F", "abc" * 10)
    commas = [char._replace(text=UNREADABLE, code=-0x82) for char in set_in("F", "x" * 10)]
    assert by_code([page(told, commas)]) == [page(told, commas)]


# --- characters narrower than their glyphs -----------------------------------------------------

BEFORE = "".join(filter(is_han, ZH))[:100]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("水à位p升。", "pà"),
        ("水位2 雨停了", "2"),  # a full stop, whose first byte is lost
        ("水位ＡＢ升", ""),  # full-width letters have codes of their own
        ("水位levelevelevel升", ""),  # or stand beside each other
        ("约翰·李", ""),
        ("水位“高”", ""),
        ("水位αβ升", ""),
    ],
)
def test_a_narrow_character_in_a_wide_glyph_among_chinese_ones_is_a_misfit(
    text: str, found: str
) -> None:
    chars = [char._replace(text=normalise_char(char.text)) for char in set_in("F", BEFORE + text)]
    assert "".join(sorted(glyph[2] for glyph in misfits([page(chars)]))) == found


def test_a_narrow_glyph_is_no_misfit() -> None:
    chars = set_in("F", f"{BEFORE}水a位b升")
    narrow = [char._replace(x1=char.x0 + 0.5) if char.text in "ab" else char for char in chars]
    assert misfits([page(narrow)]) == set()


def test_without_chinese_characters_in_a_font_nothing_is_a_misfit() -> None:
    assert misfits([page(set_in("F", EN))]) == set()
