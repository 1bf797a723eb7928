"""Which sentences are claims, and of which type."""

import pytest

from bipaper.claims.block import ClaimBlock
from bipaper.claims.find import find_claims


def block(text: str, lang="zh", title="", sentences=None) -> ClaimBlock:
    return ClaimBlock(
        id="p1",
        text=text,
        lang=lang,
        sentences=sentences or [(0, len(text))],
        section="s1",
        section_title=title,
        quantities=[],
        entities=[],
        citations=[],
    )


@pytest.mark.parametrize(
    ("text", "type_", "cue"),
    [
        ("实验结果表明，新的排班办法缩短了等待时间。", "finding", "实验结果表明"),
        ("本文提出一种面向山区公交的排班方法。", "contribution", "本文"),
        ("该县建成了全省首个数字茶园。", "ranking", "首个"),
        ("建议加强对小农户的技术培训。", "recommendation", "建议"),
        ("梯田是指沿等高线修筑的台阶状农田。", "definition", "是指"),
        ("连续降雨导致山路中断。", "causal", "导致"),
    ],
)
def test_a_sentence_gets_the_type_its_cue_asks_for(text, type_, cue):
    claims = find_claims(block(text))
    assert [(c.type, c.cue, c.text) for c in claims] == [(type_, cue, text)]
