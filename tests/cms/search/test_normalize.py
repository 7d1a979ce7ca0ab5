"""A text and a query are taken apart alike."""

import pytest

from cms.search.normalize import code_of, tokens


@pytest.mark.parametrize(
    ("text", "language", "words", "stems"),
    [
        ("County Results", "en", "county results", "counti result"),
        ("Educación de los niños", "es", "educacion de los ninos", "educ nin"),
        ("Dữ liệu", "vi", "du lieu", ""),
        ("Mga tanong", "tl", "mga tanong", ""),
        ("隐私", "zh-hans", "隐 私 隐私", ""),
        ("数据隐私", "zh-hans", "数 据 隐 私 数据 据隐 隐私", ""),
        ("개인정보", "ko", "개 인 정 보 개인 인정 정보", ""),
        ("データ", "ja", "デ ー タ デー ータ", ""),
        ("F-12", "en", "f-12 f 12", ""),
        ("2022-17", "en", "2022-17 2022 17", ""),
        ("P-2022-08", "en", "p-2022-8 p 2022 8", ""),
        ("AB 132, AB132", "en", "ab 132 ab-132", ""),
        ("California's", "en", "california", "california"),
        ("don’t", "en", "dont", ""),
        ("follow-up", "en", "followup follow up", ""),
        ("1,234 people", "en", "1234 people", "peopl"),
        ("２０２２年", "ja", "2022 年", ""),
        ("", "en", "", ""),
        ("… —!?", "en", "", ""),
    ],
)
def test_words_of_a_text(text, language, words, stems):
    found = tokens(text, language)
    assert found.words == tuple(words.split())
    assert set(found.stems) == set(stems.split()) - set(words.split())


@pytest.mark.parametrize("written", ["P-2022-08", "p 2022 8", "P2022-08", "P–2022–08", "p.2022.08"])
def test_a_code_is_the_same_however_it_is_written(written):
    assert code_of(written) == "p-2022-8"


def test_words_are_never_longer_than_their_column():
    found = tokens("x" * 100 + " 1" * 90 + "-2" * 90, "en")
    assert max(map(len, found.words)) == 30


def test_a_text_is_read_up_to_a_number_of_different_words():
    assert len(tokens(" ".join(f"word{at}" for at in range(100)), "en", 10).words) == 10
