"""The golden results as a corpus, which a test may change and publish again."""

import hashlib
from pathlib import Path

import msgspec
from jieba import cut
from samples import ROOT

from bipaper.export.corpus import CorpusWriter
from bipaper.model import Document, decode, encode
from bipaper.parts.boxed_text import Region
from bipaper.parts.diagnostics import Failure, Warning
from bipaper.parts.set_aside import NoteMark, Unplaced
from bipaper.parts.source_file import Healed
from bipaper.relational.paper_rows import rows_of
from bipaper.relational.parquet import Rows

FAILURE = Failure(id="bad", stage="extract", code="empty", message="empty")


def golden() -> dict[str, Document]:
    """The golden documents by id; the first has what none of them has, too."""
    files = sorted((ROOT / "tests" / "golden").glob("*.json"))
    first, *others = [decode(file.read_bytes()) for file in files]
    first.source.ocr_pages = [2]
    first.source.healed = [Healed(font="F1", pages=[1, 2], characters=3, how="codes")]
    first.notes = [NoteMark(block="abstract.zh", at=2, text="①", note="按年末数。")]
    first.references[0].regions.append(Region(page=3, bbox=(1.5, 2.5, 3.5, 4.5)))
    first.diagnostics.warnings = [Warning(code="odd", message="something odd")]
    first.diagnostics.stages = {"extract": "0a1b"}
    first.unplaced = [Unplaced(text="某", page=2, bbox=(1.5, 2.5, 3.5, 4.5), why="unread")]
    first.quality.signs[0].pages = [2]
    whole = msgspec.structs.replace(first)  # what is new has an id, too
    return {document.id: document for document in (whole, *others)}


class Corpus:
    """Documents by id, and the results folder whose corpus holds those published last."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.papers = golden()
        self.publish()

    def publish(self) -> None:
        corpus = self.folder / "corpus"
        corpus.mkdir(parents=True, exist_ok=True)
        with CorpusWriter(corpus) as tables:
            for document in self.papers.values():
                tables.add(document, _digest(document), words_of(document))
            tables.add_failure(FAILURE)

    def change(self) -> str:
        """Publish one author less and another title of a paper; its id."""
        paper, document = next(iter(self.papers.items()))
        data = msgspec.convert(msgspec.to_builtins(document), Document)
        data.metadata.title.en = "Another title"
        data.metadata.people.pop()
        self.papers[paper] = data
        self.publish()
        return paper

    def rows(self) -> list[Rows]:
        """The rows of each paper."""
        return [rows_of(one, _digest(one), words_of(one)) for one in self.papers.values()]


def words_of(document: Document) -> dict[str, str]:
    """Words of the Chinese abstract."""
    return {"abstract.zh": " ".join(cut(document.texts()["abstract.zh"]))}


def _digest(document: Document) -> str:
    return hashlib.sha256(encode(document)).hexdigest()
