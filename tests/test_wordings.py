from wordings import leave_out, wordings

from bipaper.layout import captions


def test_the_alternatives_of_a_module_s_expressions_are_its_wordings():
    found = [one for one in wordings(("bipaper.layout.captions",)) if one.name == "_LABEL"]
    assert {"续", "續", "附"} <= {one.text for one in found}
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
