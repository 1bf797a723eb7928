import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("华为、腾讯、方石、百度的员工。", ["华为", "腾讯", "方石", "百度"]),
        ("选取A1-华为、A2-百度、A3-理想、A4-腾讯为样本。", ["华为", "百度", "理想", "腾讯"]),
        ("选取华为、百度、远景网4家企业。", ["华为", "百度", "远景网"]),
        ("华为、高校、居民、商户共同参与。", ["华为"]),  # too few are known
    ],
)
def test_an_item_among_firms_is_a_firm(names, text, found):
    assert names(text) == [("org", name) for name in found]
