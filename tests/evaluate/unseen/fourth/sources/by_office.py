"""Typeset an .odf source with LibreOffice, as a word processor exports: notes are real notes."""

import re
from pathlib import Path
from xml.sax.saxutils import escape

from programs import by_libreoffice

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "style", "text")
) + (
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
)
FACES = {"song": "AR PL UMing CN", "hei": "Noto Sans CJK SC", "kai": "AR PL UKai CN"}
STYLES = {  # face, size, alignment, first line, side margins, space above
    "body": ("song", 10.5, "justify", 21, 0, 0),
    "quote": ("kai", 10.5, "justify", 21, 24, 6),
    "title": ("hei", 18, "center", 0, 0, 12),
    "names": ("kai", 12, "center", 0, 0, 8),
    "front": ("kai", 10, "justify", 0, 21, 4),
    "one": ("hei", 14, "center", 0, 0, 12),
    "two": ("hei", 11, "left", 21, 0, 6),
    "note": ("song", 8.5, "justify", 0, 0, 0),
    "head": ("song", 9, "center", 0, 0, 0),
}


def style(name: str, face: str, size: float, align: str, first: int, side: int, above: int) -> str:
    keep = 'fo:keep-with-next="always"' if name in ("one", "two") else ""
    leading = "100%" if name in ("note", "head") else "150%"
    return (
        f'<style:style style:name="{name}" style:family="paragraph">'
        f"<style:paragraph-properties {keep} "
        f'fo:text-align="{align}" fo:text-indent="{first}pt" fo:margin-left="{side}pt" '
        f'fo:margin-right="{side}pt" fo:margin-top="{above}pt" fo:line-height="{leading}"/>'
        f'<style:text-properties style:font-name="latin" style:font-name-asian="{face}" '
        f'fo:font-size="{size}pt" style:font-size-asian="{size}pt" fo:language="en" '
        f'fo:country="US" style:language-asian="zh" style:country-asian="CN"/></style:style>'
    )


def inline(text: str) -> str:
    """Text with its notes."""
    note = (
        r'<text:note text:note-class="footnote"><text:note-citation/><text:note-body>'
        r'<text:p text:style-name="note">\1</text:p></text:note-body></text:note>'
    )
    return re.sub(r"#fn\[([^\]]*)\]", note, escape(text))


def para(name: str, text: str) -> str:
    return f'<text:p text:style-name="{name}">{inline(text)}</text:p>'


def line(text: str) -> str:
    for mark, name in (("== ", "two"), ("= ", "one"), ("#quote ", "quote")):
        if text.startswith(mark):
            return para(name, text.removeprefix(mark))
    return para("body", text)


def document(body: str, d: dict) -> str:
    faces = "".join(
        f'<style:font-face style:name="{k}" svg:font-family="\'{v}\'"/>'
        for k, v in {**FACES, "latin": "Liberation Serif"}.items()
    )
    front = [
        para("title", d["title_zh"]),
        para("names", "　".join(d["authors_zh"])),
        para("front", "【内容提要】" + "".join(d["zh"])),
        para("front", "【关键词】" + "；".join(d["keywords_zh"])),
        para("front", "【作者简介】" + d["about"]),
    ]
    back = [
        para("title", d["title_en"]),
        para("names", " and ".join(d["authors_en"])),
        para("front", "[Abstract] " + " ".join(d["en"])),
        para("front", "[Key Words] " + ", ".join(d["keywords_en"])),
    ]
    lines = [line(text) for text in body.splitlines() if text]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:font-face-decls>{faces}</office:font-face-decls><office:styles>"
        + "".join(style(name, *rest) for name, rest in STYLES.items())
        + '<style:style style:name="up" style:family="text"><style:text-properties '
        'style:text-position="super 60%"/></style:style><text:notes-configuration '
        'text:note-class="footnote" style:num-format="①, ②, ③, ..." text:start-numbering-at="page" '
        'text:citation-body-style-name="up" text:footnotes-position="page"/></office:styles>'
        '<office:automatic-styles><style:page-layout style:name="p"><style:page-layout-properties '
        'fo:page-width="176mm" fo:page-height="250mm" fo:margin="20mm"/><style:header-style>'
        '<style:header-footer-properties fo:min-height="8mm" fo:margin-bottom="4mm"/>'
        "</style:header-style><style:footer-style><style:header-footer-properties "
        'fo:min-height="6mm" fo:margin-top="3mm"/></style:footer-style></style:page-layout>'
        '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" '
        f'style:page-layout-name="p"><style:header>{para("head", d["running"])}</style:header>'
        '<style:footer><text:p text:style-name="head">— <text:page-number '
        'text:select-page="current"/> —</text:p></style:footer></style:master-page>'
        "</office:master-styles><office:body><office:text>"
        + "".join([*front, *lines, *back])
        + "</office:text></office:body></office:document>"
    )


def typeset(path: Path, d: dict) -> bytes:
    body = path.read_text(encoding="utf-8").split("// BODY\n")[1].split("// END")[0]
    return by_libreoffice(path.stem, document(body, d))
