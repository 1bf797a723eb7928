import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from leave_out import Entry, entries, sampled, with_and_without

from bipaper.text.join import join_lines, separator, words_within


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("本文研究了城市更新", "的影响", "本文研究了城市更新的影响"),
        ("居民收入，", "并且", "居民收入，并且"),
        ("采用", "LSTM模型", "采用LSTM模型"),
        ("采用LSTM", "模型", "采用LSTM模型"),
        ("截至2023", "年底", "截至2023年底"),
        ("the effect of", "urban renewal", "the effect of urban renewal"),
        ("renewal, which", "is (", "renewal, which is ("),
        ("of cities (", "and towns)", "of cities (and towns)"),
        ("cities", ", and towns", "cities, and towns"),
        ("and/", "or", "and/or"),
        ("所谓“", "智慧城市", "所谓“智慧城市"),
        ("所谓", "“smart”城市", "所谓“smart”城市"),
        ("the so-called", "“smart” city", "the so-called “smart” city"),
        ("the “smart”", "city", "the “smart” city"),
        ("称为“智慧”", "city", "称为“智慧”city"),
        ("2010—", "2020", "2010—2020"),
        ("见图", "①", "见图①"),
    ],
)
def test_chinese_continues_without_a_space_and_latin_words_with_one(left, right, joined):
    assert join_lines([left, right]) == joined


@pytest.mark.parametrize(
    ("within", "left", "right", "joined"),
    [
        ("an in-depth study", "an in-", "depth study", (0, "")),
        ("an indepth study", "an in-", "depth study", (1, "")),
        ("the blockchain of", "a block-", "chain of", (1, "")),
        ("the Block-Chain of", "a block-", "chain of", (0, "")),
        ("a state-of-art view", "a state-of-", "art view", (0, "")),
        ("the in-depth and indepth view", "the informa-", "tion", (1, "")),
        ("in-depth", "an in-", "depth study", (1, "")),  # at a line's end: it may be broken
    ],
)
def test_a_word_is_joined_as_the_paper_spells_it_within_its_lines(within, left, right, joined):
    assert separator(left, right, words_within([within])) == joined


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("we use informa-", "tion theory", "we use information theory"),
        ("Informa-", "tion theory", "Information theory"),
        ("soft\u00ad", "ware", "software"),
        ("we use informa\u2212", "tion theory", "we use information theory"),
        ("a loss of x \u2212", "y is", "a loss of x \u2212 y is"),
        ("the high-", "quality growth", "the high-quality growth"),
        ("High-", "quality growth", "High-quality growth"),
        ("end-to-", "end", "end-to-end"),
        ("COVID-", "19", "COVID-19"),
        ("BERT-", "based", "BERT-based"),
        ("non-", "Gaussian", "non-Gaussian"),
        ("pp. 12-", "34", "pp. 12-34"),
        ("the city -", "and its people", "the city - and its people"),
        ("the state-", "ment of", "the statement of"),
        ("the state-", "owned firms", "the state-owned firms"),
        ("by k-", "means", "by k-means"),
        ("LaTeX-", "based", "LaTeX-based"),
        ("an evidence-", "based policy", "an evidence-based policy"),
        ("decision-mak-", "ing", "decision-making"),
        ("the o-", "pinion", "the opinion"),
        ("a game-", "theoretic view", "a game-theoretic view"),
        ("the noise-", "exposure link", "the noise-exposure link"),
        ("考察了noise-", "exposure的关系", "考察了noise-exposure的关系"),
        ("a weather-", "man", "a weatherman"),
        ("the micro-", "plastics", "the microplastics"),
        ("the con-", "fig file", "the config file"),
        ("a convolution-", "al net", "a convolutional net"),
        ("the rhodo-", "dendron", "the rhododendron"),
        ("the GPT-4o-", "mini model", "the GPT-4o-mini model"),
    ],
)
def test_a_hyphen_at_a_line_end_is_dropped_only_inside_a_plain_word(left, right, joined):
    assert join_lines([left, right]) == joined


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("https://www.", "example.org/a", "https://www.example.org/a"),
        ("DOI:10.12345/j.issn.1000-", "2000.0001", "DOI:10.12345/j.issn.1000-2000.0001"),
        ("doi:10.12345/j.i", "ssn.1000-2000", "doi:10.12345/j.issn.1000-2000"),
        ("https://example.org/a", "The next", "https://example.org/a The next"),
        ("https://example.org/re-", "port.html", "https://example.org/re-port.html"),
        ("https://example.org/a", "访问日期", "https://example.org/a访问日期"),
    ],
)
def test_addresses_and_dois_continue_without_a_space(left, right, joined):
    assert join_lines([left, right]) == joined


def test_empty_lines_and_white_space_leave_no_trace():
    assert join_lines(["", " 城市 ", "", "\t更新"]) == "城市更新"
    assert separator("", "a") == (0, "")


@given(st.lists(st.text(alphabet="城市，。“”a-A1 /.\u00ad", max_size=8), max_size=5))
@settings(deadline=None, max_examples=100)
def test_joining_never_adds_or_loses_more_than_hyphens_and_spaces(lines):
    def kept(text):
        return [c for c in text if c not in " -\u00ad"]

    assert kept(join_lines(lines)) == kept("".join(lines))


@given(st.text(alphabet="城市更新，。", min_size=1), st.text(alphabet="城市更新，。", min_size=1))
@settings(deadline=None, max_examples=50)
def test_no_space_ever_stands_between_chinese_characters(left, right):
    assert separator(left, right) == (0, "")


WORDS = ("bipaper.text.join", "compounds.toml")


def keeps_its_hyphen(example: str) -> bool:
    left, right = example.split("|")
    return join_lines([f"the {left}", f"{right} of"]) == f"the {left}{right} of"


@pytest.mark.parametrize("entry", sampled(entries(*WORDS), "compounds"), ids=lambda e: e.word)
def test_without_a_word_the_hyphen_of_its_example_is_taken_for_another(entry: Entry) -> None:
    keeps = entry.name not in ("prefixes", "closed")
    assert with_and_without(*WORDS, entry, keeps_its_hyphen) == (keeps, not keeps)
