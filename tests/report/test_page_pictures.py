"""Pictures are of the pages as they were read, so that boxes lie where they were measured."""

import io
from base64 import b64decode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image
from specimen import SPECIMENS

from bipaper.model import Document
from bipaper.parts.source_file import Turned
from bipaper.pdf.pages import read_pages
from bipaper.pdf.reader import ReadError, read_file
from bipaper.report.own_pdf import found_pdf, given_pdf, pictures_of
from bipaper.report.page_pictures import LONGEST, page_pictures
from bipaper.settings import Extract
from bipaper.text.paper import extract


@pytest.mark.parametrize("name", ["sideways_page.pdf", "rotated_page.pdf"])
def test_a_picture_is_as_wide_and_high_as_the_page_that_was_read(name: str) -> None:
    text = read_pages(SPECIMENS / name, "never")
    pictures = page_pictures(read_file(SPECIMENS / name), {p.number: p.turned for p in text.pages})
    read = [(page.number, page.width, page.height) for page in text.pages]
    assert [(one.page, one.width, one.height) for one in pictures] == read
    for one in pictures:
        drawn = Image.open(io.BytesIO(b64decode((one.url or "").partition(",")[2])))
        assert max(drawn.size) == LONGEST
        assert drawn.width / drawn.height == pytest.approx(one.width / one.height, abs=0.01)


def test_a_document_tells_by_how_much_its_pages_were_turned(document: Document) -> None:
    path = SPECIMENS / "sideways_page.pdf"
    document.source = extract(path, "a", path.name, Extract(ocr="never")).source
    assert document.source.turned == [Turned(page=2, degrees=90)]
    read = [(page.width, page.height) for page in read_pages(path, "never").pages]
    pictures = pictures_of(document, read_file(path))
    assert [(one.width, one.height) for one in pictures] == read


@pytest.fixture
def raw(document: Document, tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Writes a file below a folder, of which the document then says that it was read from it."""

    def write(path: str, data: bytes) -> Path:
        file = tmp_path / "raw" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        document.source.file, document.source.sha256 = path, sha256(data).hexdigest()
        return tmp_path / "raw"

    return write


def test_a_file_is_found_by_its_path_and_digest(
    document: Document, raw: Callable[[str, bytes], Path], tmp_path: Path
) -> None:
    folder = raw("y/a.pdf", b"one")
    assert found_pdf(document, [tmp_path, folder]) == read_file(folder / "y" / "a.pdf")
    document.source.sha256 = sha256(b"another").hexdigest()
    assert found_pdf(document, [tmp_path, folder]) is None


def test_no_file_outside_of_the_folder_is_looked_at(
    document: Document, raw: Callable[[str, bytes], Path]
) -> None:
    assert found_pdf(document, [raw("../a.pdf", b"one")]) is None


def test_a_file_that_was_not_read_is_refused(
    document: Document, raw: Callable[[str, bytes], Path]
) -> None:
    folder = raw("a.pdf", b"one")
    (folder / "b.pdf").write_bytes(b"another")
    assert given_pdf(document, folder / "a.pdf").data == b"one"
    with pytest.raises(ReadError, match="not the file that y/a was read from"):
        given_pdf(document, folder / "b.pdf")
