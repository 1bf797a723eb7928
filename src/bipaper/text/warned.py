"""Warnings of a paper as read from its PDF: what is missing, and what not to trust."""

from bipaper.parts.diagnostics import SEVERAL_ARTICLES, Warning
from bipaper.parts.source_file import PLAIN_KINDS
from bipaper.pdf.each import page_list
from bipaper.pdf.pages import PdfText
from bipaper.text.body.outline import missing_numbers
from bipaper.text.front.frontmatter import FrontMatter
from bipaper.text.in_points import Places
from bipaper.text.main_text import MainText
from bipaper.text.own_lines import Sorted


def warnings_of(
    pdf: PdfText, lines: Sorted, front: FrontMatter, text: MainText, places: Places
) -> list[Warning]:
    """What a reader may miss: a title, an abstract, headings, a number among them; pages that
    were read from pictures, where characters may be others; slides, several articles."""
    title, authors = front.metadata.title, front.metadata.authors
    plain = lines.kind in PLAIN_KINDS
    missing = [
        ("no_title_zh", "no Chinese title found", title.zh or (title.en and plain)),
        ("no_title_en", "no English title found", title.en),
        ("no_authors", "no authors found", authors.zh or authors.en),
        ("no_abstract_zh", "no Chinese abstract (摘要) found", front.abstract_zh),
        ("no_abstract_en", "no English abstract found", front.abstract_en),
        ("no_headings", "no section headings found", text.headings),
        ("no_references", "no reference list found", text.references),
    ]
    told = missing[:1] if plain else missing
    found = [Warning(code=code, message=said) for code, said, value in told if not value]
    if pages := [page.number for page in pdf.pages if page.ocr]:
        found.append(Warning(code="ocr", message=f"page {page_list(pages)} read by OCR"))
    if lines.kind == "slides":
        said = "the pages are slides: their text is in no sure order, and no paragraph is one"
        found.append(Warning(code="slides", message=said))
    if lines.others:
        begin = page_list(sorted({places.page(number) for number in lines.others}))
        said = f"several articles: another 摘要 or 关键词 on page {begin}"
        found.append(Warning(code=SEVERAL_ARTICLES, message=said))
    gaps = missing_numbers(text.headings)
    return found + [Warning(code="heading_gap", message=said) for said in gaps]
