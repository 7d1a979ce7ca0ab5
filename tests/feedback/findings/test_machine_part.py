"""A finding says what a program did with its code only where people accepted it, and without a number (PAR-03)."""

import pytest

from cms import clock
from feedback.cuts.services import make_cut
from feedback.models import Coding, Suggestion, SuggestionRun, ThemeProposal, ThemeRun
from tests.factories import findings

PASSAGES = "suggested some passages for this code (TF-IDF, nearest); people decided about each."
THEMES = "proposed groups of similar passages (TF-IDF, k-means); a person accepted one or more of them"


def suggest(coding: Coding, state: str) -> None:
    run = SuggestionRun.objects.create(
        number=1, codebook=coding.code.codebook, codebook_version=1, method="TF-IDF, nearest"
    )
    place = {"text": coding.text, "code": coding.code, "start": coding.start, "end": coding.end}
    made = Suggestion.objects.create(run=run, score=0.9, state=state, decided_at=clock.now(), **place)
    if state == "accepted":
        Coding.objects.filter(pk=coding.pk).update(suggestion=made)


def propose(code, state: str) -> None:
    run = ThemeRun.objects.create(number=1, codebook=code.codebook, method="TF-IDF, k-means")
    linked = code if state == "accepted" else None
    ThemeProposal.objects.create(run=run, language="en", state=state, code=linked, decided_at=clock.now())


def page_of(client, code, analyst) -> str:
    made = findings.public(findings.draft(make_cut(actor=analyst), code, analyst))
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
