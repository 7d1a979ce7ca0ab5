"""Codes that the machine puts forward: with evidence, by the worker, and worth nothing until a person accepts."""

import pytest

from cms.jobs import queue
from feedback.coding import machine_runs, suggestions
from feedback.coding.nearest_passages import Neighbours, Span
from feedback.coding.suggestion_presenters import pieces, waiting_for
from feedback.cuts import files as cut_files
from feedback.cuts.services import make_cut
from feedback.models import Code, Coding, CodingSample, CodingTask, Submission, Suggestion, SuggestionRun
from tests.factories import feedback as make
from tests.furniture import furnished

WORDS = "Show my county now. The weather was nice."


@furnished
def fresh(coded, form):
    """Two comments that nobody has read, beside fourteen that are coded."""
    return [
        make.make_submission(form, WORDS),
        make.make_submission(form, "Nothing alike stands here at all."),
    ]


@furnished
def desk(client_for, analyst):
    return client_for(analyst)


def look(desk) -> SuggestionRun:
    response = desk.post("/desk/suggestions/start/", {"form": ""})
    run = SuggestionRun.objects.order_by("-number")[0]
    assert response.status_code == 302 and response["Location"] == run.job.get_absolute_url()
    queue.run_job.call(str(run.job.pk))
    run.refresh_from_db()
    assert run.is_done, run.job
    return run


@furnished
def suggestion(desk, fresh):
    look(desk)
    return Suggestion.objects.get()


def act(desk, suggestion, what, **values):
    return desk.post(f"/desk/suggestions/{suggestion.pk}/{what}/", values)


def test_a_sentence_like_a_coded_passage_is_put_forward_with_its_evidence(desk, suggestion, fresh):
    assert suggestion.text.submission == fresh[0] and suggestion.code.key == "place"
    assert suggestion.text.text[suggestion.start : suggestion.end] == "Show my county now."
    html = desk.get("/desk/suggestions/").content.decode()
    assert "Based on 3 coded passages" in html and "<mark>county</mark>" in html
    assert "Nothing alike" not in html


def test_it_counts_nowhere_until_it_is_accepted_and_then_as_that_persons_coding(desk, suggestion, analyst):
    before = make_cut(actor=analyst)
    assert sum(len(row["codes"]) for row in cut_files.rows(before)) == 14
    act(desk, suggestion, "accept", stance="against")
    coding = Coding.objects.get(suggestion=suggestion)
    assert (coding.coder, coding.stance, coding.start) == (analyst, "against", suggestion.start)
    after = make_cut(actor=analyst)
    assert sum(len(row["codes"]) for row in cut_files.rows(after)) == 15
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.decided_by_name) == ("accepted", "Ana")


def test_what_is_rejected_stays_on_record_and_never_comes_again(desk, suggestion):
    act(desk, suggestion, "reject")
    assert not Coding.objects.filter(text=suggestion.text).exists()
    look(desk)
    assert Suggestion.objects.get().state == "rejected"


def test_a_second_pass_repeats_nothing(desk, suggestion):
    look(desk)
    assert Suggestion.objects.get() == suggestion


@pytest.mark.parametrize("first", ["accept", "reject"])
def test_nobody_decides_twice(desk, suggestion, first):
    act(desk, suggestion, first)
    page = act(desk, suggestion, "accept", stance="against")
    html = page.content.decode()
    assert page.status_code == 422 and "already decided on this suggestion" in html
    assert 'name="stance" value="against"' in html
    assert Coding.objects.filter(text=suggestion.text).count() == (1 if first == "accept" else 0)


def test_acceptance_is_shown_with_how_many_were_decided(desk, suggestion):
    assert "No one has decided on one yet." in desk.get("/desk/suggestions/").content.decode()
    act(desk, suggestion, "accept")
    assert "(1 of 1 decided)" in desk.get("/desk/suggestions/").content.decode()


def test_suggestions_of_a_retired_code_and_of_words_taken_back_are_gone(desk, suggestion):
    Code.objects.update(status=Code.Status.RETIRED)
    assert not waiting_for(suggestion.text)
    Code.objects.update(status=Code.Status.ACTIVE)
    assert waiting_for(suggestion.text)
    Submission.objects.filter(pk=suggestion.text.submission_id).update(state="withdrawn")
    assert not waiting_for(suggestion.text)
    assert act(desk, suggestion, "accept").status_code in (404, 422)
    assert not Coding.objects.filter(text=suggestion.text).exists()


def test_what_coders_of_an_open_sample_read_apart_gets_none(desk, fresh, book, analyst):
    sample = CodingSample.objects.create(
        number=1, codebook=book, codebook_version=1, size=1, seed="x", drawn_by="Paul"
    )
    task = {"text": fresh[0].texts.get(), "coder": analyst, "coder_name": "Ana", "sample": sample}
    CodingTask.objects.create(**task)
    look(desk)
    assert not Suggestion.objects.exists()


def test_one_on_words_that_coders_read_apart_since_cannot_be_decided(desk, suggestion, book, analyst):
    sample = CodingSample.objects.create(
        number=1, codebook=book, codebook_version=1, size=1, seed="x", drawn_by="Paul"
    )
    CodingTask.objects.create(text=suggestion.text, coder=analyst, coder_name="Ana", sample=sample)
    assert act(desk, suggestion, "accept").status_code == 404
    suggestion.refresh_from_db()
    assert suggestion.state == "waiting"


def test_the_coding_screen_offers_it_and_leads_back(desk, suggestion):
    where = f"/desk/coding/{suggestion.text_id}/"
    html = desk.get(where).content.decode()
    assert "Suggested by the program" in html and f"/desk/suggestions/{suggestion.pk}/accept/" in html
    assert act(desk, suggestion, "reject", back=where)["Location"] == where


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/desk/", "//elsewhere.example/desk/", "/admin/", ""]
)
def test_the_way_back_leads_to_our_own_desk_only(desk, suggestion, back):
    assert act(desk, suggestion, "reject", back=back)["Location"] == "/desk/suggestions/"


def test_without_coded_passages_there_is_nothing_to_learn_from(desk, form, code):
    response = desk.post("/desk/suggestions/start/", {"form": ""})
    assert response.status_code == 422 and "Code at least 5 passages first." in response.content.decode()
    unknown = desk.post("/desk/suggestions/start/", {"form": "999"})
    assert unknown.status_code == 422
    assert "Choose a form from the list." in unknown.content.decode().split('id="start-heading"')[1]
    assert not SuggestionRun.objects.exists()


def test_sentences_that_changed_during_the_run_get_no_suggestion(desk, fresh, monkeypatch):
    def slowly(*args, **kwargs):
        fresh[0].texts.update(text="[redacted]")
        return {}

    monkeypatch.setattr(suggestions, "measure", slowly)
    assert look(desk).made == 0 and not Suggestion.objects.exists()


def test_two_who_start_a_run_at_the_same_moment_start_one(desk, fresh, monkeypatch, book):
    label = machine_runs.actor_label

    def at_once(actor):
        SuggestionRun.objects.create(number=1, codebook=book, codebook_version=1, made_by="Paul")
        return label(actor)

    monkeypatch.setattr(machine_runs, "actor_label", at_once)
    refused = desk.post("/desk/suggestions/start/", {"form": ""})
    assert refused.status_code == 422 and "A run is in progress." in refused.content.decode()


def test_one_pass_at_a_time_and_a_stopped_one_keeps_nothing(desk, fresh):
    desk.post("/desk/suggestions/start/", {"form": ""})
    assert "A run is in progress." in desk.post("/desk/suggestions/start/", {"form": ""}).content.decode()
    run = SuggestionRun.objects.get()
    run.job.cancel_asked = True
    run.job.save()
    queue.run_job.call(str(run.job.pk))
    run.job.refresh_from_db()
    assert run.job.state == "cancelled" and not Suggestion.objects.exists()
    look(desk)


def test_the_list_grows_without_more_statements(desk, suggestion, form, code, django_assert_max_num_queries):
    for number in range(6):
        text = make.make_submission(form, f"{number} {WORDS}").texts.get()
        copy = {"start": 0, "end": 9, "score": 0.5, "evidence": suggestion.evidence}
        Suggestion.objects.create(run=suggestion.run, text=text, code=code, **copy)
    desk.get("/desk/suggestions/")
    with django_assert_max_num_queries(16):
        desk.get("/desk/suggestions/")


# Without a database ------------------------------------------------------------------------------------


def spans(*words: str, code: int = 0) -> list[Span]:
    return [Span(number, 0, len(each), each, code) for number, each in enumerate(words)]


def test_the_same_words_give_the_same_answer_and_the_majority_of_the_nearest_wins():
    known = spans("show my county please", "show our county", code=1) + spans("pay teachers more", code=2)
    asked = spans("show the county first", "nothing to do with any of it", "pay for teachers")
    once, again = (list(Neighbours("en", known, asked).suggest(asked)) for _time in range(2))
    assert once == again and [(each.span.text, each.code) for each in once] == [(0, 1), (2, 2)]
    assert once[0].evidence["words"] == ["county", "show"] and len(once[0].evidence["neighbours"]) == 2


def test_languages_without_spaces_are_compared_letter_by_letter():
    known = spans("請公布各縣的數字", code=1) + spans("老師的薪水太低", code=2)
    asked = spans("想看縣的數字")
    assert [each.code for each in Neighbours("zh-hant", known, asked).suggest(asked)] == [1]


def test_shared_words_are_marked_whole():
    found = pieces("County, my county; countywide", ["county"])
    assert [each.words for each in found if each.is_shared] == ["County", "county"]
