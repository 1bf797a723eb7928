import ast
import os
import subprocess
import sys

import pytest
from wordings import left_out, wordings

from bipaper.find.entities import known, latin, quoted
from bipaper.find.quantities import dates, lexicon
from bipaper.layout import captions
from bipaper.nlp import numerals
from bipaper.text.body import tail
from bipaper.text.references import entry_text


def test_the_alternatives_of_a_module_s_expressions_are_its_wordings():
    found = [one for one in wordings(("bipaper.layout.captions",)) if one.name == "_LABEL"]
    assert {"续", "附"} <= {one.text for one in found}
    assert all(one.module == "bipaper.layout.captions" for one in found)


def test_what_is_any_chinese_is_no_wording():
    assert not any(one.name == "_GOES_ON" for one in wordings(("bipaper.layout.captions",)))


def test_chinese_that_an_expression_only_forbids_is_no_wording():
    assert tail._editors().pattern.count("(?!部)") == 1
    assert not any("部" in one.text for one in wordings((tail.__name__,)))


def test_a_wording_is_taken_from_the_expression_that_modules_share():
    (again,) = [
        one
        for one in wordings(("bipaper.layout.captions",))
        if (one.name, one.text) == ("_LABEL", "附")
    ]
    assert captions._LABEL.match("附表1 问卷")
    with left_out(again):
        assert captions._LABEL.match("附表1 问卷") is None
        assert captions._LABEL.match("续表1 问卷")
    assert captions._LABEL.match("附表1 问卷")


def test_a_wording_is_taken_from_the_expression_in_a_table_too():
    (before,) = [
        one for one in wordings((dates.__name__,)) if (one.name, one.text) == ("_PLAN", "期间")
    ]
    (held,) = [n for n, (pattern, _) in enumerate(dates._CHINESE) if pattern is dates._PLAN]
    with left_out(before):
        assert dates._CHINESE[held][0].search("“十四五”期间") is None
    assert dates._CHINESE[held][0].search("“十四五”期间")


@pytest.mark.parametrize(
    ("module", "name", "text", "has"),
    [
        (latin, "_SCHOOLS", "学院", lambda: "学院" in latin._SCHOOLS),
        (known, "_DIVISIONS", "州", lambda: "州" in known._DIVISIONS),
        (numerals, "MAGNITUDES", "万", lambda: numerals.MAGNITUDES.get("万") == 10**4),
        (numerals, "_WRITTEN_OUT", "廿", lambda: numerals.read_numeral("廿三") == 23),
        (quoted, "_two_kinds", "解释", lambda: bool(quoted._two_kinds().search("解释和办法"))),
    ],
)
def test_words_of_a_collection_and_of_a_function_that_makes_an_expression(module, name, text, has):
    (word,) = [
        one
        for one in wordings((module.__name__,))
        if (one.module, one.name, one.text) == (module.__name__, name, text)
    ]
    assert has()
    with left_out(word):
        assert not has()
    assert has()


def test_a_dict_that_only_makes_others_is_seen_in_these():
    assert numerals.TENS.keys() == {"廿", "卅"}
    assert not any(one.name == "TENS" for one in wordings((numerals.__name__,)))


def test_what_an_expression_has_from_a_data_file_is_no_wording():
    found = {one.text for one in wordings((quoted.__name__,)) if one.name == "_disaster"}
    assert quoted._disaster().search("超强台风“翠鸟”")
    assert {"特大", "强"} <= found
    assert not {"超强台风", "泥石流"} & found
    assert not any(one.name == "value_words" for one in wordings((lexicon.__name__,)))


def test_words_in_printed_brackets_are_no_set():
    assert "在线" in entry_text._notes().pattern
    assert not any("在线" in one.text for one in wordings((entry_text.__name__,)))


LABELS = """
import pytest
from bipaper.layout import captions

@pytest.mark.parametrize("text", ["附表1 问卷", "续表1 问卷", "续下"])
def test_a_label(text):
    assert captions._LABEL.match(text)
"""


def test_a_wording_is_noticed_by_a_test_that_fails_without_it_and_passes_with_it(tmp_path):
    (tmp_path / "test_labels.py").write_text(LABELS, encoding="utf-8")
    code = (  # in a process of its own, for pytest runs inside it
        "import pytest, wordings\n"
        "runner = wordings.Runner(1, ('bipaper.layout.captions',))\n"
        f"pytest.main(['-q', '-p', 'no:cacheprovider', {str(tmp_path)!r}], plugins=[runner])\n"
        "print([one.text for one in runner.unnoticed if one.name == '_LABEL'])"
    )
    run = [sys.executable, "-c", code]
    paths = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    said = subprocess.run(run, capture_output=True, text=True, check=True, env=paths).stdout
    found = ast.literal_eval(said.splitlines()[-1])
    assert [one for one in found if one in "附续"] == ["续"]  # behind a label, 图1（续）
