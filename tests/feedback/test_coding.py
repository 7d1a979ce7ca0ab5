"""Passages get codes, letter by letter, with the versions of the moment (PAR-03)."""

import pytest

from feedback import services
from feedback.models import Code, Codebook, Coding, sha256_of
from feedback.passages import sentences, stretches
from tests.factories import feedback as make

WORDS = "Show my county. Please do it soon."


@pytest.fixture
def comment(form):
    return make.make_submission(form, WORDS)


@pytest.fixture
def desk(client_for, analyst):
    return client_for(analyst)


def give(desk, comment, code, **values):
    text = comment.texts.get()
    facts = {"text": text.pk, "code": code.pk, "stance": "for", "note": ""} | values
    return desk.post(f"/desk/comments/{comment.pk}/code/", facts, follow=True)


def test_a_ticked_sentence_gets_the_code(desk, comment, code, analyst):
    give(desk, comment, code, sentence=["0-15"])
    coding = Coding.objects.get()
    assert (coding.start, coding.end, coding.stance) == (0, 15, "for")
    assert coding.passage_sha256 == sha256_of("Show my county.")
    assert (coding.code_version, coding.codebook_version, coding.coder) == (1, 1, analyst)
    assert Coding.history.get().history_user == analyst


def test_ticks_reach_from_the_first_sentence_to_the_last(desk, comment, code):
    give(desk, comment, code, sentence=["0-15", "16-34"])
    assert (Coding.objects.get().start, Coding.objects.get().end) == (0, 34)


def test_words_marked_with_the_mouse_win(desk, comment, code):
    give(desk, comment, code, sentence=["0-15"], start="5", end="14")
    assert (Coding.objects.get().start, Coding.objects.get().end) == (5, 14)


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"sentence": ["3-9"]},
        {"start": "0", "end": "999"},
        {"start": "9", "end": "3"},
        {"start": "-1", "end": "5"},
        {"start": "x", "end": "5"},
        {"start": "15", "end": "16"},
        {"sentence": ["0-15"], "stance": "furious"},
        {"sentence": ["0-15"], "note": "n" * 501},
    ],
)
def test_wrong_passages_and_positions_code_nothing(desk, comment, code, values):
    assert give(desk, comment, code, **values).status_code == 200
    assert not Coding.objects.exists()


def test_another_comments_text_and_unknown_codes_do_not_exist(desk, form, comment, code):
    other = make.make_submission(form, "Another.")
    assert give(desk, comment, code, text=other.texts.get().pk, sentence=["0-8"]).status_code == 404
    facts = {"text": comment.texts.get().pk, "code": 99999, "sentence": ["0-15"]}
    assert desk.post(f"/desk/comments/{comment.pk}/code/", facts).status_code == 404
    assert desk.post(f"/desk/comments/{comment.pk}/code/", facts | {"text": "x'"}).status_code == 404


def test_a_retired_code_cannot_be_given(desk, comment, book):
    retired = make.make_code(book, "old", status="retired")
    assert "no longer in use" in give(desk, comment, retired, sentence=["0-15"]).content.decode()
    assert not Coding.objects.exists()


def test_the_same_code_on_the_same_words_is_given_once(desk, comment, code):
    give(desk, comment, code, sentence=["0-15"])
    give(desk, comment, code, sentence=["0-15"])
    assert Coding.objects.count() == 1


def test_a_code_is_taken_away_by_its_coder_only_and_its_history_stays(
    desk, comment, code, client_for, publisher
):
    give(desk, comment, code, sentence=["0-15"])
    where = f"/desk/comments/{comment.pk}/code/{Coding.objects.get().pk}/remove/"
    client_for(publisher).post(where)
    assert Coding.objects.count() == 1
    desk.post(where)
    assert not Coding.objects.exists()
    assert list(Coding.history.values_list("history_type", flat=True)) == ["-", "+"]


def test_a_changed_meaning_raises_the_versions_and_flags_old_codings(desk, comment, code, analyst):
    give(desk, comment, code, sentence=["0-15"])
    code.definition = {"en": "Now something else"}
    services.revise_code(actor=analyst, code=code)
    assert (Code.objects.get().version, Codebook.objects.get().version) == (2, 2)
    assert Coding.objects.select_related("code").get().is_outdated
    assert "the code changed since" in desk.get(f"/desk/comments/{comment.pk}/").content.decode()


def test_an_edit_that_changes_no_meaning_raises_no_version(code, analyst):
    code.example = "An example"
    services.revise_code(actor=analyst, code=code)
    assert Code.objects.get().version == 1


def test_sentences_of_several_writings_are_found():
    assert [WORDS[start:end] for start, end in sentences(WORDS)] == ["Show my county.", "Please do it soon."]
    chinese = "我想知道。謝謝。"
    assert [chinese[start:end] for start, end in sentences(chinese)] == ["我想知道。", "謝謝。"]
    assert sentences("  \n ") == []


def test_stretches_together_are_the_text_again():
    class Fake:
        def __init__(self, start, end):
            self.start, self.end = start, end

    parts = stretches(WORDS, [Fake(0, 15), Fake(5, 20)])
    assert "".join(part.words for part in parts) == WORDS
    assert [len(part.codings) for part in parts] == [1, 2, 1, 0]


def test_hostile_words_are_shown_as_words(desk, form, code):
    comment = make.make_submission(form, "<img src=x onerror=alert(1)>. End.")
    html = desk.get(f"/desk/comments/{comment.pk}/").content.decode()
    assert "<img src=x" not in html and "&lt;img" in html
