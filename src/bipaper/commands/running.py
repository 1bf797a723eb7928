"""``bipaper run`` and ``bipaper init``: the workflow, from anywhere."""

import os
import shutil
import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from bipaper.commands.configuring import checked, contents, merged
from bipaper.commands.terminal import cause, fail, stderr
from bipaper.settings import Settings
from bipaper.shown import shown

CONFIG = "config.yaml"
_PACKAGE = Path(__file__).parents[1]


def workflow_folder() -> Path:
    """Where the Snakefile is: in the package once that is installed, above it in a clone."""
    installed = _PACKAGE / "workflow"
    return installed if installed.is_dir() else _PACKAGE.parents[1]


def init(
    folder: Annotated[
        Path, typer.Argument(file_okay=False, help="The folder to begin in; it may be new.")
    ] = Path(),
) -> None:
    """Begin a corpus: a folder for its PDFs, raw/, and config.yaml with every setting.

    What is there already stays as it is.

    **Examples**

    bipaper init corpus

    cd corpus && bipaper run
    """
    config, raw = folder / CONFIG, folder / "raw"
    try:
        raw.mkdir(parents=True, exist_ok=True)
        with config.open("xb") as new, (workflow_folder() / CONFIG).open("rb") as template:
            shutil.copyfileobj(template, new)
    except FileExistsError as error:
        raise fail(f"{error.filename}: is there already and stays as it is") from error
    except OSError as error:
        raise fail(f"{error.filename}: {cause(error)}") from error
    stderr.print(shown(f"put PDFs into {raw}; settings are in {config}"), markup=False)


# Options of ``run``, whose texts are its help.
_Folder = Annotated[
    Path | None,
    typer.Argument(
        exists=True,
        file_okay=False,
        show_default=False,
        help="The folder with the PDFs. Without it, the corpus in the current folder: its "
        "config.yaml, and what that names.",
    ),
]
_Out = Annotated[
    Path | None, typer.Option(help="The folder for the results; results if no setting names one.")
]
_Cores = Annotated[
    int | None, typer.Option(min=1, help="Processors to use; all, or what the profile says.")
]
_Config = Annotated[
    list[str], typer.Option(help="Settings: a file like config.yaml, or NAME=VALUE; repeatable.")
]
_Profile = Annotated[
    str | None,
    typer.Option(
        help="Where jobs run: slurm, the folder of a profile of yours, or a name that "
        "Snakemake knows.",
    ),
]


def run(
    folder: _Folder = None,
    out: _Out = None,
    cores: _Cores = None,
    config: _Config = [],  # noqa: B006 (typer's default of a list)
    profile: _Profile = None,
) -> None:
    """Work on all papers of a folder: the workflow, with Snakemake. Run again to go on.

    Only new and changed papers are worked on. All that is written is in the folder of the
    results, Snakemake's log in .bipaper/.snakemake/log; paths in settings are relative to the
    current folder. It ends with Snakemake's exit code: 0, or 1 when the run failed.

    **Examples**

    bipaper run papers --out results

    bipaper run papers --cores 4 --config mine.yaml --config align.support=0.9

    bipaper run papers --profile slurm
    """
    settings = _settings(folder, out, config)
    raw, results = Path(settings.raw_dir), Path(settings.results_dir)
    _check(raw, results)
    settings.corrections_dir = _corrections(settings.corrections_dir, results)
    state = _prepare(results, settings)
    # Results that were made elsewhere: Snakemake does not know by which code and settings. Rows
    # that are what they are to be stay.
    unknown = (results / "batches").exists() and not (state / ".snakemake").exists()
    sys.stderr.flush()
    # No child of this process, so signals and the exit code are Snakemake's own.
    os.execv(sys.executable, _command(state, cores, profile, unknown))


def _command(state: Path, cores: int | None, profile: str | None, unknown: bool) -> list[str]:
    """Snakemake's command line. "-P": nothing in the current folder is taken for a module."""
    return [
        *(sys.executable, "-P", "-m", "snakemake", "--directory", str(state)),
        *("--snakefile", str(workflow_folder() / "Snakefile")),
        *(["--profile", _profile(profile)] if profile else []),
        # On other machines a number of cores is how many there may be of them in all.
        *(["--cores", str(cores or "all")] if cores or not profile else []),
        *(["--forceall"] if unknown else []),
    ]


def _profile(name: str) -> str:
    """A profile as Snakemake finds it from any folder: one of ours, a folder, or its name."""
    ours = {folder.name: str(folder) for folder in (workflow_folder() / "profiles").iterdir()}
    return ours.get(name) or _named(name)


def _settings(folder: Path | None, out: Path | None, config: list[str]) -> Settings:
    """The settings of a run, whose paths are true in any folder."""
    given = [*([] if folder or not Path(CONFIG).exists() else [CONFIG]), *config]
    places = {"raw_dir": folder, "results_dir": out}
    named = {name: str(place) for name, place in places.items() if place}
    settings = checked({**merged(given), **named}, ", ".join(given) or "settings")
    settings.raw_dir, settings.results_dir = map(_whole, (settings.raw_dir, settings.results_dir))
    words, models = settings.segment.user_dictionary, settings.tag
    settings.segment.user_dictionary = words and _whole(words)
    models.model_zh = models.model_zh and _named(models.model_zh)
    models.model_en = models.model_en and _named(models.model_en)
    settings.align.encoder = _named(settings.align.encoder)
    return settings


def _whole(path: str) -> str:
    """The one path of what may be reached by many, for another would be a change."""
    return str(Path(path).resolve())


def _named(name: str) -> str:
    """The name of a model or profile, or where its folder is."""
    return _whole(name) if Path(name).is_dir() else name


def _check(raw: Path, results: Path) -> None:
    """End with a line where a run could not begin."""
    from bipaper.engine.folders import FoldersError, check_folders
    from bipaper.engine.papers import PapersError, check_papers

    try:
        check_folders(raw, results)
        check_papers(raw)
    except (FoldersError, PapersError) as error:
        raise fail(str(error)) from error


def _corrections(named: str | None, results: Path) -> str | None:
    """Where the corrections are. Ends with a line where a run would take them back unasked."""
    from bipaper.engine.corrections_files import CorrectionsError, corrections_folder
    from bipaper.engine.folders import STATE

    try:
        folder = corrections_folder(named)
    except CorrectionsError as error:
        raise fail(str(error)) from error
    last = results / STATE / CONFIG
    before = contents(last).get("corrections_dir") if last.exists() else None
    if named and not folder and before and Path(str(before)).is_dir():
        raise fail(
            f"corrections_dir: there is no folder {named!r} here, and the run before took those "
            f"of {before!r}: set it to that, or to null for none"
        )
    return _whole(str(folder)) if folder else None


def _prepare(results: Path, settings: Settings) -> Path:
    """Make the folder that Snakemake works in, with the configuration that it takes from there.

    It is in the results and names them from there: what Snakemake knows of them goes where
    they go, and is found from wherever a run is started.
    """
    import yaml

    from bipaper.engine.disk import write_whole
    from bipaper.engine.folders import STATE

    state = results / STATE
    config = {**msgspec.to_builtins(settings), "results_dir": os.pardir}
    try:
        state.mkdir(parents=True, exist_ok=True)
        write_whole(state / CONFIG, yaml.safe_dump(config, sort_keys=False).encode())
    except OSError as error:
        raise fail(f"{error.filename or state}: {cause(error)}") from error
    return state
