"""A PDF's outline, however it was made."""

import io
from collections.abc import Callable

import pikepdf
import pypdfium2 as pdfium
import pytest
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from bipaper.pdf.bookmarks import MOST, Bookmark, read_bookmarks


def bookmarks(make: Callable[[Pdf], None]) -> list[Bookmark]:
    """Those of a PDF of two pages, the second turned, that ``make`` gives an outline."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(200, 300))
        pdf.add_blank_page(page_size=(200, 300))
        pdf.pages[1].rotate(90, relative=False)
        make(pdf)
        written = io.BytesIO()
        pdf.save(written)
    with pdfium.PdfDocument(written.getvalue()) as document:
        return read_bookmarks(document)


def to(pdf: Pdf, *view: object, page: int = 0) -> Array:
    return Array([pdf.pages[page].obj, *view])


def outline(pdf: Pdf, *items: OutlineItem) -> None:
    with pdf.open_outline() as made:
        made.root.extend(items)


def test_bookmarks_come_in_order_with_their_depth_and_where_they_lead() -> None:
    def make(pdf: Pdf) -> None:
        chapter = OutlineItem("第一章　绪论", to(pdf, Name.XYZ, 50, 280, 0))
        chapter.children.append(OutlineItem("１.1 ⾔语", to(pdf, Name.XYZ, 50, 180, 0)))
        outline(pdf, chapter, OutlineItem("第二章", to(pdf, Name.XYZ, 60, 250, 0, page=1)))

    assert bookmarks(make) == [
        Bookmark("第一章 绪论", 0, 1, 20.0),
        Bookmark("1.1 言语", 1, 1, 120.0),
        Bookmark("第二章", 0, 2, 60.0),
    ]


@pytest.mark.parametrize(
    "view", [(Name.Fit,), (Name.FitH, 100), (Name.XYZ, None, None, None), (Name.Wrong, 1), ()]
)
def test_a_destination_may_be_a_page_as_a_whole(view: tuple[object, ...]) -> None:
    found = bookmarks(lambda pdf: outline(pdf, OutlineItem("引言", to(pdf, *view))))
    assert found == [Bookmark("引言", 0, 1, None)]


def test_a_bookmark_may_lead_to_its_page_by_an_action_or_a_name() -> None:
    def make(pdf: Pdf) -> None:
        names = Dictionary(Names=Array([String("x"), to(pdf, Name.Fit, page=1)]))
        pdf.Root.Names = Dictionary(Dests=names)
        jump = Dictionary(S=Name.GoTo, D=to(pdf, Name.Fit))
        by_action, by_name = OutlineItem("引言", action=jump), OutlineItem("方法", "x")
        outline(pdf, by_action, by_name)

    assert bookmarks(make) == [Bookmark("引言", 0, 1, None), Bookmark("方法", 0, 2, None)]


def test_a_bookmark_that_leads_to_no_page_is_left_out() -> None:
    def make(pdf: Pdf) -> None:
        web = Dictionary(S=Name.URI, URI=String("https://example.org"))
        outline(
            pdf,
            OutlineItem("网站", action=web),
            OutlineItem("远处", Array([7, Name.Fit])),
            OutlineItem("无处", "nothing of this name"),
            OutlineItem("引言", to(pdf, Name.Fit)),
        )

    assert bookmarks(make) == [Bookmark("引言", 0, 1, None)]


def test_an_outline_that_comes_back_to_itself_ends_there() -> None:
    def make(pdf: Pdf) -> None:
        outline(pdf, *(OutlineItem(text, to(pdf, Name.Fit)) for text in ("引言", "方法")))
        first = pdf.Root.Outlines.First
        first.Next.Next = first
        first.First = first

    assert [bookmark.title for bookmark in bookmarks(make)] == ["引言", "方法"]


def test_of_an_endless_outline_the_beginning_is_read() -> None:
    many = bookmarks(
        lambda pdf: outline(pdf, *(OutlineItem(str(n), to(pdf, Name.Fit)) for n in range(MOST + 9)))
    )
    assert [bookmark.title for bookmark in many] == [str(n) for n in range(MOST)]


@pytest.mark.parametrize("title", [String(b"\xfe\xff\xd8\x00\x00"), Array([]), None, 5])
def test_whatever_a_title_is_no_bookmark_is_in_the_way_of_the_others(title: object) -> None:
    def make(pdf: Pdf) -> None:
        outline(pdf, *(OutlineItem(text, to(pdf, Name.Fit)) for text in ("引言", "方法")))
        first = pdf.Root.Outlines.First
        del first.Title
        if title is not None:
            first.Title = title

    assert bookmarks(make)[-1] == Bookmark("方法", 0, 1, None)


def test_a_pdf_without_an_outline_has_none() -> None:
    assert bookmarks(lambda pdf: None) == []
