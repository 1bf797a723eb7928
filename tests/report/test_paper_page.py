"""A paper's page: all of a document is in it, and nothing of a document is obeyed by it."""

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from typing import Any

import msgspec
import pytest

from bipaper.model import Document
from bipaper.parts.displays import CellSpan
from bipaper.report.page_pictures import Picture
from bipaper.report.paper_page import paper_html, paragraph_html

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)><a href='javascript:alert(1)'>"
    '"\' onclick=alert(1) x="</title></style></h2></mark><style>*{}</style>'
    "<svg onload=alert(1)><!-- {{ 7 * 7 }} {0} %s &lt;b&gt; ]]>"
)
HARMLESS = "harmless"
PICTURES = [Picture(page, 600, 800, "data:image/webp;base64,") for page in (1, 2, 3)]


class Elements(HTMLParser):
    """The elements of a page with their attributes, in order, its text, and the data it holds."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.text = self.data = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self.found.append((f"/{tag}", []))

    def handle_data(self, data: str) -> None:
        if self.found and ("type", "application/json") in self.found[-1][1]:
            self.data += data
        else:
            self.text += data


def shown(html: str) -> str:
    """What a reader sees, spaces narrowed."""
    text = re.sub(r"<(style|script)[^>]*>.*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(text).split())


def page_of(document: Document) -> str:
    return paper_html(document, PICTURES)


def saying(document: Document, text: str) -> Document:
    """The document with ``text`` wherever its schema takes any text, and as every mention."""
    data = msgspec.to_builtins(document)
    spans = [holder for holder, key in leaves(data) if key == "start"]
    for span in spans:
        span |= {"start": 0, "end": len(text)} | ({"text": text} if "text" in span else {})
    data["entities"][0]["others"] = []
    data["formulas"][0]["at"] = data["notes"][0]["at"] = 0
    data["paragraphs"][0]["text"] = text
    for holder, key in leaves(data):
        before = holder[key]
        holder[key] = text if isinstance(before, str) else before
        try:
            msgspec.convert(data, Document)
        except msgspec.ValidationError:  # an id, or a word of a list
            holder[key] = before
    return msgspec.convert(data, Document)


def leaves(data: Any) -> list[tuple[Any, Any]]:
    """Where the texts and numbers of plain data stand: what holds each, its key or index."""
    pairs = list(data.items() if isinstance(data, dict) else enumerate(data))
    nested = [
        leaf for _, value in pairs if isinstance(value, dict | list) for leaf in leaves(value)
    ]
    return nested + [(data, key) for key, value in pairs if not isinstance(value, dict | list)]


def test_a_page_has_all_of_a_document(document: Document) -> None:
    text = shown(page_of(document))
    for part in (
        "DOI 10.1/a",
        "关键词 企业 Keywords firm",
        "odd something odd",
        "headings −0.15 no 2 p. 2 1 结果",
        "2.4万家 on one side only",
        "企业 firm 0.80 keyword",
        "1 一句 ① 。",
        "1 A. B.",
        "1 结果 level 1",
        "1 ◆ 2023年 n = 2 (1) 广州市 有 2. 4万家 企业。",
        "表1 企业 Firms p. 2 市 数 广州 2 注：不含个体户。",
        "m = 3",
        "measurement cited measurement 0.70 in the text 2023年广州市有2.4万家企业。",
        "[1] 张三. 企业[J]. 2020.",
        "unread p. 2 编辑部",
    ):
        assert part in text


def test_every_link_leads_somewhere(document: Document) -> None:
    found = Elements(page_of(document)).found
    ids = {value for _, attributes in found for name, value in attributes if name == "id"}
    links = {value for _, attributes in found for name, value in attributes if name == "href"}
    assert {link for link in links if link and link.removeprefix("#") not in ids} == set()


def test_no_id_is_there_twice(document: Document) -> None:
    ids = [dict(attributes).get("id") for _, attributes in Elements(page_of(document)).found]
    assert sorted(filter(None, ids)) == sorted(set(filter(None, ids)))


def test_without_pictures_the_page_has_the_text_alone(document: Document) -> None:
    page = paper_html(document)
    assert "the PDF was not at hand" in page
    assert {tag for tag, _ in Elements(page).found} & {"img", "svg"} == set()


def test_a_page_that_cannot_be_drawn_keeps_its_boxes(document: Document) -> None:
    page = paper_html(document, [Picture(2, 595, 842, None)])
    tags = [tag for tag, _ in Elements(page).found]
    assert ("img" in tags, tags.count("svg"), tags.count("g")) == (False, 1, 7)


def test_no_text_of_a_document_becomes_markup(document: Document) -> None:
    hostile = Elements(page_of(saying(document, HOSTILE)))
    harmless = Elements(page_of(saying(document, HARMLESS)))
    assert hostile.text.count(HOSTILE) > 30
    assert hostile.text.replace(HOSTILE, HARMLESS) == harmless.text
    assert _told(hostile) == _told(harmless)
    assert "<" not in hostile.data
    assert msgspec.json.decode(hostile.data)["level"][0]["text"].endswith(HOSTILE)


def _told(page: Elements) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (tag, [(name, (value or "").replace(HOSTILE, HARMLESS)) for name, value in attributes])
        for tag, attributes in page.found
    ]


def test_links_lead_within_the_page_and_nothing_is_run_or_loaded(document: Document) -> None:
    allowed = {"href": "#", "src": "data:image/webp;base64,"}
    for _, attributes in Elements(page_of(saying(document, HOSTILE))).found:
        for name, value in attributes:
            assert not name.startswith("on")
            assert name not in {"style", "action", "srcset", "xlink:href"}
            assert (value or "").startswith(allowed.get(name, ""))


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\x1b", "\x00"])
def test_a_sign_that_is_to_be_obeyed_is_shown(document: Document, sign: str) -> None:
    page = page_of(saying(document, f"a{sign}b"))
    assert sign not in page
    assert page.count(f"a{ascii(sign)[1:-1]}b") > 30


def test_a_page_allows_its_own_style_and_script_and_nothing_else(document: Document) -> None:
    page = page_of(document)
    (policy,) = (
        dict(attributes)["content"]
        for _, attributes in Elements(page).found
        if ("http-equiv", "Content-Security-Policy") in attributes
    )
    style, script = (
        b64encode(sha256("".join(found).encode()).digest()).decode()
        for found in (
            re.findall("<style>(.*?)</style>", page, flags=re.DOTALL),
            re.findall("<script>(.*?)</script>", page, flags=re.DOTALL),
        )
    )
    assert policy == (
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src 'sha256-{style}'; script-src 'sha256-{script}'"
    )


def test_texts_say_their_language(document: Document) -> None:
    found = Elements(page_of(document)).found
    langs = {dict(a).get("id"): dict(a)["lang"] for _, a in found if "lang" in dict(a)}
    assert [langs[name] for name in ("abstract.zh", "abstract.en", "p1")] == [
        "zh-Hans",
        "en",
        "zh-Hans",
    ]


def test_heads_of_a_table_are_heads_and_cells_reach_as_far_as_printed(document: Document) -> None:
    rows = [["甲", "", "乙"], ["丙", "1", ""]]
    spans = [CellSpan(row=0, column=0, columns=2), CellSpan(row=0, column=2, rows=2)]
    document.tables = [msgspec.structs.replace(document.tables[0], rows=rows, head=1, spans=spans)]
    found = Elements(paper_html(document)).found
    at = next(n for n, (_, attrs) in enumerate(found) if ("class", "cells") in attrs)
    cells = [one for one in found[at:] if one[0] in ("th", "td")][:4]
    assert [(tag, {k: v for k, v in attrs if k.endswith("span")}) for tag, attrs in cells] == [
        ("th", {"colspan": "2"}),
        ("th", {"rowspan": "2"}),
        ("td", {}),
        ("td", {}),
    ]


def test_paragraphs_above_the_first_heading_come_first(document: Document) -> None:
    document.paragraphs[0].section = None
    text = shown(page_of(document))
    assert text.index("有 2. 4万家") < text.index("1 结果 level")


def test_the_same_document_makes_the_same_page(document: Document) -> None:
    assert page_of(document) == page_of(document)


def test_a_paragraph_is_a_page_of_its_own(document: Document) -> None:
    text = shown(paragraph_html(document, "p1"))
    assert "y/a p1 y/a p1 ◆ 2023年 n = 2 (1) 广州市 有 2. 4万家 企业。" in text
    with pytest.raises(KeyError, match="p999"):
        paragraph_html(document, "p999")
