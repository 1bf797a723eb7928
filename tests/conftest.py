from pathlib import Path

import hypothesis
import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed

# By the clock a test takes as long as the machine lets it.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")

TEXTS = (
    *(
        f"{before}溶解氧{after}"
        for before in ("", "水中的", "预测")
        for after in ("", "下降。", "含量")
    ),
    *("河流水质变化。", "模型的预测含量", "气温下降。"),
)


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a spaCy model trained to take 溶解氧 for a product, which the rules do not."""
    fix_random_seed(0)
    nlp = spacy.blank("zh")
    nlp.add_pipe("ner")
    examples = [_example(nlp.make_doc(text)) for text in TEXTS]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(30):
        nlp.update(examples, sgd=optimizer)
    folder = tmp_path_factory.mktemp("model")
    nlp.to_disk(folder)
    return folder


def _example(doc: Doc) -> Example:
    at = doc.text.find("溶解氧")
    return Example.from_dict(doc, {"entities": [(at, at + 3, "PRODUCT")] if at >= 0 else []})
