import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "工行、农行、方石、建行的员工。",
            ["工行", "农行", "方石", "建行"],
        ),
        (
            "选取A1-工行、A2-农行、A3-理想、A4-上交所为样本。",
            ["工行", "农行", "理想", "上交所"],
        ),
        ("选取工商银行、渤海银行、远景网4家企业。", ["工商银行", "渤海银行", "远景网"]),
        ("工商银行、高校、居民、商户共同参与。", ["工商银行"]),  # too few are known
    ],
)
def test_an_item_among_firms_is_a_firm(names, text, found):
    assert names(text) == [("org", name) for name in found]
