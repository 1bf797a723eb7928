"""What sources share that LibreOffice prints: a flat OpenDocument text around their parts."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

_HEADINGS = (("=== ", 3, "three"), ("== ", 2, "two"), ("= ", 1, "one"))  # mark, level, style
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{of}:1.0"'
    for name, of in (
        *((name, name) for name in ("office", "style", "text", "table")),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)


def letters(face: str, size: float, weight: str, slope: str = "normal") -> str:
    """The properties of a style's letters: the names of its Chinese face and weight, in points."""
    return (
        f'<style:text-properties style:font-name="latin" style:font-name-asian="{face}" '
        f'fo:font-size="{size}pt" style:font-size-asian="{size}pt" fo:font-weight="{weight}" '
        f'style:font-weight-asian="{weight}" fo:font-style="{slope}" fo:language="en" '
        'fo:country="US" style:language-asian="zh" style:country-asian="CN"/>'
    )


def paragraphs(
    name: str, letters: str, align: str, spaces: Mapping[str, str], keep: bool, more: str = ""
) -> str:
    """A style of paragraphs: where their lines stand, the lengths of their spaces by OpenDocument's
    names (text-indent), whether they stay with what follows, and ``more`` properties."""
    kept = 'fo:keep-with-next="always"' if keep else ""
    lengths = " ".join(f'fo:{space}="{length}"' for space, length in spaces.items())
    return (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties '
        f'{kept} fo:text-align="{align}" {lengths}{more}/>{letters}</style:style>'
    )


def rows_of(cells: Iterable[Iterable[str]]) -> str:
    """The rows of a table, of cells a row."""
    return "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in cells)


def headed_table(columns: str, rows: Sequence[Sequence[str]]) -> str:
    """A table of the style wide, its cells of the style line; the first row is its head."""
    cells = [
        [f'<table:table-cell table:style-name="line">{cell}</table:table-cell>' for cell in row]
        for row in rows
    ]
    head = f"<table:table-header-rows>{rows_of(cells[:1])}</table:table-header-rows>"
    return f'<table:table table:style-name="wide">{columns}{head}{rows_of(cells[1:])}</table:table>'


def heading(text: str, title: Callable[[str], str] = str) -> str | None:
    """The heading that a line is marked as (== 样本), of the styles one, two and three; None for
    another line. ``title`` is what is printed of the words behind the mark."""
    for mark, level, style in _HEADINGS:
        if text.startswith(mark):
            head = f'<text:h text:style-name="{style}" text:outline-level="{level}">'
            return f"{head}{escape(title(text.removeprefix(mark)))}</text:h>"
    return None


def unnumbered(title: str) -> str:
    """The words of a heading behind 一、 or （一）, where the program counts headings."""
    return re.sub(r"^.*?[、）]", "", title, count=1)


def unmarked_note(about: str) -> str:
    """A footnote whose mark is white."""
    return (
        '<text:note text:note-class="footnote"><text:note-citation text:label=" "> '
        f"</text:note-citation><text:note-body>{about}</text:note-body></text:note>"
    )


def flat(faces: Mapping[str, str], styles: str, automatic: str, page: str, text: str) -> str:
    """A document: the families of its fonts by the names that styles call them, its styles, the
    automatic ones with the layout p of its pages, what a page has above and below, its text."""
    fonts = "".join(
        f'<style:font-face style:name="{k}" svg:font-family="\'{v}\'"/>' for k, v in faces.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:font-face-decls>{fonts}</office:font-face-decls>"
        f"<office:styles>{styles}</office:styles>"
        f"<office:automatic-styles>{automatic}</office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="p">'
        f"{page}</style:master-page></office:master-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document>"
    )
