"""A sheet: the pieces of one paper in their order, its file, and its gold."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import typst

from press import body, endings, front, furniture, references
from press.content import Writer, script
from press.flow import flowed
from press.fonts import fonts
from press.options import Options
from press.pieces import Piece, piece, truth_of

TEMPLATE = Path(__file__).parent / "template"
BREAK = piece("pagebreak")
TIMESTAMP = 1_704_067_200  # 2024-01-01, written into every PDF
PAGES = {  # mm
    "a4": (210, 297), "16k": (184, 260), "large16k": (210, 285), "b5": (176, 250),
    "letter": (216, 279),
}  # fmt: skip
MARGINS = {  # mm: inner, outer, top, bottom
    "even": (22, 22, 25, 22),
    "narrow": (16, 16, 20, 18),
    "mirrored": (26, 16, 24, 20),
    "side": (58, 20, 25, 22),
}


@dataclass(frozen=True)
class Sheet:
    """A PDF and what is on it, in the scorer's format."""

    pdf: bytes
    gold: dict[str, Any]


def pieces(seed: int, number: int, options: Options) -> list[Piece]:
    """What a sheet prints, in reading order."""
    writer = Writer(f"{seed}:{number}", options.field, "front")
    matter = front.written(writer, options)
    where = furniture.issue(writer.part("issue"), options, matter)
    chinese, english = (list(front.matter(matter, options, side)) for side in (0, 1))
    chinese += furniture.identifiers(writer, options, where)
    above = [
        *furniture.masthead(writer.part("masthead"), options, where),
        *furniture.rubric(writer.part("rubric"), options),
    ]
    covers = list(front.cover(writer.part("cover"), matter, options))
    if covers:
        chinese, english = (
            [one for one in side if one.printed["kind"] in ("abstract", "keywords")]
            for side in (chinese, english)
        )
    made = references.entries(writer.part("references"), options)
    return [
        furniture.running(writer, options, matter, where),
        *covers,
        _together("head", [*above, *_head(chinese, english, options.english)]),
        *([_together("next page", english), BREAK] if options.english == "own page" else ()),
        *furniture.first_note(writer, options, where),
        *body.contents(writer, options),
        *body.sections(writer, options, max(1, len(made))),
        *endings.statements(writer.part("statements"), options),
        *references.listed(made, writer, options),
        *endings.appendix(writer.part("appendix"), options),
        *([_together("next page", english)] if options.english == "end" else ()),
        *([_together("tail", english)] if options.english == "last" else ()),
        *endings.biographies(writer.part("biographies"), options, matter),
        *furniture.neighbour(writer.part("neighbour"), options),
    ]


def _head(chinese: list[Piece], english: list[Piece], place: str) -> list[Piece]:
    """What stands above the text, by where the English part does."""
    return {"after": chinese + english, "before": english + chinese}.get(place, chinese)


def _together(kind: str, parts: list[Piece]) -> Piece:
    """Pieces that the template sets as one."""
    return piece(kind, pieces=[one.printed for one in parts], truth=truth_of(parts))


def layout(options: Options) -> dict[str, Any]:
    """The options as the template reads them."""
    width, height = PAGES[options.page]
    inner, outer, top, bottom = MARGINS[options.margins]
    return asdict(options) | {
        "width": width, "height": height, "inner": inner, "outer": outer,
        "top": top, "bottom": bottom, "script": script(options.field),
        "start_number": furniture.STARTS[options.start],
    }  # fmt: skip


def typeset(seed: int, number: int, options: Options) -> Sheet:
    """One sheet. The same seed, number and options give the same, with the same fonts."""
    made = pieces(seed, number, options)
    truth = truth_of(made)
    paragraphs = [one.paragraph for one in made if one.paragraph]
    headings = [one.printed["text"] for one in made if one.printed["kind"] == "heading"]
    flow = flowed(_edition(made, options, coloured=True), paragraphs, headings)
    for heading, page in zip(truth["headings"], flow.pop("pages"), strict=True):
        heading["page"] = page
    truth["noise"] = _unsaid(truth["noise"], paragraphs)
    gold = {"id": name_of(seed, number), "columns": min(options.columns, 2)} | truth | flow
    return Sheet(_edition(made, options, coloured=False), gold)


def _unsaid(noise: list[dict[str, str]], paragraphs: list[str]) -> list[dict[str, str]]:
    """Noise that no paragraph says as well, as it may say the title of a running head."""
    return [one for one in noise if not any(one["text"] in text for text in paragraphs)]


def _edition(made: list[Piece], options: Options, coloured: bool) -> bytes:
    """The PDF; coloured, paragraphs are red and headings green, which moves nothing."""
    printed = [one.printed for one in made]
    data = {"layout": layout(options) | {"coloured": coloured}, "pieces": printed}
    return typst.compile(
        TEMPLATE / "sheet.typ", root=TEMPLATE, font_paths=fonts(), timestamp=TIMESTAMP,
        pdf_tags=False, sys_inputs={"sheet": json.dumps(data, ensure_ascii=False)},
    )  # fmt: skip


def name_of(seed: int, number: int) -> str:
    return f"sheet_{seed}_{number:03d}"
