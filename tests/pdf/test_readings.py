"""Which of two readings of a page says more."""

import pytest

from bipaper.pdf.readings import says_much_more, word_share


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("", 0.0),
        ("12.5%", 0.0),
        ("水质预测模型", 1.0),
        ("水质 预测 模型", 1.0),
        ("水鑫预盆", 0.0),
        ("water quality", 1.0),
        ("waterquality", 0.0),
        ("W ater q uality", 0.0),
        ("Water 水质 xqzv", 7 / 11),
    ],
)
def test_letters_count_that_stand_in_words(text: str, share: float) -> None:
    assert word_share(text) == pytest.approx(share)


GOOD = "本文预测河流的水质。 We predict the water quality of rivers."


@pytest.mark.parametrize(
    ("layer", "more"),
    [
        (GOOD, False),
        ("本文预测河流的水质。 We predict thewater quality of rivers.", True),
        ("本文预测河流的水质。 We predict the water quality of rivexs.", True),
        ("木文预测河流的水质。 We predict the water quality of rivers.", False),
    ],
)
def test_a_picture_is_believed_where_it_says_much_more_than_the_layer(
    layer: str, more: bool
) -> None:
    assert says_much_more(GOOD, layer) is more
    assert not says_much_more(layer, GOOD)
