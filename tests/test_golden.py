"""The shipped samples give exactly the results in tests/golden, names being those of rules alone.

After a change that is meant to change them: python tests/test_golden.py, and read the diff.
"""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from samples import GOLDEN, RULES, SAMPLES

from bipaper.stages.steps import document_of


def result(sample: Path) -> dict[str, Any]:
    """A sample's document without the digests of the code that made it."""
    document: dict[str, Any] = msgspec.to_builtins(document_of(sample, RULES))
    del document["diagnostics"]["stages"]
    return document


def same(one: Any, other: Any) -> bool:
    """Whether two trees are equal; vectors differ in the last digits between makes of CPU."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) < 0.001
    return bool(one == other)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_gives_its_golden_document(sample):
    golden = msgspec.json.decode((GOLDEN / f"{sample.stem}.json").read_bytes())
    found = msgspec.json.decode(msgspec.json.encode(result(sample)))
    assert found.keys() == golden.keys()
    for part in golden:
        assert same(found[part], golden[part]) or found[part] == golden[part]


if __name__ == "__main__":
    for one in SAMPLES:
        text = msgspec.json.format(msgspec.json.encode(result(one)), indent=1)
        (GOLDEN / f"{one.stem}.json").write_bytes(text + b"\n")
