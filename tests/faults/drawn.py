"""Pages on which something is drawn that cannot be, or too much of it."""

from .given import Given, given
from .written import A4, GOOD, packed, paper, say, stream

GLYPHS = 100_000


def form(content: str, *drawn: int) -> str:
    """A form; what it may draw is called /X and the number of its object."""
    named = " ".join(f"/X{number} {number} 0 R" for number in drawn)
    fonts = "/Font << /F 3 0 R >>"
    return stream(
        content,
        "/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
        f"/Resources << {fonts} /XObject << {named} >> >>",
    )


def drawing(*forms: str) -> bytes:
    """A page with a good text that draws the first of these; they are numbered from 6."""
    return paper(stream(GOOD + "/X6 Do"), resources="/XObject << /X6 6 0 R >>", more=forms)


def chain_of_forms(count: int, times: int) -> bytes:
    """Forms that draw each the next, so many times."""
    chain = [form(f"/X{n + 1} Do " * times, n + 1) for n in range(6, 5 + count)]
    return drawing(*chain, form(say("The end of it.", "/F 10 Tf 50 600 Td")))


def showing(picture: str) -> bytes:
    """A page with a good text and what is called an image."""
    return paper(
        stream(f"{GOOD} q 400 0 0 400 50 100 cm /X6 Do Q"),
        resources="/XObject << /X6 6 0 R >>",
        more=[picture],
    )


PLACES = {
    "a size of 0.04 points": "/F 0.04 Tf 50 600 Td",
    "a size of a thousand million points": "/F 1000000000 Tf 50 600 Td",
    "a size of nothing": "/F 0 Tf 50 600 Td",
    "a size below nothing": "/F -10 Tf 50 600 Td",
    "a matrix of zeros": "/F 10 Tf 0 0 0 0 0 0 Tm",
    "a matrix without height": "/F 10 Tf 1 0 0 0 50 600 Tm",
    "a matrix of no numbers": "/F 10 Tf nan inf -inf nan 50 600 Tm",
    "a matrix beyond all numbers": "/F 10 Tf 1e38 0 0 1e38 50 600 Tm",
    "a matrix of many digits": f"/F 10 Tf {'9' * 400} 0 0 1 50 600 Tm",
    "a place far off the page": "/F 10 Tf 1000000 1000000 Td",
    "a place off all pages": "/F 10 Tf -99999999999 600 Td",
    "a width of nothing": "/F 10 Tf 50 600 Td 0 Tz",
    "a width below nothing": "/F 10 Tf 50 600 Td -100 Tz",
    "spaces between letters beyond the page": "/F 10 Tf 50 600 Td 1000000 Tc",
    "a rise beyond the page": "/F 10 Tf 50 600 Td 1000000 Ts",
    "a mode that is none": "/F 10 Tf 50 600 Td 99 Tr",
    "a font that is not there": "/G 10 Tf 50 600 Td",
    "no font": "50 600 Td",
}
BOXES = {
    "a box of no numbers": "/MediaBox [nan nan nan nan]",
    "a box of nothing": "/MediaBox [0 0 0 0]",
    "a box upside down": "/MediaBox [595 842 0 0]",
    "a box below nothing": "/MediaBox [-5000 -5000 -4000 -4000]",
    "a box beyond all numbers": "/MediaBox [0 0 1e30 1e30]",
    "a box of many digits": f"/MediaBox [0 0 {'9' * 30} {'9' * 30}]",
    "a box a hair wide": "/MediaBox [0 0 0.0001 842]",
    "a box of names": "/MediaBox [/a /b /c /d]",
    "a box of one number": "/MediaBox [595]",
    "a box that is itself": "/MediaBox 6 0 R",
    "no box": "",
    "a box to see beside the page": f"{A4} /CropBox [9000 9000 9500 9500]",
    "a page turned by 45 degrees": f"{A4} /Rotate 45",
    "a page turned by 180 degrees": f"{A4} /Rotate 180",
    "a page turned by a million degrees": f"{A4} /Rotate 90000090",
    "a unit of a thousand million points": f"{A4} /UserUnit 1000000000",
}
GEOMETRY = given(
    "done",
    {f"text with {name}": paper(stream(GOOD + say("Lost?", at))) for name, at in PLACES.items()}
    | {name: paper(page=box, more=["6 0 R"]) for name, box in BOXES.items()}
    | {
        "lines of no length, width and end": paper(
            stream(f"{GOOD} 0 w 50 50 m 50 50 l S 1e30 w -1e30 50 m 1e30 50 l S nan 0 m 9 nan l S")
        ),
        "curves a hundred thousand": paper(stream(GOOD + "50 50 m 1 2 3 4 5 6 c " * 100_000 + "S")),
        "rules ten thousand": paper(stream(GOOD + "50 50 m 400 50 l S " * 10_000)),
        "dashes beyond all numbers": paper(stream(f"[1e30 0] -1e30 d 0 0 m 9 9 l S {GOOD}")),
    },
    "a page",
)
RECURSION = given(
    "done",
    {
        "a form that draws itself": drawing(form("/X6 Do", 6)),
        "forms that draw each other": drawing(form("/X7 Do", 7), form("/X6 Do", 6)),
        "a form a thousand forms deep": chain_of_forms(1000, 1),
        "a pattern that is painted with itself": paper(
            stream(f"{GOOD} /Pattern cs /P scn 50 50 400 400 re f"),
            resources="/Pattern << /P 6 0 R >>",
            more=[
                stream(
                    "/Pattern cs /P scn 0 0 9 9 re f",
                    "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] "
                    "/XStep 0.0001 /YStep 0.0001 /Resources << /Pattern << /P 6 0 R >> >>",
                )
            ],
        ),
        "a mask that is masked by itself": paper(
            stream(f"/G gs {GOOD}"),
            resources="/ExtGState << /G 6 0 R >>",
            more=[
                "<< /SMask << /S /Luminosity /G 7 0 R >> >>",
                stream(
                    "/G gs 0 0 9 9 re f",
                    "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Group << /S /Transparency >> "
                    "/Resources << /ExtGState << /G 6 0 R >> >>",
                ),
            ],
        ),
        "an image that is its own mask": showing(
            stream(
                "a",
                "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
                "/BitsPerComponent 8 /SMask 6 0 R",
            )
        ),
        "a colour space of itself": paper(
            stream(f"/C cs 0 sc {GOOD}"),
            resources="/ColorSpace << /C 6 0 R >>",
            more=["[/Indexed 6 0 R 1 <0001>]"],
        ),
        "a function of itself": paper(
            stream(f"{GOOD} /S sh"),
            resources="/Shading << /S << /ShadingType 2 /ColorSpace /DeviceGray "
            "/Coords [0 0 9 9] /Function 6 0 R >> >>",
            more=["<< /FunctionType 3 /Domain [0 1] /Functions [6 0 R] /Encode [0 1] >>"],
        ),
    },
    "a page",
)
TOO_MUCH = given(
    "done timeout memory",
    {
        "a form that draws two that draw two, and so thirty times": chain_of_forms(30, 2),
        "a million glyphs in one text": paper(packed(say("Water. " * 150_000))),
    },
)
MUCH = given(
    "done",
    {
        "100,000 glyphs in one text": paper(packed(say("Rivers. " * (GLYPHS // 8)))),
        "100,000 glyphs in as many texts": paper(packed(say("R") * GLYPHS)),
        "100,000 glyphs on one place": paper(
            packed(f"BT /F 9 Tf {'1 0 0 1 50 600 Tm (R) Tj ' * GLYPHS} ET")
        ),
    },
)
DRAWN: list[Given] = [*GEOMETRY, *RECURSION, *MUCH, *TOO_MUCH]
