"""How tagging grows with length, and what texts made to hurt cost.

    python benchmarks/tag.py [lac]

With "lac" names are told by LAC, too (the extra "ner"). Times are CPU milliseconds for a thousand
characters. "of words" is their ratio to the time that jieba takes to cut the same text into words,
measured in the same run: the figure to compare between machines. "growth" is the time for a
character in 100,000 against one in 10,000: 1 is linear, 10 quadratic.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from spacy.tokens import Doc

from bipaper.find import components
from bipaper.nlp import pipeline

LENGTHS = (10_000, 100_000)
PROSE = Path(__file__).parent / "data" / "prose.txt"
HURTFUL = {
    "digits": "7",
    "digits and commas": "123,",
    "digits and points": "1.",
    "万": "万",
    "numerals": "三百二十万",
    "分之": "三分之",
    "dates": "2011年",
    "hyphens": "3-",
    "opening brackets": "（",
    "《": "《",
    "“": "“",
    "》《": "》《",
    "、": "、甲乙",
    "和": "研究和",
    "等": "张三等",
    "acronyms": "ABC",
    "capitalised words": "Bank of ",
    "initials": "J. ",
    "heads": "公司",
    "places": "浙江省",
    "white space": " ",
}


def chinese_prose() -> str:
    """The Chinese side of the parallel prose of the alignment's benchmark."""
    lines = PROSE.read_text(encoding="utf-8").splitlines()
    sides = (line.partition("\t")[0] for line in lines if not line.startswith("#"))
    return "".join(sides).replace("|", "")


def repeated(text: str, length: int) -> str:
    """So many characters of a text said again and again."""
    return (text * (length // len(text) + 1))[:length]


def cost(work: Callable[[Doc], object], doc: Doc) -> float:
    """CPU time of the work, in milliseconds for a thousand characters."""
    start = time.process_time()
    work(doc)
    return 1e6 * (time.process_time() - start) / len(doc.text)


def main() -> None:
    """Print a line for each text."""
    chinese = pipeline.load("zh")
    quantities = components.QuantityTagger()
    entities = components.EntityTagger({"zh": sys.argv[1]} if sys.argv[1:] else {})

    def costs(text: str) -> tuple[float, float, float]:
        doc = chinese(text)
        words = cost(lambda doc: chinese.make_doc(doc.text), doc)
        return cost(quantities, doc), cost(entities, doc), words

    prose = chinese_prose()
    costs(prose[:1000])  # data is read once a process
    print(f"{'ms per 1,000 characters':24} quantities entities of words growth")
    for name, unit in ({"prose": prose} | HURTFUL).items():
        short, long = (costs(repeated(unit, length)) for length in LENGTHS)
        ratio, growth = sum(long[:2]) / long[2], sum(long[:2]) / sum(short[:2])
        print(f"{name:24} {long[0]:10.1f} {long[1]:8.1f} {ratio:8.2f} {growth:6.2f}", flush=True)


if __name__ == "__main__":
    main()
