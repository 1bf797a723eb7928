import pytest

from bipaper.align.line_kinds import in_speech, tags


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        pytest.param(["“走？”", "他问。"], [False, True], id="Chinese tag"),
        pytest.param(["「走？」", "他站了起來。"], [False, True], id="what is done then"),
        pytest.param(["“走？”", "“走！”"], [False, False], id="answer"),
        pytest.param(["“走，”他说。", "天亮了。"], [False, False], id="no speech before it"),
        pytest.param(["他叫他“老师”", "天亮了。"], [False, False], id="quoted word before it"),
        pytest.param(['"Shall we?"', "he asked."], [False, True], id="English tag"),
        pytest.param(["‘Shall we?’ ", " he asked."], [False, True], id="single quotes, spaces"),
        pytest.param(['"Shall we?"', "Day broke."], [False, False], id="capital letter"),
        pytest.param(
            ["“走？”他问。", "“走！”", "天亮了。"], [False] * 3, id="Chinese not cut there"
        ),
        pytest.param(
            ['"Shall we?" he asked.', '"Yes."', "iPods fell."], [False] * 3, id="English not cut"
        ),
    ],
)
def test_what_goes_on_from_a_speech_is_told_by_its_quotes_and_first_letter(sentences, expected):
    assert tags(sentences) == expected


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        pytest.param(["他说：“走。", "天亮了。”", "雨停了。"], [True, False, False], id="Chinese"),
        pytest.param(["「走。", "天亮了。」"], [True, False], id="corner brackets"),
        pytest.param(
            ["“Come,” he said.", "“Look.", "Day breaks.”"], [False, True, False], id="curly"
        ),
        pytest.param(
            ['"Come," he said.', '"Look.', 'Day breaks."'], [False, True, False], id="straight"
        ),
        pytest.param(["“走。", "“天亮了。", "“雨停了。”"], [True, True, False], id="paragraphs"),
        pytest.param(['A 5" pipe broke.', "It leaked."], [False, False], id="inches"),
        pytest.param(["天亮了。", ""], [False, False], id="no quotes"),
    ],
)
def test_a_speech_goes_on_till_its_quotes_are_closed(sentences, expected):
    assert in_speech(sentences) == expected
