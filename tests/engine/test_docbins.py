from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from bipaper.engine.docbins import PaperDocs, pack, read_docs, unpack, with_own_words, write_docs
from bipaper.engine.rows import Row
from bipaper.nlp import pipeline
from bipaper.parts.diagnostics import Failure

FAILURE = Failure(id="b", stage="extract", code="empty", message="the file is empty")


def doc(paper: str, text: str) -> Doc:
    made = spacy.blank("xx")(text)
    made.user_data["paper"] = paper
    made.spans["names"] = [made.char_span(0, 2, label="place")]
    return made


def rows() -> list[Row[PaperDocs]]:
    first = pack([doc("a", "广州"), doc("a", "北京 城")], ["p1", "p2"])
    last = pack([doc("c", "上海")], ["p1"])
    return [
        Row(id="a", key="1", digest="x", value=first),
        Row(id="b", key="2", failure=FAILURE),
        Row(id="c", key="3", digest="y", value=last),
    ]


def seen(row: Row[PaperDocs]) -> Any:
    docs = unpack(row.value, spacy.blank("xx").vocab) if row.value else ()
    texts = [(d.text, d.user_data["paper"], d.spans["names"][0].label_) for d in docs]
    return (row.id, row.key, row.digest, row.failure, texts, row.value and row.value.notes)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "tokens.spacy", tmp_path / "tokens.jsonl"


def test_docs_come_back_with_the_paper_they_belong_to(files: tuple[Path, Path]) -> None:
    write_docs(*files, rows())
    assert [seen(row) for row in read_docs(*files)] == [seen(row) for row in rows()]


def test_what_was_read_can_be_written_again_to_the_same_bytes(files: tuple[Path, Path]) -> None:
    write_docs(*files, rows())
    before = [path.read_bytes() for path in files]
    write_docs(*files, list(read_docs(*files)))
    assert [path.read_bytes() for path in files] == before


def test_a_worker_gets_the_words_of_its_paper_only(files: tuple[Path, Path]) -> None:
    chinese = pipeline.load("zh")
    packed = [pack([chinese(text)], ["p1"]) for text in ("他走了。", "The man went.")]
    write_docs(*files, [Row(id=str(n), key="", value=docs) for n, docs in enumerate(packed)])
    one, other = with_own_words(read_docs(*files))
    assert one.value.docs.strings == {"他", "走", "了", "。", "r", "v", "ul", "x"}
    assert {"The", "man", "went"} < other.value.docs.strings
    (doc,) = unpack(other.value, spacy.blank("xx").vocab)
    assert (doc.text, doc[0].tag_) == ("The man went.", "eng")


def test_a_spacy_user_opens_the_file_with_two_lines(files: tuple[Path, Path]) -> None:
    write_docs(*files, rows())
    docs = list(DocBin().from_disk(files[0]).get_docs(spacy.blank("xx").vocab))
    assert [d.text for d in docs] == ["广州", "北京 城", "上海"]


def test_without_its_ledger_a_docbin_is_not_read(files: tuple[Path, Path]) -> None:
    write_docs(*files, rows())
    files[1].unlink()
    assert list(read_docs(*files)) == []


def test_a_docbin_that_cannot_be_written_leaves_the_one_before(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_docs(*files, rows())
    before = [path.read_bytes() for path in files]

    def fail(self: DocBin, path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError("disk full")

    monkeypatch.setattr(DocBin, "to_disk", fail)
    with pytest.raises(OSError, match="disk full"):
        write_docs(*files, rows())
    assert [path.read_bytes() for path in files] == before


def test_the_ledger_is_away_while_the_docbin_is_replaced(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_docs(*files, rows())

    def stop(part: Path, path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bipaper.engine.docbins.settle", stop)
    with pytest.raises(KeyboardInterrupt):
        write_docs(*files, rows())
    assert list(read_docs(*files)) == []


@pytest.mark.parametrize("name", ["_get_entry_points", "get_all"])
def test_packing_does_not_look_for_encoders_anew(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_: object) -> list[object]:
        raise AssertionError

    given, vocab = doc("a", "广州"), spacy.blank("xx").vocab
    monkeypatch.setattr(f"catalogue.Registry.{name}", never)
    (read,) = unpack(pack([given], ["p1"]), vocab)
    assert read.text == "广州"
