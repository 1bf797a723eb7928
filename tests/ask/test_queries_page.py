"""docs/queries.md shows each question with its SQL and its rows on the sample papers.

After a change that is meant to change it: python tests/ask/test_queries_page.py
"""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from samples import NAMES, ROOT, golden_document

from bipaper.ask.answers import Answer, ask
from bipaper.ask.questions import Question, questions
from bipaper.export.corpus import CorpusWriter, build_databases

PAGE = ROOT / "docs" / "queries.md"
_MOST = 5  # rows of a question on the page
_HEAD = """\
# Questions

```sh
bipaper query                                # the questions
bipaper query rankings place=济南            # one of them, of the corpus in results/
bipaper query trust --results results/mine   # of another run
bipaper query effects --format csv > effects.csv
bipaper query effects --format json
```

A question is one SQL statement for `corpus/bipaper.duckdb` of a results folder, which is only \
read. It is the same for `bipaper.sqlite` and for a database that results were loaded into \
([database.md](database.md)); tests ask each in all three. `$name` is a parameter: it is bound and \
never part of the SQL; one that may be left out is NULL then (other clients write `:name` or \
`%(name)s`). In a cell of CSV an apostrophe stands before what a spreadsheet would run as a formula.

Questions of your own are for DuckDB itself (`duckdb -readonly results/corpus/bipaper.duckdb`); \
the README has some to begin with.

What changed since the last run is in no table, since the same papers give the same corpus \
whatever was before: `bipaper changes` tells it, of `changes.jsonl` beside the corpus \
([database.md](database.md)).

The rows below are those of the sample papers in `raw/`, five at most. This page is made from \
`src/bipaper/ask/questions.toml` by `python tests/ask/test_queries_page.py`.
"""


def page() -> str:
    """The whole page."""
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder)
        _publish(results)
        parts = [part for name in questions() for part in _part(results, name)]
    return "\n".join([_HEAD, *parts])


def _publish(results: Path) -> None:
    corpus = results / "corpus"
    corpus.mkdir()
    with CorpusWriter(corpus) as tables:
        for name in NAMES:
            tables.add(golden_document(name), "", {})
    build_databases(corpus)


def _part(results: Path, name: str) -> Iterator[str]:
    question = questions()[name]
    values = {key: of.example for key, of in question.parameters.items()}
    yield f"## {name}\n\n{question.about.strip()}\n"
    yield from _parameters(question)
    command = " ".join(["bipaper query", name, *(f"{key}={of}" for key, of in values.items())])
    yield f"```sh\n{command}\n```\n"
    yield "\n".join(_table(ask(results, name, values)))
    yield f"```sql\n{question.sql}```\n"


def _parameters(question: Question) -> Iterator[str]:
    if question.parameters:
        lines = [
            f"- `{key}`{' (may be left out)' if of.optional else ''}: {of.about}"
            for key, of in question.parameters.items()
        ]
        yield "\n".join(lines) + "\n"


def _table(answer: Answer) -> Iterator[str]:
    if not answer.rows:
        yield f"No rows of the samples; the columns are {', '.join(answer.columns)}.\n"
        return
    yield _line(answer.columns)
    yield "|---" * len(answer.columns) + "|"
    for row in answer.rows[:_MOST]:
        yield _line("" if value is None else str(value) for value in row)
    more = len(answer.rows) - _MOST
    yield f"\nand {more} more.\n" if more > 0 else ""


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"


def test_the_page_is_what_the_questions_and_the_samples_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
