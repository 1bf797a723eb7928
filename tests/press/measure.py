"""Sheets read by the program and scored, in several processes."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import msgspec
from samples import RULES

from bipaper.evaluate.gold import Gold
from bipaper.evaluate.table import Paper, score_paper
from bipaper.stages.steps import document_of
from press.options import Options
from press.sheet import Sheet, name_of, typeset


@dataclass(frozen=True)
class Order:
    """Which sheet to typeset, and how."""

    seed: int
    number: int
    options: Options


def printed(order: Order, folder: Path) -> Sheet:
    """A sheet; its PDF and gold are written to a folder."""
    sheet = typeset(order.seed, order.number, order.options)
    path = folder / f"{name_of(order.seed, order.number)}.pdf"
    path.write_bytes(sheet.pdf)
    gold = msgspec.json.format(msgspec.json.encode(sheet.gold), indent=1)
    path.with_suffix(".json").write_bytes(gold)
    return sheet


def scored(order: Order, folder: Path) -> Paper:
    """What the scorer says of a sheet's document."""
    sheet = printed(order, folder)
    path = folder / f"{name_of(order.seed, order.number)}.pdf"
    return score_paper(document_of(path, RULES), msgspec.convert(sheet.gold, Gold))


def all_scored(orders: Sequence[Order], folder: Path, processes: int) -> list[Paper]:
    """The same of many sheets, in their order."""
    work = partial(scored, folder=folder)
    if processes == 1:
        return list(map(work, orders))
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        return list(pool.map(work, orders, chunksize=4))
