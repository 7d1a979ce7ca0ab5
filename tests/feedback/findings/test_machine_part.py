"""A finding says what a program did with its code only where people accepted it, and without a number (PAR-03)."""

import pytest

from cms import clock
from cms.records.history import record
from feedback.coding.codebook import merge_code
from feedback.coding.services import add_coding, remove_coding
from feedback.cuts.services import make_cut
from feedback.findings.machine_part import machine_part
from feedback.models import Coding, Submission, Suggestion, SuggestionRun, ThemeProposal, ThemeRun
from feedback.submissions.services import withdraw
from tests.factories import feedback as make
from tests.factories import findings

PASSAGES = "suggested some of the passages with this code (TF-IDF, nearest); a person accepted each of those."
THEMES = "proposed groups of similar passages (TF-IDF, k-means); a person accepted one or more of them"


def suggest(coding: Coding, state: str) -> None:
    run = SuggestionRun.objects.create(
        number=1, codebook=coding.code.codebook, codebook_version=1, method="TF-IDF, nearest"
    )
    place = {"text": coding.text, "code": coding.code, "start": coding.start, "end": coding.end}
    made = Suggestion.objects.create(run=run, score=0.9, state=state, decided_at=clock.now(), **place)
    if state == "accepted":
        coding.suggestion = made
        record(coding, actor=coding.coder, reason="accepted a suggestion", update_fields=["suggestion"])


def propose(code, state: str) -> None:
    run = ThemeRun.objects.create(
        number=1, codebook=code.codebook, method="en: TF-IDF, k-means; es: sentence embeddings"
    )
    linked = code if state == "accepted" else None
    about = {"language": "en", "method": "TF-IDF, k-means"}
    ThemeProposal.objects.create(run=run, state=state, code=linked, decided_at=clock.now(), **about)


def page_of(client, code, analyst, **cut) -> str:
    made = findings.public(findings.draft(make_cut(actor=analyst, **cut), code, analyst))
    return client.get(made.get_absolute_url()).content.decode()


@pytest.mark.parametrize("state", ["waiting", "rejected"])
def test_nothing_is_said_of_what_nobody_accepted(client, coded, code, analyst, state):
    suggest(Coding.objects.first(), state)
    propose(code, state)
    html = page_of(client, code, analyst)
    assert "How it was calculated" in html and "A program on the Office" not in html


def test_accepted_suggestions_and_themes_are_told_with_their_methods_and_without_a_number(
    client, coded, code, analyst
):
    suggest(Coding.objects.first(), "accepted")
    propose(code, "accepted")
    html = page_of(client, code, analyst)
    assert PASSAGES in html and THEMES in html


def test_what_is_accepted_after_the_data_set_is_frozen_is_not_said_of_it(client, coded, code, analyst):
    made = findings.draft(make_cut(actor=analyst), code, analyst)
    propose(code, "accepted")
    html = client.get(findings.public(made).get_absolute_url()).content.decode()
    assert "A program on the Office" not in html


def test_a_code_merged_into_it_after_the_data_set_was_frozen_is_not_said_of_it(client, coded, code, analyst):
    other = make.make_code(code.codebook, "buses")
    propose(other, "accepted")
    made = findings.draft(make_cut(actor=analyst), code, analyst)
    merge_code(actor=analyst, code=other, into=code)
    html = client.get(findings.public(made).get_absolute_url()).content.decode()
    assert "A program on the Office" not in html
    later = findings.public(findings.draft(make_cut(actor=analyst), code, analyst))
    assert THEMES in client.get(later.get_absolute_url()).content.decode()


def test_an_accepted_passage_that_was_removed_is_said_of_the_data_set_that_has_it_only(
    client, coded, code, analyst
):
    coding = Coding.objects.first()
    suggest(coding, "accepted")
    made = findings.draft(make_cut(actor=analyst), code, analyst)
    remove_coding(actor=analyst, coding=coding)
    assert PASSAGES in client.get(findings.public(made).get_absolute_url()).content.decode()
    assert "A program on the Office" not in page_of(client, code, analyst)


def test_accepted_passages_of_comments_that_are_not_in_the_data_set_are_not_said_of_it(
    client, form, coded, code, analyst
):
    last = make.make_submission(form, "Show my county too.", state="published", channel="web")
    text = last.texts.get()
    suggest(add_coding(actor=analyst, text=text, code=code, start=0, end=len(text.text)), "accepted")
    assert PASSAGES in page_of(client, code, analyst)
    letters = make_cut(actor=analyst, filters={"channel": "letter"})
    assert machine_part(findings.draft(letters, code, analyst)) == {}
    withdraw(submission=Submission.objects.get(pk=last.pk), actor="public")
    assert "A program on the Office" not in page_of(client, code, analyst)
