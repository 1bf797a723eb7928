"""First pages of many styles: the whole front matter that is read from each specimen."""

import re
from typing import Any

import msgspec
import pytest
from specimen import SPECIMENS, extracted

PROSE = (SPECIMENS / "sources" / "prose.typ").read_text(encoding="utf-8")


def written(name: str) -> str:
    """A text that the specimens share, as their source has it."""
    found = re.search(rf"#let {name} = \[(.*)\]", PROSE)
    assert found
    return found[1]


ABSTRACTS = {"zh": written("abstract-zh"), "en": written("abstract-en")}
KEYWORDS = {"zh": written("keywords-zh").split("；"), "en": written("keywords-en").split("; ")}
PLACES = {
    "zh": ["岚浦大学风景园林学院，岚浦400000", "岚浦市园林科学研究院，岚浦400001"],
    "en": [
        "School of Landscape Architecture, Lanpu University, Lanpu 400000, China",
        "Lanpu Institute of Landscape Sciences, Lanpu 400001, China",
    ],
}
TITLE = {"zh": "口袋公园使用人数的影响因素", "en": "What Makes People Use Pocket Parks"}


def squeezed(value: Any) -> Any:
    """Texts in a tree without white space: where words part is not this test's matter."""
    if isinstance(value, dict):
        return {key: squeezed(inner) for key, inner in value.items()}
    return [*map(squeezed, value)] if isinstance(value, list) else "".join(value.split())


def without_empty(value: Any) -> Any:
    """A tree of dictionaries without what is None or empty."""
    if not isinstance(value, dict):
        return value
    found = {key: without_empty(inner) for key, inner in value.items()}
    return {key: inner for key, inner in found.items() if inner not in (None, [], {})}


def front_matter(name: str) -> dict[str, Any]:
    paper = extracted(name)
    abstracts = {"zh": paper.abstract_zh, "en": paper.abstract_en}
    texts = {lang: block and block.text for lang, block in abstracts.items()}
    keywords = msgspec.to_builtins(paper.keywords)
    metadata = msgspec.to_builtins(paper.metadata)
    del metadata["people"]
    return without_empty(metadata | {"abstract": texts, "keywords": keywords})


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "first_page_both_heads",
            {
                "title": TITLE,
                "authors": {
                    "zh": ["宋知远", "安衡", "欧阳若谷"],
                    "en": ["SONG Zhiyuan", "AN Heng", "OUYANG Ruogu"],
                },
                "affiliations": {
                    "zh": [
                        "岚浦大学风景园林学院，岚浦市旧港区400000",
                        "岚浦市园林科学研究院，岚浦市临江区400001",
                    ],
                    "en": [
                        "School of Landscape Architecture, Lanpu University, Jiugang District, "
                        "Lanpu 400000, China",
                        "Lanpu Institute of Landscape Sciences, Linjiang District, "
                        "Lanpu 400001, China",
                    ],
                },
                "journal": {"year": "2023", "issue": "11", "pages": "53-54", "issn": "1000-0000"},
                "clc": "TU986",
                "article_number": "1000-0000(2023)11-0053-02",
                "abstract": ABSTRACTS,
                "keywords": KEYWORDS,
            },
        ),
        (
            "first_page_contents",
            {
                "title": {"zh": TITLE["zh"]},
                "authors": {"zh": ["宋知远", "安衡"]},
                "abstract": ABSTRACTS,
                "keywords": KEYWORDS,
            },
        ),
        (
            "first_page_cover",
            {
                "title": {"zh": TITLE["zh"]},
                "authors": {"zh": ["宋知远", "安衡"]},
                "affiliations": {"zh": ["岚浦大学风景园林学院，岚浦400000"]},
                "journal": {
                    "zh": "岚浦园林学报",
                    "en": "Journal of Lanpu Landscape",
                    "year": "2023",
                    "issn": "1000-0000",
                },
                "doi": "10.5555/j.issn.1000-0000.2023.0112",
                "clc": "TU986",
                "received": "2023-01-12",
                "abstract": {"zh": ABSTRACTS["zh"]},
                "keywords": {"zh": KEYWORDS["zh"]},
            },
        ),
        (
            "first_page_english_first",
            {
                "title": TITLE,
                "authors": {
                    "zh": ["宋知远", "安衡", "欧阳若谷"],
                    "en": ["SONG Zhi-Yuan", "AN Heng", "OUYANG Ruo-Gu"],
                },
                "affiliations": {
                    "zh": ["岚浦大学风景园林学院,岚浦400000"],
                    "en": [
                        "School of Landscape Architecture, Lanpu University, Lanpu 400000, China"
                    ],
                },
                "journal": {
                    "en": "Journal of Lanpu Parks",
                    "year": "2023",
                    "volume": "21",
                    "issue": "8",
                    "pages": "1834-1848",
                    "issn": "1000-0000",
                },
                "doi": "10.5555/LP.J.1001.2023.03832",
                "clc": "TP391",
                "abstract": ABSTRACTS,
                "keywords": KEYWORDS,
            },
        ),
        (
            "first_page_masthead",
            {
                "title": TITLE,
                "authors": {
                    "zh": ["宋知远", "安衡", "欧阳若谷"],
                    "en": ["SONG Zhiyuan", "AN Heng", "OUYANG Ruogu"],
                },
                "affiliations": PLACES,
                "journal": {
                    "zh": "岚浦大学学报",
                    "en": "Journal of Lanpu University (Natural Science)",
                    "year": "2023",
                    "volume": "35",
                    "issue": "6",
                    "pages": "101-109",
                    "issn": "1000-0000",
                },
                "doi": "10.5555/j.lpxb.2023.06.012",
                "clc": "TU986;F299.2",
                "article_number": "1000-0000(2023)06-0101-09",
                "received": "2023-05-10",
                "abstract": ABSTRACTS,
                "keywords": KEYWORDS,
            },
        ),
        (
            "first_page_own_affiliations",
            {
                "title": {
                    "zh": "口袋公园使用人数的影响因素——以岚浦市72个公园为例",
                    "en": "What Makes People Use Pocket Parks: A Case Study of 72 Parks in Lanpu",
                },
                "authors": {"zh": ["宋知远", "安衡"], "en": ["Zhiyuan Song", "Heng An"]},
                "affiliations": {
                    "zh": [
                        "岚浦大学风景园林学院，岚浦，400000",
                        "岚浦市园林科学研究院，岚浦，400001",
                    ],
                    "en": [
                        "School of Landscape Architecture, Lanpu University, Lanpu 400000, China",
                        "Lanpu Institute of Landscape Sciences, Lanpu 400001, China",
                    ],
                },
                "abstract": ABSTRACTS,
                "keywords": KEYWORDS,
            },
        ),
        (
            "first_page_blocks",
            {
                "title": TITLE,
                "authors": {"zh": ["宋知远", "安衡"], "en": ["SONG Zhiyuan", "AN Heng"]},
                "affiliations": {
                    "zh": ["岚浦大学风景园林学院岚浦，400000", "岚浦市园林科学研究院岚浦，400001"],
                    "en": [
                        "School of Landscape Architecture Lanpu University Lanpu, China",
                        "Lanpu Institute of Landscape Sciences Lanpu, China",
                    ],
                },
                "abstract": ABSTRACTS,
                "keywords": KEYWORDS,
            },
        ),
        (
            "first_page_structured",
            {
                "title": {"zh": TITLE["zh"], "en": "What makes people use pocket parks"},
                "authors": {"zh": ["宋知远", "安衡"], "en": ["SONG Zhi-yuan", "AN Heng"]},
                "affiliations": {
                    "zh": [
                        "岚浦大学公共卫生学院，岚浦400000",
                        "岚浦市第一人民医院，岚浦400001",
                    ],
                    "en": [
                        "School of Public Health, Lanpu University, Lanpu 400000, China",
                        "The First People’s Hospital of Lanpu, Lanpu 400001, China",
                    ],
                },
                "journal": {"year": "2023", "issue": "6", "pages": "101-104", "issn": "1000-0000"},
                "clc": "R195.4",
                "article_number": "1000-0000(2023)06-0101-04",
                "abstract": {
                    "zh": "目的探讨口袋公园使用人数的影响因素。"
                    "方法对72个公园进行为期一年的逐月观测，每月两天。"
                    "结果遮阴率每提高10个百分点，日均使用人数增加23人。"
                    "结论应就近选址并增加遮阴。",
                    "en": "Objective To explore what makes people use pocket parks. "
                    "Methods In all 72 parks were observed every month for a year. "
                    "Results For each 10 percentage points of shade, 23 more people came a day. "
                    "Conclusion Parks should be near homes and in the shade.",
                },
                "keywords": {
                    "zh": KEYWORDS["zh"],
                    "en": ["Pocket park", "Number of users", "Shade", "Walking distance"],
                },
            },
        ),
        (
            "first_page_medicine",
            {
                "title": {"zh": TITLE["zh"], "en": "What makes people use pocket parks"},
                "authors": {
                    "zh": ["宋知远", "安衡", "欧阳若谷"],
                    "en": ["Song Zhiyuan", "An Heng", "Ouyang Ruogu"],
                },
                "affiliations": {
                    "zh": [
                        "岚浦大学公共卫生学院流行病学教研室，岚浦400000",
                        "岚浦市第一人民医院，岚浦400001",
                    ],
                    "en": [
                        "Department of Epidemiology, School of Public Health, Lanpu University, "
                        "Lanpu 400000, China",
                        "The First People’s Hospital of Lanpu, Lanpu 400001, China",
                    ],
                },
                "doi": "10.5555/j.lanpu.20230101-00001",
                "funding": "岚浦市自然科学基金（2021A01）",
                "abstract": {
                    "zh": "目的探讨口袋公园使用人数的影响因素。方法对72个公园进行观测。"
                    "结果遮阴率与人数相关（r=0.52，P<0.05）。结论应增加遮阴。",
                    "en": "Objective To explore what makes people use pocket parks. "
                    "Methods In all 72 parks were observed. "
                    "Results Shade was related to use (r=0.52, P<0.05). "
                    "Conclusion More shade is needed.",
                },
                "keywords": {
                    "zh": ["口袋公园", "使用人数", "遮阴率"],
                    "en": ["Pocket park", "Number of users", "Shade"],
                },
            },
        ),
        (
            "first_page_cited",
            {
                "title": {"zh": TITLE["zh"], "en": "What makes people use pocket parks"},
                "authors": {
                    "zh": ["宋知远", "安衡", "欧阳若谷"],
                    "en": ["SONG Zhiyuan", "AN Heng", "OUYANG Ruogu"],
                },
                "affiliations": PLACES,
                "doi": "10.5555/j.issn.1002-0000.2023.01.001",
                "clc": "S731.2",
                "article_number": "1002-0000(2023)-01-0001-09",
                "journal": {"year": "2023", "issue": "1", "pages": "1-9", "issn": "1002-0000"},
                "abstract": ABSTRACTS,
                "keywords": {
                    "zh": ["公园", "使用人数", "遮阴", "步行距离"],
                    "en": ["parks", "number of users", "shade", "walking distance"],
                },
            },
        ),
        (
            "first_page_no_labels",
            {
                "title": {"zh": TITLE["zh"]},
                "authors": {"zh": ["宋知远"]},
                "affiliations": {"zh": ["岚浦大学历史学院"]},  # a note names it
            },
        ),
        (
            "first_page_thesis",
            {
                "title": {"zh": TITLE["zh"]},
                "authors": {"zh": ["宋知远"]},
                "abstract": ABSTRACTS,
                "keywords": KEYWORDS,
            },
        ),
        (
            "first_page_magazine",
            {
                "title": {"zh": TITLE["zh"], "en": TITLE["en"].upper()},
                "authors": {"zh": ["宋知远", "安衡"]},
                "affiliations": {
                    "zh": ["岚浦大学风景园林学院副教授", "岚浦市园林科学研究院高级工程师"]
                },
                "abstract": ABSTRACTS,
                "keywords": {
                    "zh": ["口袋公园", "使用人数", "遮阴率"],
                    "en": ["pocket park", "number of users", "shade"],
                },
            },
        ),
        (
            "first_page_facing",
            {
                "title": {
                    "zh": "口袋公园使用人数的影响因素：基于一年逐月观测的证据",
                    "en": "WHAT MAKES PEOPLE USE POCKET PARKS IN OLD URBAN DISTRICTS: "
                    "EVIDENCE FROM A YEAR OF MONTHLY OBSERVATIONS",
                },
                "authors": {
                    "zh": ["宋知远", "安衡", "欧阳若谷"],
                    "en": ["Song Zhiyuan", "An Heng", "Ouyang Ruogu"],
                },
                "affiliations": PLACES,
                "clc": "TU986",
                "abstract": ABSTRACTS,
                "keywords": KEYWORDS,
            },
        ),
    ],
)
def test_the_whole_front_matter_of_a_first_page(name, expected):
    assert squeezed(front_matter(name)) == squeezed(expected)


@pytest.mark.parametrize("name", sorted(path.stem for path in SPECIMENS.glob("first_page_*.pdf")))
def test_nothing_of_the_front_matter_is_left_in_the_text(name):
    texts = "".join(one.block.text for one in extracted(name).paragraphs)
    assert "宋知远" not in texts
    assert "Lanpu" not in texts
    assert texts.startswith(("口袋公园是指", "建成并不等于"))


def test_a_gap_in_the_numbering_is_a_warning():
    warnings = [w.message for w in extracted("headings_appendix").warnings]
    assert "heading 'Ⅲ 结果' (level 1): no 2 before it" in warnings


def test_an_author_has_the_address_in_his_block():
    people = extracted("first_page_blocks").metadata.people
    assert [(one.zh, one.en, one.email) for one in people] == [
        ("宋知远", "SONG Zhiyuan", "songzy@lanpu.example"),
        ("安衡", "AN Heng", "anheng@parks.example"),
    ]
