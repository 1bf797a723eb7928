"""The files that a drawing of a paper's layout is written to."""

from contextlib import closing
from pathlib import Path

from bipaper.export.drawing import sheets
from bipaper.export.overlay import drawn_pdf, pictures
from bipaper.pdf.reader import open_pdf, read_file
from bipaper.settings import Extract
from bipaper.text.paper import read_paper


def page_count(path: Path) -> int:
    """How many pages a PDF has. Raises ReadError, and OSError where the system has no file."""
    with closing(open_pdf(read_file(path))) as pdf:
        return len(pdf)


def layout_files(
    path: Path, settings: Extract, page: int | None, output: Path | None
) -> dict[Path | None, bytes]:
    """What to write where for all pages of a PDF, or the one of this number.

    One PDF; where ``output`` ends in .png a picture a page, which have their numbers in their
    names if they are several. Raises ReadError for a PDF that cannot be read.
    """
    reading = read_paper(path, path.stem, path.name, settings)
    own = [sheet for sheet in sheets(reading) if page in (None, sheet.number)]
    drawn = drawn_pdf(read_file(path), own)
    if output is None or output.suffix.lower() != ".png":
        return {output: drawn}
    digits = len(str(own[-1].number))
    names = [output.with_stem(f"{output.stem}-{sheet.number:0{digits}}") for sheet in own]
    return dict(zip(names if len(own) > 1 else [output], pictures(drawn), strict=True))
