from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace
from samples import NAMES, golden_document

from bipaper.export.interchange.markdown import markdown
from bipaper.model import Document
from bipaper.parts.cited_works import Citation, Reference
from bipaper.parts.running_text import Paragraph
from bipaper.parts.set_aside import NoteMark

footnotes = pytest.importorskip(
    "mdit_py_plugins.footnote", reason="mdit-py-plugins is not installed"
)
READER = MarkdownIt("commonmark").enable("table").use(footnotes.footnote_plugin)

BODY = r"""# 渔港与收入

*Harbours \& Income*

尹若水，纪明溯

YIN Ruoshui, JI Mingsu

## 摘要

渔港提高收入。

**关键词**：渔港；收入

## Abstract

Harbours raise income.

**Keywords**: harbour; income

## 1 结果

2023年渔港[^1]增收3.5万元\[[1](#r1)-[2](#r2)\]，见图1。

**图1** 各港收入

Income by harbour

```
万元
3.5
```

### 1.1 模型\_1

设成本为\$c

```
p = 2c  (1)
```

\*下式给出价格，其中a\<b \& p\|q。

**表1** 样本

| 港 | 户\|数 |
| --- | --- |
| 甲 | 2 |

注：不含个体户。

## 参考文献

<a id="r1"></a>\[1\] 纪明溯. 渔港研究\[J\]. 渔业, 2020, 3(1): 5-9.

<a id="r2"></a>\[2\] Meade J E, World Fish Centre. Ports \& Piers\_\{2\}\[R\]. 2019a

<a id="r3"></a>渔港年鉴，出版者不详

## 脚注

作者信箱见官网。

## 未归类

编辑部\#

[^1]: 按年末价。
"""


def parts(text: str) -> tuple[dict[str, Any], str]:
    """The front matter, and what is behind it."""
    _, front, rest = text.split("---\n", 2)
    return yaml.safe_load(front), rest.lstrip("\n")


def leaves(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from leaves(token.children) if token.children else (token,)


def printed(text: str) -> str:
    """What a reader of the rendered page has before the eyes, without spaces."""
    tokens = READER.parse(parts(text)[1])
    return "".join(
        "".join(token.content.split()) for token in leaves(tokens) if token.type != "html_inline"
    )


def test_a_paper_is_markdown(paper: Document) -> None:
    front, text = parts(markdown(paper))
    assert text == BODY
    assert front == {
        "id": "2024/渔港",
        "title": "渔港与收入",
        "title_en": "Harbours & Income",
        "author": ["尹若水", "纪明溯"],
        "author_en": ["YIN Ruoshui", "JI Mingsu"],
        "affiliations": ["东麓大学经济学院，杭州310058"],
        "journal": "渔业经济",
        "year": "2024",
        "volume": "7",
        "issue": "2",
        "pages": "31-40",
        "issn": "2099-0530",
        "doi": "10.5555/yg.2024.02",
        "clc": "F326.4",
        "received": "2023-12-05",
        "funding": "渔业基金（Y1）",
        "keywords": ["渔港", "收入"],
        "keywords_en": ["harbour", "income"],
        "lang": "zh-Hans",
        "source": "2024/渔港.pdf",
        "grade": "A",
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_text_of_every_block_is_on_the_rendered_page(name: str) -> None:
    document = golden_document(name)
    page = printed(markdown(document))
    texts = [
        *document.texts().values(),
        *(section.title for section in document.sections),
        *(text for c in document.captions for text in (c.text, c.text_en, c.notes, *c.inside)),
        *(cell for table in document.tables for row in table.rows for cell in row),
        *(formula.text for formula in document.formulas if formula.block is None),
        *(reference.text for reference in document.references),
        *(mark.note for mark in document.notes),
        *(one.text for one in document.unplaced),
    ]
    # A formula stands inside the text of its block.
    for formula in document.formulas:
        if formula.block:
            number = f"({formula.number})" if formula.number else ""
            page = page.replace("".join(f"{formula.text}{number}".split()), "")
    missing = [text for text in texts if text and "".join(text.split()) not in page]
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_the_outline_of_the_rendered_page_is_that_of_the_paper(name: str) -> None:
    document = golden_document(name)
    tokens = READER.parse(parts(markdown(document))[1])
    headings = [
        (int(token.tag[1]), "".join(leaf.content for leaf in leaves([tokens[place + 1]])))
        for place, token in enumerate(tokens)
        if token.type == "heading_open"
    ]
    sections = [(s.level + 1, f"{s.number or ''} {s.title}".strip()) for s in document.sections]
    assert headings[3 : 3 + len(sections)] == sections


@pytest.mark.parametrize("name", NAMES)
def test_every_citation_links_to_an_entry(name: str) -> None:
    document = golden_document(name)
    text = markdown(document)
    links = {
        str(token.attrs["href"]).removeprefix("#")
        for token in leaves(READER.parse(parts(text)[1]))
        if token.type == "link_open" and "#fn" not in str(token.attrs["href"])
    }
    assert links
    assert [id for id in links if f'<a id="{id}"></a>' not in text] == []


@pytest.mark.parametrize(
    ("cited", "references", "links"),
    [
        ("[2]", ["r2"], r"\[[2](#r2)\]"),
        ("[1,2]", ["r1", "r2"], r"\[[1](#r1),[2](#r2)\]"),
        ("（纪，2020；米，2019）", ["r1", "r2"], "[（纪，2020；](#r1)[米，2019）](#r2)"),
        ("纪和米的两篇（2020）", ["r1", "r2"], "[纪和米的两篇（2020）](#r1)"),
        ("[7]", [], r"\[7\]"),
    ],
)
def test_a_citation_links_what_names_an_entry_to_it(
    paper: Document, cited: str, references: list[str], links: str
) -> None:
    paper.paragraphs = [Paragraph(id="p1", section=None, text=cited, rule="first")]
    paper.citations = [
        Citation(block="p1", start=0, end=len(cited), text=cited, references=references)
    ]
    paper.notes, paper.formulas = [], []
    assert f"\n\n{links}\n\n" in markdown(paper)


def test_a_mark_whose_note_was_not_found_stays(paper: Document) -> None:
    paper.notes = [NoteMark(block="p1", at=7, text="*", note=None)]
    assert r"渔港<sup>\*</sup>增收" in markdown(paper)


ACTIVE = [
    "# 一", "1. 一", "1) 一", "- 一", "+ 一", "* 一", "> 一", "---", "===", "    一", "```", "~~~",
    "<script>alert(1)</script>", "&lt;", "[a](javascript:b)", "![a](b)", "[a]: b", "[^1]", "| a |",
    "`a`", "*a*", "__a__", "a\\", "$x$", "a  \nb", "a\r\n\r\nb", "一#", "<a@b.cn>", ": 一", "% 一",
]  # fmt: skip


@given(st.one_of(st.sampled_from(ACTIVE), st.text(st.sampled_from("#*_`<>[]()!\\1.-+=|&\n a一"))))
def test_no_text_is_anything_but_text(text: str) -> None:
    small = replace(
        golden_document(NAMES[0]),
        paragraphs=[Paragraph(id="p1", section=None, text=text, rule="first")],
        sections=[], captions=[], tables=[], formulas=[], citations=[], notes=[], unplaced=[],
        entities=[], quantities=[], claims=[], furniture=[],
        references=[Reference(id="r1", label=None, text="末")],
    )  # fmt: skip
    tokens = READER.parse(parts(markdown(small))[1])
    last = next(i for i, t in enumerate(tokens) if t.content == "参考文献") - 1
    start = max(i for i, t in enumerate(tokens) if t.content.startswith("**Keywords**")) + 2
    between = tokens[start:last]
    kinds = [token.type for token in between]
    assert kinds in ([], ["paragraph_open", "inline", "paragraph_close"])
    assert {leaf.type for leaf in leaves(between)} <= {"text", *kinds}
    words = "".join(leaf.content for leaf in leaves(between))
    assert "".join(words.split()) == "".join(text.split())
