"""Authors' names, as journals of all kinds print them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from leave_out import Entry, entries, sampled, with_and_without
from printed import line

from bipaper.text.front.names import chinese_names, english_names


@pytest.mark.parametrize(
    "printed",
    [
        "林知远，沈若谷，欧阳静",
        "林知远,沈若谷,欧阳静",
        "林知远、沈若谷、欧阳静",
        "林知远；沈若谷；欧阳静",
        "林知远　沈若谷　欧阳静",
        "林知远  沈若谷  欧阳静",
        "林知远 沈若谷 欧阳静",
        "林知远^1^，沈若谷^1,2^，欧阳静^2*^",
        "林知远^1^　沈若谷^2^　欧阳静^1^",
        "林知远^①^ 沈若谷^②^ 欧阳静^①^",
        "林知远^a,b^，沈若谷^b^，欧阳静^a^",
        "林知远1 沈若谷2 欧阳静1",
        "林知远1,2，沈若谷2，欧阳静1,*",
        "林知远^1)^，沈若谷^2)^，欧阳静^1)†^",
        "林知远* 沈若谷 欧阳静",
        "林知远，沈若谷✉，欧阳静",
        "林知远，沈若谷☆，欧阳静△",
        "林知远☎，沈若谷📧，欧阳静",
        "林知远iD，沈若谷，欧阳静 iD^1^",
        "林知远 iD　沈若谷　欧阳静",
        "林知远①，沈若谷②，欧阳静③",
        "林知远(1)，沈若谷(2)，欧阳静(1)",
        "林知远（1973—），沈若谷（1988—），欧阳静（1990—）",
        "作者：林知远，沈若谷，欧阳静",
        "文/林知远　沈若谷　欧阳静",
        "采访、整理 / 林知远　　口述 / 沈若谷　欧阳静",
        "采访整理：林知远　沈若谷　受访：欧阳静",
        "文　|　林知远　沈若谷　欧阳静",
        "撰文 / 林知远 沈若谷 欧阳静",
        "□ 林知远　沈若谷　欧阳静",
        "●林知远　沈若谷　欧阳静",
        "◎ 林知远　沈若谷　欧阳静",
        "林 知 远　沈 若 谷　欧 阳 静",
        "林知远，　沈若谷，　欧阳静",
        "林知远 | 沈若谷 | 欧阳静",
        "林知远 / 沈若谷 / 欧阳静",
        "林知远，沈若谷，欧阳静（通讯作者）",
        "林知远，沈若谷，欧阳静（岚浦大学历史系）",
        "林知远，沈若谷 和 欧阳静",
        "林知远 博士，沈若谷 教授，欧阳静 副教授",
        "林知远^#^，沈若谷^#^，欧阳静^▲^",
        "林知远 (Zhiyuan Lin)　沈若谷 (Ruogu Shen)　欧阳静 (Jing Ouyang)",
    ],
)
def test_three_names_however_they_are_set(printed):
    assert chinese_names([line(printed)]) == ["林知远", "沈若谷", "欧阳静"]


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("刘　敏", ["刘敏"]),
        ("林知远^1)^　沈　若谷^2)^　欧阳静^1)^", ["林知远", "沈若谷", "欧阳静"]),
        ("刘　敏　林知远", ["刘敏", "林知远"]),
        ("上官平1）　朱昕2）", ["上官平", "朱昕"]),
        ("林知远^1^　Anna Nowak^2^　沈　若^1,*^", ["林知远", "Anna Nowak", "沈若"]),
        ("林知远^1^，Anna B. Nowak^2^", ["林知远", "Anna B. Nowak"]),
        ("林知远^1^，Łucja Nowák^2^，Ána Kovačić^1^", ["林知远", "Łucja Nowák", "Ána Kovačić"]),
        ("林知远^1^ LIN Zhiyuan　沈若^2^ SHEN R", ["林知远", "沈若"]),
        ("林知远 Ana Marić", ["林知远"]),
        ("林知远 Anna Nowak", ["林知远"]),  # his name abroad, or a form of it that nobody knows
        ("刘 敏", ["刘敏"]),
        ("刘敏", ["刘敏"]),
        ("刘　敏　　王　刚", ["刘敏", "王刚"]),
        ("刘　敏，王　刚，赵晓明", ["刘敏", "王刚", "赵晓明"]),
        ("刘 敏^1^ 王 刚^2^ 赵晓明^1^", ["刘敏", "王刚", "赵晓明"]),
        ("欧阳若谷　司马青", ["欧阳若谷", "司马青"]),
        ("阿迪力·买买提，刘敏", ["阿迪力·买买提", "刘敏"]),
        ("古丽娜尔·阿不都热合曼^1^　刘敏^2^", ["古丽娜尔·阿不都热合曼", "刘敏"]),
        ("阿迪力·买买提 刘敏 王刚", ["阿迪力·买买提", "刘敏", "王刚"]),
        ("刘敏 阿迪力·买买提", ["刘敏", "阿迪力·买买提"]),
        ("阿迪力· 买买提 刘敏", ["阿迪力·买买提", "刘敏"]),
        ("阿迪力 · 买买提", ["阿迪力·买买提"]),
        ("阿迪力・买买提 刘敏", ["阿迪力・买买提", "刘敏"]),
        ("刘敏，John A. Smith", ["刘敏", "John A. Smith"]),
        ("刘敏，van Dijk Jan", ["刘敏", "van Dijk Jan"]),
        ("林知远 LIN Zhiyuan，刘敏 LIU Min", ["林知远", "刘敏"]),
        ("林知远　刘敏　LIN Zhiyuan, LIU Min", ["林知远", "刘敏"]),
        (
            "林知远 | 刘敏 | Inga Lund　　LIN Zhiyuan, LIU Min, Inga Lund",
            ["林知远", "刘敏", "Inga Lund"],
        ),
        ("岚浦市公园课题组", []),
        ("", []),
    ],
)
def test_chinese_names_of_all_lengths(printed, names):
    assert chinese_names([line(printed)] if printed else []) == names


def test_names_over_two_lines():
    rows = [line("林知远，沈若谷，"), line("欧阳静，刘　敏")]
    assert chinese_names(rows) == ["林知远", "沈若谷", "欧阳静", "刘敏"]


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("van der Berg J, de Boer P", ["van der Berg J.", "de Boer P."]),
        ("Anneke de Boer, Jan van Dijk", ["Anneke de Boer", "Jan van Dijk"]),
        ("the rivers of Ningbo", []),
        ("LIN Zhiyuan, SHEN Ruogu", ["LIN Zhiyuan", "SHEN Ruogu"]),
        ("LIN Zhi-yuan^1^, SHEN Ruo-gu^1,2*^", ["LIN Zhi-yuan", "SHEN Ruo-gu"]),
        ("Lin Zhiyuan^1^, Shen Ruogu^2^", ["Lin Zhiyuan", "Shen Ruogu"]),
        ("Zhiyuan Lin, Ruogu Shen", ["Zhiyuan Lin", "Ruogu Shen"]),
        ("Zhiyuan LIN^1^, Ruogu SHEN^2^", ["Zhiyuan LIN", "Ruogu SHEN"]),
        ("Zhi-Yuan Lin and Ruo-Gu Shen", ["Zhi-Yuan Lin", "Ruo-Gu Shen"]),
        ("Zhiyuan Lin, Ruogu Shen, and Jing Ouyang", ["Zhiyuan Lin", "Ruogu Shen", "Jing Ouyang"]),
        ("Zhiyuan Lin & Ruogu Shen", ["Zhiyuan Lin", "Ruogu Shen"]),
        ("Zhiyuan LIN / Ruogu SHEN", ["Zhiyuan LIN", "Ruogu SHEN"]),
        ("LIN Zhiyuan; SHEN Ruogu", ["LIN Zhiyuan", "SHEN Ruogu"]),
        ("L I N Zhiyuan, A N Heng", ["LIN Zhiyuan", "AN Heng"]),
        ("LIN Zhiyuan　SHEN Ruogu", ["LIN Zhiyuan", "SHEN Ruogu"]),
        ("LIN Zhiyuan SHEN Ruogu", ["LIN Zhiyuan", "SHEN Ruogu"]),
        ("Karin VAN DER MEER, Lotte Maria DE WIT", ["Karin VAN DER MEER", "Lotte Maria DE WIT"]),
        ("LIN Zhiyuan1, SHEN Ruogu2", ["LIN Zhiyuan", "SHEN Ruogu"]),
        ("LIN Zhiyuan 1,2, SHEN Ruogu 2*", ["LIN Zhiyuan", "SHEN Ruogu"]),
        ("LIN Zhiyuan①, SHEN Ruogu②", ["LIN Zhiyuan", "SHEN Ruogu"]),
        ("LIN Zhiyuan(1), SHEN Ruogu(2)", ["LIN Zhiyuan", "SHEN Ruogu"]),
        ("LIN Zhiyuan^a^, SHEN Ruogu^b^", ["LIN Zhiyuan", "SHEN Ruogu"]),
        ("Lin Zhiyuan, Shen Ruogu^✉^", ["Lin Zhiyuan", "Shen Ruogu"]),
        ("Lin Zhiyuan iD, Shen Ruogu 📧", ["Lin Zhiyuan", "Shen Ruogu"]),
        ("LIN, Zhiyuan; SHEN, Ruogu", ["LIN, Zhiyuan", "SHEN, Ruogu"]),
        ("LIN Zhiyuan, SHEN Ruogu, et al", ["LIN Zhiyuan", "SHEN Ruogu"]),
        ("By LIN Zhiyuan", ["LIN Zhiyuan"]),
        ("Z. Y. Lin, R. G. Shen", ["Z. Y. Lin", "R. G. Shen"]),
        ("LIN Z Y, SHEN R G", ["LIN Z Y.", "SHEN R G."]),
        ("OUYANG Jing (Lanpu University)", ["OUYANG Jing"]),
        ("Zhiyuan Lin, PhD, Ruogu Shen, MD", ["Zhiyuan Lin", "Ruogu Shen"]),
        ("Author: Zhiyuan Lin", ["Zhiyuan Lin"]),
        ("Master Candidate: LIN Zhiyuan", ["LIN Zhiyuan"]),
        ("Postgraduate: LIN Zhiyuan　　Supervisor: Prof. SHEN Ruogu", ["LIN Zhiyuan"]),
        ("Candidate: LIN Zhiyuan Supervisors: SHEN Ruogu, AN Heng", ["LIN Zhiyuan"]),
        ("LV Min, LÜ Min, Lü Min", ["LV Min", "LÜ Min", "Lü Min"]),
        ("José García, Kim Min-soo", ["José García", "Kim Min-soo"]),
        ("Adil Memet, Gulnar Abdurahman", ["Adil Memet", "Gulnar Abdurahman"]),
        ("林知远 LIN Zhiyuan，刘敏 LIU Min", ["LIN Zhiyuan", "LIU Min"]),
        ("林知远 (LIN Zhiyuan)，刘敏（Min Liu）", ["LIN Zhiyuan", "Min Liu"]),
        (
            "林知远 | 刘敏 | Inga Lund　　LIN Zhiyuan, LIU Min, Inga Lund",
            ["LIN Zhiyuan", "LIU Min", "Inga Lund"],
        ),
        ("LIN Zhiyuan, LIN Zhiyuan", ["LIN Zhiyuan", "LIN Zhiyuan"]),  # 林知远, 林志远
        ("School of History, Lanpu University", []),
    ],
)
def test_latin_names_however_they_are_set(printed, names):
    assert english_names([line(printed)]) == names


def test_a_latin_name_over_two_lines_is_one():
    rows = [line("LIN Zhiyuan, SHEN Ruogu, OUYANG"), line("Jing, LIU Min")]
    assert english_names(rows) == ["LIN Zhiyuan", "SHEN Ruogu", "OUYANG Jing", "LIU Min"]


@pytest.mark.parametrize(
    ("printed", "names"), [("林远 沈谷", ["林远", "沈谷"]), ("欧阳 若谷", ["欧阳若谷"])]
)
def test_a_narrow_space_parts_two_names_but_not_a_long_surname_from_its_name(printed, names):
    assert chinese_names([line(printed)]) == names


@given(st.text(alphabet="刘敏王·,，、；* 1a①(（）)\u3000AB-.", min_size=1, max_size=60))
@settings(deadline=None, max_examples=100)
def test_no_line_of_garbage_raises(text):
    if not text.strip():
        return
    found = [*chinese_names([line(text)]), *english_names([line(text)])]
    assert all(name.strip() == name != "" for name in found)


WORDS = ("bipaper.text.front.names", "names.toml")


def holds_two_names(printed: str) -> bool:
    chinese, latin = chinese_names([line(printed)]), english_names([line(printed)])
    return chinese == ["林知远", "沈若谷"] or latin == ["Zhiyuan Lin", "Ruogu Shen"]


@pytest.mark.parametrize("entry", sampled(entries(*WORDS), "names"), ids=lambda entry: entry.word)
def test_without_a_word_its_example_is_read_otherwise(entry: Entry) -> None:
    assert with_and_without(*WORDS, entry, holds_two_names) == (True, False)
