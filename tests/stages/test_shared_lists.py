"""What workers share is read before they are forked: once a job, not once a worker."""

from collections.abc import Callable
from typing import Any

import pytest

from bipaper.align import cedict, encoder
from bipaper.find.entities import gazetteer
from bipaper.find.quantities import si
from bipaper.nlp import jieba_words
from bipaper.pdf import wordlists
from bipaper.stages import align, extract, segment, structure, tag
from bipaper.text import romanisation
from bipaper.text.references import entry_numbers


@pytest.mark.parametrize(
    ("prepare", "slow"),
    [
        (extract.load_lists, wordlists.english_words),
        (extract.load_lists, romanisation._readings),
        (extract.load_lists, entry_numbers._pattern),
        (lambda: segment.pipelines(()), jieba_words._segmenter),
        (lambda: tag.load_models(()), wordlists.chinese_words),
        (lambda: tag.load_models(()), wordlists.chinese_tags),
        (lambda: tag.load_models(()), si._registry),
        (lambda: tag.load_models(()), gazetteer.gazetteer),
        (lambda: align.load_models(encoder.DEFAULT), cedict._entries),
        (structure.load_lists, wordlists.chinese_words),
        (structure.load_lists, romanisation._readings),
    ],
)
def test_what_is_slow_to_read_is_read_before_the_workers_begin(
    prepare: Callable[[], object], slow: Any
) -> None:
    for cached in (segment.pipelines, si.conversion, romanisation._spells, slow):
        cached.cache_clear()
    prepare()
    assert slow.cache_info().currsize > 0
