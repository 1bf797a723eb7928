import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from typing import Any

import msgspec
import pytest

from bipaper.export.display import paragraph_html
from bipaper.export.paper_page import document_html
from bipaper.model import Bilingual, BilingualList, Document, Metadata

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)><a href='javascript:alert(1)'>"
    '"\' onclick=alert(1) x="</title></style></h2></mark><style>*{}</style>'
    "<!-- {0} %s &lt;b&gt; ]]>"
)


class Elements(HTMLParser):
    """The elements of a page with their attributes, in order, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def shown(html: str) -> str:
    """What a reader sees, spaces narrowed."""
    text = unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL))
    return " ".join(text.split())


def saying(document: Document, text: str) -> Document:
    """The document with ``text`` wherever its schema takes any text, and as every mention."""
    data = msgspec.to_builtins(document)
    spans = [holder for holder, key in leaves(data) if key == "start"]
    for span in spans:
        span |= {"start": 0, "end": len(text)} | ({"text": text} if "text" in span else {})
    data["entities"][0]["others"] = []
    data["formulas"][0]["at"] = 0
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


def test_a_page_shows_text_mentions_claims_alignment_references_and_warnings(
    document: Document,
) -> None:
    text = shown(document_html(document))
    assert "warning: something odd" in text
    assert "一句。 A. B. 0.90" in text
    assert "1 结果 p. 1 2023年 date 广州市 place 有 2.4万家 count 企业。" in text
    assert "measurement (0.70): 2023年广州市有2.4万家企业。" in text
    assert "formula (1), p. 2: n = 2" in text
    assert "formula, p. 3: m = 3" in text
    assert "[1] 张三. 企业[J]. 2020." in text
    assert "Kind article, grade C, score 0.60 headings: no 2 titles: no title" in text
    assert "p. 2, unread: 编辑部" in text


def test_a_reference_without_a_label_is_called_by_its_place(document: Document) -> None:
    document.references[0].label = None
    assert "1. 张三. 企业[J]. 2020." in shown(document_html(document))


@pytest.mark.parametrize(
    ("title", "times"),
    [({"zh": "", "en": ""}, 26), ({"en": ""}, 25), ({}, 24)],  # without titles the id is one
)
def test_no_text_of_a_document_becomes_markup(
    document: Document, title: dict[str, str], times: int
) -> None:
    authors = BilingualList(zh=[""], en=["", ""])
    document.metadata = Metadata(title=Bilingual(**title), authors=authors)
    hostile = Elements(document_html(saying(document, HOSTILE)))
    assert hostile.found == Elements(document_html(saying(document, "harmless"))).found
    assert "".join(hostile.text).count(HOSTILE) == times


def test_a_paragraph_is_a_page_of_text_too(document: Document) -> None:
    pages = [paragraph_html(saying(document, text), "p1", page=True) for text in (HOSTILE, "a")]
    hostile, harmless = map(Elements, pages)
    assert hostile.found == harmless.found
    assert "".join(hostile.text).count(HOSTILE) == 2  # its title, and the paragraph


def test_a_page_allows_its_own_style_and_nothing_else(document: Document) -> None:
    page = document_html(document)
    (policy,) = (
        dict(attributes)["content"]
        for tag, attributes in Elements(page).found
        if ("http-equiv", "Content-Security-Policy") in attributes
    )
    (style,) = re.findall("<style>(.*?)</style>", page, flags=re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy == (
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src 'sha256-{digest}'"
    )
    assert " style=" not in page


def test_a_page_says_its_language(document: Document) -> None:
    assert ("html", [("lang", "zh")]) in Elements(document_html(document)).found


def test_paragraphs_above_the_first_heading_come_first(document: Document) -> None:
    document.paragraphs[0].section = None
    text = shown(document_html(document))
    assert text.index("有 2.4万家") < text.index("1 结果")
