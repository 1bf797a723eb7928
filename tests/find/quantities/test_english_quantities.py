"""What is a quantity in English text, its value and unit; and what is left alone."""

import pytest
from quantity_rows import cases, expected, found
from views import view

from bipaper.find.quantities.scan import find_quantities

ENGLISH = [
    *cases(
        "percent",
        """
        it grew by 2.52 percent | 2.52 percent | 2.52 | percent | =
        about 10-15% of them | about 10-15% | 10..15 | percent | ~
        rose by 3 percentage points | 3 percentage points | 3 | percentage point | =
        no less than 30 per cent | no less than 30 per cent | 30 | percent | >=
        """,
    ),
    *cases(
        "money",
        """
        worth 1.2 billion yuan | 1.2 billion yuan | 1200000000 | CNY | =
        more than $3.5 million | more than $3.5 million | 3500000 | USD | >
        RMB 5 billion | RMB 5 billion | 5000000000 | CNY | =
        CNY5 million | CNY5 million | 5000000 | CNY | =
        two million dollars | two million dollars | 2000000 | USD | =
        """,
    ),
    *cases(
        "count",
        """
        three typical cities | three typical cities | 3 | cities | =
        data of 1,204 firms | 1,204 firms | 1204 | firms | =
        twenty-one cases | twenty-one cases | 21 | cases | =
        at least 30 people | at least 30 people | 30 | people | >=
        nearly 5 million users | nearly 5 million users | 5000000 | users | ~
        3.0×10^5 cells | 3.0×10^5 cells | 300000 | cells | =
        """,
    ),
    *cases(
        "rank",
        """
        the first result | first | 1 |  | =
        it ranked 6th | 6th | 6 |  | =
        the twenty-first province | twenty-first | 21 |  | =
        among the top 10 provinces | top 10 | 10 |  | <=
        the top three | top three | 3 |  | <=
        """,
    ),
    *cases(
        "ratio",
        """
        three-quarters of users | three-quarters | 0.75 |  | =
        about a quarter | about a quarter | 0.25 |  | ~
        nearly half of them | nearly half | 0.5 |  | ~
        output doubled | doubled | 2 | times | =
        3.5 times higher | 3.5 times | 3.5 | times | =
        a ratio of 3:1 | 3:1 | 3 |  | =
        """,
    ),
    *cases(
        "date",
        """
        in September 2023 | September 2023 | 2023-09 |  | =
        on 3 May 2021 | 3 May 2021 | 2021-05-03 |  | =
        on May 3, 2021 | May 3, 2021 | 2021-05-03 |  | =
        in 2020 | 2020 | 2020 |  | =
        from 2011 to 2020 | 2011 to 2020 | 2011..2020 |  | =
        between 2015 and 2020 | 2015 and 2020 | 2015..2020 |  | =
        during 2005–2019 | 2005–2019 | 2005..2019 |  | =
        from September 2019 to July 2020 | September 2019 to July 2020 | 2019-09..2020-07 |  | =
        in the 1990s | 1990s | 1990..1999 |  | =
        the 20th century | 20th century | 1901..2000 |  | =
        the first half of 2023 | first half of 2023 | 2023-01..2023-06 |  | =
        the 14th Five-Year Plan period | 14th Five-Year Plan period | 2021..2025 |  | =
        """,
    ),
    *cases(
        "duration",
        """
        within 3 years | 3 years | 3 | year | =
        a three-year period | three-year | 3 | year | =
        over 10 to 20 months | over 10 to 20 months | 10..20 | month | >
        after 24 h | 24 h | 24 | h | =
        """,
    ),
    *cases(
        "measure",
        """
        25 km2 of land | 25 km2 | 25 | km² | =
        at 30 ℃ | 30 ℃ | 30 | ℃ | =
        50 μg/m3 | 50 μg/m3 | 50 | μg/m³ | =
        up to 5 million tons | up to 5 million tons | 5000000 | t | <=
        """,
    ),
    *cases(
        "number",
        """
        (p < 0.05) | p < 0.05 | 0.05 |  | <
        n = 1204 | n = 1204 | 1204 |  | =
        a mean of 3.2 ± 0.4 | 3.2 ± 0.4 | 3.2 |  | =
        between 0.1 and 0.5 | 0.1 and 0.5 | 0.1..0.5 |  | =
        reached 1.2 million | 1.2 million | 1200000 |  | =
        """,
    ),
]


@pytest.mark.parametrize(("kind", "text", "mention", "value", "unit", "comparator"), ENGLISH)
def test_an_english_quantity_is_found_and_normalised(kind, text, mention, value, unit, comparator):
    assert found("en", text) == expected(kind, mention, value, unit, comparator)


LEFT_ALONE_IN_ENGLISH = [
    "Table 3", "Fig. 2", "Figs. 2-4", "Eq. (3)", "Section 3.2", "[3]", "(Smith et al., 2020)",
    "One of us", "one-way", "two-way", "two-stage", "First, we", "firstly", "second-hand",
    "third-party", "H1", "F1", "GPT-4", "COVID-19", "5G", "Model 2", "on the one hand", "(1)",
    "third chapter", "Web 2.0", "five-point", "no one", "the 14th Five-Year Plan",
]  # fmt: skip


@pytest.mark.parametrize("text", LEFT_ALONE_IN_ENGLISH)
def test_an_english_numeral_without_meaning_is_left_alone(text):
    assert find_quantities(view(text, "en")) == []
