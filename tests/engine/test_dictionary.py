from pathlib import Path

import pytest

from bipaper.engine.dictionary import DictionaryError, user_words
from bipaper.settings import Segment


def words(path: Path) -> tuple[str, ...]:
    return user_words(Segment(user_dictionary=str(path)))


def test_no_dictionary_has_no_words() -> None:
    assert user_words(Segment()) == ()


def test_blank_lines_and_comments_are_no_words(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_text("\ufeff# mine\n海绵城市\n\n  # more\r\n 数字孪生 n\n", encoding="utf-8")
    assert words(file) == ("海绵城市", "数字孪生 n")


def test_what_is_wrong_with_a_dictionary_is_said_with_its_name(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    with pytest.raises(DictionaryError, match=r"words.txt': No such file or directory"):
        words(file)
    file.write_bytes("海绵城市".encode("gbk"))
    with pytest.raises(DictionaryError, match=r"words.txt': not UTF-8 \(byte 1\)"):
        words(file)
