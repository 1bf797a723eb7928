import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bipaper.align.lexical import lexicons, mark_lexicons, on_own_part, told

ZH = ["渡船在河里。", "他卖瓜。", "图书馆关门了。", "没有人看见月亮。"]
EN = ["The ferry lay on the river.", "Melons were sold.", "Nobody saw the moon."]


def scores(zh, en, of=0):
    lexicon = lexicons(zh, en)[of]
    sizes = (len(zh), len(en))
    return by_size(lexicon, range(sizes[of] + 1), range(sizes[1 - of] + 1))


def by_size(lexicon, rows, columns):
    """[a - 1, b - 1, i, j] of all beads of up to four sentences on either side."""
    shapes = [(a, b) for a in range(1, 5) for b in range(1, 5)]
    return told(lexicon, rows, columns, shapes).reshape(4, 4, len(rows), len(columns))


def test_a_sentence_has_the_words_of_its_translation_and_of_no_other():
    chinese, english = lexicons(ZH, EN)
    assert [len(words) > 0 for words in chinese.words] == [True, True, False, True]
    assert scores(ZH, EN)[0, 0, 1, 1:].argmax() == 0
    assert scores(ZH, EN)[0, 0, 4, 1:].argmax() == 2
    assert scores(ZH, EN, of=1)[0, 0, 3, 1:].argmax() == 3
    assert [len(words) > 0 for words in english.words] == [True, True, True]


def test_words_found_speak_for_a_bead_and_words_missed_against_it():
    single = scores(ZH, EN)[0, 0]
    assert single[1, 1] > 0 > single[1, 2]
    assert np.all(single[3] == 0)  # no word of it is anywhere in the English


def test_a_run_tells_what_its_sentences_tell():
    total = scores(ZH, EN)
    assert total[1, 2, 2, 3] == total[0, 2, 1, 3] + total[0, 2, 2, 3]


def test_a_word_tells_less_where_the_run_that_has_it_is_longer():
    total = scores(ZH, EN)
    assert 0 < total[0, 1, 1, 2] < total[0, 0, 1, 1]


def test_where_translations_have_few_of_the_words_a_word_missed_says_less():
    lexicon, _ = lexicons(ZH, EN)
    close = on_own_part(lexicon, [(0, 0), (1, 1), (3, 2)])
    free = on_own_part(lexicon, [(0, 1), (1, 2), (3, 0)])
    assert close.part > lexicon.part > free.part
    missed = [by_size(one, range(2), range(4))[0, 0, 1, 2] for one in (close, free)]
    assert missed[0] < missed[1] < 0


@settings(deadline=None, max_examples=30)
@given(
    st.lists(st.sampled_from(ZH), min_size=1, max_size=9),
    st.lists(st.sampled_from(EN), min_size=1, max_size=9),
    st.data(),
)
def test_a_window_has_the_scores_of_the_whole(zh, en, data):
    lexicon, _ = lexicons(zh, en)
    whole = by_size(lexicon, range(len(zh) + 1), range(len(en) + 1))
    top, left = data.draw(st.integers(0, len(zh))), data.draw(st.integers(0, len(en)))
    part = by_size(lexicon, range(top, len(zh) + 1), range(left, len(en) + 1))
    for a in range(1, 5):
        for b in range(1, 5):
            rows, columns = max(a, top), max(b, left)
            np.testing.assert_array_equal(
                part[a - 1, b - 1, rows - top :, columns - left :],
                whole[a - 1, b - 1, rows:, columns:],
            )


def test_marks_that_both_sides_have_speak_for_a_bead_and_a_note_in_brackets_against_it():
    zh = ["“渡船呢？”", "他没有回答。", "天黑了。"]
    en = ['"Where is the ferry?"', "He did not answer.", "(Ferries stop at dusk. Tr.)"]
    chinese, english = mark_lexicons(zh, en)
    single = by_size(chinese, range(4), range(4))[0, 0]
    assert single[1, 1] > 0 > single[1, 2]
    note = by_size(english, range(4), range(4))[0, 0, 3, 1:]
    assert np.all(note < 0)
    assert np.all(by_size(english, range(4), range(4))[0, 0, 2, 1:] == 0)
