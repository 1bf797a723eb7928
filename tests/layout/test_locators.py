"""Addresses have no space inside, whatever white space is printed there."""

import pytest
from typeset import line

from bipaper.layout.locators import close_locators


@pytest.mark.parametrize(
    ("printed", "closed"),
    [
        ("见www. lanpu. cn一栏", "见www.lanpu.cn一栏"),
        ("https: //doi. org/10. 5555/j. water. 2031", "https://doi.org/10.5555/j.water. 2031"),
        ("ftp:// lanpu. cn", "ftp://lanpu.cn"),
        ("E-mail: lin815 @ 163. com; an@qq. com", "E-mail: lin815@163.com; an@qq.com"),
        ("www.lanpu.cn. The data", "www.lanpu.cn. The data"),
        ("www.lanpu.cn 32 and a. b", "www.lanpu.cn 32 and a. b"),
        ("www. lanpu. cn，见e. g. 32", "www.lanpu.cn，见e. g. 32"),
        ("www.lanpu.cn/a_ b c", "www.lanpu.cn/a_b c"),
        ("recall @ 10 and @ home", "recall @ 10 and @ home"),
        ("version 2. 1 of a. b", "version 2. 1 of a. b"),
    ],
)
def test_a_space_inside_an_address_is_closed(printed: str, closed: str) -> None:
    assert close_locators(line(printed)).text == closed


def test_wide_white_space_ends_an_address() -> None:
    printed = line("www. lanpu.   cn")
    assert close_locators(printed).text == "www.lanpu. cn"


def test_all_other_lines_stay_the_same() -> None:
    printed = line("数据在 lanpu. cn 上")
    assert close_locators(printed) is printed
