"""Passages get codes, letter by letter, with the versions of the moment (PAR-03)."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from cms import clock
from feedback.coding.codebook import revise_code
from feedback.coding.services import add_coding
from feedback.exceptions import NotPossibleNow
from feedback.models import (
    Code,
    Codebook,
    Coding,
    CodingTask,
    Demographics,
    Submission,
    SubmissionText,
    sha256_of,
)
from feedback.submissions.passages import sentences, stretches
from tests.factories import feedback as make
from tests.factories.coding import make_translation
from tests.furniture import furnished

WORDS = "Show my county. Please do it soon."


@furnished
def comment(form):
    return make.make_submission(form, WORDS)


@furnished
def desk(client_for, analyst):
    return client_for(analyst)


def screen(comment) -> str:
    return f"/desk/coding/{comment.texts.get().pk}/"


def give(desk, comment, code, **values):
    return desk.post(screen(comment), {"code": code.pk, "stance": "for", "note": ""} | values)


@pytest.mark.engine
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
    answer = give(desk, comment, code, **values)
    assert answer.status_code == 422 and "Problem:" in answer.content.decode()
    assert not Coding.objects.exists()


def test_what_was_typed_stays_when_a_code_is_refused(desk, comment, code):
    html = give(desk, comment, code, note="Look at the second half", stance="against").content.decode()
    assert "Look at the second half" in html
    assert re.search(r'value="against"[^>]*checked', html)


def test_unknown_texts_and_codes_and_translations_do_not_exist(desk, comment, code):
    facts = {"code": 99999, "sentence": ["0-15"]}
    assert desk.post(screen(comment), facts).status_code == 404
    assert desk.get("/desk/coding/99999/").status_code == 404
    other = make_translation(comment)
    assert desk.get(f"/desk/coding/{other.pk}/").status_code == 404


@pytest.mark.parametrize(
    "facts", [{"state": "withdrawn"}, {"consent_analyse": False}, {"texts": {"superseded_at": clock.now()}}]
)
def test_words_taken_back_replaced_or_not_to_be_counted_are_not_coded(desk, comment, code, analyst, facts):
    where, changed = screen(comment), dict(facts)
    comment.texts.update(**changed.pop("texts", {"superseded_at": None}))
    Submission.objects.filter(pk=comment.pk).update(**changed or {"state": "received"})
    assert desk.post(where, {"code": code.pk, "sentence": ["0-15"]}).status_code == 404
    text = SubmissionText.objects.select_related("submission").get()
    with pytest.raises(NotPossibleNow):
        add_coding(actor=analyst, text=text, code=code, start=0, end=15)


def test_a_retired_code_cannot_be_given(desk, comment, book):
    retired = make.make_code(book, "old", status="retired")
    assert "no longer in use" in give(desk, comment, retired, sentence=["0-15"]).content.decode()
    assert not Coding.objects.exists()


@pytest.mark.engine
def test_the_same_code_on_the_same_words_is_given_once(desk, comment, code):
    give(desk, comment, code, sentence=["0-15"])
    give(desk, comment, code, sentence=["0-15"])
    assert Coding.objects.count() == 1


def test_a_code_is_taken_away_by_its_coder_only_and_its_history_stays(
    desk, comment, code, client_for, publisher
):
    give(desk, comment, code, sentence=["0-15"])
    take = {"take": Coding.objects.get().pk}
    assert client_for(publisher).post(screen(comment), take).status_code == 422
    assert Coding.objects.count() == 1
    desk.post(screen(comment), take)
    assert not Coding.objects.exists()
    assert list(Coding.history.values_list("history_type", flat=True)) == ["-", "+"]


def test_undo_takes_away_what_one_gave_last(desk, comment, code, book):
    other = make.make_code(book, "other")
    give(desk, comment, code, sentence=["0-15"])
    give(desk, comment, other, sentence=["0-15"])
    desk.post(screen(comment), {"do": "undo"})
    assert Coding.objects.get().code == code
    desk.post(screen(comment), {"do": "undo"})
    assert desk.post(screen(comment), {"do": "undo"}).status_code == 422


def test_done_leads_to_the_next_unread_text_and_back_to_the_one_before(desk, form, comment):
    second = make.make_submission(form, "A second one.")
    answer = desk.post(screen(comment), {"do": "done", "note": "seen"})
    assert answer.url == f"{screen(second)}#words"
    assert CodingTask.objects.get().note == "seen"
    assert desk.post(screen(second), {"do": "back", "note": ""}).url == f"{screen(comment)}#words"
    assert desk.post(screen(second), {"do": "flag"}, follow=True).status_code == 200
    assert set(CodingTask.objects.values_list("state", flat=True)) == {"done", "flagged"}
    assert "2 of 2" in desk.get("/desk/coding/").content.decode()


def test_the_first_unread_text_opens(desk, form, comment):
    assert desk.get("/desk/coding/?form=survey").url == f"{screen(comment)}#words"
    assert desk.get("/desk/coding/?form=none").url == f"{screen(comment)}#words"


def test_county_and_other_answers_about_the_person_are_not_on_the_screen(desk, form, code):
    Demographics.objects.create(submission=make.make_submission(form), answers={"county": "Alpine-canary"})
    text = SubmissionText.objects.latest("pk")
    assert "Alpine-canary" not in desk.get(f"/desk/coding/{text.pk}/").content.decode()


def test_the_screen_asks_the_same_statements_for_one_text_as_for_many(desk, form, code, analyst):
    first = make.make_submission(form)
    make.code_text(first, code, analyst)
    desk.get(screen(first))
    with CaptureQueriesContext(connection) as few:
        desk.get(screen(first))
    for number in range(5):
        make.code_text(make.make_submission(form, f"Text {number}. More."), code, analyst)
    with CaptureQueriesContext(connection) as many:
        desk.get(screen(first))
    assert len(many) == len(few)


def test_a_changed_meaning_raises_the_versions_and_flags_old_codings(desk, comment, code, analyst):
    give(desk, comment, code, sentence=["0-15"])
    code.definition = {"en": "Now something else"}
    revise_code(actor=analyst, code=code)
    assert (Code.objects.get().version, Codebook.objects.get().version) == (2, 2)
    assert Coding.objects.select_related("code").get().is_outdated
    assert "the code has changed since" in desk.get(f"/desk/comments/{comment.pk}/").content.decode()


def test_an_edit_that_changes_no_meaning_raises_no_version(code, analyst):
    code.example = "An example"
    revise_code(actor=analyst, code=code)
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
