"""What stands behind the text and the list of references: statements, an appendix, biographies."""

from collections.abc import Iterator

from press.body import unnumbered
from press.content import Writer
from press.front import Front
from press.options import Options
from press.pieces import Piece, piece

PARTS = 2  # sentences of a part, behind its first


def statements(writer: Writer, options: Options) -> Iterator[Piece]:
    """致谢, 利益冲突 and 作者贡献 in front of the references: parts with a heading, or each a
    paragraph behind its label, which is said of the paper and no text of it."""
    texts = writer.texts["statements"] if options.closing != "none" else []
    for title, text in texts:
        said = writer.filled(text)
        if options.closing == "headings":
            yield unnumbered(title)
            yield piece("par", said, runs=[said])
        else:
            noise = [{"text": said, "kind": "statement"}]
            yield piece("said", label=f"{title}：", text=said, truth={"noise": noise})


def appendix(writer: Writer, options: Options) -> Iterator[Piece]:
    """A part of text behind the references."""
    if not options.appendix:
        return
    yield unnumbered(writer.texts["words"]["appendix"])
    first = writer.sentence("body", "openings")
    text = first + "".join(writer.sentence("body", "sentences") for _ in range(PARTS))
    yield piece("par", text, runs=[text])


def biographies(writer: Writer, options: Options, front: Front) -> Iterator[Piece]:
    """Who the authors are, at the very end, with or without a picture of each."""
    for author in front.authors if options.biographies != "none" else ():
        said = writer.filled(writer.texts["words"]["biography"])
        noise = [{"text": said, "kind": "statement"}]
        yield piece("biography", name=author.zh, text=said, truth={"noise": noise})
