import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("位于陕西省榆林市神木市。", ["陕西省榆林市神木市"]),
        ("位于浙江杭州。", ["浙江杭州"]),
        ("徐州宿迁两地。", ["徐州", "宿迁"]),
        ("苏州、无锡和浙西南的山区。", ["苏州", "无锡", "浙西南"]),
        ("船沿乌苏里江航行。", ["乌苏里江"]),
        ("少数民族自治县的淡水湖。", []),
        ("我国和全国各地，国内外。", []),
    ],
)
def test_places(names, text, found):
    assert names(text) == [("place", name) for name in found]
