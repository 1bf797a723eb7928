import os
import subprocess
import sys

from wordings import leave_out, wordings

from bipaper.layout import captions

TESTS = """
import pytest
from bipaper.layout import captions

@pytest.mark.parametrize("text", ["表1 问卷", "附表1 问卷"])
def test_a_label(text):
    assert captions._LABEL.match(text)

def test_a_word_that_a_test_only_names():
    assert "续"
"""


def test_the_alternatives_of_a_module_s_expressions_are_its_wordings():
    found = [one for one in wordings(("bipaper.layout.captions",)) if one.name == "_LABEL"]
    assert {"续", "附"} <= {one.text for one in found}
    assert all(one.module == "bipaper.layout.captions" for one in found)


def test_what_is_any_chinese_is_no_wording():
    assert not any(one.name == "_GOES_ON" for one in wordings(("bipaper.layout.captions",)))


def test_a_wording_is_taken_from_the_expression_that_modules_share(monkeypatch):
    monkeypatch.setattr(captions, "_LABEL", captions._LABEL)
    (again,) = [
        one
        for one in wordings(("bipaper.layout.captions",))
        if (one.name, one.text) == ("_LABEL", "附")
    ]
    assert captions._LABEL.match("附表1 问卷")
    leave_out(again)
    assert captions._LABEL.match("附表1 问卷") is None
    assert captions._LABEL.match("续表1 问卷")


def test_what_tests_show_but_do_not_need_is_told(tmp_path):
    folder = tmp_path / "tests" / "layout" / "captions"
    folder.mkdir(parents=True)
    (folder / "test_labels.py").write_text(TESTS, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nfilterwarnings = error\n")
    command = [sys.executable, "-m", "wordings", "tests/layout/captions"]
    path = os.pathsep.join(sys.path)
    out = subprocess.check_output(
        command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": path}, encoding="utf-8"
    )
    told = {line.rpartition(": ")[2] for line in out.splitlines() if "captions _LABEL:" in line}
    assert "续" in told
    assert "附" not in told
