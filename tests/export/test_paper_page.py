import re
from html import unescape
from html.parser import HTMLParser

from bipaper.export.page import document_html
from bipaper.model import Document, Warning


def shown(html: str) -> str:
    """What a reader sees, spaces narrowed."""
    text = unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL))
    return " ".join(text.split())


def test_a_page_shows_text_mentions_claims_alignment_references_and_warnings(
    document: Document,
) -> None:
    text = shown(document_html(document))
    assert "warning: something odd" in text
    assert "一句。 A. B. 0.90" in text
    assert "1 结果 p. 1 2023年 date 广州市 place 有 2.4万家 count 企业。" in text
    assert "measurement (0.70): 2023年广州市有2.4万家企业。" in text
    assert "[1] 张三. 企业[J]. 2020." in text


def test_text_of_a_paper_is_never_taken_for_markup(document: Document) -> None:
    document.metadata.title.zh = "<script>a & b</script>"
    document.diagnostics.warnings = [Warning(code="odd", message="<script>")]
    document.references[0].text = "<script>"
    tags: set[str] = set()
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, _: tags.add(tag)  # type: ignore[method-assign]
    parser.feed(document_html(document))
    assert "script" not in tags


def test_paragraphs_above_the_first_heading_come_first(document: Document) -> None:
    document.paragraphs[0].section = None
    text = shown(document_html(document))
    assert text.index("有 2.4万家") < text.index("1 结果")
