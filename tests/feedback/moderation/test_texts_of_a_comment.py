"""One comment, several texts: the person's own words first, all others as versions with who, when and how (PRV-14)."""

import pytest

from feedback.models import Submission, SubmissionText
from feedback.moderation.language_detection import fill_hints
from feedback.moderation.texts import add_transcript
from tests.factories import feedback as make
from tests.furniture import furnished

SPANISH = "Quiero ver los números de mi condado en la primera página."


@furnished
def comment(form):
    return make.make_submission(form, SPANISH, language="es")


@furnished
def desk(client_for, editor):
    return client_for(editor)


def translate(desk, comment, words="I want my county.", language="en", **values):
    where = f"/desk/comments/{comment.pk}/texts/{comment.texts.get(role='original').pk}/translate/"
    return desk.post(where, {"words": words, "language": language, **values})


def texts(**facts) -> list[str]:
    return list(SubmissionText.objects.filter(**facts).order_by("pk").values_list("text", flat=True))


def test_a_translation_says_who_made_it_and_how_and_the_own_words_come_first(desk, comment):
    translate(desk, comment)
    translate(desk, comment, "Je veux voir.", "tl", machine="Model X 3")
    made = SubmissionText.objects.filter(role="translation").order_by("pk")
    assert [(each.method, each.made_by, each.of.text) for each in made] == [
        ("By a person", "Edith", SPANISH),
        ("By a machine: Model X 3", "Edith", SPANISH),
    ]
    html = desk.get(f"/desk/comments/{comment.pk}/texts/").content.decode()
    assert html.index("Quiero ver") < html.index("I want my county.")
    assert 'lang="es" dir="auto">Quiero ver' in html and 'lang="tl" dir="auto">Je veux' in html


def test_a_later_translation_replaces_the_earlier_and_both_can_be_compared(desk, comment):
    translate(desk, comment)
    translate(desk, comment, "I want to see my county.")
    assert texts(role="translation", superseded_at=None) == ["I want to see my county."]
    assert len(texts(role="translation")) == 2
    one, two = SubmissionText.objects.filter(role="translation").order_by("pk")
    where = f"/desk/comments/{comment.pk}/texts/{one.pk}/{two.pk}/"
    assert where in desk.get(f"/desk/comments/{comment.pk}/texts/").content.decode()
    assert "<ins>to see</ins>" in desk.get(where).content.decode()


@pytest.mark.parametrize(
    "values",
    [{"words": ""}, {"language": "xx"}, {"language": "es"}, {"words": "x" * 20_001}, {"machine": "m" * 41}],
)
def test_a_translation_that_makes_no_sense_is_refused_and_what_was_typed_stays(desk, comment, values):
    page = translate(desk, comment, **{"words": "Typed before", **values})
    assert page.status_code == 422 and not texts(role="translation")
    if "words" not in values:
        assert "Typed before" in page.content.decode()


def test_the_same_translation_twice_and_replaced_words_are_refused(desk, comment):
    translate(desk, comment)
    assert translate(desk, comment).status_code == 422
    SubmissionText.objects.filter(role="original").update(superseded_at="2022-06-01T00:00Z")
    assert translate(desk, comment, "Another").status_code == 404


def test_spoken_words_are_written_down_once_and_marked_like_typed_ones(desk, form):
    comment = make.make_submission(form, "", answers={"find": "red"}, channel="spoken")
    where = f"/desk/comments/{comment.pk}/texts/add/"
    facts = {"question_key": "missing", "language": "en"}
    desk.post(where, facts | {"words": "Show it. Call 916-555-0143."})
    desk.post(where, facts | {"words": "Show it, please. Call 916-555-0143."})
    assert texts(role="transcript", superseded_at=None) == ["Show it, please. Call 916-555-0143."]
    made = SubmissionText.objects.current().get(role="transcript")
    assert made.private_passages.get().kind == "phone" and made.method == "Transcribed by a person"


@pytest.mark.parametrize("key", ["find", "nowhere", "missing"])
def test_only_an_open_question_without_typed_words_is_written_down(desk, comment, key):
    where = f"/desk/comments/{comment.pk}/texts/add/"
    page = desk.post(where, {"question_key": key, "language": "en", "words": "Words"})
    assert page.status_code == 422 and not texts(role="transcript")


def test_typed_words_and_a_transcript_never_count_twice(editor, comment):
    facts = {"submission": comment, "question_key": "missing", "language": "es", "words": "Words"}
    with pytest.raises(Exception, match="already has typed text"):
        add_transcript(actor=editor, **facts)


def test_a_machine_guesses_the_language_and_a_person_sets_it_with_a_reason(desk, form):
    comment = make.make_submission(form, SPANISH, language="vi")
    short = make.make_submission(form, "Sí")
    assert fill_hints() == 2 and fill_hints() == 0
    assert list(Submission.objects.order_by("pk").values_list("language_hint", flat=True)) == ["es", "und"]
    where = f"/desk/comments/{comment.pk}/texts/"
    assert "Machine guess: Español" in desk.get(where).content.decode()
    assert "Machine guess" not in desk.get(f"/desk/comments/{short.pk}/").content.decode()
    assert desk.post(where + "language/", {"language": "es", "reason": " "}).status_code == 422
    desk.post(where + "language/", {"language": "es", "reason": "I read it"})
    comment.refresh_from_db()
    assert (comment.language, comment.texts.get().language, comment.texts.get().text) == ("es", "es", SPANISH)
    assert comment.history.first().history_change_reason == "language: I read it"
    assert "Machine guess" not in desk.get(where).content.decode()


def test_taken_back_words_get_no_more_texts(desk, comment):
    Submission.objects.update(state="withdrawn")
    assert translate(desk, comment).status_code == 422
    where = f"/desk/comments/{comment.pk}/texts/language/"
    assert desk.post(where, {"language": "en", "reason": "So"}).status_code == 422


def test_texts_of_another_comment_do_not_exist_here(desk, form, comment):
    other = make.make_submission(form).texts.get().pk
    mine = comment.texts.get().pk
    assert desk.get(f"/desk/comments/{comment.pk}/texts/{mine}/{other}/").status_code == 404
    where = f"/desk/comments/{comment.pk}/texts/{other}/translate/"
    assert desk.post(where, {"words": "Words", "language": "es"}).status_code == 404


def test_the_queue_finds_words_of_every_text_that_stands_now(desk, comment):
    translate(desk, comment, "An old wording")
    translate(desk, comment, "A newer wording")
    found = {
        words: comment.reference in desk.get("/desk/comments/", {"words": words}).content.decode()
        for words in ("NEWER", "condado", "old wording")
    }
    assert found == {"NEWER": True, "condado": True, "old wording": False}


def test_one_comment_shows_facts_answers_and_what_is_next(desk, form):
    comment = make.make_submission(form, "First", answers={"find": "red", "who": ["red", "blue"]})
    after = make.make_submission(form, "Second")
    html = desk.get(f"/desk/comments/{comment.pk}/").content.decode()
    for words in ("About who", "Red, Blue", "Letter", f"/desk/comments/{after.pk}/", f"{comment.pk}/texts/"):
        assert words in html
