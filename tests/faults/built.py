"""PDFs whose objects are put together in ways that nobody would think of."""

from .given import Given, given
from .written import A4, GOOD, deflated, packed, paper, pdf, say, stream

MANY = 10_000
DEEP = 100_000
CATALOG = "<< /Type /Catalog /Pages 2 0 R >>"
PAGE = f"<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F 3 0 R >> >> {A4} >>"


def of_pages(*kids: int) -> bytes:
    """Its pages, it says, are these objects; 4 is a good one, those from 6 on are not there."""
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    return paper(tree=f"/Kids [{listed}] /Count {len(kids)}")


def deep_tree(levels: int) -> bytes:
    """A page below so many nodes of a page tree."""
    nodes = [f"<< /Type /Pages /Kids [{n} 0 R] /Count 1 >>" for n in range(7, 6 + levels)]
    return paper(tree="/Kids [6 0 R] /Count 1", more=[*nodes, PAGE])


def many_pages() -> bytes:
    kids = " ".join(f"{6 + n} 0 R" for n in range(MANY))
    return paper(tree=f"/Kids [{kids}] /Count {MANY}", more=[PAGE] * MANY)


def nested(opening: str, closing: str) -> str:
    return opening * DEEP + closing * DEEP


def without(part: str) -> bytes:
    """A paper that lacks this, wherever it stands."""
    data, part_of_it = paper(), part.encode("latin-1")
    assert part_of_it in data, part
    return data.replace(part_of_it, b"")


NO_PAGES = given(
    "no_pages",
    {
        "no pages": pdf(CATALOG, "<< /Type /Pages /Kids [] /Count 0 >>"),
        "no pages, though it counts three": pdf(CATALOG, "<< /Type /Pages /Kids [] /Count 3 >>"),
        "no pages in a tree of two levels": pdf(
            CATALOG,
            "<< /Type /Pages /Kids [3 0 R] /Count 0 >>",
            "<< /Type /Pages /Parent 2 0 R /Kids [] /Count 0 >>",
        ),
    },
)
# There should be pages, and none is there.
PAGES_GONE = given(
    "damaged no_pages",
    {
        "a page that no list names": paper(tree="/Kids [] /Count 0"),
        "pages that are no list": paper(tree="/Kids 4 /Count 1"),
        "pages that are not there": of_pages(8, 9),
        "pages that are numbers": paper(tree="/Kids [1 2 3] /Count 3"),
        "a page tree that is not there": pdf("<< /Type /Catalog /Pages 9 0 R >>"),
        "a catalogue without pages": pdf("<< /Type /Catalog >>"),
        "a catalogue that is a stream": pdf(stream(GOOD)),
        "a catalogue that is a number": pdf("7"),
        "a catalogue that is itself": pdf("1 0 R"),
        "pages that are their own pages": of_pages(2),
        "pages that are each other's pages": paper(
            tree="/Kids [6 0 R] /Count 1", more=["<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]
        ),
    },
)
A_PAGE_GONE = given(
    "done",
    {
        "a good page before one that is not there": of_pages(4, 9),
        "a good page behind one that is not there": of_pages(9, 4),
        "a good page among 10,000 that are not there": of_pages(*[9] * MANY, 4, *[9] * MANY),
        "a good page and one that is a font": of_pages(4, 3),
        "a good page and the catalogue": of_pages(4, 1),
        "a good page and one whose content is not there": paper(
            tree="/Kids [4 0 R 6 0 R] /Count 2", more=[PAGE.replace("5 0 R", "9 0 R")]
        ),
    },
    "a page",
)
PAGES_ODD = given(
    "done",
    {
        "a page": paper(),
        "a page a hundred times": of_pages(*[4] * 100),
        "a page tree of 1,000 levels": deep_tree(1000),
        "a page that is its own parent": paper(page=f"{A4} /Parent 4 0 R"),
        "a page in a page of a site": b"<html><pre>\n" + paper() + b"</pre></html>",
        "a page and its own tree": of_pages(4, 2),
        "pages that count none": paper(tree="/Kids [4 0 R] /Count 0"),
        "pages that count less than none": paper(tree="/Kids [4 0 R] /Count -5"),
        "pages that count a thousand million": paper(tree="/Kids [4 0 R] /Count 1000000000"),
        "pages that do not count": paper(tree="/Kids [4 0 R]"),
        "no types": paper().replace(b"/Type /", b"/Tipo /"),
        "contents in a thousand pieces": paper(page=f"{A4} /Contents [{'5 0 R ' * 1000}]"),
        "contents that are each other": paper(
            page=f"{A4} /Contents 6 0 R", more=["[5 0 R 7 0 R]", "[6 0 R 5 0 R]"]
        ),
        "a text that goes on in the next piece": paper(
            stream(GOOD[:40]), page=f"{A4} /Contents [5 0 R 6 0 R]", more=[stream(GOOD[40:])]
        ),
        "resources that are each other": paper(resources="/XObject 6 0 R", more=["6 0 R"]),
    },
    "a page",
)
# A reader may give up, if it says so.
TOO_MANY = [
    *given("done timeout", {"10,000 pages": many_pages}, "a page"),
    *given(
        "done memory",
        {"100,000 marks in each other": paper(stream("/P BMC " * DEEP + GOOD))},
        "a page",
    ),
    *given("done damaged", {"a page tree of 5,000 levels": deep_tree(5000)}, "a page"),
]
NESTED = given(
    "done damaged",
    {
        "100,000 lists in each other": paper(more=[nested("[", "]")]),
        "100,000 lists that never end, before the pages": pdf(
            "<< /Type /Catalog /Pages 2 0 R >>", "[" * DEEP
        ),
        "100,000 dictionaries in each other": paper(catalog=f"/A {nested('<< /A ', '>>')}"),
        "100,000 brackets in a text": paper(stream(say(nested("(", ")")))),
        "100,000 lists in each other on a page": paper(
            stream(f"{GOOD}{nested('[', ']')} TJ\n{GOOD}")
        ),
        "100,000 states that never end": paper(stream("q " * DEEP + GOOD)),
        "100,000 states that never began": paper(stream("Q " * DEEP + GOOD)),
    },
    "a page",
)
STREAMS = given(
    "done",
    {
        "a length of nothing": paper(stream(GOOD, length="0")),
        "a length that is short": paper(stream(GOOD, length="5")),
        "a length that is long": paper(stream(GOOD, length="5000")),
        "a length beyond all files": paper(stream(GOOD, length="99999999999999999999")),
        "a length below nothing": paper(stream(GOOD, length="-1")),
        "a length that is its own stream": paper(stream(GOOD, length="5 0 R")),
        "a length that is not there": paper(stream(GOOD, length="9 0 R")),
        "no length": without(f"/Length {len(GOOD)}"),
        "no end of a stream": without("\nendstream"),
        "no end of an object": without("endobj\n"),
        "no filter of that name": paper(stream(GOOD, "/Filter /NoSuchFilter")),
        "a filter that is itself": paper(stream(GOOD, "/Filter 6 0 R"), more=["6 0 R"]),
        "a hundred filters": paper(stream(GOOD, f"/Filter [{'/ASCIIHexDecode ' * 100}]")),
        "a stream in another file": paper(stream(GOOD, "/F (/etc/passwd)")),
        "a stream that ends early": paper(stream(deflated(GOOD)[:-6], "/Filter /FlateDecode")),
        "a stream with a wrong sum": paper(
            stream(deflated(GOOD)[:-4] + "sums", "/Filter /FlateDecode")
        ),
    },
    "a page",
)
ACTIVE = given(
    "done",
    {
        "a script": paper(catalog="/OpenAction << /S /JavaScript /JS (while (true) {}) >>"),
        "a program to start": paper(catalog="/OpenAction << /S /Launch /F (touch started) >>"),
        "a page elsewhere": paper(catalog="/OpenAction << /S /URI /URI (http://127.0.0.1:9/) >>"),
        "an attachment": paper(
            catalog="/Names << /EmbeddedFiles << /Names [(../../a.exe) 6 0 R] >> >>",
            more=["<< /Type /Filespec /F (../../a.exe) /EF << /F 7 0 R >> >>", packed("MZ" * 999)],
        ),
        "a portfolio": paper(catalog="/Collection << /View /D >>"),
        "a form of Adobe's alone": paper(
            stream(GOOD + say("Please wait... Your viewer is too old.", "/F 10 Tf 50 600 Td")),
            catalog="/AcroForm << /Fields [] /XFA 6 0 R >>",
            more=[packed("<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")],
        ),
        "outlines that are each other's": paper(
            catalog="/Outlines 6 0 R",
            more=["<< /First 7 0 R /Last 7 0 R >>", "<< /Title (a) /Parent 6 0 R /Next 7 0 R >>"],
        ),
        "names that are no names": paper(
            catalog="/\xc2\xdb\xce\xc4 (\xff\xfe) /#00 /#zz /" + "n" * 100_000
        ),
        "a description with entities in each other": paper(
            catalog="/Metadata 6 0 R",
            more=[
                stream(
                    "<!DOCTYPE a [<!ENTITY a 'aaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'>]><a>&b;</a>",
                    "/Type /Metadata /Subtype /XML",
                )
            ],
        ),
        "a title of control characters": paper(
            more=[r"<< /Title (\000\033[2J\n) /Author (\377\376\000\330) >>"],
            trailer="/Root 1 0 R /Info 6 0 R",
        ),
    },
    "a page",
)
BUILT: list[Given] = [
    *NO_PAGES,
    *PAGES_GONE,
    *A_PAGE_GONE,
    *PAGES_ODD,
    *TOO_MANY,
    *NESTED,
    *STREAMS,
    *ACTIVE,
]
