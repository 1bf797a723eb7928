"""What sources share that LibreOffice prints: a flat OpenDocument text around their parts."""

from collections.abc import Iterable, Mapping

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
