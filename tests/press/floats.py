"""Figures, tables, displayed formulas, and the sentences that point at them."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from press.content import Writer
from press.options import Options
from press.pieces import Piece, piece, truth_of

FORMULAS = 8  # that the template knows
LONG = (30, 50)  # rows of a table over several columns or pages
Row = list[list[str]]  # cells, each a list of lines
CAPTIONS = {"space": "{}{}　", "apart": "{} {}  ", "point": "{}{}. ", "colon": "{}{}："}


def figure(writer: Writer, options: Options) -> Piece:
    """A figure with its caption below, or two side by side; or one of two parts, (a) and (b)."""
    left = _bars(writer, options, 1)
    if options.figures == "parts":
        names = [
            f"({letter}) {name}"
            for letter, (name, _) in zip("ab", writer.nouns["places"], strict=False)
        ]
        noise = [{"text": name, "kind": "label"} for name in names]
        return piece(
            **left.printed, parts=names, truth=truth_of([left, piece("", truth={"noise": noise})])
        )
    if options.figures != "pair":
        return left
    right = _bars(writer, options, 2)
    return piece(**left.printed, beside=right.printed, truth=truth_of([left, right]))


def _bars(writer: Writer, options: Options, number: int) -> Piece:
    labels = [f"{writer.topic['place'][0]}{row}" for row in writer.texts["words"]["rows"][:4]]
    values = [writer.dice.randint(15, 95) for _ in labels]
    printed, truth = _captioned("figure", writer, options, number)
    noise = [{"text": labels[0], "kind": "label"}]
    return piece("figure", labels=labels, values=values, axis=writer.texts["words"]["axis"],
                 span=options.figures, **printed, truth=truth | {"noise": noise})  # fmt: skip


def table(writer: Writer, options: Options) -> Piece:
    """A table with its caption above, or two side by side."""
    left = _groups_of(writer, options, 1)
    if options.tables != "pair":
        return left
    right = _groups_of(writer, options, 2)
    return piece(**left.printed, beside=right.printed, truth=truth_of([left, right]))


def _groups_of(writer: Writer, options: Options, number: int) -> Piece:
    """Groups and their figures.

    A cell is a list of lines; some have an error in brackets below the figure, or are empty. A row
    of one cell goes across the table, and one that lacks a cell stands beside a label for several.
    """
    words = writer.texts["words"]
    head = _head(writer, options, 5 if options.tables in ("page", "landscape") else 3)
    names = words["rows"][: writer.dice.randint(3, 5)]
    if options.tables == "long":
        names = [words["row"].format(n) for n in range(1, writer.dice.randint(*LONG))]
    labels = (
        names
        if options.values == "levels"
        else [f"{writer.topic['method'][0]}{name}" for name in names]
    )
    rows = [*ROWS.get(options.values, _plain)(writer, options, labels, len(head))]
    groups = [one[0] for one in (writer.topic["place"], writer.topic["method"])]
    groups = groups[: len(head) // 2] if options.values in ("grouped", "crowded") else []
    printed, truth = _captioned("table", writer, options, number)
    again = words["continued"].format(number)
    note = writer.filled(words["note"]) if options.table_note else ""
    noise = [{"text": text, "kind": "label"} for text in (labels[0], labels[-1], note) if text]
    cells = [*_head_cells(head, groups, options), *(_in_full(row, len(head)) for row in rows)]
    tables = [{"label": truth["captions"][0]["label"], "rows": cells}]
    return piece("table", head=head, groups=groups, rows=rows, note=note, again=again,
                 span=options.tables, **printed,
                 truth=truth | {"noise": noise, "tables": tables})  # fmt: skip


def _head(writer: Writer, options: Options, across: int) -> list[str]:
    """What stands over so many columns."""
    words, measures = writer.texts["words"], [one for one, _ in writer.nouns["measures"]]
    if options.values == "models":
        return [words["group"], *(f"（{model}）" for model in range(1, across))]
    if options.values == "levels":
        return [words["group"], words["level"], *measures[: across - 2]]
    if options.values == "wrapped":
        place = writer.topic["place"][0]
        return [words["group"], *(f"{place}的{measure}" for measure in measures[: across - 1])]
    return [words["group"], *measures[: across - 1]]


def _head_cells(head: list[str], groups: list[str], options: Options) -> list[list[str]]:
    """The rows of the head in gold; groups have two columns each."""
    if not groups:
        return [head]
    above = [*chain.from_iterable((name, "") for name in groups)]
    if options.ruling == "columns":  # no rule parts the first cell from the one below
        return [[head[0], *above], ["", *head[1:]]]
    return [["", *above], head]


def _in_full(row: Row, columns: int) -> list[str]:
    """A row in gold: a cell that covers others is in the first of them."""
    texts = [*map("".join, row)]
    return [*texts, *[""] * (columns - 1)] if len(row) == 1 else [""] * (columns - len(row)) + texts


def _plain(writer: Writer, options: Options, labels: list[str], columns: int) -> Iterator[Row]:
    """A row a label."""
    for label in labels:
        yield [[label], *_values(writer, options, columns - 1)]


def _models(writer: Writer, options: Options, labels: list[str], columns: int) -> Iterator[Row]:
    yield from _plain(writer, options, labels, columns)
    yield from _held(writer, columns - 1)


def _panels(writer: Writer, options: Options, labels: list[str], columns: int) -> Iterator[Row]:
    """The same rows below the name of each panel."""
    for letter, (name, _) in zip("AB", writer.nouns["places"], strict=False):
        yield [[f"Panel {letter}: {name}"]]
        yield from _plain(writer, options, labels, columns)


def _levels(writer: Writer, options: Options, labels: list[str], columns: int) -> Iterator[Row]:
    """Two rows a label, each with one of its own."""
    for label in labels:
        first, second = writer.texts["words"]["levels"]
        yield [[label], [first], *_values(writer, options, columns - 2)]
        yield [[second], *_values(writer, options, columns - 2)]


def _wrapped(writer: Writer, options: Options, labels: list[str], columns: int) -> Iterator[Row]:
    """Labels that are longer than their column is wide."""
    longer = [f"{label}（{writer.dice.choice(writer.nouns['things'])[0]}）" for label in labels]
    yield from _plain(writer, options, longer, columns)


ROWS: dict[str, Callable[[Writer, Options, list[str], int], Iterator[Row]]] = {
    "models": _models, "panels": _panels, "levels": _levels, "wrapped": _wrapped,
}  # fmt: skip


def _values(writer: Writer, options: Options, count: int) -> Iterator[list[str]]:
    """The cells of a row behind its label."""
    empty = writer.dice.randrange(count) if options.values == "sparse" else None
    for at in range(count):
        figure = writer.numbers()["decimal"]
        error = f"（0.{writer.dice.randint(11, 99)}）"
        with_error = options.values in ("errors", "models")
        yield [] if at == empty else [figure, error] if with_error else [figure]


def _held(writer: Writer, count: int) -> Iterator[Row]:
    """The rows that say what each model holds, and of how many samples it is."""
    words = writer.texts["words"]
    *controls, sample = words["controls"]
    for name in controls:
        yield [[name], *([writer.dice.choice(words["yes_no"])] for _ in range(count))]
    yield [[sample], *([str(writer.numbers()["int"])] for _ in range(count))]


def _captioned(
    kind: str, writer: Writer, options: Options, number: int
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The caption as printed, and gold's."""
    word = writer.texts["words"][kind]
    zh, en = writer.on_topic(writer.dealt(f"{kind}s"))
    lines = [CAPTIONS[options.caption_label].format(word, number) + zh]
    gold = {"kind": kind, "label": f"{word}{number}", "text": zh}
    if options.captions == "bilingual":
        lines.append(f"{'Fig.' if kind == 'figure' else 'Table'} {number}  {en}")
        gold["text_en"] = en
    return {"caption": lines}, {"captions": [gold]}


def formula(writer: Writer, options: Options, number: int) -> Piece:
    """A paragraph that goes on after a displayed formula."""
    before = writer.sentence("body", "sentences") + writer.sentence("body", "to_formula")
    after = writer.sentence("body", "from_formula")
    shown = f"({number})" if options.formulas == "numbered" else ""
    return piece("formula", before + after, before=before, after=after,
                 formula=writer.dice.randrange(FORMULAS), number=shown)  # fmt: skip
