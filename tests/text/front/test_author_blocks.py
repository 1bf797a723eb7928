"""Authors in blocks side by side: each with its institution and address."""

import pytest
from printed import line

from bipaper.text.front.author_blocks import author_blocks

LIN = ["Lin Zhiyuan", "School of Computing", "Lanpu University", "linzy@lanpu.example"]
SHEN = ["Shen Ruogu", "Harbour Office, Lanpu City Institute", "Lanpu", "shen@port.example"]
AN = ["An Heng", "Qinghe University", "Qinghe"]
READ = {
    "Lin Zhiyuan": ("School of Computing Lanpu University", "linzy@lanpu.example"),
    "Shen Ruogu": ("Harbour Office, Lanpu City Institute Lanpu", "shen@port.example"),
    "An Heng": ("Qinghe University Qinghe", None),
}


def block(texts, x, base=100.0, pitch=12.0):
    return [line(text, x=x, base=base + n * pitch) for n, text in enumerate(texts)]


def read(lines, latin=True):
    return {one.names.text: (one.place, one.email) for one in author_blocks(lines, latin)}


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ([*block(LIN, 50), *block(SHEN, 300)], ["Lin Zhiyuan", "Shen Ruogu"]),  # columns of text
        ([*block(LIN, 50), *block(AN, 300)], ["Lin Zhiyuan", "An Heng"]),  # of other heights
        ([*block(LIN, 50), *block(SHEN, 300), *block(AN, 50, 148)], list(READ)),  # below an address
        ([*block(AN, 50), *block(LIN, 300, 140), *block(SHEN, 50, 140)], [*READ][2:] + [*READ][:2]),
        ([*block(LIN, 50), *block(SHEN, 300), *block(AN, 180, 148)], list(READ)),  # astride
    ],
)
def test_each_name_has_what_stands_below_it(lines, names):
    assert read(lines) == {name: READ[name] for name in names}


def test_rows_are_cut_where_no_space_is_as_wide():
    pairs = zip(LIN[:3], AN, strict=True)
    lines = [line(f"{a}{' ' * 40}{b}", base=100 + 12 * n) for n, (a, b) in enumerate(pairs)]
    assert read(lines) == {
        "Lin Zhiyuan": (READ["Lin Zhiyuan"][0], None),
        "An Heng": READ["An Heng"],
    }


def test_addresses_that_fill_a_row_are_cut_at_their_spaces():
    names = line(f"林知远{' ' * 32}沈若谷", x=70, base=100)
    places = line(f"岚浦大学计算机系{' ' * 12}岚浦市港务局研究院", x=50, base=112)
    row = line("lz_301@lanpu.example 77105@port.example", x=50, base=124)
    found = read([names, places, row], latin=False)
    assert [email for _, email in found.values()] == ["lz_301@lanpu.example", "77105@port.example"]


def test_chinese_blocks():
    lin, shen = ["林知远", "岚浦大学计算机学院", "岚浦"], ["沈若谷", "岚浦市港务局研究院"]
    found = read([*block(lin, 50), *block(shen, 300)], latin=False)
    assert found == {"林知远": ("岚浦大学计算机学院岚浦", None), "沈若谷": (shen[1], None)}


def test_names_that_the_other_script_knows_need_no_institution_below_them():
    lin, shen = ["林知远 (Zhiyuan Lin)", "linzy@lanpu.example"], ["Ruogu Shen", "Lanpu Harbour Co"]
    lines = [*block(lin, 50), *block(shen, 300)]
    assert author_blocks(lines, latin=True) == []
    found = author_blocks(lines, latin=True, others=["林知远", "沈若谷"])
    assert [(one.names.text, one.place, one.email) for one in found] == [
        ("林知远(Zhiyuan Lin)", "", "linzy@lanpu.example"),
        ("Ruogu Shen", "Lanpu Harbour Co", None),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        block(LIN, 50),  # one block is a name and an institution below it
        [*block(LIN[:1], 50), *block(SHEN[:1], 300), *block(LIN[1:], 50, 112)],
        [*block(LIN[1:], 50), *block(SHEN[1:], 300)],  # institutions side by side
        [*block(["Lin Zhiyuan", "Shen Ruogu"], 50), *block(["An Heng", "Song Gu"], 300)],
    ],
)
def test_other_lines_are_no_blocks(lines):
    assert read(lines) == {}
